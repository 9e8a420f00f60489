import { setRequestLocale } from 'next-intl/server';
import { HomeScreen } from '@/components/result/home-screen';

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <HomeScreen />;
}

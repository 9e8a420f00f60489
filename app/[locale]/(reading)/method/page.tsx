import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MethodScreen } from '@/components/method/method-screen';
import { methodView } from '@/lib/queries/method-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('method');
  return { title: t('title') };
}

export default async function MethodPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <MethodScreen view={methodView()} />;
}

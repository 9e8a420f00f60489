import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ExplainScreen } from '@/components/explain/explain-screen';
import { explainView } from '@/lib/queries/explain-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('explain');
  return { title: t('title') };
}

export default async function ExplainPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <ExplainScreen view={explainView()} />;
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { CasesScreen } from '@/components/method/cases-screen';
import { methodView } from '@/lib/queries/method-view';

interface CasesPageProps {
  params: Promise<{ locale: string; family: string }>;
}

async function familyOf(params: CasesPageProps['params']) {
  const { family: asked } = await params;
  return methodView().families.find(({ id }) => id === asked);
}

export async function generateMetadata({ params }: CasesPageProps): Promise<Metadata> {
  const family = await familyOf(params);
  if (family === undefined) return {};
  const t = await getTranslations('method');
  return { title: t('cases.title', { family: t(`family.${family.id}`) }) };
}

export default async function CasesPage({ params }: CasesPageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const family = await familyOf(params);
  if (family === undefined) notFound();
  return <CasesScreen family={family} />;
}

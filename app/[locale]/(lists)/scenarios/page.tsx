import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ScenarioList } from '@/components/scenarios/scenario-list';
import { pageContext } from '@/lib/http/page-context';
import { defaultView } from '@/lib/queries/default-view';
import { listScenarios } from '@/lib/scenarios/list';

interface ScenariosPageProps {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ trash?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('scenarios');
  return { title: t('title') };
}

export default async function ScenariosPage({ params, searchParams }: ScenariosPageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const trash = (await searchParams).trash === 'true';
  const first = await listScenarios(await pageContext(), { trash });
  return (
    <ScenarioList
      key={String(trash)}
      first={first}
      readAt={Date.now()}
      trash={trash}
      names={defaultView().names}
    />
  );
}

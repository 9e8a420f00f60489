import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { HomeScreen } from '@/components/result/home-screen';
import { ScenarioDesk } from '@/components/scenario/scenario-desk';
import { TopBar } from '@/components/scenario/top-bar';
import { pageContext } from '@/lib/http/page-context';
import { scenarioId } from '@/lib/http/params';
import { defaultView } from '@/lib/queries/default-view';
import { savedView } from '@/lib/queries/saved-view';
import { Refusal } from '@/lib/refusal';
import { openScenario } from '@/lib/scenarios/open';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';

interface ScenarioPageProps {
  params: Promise<{ locale: string; id: string }>;
}

async function opened(id: string): Promise<SavedScenario> {
  try {
    return await openScenario(await pageContext(), scenarioId(id));
  } catch (thrown) {
    if (thrown instanceof Refusal) notFound();
    throw thrown;
  }
}

export async function generateMetadata({ params }: ScenarioPageProps): Promise<Metadata> {
  const { scenario } = await opened((await params).id);
  return scenario.name === '' ? {} : { title: scenario.name };
}

/** One saved scenario, on the same desk as the first screen. */
export default async function ScenarioPage({ params }: ScenarioPageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const saved = await opened(id);
  return (
    <ScenarioDesk
      key={id}
      view={savedView(saved.scenario)}
      saved={saved}
      base={defaultView().answer.scenario}
    >
      <TopBar />
      <HomeScreen />
    </ScenarioDesk>
  );
}

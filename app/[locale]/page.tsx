import { setRequestLocale } from 'next-intl/server';
import { HomeScreen } from '@/components/result/home-screen';
import { ScenarioDesk } from '@/components/scenario/scenario-desk';
import { TopBar } from '@/components/scenario/top-bar';
import { defaultView } from '@/lib/queries/default-view';

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { answer, advice, names } = defaultView();
  return (
    <ScenarioDesk initial={answer.scenario} names={names}>
      <TopBar locale={locale} />
      <HomeScreen answer={answer} advice={advice} />
    </ScenarioDesk>
  );
}

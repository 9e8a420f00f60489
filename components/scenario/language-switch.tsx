'use client';

import { scenarioFragment } from '@/lib/scenario-state/fragment';
import { HOME_KEY } from '@/lib/scenario-state/scenario-store';
import { LanguageLinks } from './language-links';
import { useDesk, useScenario } from './scenario-context';

/** The page in the other language. The scenario stays: it lives outside the page, and the link carries it. */
export function LanguageSwitch() {
  const { key, base } = useDesk();
  const scenario = useScenario();
  return <LanguageLinks rest={() => (key === HOME_KEY ? scenarioFragment(scenario, base) : '')} />;
}

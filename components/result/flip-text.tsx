'use client';

import { useTranslations } from 'next-intl';
import type { FlipPoint } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { flipSentence } from '@/lib/i18n/change-sentences';
import type { ScenarioWording } from './use-wording';

interface FlipTextProps {
  flip: FlipPoint;
  scenario: Scenario;
  pickId: string | null;
  wording: ScenarioWording;
}

export function FlipText({ flip, scenario, pickId, wording }: FlipTextProps) {
  const t = useTranslations();
  return flipSentence(flip, scenario, pickId, {
    ...wording,
    say: (key, values) => t(key, values),
    machineOf: (id) => wording.titles[id]?.machine,
  });
}

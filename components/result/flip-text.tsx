'use client';

import { useTranslations } from 'next-intl';
import type { FlipPoint } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { formatDuration } from '@/lib/format/duration';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/number';
import type { ScenarioWording } from './use-wording';

interface FlipTextProps {
  flip: FlipPoint;
  scenario: Scenario;
  pickId: string | null;
  wording: ScenarioWording;
}

/** One flip point as a sentence: which input, past which value, and what is recommended then. */
export function FlipText({ flip, scenario, pickId, wording }: FlipTextProps) {
  const t = useTranslations('flip');
  const { locale, money } = wording;
  const stays = pickId ?? 'none';
  const direction = flip.below === stays ? 'above' : 'below';
  const becomes = direction === 'above' ? flip.above : flip.below;
  const ending = {
    direction,
    becomes: becomes === 'none' ? 'none' : 'option',
    option: wording.titleOf(becomes),
  };
  switch (flip.path) {
    case 'goals.deadlineSeconds':
      return t('deadline', { ...ending, value: formatDuration(flip.value, locale) });
    case 'goals.budgetUsd':
      return t('budget', { ...ending, value: formatMoney(flip.value, money, locale) });
    case 'workload.trainingTokens':
      return t('tokens', { ...ending, value: formatCount(flip.value, locale) });
    default: {
      const asked = scenario.options.find(({ hardware }) => flip.path.includes(`.${hardware}.`));
      const name = wording.titles[asked?.id ?? '']?.machine;
      if (!flip.path.startsWith('providers.') || name === undefined)
        return t('other', { ...ending, path: flip.path, value: flip.value });
      return t('price', {
        ...ending,
        machine: name,
        value: formatMoney(flip.value, money, locale),
      });
    }
  }
}

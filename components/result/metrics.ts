import type { Band, OptionResult } from '@/engine/result';
import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import { formatLoss } from '@/lib/format/loss';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import type { Wording } from '@/lib/i18n/details-text';

/** A row of the comparison: less is better in all of them. */
export interface Metric {
  id: 'time' | 'cost' | 'energy' | 'carbon' | 'lossGap';
  band: (option: OptionResult) => Band;
  /** `at` picks the unit, so that a row shares one. */
  text: (value: number, wording: Wording, at: number) => string;
  /** A difference in percent says nothing where the base may be zero. */
  relative: boolean;
}

export const METRICS: readonly Metric[] = [
  {
    id: 'time',
    band: (option) => option.trainingSeconds,
    text: (value, { locale }, at) => formatDuration(value, locale, { at }),
    relative: true,
  },
  {
    id: 'cost',
    band: (option) => option.costUsd,
    text: (value, { locale, money }, at) => formatMoney(value, money, locale, { at }),
    relative: true,
  },
  {
    id: 'energy',
    band: (option) => option.energyJoules,
    text: (value, _wording, at) => formatEnergy(value, { at }),
    relative: true,
  },
  {
    id: 'carbon',
    band: (option) => option.co2eKilograms,
    text: (value, _wording, at) => formatCarbon(value, { at }),
    relative: true,
  },
  {
    id: 'lossGap',
    band: (option) => option.loss.gap,
    text: (value) => formatLoss(value),
    relative: false,
  },
];

import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import { formatLoss } from '@/lib/format/loss';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import type { Wording } from '@/lib/i18n/details-text';

/** A row of the comparison on the first screen. `id` is the row's id in the one list of figures. */
export interface Metric {
  id: string;
  /** Message key under `metric`. */
  name: string;
  /** `at` picks the unit, so that a row shares one. */
  text: (value: number, wording: Wording, at: number) => string;
}

export const METRICS: readonly Metric[] = [
  {
    id: 'trainingSeconds',
    name: 'time',
    text: (value, { locale }, at) => formatDuration(value, locale, { at }),
  },
  {
    id: 'costUsd',
    name: 'cost',
    text: (value, { locale, money }, at) => formatMoney(value, money, locale, { at }),
  },
  { id: 'energyJoules', name: 'energy', text: (value, _, at) => formatEnergy(value, { at }) },
  { id: 'co2eKilograms', name: 'carbon', text: (value, _, at) => formatCarbon(value, { at }) },
  { id: 'loss.gap', name: 'lossGap', text: formatLoss },
];

import { formatDuration } from '@/lib/format/duration';
import { formatEnergy } from '@/lib/format/energy';
import type { Locale } from '@/lib/format/locale';
import { formatLoss } from '@/lib/format/loss';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney, type ShownMoney } from '@/lib/format/money';
import { formatCount, formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { ScaledOptions } from '@/lib/format/scale';
import { formatSi } from '@/lib/format/si';
import type { FigureKind } from './figure';

/** A value of a kind as it is shown everywhere: screen, paper, table. `at` picks the unit of a row. */
export function figureText(
  value: number,
  kind: FigureKind,
  locale: Locale,
  money: ShownMoney,
  options: ScaledOptions = {},
): string {
  switch (kind) {
    case 'seconds':
      return formatDuration(value, locale, options);
    case 'usd':
      return formatMoney(value, money, locale, options);
    case 'joules':
      return formatEnergy(value, options);
    case 'kilograms':
      return formatCarbon(value, options);
    case 'count':
      return formatCount(value, locale, options);
    case 'ratio':
      return formatPercent(value, options.digits);
    case 'nats':
      return formatLoss(value);
    case 'bytes':
      return formatSi(value, 'B', options);
    case 'tokensPerSecond':
      return formatSi(value, 'token/s', options);
    case 'months':
      return formatSignificant(value, options.digits);
    case 'watts':
      return formatSi(value, 'W', options);
  }
}

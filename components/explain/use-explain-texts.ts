import { useLocale, useTranslations } from 'next-intl';
import { chartTexts } from '@/components/charts/chart-texts';
import type { PlotTexts } from '@/components/charts/plot-frame';
import { NO_MONEY } from '@/components/method/no-money';
import type { Locale } from '@/lib/format/locale';
import { formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';

/** What the page's charts say: the words of all charts, and their own, which no browser needs to hold. */
export function useExplainTexts(): PlotTexts {
  const locale = useLocale() as Locale;
  const own = useTranslations('explain.charts');
  const shared = useTranslations('charts');
  const texts = chartTexts(locale, NO_MONEY, (key, values) =>
    shared.has(key) ? shared(key, values) : own(key, values),
  );
  return {
    ...texts,
    amount: formatSignificant,
    precisePercent: (ratio) => formatPercent(ratio, 3),
  };
}

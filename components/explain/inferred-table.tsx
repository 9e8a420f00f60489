// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles

import { useLocale, useTranslations } from 'next-intl';
import { EvidenceMark } from '@/components/result/evidence-mark';
import { LISTED_CELL, LISTED_HEAD, ListedCell } from '@/components/ui/listed-cell';
import { formatDuration } from '@/lib/format/duration';
import type { Locale } from '@/lib/format/locale';
import { formatFactor, formatSignificant } from '@/lib/format/number';
import { formatSi } from '@/lib/format/si';
import type { ExplainView } from '@/lib/queries/explain-view';

type InferredFact = ExplainView['inferred'][number];

const CELL = `${LISTED_CELL} py-1.5`;

/** A fact's value in its unit: rates and sizes with a prefix, plain numbers without. */
function amountText(value: number, unit: string, locale: Locale): string {
  if (unit === '1') return formatSignificant(value);
  if (unit === 's') return formatDuration(value, locale);
  return formatSi(value, unit);
}

/** Inferred values with their ranges, and the end of the ladder at either end. */
export function InferredTable({
  facts,
  claimedFactor,
}: {
  facts: readonly InferredFact[];
  claimedFactor: number;
}) {
  const t = useTranslations('explain');
  const grade = useTranslations('charts.grade');
  const locale = useLocale() as Locale;
  const columns = ['taken', 'range', 'end'] as const;
  return (
    <table role="table" className="w-full max-w-[60rem] border-collapse max-md:block">
      <caption className="sr-only">{t('inferred.caption')}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={`${LISTED_HEAD} pl-0 text-left`}>
            {t('inferred.fact')}
          </th>
          {columns.map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={`${LISTED_HEAD} text-right`}
            >
              {t(`inferred.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {facts.map(({ path, name, fact, low, high, endFactorAtLow, endFactorAtHigh }) => (
          <tr
            role="row"
            key={path}
            className="max-md:block max-md:border-t max-md:border-rule max-md:py-2"
          >
            <th
              role="rowheader"
              scope="row"
              className="border-t border-rule py-1.5 pr-2 text-left align-top font-semibold max-md:block max-md:border-0"
            >
              {t(`fact.${name}`)}
              <span className="flex items-center gap-1 text-note font-normal text-ink-soft">
                <EvidenceMark grade={fact.grade} />
                {grade(fact.grade)}
              </span>
            </th>
            <ListedCell className={CELL} label={t('inferred.taken')}>
              {amountText(fact.value, fact.unit, locale)}
            </ListedCell>
            <ListedCell className={CELL} label={t('inferred.range')}>
              {t('inferred.arrow', {
                low: amountText(low, fact.unit, locale),
                high: amountText(high, fact.unit, locale),
              })}
            </ListedCell>
            <ListedCell className={CELL} label={t('inferred.end')}>
              {t('inferred.arrow', {
                low: formatFactor(endFactorAtLow, locale, 3),
                high: formatFactor(endFactorAtHigh, locale, 3),
              })}
              {Math.max(endFactorAtLow, endFactorAtHigh) >= claimedFactor && (
                <span className="block text-note">
                  {t('inferred.reaches', { claimed: formatFactor(claimedFactor, locale) })}
                </span>
              )}
            </ListedCell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

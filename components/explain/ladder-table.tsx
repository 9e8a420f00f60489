// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles

import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { EvidenceMark } from '@/components/result/evidence-mark';
import { LISTED_CELL, LISTED_HEAD, ListedCell } from '@/components/ui/listed-cell';
import type { Band, LadderRung } from '@/engine/result';
import type { Figure } from '@/lib/figures/figure';
import type { Locale } from '@/lib/format/locale';
import { formatFactor, formatInteger, formatRange } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { RungMaths } from './rung-maths';

interface LadderTableProps {
  caption: string;
  ladder: readonly LadderRung[];
  /** The numbers of the rungs with their formulas. */
  figures: readonly Figure[];
  nameOf: (rung: LadderRung) => string;
  sparseShareRatio: number;
}

const CELL = `${LISTED_CELL} pt-2`;

/** Every rung with its rate, its factor and band, how it is known, what it takes as given, and its formulas. */
export function LadderTable({
  caption,
  ladder,
  figures,
  nameOf,
  sparseShareRatio,
}: LadderTableProps) {
  const t = useTranslations('explain');
  const grade = useTranslations('charts.grade');
  const locale = useLocale() as Locale;
  const share = formatPercent(sparseShareRatio);
  const nameById = (id: string) => {
    const rung = ladder.find((each) => each.id === id);
    return rung === undefined ? id : nameOf(rung);
  };
  const band = ({ p10, p90 }: Band) =>
    p10 !== p90 && (
      <span className="block text-note whitespace-nowrap text-ink-soft">
        {formatRange(p10, p90, (ratio) => formatFactor(ratio, locale, 3))}
      </span>
    );
  const assumption = (code: string) => t(`assumption.${code}`, { share });
  return (
    <table role="table" className="w-full max-w-[72rem] border-collapse max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={`${LISTED_HEAD} pl-0 text-left`}>
            {t('ladder.rung')}
          </th>
          {(['rate', 'factor', 'cumulative'] as const).map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={`${LISTED_HEAD} text-right`}
            >
              {t(`ladder.${column}`)}
            </th>
          ))}
          <th role="columnheader" scope="col" className={`${LISTED_HEAD} pr-0 text-left`}>
            {t('ladder.assumptions')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {ladder.map((rung) => (
          <Fragment key={rung.id}>
            <tr
              role="row"
              data-rung={rung.id}
              className="max-md:block max-md:border-t max-md:border-rule max-md:pt-2"
            >
              <th
                role="rowheader"
                scope="row"
                className="border-t border-rule pt-2 pr-2 text-left align-top font-semibold max-md:block max-md:border-0 max-md:py-1"
              >
                {nameOf(rung)}
                <span className="flex items-center gap-1 text-note font-normal text-ink-soft">
                  <EvidenceMark grade={rung.evidence} />
                  {grade(rung.evidence)}
                </span>
              </th>
              <ListedCell className={CELL} label={t('ladder.rate')}>
                {formatInteger(rung.tokensPerSecondPerChip)}
              </ListedCell>
              <ListedCell className={CELL} label={t('ladder.factor')}>
                <b className="font-semibold">{formatFactor(rung.factor, locale, 3)}</b>
                {rung.factorBand && band(rung.factorBand)}
              </ListedCell>
              <ListedCell className={CELL} label={t('ladder.cumulative')}>
                {formatFactor(rung.cumulativeFactor, locale, 3)}
                {rung.cumulativeFactorBand && band(rung.cumulativeFactorBand)}
              </ListedCell>
              <td role="cell" className={`${CELL} pr-0 text-note text-ink-soft max-md:block`}>
                {rung.assumptions.map(assumption).join(' · ')}
              </td>
            </tr>
            <tr role="row" className="max-md:block">
              <td role="cell" colSpan={5} className="pb-1 text-note max-md:block">
                <RungMaths rungId={rung.id} figures={figures} nameOf={nameById} />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { accuracyScatter } from '@/components/charts/accuracy-scatter';
import { chartTexts } from '@/components/charts/chart-texts';
import type { Locale } from '@/lib/format/locale';
import { formatSignificant } from '@/lib/format/number';
import { anchorOf } from './case-href';
import { NO_MONEY } from './no-money';
import type { ScatterFigureProps } from './scatter-figure';

interface CaseTableProps extends Omit<ScatterFigureProps, 'familyId'> {
  caption: string;
  region: string;
}

const ANY_WIDTH_PX = 400;

/** The scatter's figures as a table; an address may point at a row. */
export function CaseTable({ points, family, quantity, caption, region }: CaseTableProps) {
  const t = useTranslations('charts');
  const locale = useLocale() as Locale;
  const texts = { ...chartTexts(locale, NO_MONEY, t), amount: formatSignificant };
  const { twin } = accuracyScatter({ points, family, quantity }, texts, { widthPx: ANY_WIDTH_PX });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={region} tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-[52rem] border-collapse text-note [&_:is(th,td):nth-child(2)]:whitespace-nowrap [&_td:nth-child(n+4)]:text-right [&_td:nth-child(n+4)]:whitespace-nowrap [&_td]:border-t [&_td]:border-rule [&_td]:py-1 [&_td]:pl-3 [&_td]:align-top [&_tbody_th]:border-t [&_tbody_th]:border-rule [&_tbody_th]:py-1 [&_tbody_th]:font-normal [&_tbody_th]:whitespace-nowrap [&_th]:text-left [&_th]:align-top [&_thead_th]:py-1 [&_thead_th]:font-semibold [&_thead_th:nth-child(n+2)]:pl-3 [&_thead_th:nth-child(n+4)]:text-right [&_tr:target]:bg-sunken [&_tr:target]:outline [&_tr:target]:outline-ink">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {twin.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map(([name = '', ...cells]) => (
            <tr key={name} id={anchorOf(name)}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={twin.columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

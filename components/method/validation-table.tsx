// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { formatDifference, formatInteger } from '@/lib/format/number';
import { formatPercent, formatPercentTenths } from '@/lib/format/percent';
import type { MarkedScore, MethodFamily } from '@/lib/queries/method-view';
import { anchorOf, caseHref } from './case-href';

/** Whether a mark is reached, in sign and words. */
function Reached({ score }: { score: MarkedScore }) {
  const t = useTranslations('method.table');
  const mark = formatPercent(score.markRatio);
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Icon name={score.isReached ? 'check' : 'close'} size={12} />
      {score.isReached ? t('reached', { mark }) : <b>{t('missed', { mark })}</b>}
    </span>
  );
}

const HEAD = 'px-2 pb-2 align-bottom font-normal text-ink-soft text-note';
const CELL =
  'border-t border-rule px-2 py-2 align-top max-md:flex max-md:justify-between max-md:gap-4 max-md:border-0 max-md:px-0 max-md:py-0.5 max-md:text-right';

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td role="cell" className={`${CELL} md:text-right`}>
      <span aria-hidden="true" className="shrink-0 text-note text-ink-soft md:hidden">
        {label}
      </span>
      <span>{children}</span>
    </td>
  );
}

/** The score of every family beside the mark that it has to reach. On a narrow screen each row is a list. */
export function ValidationTable({ families }: { families: readonly MethodFamily[] }) {
  const t = useTranslations('method');
  const locale = useLocale();
  const columns = ['n', 'calibration', 'test', 'error', 'mark', 'median', 'p95'] as const;
  return (
    <table role="table" className="w-full border-collapse max-md:block">
      <caption className="sr-only">{t('table.caption')}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={`${HEAD} pl-0 text-left`}>
            {t('table.family')}
          </th>
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col" className={`${HEAD} text-right`}>
              {t(`table.${column}`)}
            </th>
          ))}
          <th role="columnheader" scope="col" className={`${HEAD} pr-0 text-left`}>
            {t('table.worst')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {families.map((family) => {
          const { id, row, bySize } = family;
          return (
            <tr
              role="row"
              key={id}
              data-family={id}
              className="max-md:block max-md:border-t max-md:border-rule max-md:py-2"
            >
              <th
                role="rowheader"
                scope="row"
                className="border-t border-rule py-2 pr-2 text-left align-top font-semibold max-md:block max-md:border-0 max-md:py-1"
              >
                <a href={`#${id}`} className="underline decoration-rule-firm underline-offset-4">
                  {t(`family.${id}`)}
                </a>
                {id === 'megatron-deepspeed-single' && (
                  <span className="block text-note font-normal text-ink-soft">
                    {t('table.composed')}
                  </span>
                )}
              </th>
              <Cell label={t('table.n')}>{formatInteger(row.n)}</Cell>
              <Cell label={t('table.calibration')}>{formatInteger(row.nCalibration)}</Cell>
              <Cell label={t('table.test')}>{formatInteger(row.nTest)}</Cell>
              <Cell label={t('table.error')}>
                <b className="font-semibold">{formatPercentTenths(row.mape)}</b>
                {bySize.map((score) => (
                  <span key={score.sizeLabel} className="block text-note whitespace-nowrap">
                    {t('table.size', { size: score.sizeLabel.toUpperCase() })}{' '}
                    {formatPercentTenths(score.row.mape)}
                  </span>
                ))}
              </Cell>
              <Cell label={t('table.mark')}>
                <Reached score={family} />
                {bySize.map((score) => (
                  <span key={score.sizeLabel} className="block text-note">
                    <Reached score={score} />
                  </span>
                ))}
              </Cell>
              <Cell label={t('table.median')}>{formatPercentTenths(row.median)}</Cell>
              <Cell label={t('table.p95')}>{formatPercentTenths(row.p95)}</Cell>
              <td role="cell" className={`${CELL} pr-0`}>
                <span aria-hidden="true" className="shrink-0 text-note text-ink-soft md:hidden">
                  {t('table.worst')}
                </span>
                <span className="text-note">
                  <span className="whitespace-nowrap text-body">
                    {formatDifference(row.worstError, formatPercentTenths)}
                  </span>{' '}
                  <Link
                    href={caseHref(locale, id, anchorOf(row.worstId))}
                    prefetch={false}
                    className="underline decoration-rule-firm underline-offset-4 max-md:block"
                  >
                    {row.worstId}
                  </Link>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { LISTED_CELL, LISTED_HEAD, ListedCell } from '@/components/ui/listed-cell';
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

const CELL = `${LISTED_CELL} py-2`;

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
          <th role="columnheader" scope="col" className={`${LISTED_HEAD} pl-0 text-left`}>
            {t('table.family')}
          </th>
          {columns.map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={`${LISTED_HEAD} text-right [overflow-wrap:normal]`}
            >
              {t(`table.${column}`)}
            </th>
          ))}
          <th role="columnheader" scope="col" className={`${LISTED_HEAD} pr-0 text-left`}>
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
              <ListedCell className={CELL} label={t('table.n')}>
                {formatInteger(row.n)}
              </ListedCell>
              <ListedCell className={CELL} label={t('table.calibration')}>
                {formatInteger(row.nCalibration)}
              </ListedCell>
              <ListedCell className={CELL} label={t('table.test')}>
                {formatInteger(row.nTest)}
              </ListedCell>
              <ListedCell className={CELL} label={t('table.error')}>
                <b className="font-semibold">{formatPercentTenths(row.mape)}</b>
                {bySize.map((score) => (
                  <span key={score.sizeLabel} className="block text-note whitespace-nowrap">
                    {t('table.size', { size: score.sizeLabel.toUpperCase() })}{' '}
                    {formatPercentTenths(score.row.mape)}
                  </span>
                ))}
              </ListedCell>
              <ListedCell className={CELL} label={t('table.mark')}>
                <Reached score={family} />
                {bySize.map((score) => (
                  <span key={score.sizeLabel} className="block text-note">
                    <Reached score={score} />
                  </span>
                ))}
              </ListedCell>
              <ListedCell className={CELL} label={t('table.median')}>
                {formatPercentTenths(row.median)}
              </ListedCell>
              <ListedCell className={CELL} label={t('table.p95')}>
                {formatPercentTenths(row.p95)}
              </ListedCell>
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

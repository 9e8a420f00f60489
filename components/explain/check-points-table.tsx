// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EvidenceMark } from '@/components/result/evidence-mark';
import { CHECK_POINT_GROUPS } from '@/engine/validation/check-points/check-point';
import { formatRange, formatSignificant } from '@/lib/format/number';
import { formatSi } from '@/lib/format/si';
import type { ShownCheckPoint, Standing } from '@/lib/queries/explain/check-points-view';

const DIGITS = 4;
const MICROSECONDS_PER_SECOND = 1e6;
const STANDING_STYLE: Record<Standing, string> = {
  agrees: '',
  input: 'text-ink-soft',
  stated: 'font-semibold',
  differs: 'font-semibold',
};
const HEAD = 'px-2 pb-2 align-bottom font-normal text-ink-soft text-note';
const CELL =
  'border-t border-rule px-2 py-1.5 align-top max-md:block max-md:min-w-0 max-md:border-0 max-md:px-0 max-md:py-0.5';

/** A figure in its unit: rates and sizes with a prefix, short times in microseconds. */
function amountText(value: number, unit: string): string {
  if (unit === '1') return formatSignificant(value, DIGITS);
  if (unit === 's') return `${formatSignificant(value * MICROSECONDS_PER_SECOND)} µs`;
  if (unit === 'FLOP/B' || unit === 'nat') return `${formatSignificant(value, DIGITS)} ${unit}`;
  return formatSi(value, unit, { digits: DIGITS });
}

function NumberCell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td role="cell" className={`${CELL} md:text-right md:whitespace-nowrap`}>
      <span aria-hidden="true" className="text-note text-ink-soft md:hidden">
        {label}{' '}
      </span>
      {children}
    </td>
  );
}

function SourceName({ point: { sourceTitle, sourceUrl, grade } }: { point: ShownCheckPoint }) {
  const gradeName = useTranslations('charts.grade');
  return (
    <span className="text-note text-ink-soft">
      <EvidenceMark grade={grade} /> <span className="sr-only">{`${gradeName(grade)} `}</span>
      {sourceUrl === null ? (
        sourceTitle
      ) : (
        <a
          href={sourceUrl}
          lang="en"
          rel="noreferrer"
          className="underline decoration-rule-firm underline-offset-4"
        >
          {sourceTitle}
        </a>
      )}
    </span>
  );
}

function PointRow({ point }: { point: ShownCheckPoint }) {
  const t = useTranslations('explain.checkPoints');
  const { id, predicted, published, unit, isBound, standing } = point;
  const amount = (value: number) => amountText(value, unit);
  const publishedText = formatRange(published.low, published.high, amount);
  return (
    <tr
      role="row"
      className="max-md:grid max-md:grid-cols-2 max-md:gap-x-4 max-md:border-t max-md:border-rule max-md:py-2"
    >
      <th
        role="rowheader"
        scope="row"
        className="border-t border-rule py-1.5 pr-2 text-left align-top font-normal max-md:col-span-2 max-md:block max-md:border-0 max-md:py-0"
      >
        {t(`figure.${id}`)}
      </th>
      <NumberCell label={t('predicted')}>
        {predicted === null ? t('notAsked') : amount(predicted)}
      </NumberCell>
      <NumberCell label={t('published')}>
        {isBound ? t('atMost', { value: publishedText }) : publishedText}
      </NumberCell>
      <td role="cell" className={`${CELL} md:whitespace-nowrap ${STANDING_STYLE[standing]}`}>
        {t(standing)}
      </td>
      <td role="cell" className={`${CELL} max-md:truncate`}>
        <SourceName point={point} />
      </td>
    </tr>
  );
}

/** Every public figure beside what the engine gives, where it comes from, and whether agreement says anything. */
export function CheckPointsTable({ points }: { points: readonly ShownCheckPoint[] }) {
  const t = useTranslations('explain.checkPoints');
  return (
    <table role="table" className="w-full max-w-[72rem] border-collapse max-md:block">
      <caption className="sr-only">{t('caption')}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          {(['name', 'predicted', 'published', 'stands', 'source'] as const).map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={`${HEAD} ${column === 'predicted' || column === 'published' ? 'text-right' : 'text-left'} ${column === 'name' ? 'pl-0' : ''}`}
            >
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      {CHECK_POINT_GROUPS.map((group) => (
        <tbody key={group} role="rowgroup" className="max-md:block">
          <tr role="row" className="max-md:block">
            <th
              scope="rowgroup"
              colSpan={5}
              className="border-t border-rule-firm pt-4 pb-1 text-left font-semibold max-md:block"
            >
              {t(`group.${group}`)}
            </th>
          </tr>
          {points
            .filter((point) => point.group === group)
            .map((point) => (
              <PointRow key={point.id} point={point} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useWording } from '@/components/result/use-wording';
import type { Scenario } from '@/engine/scenario';
import type { Locale } from '@/lib/format/locale';
import { formatCount } from '@/lib/format/number';
import { detailsText } from '@/lib/i18n/details-text';
import { scenarioDifferences } from '@/lib/scenario-state/scenario-differences';

interface DifferenceTableProps {
  mine: Scenario;
  theirs: Scenario;
  mineTitle: string;
  theirsTitle: string;
}

/** The fields in which two scenarios differ, side by side. */
export function DifferenceTable({ mine, theirs, mineTitle, theirsTitle }: DifferenceTableProps) {
  const t = useTranslations('difference');
  const locale = useLocale() as Locale;
  const wording = useWording(mine);
  const rows = scenarioDifferences(mine, theirs);
  if (rows.length === 0) return <p>{t('none')}</p>;
  const nameOf = (path: string) => {
    const [group, index, ...rest] = path.split('.');
    if (group === 'options')
      return t('option', { number: Number(index) + 1, field: rest.join('.') });
    return t.has(`field.${path}`) ? t(`field.${path}`) : path;
  };
  const said = (path: string, value: unknown) => {
    if (value === undefined || value === null || value === '') return t('empty');
    if (typeof value === 'number' && /parameterCount|trainingTokens/.test(path))
      return formatCount(value, locale, { digits: 4 });
    if (typeof value === 'number' || typeof value === 'string') {
      const key = path.split('.').at(-1) ?? path;
      return detailsText({ [key]: value }, wording)[key] ?? String(value);
    }
    return String(value);
  };
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-rule-firm">
            <th scope="col" className="min-w-[5.5rem] py-1 pr-3 font-semibold">
              {t('field.title')}
            </th>
            <th scope="col" className="py-1 pr-3 font-semibold">
              {mineTitle}
            </th>
            <th scope="col" className="py-1 font-semibold">
              {theirsTitle}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, mine: here, theirs: there }) => (
            <tr key={path} className="border-b border-rule align-top">
              <th scope="row" className="py-1 pr-3 font-normal text-ink-soft">
                {nameOf(path)}
              </th>
              <td className="py-1 pr-3">{said(path, here)}</td>
              <td className="py-1">{said(path, there)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

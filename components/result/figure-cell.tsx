// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { OptionResult } from '@/engine/result';
import type { OptionTitle } from '@/lib/i18n/option-titles';
import { BandBar, type BandScale } from './band-bar';
import type { ShownCell } from './comparison-row';
import { FamilyMark } from './family-mark';

interface FigureCellProps {
  cell: ShownCell;
  scale: BandScale;
  option: OptionResult;
  title: OptionTitle | undefined;
  colour: string;
  sparse: boolean;
  recommended: boolean;
}

/** A likely value, its place, its band, and how far it stands from the baseline. */
export function FigureCell({
  cell,
  scale,
  option,
  title,
  colour,
  sparse,
  recommended,
}: FigureCellProps) {
  const t = useTranslations('compare');
  const assumed = option.evidence === 'assumption';
  return (
    <td
      role="cell"
      className={`border-t border-rule px-3 py-2 align-top max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-3 max-md:px-0 max-md:py-1.5 ${
        recommended ? 'md:bg-accent-wash' : ''
      } ${option.feasible ? '' : 'text-ink-soft'}`}
    >
      <span className="flex items-center gap-2 md:hidden">
        <FamilyMark colour={colour} sparse={sparse} assumed={assumed} />
        <span>
          <span className={recommended ? 'font-semibold' : ''}>{title?.marked}</span>
          {recommended && (
            <span className="ml-2 rounded-small bg-accent px-1 text-note font-semibold whitespace-nowrap text-on-accent">
              {t('recommended')}
            </span>
          )}
        </span>
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2 max-md:justify-end">
        <b className="text-lead font-semibold whitespace-nowrap">{cell.text}</b>
        {cell.isBest && (
          <span className="inline-flex items-center gap-1 text-note font-semibold whitespace-nowrap">
            <Icon name="check" size={12} />
            {t('best')}
          </span>
        )}
        <span className="ml-auto text-note whitespace-nowrap max-md:ml-0">
          {cell.withinUncertainty && (
            <span title={t('withinUncertainty')}>
              <span aria-hidden="true">≈ </span>
              <span className="sr-only">{t('withinUncertainty')} </span>
            </span>
          )}
          {cell.band && (cell.differenceText ?? t('isBaseline'))}
        </span>
      </span>
      {cell.band && (
        <>
          <span className="block pt-0.5 pb-1 max-md:col-span-2">
            <BandBar
              band={cell.band}
              scale={scale}
              colour={colour}
              sparse={sparse}
              assumed={assumed}
            />
          </span>
          <span className="flex flex-wrap justify-between gap-x-2 text-note text-ink-soft max-md:col-span-2">
            <span className="whitespace-nowrap">
              <span className="sr-only">P10–P90 </span>
              {cell.rangeText}
            </span>
            {cell.relativeText && <span className="whitespace-nowrap">{cell.relativeText}</span>}
          </span>
        </>
      )}
    </td>
  );
}

// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useDesk } from '@/components/scenario/scenario-context';
import type { OptionResult } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import type { OptionTitle } from '@/lib/i18n/option-titles';
import { LayoutDialog } from './layout-dialog';
import { degreesText, kindsText } from './layout-words';
import type { ScenarioWording } from './use-wording';

interface LayoutRowProps {
  columns: readonly {
    option: OptionResult;
    title: OptionTitle | undefined;
    recommended: boolean;
  }[];
  scenario: Scenario;
  wording: ScenarioWording;
}

/** How each option divides its work. On a desk, each opens what else was tried; a shared view only tells. */
export function LayoutRow({ columns, scenario, wording }: LayoutRowProps) {
  const t = useTranslations();
  const { readOnly } = useDesk();
  const hintId = useId();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = columns.find(({ option }) => option.id === openId)?.option;
  return (
    <tr role="row" className="max-md:block max-md:pt-3">
      <th
        role="rowheader"
        scope="row"
        className="border-b border-rule py-2 pr-2 text-left align-top font-semibold max-md:block max-md:border-0"
      >
        {t('layout.title')}
        {!readOnly && (
          <span id={hintId} className="no-print block text-note font-normal text-ink-soft">
            {t('layout.hint')}
          </span>
        )}
        {open && (
          <LayoutDialog
            option={open}
            scenario={scenario}
            wording={wording}
            onClose={() => setOpenId(null)}
          />
        )}
      </th>
      {columns.map(({ option, title, recommended }) => (
        <td
          role="cell"
          key={option.id}
          className={`border-b border-rule px-3 py-2 align-top max-md:flex max-md:justify-between max-md:gap-3 max-md:px-0 max-md:py-1 ${
            recommended ? 'md:bg-accent-wash' : ''
          }`}
        >
          <span className="md:hidden">{title?.title}</span>
          {option.chipCount === 0 ? (
            t('compare.none')
          ) : (
            <span className="max-md:text-right">
              {readOnly ? (
                degreesText(option.layout, t)
              ) : (
                <button
                  type="button"
                  aria-haspopup="dialog"
                  aria-describedby={hintId}
                  className="target text-left underline decoration-rule-firm underline-offset-4 hover:decoration-ink max-md:text-right"
                  onClick={() => setOpenId(option.id)}
                >
                  {degreesText(option.layout, t)}
                </button>
              )}
              <span className="block text-note text-ink-soft">{kindsText(option.layout, t)}</span>
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

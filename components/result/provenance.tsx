'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { useDesk } from '@/components/scenario/scenario-context';
import { formatFactDate } from '@/lib/format/date';
import { formatMoneyExact } from '@/lib/format/money';
import { remarkText } from '@/lib/i18n/details-text';
import type { Answer } from '@/lib/queries/answer';
import { useWording } from './use-wording';

/** What the total leaves out, and what the figures rest on. */
export const Provenance = memo(function Provenance({ answer }: { answer: Answer }) {
  const t = useTranslations();
  const { names } = useDesk();
  const { scenario, result, factCount, sourceCount } = answer;
  const { locale, money } = useWording(scenario);
  const left = result.notIncluded.filter((code) => t.has(`notIncluded.${code}`));
  return (
    <div className="grid gap-x-8 gap-y-4 md:grid-cols-[2fr_1fr]">
      <section aria-labelledby="not-included">
        <h2 id="not-included" className="text-lead">
          {t('notIncludedTitle', { count: left.length })}
        </h2>
        <ul className="gap-x-8 pt-1 sm:columns-2">
          {left.map((code) => (
            <li key={code} className="break-inside-avoid py-0.5 text-ink-soft">
              <span aria-hidden="true">− </span>
              {t(`notIncluded.${code}`)}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rests-on">
        <h2 id="rests-on" className="text-lead">
          {t('provenance.title')}
        </h2>
        <p className="pt-1 text-ink-soft">
          {t('provenance.counts', {
            facts: factCount,
            sources: sourceCount,
            changed: scenario.overrides.length,
          })}
        </p>
        {money.currency !== 'USD' && (
          <p className="text-ink-soft">
            {t('provenance.rate', {
              rate: formatMoneyExact(1, money, locale),
              date: formatFactDate(names.exchange.date, locale),
            })}
          </p>
        )}
        <p className="text-note text-ink-soft">
          {t('provenance.versions', {
            engine: result.engineVersion,
            catalog: result.catalogVersion,
          })}
        </p>
        <p className="text-ink-soft">{t('provenance.estimate')}</p>
        <p className="no-print flex flex-wrap gap-x-4">
          {(['method', 'explain'] as const).map((page) => (
            <Link
              key={page}
              href={`/${locale}/${page}`}
              prefetch={false}
              className="target inline-flex items-center underline underline-offset-4"
            >
              {t(`provenance.${page}`)}
            </Link>
          ))}
        </p>
      </section>
      <Warnings answer={answer} />
    </div>
  );
});

/** What the engine remarks on options, each remark once with the options it concerns. */
function Warnings({ answer: { result, scenario } }: { answer: Answer }) {
  const t = useTranslations('warning');
  const wording = useWording(scenario);
  const titlesByText = new Map<string, Set<string>>();
  for (const { id, warnings } of result.options)
    for (const warning of warnings) {
      if (!t.has(warning.code)) continue;
      const text = t(warning.code, remarkText(warning, wording));
      titlesByText.set(text, (titlesByText.get(text) ?? new Set()).add(wording.titleOf(id)));
    }
  if (titlesByText.size === 0) return null;
  return (
    <section aria-labelledby="warnings" className="md:col-span-2">
      <h2 id="warnings" className="text-lead">
        {t('title')}
      </h2>
      <ul className="pt-1">
        {[...titlesByText].map(([text, titles]) => (
          <li key={text} className="py-0.5 text-ink-soft">
            <span className="text-ink">{[...titles].join(wording.listSeparator)}</span> — {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

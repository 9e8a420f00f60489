'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '@/components/scenario/scenario-context';
import type { Option } from '@/engine/scenario';
import type { AdviceTexts } from '@/lib/i18n/roadmap-advice-texts';
import type { MathsLine } from '@/lib/i18n/roadmap-maths';
import { FamilyMark, familyVariable } from './family-mark';
import { RoadmapMaths } from './roadmap-maths';

interface RoadmapAdviceProps {
  advice: AdviceTexts;
  options: readonly Option[];
  maths: readonly MathsLine[];
}

/** The head of the plan: whether to pilot, why, and what each way costs on average. */
export function RoadmapAdvice({ advice, options, maths }: RoadmapAdviceProps) {
  const t = useTranslations('roadmap.advice.ways');
  const { names } = useDesk();
  const optionOf = (id: string) => options.find((option) => option.id === id);
  return (
    <div className="max-w-[44rem] space-y-2">
      <p className="pt-1 text-lead font-semibold">{advice.verdict}</p>
      <p>{advice.because}</p>
      <table className="w-full border-collapse">
        <caption className="pb-1 text-left text-note text-ink-soft">{advice.caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('way')}</th>
            <th scope="col">{t('expected')}</th>
          </tr>
        </thead>
        <tbody>
          {advice.ways.map(({ id, optionId, name, note, expected, isChosen, meetsGoals }) => {
            const option = optionOf(optionId);
            return (
              <tr key={id} className={isChosen ? 'bg-accent-wash' : undefined}>
                <th
                  scope="row"
                  className="border-t border-rule py-1.5 pr-3 pl-2 text-left font-normal"
                >
                  <span className="flex items-start gap-2">
                    <span className="pt-1.5">
                      <FamilyMark
                        colour={familyVariable(option?.hardware ?? '', names)}
                        sparse={option !== undefined && option.sparsity.pattern !== 'dense'}
                        assumed={names.hardware[option?.hardware ?? '']?.validated === false}
                      />
                    </span>
                    <span className="min-w-0">
                      <span className={isChosen ? 'font-semibold' : undefined}>{name}</span>{' '}
                      {isChosen && (
                        <span className="rounded-small bg-accent px-1.5 text-note font-semibold whitespace-nowrap text-on-accent">
                          {t('chosen')}
                        </span>
                      )}
                      {[
                        ...(meetsGoals ? [] : [t('missesGoal')]),
                        ...(note === null ? [] : [note]),
                      ].map((line) => (
                        <span key={line} className="block text-note text-ink-soft">
                          {line}
                        </span>
                      ))}
                    </span>
                  </span>
                </th>
                <td className="border-t border-rule py-1.5 pr-2 text-right align-top whitespace-nowrap">
                  {expected}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="text-note text-ink-soft">{advice.basis}</p>
      <RoadmapMaths lines={maths} />
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { RuleTexts } from '@/lib/i18n/gate-texts';
import type { MathsLine } from '@/lib/i18n/roadmap-maths';
import type { StageTexts } from '@/lib/i18n/roadmap-texts';
import { EvidenceMark } from './evidence-mark';
import { RoadmapMaths } from './roadmap-maths';

interface RoadmapStageColumnProps {
  stage: StageTexts;
  maths: readonly MathsLine[];
}

/** One stage: four figures, its gate in one line, and limits and formulas behind it on demand. */
export function RoadmapStageColumn({ stage, maths }: RoadmapStageColumnProps) {
  const t = useTranslations('roadmap');
  return (
    <li className="min-w-0 border-t-2 border-ink pt-1">
      <h3 className="text-lead">{stage.name}</h3>
      <p className="text-note text-ink-soft">{stage.size}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 pt-2">
        <dt className="text-ink-soft">{t('cost')}</dt>
        <dd>
          <span className="font-semibold">{stage.cost}</span>{' '}
          <span className="text-note text-ink-soft">{stage.costRange}</span>
        </dd>
        <dt className="text-ink-soft">{t('time')}</dt>
        <dd>{stage.time}</dd>
        <dt className="text-ink-soft">{t('people')}</dt>
        <dd>{stage.people}</dd>
        <dt className="text-ink-soft">{t('sunk')}</dt>
        <dd>
          {stage.sunk}
          {stage.id !== 'full' && (
            <span className="block text-note text-ink-soft">{t('sunkNote')}</span>
          )}
        </dd>
      </dl>
      <p className="pt-2">
        <span aria-hidden="true">◇ </span>
        <span className="font-semibold">{t(stage.id === 'full' ? 'goFull' : 'go')}</span>
        <br />
        {stage.gate}
      </p>
      <details className="pt-1 text-note">
        <summary className="target w-fit text-ink-soft underline underline-offset-4">
          {t('details')}
        </summary>
        <StageRules rules={stage.rules} />
        <ul className="list-none space-y-1 pt-2 text-ink-soft">
          {stage.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
      <RoadmapMaths lines={maths} />
    </li>
  );
}

/** Every limit of the gate with what is predicted. */
function StageRules({ rules }: { rules: readonly RuleTexts[] }) {
  const t = useTranslations('roadmap.table');
  return (
    <dl>
      {rules.map((rule) => (
        <div key={rule.metric} className="border-t border-rule py-1">
          <dt>
            <EvidenceMark grade={rule.grade} /> {rule.name}
          </dt>
          <dd className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 pl-4">
            <span className="text-ink-soft">{t('predicted')}</span>
            <span>
              {rule.predicted}
              {rule.range && <span className="text-ink-soft"> ({rule.range})</span>}
            </span>
            <span className="text-ink-soft">{t('go')}</span>
            <span>{rule.go}</span>
            <span className="text-ink-soft">{t('stop')}</span>
            <span>{rule.stop}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { useTranslations } from 'next-intl';
import { useDesk } from '@/components/scenario/scenario-context';
import type { Scenario } from '@/engine/scenario';
import { EvidenceMark } from './evidence-mark';
import { FamilyMark, familyVariable } from './family-mark';

const FAMILY_KEYS: Record<string, string> = {
  'var(--family-nvidia)': 'nvidia',
  'var(--family-amd)': 'amd',
  'var(--family-rdu)': 'rdu',
  'var(--family-other)': 'other',
};

/** The whole visual grammar in one line. */
export function Legend({ scenario }: { scenario: Scenario }) {
  const t = useTranslations('legend');
  const { names } = useDesk();
  const colours = [...new Set(scenario.options.map((o) => familyVariable(o.hardware, names)))];
  const item = 'inline-flex items-center gap-1.5 whitespace-nowrap';
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 pt-2 text-note text-ink-soft">
      {colours.map((colour) => (
        <span key={colour} className={item}>
          <FamilyMark colour={colour} sparse={false} />
          {t(FAMILY_KEYS[colour] ?? 'other')}
        </span>
      ))}
      <span className={item}>
        <FamilyMark colour="var(--ink-soft)" sparse />
        {t('sparse')}
      </span>
      <span className={item}>
        <FamilyMark colour="var(--ground)" sparse={false} assumed />
        {t('assumed')}
      </span>
      <span className={item}>
        <svg width="22" height="12" aria-hidden="true">
          <rect width="22" height="12" fill="var(--ink-soft)" fillOpacity="0.25" />
          <rect width="12" height="5" y="3.500" fill="var(--ink-soft)" />
        </svg>
        {t('band')}
      </span>
      <span className={item}>
        <EvidenceMark grade="measured" />
        {t('measured')}
      </span>
      <span className={item}>
        <EvidenceMark grade="derived" />
        {t('derived')}
      </span>
      <span className={item}>
        <EvidenceMark grade="assumption" />
        {t('assumption')}
      </span>
    </p>
  );
}

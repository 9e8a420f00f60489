// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { OptionResult } from '@/engine/result';
import { remarkText, type Wording } from '@/lib/i18n/details-text';
import type { OptionTitle } from '@/lib/i18n/option-titles';
import { EvidenceMark } from './evidence-mark';
import { FamilyMark } from './family-mark';

interface OptionHeadingProps {
  option: OptionResult;
  title: OptionTitle | undefined;
  colour: string;
  sparse: boolean;
  recommended: boolean;
  wording: Wording;
}

export function OptionHeading({
  option,
  title,
  colour,
  sparse,
  recommended,
  wording,
}: OptionHeadingProps) {
  const t = useTranslations();
  const reason = option.feasible ? null : option.reason;
  const known = reason !== null && t.has(`unfit.${reason.code}`);
  return (
    <th
      role="columnheader"
      scope="col"
      className={`border-t-[3px] px-3 pt-1.5 pb-2 text-left align-top font-normal ${
        recommended ? 'border-accent bg-accent-wash' : 'border-transparent'
      }`}
    >
      <span className="flex min-h-6 items-start gap-1 text-note">
        {recommended && (
          <span className="rounded-small bg-accent px-1.5 font-semibold text-on-accent">
            {t('compare.recommended')}
          </span>
        )}
        {reason && (
          <>
            <Icon name="warning" size={14} />
            {known ? t(`unfit.${reason.code}`, remarkText(reason, wording)) : t('unfit.other')}
          </>
        )}
      </span>
      <span className="flex items-center gap-2">
        <FamilyMark colour={colour} sparse={sparse} assumed={option.evidence === 'assumption'} />
        <b className="text-lead font-semibold" title={title?.machineName}>
          {title?.machine}
        </b>
      </span>
      {title?.isValidated === false && (
        <span className="block text-note text-ink-soft">{t('compare.notValidated')}</span>
      )}
      <span className="block">{title?.learning}</span>
      <span className="block text-note text-ink-soft">
        <EvidenceMark grade={option.evidence} /> {t(`evidence.${option.evidence}`)}
      </span>
    </th>
  );
}

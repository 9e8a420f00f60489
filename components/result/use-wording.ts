'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useDesk } from '@/components/scenario/scenario-context';
import type { Scenario } from '@/engine/scenario';
import type { Locale } from '@/lib/format/locale';
import type { Wording } from '@/lib/i18n/details-text';
import { type OptionTitle, optionTitles } from '@/lib/i18n/option-titles';

export interface ScenarioWording extends Wording {
  /** By option id. */
  titles: Record<string, OptionTitle>;
}

/** How to say the figures of a scenario: language, currency and the names of its options. */
export function useWording(scenario: Scenario): ScenarioWording {
  const t = useTranslations();
  const locale = useLocale() as Locale;
  const { names } = useDesk();
  return useMemo(() => {
    const titles = optionTitles(scenario, names, locale, (key, values) =>
      t(`option.${key}`, values),
    );
    const titleOf = (id: string) => titles[id]?.title ?? t('option.nothing');
    return {
      locale,
      money: scenario.money,
      titles,
      titleOf,
      listSeparator: t('input.listSeparator'),
    };
  }, [scenario, names, locale, t]);
}

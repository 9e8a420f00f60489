'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/format/locale';
import { conditionsText } from '@/lib/i18n/conditions-text';
import type { Names } from '@/lib/queries/names';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';

interface ItemWordsProps {
  item: SavedScenario;
  names: Names;
}

/** What a saved scenario asks, in a line. */
export function ItemWords({ item, names }: ItemWordsProps) {
  const t = useTranslations();
  const locale = useLocale() as Locale;
  return (
    <p className="text-note text-ink-soft">
      {conditionsText(item.scenario, names, locale, t)}
      {t('scenarios.optionCount', { count: item.scenario.options.length })}
    </p>
  );
}

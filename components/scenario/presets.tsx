'use client';

import { useTranslations } from 'next-intl';
import { PRESETS, presetOf, withPreset } from '@/lib/scenario-state/presets';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { useScenario } from './scenario-context';

/** Common questions, each in one click and one step of undo. */
export function Presets() {
  const t = useTranslations('preset');
  const chosen = presetOf(useScenario())?.id;
  return (
    <fieldset className="border-t border-rule pt-2">
      <legend className="float-left mb-1 w-full font-semibold">{t('title')}</legend>
      <div className="clear-both flex flex-wrap gap-1">
        {PRESETS.map((preset) => (
          <button
            key={preset.id}
            type="button"
            aria-pressed={preset.id === chosen}
            title={t(`${preset.id}.detail`)}
            className="h-7 rounded-small border border-rule-firm bg-raised px-2 text-note hover:bg-sunken aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-ground"
            onClick={() => scenarioStore.edit((scenario) => withPreset(scenario, preset))}
          >
            {t(`${preset.id}.name`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

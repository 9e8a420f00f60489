import { useTranslations } from 'next-intl';
import type { StepResult } from '@/engine/result';
import type { FamilyAccount } from '@/engine/run/search-account';
import { detailsText } from '@/lib/i18n/details-text';
import { causesText, degreesText, kindsText } from './layout-words';
import type { ScenarioWording } from './use-wording';

interface LayoutFamiliesProps {
  families: readonly FamilyAccount[];
  best: StepResult | null;
  wording: ScenarioWording;
}

/** Of each kind of layout that is not among the ten: the best, and why it lost. */
export function LayoutFamilies({ families, best, wording }: LayoutFamiliesProps) {
  const t = useTranslations('layout');
  const say = useTranslations();
  const reason = ({ lost, plan, causes }: FamilyAccount): string => {
    const cause =
      plan === null || best === null ? 'none' : causesText(causes, plan.run, best.run, say);
    const { field } = lost.details;
    return t(`lost.${lost.code}`, {
      ...detailsText(lost.details, wording),
      ...(typeof field === 'string' && t.has(`field.${field}`)
        ? { field: t(`field.${field}`) }
        : {}),
      cause,
    });
  };
  return (
    <section aria-labelledby="layout-families">
      <h3 id="layout-families" className="text-lead font-semibold">
        {t('families.title')}
      </h3>
      <p className="pb-1 text-ink-soft">
        {t(families.length === 0 ? 'families.allInTop' : 'families.text')}
      </p>
      {families.length > 0 && (
        <table className="w-full border-collapse text-note max-sm:block">
          <caption className="sr-only">{t('families.caption')}</caption>
          <thead className="max-sm:sr-only">
            <tr>
              {(['kind', 'plan', 'why'] as const).map((column) => (
                <th key={column} scope="col" className="py-1 pr-3 text-left font-semibold">
                  {t(`families.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {families.map((family) => (
              <tr
                key={family.id}
                className="border-t border-rule align-top max-sm:block max-sm:py-1.5"
              >
                <th
                  scope="row"
                  className="py-1 pr-3 text-left font-semibold max-sm:block max-sm:py-0"
                >
                  {t(`family.${family.id}`)}
                </th>
                <td className="py-1 pr-3 max-sm:block max-sm:py-0">
                  {family.plan === null ? (
                    '—'
                  ) : (
                    <>
                      {degreesText(family.plan.run, say)}
                      <span className="block text-ink-soft">{kindsText(family.plan.run, say)}</span>
                    </>
                  )}
                </td>
                <td className="py-1 max-sm:block max-sm:py-0">{reason(family)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

import { useTranslations } from 'next-intl';
import type { ComparedPlan } from '@/engine/run/search-account';
import { formatDuration } from '@/lib/format/duration';
import { formatInteger } from '@/lib/format/number';
import { formatPercent, formatPercentTenths } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';
import { causesText } from './layout-words';
import type { ScenarioWording } from './use-wording';

const DEGREES = [
  ['TP', 'tensorParallel'],
  ['PP', 'pipelineParallel'],
  ['DP', 'dataParallel'],
  ['CP', 'contextParallel'],
  ['EP', 'expertParallel'],
] as const;

const CELL = 'border-t border-rule px-2 py-1 text-right align-top whitespace-nowrap';
const WORDS = 'border-t border-rule px-2 py-1 text-left align-top';
const HEAD = 'px-2 py-1 align-bottom font-semibold whitespace-nowrap';

/** The ten fastest layouts, every field of each, how far it is from the best and why. */
export function LayoutTop({
  plans,
  wording,
}: {
  plans: readonly ComparedPlan[];
  wording: ScenarioWording;
}) {
  const t = useTranslations('layout');
  const say = useTranslations();
  const best = plans[0]?.plan;
  if (best === undefined) return null;
  const secondsOf = (seconds: number) =>
    formatDuration(seconds, wording.locale, { at: best.stepSeconds, digits: 4 });
  return (
    <section aria-labelledby="layout-top">
      <h3 id="layout-top" className="text-lead font-semibold">
        {t('top.title')}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={t('top.region')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full min-w-[60rem] border-collapse text-note">
          <caption className="sr-only">{t('top.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${HEAD} text-left`}>
                {t('top.rank')}
              </th>
              {DEGREES.map(([short, field]) => (
                <th key={short} scope="col" className={`${HEAD} text-right`}>
                  <abbr title={t(`field.${field}`)} className="no-underline">
                    {short}
                  </abbr>
                </th>
              ))}
              <th scope="col" className={`${HEAD} text-right`}>
                {t('field.interleave')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                <abbr title={t('field.microBatchSequences')} className="no-underline">
                  MB
                </abbr>
              </th>
              <th scope="col" className={`${HEAD} text-left`}>
                <abbr title={t('field.sequenceParallel')} className="no-underline">
                  SP
                </abbr>
              </th>
              <th scope="col" className={`${HEAD} text-left`}>
                {t('field.sharding')}
              </th>
              <th scope="col" className={`${HEAD} text-left`}>
                {t('field.recompute')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                {t('field.stepSeconds')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                {t('field.mfu')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                {t('top.memory')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                {t('top.difference')}
              </th>
              <th scope="col" className={`${HEAD} text-left`}>
                {t('top.cause')}
              </th>
            </tr>
          </thead>
          <tbody>
            {plans.map(({ plan, ratio, causes }, index) => {
              const { run } = plan;
              const cause = causesText(causes, run, best.run, say);
              return (
                <tr key={JSON.stringify(run)}>
                  <th scope="row" className={`${WORDS} font-normal`}>
                    {index + 1}
                  </th>
                  {DEGREES.map(([short, field]) => (
                    <td key={short} className={CELL}>
                      {formatInteger(run[field])}
                    </td>
                  ))}
                  <td className={CELL}>{formatInteger(run.interleave)}</td>
                  <td className={CELL}>{formatInteger(run.microBatchSequences ?? 1)}</td>
                  <td className={`${WORDS} whitespace-nowrap`}>
                    {t(run.sequenceParallel ? 'yes' : 'no')}
                  </td>
                  <td className={`${WORDS} whitespace-nowrap`}>{t(`sharding.${run.sharding}`)}</td>
                  <td className={`${WORDS} whitespace-nowrap`}>
                    {t(`recompute.${run.recompute}`)}
                  </td>
                  <td className={CELL}>{secondsOf(plan.stepSeconds)}</td>
                  <td className={CELL}>{formatPercent(plan.modelFlopsUtilisation, 3)}</td>
                  <td className={CELL}>
                    {formatSi(plan.memoryBytesPerChip, 'B', {
                      at: plan.memoryBytesAvailablePerChip,
                      digits: 3,
                    })}
                  </td>
                  <td className={CELL}>
                    {index === 0 ? t('top.best') : `+${formatPercentTenths(ratio)}`}
                  </td>
                  <td className={WORDS}>{cause === 'none' ? '' : cause}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

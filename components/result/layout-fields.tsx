import { useTranslations } from 'next-intl';
import type { StepResult } from '@/engine/result';
import { formatDuration } from '@/lib/format/duration';
import { formatInteger } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { memoryText } from './layout-words';
import type { ScenarioWording } from './use-wording';

/** Every field of a layout exactly, with the step, the utilisation and the memory that come of it. */
export function LayoutFields({ step, wording }: { step: StepResult; wording: ScenarioWording }) {
  const t = useTranslations('layout');
  const say = useTranslations();
  const { run } = step;
  const fields: [string, string][] = [
    ['tensorParallel', formatInteger(run.tensorParallel)],
    ['pipelineParallel', formatInteger(run.pipelineParallel)],
    ['dataParallel', formatInteger(run.dataParallel)],
    ['contextParallel', formatInteger(run.contextParallel)],
    ['expertParallel', formatInteger(run.expertParallel)],
    ['interleave', formatInteger(run.interleave)],
    ['microBatchSequences', formatInteger(run.microBatchSequences ?? 1)],
    ['sequenceParallel', t(run.sequenceParallel ? 'yes' : 'no')],
    ['sharding', t(`sharding.${run.sharding}`)],
    ['recompute', t(`recompute.${run.recompute}`)],
    ['stepSeconds', formatDuration(step.stepSeconds, wording.locale, { digits: 4 })],
    ['mfu', formatPercent(step.modelFlopsUtilisation, 3)],
    ['memory', memoryText(step, say)],
  ];
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4 gap-y-2 border-y border-rule py-2">
      {fields.map(([name, value]) => (
        <div key={name}>
          <dt className="text-note text-ink-soft">{t(`field.${name}`)}</dt>
          <dd className="font-semibold whitespace-nowrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

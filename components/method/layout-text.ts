import { formatInteger } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { MethodCase } from '@/lib/queries/method-view';

/** A translator of the namespace `method`. */
export type MethodPhrases = (key: string, values?: Record<string, string | number>) => string;

/** Machine, software, model and layout of a case in one line: the degrees that are 1 are left out. */
export function caseText(caze: MethodCase, t: MethodPhrases): string {
  const { hardware, chipCount, chipFraction, run } = caze;
  const machine =
    chipFraction < 1
      ? t('layout.part', { machine: hardware.name, share: formatPercent(chipFraction) })
      : t('layout.chips', { machine: hardware.name, count: formatInteger(chipCount) });
  const model = t('layout.model', {
    size: caze.sizeLabel.toUpperCase(),
    length: formatInteger(caze.sequenceLength),
  });
  const about = [machine, t(`stack.${caze.stackId}`), model];
  if (run === null) return [...about, t('layout.searched')].join(' · ');
  const degrees = [
    ['TP', run.tensorParallel],
    ['PP', run.pipelineParallel],
    ['DP', run.dataParallel],
    ['CP', run.contextParallel],
    ['EP', run.expertParallel],
  ] as const;
  const cut = degrees.filter(([, count]) => count > 1).map(([name, count]) => `${name} ${count}`);
  return [
    ...about,
    ...cut,
    `MB ${run.microBatchSequences ?? t('layout.fastest')}`,
    `GBS ${formatInteger(run.globalBatchSequences)}`,
    t(`layout.sharding.${run.sharding}`),
    t(`layout.recompute.${run.recompute}`),
    run.precision,
  ].join(' · ');
}

import type { StepResult } from '@/engine/result';
import type { Cause } from '@/engine/run/search-account';
import type { Layout } from '@/engine/scenario';
import { formatInteger } from '@/lib/format/number';
import { formatPercentTenths } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';

/** A translator of all messages. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

const DEGREES = [
  ['tensor', 'tensorParallel'],
  ['pipeline', 'pipelineParallel'],
  ['context', 'contextParallel'],
  ['data', 'dataParallel'],
] as const;

/** `tensor 2 × data 32`: the degrees above one. Experts share the data-parallel chips, so they multiply nothing. */
export function degreesText(layout: Layout, say: Say): string {
  const degrees = DEGREES.filter(([, field]) => layout[field] > 1).map(([name, field]) =>
    say(`layout.degrees.${name}`, { count: formatInteger(layout[field]) }),
  );
  const multiplied = degrees.length === 0 ? say('layout.degrees.single') : degrees.join(' × ');
  if (layout.expertParallel === 1) return multiplied;
  const expert = say('layout.degrees.expert', { count: formatInteger(layout.expertParallel) });
  return [multiplied, expert].join(say('layout.separator'));
}

/** `micro-batch 4, ZeRO-1, no recompute`. */
export function kindsText(layout: Layout, say: Say): string {
  return say('layout.kinds', {
    microBatch: formatInteger(layout.microBatchSequences ?? 1),
    sharding: say(`layout.sharding.${layout.sharding}`),
    recompute: say(`layout.recompute.${layout.recompute}`),
  });
}

/** What the layout does, one sentence for each way of dividing the work. */
export function layoutSentences(layout: Layout, say: Say): string[] {
  const { pipelineParallel, interleave, expertParallel, sharding, recompute } = layout;
  const counted = (name: string, chipCount: number, more = {}) =>
    chipCount > 1
      ? [say(`layout.words.${name}`, { count: formatInteger(chipCount), ...more })]
      : [];
  const split = [
    ...counted('tensor', layout.tensorParallel),
    ...counted('pipeline', pipelineParallel, {
      interleave: interleave > 1 ? formatInteger(interleave) : 'none',
    }),
    ...counted('context', layout.contextParallel),
    ...counted('data', layout.dataParallel),
    ...counted('expert', expertParallel),
  ];
  return [
    ...(split.length === 0 ? [say('layout.words.single')] : split),
    ...(sharding === 'none' ? [] : [say(`layout.words.${sharding}`)]),
    ...(recompute === 'none' ? [] : [say(`layout.words.${recompute}`)]),
  ];
}

const RECOMPUTED_PARTS = ['compute', 'attention', 'elementwise', 'tensorParallel'];
const RECOMPUTES = ['none', 'selective', 'full'];

/** `Pipeline idle +2.3%, Tensor-parallel exchange +1.9%`, or `none`: what makes `layout` slower than `best`. */
export function causesText(
  causes: readonly Cause[],
  layout: Layout,
  best: Layout,
  say: Say,
): string {
  if (causes.length === 0) return 'none';
  const recomputesMore = RECOMPUTES.indexOf(layout.recompute) > RECOMPUTES.indexOf(best.recompute);
  return causes
    .map(({ part, ratio }, index) => {
      const isAgain = recomputesMore && index === 0 && RECOMPUTED_PARTS.includes(part);
      return say(isAgain ? 'layout.causeRecompute' : 'layout.cause', {
        part: say(`charts.step.part.${part}`),
        share: formatPercentTenths(ratio),
      });
    })
    .join(say('input.listSeparator'));
}

/** `73.1 GB of 85.0 GB`: what the worst stage holds of what a chip has, in one unit. */
export function memoryText(
  {
    memoryBytesPerChip,
    memoryBytesAvailablePerChip,
  }: Pick<StepResult, 'memoryBytesPerChip' | 'memoryBytesAvailablePerChip'>,
  say: Say,
): string {
  const at = memoryBytesAvailablePerChip;
  return say('layout.memory', {
    used: formatSi(memoryBytesPerChip, 'B', { at, digits: 3 }),
    available: formatSi(at, 'B', { digits: 3 }),
  });
}

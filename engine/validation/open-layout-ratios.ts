import type { Catalog } from '../catalog/schema';
import { FAMILIES, type Family } from './families';
import leftOutParameters from './left-out-parameters.json';
import { type MeasuredCase, measuredCaseSchema } from './measured-case';
import { bestPlanPredictions } from './predictions';
import { measuredLines } from './table';

/** Composed from kernel profiles at layouts nobody chose to train with. */
const NOT_CHOSEN = 'megatron-deepspeed-single';
const LOW_PROBABILITY = 0.1;
const HIGH_PROBABILITY = 0.9;

/** How much longer published steps took than the best plan, in the middle and in eight of ten. */
export interface OpenLayoutRatio {
  low: number;
  likely: number;
  high: number;
  workloadCount: number;
}

/** One workload as published, at the fastest of its published steps. */
interface Fastest {
  stackId: string;
  /** Workloads of one software, chip and precision count as much as those of another. */
  group: string;
  tokensPerSecondPerChip: number;
  ratio: number;
}

function fastestOfWorkloads(family: Family, catalog: Catalog): Fastest[] {
  const cases = measuredLines(family.id).map((line) => measuredCaseSchema.parse(line));
  const predictions = bestPlanPredictions(family, cases, catalog, leftOutParameters);
  const byWorkload = new Map<string, Fastest>();
  cases.forEach((caze, index) => {
    const prediction = predictions[index];
    if (prediction === undefined || Number.isNaN(prediction.predicted)) return;
    const { measured, predicted } = prediction;
    const key = workloadKey(caze);
    const known = byWorkload.get(key);
    const tokens = caze.run.globalBatchSequences * caze.model.sequenceLength;
    const tokensPerSecondPerChip = tokens / measured / caze.chipCount;
    if (known !== undefined && known.tokensPerSecondPerChip >= tokensPerSecondPerChip) return;
    const ratio = measured / predicted;
    const stackId = caze.softwareStack;
    byWorkload.set(key, { stackId, group: groupKey(caze), tokensPerSecondPerChip, ratio });
  });
  return [...byWorkload.values()];
}

function groupKey({ software, softwareStack, hardware, run }: MeasuredCase): string {
  return `${software ?? softwareStack} ${hardware} ${run.precision}`;
}

function workloadKey(caze: MeasuredCase): string {
  return `${groupKey(caze)} ${caze.chipCount} ${JSON.stringify(caze.model)}`;
}

/**
 * Measured step time over that of the best layout a search finds for the same model, batch and chips,
 * by software stack. Of each model and chip count the fastest published step counts; software, chip
 * and precision count alike however many steps they have. Predicted without the case's like where a
 * family has such a fit.
 */
export function openLayoutRatios(catalog: Catalog): Record<string, OpenLayoutRatio> {
  const all = FAMILIES.filter(({ id }) => id !== NOT_CHOSEN).flatMap((family) =>
    fastestOfWorkloads(family, catalog),
  );
  const ratios: Record<string, OpenLayoutRatio> = {};
  for (const stackId of new Set(all.map((each) => each.stackId))) {
    if (catalog.stacks[stackId]?.kind !== 'gpu') continue;
    const own = all.filter((each) => each.stackId === stackId);
    ratios[stackId] = {
      low: weightedQuantile(own, LOW_PROBABILITY),
      likely: weightedQuantile(own, 0.5),
      high: weightedQuantile(own, HIGH_PROBABILITY),
      workloadCount: own.length,
    };
  }
  return ratios;
}

/** The least ratio that `probability` of the weight stays at or below, groups alike. */
function weightedQuantile(workloads: readonly Fastest[], probability: number): number {
  const counts = new Map<string, number>();
  for (const { group } of workloads) counts.set(group, (counts.get(group) ?? 0) + 1);
  let below = 0;
  for (const { group, ratio } of [...workloads].sort((a, b) => a.ratio - b.ratio)) {
    below += 1 / (counts.get(group) ?? 1);
    if (below >= probability * counts.size - Number.EPSILON) return ratio;
  }
  return Number.NaN;
}

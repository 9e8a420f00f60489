import type { Values } from './catalog/fact';
import { factAt } from './catalog/load';
import type { Catalog, Stack } from './catalog/schema';
import { stepperFor } from './machine/stepper';
import { modelErrorPaths } from './model-error';
import { remembered } from './remembered';
import { hardwareRecord, type OptionSetting, questionOf } from './run/option-plan';
import type { Run, SparsityPhase } from './scenario';
import { type DrawAt, drawnValues } from './uncertainty/drawn-values';
import { factQuantile } from './uncertainty/fact-quantile';
import { textHash, unitDraw } from './uncertainty/random';
import { isDensePhase } from './workload/sparsity';

/** One phase on one setting in the layout found for it, which is held while facts are drawn. */
export interface HeldRun {
  setting: OptionSetting;
  phase: SparsityPhase;
  chipCount: number;
  run: Run;
  tokensPerSecondPerChip: number;
}

const SEED = 1;
/** Each is a question of its own: every section is cut anew. */
const FACT_DRAW_COUNT = 16;
/** The model error costs nothing to draw: as many for every draw of the facts. */
const DRAW_COUNT = 512;
const REMEMBERED_RUNS = 32;

/** A held run with the catalog's records of what it runs on, ranges and all. */
interface DrawnRun {
  held: HeldRun;
  catalog: Catalog;
}

function drawnStack({ held, catalog }: DrawnRun, at: DrawAt): Values<Stack> {
  const { stack } = held.setting;
  const record = catalog.stacks[stack.id];
  if (record === undefined) return stack;
  const drawn = drawnValues(record, `stacks.${stack.id}`, at);
  return drawn.kind === 'rdu' && stack.kind === 'rdu' ? { ...drawn, fusion: stack.fusion } : drawn;
}

/** Tokens per second and chip of a held run, one for every draw of the facts. */
const ratesByFactDraw = remembered(
  (drawn: DrawnRun): Float64Array => {
    const { held, catalog } = drawn;
    const { setting, phase, chipCount, run } = held;
    const hardwarePath = `hardware.${setting.hardware.id}`;
    const record = hardwareRecord(catalog, setting.hardware.id, hardwarePath);
    const tokens = run.globalBatchSequences * setting.model.sequenceLength;
    return Float64Array.from({ length: FACT_DRAW_COUNT }, (_, index) => {
      const at = { index, seed: SEED };
      const sparsityValues = drawnValues(catalog.assumptions.sparsity, 'assumptions.sparsity', at);
      const hardware = drawnValues(record, hardwarePath, at);
      const under = { ...setting, hardware, stack: drawnStack(drawn, at), sparsityValues };
      const stepSeconds = stepperFor(questionOf(under, phase, chipCount)).stepSeconds(run);
      return tokens / stepSeconds / chipCount;
    });
  },
  ({ held: { setting, phase, chipCount, run }, catalog }) =>
    JSON.stringify([
      questionOf(setting, phase, chipCount),
      run,
      catalog.hardware[setting.hardware.id],
      catalog.stacks[setting.stack.id],
      catalog.assumptions.sparsity,
    ]),
  REMEMBERED_RUNS,
);

function ratioDraws(catalog: Catalog, path: string): Float64Array {
  const fact = factAt(catalog, path);
  const dimensionSeed = textHash(path, SEED);
  return Float64Array.from({ length: DRAW_COUNT }, (_, index) =>
    factQuantile(fact, unitDraw(index, dimensionSeed)),
  );
}

/**
 * Tokens per second and chip of a held run in every draw: rate(facts drawn) / stepTimeRatio /
 * sparseStepTimeRatio, the last in sparse phases only. Facts of a dataflow machine and its software are
 * inferred and drawn; those of a GPU are fitted to the cases whose residuals are the model error, so
 * they keep their value. Draws of one fact are shared by all runs: doubt that two runs share cancels
 * in their ratio.
 */
export function rateDraws(held: HeldRun, catalog: Catalog): Float64Array {
  const { hardware } = held.setting;
  const byFactDraw =
    hardware.kind === 'rdu'
      ? ratesByFactDraw({ held, catalog })
      : Float64Array.of(held.tokensPerSecondPerChip);
  const paths = modelErrorPaths(hardware, held.setting.option);
  const stepTimeRatios = ratioDraws(catalog, paths.stepTime);
  const sparseRatios = isDensePhase(held.phase) ? null : ratioDraws(catalog, paths.sparseStepTime);
  // Draws in a row fill the range of the model error: each draw of the facts gets a row of its own.
  const rowLength = DRAW_COUNT / byFactDraw.length;
  return stepTimeRatios.map((stepTimeRatio, index) => {
    const rate = byFactDraw[Math.floor(index / rowLength)] ?? 0;
    return rate / stepTimeRatio / (sparseRatios?.[index] ?? 1);
  });
}

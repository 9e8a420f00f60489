import { z } from 'zod';
import { valuesOf } from '../catalog/fact';
import type { Catalog } from '../catalog/schema';
import type { StepQuestion } from '../machine/step';
import { stepperFor } from '../machine/stepper';
import { caseQuestion } from '../machine/training-step';
import { searchParallelism } from '../run/search';
import { modelShapeSchema } from '../scenario';
import { SECONDS_PER_HOUR } from '../units';
import { type Family, isCalibrationCase, sizeLabel } from './families';
import { type MeasuredCase, measuredStepSeconds } from './measured-case';
import type { Prediction } from './score';

/** Numbers of chip and stack fitted without a size or a case; of the chip without its whole family. */
export interface LeftOutNumbers {
  chip: Readonly<Record<string, number>>;
  stack: Readonly<Record<string, number>>;
}

/** What predicts what was left out: by family, then size label, software or case id. */
export type LeftOutParameters = Readonly<Record<string, Readonly<Record<string, LeftOutNumbers>>>>;

/** A question with some numbers of its chip and stack replaced. */
function withNumbers(question: StepQuestion, numbers: LeftOutNumbers | undefined): StepQuestion {
  if (numbers === undefined) return question;
  const { hardware, stack } = question;
  const performance = { ...hardware.performance, ...numbers.chip };
  return {
    ...question,
    hardware: { ...hardware, performance } as StepQuestion['hardware'],
    stack: { ...stack, ...numbers.stack },
  };
}

/** Key of what predicts software that was left out, on one chip. */
export function softwareKey({ software, hardware }: MeasuredCase): string {
  return `${software} on ${hardware}`;
}

/** The key under which the numbers without a case stand; null where the family is split otherwise. */
function leftOutKey(family: Family, caze: MeasuredCase): string | null {
  switch (family.split.kind) {
    case 'leave-one-size-out':
      return sizeLabel(caze.model);
    case 'leave-one-software-out':
      return softwareKey(caze);
    case 'leave-one-case-out':
      return caze.id;
    default:
      return null;
  }
}

/** What replaces the catalog's numbers where a case is predicted without its like. */
function leftOutNumbers(
  family: Family,
  caze: MeasuredCase,
  leftOut: LeftOutParameters,
): LeftOutNumbers | undefined {
  const key = leftOutKey(family, caze);
  return key === null ? undefined : leftOut[family.id]?.[key];
}

/** Step times of a family's cases; where one size is left out at a time, by the fit without it. */
export function stepPredictions(
  family: Family,
  cases: readonly MeasuredCase[],
  catalog: Catalog,
  leftOut: LeftOutParameters,
): Prediction[] {
  return cases.map((caze) => {
    const { question } = caseQuestion(caze, catalog);
    const numbers = leftOutNumbers(family, caze, leftOut);
    return {
      id: caze.id,
      predicted: stepperFor(withNumbers(question, numbers)).step(caze.run).stepSeconds,
      measured: measuredStepSeconds(caze),
      isCalibration: isCalibrationCase(family, caze),
    };
  });
}

/**
 * The same cases at the best layout that a search finds for their model, batch and chips: what a step
 * took over what the plan promised. Predictions are NaN where no layout fits.
 */
export function bestPlanPredictions(
  family: Family,
  cases: readonly MeasuredCase[],
  catalog: Catalog,
  leftOut: LeftOutParameters,
): Prediction[] {
  return cases.map((caze) => {
    const { question } = caseQuestion(caze, catalog);
    const found = searchParallelism(
      withNumbers(question, leftOutNumbers(family, caze, leftOut)),
      caze.run.globalBatchSequences,
      {},
    );
    return {
      id: caze.id,
      predicted: found.best?.stepSeconds ?? Number.NaN,
      measured: measuredStepSeconds(caze),
      isCalibration: isCalibrationCase(family, caze),
    };
  });
}

const positive = z.number().positive();
/** A published training run: chip-hours for tokens, layout unknown. */
export const wholeRunSchema = z.object({
  id: z.string(),
  hardware: z.string(),
  chipCount: z.int().positive(),
  softwareStack: z.string(),
  model: modelShapeSchema,
  trainingTokens: positive,
  globalBatchTokens: positive,
  interNodeBytesPerSecondPerNode: positive.optional(),
  measured: z.object({ chipHours: positive }),
});
export type WholeRun = z.infer<typeof wholeRunSchema>;

/** Chip-hours of published runs at the best layout that a search finds. */
export function wholeRunPredictions(runs: readonly WholeRun[], catalog: Catalog): Prediction[] {
  return runs.map((whole) => {
    const hardware = catalog.hardware[whole.hardware];
    const stack = catalog.stacks[whole.softwareStack];
    if (hardware === undefined || stack === undefined)
      throw new Error(`not in catalog: ${whole.id}`);
    const values = valuesOf(hardware);
    const found = searchParallelism(
      {
        hardware: values,
        stack: valuesOf(stack),
        model: whole.model,
        mode: 'pretrain',
        precision: 'bf16',
        sparsityPattern: 'dense',
        attentionSparsityRatio: 0,
        feedForwardSparsityRatio: 0,
        sparsityValues: valuesOf(catalog.assumptions.sparsity),
        chipCount: whole.chipCount,
        chipFraction: 1,
        chipsPerNode: values.chipsPerNode,
        nodeNetworkBytesPerSecondOneWay: values.nodeNetworkBytesPerSecondOneWay,
      },
      Math.round(whole.globalBatchTokens / whole.model.sequenceLength),
      {},
    );
    const tokensPerSecond = found.best?.tokensPerSecond ?? Number.NaN;
    return {
      id: whole.id,
      predicted: ((whole.trainingTokens / tokensPerSecond) * whole.chipCount) / SECONDS_PER_HOUR,
      measured: whole.measured.chipHours,
      isCalibration: false,
    };
  });
}

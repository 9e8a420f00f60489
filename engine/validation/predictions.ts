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

/** Numbers fitted without a size: of the chip (without its whole family) and of the stack. */
export interface LeftOutNumbers {
  chip: Readonly<Record<string, number>>;
  stack: Readonly<Record<string, number>>;
}

/** What predicts a left-out size, by family, then size. */
export type LeftOutParameters = Readonly<Record<string, Readonly<Record<string, LeftOutNumbers>>>>;

/** A question with some numbers of its chip and stack replaced. */
function withNumbers(question: StepQuestion, numbers: LeftOutNumbers | undefined): StepQuestion {
  const { hardware, stack } = question;
  if (numbers === undefined || hardware.kind !== 'gpu') return question;
  return {
    ...question,
    hardware: { ...hardware, performance: { ...hardware.performance, ...numbers.chip } },
    stack: { ...stack, ...numbers.stack },
  };
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
    const numbers =
      family.split.kind === 'leave-one-size-out'
        ? leftOut[family.id]?.[sizeLabel(caze.model)]
        : undefined;
    return {
      id: caze.id,
      predicted: stepperFor(withNumbers(question, numbers)).step(caze.run).stepSeconds,
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

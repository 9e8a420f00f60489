import type { Assumptions } from '../catalog/assumption-schema';
import type { Values } from '../catalog/fact';
import { EngineError } from '../errors';
import type { ModelShape, Sparsity } from '../scenario';
import { shapeForParameterCount } from '../workload/shape-rule';
import { checkPatternFits } from '../workload/sparsity';
import { parameterCount, totalTokenFlops, trainingFlopsPerToken } from '../workload/transformer';

export type PilotValues = Values<Assumptions>['pilot'];

/** A training to be cut down, or one that was. */
export interface StageSize {
  model: ModelShape;
  parameterCount: number;
  trainingTokens: number;
  globalBatchTokens: number;
  /** Pre-training, not tuning of a model that exists. */
  fromScratch: boolean;
}

/** Forward 2, backward 4, for every weight and token. */
const FLOPS_PER_PARAMETER_TOKEN = 6;
/** Sizes that people say: 100M, 150M, 200M, 300M, 500M, 700M. */
const SPOKEN_STEPS = [1, 1.5, 2, 3, 5, 7];
/** Neighbouring sizes tried until the blocks of a pattern divide the model's widths. */
const SIZES_TRIED = 8;
const SMALLEST_TOKENS = 1e6;

/** FLOPs of one dense training. */
export function stageFlops({ model, trainingTokens }: StageSize): number {
  return totalTokenFlops(trainingFlopsPerToken(model)) * trainingTokens;
}

/** The largest spoken size not above `parameters`. */
export function spokenParameterCount(parameters: number): number {
  const decade = 10 ** Math.floor(Math.log10(parameters) + 1e-9);
  const step = SPOKEN_STEPS.findLast((each) => each * decade <= parameters * (1 + 1e-9)) ?? 1;
  return step * decade;
}

/** The next spoken size above one. */
function nextSpoken(parameters: number): number {
  const decade = 10 ** Math.floor(Math.log10(parameters) + 1e-9);
  const step = SPOKEN_STEPS.find((each) => each * decade > parameters * (1 + 1e-9));
  return step === undefined ? 10 * decade : step * decade;
}

/**
 * Tokens per parameter of a stage. A small model that starts from nothing needs `tokensPerParameter`
 * even where the full one gets fewer; one that is tuned gets no more than its share.
 */
function stageTokensPerParameter(full: StageSize, values: PilotValues): number {
  if (full.fromScratch) return values.tokensPerParameter;
  return Math.min(values.tokensPerParameter, full.trainingTokens / full.parameterCount);
}

/** Parameters whose `runCount` runs take a share of the full training's FLOPs. */
function affordableParameterCount(
  full: StageSize,
  values: PilotValues,
  shareRatio: number,
  runCount: number,
): number {
  const flopsPerRun = (shareRatio * stageFlops(full)) / runCount;
  return Math.sqrt(
    flopsPerRun / (FLOPS_PER_PARAMETER_TOKEN * stageTokensPerParameter(full, values)),
  );
}

/** A shape of about that size whose widths the blocks of the pattern divide; throws what the pattern refuses. */
function fittingShape(parameters: number, full: StageSize, sparsity: Sparsity): ModelShape {
  let size = parameters;
  for (let attempt = 1; ; attempt++) {
    const shape = shapeForParameterCount(size, full.model.sequenceLength);
    try {
      checkPatternFits(shape, sparsity);
      return shape;
    } catch (error) {
      if (!(error instanceof EngineError) || attempt === SIZES_TRIED) throw error;
      size = nextSpoken(size);
    }
  }
}

/** The full training cut to about `parameters`: its tokens, and a batch that leaves enough steps. */
function sizeAt(
  parameters: number,
  full: StageSize,
  sparsity: Sparsity,
  values: PilotValues,
): StageSize {
  const model = fittingShape(parameters, full, sparsity);
  const count = parameterCount(model);
  const tokens = Math.min(full.trainingTokens, stageTokensPerParameter(full, values) * count);
  const trainingTokens = Math.max(SMALLEST_TOKENS, tokens);
  const fullSteps = full.trainingTokens / full.globalBatchTokens;
  const steps = Math.max(1, Math.min(values.smallestStepCount, fullSteps));
  const sequences = Math.max(1, trainingTokens / steps / model.sequenceLength);
  const batch = 2 ** Math.floor(Math.log2(sequences)) * model.sequenceLength;
  return {
    model,
    parameterCount: count,
    trainingTokens,
    fromScratch: full.fromScratch,
    globalBatchTokens: Math.max(
      model.sequenceLength,
      Math.min(batch, full.globalBatchTokens, trainingTokens),
    ),
  };
}

/**
 * The pilot's model and tokens: the largest spoken size whose runs stay within
 * `pilotComputeShareRatio` of the full training, between `smallestParameterCount` and
 * `largestPilotParameterRatio` of the model. Null where that would take more than
 * `largestPilotShareRatio` of the full training: such a model is its own pilot.
 */
export function pilotSize(
  full: StageSize,
  runCount: number,
  sparsity: Sparsity,
  values: PilotValues,
): StageSize | null {
  const affordable = affordableParameterCount(
    full,
    values,
    values.pilotComputeShareRatio,
    runCount,
  );
  const largest = full.parameterCount * values.largestPilotParameterRatio;
  const smallest = values.smallestParameterCount;
  if (largest < smallest) return null;
  const wanted = Math.min(largest, Math.max(smallest, affordable));
  const size = sizeAt(Math.max(smallest, spokenParameterCount(wanted)), full, sparsity, values);
  const shareRatio = (runCount * stageFlops(size)) / stageFlops(full);
  const isTooDear = shareRatio > values.largestPilotShareRatio;
  return isTooDear || size.parameterCount >= full.parameterCount ? null : size;
}

/**
 * The model between pilot and full: their geometric mean, less where its runs would take more than
 * `midComputeShareRatio` of the full training. Null where nothing lies clearly between.
 */
export function midSize(
  full: StageSize,
  pilot: StageSize,
  runCount: number,
  sparsity: Sparsity,
  values: PilotValues,
): StageSize | null {
  const mean = Math.sqrt(pilot.parameterCount * full.parameterCount);
  const affordable = affordableParameterCount(full, values, values.midComputeShareRatio, runCount);
  const floor = values.smallestStepUpRatio * pilot.parameterCount;
  const wanted = spokenParameterCount(Math.max(floor, Math.min(mean, affordable)));
  const size = sizeAt(wanted, full, sparsity, values);
  const isBetween =
    size.parameterCount > pilot.parameterCount && size.parameterCount < full.parameterCount;
  return isBetween ? size : null;
}

import type { LadderRung } from './result';
import { allowedSparseShareRatio } from './workload/quality';

/**
 * End-to-end speed-up over a dense A100 baseline as the paper's abstract states it: not of this engine.
 * @source srinivasan-2023, abstract
 */
export const CLAIMED_FACTOR = 4.5;

/** The three rates per chip that the end of a sparse-to-dense ladder rests on. */
export interface LadderRates {
  baselineTokensPerSecond: number;
  denseTokensPerSecond: number;
  sparseTokensPerSecond: number;
}

/** The rates of a ladder's own rungs: the baseline, the best dense rung, the best sparse one. */
export function ladderRates(ladder: readonly LadderRung[]): LadderRates {
  const rateOf = (id: string) => ladder.find((rung) => rung.id === id)?.tokensPerSecondPerChip ?? 0;
  return {
    baselineTokensPerSecond: rateOf('gpuDense'),
    denseTokensPerSecond: rateOf('attentionOnChip'),
    sparseTokensPerSecond: rateOf('wholeDecoder'),
  };
}

/**
 * End of the ladder: 1 / (sparseShareRatio / sparseTokensPerSecond + (1 - sparseShareRatio) /
 * denseTokensPerSecond) / baselineTokensPerSecond.
 */
export function ladderEndFactor(rates: LadderRates, sparseShareRatio: number): number {
  const secondsPerToken =
    sparseShareRatio / rates.sparseTokensPerSecond +
    (1 - sparseShareRatio) / rates.denseTokensPerSecond;
  return 1 / secondsPerToken / rates.baselineTokensPerSecond;
}

/** The end of the ladder where a sparse token is worth `carryOverRatio` of a dense one. */
export interface LadderEndPoint {
  carryOverRatio: number;
  sparseShareRatio: number;
  factor: number;
}

/**
 * The end of the ladder over the worth of a sparse token, the sparse share being the largest that
 * keeps the predicted loss gap at `lossGapLimit` (nat). The worth is an assumption, not a result.
 * @source frantar-2023-sparsity-scaling, equation 1
 */
export function ladderEndCurve(
  rates: LadderRates,
  trainingTokens: number,
  lossGapLimit: number,
  carryOverRatios: readonly number[],
): LadderEndPoint[] {
  return carryOverRatios.map((carryOverRatio) => {
    const sparseShareRatio = allowedSparseShareRatio(trainingTokens, carryOverRatio, lossGapLimit);
    return { carryOverRatio, sparseShareRatio, factor: ladderEndFactor(rates, sparseShareRatio) };
  });
}

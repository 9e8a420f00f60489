import qualityFacts from '../catalog/assumptions/quality.json';
import { type Fact, type Values, valuesOf } from '../catalog/fact';
import { type QualityAssumptions, qualityAssumptionsSchema } from '../catalog/quality-schema';
import type { Band, ParityVerdict } from '../result';
import type { ModelShape, Sparsity, Workload } from '../scenario';
import { averageSparsityRatio, isDensePhase, sparsityPhases } from './sparsity';
import { parameterCount } from './transformer';

export type QualityValues = Values<QualityAssumptions>;
const facts = qualityAssumptionsSchema.parse(qualityFacts);
const bundled: QualityValues = valuesOf(facts);

/**
 * Whether the loss law covers a mode: it was fitted on models trained from scratch. Fine-tuning starts
 * from a trained model on other data, and continued training from tokens that no scenario states.
 */
export function isLossPredicted(mode: Workload['mode']): boolean {
  return mode === 'pretrain';
}

/**
 * Loss of a dense model in nats per token: irreducibleLoss + parameterFactor /
 * parameters^parameterExponent + tokenFactor / tokens^tokenExponent. Fitted on models of up to 16
 * billion parameters and about 20 tokens per parameter; far from there it is extrapolation.
 * @source epoch-chinchilla-2024, equation of the refit
 */
export function denseLoss(
  parameters: number,
  trainingTokens: number,
  quality: QualityValues = bundled,
): number {
  const { irreducibleLoss, parameterFactor, parameterExponent, tokenFactor, tokenExponent } =
    quality.lossLaw;
  return (
    irreducibleLoss +
    parameterFactor / parameters ** parameterExponent +
    tokenFactor / trainingTokens ** tokenExponent
  );
}

/**
 * Validation loss of a T5 trained sparse throughout: (sparseFactor (1 - S)^sparseExponent +
 * denseFactor) N^-parameterExponent + tokenFactor D^-tokenExponent + irreducibleLoss, N in millions
 * of kept weights, D in 1e5 steps of 65,536 tokens.
 * @source frantar-2023-sparsity-scaling, equation 1
 */
export function sparseT5Loss(
  sparsityRatio: number,
  keptWeightCount: number,
  stepCount: number,
  quality: QualityValues = bundled,
): number {
  const law = quality.sparsityLaw;
  const capacity = law.sparseFactor * (1 - sparsityRatio) ** law.sparseExponent + law.denseFactor;
  return (
    capacity * (keptWeightCount / 1e6) ** -law.parameterExponent +
    law.tokenFactor * (stepCount / 1e5) ** -law.tokenExponent +
    law.irreducibleLoss
  );
}

/**
 * Parameters of the dense model that a sparse one is worth, as a share of its dense size:
 * (1 - S) x ((sparseFactor + denseFactor) / (sparseFactor (1 - S)^sparseExponent +
 * denseFactor))^(1 / parameterExponent). Published up to 87.5 %.
 * @source frantar-2023-sparsity-scaling, equation 1 solved for the dense size of equal loss
 */
export function denseEquivalentRatio(
  sparsityRatio: number,
  quality: QualityValues = bundled,
): number {
  const law = quality.sparsityLaw;
  const capacity = law.sparseFactor * (1 - sparsityRatio) ** law.sparseExponent + law.denseFactor;
  const denseCapacity = law.sparseFactor + law.denseFactor;
  return (1 - sparsityRatio) * (denseCapacity / capacity) ** (1 / law.parameterExponent);
}

/**
 * Worth of a token trained at `phaseRatio` (dense-equivalent) for a model that ends at `finalRatio`:
 * (phaseRatio / finalRatio)^exponent with the exponent that makes it `carryOverRatio` at the
 * reference sparsity before a dense end; a token trained at the final level or denser counts 1.
 */
function tokenWorth(
  phaseRatio: number,
  finalRatio: number,
  carryOverRatio: number,
  quality: QualityValues,
): number {
  if (phaseRatio >= finalRatio) return 1;
  const referenceRatio = denseEquivalentRatio(quality.carryOverReferenceSparsityRatio, quality);
  return (phaseRatio / finalRatio) ** (Math.log(carryOverRatio) / Math.log(referenceRatio));
}

/**
 * Loss of the dense and of the planned model in nats. The planned model enters as
 * denseLoss(parameters x denseEquivalentRatio(final level), trainingTokens x
 * sum(tokenShareRatio x worth)), where a token of a sparser phase is worth `carryOverRatio` (at
 * 87.5 % before a dense end) and all others 1: for sparse-to-dense with sparse share f the tokens
 * are trainingTokens x (1 - f x (1 - carryOverRatio)). Where the last level holds for less than
 * `minimumDenseShareRatio`, the loss goes over in a straight line to that of the level before.
 * `carryOverRatio` is an assumption: .34 a sparse token trains what it touches, 1 full carry-over.
 * @source frantar-2023-sparsity-scaling, equation 1
 */
export function predictedLoss(
  model: ModelShape,
  trainingTokens: number,
  sparsity: Sparsity,
  carryOverRatio: number = bundled.carryOverRatio,
  quality: QualityValues = bundled,
): { dense: number; planned: number } {
  const parameters = parameterCount(model);
  const dense = denseLoss(parameters, trainingTokens, quality);
  const levels = sparsityPhases(sparsity).map((phase) => ({
    shareRatio: phase.tokenShareRatio,
    equivalentRatio: isDensePhase(phase)
      ? 1
      : denseEquivalentRatio(averageSparsityRatio(model, phase), quality),
  }));
  const lossEndingAt = (finalRatio: number) => {
    const worthRatio = levels.reduce(
      (total, level) =>
        total +
        level.shareRatio * tokenWorth(level.equivalentRatio, finalRatio, carryOverRatio, quality),
      0,
    );
    return denseLoss(parameters * finalRatio, trainingTokens * worthRatio, quality);
  };
  const last = levels.at(-1);
  if (last === undefined) return { dense, planned: dense };
  const finalShareRatio = levels
    .filter((level) => level.equivalentRatio >= last.equivalentRatio)
    .reduce((total, level) => total + level.shareRatio, 0);
  const settled = lossEndingAt(last.equivalentRatio);
  if (finalShareRatio >= quality.minimumDenseShareRatio) return { dense, planned: settled };
  const before = levels
    .filter((level) => level.equivalentRatio < last.equivalentRatio)
    .reduce((best, level) => Math.max(best, level.equivalentRatio), 0);
  const blend = finalShareRatio / quality.minimumDenseShareRatio;
  const unsettled = Math.max(settled, lossEndingAt(before));
  return { dense, planned: blend * settled + (1 - blend) * unsettled };
}

/** Quantile of a triangular distribution over low, likely and high. */
function triangularQuantile(
  range: { low: number; likely: number; high: number },
  probability: number,
): number {
  const { low, likely, high } = range;
  const turn = (likely - low) / (high - low);
  if (probability <= turn) return low + Math.sqrt(probability * (high - low) * (likely - low));
  return high - Math.sqrt((1 - probability) * (high - low) * (high - likely));
}

/** Worth of a sparse token that nine in ten outcomes exceed: the one under `gap.p90`. */
export function cautiousCarryOverRatio(range: {
  low: number;
  likely: number;
  high: number;
}): number {
  return triangularQuantile(range, 0.1);
}

/** Low, likely and high worth of a sparse token, from the catalog: an assumption, not a measurement. */
export function carryOverRange(fact: Fact = facts.carryOverRatio): {
  low: number;
  likely: number;
  high: number;
} {
  const { value, low, high } = fact;
  return { low: low ?? value, likely: value, high: high ?? value };
}

/**
 * Loss gap to the dense model in nats: p50 at the likely worth of a sparse token, p10 and p90 at its
 * triangular 90 % and 10 % points, both widened by `gapUncertaintyRatio`.
 */
export function lossGapBand(
  model: ModelShape,
  trainingTokens: number,
  sparsity: Sparsity,
  range = carryOverRange(),
  quality: QualityValues = bundled,
): Band {
  const gapAt = (carryOverRatio: number) => {
    const loss = predictedLoss(model, trainingTokens, sparsity, carryOverRatio, quality);
    return loss.planned - loss.dense;
  };
  return {
    p10: gapAt(triangularQuantile(range, 0.9)) * (1 - quality.gapUncertaintyRatio),
    p50: gapAt(range.likely),
    p90: gapAt(cautiousCarryOverRatio(range)) * (1 + quality.gapUncertaintyRatio),
  };
}

/**
 * Verdict on parity: `dense` without left-out weights; `parityLikely` only where nine in ten
 * outcomes stay under the limit; `lost` where nine in ten exceed it; else `atRisk`.
 */
export function parityVerdict(sparsity: Sparsity, gap: Band, lossGapLimit: number): ParityVerdict {
  if (sparsityPhases(sparsity).every(isDensePhase)) return 'dense';
  if (gap.p90 <= lossGapLimit) return 'parityLikely';
  return gap.p10 > lossGapLimit ? 'lost' : 'atRisk';
}

/**
 * Largest sparse share of sparse-to-dense training whose gap stays at `lossGapLimit`:
 * (1 - (1 + lossGapLimit / tokenTerm)^(-1 / tokenExponent)) / (1 - carryOverRatio), at most
 * 1 - minimumDenseShareRatio. Stated at the reference sparsity of the carry-over.
 */
export function allowedSparseShareRatio(
  trainingTokens: number,
  carryOverRatio: number,
  lossGapLimit: number,
  quality: QualityValues = bundled,
): number {
  const { tokenFactor, tokenExponent } = quality.lossLaw;
  const tokenTerm = tokenFactor / trainingTokens ** tokenExponent;
  const lostRatio = 1 - (1 + lossGapLimit / tokenTerm) ** (-1 / tokenExponent);
  const longest = 1 - quality.minimumDenseShareRatio;
  if (carryOverRatio >= 1) return longest;
  return Math.min(longest, lostRatio / (1 - carryOverRatio));
}

/** Worth of a sparse token that a claim of parity implies: allowedSparseShareRatio solved for the carry-over. */
export function impliedCarryOverRatio(
  trainingTokens: number,
  sparseShareRatio: number,
  lossGapLimit: number,
  quality: QualityValues = bundled,
): number {
  const { tokenFactor, tokenExponent } = quality.lossLaw;
  const tokenTerm = tokenFactor / trainingTokens ** tokenExponent;
  const lostRatio = 1 - (1 + lossGapLimit / tokenTerm) ** (-1 / tokenExponent);
  return Math.max(0, 1 - lostRatio / sparseShareRatio);
}

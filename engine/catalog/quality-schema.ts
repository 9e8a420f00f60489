import { z } from 'zod';
import { factIn } from './fact';

/** Constants of the loss laws and what turns a sparse phase into dense-equivalent tokens. */
export const qualityAssumptionsSchema = z.strictObject({
  /** L = irreducibleLoss + parameterFactor / N^parameterExponent + tokenFactor / D^tokenExponent. */
  lossLaw: z.strictObject({
    irreducibleLoss: factIn('nat'),
    parameterFactor: factIn('1'),
    parameterExponent: factIn('1'),
    tokenFactor: factIn('1'),
    tokenExponent: factIn('1'),
  }),
  /** L = (sparseFactor (1-S)^sparseExponent + denseFactor) N^-parameterExponent + tokenFactor D^-tokenExponent + irreducibleLoss. */
  sparsityLaw: z.strictObject({
    sparseFactor: factIn('1'),
    sparseExponent: factIn('1'),
    denseFactor: factIn('1'),
    parameterExponent: factIn('1'),
    tokenFactor: factIn('1'),
    tokenExponent: factIn('1'),
    irreducibleLoss: factIn('nat'),
  }),
  /** Worth of one sparse token once the weights are dense again, at `carryOverReferenceSparsityRatio`. */
  carryOverRatio: factIn('1'),
  carryOverReferenceSparsityRatio: factIn('1'),
  /** Below this dense share the law of sparse-to-dense training is blended into sparse throughout. */
  minimumDenseShareRatio: factIn('1'),
  /** Half width of the loss gap's band from the sparsity law itself, as a share of the gap. */
  gapUncertaintyRatio: factIn('1'),
});
export type QualityAssumptions = z.infer<typeof qualityAssumptionsSchema>;

import { FUSIONS, type Fusion } from '@/engine/catalog/rdu-stack-schema';
import { type PaperSetting, ratesAt } from './paper-setting';

/** Throughput by level of sparsity and rung of fusion, against dense fused. */
export interface FusionView {
  fusions: readonly Fusion[];
  rows: { sparsityRatio: number; cells: { tokensPerSecondPerChip: number; factor: number }[] }[];
}

/** Levels up to the paper's own; the sparsity law is published no further. */
const SPARSITY_RATIOS = [0, 0.5, 0.75, 0.875] as const;

/** Tokens per second and chip relative to dense training with fused sections. */
export function fusionView(paper: PaperSetting): FusionView {
  const baseline = ratesAt(paper, 0).section;
  return {
    fusions: FUSIONS,
    rows: SPARSITY_RATIOS.map((sparsityRatio) => {
      const rates = ratesAt(paper, sparsityRatio);
      const cells = FUSIONS.map((fusion) => ({
        tokensPerSecondPerChip: rates[fusion],
        factor: rates[fusion] / baseline,
      }));
      return { sparsityRatio, cells };
    }),
  };
}

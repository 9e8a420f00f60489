import { FUSIONS, type Fusion } from '@/engine/catalog/rdu-stack-schema';
import type { Catalog } from '@/engine/catalog/schema';
import { type PaperSetting, searchedRate } from './paper-setting';

/** Throughput by level of sparsity and rung of fusion, against dense fused. */
export interface FusionView {
  fusions: readonly Fusion[];
  rows: {
    sparsityRatio: number;
    /** Sparser than the runs that the quality law was fitted to. */
    isBeyondLaw: boolean;
    cells: { tokensPerSecondPerChip: number; factor: number }[];
  }[];
  publishedSparsityRatio: number;
}

const SPARSITY_RATIOS = [0, 0.5, 0.75, 0.875, 0.9375] as const;

/** Tokens per second and chip relative to dense training with fused sections, each in its own layout. */
export function fusionView(paper: PaperSetting, catalog: Catalog): FusionView {
  const rateOn = (fusion: Fusion, ratio: number) => searchedRate(paper, fusion, ratio, catalog);
  const baseline = rateOn('section', 0);
  const published = catalog.assumptions.quality.carryOverReferenceSparsityRatio.value;
  return {
    fusions: FUSIONS,
    publishedSparsityRatio: published,
    rows: SPARSITY_RATIOS.map((sparsityRatio) => ({
      sparsityRatio,
      isBeyondLaw: sparsityRatio > published,
      cells: FUSIONS.map((fusion) => {
        const tokensPerSecondPerChip = rateOn(fusion, sparsityRatio);
        return { tokensPerSecondPerChip, factor: tokensPerSecondPerChip / baseline };
      }),
    })),
  };
}

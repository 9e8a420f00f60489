import type { Grade } from '@/engine/catalog/fact';
import { factAt } from '@/engine/catalog/load';
import { FUSIONS, type Fusion } from '@/engine/catalog/rdu-stack-schema';
import type { Catalog } from '@/engine/catalog/schema';
import { carryOverRange } from '@/engine/workload/quality';
import type { PaperSetting } from './paper-setting';
import {
  bandwidthPath,
  type TrialAnswer,
  type TrialPlan,
  type TrialSetting,
  trialAnswer,
} from './trial';

/** What the trial starts from, and how far its controls reach. */
export interface TrialView {
  setting: TrialSetting;
  standing: { plan: TrialPlan; answer: TrialAnswer };
  fusions: readonly Fusion[];
  bandwidth: { low: number; likely: number; high: number; grade: Grade };
  worth: { low: number; likely: number; high: number };
  lossGapLimit: number;
  /** The quality law is published up to this level. */
  publishedSparsityRatio: number;
}

/** The page's own plan as the trial answers it. */
export function trialView(
  paper: PaperSetting,
  baselineTokensPerSecond: number,
  tunedTokensPerSecond: number,
  catalog: Catalog,
): TrialView {
  const fact = factAt(catalog, bandwidthPath(paper));
  const setting = { paper, baselineTokensPerSecond, tunedTokensPerSecond };
  const plan: TrialPlan = {
    sparsityRatio: paper.sparsityRatio,
    sparseShareRatio: paper.sparseShareRatio,
    fusion: 'decoder',
    offChipBytesPerSecond: fact.value,
  };
  return {
    setting,
    standing: { plan, answer: trialAnswer(plan, setting, catalog) },
    fusions: FUSIONS,
    bandwidth: {
      low: fact.low ?? fact.value,
      likely: fact.value,
      high: fact.high ?? fact.value,
      grade: fact.grade,
    },
    worth: carryOverRange(),
    lossGapLimit: paper.scenario.goals.lossGapLimit,
    publishedSparsityRatio: catalog.assumptions.quality.carryOverReferenceSparsityRatio.value,
  };
}

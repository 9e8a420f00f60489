import { withOverrides } from '@/engine/catalog/load';
import type { Fusion } from '@/engine/catalog/rdu-stack-schema';
import type { Catalog } from '@/engine/catalog/schema';
import { ladderEndFactor } from '@/engine/ladder-end';
import { onFusion } from '@/engine/machine/dataflow/fusion-rates';
import { type ReachedFusion, reachedFusion } from '@/engine/machine/dataflow/reached-fusion';
import { dataflowStepper } from '@/engine/machine/dataflow/stepper';
import type { ParityVerdict } from '@/engine/result';
import type { Run, Sparsity, SparsityPhase } from '@/engine/scenario';
import {
  carryOverRange,
  lossGapBand,
  parityVerdict,
  predictedLoss,
} from '@/engine/workload/quality';
import { type PaperSetting, underFacts } from './paper-setting';

/** What a visitor may turn; all else is as in the page's own comparison. */
export interface TrialPlan {
  sparsityRatio: number;
  /** Of the tokens. */
  sparseShareRatio: number;
  fusion: Fusion;
  offChipBytesPerSecond: number;
}

/** What a trial holds fixed. It comes with the page: in the page nothing is searched. */
export interface TrialSetting {
  paper: PaperSetting;
  /** Per chip: the A100 with the software of 2021, and tuned as today. */
  baselineTokensPerSecond: number;
  tunedTokensPerSecond: number;
}

interface PhaseAnswer {
  tokensPerSecondPerChip: number;
  reached: ReachedFusion;
  tensorParallel: number;
}

export interface TrialAnswer {
  endFactor: number;
  tunedEndFactor: number;
  sparse: PhaseAnswer;
  dense: PhaseAnswer;
  /** In nats, at the likely worth of a sparse token and at both ends of its range. */
  lossGap: { atLowWorth: number; atLikelyWorth: number; atHighWorth: number };
  verdict: ParityVerdict;
}

/** Catalog path of the bandwidth that a trial turns. */
export function bandwidthPath({ option }: PaperSetting): string {
  return `hardware.${option.hardware}.offChipBytesPerSecond`;
}

/** One phase on the faster of the two layouts that the ladder uses. */
function phaseAnswer(paper: PaperSetting, fusion: Fusion, sparsityRatio: number): PhaseAnswer {
  const question = onFusion(paper.question, fusion, sparsityRatio);
  const stepper = dataflowStepper(question);
  const rateOf = (run: Run) => {
    const tokens = run.globalBatchSequences * question.model.sequenceLength;
    return tokens / stepper.stepSeconds(run) / paper.chipCount;
  };
  const timed = [paper.denseRun, paper.sparseRun].map((run) => ({ run, rate: rateOf(run) }));
  const { run, rate } = timed.reduce((a, b) => (b.rate > a.rate ? b : a));
  return {
    tokensPerSecondPerChip: rate,
    reached: reachedFusion(question, run),
    tensorParallel: run.tensorParallel,
  };
}

function sparsityOf({ option }: PaperSetting, plan: TrialPlan): Sparsity {
  const { sparsityRatio, sparseShareRatio } = plan;
  const { pattern } = option.sparsity;
  if (pattern === 'dense' || sparsityRatio === 0 || sparseShareRatio === 0)
    return { pattern: 'dense' };
  const phase = (tokenShareRatio: number, ratio: number): SparsityPhase => ({
    tokenShareRatio,
    attentionSparsityRatio: ratio,
    feedForwardSparsityRatio: ratio,
  });
  const phases = [phase(sparseShareRatio, sparsityRatio), phase(1 - sparseShareRatio, 0)];
  return { pattern, phases: phases.filter(({ tokenShareRatio }) => tokenShareRatio > 0) };
}

/**
 * The page's comparison with four things turned, by the same executors and laws; layouts are the two
 * of the ladder, whichever is faster. Sparse first, dense for the rest.
 */
export function trialAnswer(plan: TrialPlan, setting: TrialSetting, catalog: Catalog): TrialAnswer {
  const { paper, baselineTokensPerSecond, tunedTokensPerSecond } = setting;
  const { fusion, sparsityRatio, sparseShareRatio, offChipBytesPerSecond } = plan;
  const path = bandwidthPath(paper);
  const known = withOverrides(catalog, [{ path, value: offChipBytesPerSecond, note: '' }]);
  const turned = underFacts(paper, known);
  const sparse = phaseAnswer(turned, fusion, sparsityRatio);
  const dense = phaseAnswer(turned, fusion, 0);
  const rates = {
    baselineTokensPerSecond,
    denseTokensPerSecond: dense.tokensPerSecondPerChip,
    sparseTokensPerSecond: sparse.tokensPerSecondPerChip,
  };
  const endFactor = ladderEndFactor(rates, sparseShareRatio);
  const sparsity = sparsityOf(paper, plan);
  const { model } = paper.question;
  const { workload, goals } = paper.scenario;
  const gapAt = (carryOverRatio: number) => {
    const loss = predictedLoss(model, workload.trainingTokens, sparsity, carryOverRatio);
    return loss.planned - loss.dense;
  };
  const worth = carryOverRange();
  const gap = lossGapBand(model, workload.trainingTokens, sparsity);
  return {
    endFactor,
    tunedEndFactor: (endFactor * baselineTokensPerSecond) / tunedTokensPerSecond,
    sparse,
    dense,
    lossGap: {
      atLowWorth: gapAt(worth.low),
      atLikelyWorth: gapAt(worth.likely),
      atHighWorth: gapAt(worth.high),
    },
    verdict: parityVerdict(sparsity, gap, goals.lossGapLimit),
  };
}

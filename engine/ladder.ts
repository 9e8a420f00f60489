import type { Grade } from './catalog/fact';
import type { Fusion } from './catalog/rdu-stack-schema';
import type { Catalog } from './catalog/schema';
import { type HeldRun, rateDraws } from './ladder-draws';
import type { Band, LadderRung } from './result';
import { type OptionSetting, optionSetting, planOn } from './run/option-plan';
import type { Option, Scenario, SparsityPhase } from './scenario';
import { aroundLikely } from './uncertainty/around-likely';
import { bandOf } from './uncertainty/quantile';
import { modelShape } from './workload/model-shape';
import { isDensePhase } from './workload/sparsity';

const DENSE_PHASE: SparsityPhase = {
  tokenShareRatio: 1,
  attentionSparsityRatio: 0,
  feedForwardSparsityRatio: 0,
};
/** Nodes compared where neither option states its chips. */
const EQUAL_NODE_COUNT = 8;

/** A rate per chip: likely, and in every draw of what is not known exactly. */
interface DrawnRate {
  tokensPerSecondPerChip: number;
  globalBatchTokens: number;
  stepSeconds: number;
  chipCount: number;
  draws: Float64Array;
}

/** A rung before its factors: what it reaches per chip, how that is known, what it takes as given. */
interface Rung extends DrawnRate {
  id: string;
  evidence: Grade;
  assumptions: string[];
}

/** Throughput per chip of one setting in one phase on `chipCount` chips; null where no layout exists. */
function phaseRate(
  setting: OptionSetting,
  phase: SparsityPhase,
  chipCount: number,
  catalog: Catalog,
): DrawnRate | null {
  const step = planOn({ ...setting, phases: [phase], openSchedule: null }, chipCount)?.phases[0]
    ?.step;
  if (step === undefined) return null;
  const tokensPerSecondPerChip = step.tokensPerSecond / chipCount;
  const held: HeldRun = { setting, phase, chipCount, run: step.run, tokensPerSecondPerChip };
  return {
    tokensPerSecondPerChip,
    globalBatchTokens: step.run.globalBatchSequences * setting.model.sequenceLength,
    stepSeconds: step.stepSeconds,
    chipCount,
    draws: rateDraws(held, catalog),
  };
}

/** Tokens at two rates one after the other: 1 / (shareRatio / first + (1 - shareRatio) / second). */
function mixedRate(shareRatio: number, first: DrawnRate, second: DrawnRate): DrawnRate {
  const mixed = (firstTokensPerSecond: number, secondTokensPerSecond: number) =>
    1 / (shareRatio / firstTokensPerSecond + (1 - shareRatio) / secondTokensPerSecond);
  return {
    ...first,
    tokensPerSecondPerChip: mixed(first.tokensPerSecondPerChip, second.tokensPerSecondPerChip),
    stepSeconds: shareRatio * first.stepSeconds + (1 - shareRatio) * second.stepSeconds,
    draws: first.draws.map((rate, index) => mixed(rate, second.draws[index] ?? 0)),
  };
}

function withFusion(setting: OptionSetting, fusion: Fusion): OptionSetting {
  return setting.stack.kind === 'rdu'
    ? { ...setting, stack: { ...setting.stack, fusion } }
    : setting;
}

/** Sparse share of the tokens and the level of the first sparse phase. */
function sparsePart(setting: OptionSetting): { shareRatio: number; phase: SparsityPhase } | null {
  const sparse = setting.phases.filter((phase) => !isDensePhase(phase));
  const [phase] = sparse;
  if (phase === undefined) return null;
  return { shareRatio: sparse.reduce((sum, p) => sum + p.tokenShareRatio, 0), phase };
}

/**
 * The steps from a dense GPU baseline to sparse-to-dense training on a dataflow machine, at equal
 * chip count: fused sections, attention held on chip, the sparse phase, the whole decoder as one
 * section, and the schedule end to end. Each factor is a ratio of two runs of the same executors, its
 * band that ratio over the draws of facts and model error, layouts held.
 * Empty where the scenario has no dense GPU option or no sparse RDU option, or no layout exists.
 * @source srinivasan-2023, abstract (the claim; stack, chips, tokens and schedule are inferred)
 */
export function ladderOf(scenario: Scenario, catalog: Catalog): Required<LadderRung>[] {
  const model = modelShape(scenario.workload.model, catalog);
  const settingOf = (option: Option) =>
    optionSetting(option, scenario.workload, model, catalog, option.id);
  const settings = scenario.options.map(settingOf);
  const gpu = settings.find(
    ({ hardware, phases }) => hardware.kind === 'gpu' && phases.every(isDensePhase),
  );
  const rdu = settings.find(
    (setting) => setting.hardware.kind === 'rdu' && sparsePart(setting) !== null,
  );
  const sparse = rdu && sparsePart(rdu);
  if (gpu === undefined || rdu === undefined || !sparse) return [];
  const chipCount =
    gpu.option.chipCount ?? rdu.option.chipCount ?? gpu.hardware.chipsPerNode * EQUAL_NODE_COUNT;
  const open: OptionSetting = { ...rdu, option: { ...rdu.option, layout: null } };
  const on = (fusion: Fusion, phase: SparsityPhase) =>
    phaseRate(withFusion(open, fusion), phase, chipCount, catalog);

  const baseline = phaseRate(gpu, DENSE_PHASE, chipCount, catalog);
  const denseFused = on('section', DENSE_PHASE);
  const denseBest = on('attention', DENSE_PHASE);
  const sparseFused = on('attention', sparse.phase);
  const wholeDecoder = on('decoder', sparse.phase);
  if (!baseline || !denseFused || !denseBest || !sparseFused || !wholeDecoder) return [];
  return factors([
    {
      id: 'gpuDense',
      ...baseline,
      evidence: 'calibrated',
      assumptions: ['gpuSoftwareOf2021', 'fullRecompute', 'equalChipCount'],
    },
    {
      id: 'rduDenseFused',
      ...denseFused,
      evidence: 'calibrated',
      assumptions: ['chipGeneration'],
    },
    {
      id: 'attentionOnChip',
      ...denseBest,
      evidence: 'assumption',
      assumptions: ['scoresStayOnChip'],
    },
    {
      id: 'sparsePhase',
      ...sparseFused,
      evidence: 'assumption',
      assumptions: ['sparsityLevel', 'gatherThroughput', 'rowBalance'],
    },
    {
      id: 'wholeDecoder',
      ...wholeDecoder,
      evidence: 'assumption',
      assumptions: ['decoderFitsWhenSparse'],
    },
    {
      id: 'sparseToDense',
      ...mixedRate(sparse.shareRatio, wholeDecoder, denseBest),
      evidence: 'assumption',
      assumptions: ['sparseShare', 'parityTakenAsGiven'],
    },
  ]);
}

function ratioBand(of: DrawnRate, over: DrawnRate): Band {
  // Draws of a machine on which a rung runs nowhere have no ratio.
  const ratios = of.draws
    .map((rate, index) => rate / (over.draws[index] ?? 0))
    .filter(Number.isFinite);
  const likely = of.tokensPerSecondPerChip / over.tokensPerSecondPerChip;
  return ratios.length === 0
    ? { p10: likely, p50: likely, p90: likely }
    : aroundLikely(bandOf(ratios), likely);
}

function factors(rungs: Rung[]): Required<LadderRung>[] {
  return rungs.map((rung, index) => {
    const { draws: _draws, id, tokensPerSecondPerChip, evidence, assumptions, ...work } = rung;
    const factorBand = ratioBand(rung, rungs[index - 1] ?? rung);
    const cumulativeFactorBand = ratioBand(rung, rungs[0] ?? rung);
    return {
      id,
      tokensPerSecondPerChip,
      factor: factorBand.p50,
      cumulativeFactor: cumulativeFactorBand.p50,
      evidence,
      assumptions,
      ...work,
      factorBand,
      cumulativeFactorBand,
    };
  });
}

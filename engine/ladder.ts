import type { Grade } from './catalog/fact';
import type { Fusion } from './catalog/rdu-stack-schema';
import type { Catalog } from './catalog/schema';
import type { LadderRung } from './result';
import { type OptionSetting, optionSetting, planOn } from './run/option-plan';
import type { Option, Scenario, SparsityPhase } from './scenario';
import { modelShape } from './workload/model-shape';
import { isDensePhase } from './workload/sparsity';

const DENSE_PHASE: SparsityPhase = {
  tokenShareRatio: 1,
  attentionSparsityRatio: 0,
  feedForwardSparsityRatio: 0,
};

/** A rung before its factors: what it reaches per chip, how that is known, what it takes as given. */
interface Rung {
  id: string;
  tokensPerSecondPerChip: number;
  evidence: Grade;
  assumptions: string[];
}

/** Throughput per chip of one setting in one phase on `chipCount` chips; 0 where nothing fits. */
function tokensPerSecondPerChip(
  setting: OptionSetting,
  phase: SparsityPhase,
  chipCount: number,
): number {
  const plan = planOn({ ...setting, phases: [phase] }, chipCount);
  return (plan?.phases[0]?.step.tokensPerSecond ?? 0) / chipCount;
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
 * section, and the schedule end to end. Each factor is a ratio of two runs of the same executors.
 * Empty where the scenario has no dense GPU option or no sparse RDU option.
 * @source srinivasan-2023, abstract (the claim; stack, chips, tokens and schedule are inferred)
 */
export function ladderOf(scenario: Scenario, catalog: Catalog): LadderRung[] {
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
    tokensPerSecondPerChip(withFusion(open, fusion), phase, chipCount);

  const denseBest = on('attention', DENSE_PHASE);
  const wholeDecoder = on('decoder', sparse.phase);
  const { shareRatio } = sparse;
  return factors([
    {
      id: 'gpuDense',
      tokensPerSecondPerChip: tokensPerSecondPerChip(gpu, DENSE_PHASE, chipCount),
      evidence: 'calibrated',
      assumptions: ['gpuSoftwareOf2021', 'fullRecompute', 'equalChipCount'],
    },
    {
      id: 'rduDenseFused',
      tokensPerSecondPerChip: on('section', DENSE_PHASE),
      evidence: 'calibrated',
      assumptions: ['chipGeneration'],
    },
    {
      id: 'attentionOnChip',
      tokensPerSecondPerChip: denseBest,
      evidence: 'assumption',
      assumptions: ['scoresStayOnChip'],
    },
    {
      id: 'sparsePhase',
      tokensPerSecondPerChip: on('attention', sparse.phase),
      evidence: 'assumption',
      assumptions: ['sparsityLevel', 'gatherThroughput', 'rowBalance'],
    },
    {
      id: 'wholeDecoder',
      tokensPerSecondPerChip: wholeDecoder,
      evidence: 'assumption',
      assumptions: ['decoderFitsWhenSparse'],
    },
    {
      id: 'sparseToDense',
      tokensPerSecondPerChip: 1 / (shareRatio / wholeDecoder + (1 - shareRatio) / denseBest),
      evidence: 'assumption',
      assumptions: ['sparseShare', 'parityTakenAsGiven'],
    },
  ]);
}

/** Nodes compared where neither option states its chips. */
const EQUAL_NODE_COUNT = 8;

function factors(rungs: Rung[]): LadderRung[] {
  const base = rungs[0]?.tokensPerSecondPerChip ?? 0;
  return rungs.map((rung, index) => ({
    ...rung,
    factor: rung.tokensPerSecondPerChip / (rungs[index - 1] ?? rung).tokensPerSecondPerChip,
    cumulativeFactor: rung.tokensPerSecondPerChip / base,
  }));
}

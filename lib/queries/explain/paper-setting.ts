import type { Fusion } from '@/engine/catalog/rdu-stack-schema';
import type { Catalog } from '@/engine/catalog/schema';
import type { LadderRates } from '@/engine/ladder-end';
import { onFusion, tokensPerSecondPerChipByFusion } from '@/engine/machine/dataflow/fusion-rates';
import { dataflowStepper } from '@/engine/machine/dataflow/stepper';
import type { StepQuestion } from '@/engine/machine/step';
import type { StepResult } from '@/engine/result';
import { type OptionSetting, optionSetting, planOn, questionOf } from '@/engine/run/option-plan';
import type { Option, Run, Scenario, SparsityPhase } from '@/engine/scenario';
import { modelShape } from '@/engine/workload/model-shape';
import { isDensePhase } from '@/engine/workload/sparsity';

const DENSE_PHASE: SparsityPhase = {
  tokenShareRatio: 1,
  attentionSparsityRatio: 0,
  feedForwardSparsityRatio: 0,
};

/** The dataflow side of the paper's comparison, made concrete. */
export interface PaperSetting {
  scenario: Scenario;
  option: Option;
  chipCount: number;
  sparsityRatio: number;
  sparseShareRatio: number;
  /** Of the sparse phase; `onFusion` makes it another rung or level. */
  question: StepQuestion;
  denseRun: Run;
  sparseRun: Run;
}

function questionIn(scenario: Scenario, option: Option, catalog: Catalog) {
  const model = modelShape(scenario.workload.model, catalog);
  const open = { ...option, layout: null };
  const setting = optionSetting(open, scenario.workload, model, catalog, option.id);
  const sparsePhase = setting.phases.find((phase) => !isDensePhase(phase));
  const chipCount = option.chipCount;
  if (sparsePhase === undefined || chipCount === null)
    throw new RangeError('the comparison states a sparse phase and its chips');
  return { setting, sparsePhase, chipCount };
}

/** The step in the layout that the search finds for one phase on one rung; the ladder asks for the same ones. */
function foundStep(
  setting: OptionSetting,
  phase: SparsityPhase,
  fusion: Fusion,
  chipCount: number,
): StepResult {
  const { stack } = setting;
  if (stack.kind !== 'rdu') throw new RangeError('the sparse option runs on a dataflow machine');
  const plan = planOn({ ...setting, stack: { ...stack, fusion }, phases: [phase] }, chipCount);
  const step = plan?.phases[0]?.step;
  if (step === undefined) throw new RangeError(`no layout on ${chipCount} chips`);
  return step;
}

/** The sparse option of a scenario that has one, with the layouts found for its dense and sparse phase. */
export function paperSetting(scenario: Scenario, catalog: Catalog): PaperSetting {
  const option = scenario.options.find(({ sparsity }) => sparsity.pattern !== 'dense');
  if (option === undefined) throw new RangeError('the comparison has a sparse option');
  const { setting, sparsePhase, chipCount } = questionIn(scenario, option, catalog);
  return {
    scenario,
    option,
    chipCount,
    sparsityRatio: sparsePhase.feedForwardSparsityRatio,
    sparseShareRatio: sparsePhase.tokenShareRatio,
    question: questionOf(setting, sparsePhase, chipCount),
    denseRun: foundStep(setting, DENSE_PHASE, 'attention', chipCount).run,
    sparseRun: foundStep(setting, sparsePhase, 'decoder', chipCount).run,
  };
}

/** The same layouts under other facts. */
export function underFacts(paper: PaperSetting, catalog: Catalog): PaperSetting {
  const { setting, sparsePhase, chipCount } = questionIn(paper.scenario, paper.option, catalog);
  return { ...paper, question: questionOf(setting, sparsePhase, chipCount) };
}

/** Tokens per second and chip on one rung and level, in the layout that the search finds for it. */
export function searchedRate(
  { scenario, option }: PaperSetting,
  fusion: Fusion,
  sparsityRatio: number,
  catalog: Catalog,
): number {
  const { setting, chipCount } = questionIn(scenario, option, catalog);
  const phase: SparsityPhase = {
    tokenShareRatio: 1,
    attentionSparsityRatio: sparsityRatio,
    feedForwardSparsityRatio: sparsityRatio,
  };
  return foundStep(setting, phase, fusion, chipCount).tokensPerSecond / chipCount;
}

/** Tokens per second and chip by rung of fusion, in the faster of the two layouts. */
export function ratesAt(paper: PaperSetting, sparsityRatio: number): Record<Fusion, number> {
  const { question, denseRun, sparseRun } = paper;
  const [first, second] = [denseRun, sparseRun].map((run) =>
    tokensPerSecondPerChipByFusion(question, run, sparsityRatio),
  ) as [Record<Fusion, number>, Record<Fusion, number>];
  return {
    operator: Math.max(first.operator, second.operator),
    section: Math.max(first.section, second.section),
    attention: Math.max(first.attention, second.attention),
    decoder: Math.max(first.decoder, second.decoder),
  };
}

/** The rates that the ladder ends on, in its own layouts, against a baseline of given speed. */
export function endRates(paper: PaperSetting, baselineTokensPerSecond: number): LadderRates {
  const { question, chipCount, sparsityRatio, denseRun, sparseRun } = paper;
  const rateOn = (fusion: Fusion, ratio: number, run: Run) =>
    dataflowStepper(onFusion(question, fusion, ratio)).step(run).tokensPerSecond / chipCount;
  return {
    baselineTokensPerSecond,
    denseTokensPerSecond: rateOn('attention', 0, denseRun),
    sparseTokensPerSecond: rateOn('decoder', sparsityRatio, sparseRun),
  };
}

/** The question of the whole decoder in the sparse phase. */
export function wholeDecoderQuestion({ question, sparsityRatio }: PaperSetting): StepQuestion {
  return onFusion(question, 'decoder', sparsityRatio);
}

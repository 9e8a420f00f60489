import { type Values, valuesOf } from '../catalog/fact';
import type { Hardware } from '../catalog/hardware-schema';
import type { Catalog, Stack } from '../catalog/schema';
import { EngineError } from '../errors';
import type { StepQuestion } from '../machine/step';
import { stepperFor } from '../machine/stepper';
import { remembered } from '../remembered';
import type { Remark, StepResult } from '../result';
import type {
  Layout,
  ModelShape,
  Option,
  Run,
  Sparsity,
  SparsityPhase,
  Workload,
} from '../scenario';
import { fastestPhases } from '../workload/bounded-schedules';
import { isLossPredicted } from '../workload/quality';
import {
  checkPatternFits,
  DENSE_PHASES,
  isDensePhase,
  type SparsityValues,
  sparsityPhases,
  statedSparsity,
} from '../workload/sparsity';
import { impossibleField } from './impossible-field';
import { machineWarnings } from './machine-warnings';
import { type OpenSchedule, openSchedule } from './open-schedule';
import { searchParallelism } from './search';
import { stepAsPublished } from './step-as-published';

/** A phase of training with its step timed. */
export interface PhaseStep {
  phase: SparsityPhase;
  step: StepResult;
}

/** One option made concrete: machine, chips, layout, and a timed step for each phase. */
export interface OptionPlan {
  hardware: Values<Hardware>;
  stack: Values<Stack>;
  chipCount: number;
  layout: Layout;
  /** As stated, or as chosen where the schedule was left open. */
  sparsity: Sparsity;
  phases: PhaseStep[];
  /** Every phase fits the memory of its chips. */
  fits: boolean;
  warnings: Remark[];
}

/** Everything of an option that stays the same whatever its chip count. */
export interface OptionSetting {
  option: Option;
  model: ModelShape;
  mode: Workload['mode'];
  precision: Run['precision'];
  globalBatchSequences: number;
  hardware: Values<Hardware>;
  stack: Values<Stack>;
  /** As stated; dense throughout where the schedule is open. */
  phases: readonly SparsityPhase[];
  /** What the schedule is chosen from, null where it is stated. */
  openSchedule: OpenSchedule | null;
  sparsityValues: SparsityValues;
  /** How much longer than the best plan's a step takes; 1 where the layout is stated or a compiler's. */
  openLayoutStepTimeRatio: number;
  warnings: Remark[];
}

const REMEMBERED_SETTINGS = 64;
const DEFAULT_GPU_STACK = 'generic-tuned';
const DEFAULT_RDU_STACK = 'sambaflow-o3';

/** The record of a hardware id; throws `unknownHardware` naming those that exist. */
export function hardwareRecord(catalog: Catalog, id: string, path: string): Hardware {
  const hardware = catalog.hardware[id];
  if (hardware === undefined)
    throw new EngineError('unknownHardware', {
      path,
      value: id,
      accepted: Object.keys(catalog.hardware),
    });
  return hardware;
}

/** The stack as asked if it runs on that kind of machine, else the default of the kind with a warning. */
export function stackRecord(
  catalog: Catalog,
  id: string,
  kind: Hardware['kind'],
): { stack: Stack; warnings: Remark[] } {
  const asked = catalog.stacks[id];
  if (asked?.kind === kind) return { stack: asked, warnings: [] };
  const usedId = kind === 'gpu' ? DEFAULT_GPU_STACK : DEFAULT_RDU_STACK;
  const stack = catalog.stacks[usedId];
  if (stack === undefined) throw new EngineError('unknownStack', { value: usedId });
  const code = asked === undefined ? 'unknownSoftwareStack' : 'stackOfOtherMachine';
  const isPlainDefault = id === DEFAULT_GPU_STACK;
  return {
    stack,
    warnings: isPlainDefault ? [] : [{ code, details: { asked: id, used: usedId } }],
  };
}

/**
 * What stays fixed for an option; throws on unknown hardware and on patterns that do not divide the
 * shapes. `lossGapLimit` is needed where the option leaves its schedule open. Where no law predicts
 * the loss, no sparse schedule can be shown to keep a bound: an open one is dense, and says so.
 */
export function optionSetting(
  option: Option,
  workload: Workload,
  model: ModelShape,
  catalog: Catalog,
  path: string,
  lossGapLimit?: number,
): OptionSetting {
  const hardware = hardwareRecord(catalog, option.hardware, `${path}.hardware`);
  const { stack, warnings } = stackRecord(catalog, option.softwareStack, hardware.kind);
  checkPatternFits(model, option.sparsity, `${path}.sparsity`);
  const stated = statedSparsity(option.sparsity);
  const isOpen = stated === null;
  const canChoose = isLossPredicted(workload.mode);
  const openWarnings: Remark[] =
    isOpen && !canChoose ? [{ code: 'openScheduleIsDense', details: { mode: workload.mode } }] : [];
  return {
    option,
    model,
    mode: workload.mode,
    precision: workload.precision,
    globalBatchSequences: Math.max(
      1,
      Math.round(workload.globalBatchTokens / model.sequenceLength),
    ),
    hardware: valuesOf(hardware),
    stack: valuesOf(stack),
    phases: stated === null ? DENSE_PHASES : sparsityPhases(stated),
    openSchedule:
      isOpen && canChoose
        ? openSchedule(option, model, workload.trainingTokens, catalog, lossGapLimit)
        : null,
    sparsityValues: valuesOf(catalog.assumptions.sparsity),
    openLayoutStepTimeRatio:
      option.layout === null && stack.kind === 'gpu' ? stack.openLayoutStepTimeRatio.value : 1,
    warnings: [...machineWarnings(hardware), ...warnings, ...openWarnings],
  };
}

/** What is asked of the machine in one phase of an option, on a given number of chips. */
export function questionOf(
  setting: OptionSetting,
  phase: SparsityPhase,
  chipCount: number,
): StepQuestion {
  const { hardware, option } = setting;
  return {
    hardware,
    stack: setting.stack,
    model: setting.model,
    mode: setting.mode,
    precision: setting.precision,
    sparsityPattern: isDensePhase(phase) ? 'dense' : option.sparsity.pattern,
    attentionSparsityRatio: phase.attentionSparsityRatio,
    feedForwardSparsityRatio: phase.feedForwardSparsityRatio,
    sparsityValues: setting.sparsityValues,
    chipCount,
    chipFraction: 1,
    chipsPerNode: hardware.chipsPerNode,
    nodeNetworkBytesPerSecondOneWay: hardware.nodeNetworkBytesPerSecondOneWay,
  };
}

/** Dense phases need the most memory, so the layout is sought for the densest and kept for all. */
export function densest(phases: readonly SparsityPhase[]): SparsityPhase {
  const weightShare = (phase: SparsityPhase) =>
    2 - phase.attentionSparsityRatio - phase.feedForwardSparsityRatio;
  return phases.reduce((best, phase) => (weightShare(phase) > weightShare(best) ? phase : best));
}

/** What of a run is its layout. */
export function layoutOf(run: Run): Layout {
  const { globalBatchSequences: _batch, precision: _precision, ...layout } = run;
  return layout;
}

/** A layout with the batch and precision of an option. */
export function runOf(setting: OptionSetting, layout: Layout): Run {
  const { globalBatchSequences, precision } = setting;
  return { globalBatchSequences, precision, ...layout };
}

/**
 * The option on a given number of chips: its own layout where it states one, else the fastest that
 * fits. An open schedule is the one with the least step time among those that keep the loss bound,
 * on the layout of dense training. Null where no layout at all exists for that number; `fits` is
 * false where one exists only with more memory than there is.
 */
export function planOn(setting: OptionSetting, chipCount: number): OptionPlan | null {
  const { option, hardware, stack } = setting;
  const lead = densest(setting.phases);
  const leadStep = leadStepOn(setting, lead, chipCount);
  if (leadStep === null) return null;
  const layout = layoutOf(leadStep.run);
  const run = runOf(setting, option.layout ?? layout);
  const stepIn = (phase: SparsityPhase): StepResult =>
    phase === lead || (isDensePhase(phase) && isDensePhase(lead))
      ? leadStep
      : stepBeside(leadStep, questionOf(setting, phase, chipCount), run);
  const phases = chosenPhases(setting, stepIn);
  const { openLayoutStepTimeRatio } = setting;
  const timed = phases.map((phase) => ({
    phase,
    step:
      openLayoutStepTimeRatio === 1
        ? stepIn(phase)
        : stepAsPublished(stepIn(phase), openLayoutStepTimeRatio),
  }));
  return {
    hardware,
    stack,
    chipCount,
    layout,
    sparsity: statedSparsity(option.sparsity) ?? planOf(option.sparsity.pattern, phases),
    phases: timed,
    fits: timed.every(({ step }) => step.fits),
    warnings: [...setting.warnings, ...timed.flatMap(({ step }) => step.warnings)],
  };
}

/** Steps of other phases, kept with the step of the phase whose layout and machine they share. */
const stepsBeside = new WeakMap<StepResult, Map<string, StepResult>>();

function stepBeside(lead: StepResult, question: StepQuestion, run: Run): StepResult {
  const known = stepsBeside.get(lead) ?? new Map<string, StepResult>();
  stepsBeside.set(lead, known);
  const { sparsityPattern, attentionSparsityRatio, feedForwardSparsityRatio } = question;
  const key = `${sparsityPattern} ${attentionSparsityRatio} ${feedForwardSparsityRatio}`;
  const step = known.get(key) ?? stepperFor(question).step(run);
  known.set(key, step);
  return step;
}

/** The stated phases, or the fastest of an open schedule; a level that does not fit is not taken. */
function chosenPhases(
  { openSchedule: open, phases }: OptionSetting,
  stepIn: (phase: SparsityPhase) => StepResult,
): readonly SparsityPhase[] {
  if (open === null) return phases;
  return fastestPhases(open.schedules, (phase) => {
    const step = stepIn(phase);
    if (isDensePhase(phase)) return step.stepSeconds;
    return step.fits ? step.stepSeconds * open.sparseStepTimeRatio : Number.POSITIVE_INFINITY;
  });
}

function planOf(pattern: Sparsity['pattern'], phases: readonly SparsityPhase[]): Sparsity {
  return pattern === 'dense' || phases.every(isDensePhase)
    ? { pattern: 'dense' }
    : { pattern, phases: [...phases] };
}

type StepByChipCount = Map<number, StepResult>;

/** Layout searches do not depend on tokens, prices or goals: an edit of those asks none anew. */
const searchedSteps = remembered(
  (_asked: string): StepByChipCount => new Map(),
  (asked) => asked,
  REMEMBERED_SETTINGS,
);

/** The same by identity, for the lead follows from the setting: many chip counts are asked, and the text is long. */
const stepsOfSetting = new WeakMap<OptionSetting, StepByChipCount>();

function knownSteps(setting: OptionSetting, lead: SparsityPhase): StepByChipCount {
  const known = stepsOfSetting.get(setting);
  if (known !== undefined) return known;
  const { globalBatchSequences } = setting;
  const steps = searchedSteps(JSON.stringify([questionOf(setting, lead, 1), globalBatchSequences]));
  stepsOfSetting.set(setting, steps);
  return steps;
}

function leadStepOn(
  setting: OptionSetting,
  lead: SparsityPhase,
  chipCount: number,
): StepResult | null {
  const { globalBatchSequences, option } = setting;
  if (option.layout !== null)
    return stepperFor(questionOf(setting, lead, chipCount)).step(runOf(setting, option.layout));
  const steps = knownSteps(setting, lead);
  const known = steps.get(chipCount);
  if (known !== undefined) return known;
  const found = searchParallelism(questionOf(setting, lead, chipCount), globalBatchSequences, {});
  const step = found.best ?? found.nearest;
  if (step !== null) steps.set(chipCount, step);
  return step;
}

/** Chips that a stated layout occupies: tensor x pipeline x data x context parallel. */
export function layoutChipCount(layout: Layout): number {
  const { tensorParallel, pipelineParallel, dataParallel, contextParallel } = layout;
  return tensorParallel * pipelineParallel * dataParallel * contextParallel;
}

/** Why a stated layout cannot run on the stated chips or model, or null. */
export function layoutRefusal(setting: OptionSetting): Remark | null {
  const { model, globalBatchSequences } = setting;
  const { layout, chipCount } = setting.option;
  if (layout === null) return null;
  const ranks = layoutChipCount(layout);
  if (chipCount !== null && ranks !== chipCount)
    return {
      code: 'layoutDoesNotMatchChips',
      details: { path: 'layout', value: ranks, accepted: chipCount },
    };
  return impossibleField({ model, chipCount: ranks, globalBatchSequences }, layout);
}

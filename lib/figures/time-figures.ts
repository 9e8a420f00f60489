import { PLANNED_STEP_PARTS, STEP_PARTS, type TrainingSecondsByPart } from '@/engine/result';
import type { SparsityPhase } from '@/engine/scenario';
import { SECONDS_PER_DAY } from '@/engine/units';
import { isDensePhase, sparsityPhases } from '@/engine/workload/sparsity';
import { parameterCount } from '@/engine/workload/transformer';
import {
  constant,
  difference,
  type Expression,
  exponential,
  exponentialLessOne,
  maximum,
  minimum,
  power,
  product,
  quotient,
  sum,
} from './expression';
import type { Draft, OptionContext } from './option-context';

export const TIME_PARTS = [
  'sparseSteps',
  'denseSteps',
  'dataLoading',
  'checkpoints',
  'evaluation',
  'startUp',
  'failures',
  'setbacks',
  'waiting',
] as const satisfies readonly (keyof TrainingSecondsByPart)[];

const part = (context: OptionContext, name: (typeof TIME_PARTS)[number]) =>
  context.of(`trainingSecondsByPart.${name}`);

/** Tokens of one step: whole sequences of the model's length. */
function batchTokens(context: OptionContext): Expression {
  const { model, scenario } = context;
  const sequences = Math.max(
    1,
    Math.round(scenario.workload.globalBatchTokens / model.sequenceLength),
  );
  return product(
    context.asks('globalBatchSequences', sequences, '1', 'workload.globalBatchTokens'),
    context.asks('sequenceLength', model.sequenceLength, 'token', 'workload.model'),
  );
}

function trainingTokens({ asks, scenario }: OptionContext) {
  const path = 'workload.trainingTokens';
  return asks('trainingTokens', scenario.workload.trainingTokens, 'token', path);
}

function shareOf(phases: readonly SparsityPhase[]): number {
  return phases.reduce((share, phase) => share + phase.tokenShareRatio, 0);
}

function sharePart(context: OptionContext, phases: readonly SparsityPhase[]): Expression {
  const share = shareOf(phases);
  return context.option.scheduleChosen
    ? context.found('tokenShareRatio', share, '1')
    : context.asks('tokenShareRatio', share, '1', 'options.sparsity.phases');
}

/** How far the true step time may lie off: 1 in the likely case unless a fact says otherwise. */
function stepError(context: OptionContext, isSparse: boolean): Expression[] {
  const both = context.input('stepTimeRatio');
  return isSparse ? [both, context.input('sparseStepTimeRatio')] : [both];
}

/**
 * Step time of the phase with most tokens is broken down by cause. Its steps are counted; what other
 * phases take follows from the mean rate. A kind of phase with several levels is the executors' figure.
 */
function stepDrafts(context: OptionContext): Draft[] {
  const { option, of, found } = context;
  const phases = sparsityPhases(context.sparsity);
  const lead = phases.reduce((a, b) => (b.tokenShareRatio > a.tokenShareRatio ? b : a));
  const ofKind = (isSparse: boolean) => phases.filter((phase) => isDensePhase(phase) !== isSparse);
  const leadIsSparse = !isDensePhase(lead);
  const leadIsAlone = ofKind(leadIsSparse).length === 1;
  const leadSeconds = quotient(
    product(of('stepSeconds'), trainingTokens(context), sharePart(context, [lead])),
    batchTokens(context),
  );
  const otherSeconds = difference(
    quotient(trainingTokens(context), of('tokensPerSecond')),
    leadSeconds,
  );
  const draft = (name: 'sparseSteps' | 'denseSteps', isSparse: boolean): Draft => {
    const value = option.trainingSecondsByPart[name];
    const error = stepError(context, isSparse);
    const none = ofKind(isSparse).length === 0;
    return {
      place: `trainingSecondsByPart.${name}`,
      kind: 'seconds',
      value,
      formula: none
        ? constant('noSuchPhase', 0, 's')
        : leadIsAlone
          ? product(isSparse === leadIsSparse ? leadSeconds : otherSeconds, ...error)
          : found(name, value, 's'),
    };
  };
  const isOnePhase = phases.length === 1;
  return [
    ...STEP_PARTS.map(
      (name): Draft => ({
        place: `stepBreakdownSeconds.${name}`,
        kind: 'seconds',
        value: option.stepBreakdownSeconds[name],
        formula: found(`step.${name}`, option.stepBreakdownSeconds[name], 's'),
      }),
    ),
    beyondBestPlanDraft(context),
    {
      place: 'stepSeconds',
      kind: 'seconds',
      formula: sum(...PLANNED_STEP_PARTS.map((name) => of(`stepBreakdownSeconds.${name}`))),
    },
    {
      place: 'tokensPerSecond',
      kind: 'tokensPerSecond',
      value: option.tokensPerSecond,
      formula: isOnePhase
        ? quotient(batchTokens(context), of('stepSeconds'))
        : found('tokensPerSecond', option.tokensPerSecond, 'token/s'),
    },
    draft('sparseSteps', true),
    draft('denseSteps', false),
  ];
}

/** What a step of an open layout takes longer than the best plan's; nothing where the layout is stated. */
function beyondBestPlanDraft({ asked, option, catalog, fact, of }: OptionContext): Draft {
  const { beyondBestPlan = 0 } = option.stepBreakdownSeconds;
  const stack = catalog.stacks[asked.softwareStack];
  const bestPlan = sum(...STEP_PARTS.map((name) => of(`stepBreakdownSeconds.${name}`)));
  const place = 'stepBreakdownSeconds.beyondBestPlan';
  if (stack?.kind !== 'gpu' || beyondBestPlan === 0)
    return { place, kind: 'seconds', formula: constant('nothing', 0, 's') };
  const path = `stacks.${stack.id}.openLayoutStepTimeRatio`;
  const ratio = fact('openLayoutStepTimeRatio', path, stack.openLayoutStepTimeRatio.value, '1');
  return {
    place,
    kind: 'seconds',
    value: beyondBestPlan,
    formula: product(difference(ratio, constant('one', 1, '1')), bestPlan),
  };
}

/** Reading input may take longer than the steps that wait for it. */
function dataLoading(context: OptionContext): Expression {
  const phases = sparsityPhases(context.sparsity);
  const late = (isSparse: boolean, name: 'sparseSteps' | 'denseSteps'): Expression[] => {
    const own = phases.filter((phase) => isDensePhase(phase) !== isSparse);
    if (own.length === 0) return [];
    const readSeconds = quotient(
      product(trainingTokens(context), sharePart(context, own)),
      product(context.input('inputTokensPerSecondPerNode'), context.nodeCount),
    );
    return [maximum(constant('nothing', 0, 's'), difference(readSeconds, part(context, name)))];
  };
  return sum(...late(true, 'sparseSteps'), ...late(false, 'denseSteps'));
}

/** Bytes of one checkpoint: weights and optimizer state of what is trained. */
export function checkpointBytes(context: OptionContext): Expression {
  const { asked, catalog, model, scenario, found, input } = context;
  const stack = catalog.stacks[asked.softwareStack];
  const adapters =
    scenario.workload.mode === 'finetune-lora' && stack?.kind === 'gpu'
      ? [
          context.fact(
            'adapterParameterRatio',
            `stacks.${stack.id}.adapterParameterRatio`,
            stack.adapterParameterRatio.value,
            '1',
          ),
        ]
      : [];
  return product(
    found('parameterCount', parameterCount(model), '1'),
    ...adapters,
    input('checkpointBytesPerParameter'),
  );
}

/** What interruptions and setbacks lose a part of. */
function workSeconds(context: OptionContext): Expression {
  return sum(
    part(context, 'sparseSteps'),
    part(context, 'denseSteps'),
    part(context, 'dataLoading'),
    part(context, 'evaluation'),
  );
}

/** Checkpoints at the interval that loses least, and what interruptions then cost (Daly 2006). */
function resilienceDrafts(context: OptionContext): Draft[] {
  const { input, of, option, chipCount, nodeCount } = context;
  const { checkpoints, failures } = option.trainingSecondsByPart;
  const work = workSeconds(context);
  const between = quotient(
    constant('secondsPerDay', SECONDS_PER_DAY, 's'),
    sum(
      product(input('interruptionsPerChipDay'), chipCount),
      product(input('spotInterruptionsPerNodeDay'), nodeCount),
    ),
  );
  const segment = sum(of('checkpointIntervalSeconds'), of('checkpointSeconds'));
  const wallPerSegment = product(
    of('secondsBetweenInterruptions'),
    exponential(quotient(input('restartSeconds'), of('secondsBetweenInterruptions'))),
    exponentialLessOne(quotient(segment, of('secondsBetweenInterruptions'))),
  );
  return [
    { place: 'secondsBetweenInterruptions', kind: 'seconds', formula: between },
    {
      place: 'checkpointSeconds',
      kind: 'seconds',
      formula: quotient(
        checkpointBytes(context),
        product(input('checkpointBytesPerSecondPerNode'), nodeCount),
      ),
    },
    {
      place: 'checkpointIntervalSeconds',
      kind: 'seconds',
      formula: minimum(
        power(
          product(
            constant('two', 2, '1'),
            of('checkpointSeconds'),
            of('secondsBetweenInterruptions'),
          ),
          constant('half', 0.5, '1'),
        ),
        work,
      ),
    },
    {
      place: 'trainingSecondsByPart.checkpoints',
      kind: 'seconds',
      value: checkpoints,
      formula: quotient(product(of('checkpointSeconds'), work), of('checkpointIntervalSeconds')),
    },
    {
      place: 'trainingSecondsByPart.failures',
      kind: 'seconds',
      value: failures,
      formula:
        failures === 0
          ? constant('noInterruptions', 0, 's')
          : quotient(
              product(difference(wallPerSegment, segment), work),
              of('checkpointIntervalSeconds'),
            ),
    },
  ];
}

/** Figures of time: one step, the parts of the run, the whole. */
export function timeFigures(context: OptionContext): Draft[] {
  const { input, of, option } = context;
  const seconds = option.trainingSecondsByPart;
  const occupied = TIME_PARTS.filter((name) => name !== 'waiting');
  const programmes = (seconds.sparseSteps > 0 ? 1 : 0) + (seconds.denseSteps > 0 ? 1 : 0);
  const simple = (name: (typeof TIME_PARTS)[number], formula: Expression): Draft => ({
    place: `trainingSecondsByPart.${name}`,
    kind: 'seconds',
    value: seconds[name],
    formula,
  });
  return [
    ...stepDrafts(context),
    simple('dataLoading', dataLoading(context)),
    simple(
      'evaluation',
      product(
        sum(part(context, 'sparseSteps'), part(context, 'denseSteps')),
        input('evaluationTokenRatio'),
        input('forwardTimeRatio'),
      ),
    ),
    simple(
      'startUp',
      sum(
        input('startUpSeconds'),
        product(input('compileSeconds'), context.found('programmeCount', programmes, '1')),
      ),
    ),
    ...resilienceDrafts(context),
    simple(
      'setbacks',
      seconds.setbacks === 0
        ? constant('nothing', 0, 's')
        : product(workSeconds(context), input('setbackTimeRatio')),
    ),
    {
      place: 'occupiedSeconds',
      kind: 'seconds',
      formula: sum(...occupied.map((name) => part(context, name))),
    },
    simple(
      'waiting',
      product(
        of('occupiedSeconds'),
        difference(
          quotient(constant('one', 1, '1'), input('availableShareRatio')),
          constant('one', 1, '1'),
        ),
      ),
    ),
    {
      place: 'trainingSeconds.p50',
      band: context.option.trainingSeconds,
      kind: 'seconds',
      value: context.option.trainingSeconds.p50,
      isHeadline: true,
      formula: sum(of('occupiedSeconds'), part(context, 'waiting')),
    },
  ];
}

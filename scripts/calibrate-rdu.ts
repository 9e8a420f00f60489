import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Fact, valuesOf } from '../engine/catalog/fact';
import { type Rdu, rduSchema } from '../engine/catalog/hardware-schema';
import { type RduStack, rduStackSchema } from '../engine/catalog/rdu-stack-schema';
import { dataflowStepper } from '../engine/machine/dataflow/stepper';
import type { StepQuestion } from '../engine/machine/step';
import { type Case, caseSchema } from '../engine/scenario';

const engineFile = (path: string) => fileURLToPath(new URL(`../engine/${path}`, import.meta.url));
const readJson = (path: string): unknown => JSON.parse(readFileSync(engineFile(path), 'utf8'));

const CHIP_FILE = 'catalog/hardware/sambanova-sn30.json';
const STACK_FILES = {
  'sambaflow-o0': 'catalog/stacks/sambaflow-o0.json',
  'sambaflow-o3': 'catalog/stacks/sambaflow-o3.json',
} as const;
type StackId = keyof typeof STACK_FILES;
/** Chips without measured steps: their efficiencies are those of SN30. */
const DERIVED_CHIP_FILES = [
  'catalog/hardware/sambanova-sn10.json',
  'catalog/hardware/sambanova-sn40l.json',
];

/** What is fitted, with the range in which it means something. */
const FITTED = [
  { name: 'matrixEfficiencyRatio', low: 0.3, high: 1 },
  { name: 'halfEfficiencySize', low: 4, high: 512 },
  { name: 'offChipUseRatio', low: 0.5, high: 1.5 },
  { name: 'sambaflow-o0 switch', low: 1e-5, high: 2e-2 },
  { name: 'sambaflow-o3 switch', low: 1e-5, high: 2e-2 },
  { name: 'sambaflow-o0 step', low: 1e-4, high: 0.5 },
  { name: 'sambaflow-o3 step', low: 1e-4, high: 0.5 },
] as const;
type Parameters = readonly number[];

interface MeasuredCase {
  case: Case;
  stackId: StackId;
  stepSeconds: number;
}

function measuredCases(): MeasuredCase[] {
  return readFileSync(engineFile('validation/rdu-sn30.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const raw = JSON.parse(line) as {
        measured: { stepSeconds?: number; tokensPerSecond?: number };
      };
      const one = caseSchema.parse(raw);
      const tokens = one.run.globalBatchSequences * one.model.sequenceLength;
      const stepSeconds =
        raw.measured.stepSeconds ?? tokens / (raw.measured.tokensPerSecond ?? Number.NaN);
      const stackId: StackId =
        one.softwareStack === 'sambaflow-o0' ? 'sambaflow-o0' : 'sambaflow-o3';
      return { case: one, stackId, stepSeconds };
    });
}

const chip = rduSchema.parse(readJson(CHIP_FILE));
const chipValues = valuesOf(chip);
const stackValues = {
  'sambaflow-o0': valuesOf(rduStackSchema.parse(readJson(STACK_FILES['sambaflow-o0']))),
  'sambaflow-o3': valuesOf(rduStackSchema.parse(readJson(STACK_FILES['sambaflow-o3']))),
};

function questionOf(one: MeasuredCase, parameters: Parameters): StepQuestion {
  const [efficiency = 0, halfSize = 0, offChipUse = 0, ...stack] = parameters;
  const [switchO0 = 0, switchO3 = 0, stepO0 = 0, stepO3 = 0] = stack;
  const isO0 = one.stackId === 'sambaflow-o0';
  return {
    hardware: {
      ...chipValues,
      performance: {
        ...chipValues.performance,
        matrixEfficiencyRatio: efficiency,
        halfEfficiencySize: halfSize,
        offChipUseRatio: offChipUse,
      },
    },
    stack: {
      ...stackValues[one.stackId],
      sectionSwitchSeconds: isO0 ? switchO0 : switchO3,
      stepOverheadSeconds: isO0 ? stepO0 : stepO3,
    },
    model: one.case.model,
    mode: 'pretrain',
    precision: one.case.run.precision,
    sparsityPattern: 'dense',
    attentionSparsityRatio: 0,
    feedForwardSparsityRatio: 0,
    chipCount: one.case.chipCount,
    chipFraction: one.case.chipFraction,
    chipsPerNode: one.case.chipsPerNode,
    nodeNetworkBytesPerSecondOneWay: chipValues.nodeNetworkBytesPerSecondOneWay,
  };
}

/** Predicted over measured step time. */
function stepRatio(one: MeasuredCase, parameters: Parameters): number {
  return dataflowStepper(questionOf(one, parameters)).stepSeconds(one.case.run) / one.stepSeconds;
}

/** Mean absolute log error, rounded off near zero so that the fit has no kinks. */
function misfit(cases: readonly MeasuredCase[], parameters: Parameters): number {
  const ROUNDING = 0.02;
  const total = cases.reduce(
    (sum, one) => sum + Math.hypot(Math.log(stepRatio(one, parameters)), ROUNDING) - ROUNDING,
    0,
  );
  return total / cases.length;
}

/**
 * Least misfit by compass search over the logarithms of the parameters: steps along each axis, halved
 * when none helps. Deterministic; every point stays inside the ranges.
 */
function fitted(cases: readonly MeasuredCase[], from: Parameters, firstStep: number): number[] {
  const SMALLEST_STEP = 0.01;
  let best = [...from];
  let bestMisfit = misfit(cases, best);
  for (let step = firstStep; step >= SMALLEST_STEP; ) {
    let improved = false;
    for (let axis = 0; axis < best.length; axis++)
      for (const direction of [1, -1]) {
        const range = FITTED[axis];
        if (range === undefined) continue;
        const moved = (best[axis] ?? 0) * Math.exp(direction * step);
        const trial = [...best];
        trial[axis] = Math.min(range.high, Math.max(range.low, moved));
        const trialMisfit = misfit(cases, trial);
        if (trialMisfit >= bestMisfit) continue;
        best = trial;
        bestMisfit = trialMisfit;
        improved = true;
        break;
      }
    if (!improved) step /= 2;
  }
  return best;
}

export interface RduCalibration {
  parameters: Record<string, { value: number; low: number; high: number }>;
  cases: { id: string; inSampleRatio: number; leftOutRatio: number }[];
}

/** Fits SN30 on all its cases; ranges are what leaving each case out gives. */
export function rduCalibration(): RduCalibration {
  const cases = measuredCases();
  const start = [0.7, 64, 1, 1e-3, 1e-3, 0.1, 0.03];
  const all = fitted(cases, start, 0.4);
  const leftOut = cases.map((one) =>
    fitted(
      cases.filter((other) => other !== one),
      all,
      0.1,
    ),
  );
  return {
    parameters: Object.fromEntries(
      FITTED.map(({ name }, axis) => {
        const values = [...leftOut, all].map((parameters) => parameters[axis] ?? Number.NaN);
        return [
          name,
          { value: all[axis] ?? Number.NaN, low: Math.min(...values), high: Math.max(...values) },
        ];
      }),
    ),
    cases: cases.map((one, index) => ({
      id: one.case.id,
      inSampleRatio: stepRatio(one, all),
      leftOutRatio: stepRatio(one, leftOut[index] ?? all),
    })),
  };
}

const rounded = (value: number) => Number(value.toPrecision(4));

function calibratedFact(
  fact: Fact,
  found: { value: number; low: number; high: number } | undefined,
): Fact {
  if (found === undefined) throw new Error('no such fitted parameter');
  return {
    value: rounded(found.value),
    unit: fact.unit,
    low: rounded(found.low),
    high: rounded(found.high),
    grade: 'calibrated',
    source: 'hakari-calibration',
    locator: 'rdu-sn30; range from leaving one case out',
    date: fact.date,
  };
}

/** Writes the fit into the catalog: SN30 and its stacks calibrated, the other chips derived from it. */
export function writeRduCalibration(calibration: RduCalibration): void {
  const write = (path: string, record: Rdu | RduStack) =>
    writeFileSync(engineFile(path), `${JSON.stringify(record, null, 2)}\n`);
  const names = ['matrixEfficiencyRatio', 'halfEfficiencySize', 'offChipUseRatio'] as const;
  const sn30 = rduSchema.parse(readJson(CHIP_FILE));
  for (const name of names)
    sn30.performance[name] = calibratedFact(sn30.performance[name], calibration.parameters[name]);
  write(CHIP_FILE, sn30);
  for (const path of DERIVED_CHIP_FILES) {
    const other = rduSchema.parse(readJson(path));
    for (const name of names)
      other.performance[name] = {
        ...sn30.performance[name],
        low: rounded(0.8 * (sn30.performance[name].low ?? 0)),
        high: rounded(1.25 * (sn30.performance[name].high ?? 0)),
        grade: 'derived',
        locator: 'as SN30, range widened by a quarter',
      };
    write(path, other);
  }
  for (const id of ['sambaflow-o0', 'sambaflow-o3'] as const) {
    const stack = rduStackSchema.parse(readJson(STACK_FILES[id]));
    stack.sectionSwitchSeconds = calibratedFact(
      stack.sectionSwitchSeconds,
      calibration.parameters[`${id} switch`],
    );
    stack.stepOverheadSeconds = calibratedFact(
      stack.stepOverheadSeconds,
      calibration.parameters[`${id} step`],
    );
    write(STACK_FILES[id], stack);
  }
}

const calledDirectly = process.argv[1] === fileURLToPath(import.meta.url);
if (calledDirectly) {
  const calibration = rduCalibration();
  const percent = (ratio: number) => `${((ratio - 1) * 100).toFixed(1)} %`;
  console.table(calibration.parameters);
  for (const one of calibration.cases)
    console.log(one.id.padEnd(28), percent(one.inSampleRatio), percent(one.leftOutRatio));
  const mean = (of: (one: RduCalibration['cases'][number]) => number) =>
    calibration.cases.reduce((sum, one) => sum + Math.abs(of(one) - 1), 0) /
    calibration.cases.length;
  console.log('mean absolute error in sample', percent(1 + mean((one) => one.inSampleRatio)));
  console.log('mean absolute error left out', percent(1 + mean((one) => one.leftOutRatio)));
  if (process.argv.includes('--write')) writeRduCalibration(calibration);
}

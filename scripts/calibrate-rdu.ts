import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Fact, valuesOf } from '../engine/catalog/fact';
import { type Rdu, rduSchema } from '../engine/catalog/hardware-schema';
import { type RduStack, rduStackSchema } from '../engine/catalog/rdu-stack-schema';
import { dataflowStepper } from '../engine/machine/dataflow/stepper';
import type { StepQuestion } from '../engine/machine/step';
import { type Case, caseSchema } from '../engine/scenario';
import { type FitOptions, type FreeNumber, leastSquares } from './calibration/least-squares';
import { sparsityValues } from './calibration/records';

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

type ChipParameter =
  | 'matrixEfficiencyRatio'
  | 'halfEfficiencySize'
  | 'flopsPerVectorElement'
  | 'offChipUseRatio';
type StackParameter = 'sectionSwitchSeconds' | 'stepOverheadSeconds';

/** A fitted number: what is expected of it, how far it may stray, and where it stops to mean something. */
interface Fitted extends FreeNumber {
  of: 'chip' | StackId;
  key: ChipParameter | StackParameter;
}

/**
 * Half-efficiency: a unit is 32 lanes wide, so some multiples of that. Vector: 12 FLOP is what
 * lanes and stages give for one pass, softmax and norms take about four. Off-chip use: the
 * catalog's bandwidth is itself a planning value.
 */
const FITTED: readonly Fitted[] = [
  free('chip', 'matrixEfficiencyRatio', 0.65, 0.15, 0.3, 1),
  free('chip', 'halfEfficiencySize', 128, 96, 8, 512),
  free('chip', 'flopsPerVectorElement', 48, 36, 4, 200),
  free('chip', 'offChipUseRatio', 1, 0.2, 0.5, 1.5),
  free('sambaflow-o0', 'sectionSwitchSeconds', 1.5e-3, 1e-3, 1e-5, 2e-2),
  free('sambaflow-o0', 'stepOverheadSeconds', 0.1, 0.1, 1e-3, 0.5),
  free('sambaflow-o3', 'sectionSwitchSeconds', 0.5e-3, 0.5e-3, 1e-5, 2e-2),
  free('sambaflow-o3', 'stepOverheadSeconds', 0.05, 0.05, 1e-3, 0.5),
];

function free(
  of: Fitted['of'],
  key: Fitted['key'],
  prior: number,
  spread: number,
  low: number,
  high: number,
): Fitted {
  return { of, key, prior, spread, low, high };
}

const FIT_OPTIONS: FitOptions = { iterations: 30, outlierRatio: 0.04, priorWeight: 1 };
type Parameters = ArrayLike<number>;

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

function numbersOf(of: Fitted['of'], parameters: Parameters): Record<string, number> {
  return Object.fromEntries(
    FITTED.flatMap((fitted, index) =>
      fitted.of === of ? [[fitted.key, parameters[index] ?? fitted.prior]] : [],
    ),
  );
}

function questionOf(one: MeasuredCase, parameters: Parameters): StepQuestion {
  const found = (of: Fitted['of']) => numbersOf(of, parameters);
  return {
    hardware: { ...chipValues, performance: { ...chipValues.performance, ...found('chip') } },
    stack: { ...stackValues[one.stackId], ...found(one.stackId) },
    model: one.case.model,
    mode: 'pretrain',
    precision: one.case.run.precision,
    sparsityPattern: 'dense',
    attentionSparsityRatio: 0,
    feedForwardSparsityRatio: 0,
    sparsityValues,
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

function fittedParameters(cases: readonly MeasuredCase[], start?: Float64Array): Float64Array {
  const residualsAt = (values: Float64Array) => ({
    errors: Float64Array.from(cases, (one) => Math.log(stepRatio(one, values))),
    weights: new Float64Array(cases.length).fill(1),
  });
  return leastSquares(FITTED, residualsAt, FIT_OPTIONS, start).values;
}

export interface RduCalibration {
  parameters: { fitted: Fitted; value: number; low: number; high: number }[];
  cases: {
    id: string;
    inSampleRatio: number;
    leftOutRatio: number;
    /** What the fit without this case gives for its chip and stack. */
    leftOutNumbers: { chip: Record<string, number>; stack: Record<string, number> };
  }[];
}

/** Fits SN30 on all its cases; ranges are what leaving each case out gives. */
export function rduCalibration(): RduCalibration {
  const cases = measuredCases();
  const all = fittedParameters(cases);
  const leftOut = cases.map((one) =>
    fittedParameters(
      cases.filter((other) => other !== one),
      all,
    ),
  );
  return {
    parameters: FITTED.map((fitted, index) => {
      const values = [...leftOut, all].map((parameters) => parameters[index] ?? fitted.prior);
      return {
        fitted,
        value: all[index] ?? fitted.prior,
        low: Math.min(...values),
        high: Math.max(...values),
      };
    }),
    cases: cases.map((one, index) => ({
      id: one.case.id,
      inSampleRatio: stepRatio(one, all),
      leftOutRatio: stepRatio(one, leftOut[index] ?? all),
      leftOutNumbers: {
        chip: numbersOf('chip', leftOut[index] ?? all),
        stack: numbersOf(one.stackId, leftOut[index] ?? all),
      },
    })),
  };
}

const rounded = (value: number) => Number(value.toPrecision(4));

function calibratedFact(
  fact: Fact,
  { value, low, high }: { value: number; low: number; high: number },
): Fact {
  return {
    value: rounded(value),
    unit: fact.unit,
    low: rounded(low),
    high: rounded(high),
    grade: 'calibrated',
    source: 'hakari-calibration',
    locator: 'rdu-sn30; range from leaving one case out',
    date: fact.date,
  };
}

/** Half width of the range of a parameter that is carried from SN30 to another generation. */
const DERIVED_SPREAD = 0.25;

/** Writes the fit into the catalog: SN30 and its stacks calibrated, the other chips derived from it. */
export function writeRduCalibration({ parameters, cases }: RduCalibration): void {
  const write = (path: string, record: Rdu | RduStack) =>
    writeFileSync(engineFile(path), `${JSON.stringify(record, null, 2)}\n`);
  const sn30 = rduSchema.parse(readJson(CHIP_FILE));
  const others = DERIVED_CHIP_FILES.map((path) => ({
    path,
    chip: rduSchema.parse(readJson(path)),
  }));
  const stacks = {
    'sambaflow-o0': rduStackSchema.parse(readJson(STACK_FILES['sambaflow-o0'])),
    'sambaflow-o3': rduStackSchema.parse(readJson(STACK_FILES['sambaflow-o3'])),
  };
  for (const found of parameters) {
    const { of, key } = found.fitted;
    if (of !== 'chip') {
      const stackKey = key as StackParameter;
      stacks[of][stackKey] = calibratedFact(stacks[of][stackKey], found);
      continue;
    }
    const chipKey = key as ChipParameter;
    const fact = calibratedFact(sn30.performance[chipKey], found);
    sn30.performance[chipKey] = fact;
    for (const { chip: other } of others)
      other.performance[chipKey] = {
        ...fact,
        low: rounded(found.low * (1 - DERIVED_SPREAD)),
        high: rounded(found.high * (1 + DERIVED_SPREAD)),
        grade: 'derived',
        locator: 'as SN30, range widened by a quarter',
      };
  }
  write(CHIP_FILE, sn30);
  const leftOut = Object.fromEntries(cases.map((one) => [one.id, one.leftOutNumbers]));
  const text = JSON.stringify(
    leftOut,
    (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value),
    2,
  );
  writeFileSync(engineFile('validation/left-out-rdu.json'), `${text}\n`);
  for (const { path, chip: other } of others) write(path, other);
  for (const id of ['sambaflow-o0', 'sambaflow-o3'] as const) write(STACK_FILES[id], stacks[id]);
}

/** Fits, writes, and prints the table: what `npm run calibrate` calls. */
export function calibrateRdu(): void {
  const calibration = rduCalibration();
  writeRduCalibration(calibration);
  const percent = (ratio: number) => `${(ratio * 100).toFixed(1)} %`;
  for (const { fitted, value, low, high } of calibration.parameters)
    console.log(fitted.of, fitted.key, ...[value, low, high].map(rounded));
  for (const one of calibration.cases)
    console.log(one.id.padEnd(28), percent(one.inSampleRatio - 1), percent(one.leftOutRatio - 1));
  const mean = (of: (one: RduCalibration['cases'][number]) => number) =>
    calibration.cases.reduce((sum, one) => sum + Math.abs(of(one) - 1), 0) /
    calibration.cases.length;
  const inSample = percent(mean((one) => one.inSampleRatio));
  const leftOut = percent(mean((one) => one.leftOutRatio));
  console.log(`rdu-sn30: mean error in sample ${inSample}, leaving one out ${leftOut}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) calibrateRdu();

import { valuesOf } from '../../catalog/fact';
import type { Fusion } from '../../catalog/rdu-stack-schema';
import type { Catalog } from '../../catalog/schema';
import { operatorCut } from '../../machine/dataflow/cut-sections';
import {
  dataflowParts,
  sectionMachine,
  stageSettings,
  VALUE_BYTES,
} from '../../machine/dataflow/machine-settings';
import type { Section } from '../../machine/dataflow/section';
import { sectionPlan } from '../../machine/dataflow/section-plan';
import { expectedBankConflictCycles } from '../../machine/dataflow/sparse-efficiency';
import { stageLists } from '../../machine/dataflow/stage-lists';
import { dataflowStepper } from '../../machine/dataflow/stepper';
import type { StepQuestion } from '../../machine/step';
import { caseQuestion } from '../../machine/training-step';
import { caseSchema, type Run } from '../../scenario';
import { modelShape } from '../../workload/model-shape';
import { layerOperators } from '../../workload/operators';
import { storedWeightBytes } from '../../workload/sparsity';
import { layerWeights } from '../../workload/transformer';
import { type CheckPoint, printed } from './check-point';

const MEASURED = {
  group: 'dataflow',
  unit: '1',
  kind: 'equal',
  grade: 'measured',
  inputPath: null,
} as const;

function questionOn(
  catalog: Catalog,
  hardware: string,
  presetId: string,
  fields: { chipCount: number; chipFraction?: number; run: Partial<Run> },
): { question: StepQuestion; run: Run } {
  const caze = caseSchema.parse({
    id: 'check-point',
    hardware,
    softwareStack: 'sambaflow-o3',
    model: modelShape({ presetId }, catalog),
    ...fields,
    run: { globalBatchSequences: 64, ...fields.run },
  });
  return { question: caseQuestion(caze, catalog).question, run: caze.run };
}

/** The 13B layer's weights as stored. */
function layerWeightBytes(catalog: Catalog, sparsityRatio: number): number {
  const model = modelShape({ presetId: 'gpt-13b' }, catalog);
  return storedWeightBytes(
    layerWeights(model),
    sparsityRatio,
    sparsityRatio > 0 ? 'unstructured' : 'dense',
    VALUE_BYTES,
    valuesOf(catalog.assumptions.sparsity),
  );
}

/** A GPT-2 layer on half an SN30, both directions, one operator per section. */
function operatorTrafficBytesPerToken(catalog: Catalog): number {
  const { question } = halfChip(catalog);
  const { forward, backward } = stageLists(
    layerOperators(question.model),
    stageSettings(question, 1, false, 'nothing'),
  );
  return streamBytesPerToken(operatorCut([...forward, ...backward], sectionMachine(question)));
}

/** The same in the fastest cut for one batch of 16 sequences. */
function fusedTrafficBytesPerToken(catalog: Catalog): number {
  const { question, run } = halfChip(catalog);
  const plan = sectionPlan(question, run, 16 * question.model.sequenceLength);
  return streamBytesPerToken([...plan.layerForward, ...plan.layerBackward]);
}

const halfChip = (catalog: Catalog) =>
  questionOn(catalog, 'sambanova-sn30', 'gpt2-xl', { chipCount: 1, chipFraction: 0.5, run: {} });
const streamBytesPerToken = (sections: readonly Section[]) =>
  sections.reduce((total, section) => total + section.streamBytesPerToken, 0);

/** A residual row and a row of all heads' scores of GPT-2 XL in 16 bits: the A and S of the count, per token. */
const RESIDUAL_BYTES = 2 * 1600;
const SCORE_BYTES = 2 * 25 * 1024;

/** A step of a 7B on eight SN40L, tensor parallel, the micro-batch left to the engine. */
function sevenBillionSeconds(
  catalog: Catalog,
  change: { fusion?: Fusion; sectionSwitchSeconds?: number },
): number {
  const { question, run } = questionOn(catalog, 'sambanova-sn40l', 'llama-2-7b', {
    chipCount: 8,
    run: { tensorParallel: 8 },
  });
  const { stack } = dataflowParts(question);
  return dataflowStepper({ ...question, stack: { ...stack, ...change } }).stepSeconds(run);
}

/** Share of its steady rate that a run reaches when it starts up once, compiled before. */
function steadyShareRatio(catalog: Catalog, presetId: string, stepCount: number): number {
  const { question, run } = questionOn(catalog, 'sambanova-sn30', presetId, {
    chipCount: 8,
    run: { dataParallel: 8 },
  });
  const steadySeconds = stepCount * dataflowStepper(question).stepSeconds(run);
  const startUpSeconds = catalog.assumptions.overheads.startUpSeconds.rdu.value;
  return steadySeconds / (steadySeconds + startUpSeconds);
}

/** What is measured or counted on dataflow machines. */
export const dataflowCheckPoints: readonly CheckPoint[] = [
  {
    ...MEASURED,
    ...printed(0.32, 0.01),
    id: 'gatherInOrder',
    source: 'capstan-2021',
    locator: 'random access of 16 banks, in order',
    predicted: () => 1 / expectedBankConflictCycles(16, 16),
  },
  {
    ...MEASURED,
    ...printed(0.8, 0.01),
    id: 'gatherOutOfOrder',
    source: 'capstan-2021',
    locator: 'random access, out of order',
    inputPath: 'hardware.sambanova-sn30.performance.gatherThroughputRatio',
    predicted: (catalog) => {
      const { question } = halfChip(catalog);
      return dataflowParts(question).rdu.performance.gatherThroughputRatio;
    },
  },
  {
    ...MEASURED,
    ...printed(629e6, 1e6),
    id: 'layerWeightsDense',
    unit: 'B',
    grade: 'derived',
    source: 'brown-2020',
    locator: 'table 2.1, GPT-13B: 12 h^2 weights of 2 B, of one layer',
    predicted: (catalog) => layerWeightBytes(catalog, 0),
  },
  {
    ...MEASURED,
    ...printed(157e6, 1e6),
    id: 'layerWeightsSparse',
    unit: 'B',
    grade: 'derived',
    source: 'brown-2020',
    locator: 'the same, one in eight kept with a 2 B index',
    predicted: (catalog) => layerWeightBytes(catalog, 0.875),
  },
  {
    ...MEASURED,
    published: {
      low: 110 * RESIDUAL_BYTES + 20 * SCORE_BYTES,
      high: 110 * RESIDUAL_BYTES + 20 * SCORE_BYTES,
    },
    toleranceRatio: 0.01,
    kind: 'stated',
    id: 'layerTrafficUnfused',
    unit: 'B',
    grade: 'derived',
    source: 'dabench-llm-sn30',
    locator: 'mode O0, explained by about 110 A + 20 S per GPT-2 layer',
    predicted: operatorTrafficBytesPerToken,
  },
  {
    ...MEASURED,
    published: {
      low: 27 * RESIDUAL_BYTES + 3 * SCORE_BYTES,
      high: 49 * RESIDUAL_BYTES + 5 * SCORE_BYTES,
    },
    toleranceRatio: 0,
    kind: 'stated',
    id: 'layerTrafficFused',
    unit: 'B',
    grade: 'derived',
    source: 'dabench-llm-sn30',
    locator: 'mode O3, explained by 27-49 A + 3-5 S per GPT-2 layer',
    predicted: fusedTrafficBytesPerToken,
  },
  {
    ...MEASURED,
    published: { low: 1.5, high: 3 },
    toleranceRatio: 0,
    kind: 'inRange',
    id: 'fusedOverUnfused',
    source: 'sn40l-2024',
    locator: 'training, fused over unfused; asked here: 7B on 8 SN40L',
    predicted: (catalog) =>
      sevenBillionSeconds(catalog, { fusion: 'operator' }) / sevenBillionSeconds(catalog, {}),
  },
  {
    ...MEASURED,
    ...printed(1.1, 0.1),
    kind: 'atMost',
    id: 'launchOverhead',
    source: 'sn40l-2024',
    locator: 'training, launch from the host over launch on chip; asked here: 7B on 8 SN40L',
    predicted: (catalog) =>
      sevenBillionSeconds(catalog, {}) / sevenBillionSeconds(catalog, { sectionSwitchSeconds: 0 }),
  },
  {
    ...MEASURED,
    ...printed(0.54, 0.01),
    id: 'firstStep7b',
    kind: 'stated',
    source: 'alcf-sambanova-gpt13b',
    locator: '10 steps of a 7B, compiled before; asked here: 64 sequences a step on 8 SN30',
    predicted: (catalog) => steadyShareRatio(catalog, 'llama-2-7b', 10),
  },
  {
    ...MEASURED,
    ...printed(0.995, 0.001),
    id: 'firstStep13b',
    kind: 'stated',
    source: 'alcf-sambanova-gpt13b',
    locator: '13B run; the number of its steps is not given',
    predicted: () => null,
  },
];

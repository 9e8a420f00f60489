import { catalog } from '@/engine/catalog';
import { valuesOf } from '@/engine/catalog/fact';
import { exampleScenario } from '@/engine/examples';
import type { StepQuestion } from '@/engine/machine/step';
import { stepperFor } from '@/engine/machine/stepper';
import { recommend } from '@/engine/recommend/recommend';
import { searchParallelism } from '@/engine/run/search';
import { type ModelShape, type Run, runSchema, type Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { sectionRows } from './dataflow';
import { type Row, timed } from './timed';

function presetShape(id: string): ModelShape {
  const preset = catalog.models[id];
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset.shape;
}

function question(hardware: string, stack: string, model: ModelShape, chipCount: number) {
  const machine = valuesOf(catalog.hardware[hardware]);
  const software = valuesOf(catalog.stacks[stack]);
  if (machine === undefined || software === undefined) throw new Error('unknown id');
  const asked: StepQuestion = {
    hardware: machine,
    stack: software,
    model,
    mode: 'pretrain',
    precision: 'bf16',
    sparsityPattern: 'dense',
    attentionSparsityRatio: 0,
    feedForwardSparsityRatio: 0,
    sparsityValues: valuesOf(catalog.assumptions.sparsity),
    chipCount,
    chipFraction: 1,
    chipsPerNode: machine.chipsPerNode,
    nodeNetworkBytesPerSecondOneWay: machine.nodeNetworkBytesPerSecondOneWay,
  };
  return asked;
}

const A100 = 'nvidia-a100-sxm4-80gb';
/** The same shape, a few tokens longer or shorter: a question not asked before. */
const varied = (model: ModelShape, index: number): ModelShape => ({
  ...model,
  vocabularySize: model.vocabularySize + 8 * (index + 100),
});

const EVALUATIONS_PER_RUN = 20_000;

/** Steps of one stepper over layouts that all differ; the time is of one evaluation. */
function stepRow(hardware: string, stack: string, runCount: number, perRun: number): Row {
  const model = presetShape('gpt-13b');
  const layouts: Run[] = [];
  for (const tensorParallel of [1, 2, 4, 8])
    for (const microBatchSequences of [1, 2, 4, 8])
      for (const recompute of ['none', 'selective', 'full'] as const)
        layouts.push(
          runSchema.parse({
            globalBatchSequences: 1024,
            microBatchSequences,
            tensorParallel,
            dataParallel: 64 / tensorParallel,
            recompute,
            sharding: 'zero1',
          }),
        );
  const stepper = stepperFor(question(hardware, stack, model, 64));
  let sink = 0;
  const row = timed(`step evaluation, 13B on 64 ${hardware}`, '<= 5 us', runCount, () => {
    for (let index = 0; index < perRun; index++) {
      const run = layouts[index % layouts.length] as Run;
      sink += stepper.stepSeconds(run) + stepper.memoryBytesPerChip(run);
    }
  });
  if (!Number.isFinite(sink)) throw new Error('a step time is not finite');
  return {
    ...row,
    medianSeconds: row.medianSeconds / perRun,
    worstSeconds: row.worstSeconds / perRun,
  };
}

const NEW_QUESTIONS_PER_RUN = 5;

/** One step of a question never asked before: its stages, its cut and its time. */
function newQuestionRow(hardware: string, stack: string): Row {
  const model = presetShape('gpt-13b');
  const run = runSchema.parse({ globalBatchSequences: 1024, tensorParallel: 2, dataParallel: 32 });
  let asked = 0;
  let sink = 0;
  const row = timed(`the same, question not asked before`, '', 21, () => {
    for (let index = 0; index < NEW_QUESTIONS_PER_RUN; index++) {
      const microBatchSequences = 1 + (asked % 32);
      const stepper = stepperFor(question(hardware, stack, varied(model, asked++), 64));
      sink += stepper.stepSeconds({ ...run, microBatchSequences });
    }
  });
  if (!Number.isFinite(sink)) throw new Error('a step time is not finite');
  return {
    ...row,
    medianSeconds: row.medianSeconds / NEW_QUESTIONS_PER_RUN,
    worstSeconds: row.worstSeconds / NEW_QUESTIONS_PER_RUN,
  };
}

function searchRow(hardware: string, stack: string, modelId: string, chips: number, mark: string) {
  const model = presetShape(modelId);
  return timed(`layout search, ${modelId} on ${chips} ${hardware}`, mark, 7, (index) => {
    searchParallelism(question(hardware, stack, varied(model, index), chips), 1024, {});
  });
}

const asked = exampleScenario('default', catalog);
const withTokens = (scenario: Scenario, index: number): Scenario => ({
  ...scenario,
  workload: {
    ...scenario.workload,
    trainingTokens: scenario.workload.trainingTokens * (1 + index * 1e-4),
  },
});
const large: Scenario = {
  ...asked,
  workload: { ...asked.workload, model: { presetId: 'gpt-175b' } },
  goals: { ...asked.goals, budgetUsd: null, deadlineSeconds: 120 * 86_400 },
};
/** A batch not used before makes every layout question new. */
const withBatch = (scenario: Scenario, index: number): Scenario => ({
  ...scenario,
  workload: {
    ...scenario.workload,
    globalBatchTokens: scenario.workload.globalBatchTokens * (1 + (index + 10) * 4e-3),
  },
});

/** How long the engine takes. Inputs vary so that nothing is remembered by accident. */
export const engineRows = (): Row[] => [
  stepRow(A100, 'generic-tuned', 21, EVALUATIONS_PER_RUN),
  stepRow('sambanova-sn30', 'sambaflow-o3', 21, EVALUATIONS_PER_RUN),
  newQuestionRow('sambanova-sn30', 'sambaflow-o3'),
  ...sectionRows(),
  searchRow(A100, 'generic-tuned', 'gpt-13b', 64, '<= 0.1 s'),
  searchRow(A100, 'generic-tuned', 'gpt-175b', 512, '<= 1 s'),
  searchRow('sambanova-sn30', 'sambaflow-o3', 'gpt-13b', 64, ''),
  timed('slider move: comparison of four options', '<= 8 ms', 101, (index) =>
    simulate(withTokens(asked, index), catalog),
  ),
  timed('comparison asked anew (layouts searched)', '', 7, (index) =>
    simulate(withBatch(asked, index), catalog),
  ),
  timed('10,000 draws over four options', '<= 0.5 s', 7, (index) =>
    simulate(withTokens(asked, index), catalog, { drawCount: 10_000, seed: 1 }),
  ),
  timed('recommendation, default scenario', '<= 0.5 s', 3, (index) =>
    recommend(withBatch(asked, index), catalog, simulate),
  ),
  timed('recommendation, 175B', '<= 3 s', 1, (index) =>
    recommend(withBatch(large, index), catalog, simulate),
  ),
];

import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EngineError } from '@/engine/errors';
import { exampleScenario } from '@/engine/examples';
import { readInput, readScenario } from '@/engine/read-input';
import { type Case, caseSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';

function refusal(read: () => unknown): EngineError {
  try {
    read();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

const good = {
  id: 'a',
  hardware: 'nvidia-a100-sxm4-80gb',
  chipCount: 8,
  model: {
    layers: 8,
    hiddenSize: 64,
    attentionHeads: 1,
    keyValueHeads: 1,
    feedForwardSize: 256,
    gatedFeedForward: false,
    vocabularySize: 100,
    sequenceLength: 64,
    tiedEmbeddings: true,
  },
  run: { globalBatchSequences: 8, dataParallel: 8 },
};
const refusedCase = (changed: object) =>
  refusal(() => readInput(caseSchema, { ...good, ...changed })).details;

test('what the cases below change is a good case', () => {
  expect((readInput(caseSchema, good) as Case).id).toBe('a');
});

describe('a choice or a number is told back with what is accepted', () => {
  test.each<[object, string, string | number, string[]]>([
    [{ run: { ...good.run, precision: 'int4' } }, 'run.precision', 'int4', ['fp16', 'bf16', 'fp8']],
    [{ run: { ...good.run, sharding: 'zero9' } }, 'run.sharding', 'zero9', ['none', 'zero3']],
    [{ run: { ...good.run, recompute: 'some' } }, 'run.recompute', 'some', ['selective', 'full']],
    [{ sparsity: { pattern: 'diagonal' } }, 'sparsity.pattern', 'diagonal', ['dense', '2:4']],
    [{ chipCount: '8' }, 'chipCount', '8', ['number']],
    [{ chipCount: -3 }, 'chipCount', -3, ['>0']],
  ])('%o', (changed, path, value, words) => {
    const { accepted, ...details } = refusedCase(changed);
    expect(details).toMatchObject({ path, value });
    for (const word of words) expect(accepted).toContain(word);
  });

  test('the mode of a scenario', () => {
    const asked = exampleScenario('default', catalog);
    const { details } = refusal(() =>
      readScenario({ ...asked, workload: { ...asked.workload, mode: 'distil' } }),
    );
    expect(details).toMatchObject({ path: 'workload.mode', value: 'distil' });
    expect(details.accepted).toBe('pretrain, continue, finetune-full, finetune-lora');
  });

  test('no more than forty characters', () => {
    const { value } = refusedCase({ chipCount: '9'.repeat(500) });
    expect(value).toBe(`${'9'.repeat(39)}…`);
  });
});

test('free text is not told back', () => {
  const asked = exampleScenario('default', catalog);
  const secret = 's3cret'.repeat(40);
  for (const changed of [{ name: secret }, { name: 5, note: secret.repeat(20) }]) {
    const { details } = refusal(() => readScenario({ ...asked, ...changed }));
    expect(JSON.stringify(details)).not.toContain('s3cret');
  }
});

test('an unknown field is answered by the fields there are', () => {
  const { path, accepted } = refusedCase({ model: { ...good.model, layer: 3 } });
  expect(path).toBe('model.layer');
  for (const field of Object.keys(good.model)) expect(accepted).toContain(field);
});

test.each([[[]], [null], ['text'], [3]])(
  '%j in place of a case: what is expected is named',
  (input) => {
    const { accepted } = refusal(() => readInput(caseSchema, input)).details;
    expect(accepted).toContain('an object with the fields id, hardware, chipCount');
  },
);

describe('goals that allow only what does not exist', () => {
  const asked = exampleScenario('default', catalog);
  const goals = (changed: object) => ({ ...asked, goals: { ...asked.goals, ...changed } });

  test('are refused with the ids there are', () => {
    const vendor = refusal(() => simulate(goals({ vendors: ['nvidia', 'nvidea'] }), catalog));
    expect(vendor).toMatchObject({
      code: 'unknownVendor',
      details: { path: 'goals.vendors.1', value: 'nvidea' },
    });
    expect(vendor.details.accepted).toContain('nvidia');
    const region = refusal(() => simulate(goals({ regions: ['mars'] }), catalog));
    expect(region).toMatchObject({
      code: 'unknownRegion',
      details: { path: 'goals.regions.0', value: 'mars' },
    });
    expect(region.details.accepted).toContain('tokyo');
  });

  test('what exists is accepted, and so is no limit', () => {
    for (const changed of [{ vendors: ['nvidia'], regions: ['tokyo'] }, { vendors: null }])
      expect(simulate(goals(changed), catalog).options).toHaveLength(4);
  });
});

describe('batch and training tokens', () => {
  const asked = exampleScenario('default', catalog);
  const sized = (trainingTokens: number, globalBatchTokens: number) => ({
    ...asked,
    workload: { ...asked.workload, trainingTokens, globalBatchTokens },
  });
  const codes = (scenario: unknown) =>
    simulate(readScenario(scenario), catalog).options.flatMap(({ warnings }) =>
      warnings.map(({ code }) => code),
    );

  test('a batch above the whole training is refused, both fields named', () => {
    const { details } = refusal(() => readScenario(sized(1e8, 1.01e8)));
    expect(details).toMatchObject({ path: 'workload.globalBatchTokens', value: 1.01e8 });
    expect(details.accepted).toBe('at most trainingTokens, 100000000');
    expect(readScenario(sized(1e8, 1e8)).workload.globalBatchTokens).toBe(1e8);
  });

  test('fewer steps than the catalog says suffice are remarked', () => {
    const least = catalog.assumptions.planning.fewStepCount.value;
    const batch = 2 ** 21;
    expect(codes(sized(batch * (least - 1), batch))).toContain('fewSteps');
    expect(codes(sized(batch * (least + 1), batch))).not.toContain('fewSteps');
  });
});

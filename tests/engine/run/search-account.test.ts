import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import type { StepQuestion } from '@/engine/machine/step';
import { stepperFor } from '@/engine/machine/stepper';
import { STEP_PARTS, type StepResult } from '@/engine/result';
import { divisorsOf } from '@/engine/run/parallelism';
import { searchParallelism } from '@/engine/run/search';
import { differenceFrom, searchAccount } from '@/engine/run/search-account';
import { searchCase } from '@/engine/run/search-case';
import { type Layout, layoutSchema, searchCaseSchema } from '@/engine/scenario';
import { gptShape, gpuQuestion } from '../machine/gpu/question';

function accountOf(question: StepQuestion, batchSequences: number, fixed: Partial<Layout> = {}) {
  const outcome = searchParallelism(question, batchSequences, fixed);
  return { outcome, account: searchAccount(question, batchSequences, fixed, outcome) };
}

const question = gpuQuestion({ chipCount: 64, model: gptShape(48, 7168, 56) });
const { outcome, account } = accountOf(question, 1024);
const best = outcome.best as StepResult;
const familyOf = (id: string, of = account) => of.families.find((family) => family.id === id);

describe('the difference of two plans', () => {
  const parts = best.breakdownSeconds;
  const slower = (changes: Partial<typeof parts>): StepResult => {
    const breakdownSeconds = { ...parts, ...changes };
    const stepSeconds = STEP_PARTS.reduce((sum, part) => sum + breakdownSeconds[part], 0);
    return { ...best, breakdownSeconds, stepSeconds };
  };
  const share = (ratio: number) => ratio * best.stepSeconds;

  it('names the two parts that cost the most more, as shares of the best step', () => {
    const plan = slower({
      pipelineBubble: parts.pipelineBubble + share(0.023),
      tensorParallel: parts.tensorParallel + share(0.019),
      host: parts.host + share(0.006),
      compute: parts.compute - share(0.007),
    });
    const { ratio, causes } = differenceFrom(best, plan);
    expect(ratio).toBeCloseTo(0.041, 9);
    expect(causes.map(({ part }) => part)).toEqual(['pipelineBubble', 'tensorParallel']);
    expect(causes[0]?.ratio).toBeCloseTo(0.023, 9);
    expect(causes[1]?.ratio).toBeCloseTo(0.019, 9);
  });
  it('leaves out a second part that hardly matters', () => {
    const plan = slower({
      dataParallel: parts.dataParallel + share(0.1),
      host: parts.host + share(0.01),
    });
    expect(differenceFrom(best, plan).causes.map(({ part }) => part)).toEqual(['dataParallel']);
  });
  it('is nothing from the plan itself', () => {
    expect(differenceFrom(best, best)).toEqual({ ratio: 0, causes: [] });
  });
});

describe('an account of a search', () => {
  it('compares the ten in their order', () => {
    expect(account.top.map(({ plan }) => plan)).toEqual(outcome.top);
    expect(account.top[0]).toEqual({ plan: best, ratio: 0, causes: [] });
    for (const { plan, ratio } of account.top)
      expect(best.stepSeconds * (1 + ratio)).toBeCloseTo(plan.stepSeconds, 9);
  });
  it('tells of kinds that are not among the ten, and of no others', () => {
    const pure = outcome.top.some(
      ({ run }) =>
        run.tensorParallel === 1 && run.pipelineParallel === 1 && run.contextParallel === 1,
    );
    expect(pure).toBe(false);
    expect(familyOf('dataOnly')).toBeDefined();
    expect(outcome.top.some(({ run }) => run.recompute === 'none')).toBe(true);
    expect(familyOf('noRecompute')).toBeUndefined();
  });
  it('finds the same best plan of pure data parallelism as a sweep of every field', () => {
    const stepper = stepperFor(question);
    let fastest: StepResult | null = null;
    for (const sharding of ['none', 'zero1', 'zero2', 'zero3'] as const)
      for (const recompute of ['none', 'selective', 'full'] as const)
        for (const microBatchSequences of divisorsOf(1024 / 64)) {
          const layout = layoutSchema.parse({
            dataParallel: 64,
            sharding,
            recompute,
            microBatchSequences,
          });
          const step = stepper.step({ globalBatchSequences: 1024, precision: 'bf16', ...layout });
          if (step.fits && step.stepSeconds < (fastest?.stepSeconds ?? Number.POSITIVE_INFINITY))
            fastest = step;
        }
    const family = familyOf('dataOnly');
    expect(family?.plan?.stepSeconds).toBeCloseTo(fastest?.stepSeconds ?? 0, 9);
    expect(family?.lost.code).toBe('slower');
    expect(family?.lost.details.slowerRatio).toBeCloseTo(
      (fastest?.stepSeconds ?? 0) / best.stepSeconds - 1,
      9,
    );
    expect(family?.causes[0]?.part).toBe('dataParallel');
  });
  it('says of a larger micro-batch what it needs and what there is', () => {
    const family = familyOf('largerMicroBatch');
    const { plan } = family ?? {};
    expect(plan?.run).toMatchObject({
      tensorParallel: best.run.tensorParallel,
      pipelineParallel: best.run.pipelineParallel,
      recompute: best.run.recompute,
    });
    expect(plan?.run.microBatchSequences).toBeGreaterThan(best.run.microBatchSequences ?? 0);
    expect(family?.lost).toEqual({
      code: 'doesNotFitMemory',
      details: {
        neededBytesPerChip: plan?.memoryBytesPerChip,
        availableBytesPerChip: best.memoryBytesAvailablePerChip,
      },
    });
    expect(plan?.fits).toBe(false);
  });
  it('says what does not divide', () => {
    const seven = accountOf(gpuQuestion({ chipCount: 7, model: gptShape(8, 1024, 16) }), 70);
    expect(familyOf('tensorOnly', seven.account)).toMatchObject({
      plan: null,
      lost: { code: 'noTensorDegree', details: { chipCount: 7, attentionHeadCount: 16 } },
    });
    expect(familyOf('contextParallel', seven.account)?.lost.code).toBe('noContextDegree');
    const eleven = accountOf(gpuQuestion({ chipCount: 11, model: gptShape(8, 1024, 16) }), 110);
    expect(familyOf('pipelineOnly', eleven.account)?.lost).toEqual({
      code: 'noPipelineDegree',
      details: { chipCount: 11, layerCount: 8 },
    });
  });
  it('says that replicas outnumber the batch', () => {
    const { account: small } = accountOf(gpuQuestion({ chipCount: 64 }), 16);
    expect(familyOf('dataOnly', small)).toMatchObject({
      plan: null,
      lost: {
        code: 'replicasAboveBatch',
        details: { chipCount: 64, batchSequenceCount: 16 },
      },
    });
  });
  it('says what the software cannot do', () => {
    const fsdp = accountOf(gpuQuestion({ chipCount: 64, stackId: 'llm-foundry-fsdp' }), 1024);
    expect(familyOf('tensorOnly', fsdp.account)?.lost.code).toBe('softwareCannot');
    expect(familyOf('pipelineOnly', fsdp.account)?.lost.code).toBe('softwareCannot');
  });
  it('keeps what is stated and says what that rules out', () => {
    const { account: stated } = accountOf(question, 1024, { tensorParallel: 4 });
    expect(familyOf('dataOnly', stated)?.lost).toEqual({
      code: 'statedOtherwise',
      details: { field: 'tensorParallel', value: 4 },
    });
    for (const { plan } of stated.families)
      if (plan !== null) expect(plan.run.tensorParallel).toBe(4);
    const { account: whole } = accountOf(question, 1024, { tensorParallel: 1 });
    expect(familyOf('tensorOnly', whole)?.lost.code).toBe('statedOtherwise');
  });
  it('still says why where nothing fits', () => {
    const { outcome: none, account: why } = accountOf(gpuQuestion({ chipCount: 2 }), 64);
    expect(none.best).toBeNull();
    expect(why.top).toEqual([]);
    expect(why.families.length).toBeGreaterThan(4);
    for (const { plan, lost } of why.families)
      if (plan !== null) {
        expect(lost.code).toBe('doesNotFitMemory');
        expect(plan.memoryBytesPerChip).toBeGreaterThan(plan.memoryBytesAvailablePerChip);
      }
  });
  it('does not speak of what a dataflow machine or a dense model does not have', () => {
    const rdu = searchCase(
      searchCaseSchema.parse({
        id: 'x',
        hardware: 'sambanova-sn30',
        softwareStack: 'sambaflow-o3',
        chipCount: 16,
        model: gptShape(40, 5120, 40),
        run: { globalBatchSequences: 256 },
      }),
      catalog,
      true,
    );
    const ids = rdu.account?.families.map(({ id }) => id) ?? [];
    for (const id of ['fullySharded', 'fullRecompute', 'contextParallel', 'expertParallel'])
      expect(ids).not.toContain(id);
    expect(account.families.map(({ id }) => id)).not.toContain('expertParallel');
  });
  it('is no slower than the best and within its kind, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 6, 8, 12, 16, 24, 48, 64),
        fc.constantFrom(4, 12, 64, 100, 512),
        fc.constantFrom(1024, 4096, 16384),
        fc.constantFrom(gptShape(24, 2048, 16), gptShape(40, 5120, 40), gptShape(30, 3072, 24)),
        (chipCount, batchSequences, sequenceLength, model) => {
          const asked = gpuQuestion({ chipCount, model: { ...model, sequenceLength } });
          const { outcome: found, account: told } = accountOf(asked, batchSequences);
          for (const { ratio } of told.top) expect(ratio).toBeGreaterThanOrEqual(0);
          for (const { id, plan, lost, causes } of told.families) {
            if (plan === null) continue;
            if (plan.fits)
              expect(plan.stepSeconds).toBeGreaterThanOrEqual(found.best?.stepSeconds ?? 0);
            else expect(lost.code).toBe('doesNotFitMemory');
            if (id === 'dataOnly') expect(plan.run.dataParallel).toBe(chipCount);
            if (id === 'tensorOnly') expect(plan.run.tensorParallel).toBeGreaterThan(1);
            if (id === 'fullRecompute') expect(plan.run.recompute).toBe('full');
            for (const cause of causes) expect(cause.ratio).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('asked for with a search', () => {
  const asked = searchCaseSchema.parse({
    id: 'x',
    hardware: 'nvidia-a100-sxm4-80gb',
    chipCount: 64,
    model: gptShape(40, 5120, 40),
    run: { globalBatchSequences: 1024 },
  });
  it('is printed by the command line with --account alone', () => {
    const root = path.join(import.meta.dirname, '../../..');
    const [plain, told] = [[], ['--account']].map((flags) => {
      const { stdout } = spawnSync(
        process.execPath,
        [
          path.join(root, 'node_modules/tsx/dist/cli.mjs'),
          'engine/cli.ts',
          'search',
          '--cases',
          '-',
          ...flags,
        ],
        { cwd: root, encoding: 'utf8', input: JSON.stringify(asked) },
      );
      return JSON.parse(stdout);
    });
    expect(plain).not.toHaveProperty('account');
    expect(told).toEqual({ ...plain, account: searchCase(asked, catalog, true).account });
  }, 30_000);
  it('is an additional key, and absent otherwise', () => {
    const plain = searchCase(asked, catalog);
    const { account: added, ...rest } = searchCase(asked, catalog, true);
    expect(Object.keys(plain)).not.toContain('account');
    expect(rest).toEqual(plain);
    expect(added?.top).toHaveLength(10);
  });
});

import fc from 'fast-check';
import type { Catalog } from '@/engine/catalog/schema';
import { readScenario } from '@/engine/read-input';
import { RENT_TERMS, type Scenario } from '@/engine/scenario';

const logarithmic = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const powerOfTwo = (highest: number) =>
  fc.integer({ min: 0, max: highest }).map((power) => 2 ** power);

const level = fc.constantFrom(0, 0.5, 0.75, 0.875, 0.9375);
const sparsity = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ pattern: 'dense' as const }) },
  fc
    .record({ share: fc.double({ min: 0, max: 1, noNaN: true }), attention: level, feed: level })
    .map(({ share, attention, feed }) => ({
      pattern: 'unstructured' as const,
      phases: [
        {
          tokenShareRatio: share,
          attentionSparsityRatio: attention,
          feedForwardSparsityRatio: feed,
        },
        { tokenShareRatio: 1 - share, attentionSparsityRatio: 0, feedForwardSparsityRatio: 0 },
      ],
    })),
  fc.constant({
    pattern: '2:4' as const,
    phases: [{ tokenShareRatio: 1, attentionSparsityRatio: 0.5, feedForwardSparsityRatio: 0.5 }],
  }),
);

const layout = fc
  .record({
    tensorParallel: powerOfTwo(4),
    pipelineParallel: powerOfTwo(4),
    dataParallel: powerOfTwo(6),
    microBatchSequences: powerOfTwo(3),
    sharding: fc.constantFrom('none', 'zero1', 'zero2', 'zero3'),
    recompute: fc.constantFrom('none', 'selective', 'full'),
  })
  .map((fields) => ({
    fields,
    chipCount: fields.tensorParallel * fields.pipelineParallel * fields.dataParallel,
  }));

function payment(catalog: Catalog, hardware: string) {
  const region = fc.constantFrom(...Object.keys(catalog.regions));
  const offers = Object.values(catalog.providers)
    .filter((provider) => Object.hasOwn(provider.offers, hardware))
    .map(({ id }) => id);
  const share = fc.double({ min: 0.05, max: 1, noNaN: true });
  const kinds: fc.Arbitrary<object>[] = [
    fc.record({ kind: fc.constantFrom('own', 'colocate'), region, utilisationRatio: share }),
    fc.record({ kind: fc.constant('existing'), region, availableShareRatio: share }),
  ];
  if (offers.length > 0)
    kinds.push(
      fc.record({
        kind: fc.constant('rent'),
        providerId: fc.constantFrom(...offers),
        region,
        term: fc.constantFrom(...RENT_TERMS),
      }),
    );
  return fc.oneof(...kinds);
}

/** Random valid questions with the layout given, over every machine, stack, place and way to pay. */
export function randomScenario(catalog: Catalog): fc.Arbitrary<Scenario> {
  const option = fc.constantFrom(...Object.keys(catalog.hardware)).chain((hardware) =>
    fc
      .record({
        hardware: fc.constant(hardware),
        softwareStack: fc.constantFrom(...Object.keys(catalog.stacks)),
        sparsity,
        layout,
        payment: payment(catalog, hardware),
      })
      .map(({ layout: { fields, chipCount }, ...rest }) => ({
        ...rest,
        chipCount,
        layout: fields,
      })),
  );
  const model = fc.oneof(
    fc.constantFrom(...Object.keys(catalog.models)).map((presetId) => ({ presetId })),
    logarithmic(1e7, 1e12).map((parameterCount) => ({ parameterCount })),
  );
  return fc
    .record({
      model,
      mode: fc.constantFrom('pretrain', 'continue', 'finetune-full', 'finetune-lora'),
      precision: fc.constantFrom('fp16', 'bf16', 'fp8'),
      trainingTokens: logarithmic(1e7, 1e14),
      globalBatchTokens: logarithmic(1e4, 1e8),
      budgetUsd: fc.option(logarithmic(1e2, 1e10)),
      deadlineSeconds: fc.option(logarithmic(1e3, 1e9)),
      benefitUsdPerMonth: fc.option(logarithmic(1, 1e8)),
      options: fc.array(option, { minLength: 1, maxLength: 2 }),
    })
    .map((draw) =>
      readScenario({
        version: 1,
        workload: {
          mode: draw.mode,
          model: draw.model,
          trainingTokens: draw.trainingTokens,
          globalBatchTokens: Math.min(draw.globalBatchTokens, draw.trainingTokens),
          precision: draw.precision,
        },
        goals: { budgetUsd: draw.budgetUsd, deadlineSeconds: draw.deadlineSeconds },
        programme: { benefitUsdPerMonth: draw.benefitUsdPerMonth },
        options: draw.options.map((o, index) => ({ id: `option-${index}`, ...o })),
      }),
    );
}

import type { Catalog } from './catalog/schema';
import { EngineError } from './errors';
import { readScenario } from './read-input';
import type { Scenario, ScenarioInput, Sparsity } from './scenario';
import { SECONDS_PER_DAY } from './units';

export const EXAMPLE_NAMES = ['default', 'paper', 'refresh-7b', 'carbon-70b'] as const;
export type ExampleName = (typeof EXAMPLE_NAMES)[number];

/** A batch of 2^21 tokens: what models of this size are usually trained with. */
const TWO_MILLION_TOKENS = 2 ** 21;
const FOUR_MILLION_TOKENS = 2 ** 22;

/** Sparse at 87.5 % for a share of the tokens, dense for the rest. */
export function sparseToDense(sparseTokenShareRatio: number): Sparsity {
  return {
    pattern: 'unstructured',
    phases: [
      {
        tokenShareRatio: sparseTokenShareRatio,
        attentionSparsityRatio: 0.875,
        feedForwardSparsityRatio: 0.875,
      },
      {
        tokenShareRatio: 1 - sparseTokenShareRatio,
        attentionSparsityRatio: 0,
        feedForwardSparsityRatio: 0,
      },
    ],
  };
}

const rent = (providerId: string, region: string) =>
  ({ kind: 'rent', providerId, region, term: 'on-demand' }) as const;

/** The first question a visitor sees answered: 13B, 300B tokens, 50 million yen, 30 days, Tokyo. */
function defaultExample(yenPerUsd: number): ScenarioInput {
  const a100 = { hardware: 'nvidia-a100-sxm4-80gb', payment: rent('aws', 'tokyo') };
  const sn30 = { hardware: 'sambanova-sn30', payment: rent('sambanova-quote', 'tokyo') };
  return {
    version: 1,
    workload: {
      model: { presetId: 'gpt-13b' },
      trainingTokens: 3e11,
      globalBatchTokens: TWO_MILLION_TOKENS,
    },
    goals: { budgetUsd: 50e6 / yenPerUsd, deadlineSeconds: 30 * SECONDS_PER_DAY },
    options: [
      { id: 'a100-dense', ...a100 },
      { id: 'a100-sparse', ...a100, sparsity: sparseToDense(0.45) },
      { id: 'sn30-dense', ...sn30, softwareStack: 'sambaflow-o3' },
      {
        id: 'sn30-sparse',
        ...sn30,
        softwareStack: 'sambaflow-o3',
        sparsity: sparseToDense(0.45),
      },
    ],
    money: { currency: 'JPY', currencyPerUsd: yenPerUsd },
  };
}

/**
 * The seed paper's comparison. Chip counts, token count, shares and stacks are inferred, not the
 * paper's; the A100 layout is the one published for the next larger model of that software.
 */
function paperExample(): ScenarioInput {
  return {
    version: 1,
    name: 'Sparse GPT-13B: RDU and A100',
    note: 'Chip count, generation, schedule, tokens and the A100 software are not public: inferred.',
    workload: {
      model: { presetId: 'gpt-13b' },
      trainingTokens: 3e11,
      globalBatchTokens: TWO_MILLION_TOKENS,
    },
    options: [
      {
        id: 'a100-dense',
        hardware: 'nvidia-a100-sxm4-80gb',
        chipCount: 64,
        softwareStack: 'megatron-lm-2021',
        layout: { tensorParallel: 8, dataParallel: 8, recompute: 'full' },
        payment: rent('aws', 'virginia'),
      },
      {
        id: 'sn30-sparse',
        hardware: 'sambanova-sn30',
        chipCount: 64,
        softwareStack: 'sambaflow-o3',
        sparsity: sparseToDense(0.85),
        payment: rent('sambanova-quote', 'virginia'),
      },
    ],
    ladder: 'paper',
  };
}

/** A 7B model kept fresh: continued training every month for three years, rented against owned. */
function refreshExample(): ScenarioInput {
  const h100 = { hardware: 'nvidia-h100-sxm5-80gb', chipCount: 16 };
  return {
    version: 1,
    name: 'Monthly refresh of a 7B model',
    workload: {
      mode: 'continue',
      model: { presetId: 'llama-2-7b' },
      trainingTokens: 2e10,
      globalBatchTokens: FOUR_MILLION_TOKENS,
    },
    goals: { budgetUsd: 8e4, deadlineSeconds: 10 * SECONDS_PER_DAY },
    programme: { horizonYears: 3, trainingsPerYear: 12, experimentShareRatio: 0.1 },
    options: [
      { id: 'h100-rent', ...h100, payment: rent('lambda', 'virginia') },
      {
        id: 'h100-reserved',
        ...h100,
        payment: { ...rent('lambda', 'virginia'), term: 'reserved-1y' },
      },
      { id: 'h100-own', ...h100, payment: { kind: 'own', region: 'virginia' } },
      {
        id: 'a100-rent',
        hardware: 'nvidia-a100-sxm4-80gb',
        payment: rent('runpod', 'virginia'),
      },
    ],
  };
}

/** A 70B model under a carbon cap: the place weighs more than the chip. */
function carbonExample(): ScenarioInput {
  const h100 = { hardware: 'nvidia-h100-sxm5-80gb' };
  return {
    version: 1,
    name: '70B under a carbon cap',
    workload: {
      model: { presetId: 'llama-2-70b' },
      trainingTokens: 2e12,
      globalBatchTokens: FOUR_MILLION_TOKENS,
    },
    goals: { deadlineSeconds: 90 * SECONDS_PER_DAY, carbonCapKilograms: 3e5 },
    options: [
      { id: 'h100-virginia', ...h100, payment: rent('aws', 'virginia') },
      { id: 'h100-tokyo', ...h100, payment: rent('aws', 'tokyo') },
      { id: 'h100-stockholm', ...h100, payment: rent('aws', 'stockholm') },
      {
        id: 'sn40l-virginia',
        hardware: 'sambanova-sn40l',
        softwareStack: 'sambaflow-o3',
        payment: rent('sambanova-quote', 'virginia'),
      },
    ],
    money: { currency: 'USD', currencyPerUsd: 1 },
  };
}

/** A complete example scenario by name. Throws `unknownExample` naming those that exist. */
export function exampleScenario(name: string, catalog: Catalog): Scenario {
  switch (name) {
    case 'default':
      return readScenario(defaultExample(catalog.assumptions.exchange.yenPerUsd.value));
    case 'paper':
      return readScenario(paperExample());
    case 'refresh-7b':
      return readScenario(refreshExample());
    case 'carbon-70b':
      return readScenario(carbonExample());
    default:
      throw new EngineError('unknownExample', { name, accepted: [...EXAMPLE_NAMES] });
  }
}

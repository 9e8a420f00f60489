import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { catalogFacts } from '@/engine/catalog/load';
import { LIKELY_ONLY } from '@/engine/recommend/simulation';
import type { OptionResult } from '@/engine/result';
import { type Override, type Sparsity, scenarioSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';

const PATTERNS = ['unstructured', 'block16', 'block32', 'block64', '2:4'] as const;

/** 64 chips, one node's layout left open, sparse throughout; likely values alone. */
function sparseRun(
  hardware: string,
  pattern: Exclude<Sparsity['pattern'], 'dense'>,
  sparsityRatio: number,
  overrides: Override[],
): OptionResult {
  const scenario = scenarioSchema.parse({
    version: 1,
    workload: {
      model: { presetId: 'gpt-13b' },
      trainingTokens: 3e11,
      globalBatchTokens: 2_097_152,
    },
    options: [
      {
        id: 'sparse',
        hardware,
        chipCount: 64,
        softwareStack: hardware.startsWith('sambanova') ? 'sambaflow-o3' : 'generic-tuned',
        sparsity: {
          pattern,
          phases: [
            {
              tokenShareRatio: 1,
              attentionSparsityRatio: sparsityRatio,
              feedForwardSparsityRatio: sparsityRatio,
            },
          ],
        },
        payment: { kind: 'existing', region: 'tokyo' },
      },
    ],
    overrides,
  });
  const [found] = simulate(scenario, catalog, LIKELY_ONLY).options;
  if (found === undefined) throw new Error('an option is answered');
  return found;
}

/** Throughput and memory: all that a fact about sparse weights can change. */
const seen = ({ tokensPerSecond, memoryBytesPerChip }: OptionResult) =>
  `${tokensPerSecond} ${memoryBytesPerChip}`;

describe("the user's numbers reach the executors", () => {
  it('2:4 on 64 A100: a layer gain of 1.9 instead of 1.3 is more tokens per second', () => {
    const override = { path: 'assumptions.sparsity.twoFour.layerGainRatio', value: 1.9, note: '' };
    const before = sparseRun('nvidia-a100-sxm4-80gb', '2:4', 0.5, []);
    const after = sparseRun('nvidia-a100-sxm4-80gb', '2:4', 0.5, [override]);
    expect(after.tokensPerSecond).toBeGreaterThan(1.05 * before.tokensPerSecond);
  });

  const paths = catalogFacts(catalog)
    .filter(({ path }) => path.startsWith('assumptions.sparsity.'))
    .map(({ path, fact }) => [path, fact.value] as const);

  it('knows facts of sparse weights', () => expect(paths.length).toBeGreaterThanOrEqual(12));

  it.each(paths)('%s changes a sparse run', (path, value) => {
    const asked = { path, value: value <= 1 ? value * 0.9 : value * 1.2, note: '' };
    const changes = ['nvidia-a100-sxm4-80gb', 'sambanova-sn30'].some((hardware) =>
      PATTERNS.some((pattern) =>
        [0.5, 0.9, 0.99].some((level) => {
          if (pattern === '2:4' && level !== 0.5) return false;
          const run = (overrides: Override[]) =>
            seen(sparseRun(hardware, pattern, level, overrides));
          return run([asked]) !== run([]);
        }),
      ),
    );
    expect(changes).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { LIKELY_ONLY } from '@/engine/recommend/simulation';
import { type ScenarioInput, scenarioSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';

/** Warnings of MPT-30B, fully sharded over 8 A100-80, at a sequence length; as a benchmark ran it. */
function warningsAt(sequenceLength: number, memoryNearlyFullRatio?: number) {
  const layout = {
    microBatchSequences: 1,
    dataParallel: 8,
    sharding: 'zero3',
    recompute: 'full',
  } as const;
  const asked: ScenarioInput = {
    version: 1,
    workload: {
      model: {
        layers: 48,
        hiddenSize: 7168,
        attentionHeads: 56,
        keyValueHeads: 56,
        feedForwardSize: 28672,
        gatedFeedForward: false,
        vocabularySize: 50368,
        sequenceLength,
        tiedEmbeddings: true,
      },
      trainingTokens: 1e10,
      globalBatchTokens: 168 * sequenceLength,
    },
    options: [
      {
        id: 'a100',
        hardware: 'nvidia-a100-sxm4-80gb',
        softwareStack: 'llm-foundry-fsdp',
        chipCount: 8,
        layout,
        payment: { kind: 'existing', region: 'tokyo' },
      },
    ],
    overrides:
      memoryNearlyFullRatio === undefined
        ? []
        : [
            {
              path: 'assumptions.planning.memoryNearlyFullRatio',
              value: memoryNearlyFullRatio,
            },
          ],
  };
  const [option] = simulate(scenarioSchema.parse(asked), catalog, LIKELY_ONLY).options;
  if (option === undefined) throw new Error('an option is answered');
  return option.warnings.filter(({ code }) => code === 'memoryNearlyFull');
}

describe('a plan at the brink of its memory', () => {
  it('is said where the measured run was 27 % slower, and not where it was as predicted', () => {
    expect(warningsAt(8192)).toHaveLength(1);
    expect(warningsAt(4096)).toHaveLength(0);
  });

  it('says how full, and follows the number that the user sets', () => {
    const [warning] = warningsAt(8192);
    expect(warning?.details.usedRatio).toBeGreaterThan(0.95);
    expect(warning?.details.usedRatio).toBeLessThanOrEqual(1);
    expect(warningsAt(8192, 0.99)).toHaveLength(0);
  });
});

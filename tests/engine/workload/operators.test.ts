import { describe, expect, it } from 'vitest';
import type { ModelShape } from '@/engine/scenario';
import { elementsPerToken, operatorFlopsPerToken } from '@/engine/workload/operator';
import { embeddingOperators, layerOperators, tailOperators } from '@/engine/workload/operators';
import {
  layerWeights,
  totalTokenFlops,
  trainingFlopsPerToken,
} from '@/engine/workload/transformer';

const gpt13b: ModelShape = {
  layers: 40,
  hiddenSize: 5120,
  attentionHeads: 40,
  keyValueHeads: 40,
  feedForwardSize: 20480,
  gatedFeedForward: false,
  vocabularySize: 50257,
  sequenceLength: 2048,
  tiedEmbeddings: true,
};
const llama70b: ModelShape = {
  ...gpt13b,
  layers: 80,
  hiddenSize: 8192,
  attentionHeads: 64,
  keyValueHeads: 8,
  feedForwardSize: 28672,
  gatedFeedForward: true,
  vocabularySize: 32000,
  tiedEmbeddings: false,
};
const mixtral: ModelShape = {
  ...llama70b,
  layers: 32,
  hiddenSize: 4096,
  attentionHeads: 32,
  feedForwardSize: 14336,
  experts: 8,
  activeExperts: 2,
};

const modelFlops = (model: ModelShape) =>
  model.layers * operatorFlopsPerToken(layerOperators(model)) +
  operatorFlopsPerToken([...embeddingOperators(model), ...tailOperators(model)]);

describe('operators of GPT-13B', () => {
  it('move 38 h + 6 x heads x s elements per token forward when unfused', () => {
    const elements = layerOperators(gpt13b).reduce((sum, o) => sum + elementsPerToken(o), 0);
    expect(elements).toBe(38 * 5120 + 6 * 40 * 2048);
  });
});

describe('operators agree with the closed counts', () => {
  it.each([
    ['multi-head, plain', gpt13b],
    ['grouped-query, gated', llama70b],
  ])('%s', (_, model) => {
    const closed = totalTokenFlops(trainingFlopsPerToken(model));
    expect(modelFlops(model) / closed).toBeCloseTo(1, 9);
    const weights = layerOperators(model).reduce((sum, o) => sum + o.weightCount, 0);
    expect(weights).toBeCloseTo(layerWeights(model), 3);
  });

  it('mixture of experts: all experts weigh, active ones work, the router is left out', () => {
    const closed = totalTokenFlops(trainingFlopsPerToken(mixtral));
    expect(modelFlops(mixtral) / closed).toBeCloseTo(1, 3);
    const weights = layerOperators(mixtral).reduce((sum, o) => sum + o.weightCount, 0);
    expect(weights / layerWeights(mixtral)).toBeCloseTo(1, 3);
  });

  it('saves only tensors that the operator reads or writes', () => {
    for (const model of [gpt13b, llama70b, mixtral])
      for (const operator of [...layerOperators(model), ...tailOperators(model)])
        for (const saved of operator.savedForBackward)
          expect([...operator.reads, ...operator.writes]).toContain(saved);
  });
});

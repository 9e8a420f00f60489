import { FUSIONS, type Fusion } from '../../catalog/rdu-stack-schema';
import type { Run } from '../../scenario';
import type { StepQuestion } from '../step';
import { dataflowParts } from './machine-settings';
import { dataflowStepper } from './stepper';

/** The question on another rung of fusion, at another level of sparsity. */
export function onFusion(
  question: StepQuestion,
  fusion: Fusion,
  sparsityRatio: number,
): StepQuestion {
  const { stack } = dataflowParts(question);
  return {
    ...question,
    stack: { ...stack, fusion },
    sparsityPattern: sparsityRatio > 0 ? question.sparsityPattern : 'dense',
    attentionSparsityRatio: sparsityRatio,
    feedForwardSparsityRatio: sparsityRatio,
  };
}

/** Tokens per second and chip in one run, by rung of fusion: each a run of the same executor. */
export function tokensPerSecondPerChipByFusion(
  question: StepQuestion,
  run: Run,
  sparsityRatio: number,
): Record<Fusion, number> {
  const rateOn = (fusion: Fusion) =>
    dataflowStepper(onFusion(question, fusion, sparsityRatio)).step(run).tokensPerSecond /
    (question.chipCount * question.chipFraction);
  const rates = { operator: 0, section: 0, attention: 0, decoder: 0 };
  for (const fusion of FUSIONS) rates[fusion] = rateOn(fusion);
  return rates;
}

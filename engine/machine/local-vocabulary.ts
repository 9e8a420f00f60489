import type { Values } from '../catalog/fact';
import type { GpuStack } from '../catalog/gpu-stack-schema';

/** Vocabulary entries of the largest tensor-parallel rank, padded as the stack pads them. */
export function localVocabularyCount(
  stack: Values<GpuStack>,
  vocabularySize: number,
  tensorParallel: number,
): number {
  const multiple =
    tensorParallel > 1 ? stack.splitVocabularyMultipleCount : stack.vocabularyMultipleCount;
  return Math.ceil(vocabularySize / tensorParallel / multiple) * multiple;
}

import type { Hardware } from './catalog/hardware-schema';

/**
 * Catalog paths of how far a machine's step times may be off: of every step by the family's measured
 * cases, and once more of a sparse one.
 */
export function modelErrorPaths({ kind, validated }: Pick<Hardware, 'kind' | 'validated'>): {
  stepTime: string;
  sparseStepTime: string;
} {
  const root = 'assumptions.modelError';
  return {
    stepTime: `${root}.${kind}${validated ? 'Validated' : 'NotValidated'}StepTimeRatio`,
    sparseStepTime: `${root}.${kind}SparseStepTimeRatio`,
  };
}

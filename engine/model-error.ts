import type { Hardware } from './catalog/hardware-schema';
import type { Option } from './scenario';

/**
 * Catalog paths of how far a machine's step times may be off: of every step by the family's measured
 * cases, and once more of a sparse one. An open layout of a GPU adds doubt; a dataflow compiler lays out.
 */
export function modelErrorPaths(
  { kind, validated }: Pick<Hardware, 'kind' | 'validated'>,
  { layout }: Pick<Option, 'layout'>,
): {
  stepTime: string;
  sparseStepTime: string;
} {
  const root = 'assumptions.modelError';
  const isOpen = kind === 'gpu' && layout === null;
  const family = !validated ? 'NotValidated' : isOpen ? 'OpenLayout' : 'Validated';
  return {
    stepTime: `${root}.${kind}${family}StepTimeRatio`,
    sparseStepTime: `${root}.${kind}SparseStepTimeRatio`,
  };
}

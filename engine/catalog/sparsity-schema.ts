import { z } from 'zod';
import { factIn } from './fact';

const blockKernel = z.strictObject({
  /** Sparsity from which the block-sparse kernel is no slower than the dense one. */
  breakEvenSparsityRatio: factIn('1'),
  /** Dense time over sparse time at `referenceSparsityRatio`. */
  gainAtReferenceRatio: factIn('1'),
});

/** What sparse kernels gain on GPUs and what sparse weights take to store. */
export const sparsityAssumptionsSchema = z.strictObject({
  twoFour: z.strictObject({
    /** Dense time over 2:4 time of a linear layer, forward and backward, mask work included. */
    layerGainRatio: factIn('1'),
  }),
  block: z.strictObject({
    referenceSparsityRatio: factIn('1'),
    block16: blockKernel,
    block32: blockKernel,
    block64: blockKernel,
  }),
  unstructured: z.strictObject({
    /** Sparsity from which SpMM on vector units beats the dense GEMM of the same vector units. */
    vectorBreakEvenSparsityRatio: factIn('1'),
  }),
  storage: z.strictObject({
    indexBytesPerNonZero: factIn('B'),
    indexBytesPerBlock: factIn('B'),
    /** 2:4 marks each kept weight's place in its group of four by two bits. */
    indexBitsPerTwoFourNonZero: factIn('1'),
  }),
});
export type SparsityAssumptions = z.infer<typeof sparsityAssumptionsSchema>;

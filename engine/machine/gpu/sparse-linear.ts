import type { Values } from '../../catalog/fact';
import type { Gpu } from '../../catalog/hardware-schema';
import { blockSize, type SparsityValues } from '../../workload/sparsity';
import type { StepQuestion } from '../step';

/**
 * Time of a linear operator on a GPU with a sparse weight over its dense time, at most 1: the best
 * of the dense GEMM on the masked weight and of the kernels that the pattern allows. A ratio of
 * whole operators, forward and backward; kernel gains are not end-to-end gains.
 * `sparsityRatio` 0 gives 1. Sizes that the pattern does not divide fall back to the dense GEMM.
 * @source pytorch-24-training, MLP linear layers, forward + backward
 */
export function sparseLinearTimeRatio(
  question: StepQuestion,
  sparsityRatio: number,
  outputSize: number,
  inputSize: number,
): number {
  const { hardware, sparsityPattern, precision, sparsityValues } = question;
  if (hardware.kind !== 'gpu' || sparsityRatio <= 0) return 1;
  const block = blockSize(sparsityPattern);
  if (outputSize % block !== 0 || inputSize % block !== 0) return 1;
  switch (sparsityPattern) {
    case 'dense':
      return 1;
    case '2:4':
      return Math.min(1, twoFourTimeRatio(hardware, precision, sparsityRatio, sparsityValues));
    case 'unstructured':
      return Math.min(1, unstructuredTimeRatio(hardware, sparsityRatio, sparsityValues));
    case 'block16':
    case 'block32':
    case 'block64':
      return Math.min(1, blockTimeRatio(sparsityPattern, sparsityRatio, sparsityValues));
  }
}

/** 1 / layerGainRatio on chips with 2:4 units in 16 bits, else the dense GEMM. */
function twoFourTimeRatio(
  gpu: Values<Gpu>,
  precision: StepQuestion['precision'],
  sparsityRatio: number,
  values: SparsityValues,
): number {
  if (gpu.structuredSparsePeakFlopsPerSecond === null) return 1;
  if (precision === 'fp8' || sparsityRatio < 0.5) return 1;
  return 1 / values.twoFour.layerGainRatio;
}

/**
 * timeRatio = gainPerSparsity line through (breakEvenSparsityRatio, 1) and
 * (referenceSparsityRatio, 1 / gainAtReferenceRatio): a part that follows the kept blocks and a
 * part that does not. Measured between break-even and 90 %; outside it is extrapolated.
 * @source pytorch-block-sparsity, A100, blocks of 16, 32 and 64
 */
export function blockTimeRatio(
  pattern: 'block16' | 'block32' | 'block64',
  sparsityRatio: number,
  values: SparsityValues,
): number {
  const { breakEvenSparsityRatio, gainAtReferenceRatio } = values.block[pattern];
  const timeAtReferenceRatio = 1 / gainAtReferenceRatio;
  const slope =
    (1 - timeAtReferenceRatio) / (values.block.referenceSparsityRatio - breakEvenSparsityRatio);
  return 1 - slope * (sparsityRatio - breakEvenSparsityRatio);
}

/**
 * timeRatio = (1 - sparsityRatio) / (1 - vectorBreakEvenSparsityRatio) x tensorPeak / vectorPeak:
 * SpMM runs on the vector units, where it loses `1 - vectorBreakEvenSparsityRatio` to the dense
 * GEMM of those units; the dense GEMM runs on the tensor cores.
 * @source sputnik-2020, SpMM against FP32 GEMM
 */
export function unstructuredTimeRatio(
  gpu: Values<Gpu>,
  sparsityRatio: number,
  values: SparsityValues,
): number {
  const { bf16, fp32 } = gpu.peakFlopsPerSecond;
  const keptRatio = 1 - sparsityRatio;
  const relativeRate = 1 - values.unstructured.vectorBreakEvenSparsityRatio;
  return (keptRatio / relativeRate) * (bf16 / fp32);
}

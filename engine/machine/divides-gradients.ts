import type { Run } from '../scenario';

/**
 * Whether gradients are scattered over the replicas with every micro-batch and held divided: zero3,
 * and zero2 without a pipeline. Under a pipeline zero2 gathers them whole over the micro-batches in
 * flight and scatters them once per step, so it takes the time and the memory of zero1.
 * @source llama3-2024, section 3.3.2
 */
export function dividesGradients(run: Run): boolean {
  return run.sharding === 'zero3' || (run.sharding === 'zero2' && run.pipelineParallel === 1);
}

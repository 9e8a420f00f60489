/**
 * Time that a pipeline's slowest stage waits in a step while the pipeline fills and drains:
 * max((stagesSeconds - slowestSeconds) / interleave,
 *     stagesSeconds - slowestSeconds - (microBatchCount - 1) slowestSeconds (1 - 1 / interleave)).
 * The first holds where the slowest stage is busy once it has begun, the second where there are fewer
 * micro-batches than stages: the first one's whole way through, then a chunk for each of the others.
 * Both times are of one micro-batch forward and backward, `stagesSeconds` through all stages.
 * @source narayanan-2021, section 2.2
 */
export function pipelineBubbleSeconds(
  stagesSeconds: number,
  slowestSeconds: number,
  microBatchCount: number,
  interleave: number,
): number {
  const elsewhere = Math.max(0, stagesSeconds - slowestSeconds);
  const filled = (microBatchCount - 1) * slowestSeconds * (1 - 1 / interleave);
  return Math.max(elsewhere / interleave, elsewhere - filled);
}

import type { Run } from '../scenario';

/**
 * The micro-batch that makes a run fastest among those that fit, ties to the smaller; 1 where none
 * fits. Candidates are the divisors of a replica's batch: an uneven last micro-batch never wins.
 */
export function fastestMicroBatch(
  run: Run,
  stepSeconds: (run: Run, microBatchSequences: number) => number,
  memoryBytes: (run: Run, microBatchSequences: number) => number,
  memoryBytesAvailable: number,
): number {
  const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
  let best = 1;
  let bestSeconds = Number.POSITIVE_INFINITY;
  for (let candidate = 1; candidate <= perReplica; candidate++) {
    if (perReplica % candidate !== 0) continue;
    if (memoryBytes(run, candidate) > memoryBytesAvailable) break;
    const seconds = stepSeconds(run, candidate);
    if (seconds < bestSeconds) {
      best = candidate;
      bestSeconds = seconds;
    }
  }
  return best;
}

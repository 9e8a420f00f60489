import type { Run } from '../scenario';

/** Largest micro-batch looked for among a batch's divisors. */
const DIVISOR_LIMIT = 512;
const candidatesBySize = new Map<number, readonly number[]>();

/**
 * Micro-batches worth trying for a replica's batch, ascending: powers of two, three halves of them,
 * divisors up to DIVISOR_LIMIT, and the whole batch.
 */
export function microBatchCandidates(perReplicaSequences: number): readonly number[] {
  const known = candidatesBySize.get(perReplicaSequences);
  if (known !== undefined) return known;
  const sizes = new Set<number>([perReplicaSequences]);
  for (let power = 1; power <= perReplicaSequences; power *= 2) {
    sizes.add(power);
    if (3 * power <= perReplicaSequences) sizes.add(3 * power);
  }
  for (let size = 1; size <= Math.min(DIVISOR_LIMIT, perReplicaSequences); size++)
    if (perReplicaSequences % size === 0) sizes.add(size);
  const candidates = [...sizes].sort((a, b) => a - b);
  candidatesBySize.set(perReplicaSequences, candidates);
  return candidates;
}

/**
 * Whether a pipeline can walk that many micro-batches: an interleaved one takes whole multiples of its
 * stages alone.
 * @source narayanan-2021, section 2.2
 */
export function interleaveRuns(
  interleave: number,
  pipelineParallel: number,
  microBatchCount: number,
): boolean {
  return interleave === 1 || microBatchCount % pipelineParallel === 0;
}

/**
 * The micro-batch that makes a run fastest among those that fit and that its interleave can walk, ties
 * to the smaller; 1 where there is none.
 */
export function fastestMicroBatch(
  run: Run,
  stepSeconds: (run: Run, microBatchSequences: number) => number,
  memoryBytes: (run: Run, microBatchSequences: number) => number,
  memoryBytesAvailable: number,
): number {
  const { interleave, pipelineParallel } = run;
  const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
  let best = 1;
  let bestSeconds = Number.POSITIVE_INFINITY;
  for (const candidate of microBatchCandidates(perReplica)) {
    if (!interleaveRuns(interleave, pipelineParallel, Math.ceil(perReplica / candidate))) continue;
    if (memoryBytes(run, candidate) > memoryBytesAvailable) break;
    const seconds = stepSeconds(run, candidate);
    if (seconds < bestSeconds) {
      best = candidate;
      bestSeconds = seconds;
    }
  }
  return best;
}

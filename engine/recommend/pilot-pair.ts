import type { OptionResult } from '../result';
import type { Option } from '../scenario';
import { sparseTokenShareRatio } from '../workload/sparsity';
import type { PilotQuestion } from './roadmap-result';

/** An option as asked and as answered. */
export interface Trained {
  asked: Option;
  found: OptionResult;
}

/** What a pilot compares. */
export interface PilotPair {
  question: PilotQuestion;
  candidate: Trained;
  counterpart: Trained | null;
  /** Trained instead where the candidate is stopped. */
  fallback: Trained | null;
}

const perChip = ({ found }: Trained) => found.tokensPerSecond / found.chipCount;
const isSparse = ({ found }: Trained) => sparseTokenShareRatio(found.sparsity) > 0;
const cheapest = (options: Trained[]) =>
  options.reduce<Trained | null>(
    (best, each) => (best && best.found.costUsd.p50 <= each.found.costUsd.p50 ? best : each),
    null,
  );

/** The dense option on the same machine, else the cheapest dense one. */
function denseCounterpart(candidate: Trained, dense: Trained[]): Trained | null {
  const { hardware } = candidate.asked;
  return cheapest(dense.filter(({ asked }) => asked.hardware === hardware)) ?? cheapest(dense);
}

/**
 * What the pilot is to prove: the recommended option where it is sparse, else the sparse option that
 * promises most speed over its dense counterpart. Without a sparse option the machines are compared:
 * the recommended (else the cheapest) against the cheapest on another machine. Null where no option
 * could be timed.
 */
export function pilotPair(trained: readonly Trained[], pickId: string | null): PilotPair | null {
  const timed = trained.filter(
    ({ found }) => found.chipCount > 0 && found.reason?.code !== 'doesNotFitMemory',
  );
  const dense = timed.filter((each) => !isSparse(each));
  const picked = timed.find(({ asked }) => asked.id === pickId);
  const promise = (each: Trained) => {
    const counterpart = denseCounterpart(each, dense);
    return counterpart === null ? 1 : perChip(each) / perChip(counterpart);
  };
  const sparse = timed.filter(isSparse);
  const boldest = sparse.reduce<Trained | null>(
    (best, each) => (best && promise(best) >= promise(each) ? best : each),
    null,
  );
  const proved = picked !== undefined && isSparse(picked) ? picked : boldest;
  const other = (candidate: Trained) =>
    [picked, cheapest(dense)].find((each) => each && each !== candidate && !isSparse(each)) ?? null;
  if (proved !== null)
    return {
      question: 'sparsity',
      candidate: proved,
      counterpart: denseCounterpart(proved, dense),
      fallback: other(proved),
    };
  const candidate = picked ?? cheapest(dense);
  if (candidate === null) return null;
  const machines = dense.filter(({ asked }) => asked.hardware !== candidate.asked.hardware);
  const counterpart = cheapest(machines);
  return {
    question: counterpart === null ? 'throughput' : 'machines',
    candidate,
    counterpart,
    fallback: counterpart,
  };
}

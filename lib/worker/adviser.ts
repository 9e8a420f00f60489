import { type Remote, wrap } from 'comlink';
import type { Recommendation } from '@/engine/result';
import type { LayoutAccount } from '@/engine/run/layout-account';
import type { Scenario } from '@/engine/scenario';
import type { RoadmapView } from '@/lib/queries/roadmap-view';
import type { Adviser } from './recommend.worker';

let adviser: Remote<Adviser> | undefined;
let running: Promise<unknown> = Promise.resolve();

/** Starts the one worker. Done at load, so that editing asks the network for nothing. */
export function startAdviser(): Remote<Adviser> {
  adviser ??= wrap<Adviser>(
    new Worker(new URL('./recommend.worker.ts', import.meta.url), { type: 'module' }),
  );
  return adviser;
}

/** One question at a time; one that is given up while it waits is never asked. */
function inTurn<T>(ask: (worker: Remote<Adviser>) => Promise<T>, signal: AbortSignal): Promise<T> {
  const asked = running.then(() => {
    signal.throwIfAborted();
    return ask(startAdviser());
  });
  running = asked.catch(() => undefined);
  return asked;
}

/** A recommendation from the worker. */
export function advise(scenario: Scenario, signal: AbortSignal): Promise<Recommendation> {
  return inTurn((worker) => worker.recommend(scenario), signal);
}

/** The phased plan, from the worker. */
export function askRoadmap(scenario: Scenario, signal: AbortSignal): Promise<RoadmapView> {
  return inTurn(async (worker): Promise<RoadmapView> => await worker.roadmap(scenario), signal);
}

/** Why an option is laid out as it is, from the worker. */
export function askLayoutAccount(
  scenario: Scenario,
  optionId: string,
  chipCount: number,
  signal: AbortSignal,
): Promise<LayoutAccount> {
  return inTurn((worker) => worker.layoutAccount(scenario, optionId, chipCount), signal);
}

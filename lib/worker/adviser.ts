import { type Remote, wrap } from 'comlink';
import type { Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
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

/** A recommendation from the worker, one at a time; a question given up while it waits is never asked. */
export function advise(scenario: Scenario, signal: AbortSignal): Promise<Recommendation> {
  const asked = running.then(() => {
    signal.throwIfAborted();
    return startAdviser().recommend(scenario);
  });
  running = asked.catch(() => undefined);
  return asked;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageError, storageErrorOf } from './errors';

const PATIENCE_MILLISECONDS = 5_000;
const PAUSE_MILLISECONDS = 40;

/**
 * One writer at a time in this process, in order of asking. A lock held by somebody else is waited
 * for from JS, so the event loop stays free; after five seconds the caller is told `busy`.
 */
export function createWriteQueue(onBusy: () => Promise<void>) {
  const holding = new AsyncLocalStorage<true>();
  let tail: Promise<unknown> = Promise.resolve();

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const startMilliseconds = performance.now();
    for (;;) {
      try {
        return await work();
      } catch (thrown) {
        const error = storageErrorOf(thrown);
        if (error?.code !== 'busy') throw error ?? thrown;
        await onBusy();
        if (performance.now() - startMilliseconds > PATIENCE_MILLISECONDS) throw error;
        await sleep(PAUSE_MILLISECONDS);
      }
    }
  }

  return function queued<T>(work: () => Promise<T>): Promise<T> {
    if (holding.getStore())
      return Promise.reject(
        new StorageError('nested-write', 'a write inside a write would wait for itself'),
      );
    const turn = tail.then(() => holding.run(true, () => attempt(work)));
    tail = turn.catch(() => undefined);
    return turn;
  };
}

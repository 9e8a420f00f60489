import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StorageCode, StorageError, storageErrorOf } from './errors';

const PATIENCE_MILLISECONDS = 5_000;
const PAUSE_MILLISECONDS = 40;
const LARGEST_GROUP = 64;

/** After these SQLite may have undone the whole transaction: nobody's part of it stands. */
const ENDS_ALL = new Set<StorageCode | undefined>([
  'busy',
  'full',
  'read-only',
  'unavailable',
  'corrupt',
]);

interface Job<Tx> {
  run(tx: Tx): Promise<void>;
  /** Tells the caller, once the group is on disk or is known not to be. */
  settle(failure: unknown): void;
}

interface TransactionOf<Tx> {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Waits for a lock that somebody else holds from JS, so the event loop stays free; after five
 * seconds the caller is told `busy`.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  onBusy: () => void | Promise<void> = () => undefined,
): Promise<T> {
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

/**
 * One writer at a time, in order of asking. Those who wait together are committed together, each
 * in a savepoint of its own: one wait for the disk serves all, and one's failure undoes only its own.
 */
export function createWriteQueue<Tx extends TransactionOf<Tx>>(
  db: TransactionOf<Tx>,
  onBusy: () => void | Promise<void>,
) {
  const isInside = new AsyncLocalStorage<true>();
  let waiting: Job<Tx>[] = [];
  let working: Promise<void> | null = null;

  async function commitOnce(group: Job<Tx>[]): Promise<void> {
    let ending: unknown;
    try {
      await db.transaction(async (tx) => {
        for (const job of group)
          await isInside
            .run(true, () => job.run(tx))
            .catch((thrown: unknown) => {
              ending = thrown;
              throw thrown;
            });
      });
    } catch (thrown) {
      // Where SQLite has undone all by itself, the driver's ROLLBACK fails and hides the reason.
      throw ending ?? thrown;
    }
  }

  async function commitGroup(group: Job<Tx>[]): Promise<void> {
    try {
      await patiently(() => commitOnce(group), onBusy);
      for (const job of group) job.settle(null);
    } catch (failure) {
      for (const job of group) job.settle(failure);
    }
  }

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, LARGEST_GROUP);
      waiting = waiting.slice(LARGEST_GROUP);
      await commitGroup(group);
    }
    working = null;
  }

  function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (isInside.getStore())
      return Promise.reject(
        new StorageError('nested-write', 'a write inside a write would wait for itself'),
      );
    return new Promise<T>((resolve, reject) => {
      let outcome: { value: T } | { error: unknown } | null = null;
      waiting.push({
        async run(tx) {
          let ownError: unknown;
          const watched = (inner: Tx) =>
            work(inner).catch((thrown: unknown) => {
              ownError = thrown;
              throw thrown;
            });
          try {
            outcome = { value: await tx.transaction(watched) };
          } catch (thrown) {
            const error = ownError ?? thrown;
            if (ENDS_ALL.has(storageErrorOf(error)?.code)) throw error;
            outcome = { error };
          }
        },
        settle(failure) {
          if (failure !== null || outcome === null) reject(failure);
          else if ('error' in outcome) reject(storageErrorOf(outcome.error) ?? outcome.error);
          else resolve(outcome.value);
        },
      });
      working ??= Promise.resolve().then(workOff);
    });
  }

  return {
    write,
    /** Resolves when nothing is being written. */
    async idle(): Promise<void> {
      while (working) await working;
    },
  };
}

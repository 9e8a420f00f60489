/** A value with what came before and after it. Never changed in place. */
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** Edits that carry the same mark, one after the other, are one step. */
  mark: string | null;
}

export const HISTORY_STEPS = 100;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [], mark: null };
}

/** The history after an edit. With the same `mark` as the edit before it, both are one step. */
export function edited<T>(history: History<T>, next: T, mark: string | null): History<T> {
  if (Object.is(next, history.present)) return history;
  const joins = mark !== null && mark === history.mark && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-HISTORY_STEPS);
  return { past, present: next, future: [], mark };
}

/** The history with the current run of edits closed: the next edit is a step of its own. */
export function settled<T>(history: History<T>): History<T> {
  return history.mark === null ? history : { ...history, mark: null };
}

export function undone<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    mark: null,
  };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, mark: null };
}

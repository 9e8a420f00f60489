let loading: Promise<typeof import('./engine')> | undefined;

/** The engine with its catalog, fetched once and kept: it is no part of the first load. */
export function loadEngine(): Promise<typeof import('./engine')> {
  loading ??= import('./engine');
  return loading;
}

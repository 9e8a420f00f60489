const KEY = Symbol.for('hakari.process-state');
const shared: typeof globalThis & { [KEY]?: Map<string, unknown> } = globalThis;

/** One value per process and name: a bundler may load the module that asks for it several times. */
export function processState<T>(name: string, create: () => T): T {
  shared[KEY] ??= new Map();
  if (!shared[KEY].has(name)) shared[KEY].set(name, create());
  return shared[KEY].get(name) as T;
}

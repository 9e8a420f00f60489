/** One line of the benchmark table. */
export interface Row {
  name: string;
  /** What is to be reached, in words. */
  mark: string;
  medianSeconds: number;
  worstSeconds: number;
  runCount: number;
}

/** Median and worst of measured seconds. */
export function rowOf(name: string, mark: string, measuredSeconds: readonly number[]): Row {
  const ascending = [...measuredSeconds].sort((a, b) => a - b);
  return {
    name,
    mark,
    medianSeconds: ascending[ascending.length >> 1] ?? Number.NaN,
    worstSeconds: ascending.at(-1) ?? Number.NaN,
    runCount: ascending.length,
  };
}

async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1e3;
}

/** Median and worst of `runCount` runs of `work(index)`, after a warm-up of a fifth as many. */
export function timed(
  name: string,
  mark: string,
  runCount: number,
  work: (index: number) => void,
): Row {
  const warmUpCount = Math.ceil(runCount / 5);
  for (let index = 0; index < warmUpCount; index++) work(-1 - index);
  const seconds = Array.from({ length: runCount }, (_, index) => {
    const start = performance.now();
    work(index);
    return (performance.now() - start) / 1e3;
  });
  return rowOf(name, mark, seconds);
}

/** The same for work that waits, one run after the other and without warm-up. */
export async function timedInTurn(
  name: string,
  mark: string,
  runCount: number,
  work: (index: number) => Promise<unknown>,
): Promise<Row> {
  const seconds: number[] = [];
  for (let index = 0; index < runCount; index++) seconds.push(await secondsOf(() => work(index)));
  return rowOf(name, mark, seconds);
}

/** The same for `runCount` runs that are all under way at once. */
export async function timedTogether(
  name: string,
  mark: string,
  runCount: number,
  work: (index: number) => Promise<unknown>,
): Promise<Row> {
  return rowOf(
    name,
    mark,
    await Promise.all(Array.from({ length: runCount }, (_, index) => secondsOf(() => work(index)))),
  );
}

import { isFact, type Values } from '../catalog/fact';
import { factQuantile } from './fact-quantile';
import { textHash, unitDraw } from './random';

/** Which draw of which sample. */
export interface DrawAt {
  index: number;
  seed: number;
}

/**
 * A catalog record at `path` with every fact replaced by one draw of it; facts without a range keep
 * their value. A fact draws the same whoever else is drawn, for its path is its seed.
 */
export function drawnValues<T>(record: T, path: string, at: DrawAt): Values<T> {
  if (isFact(record)) {
    const probability = unitDraw(at.index, textHash(path, at.seed));
    return factQuantile(record, probability) as Values<T>;
  }
  if (Array.isArray(record))
    return record.map((child, index) => drawnValues(child, `${path}.${index}`, at)) as Values<T>;
  if (typeof record === 'object' && record !== null)
    return Object.fromEntries(
      Object.entries(record).map(([key, child]) => [key, drawnValues(child, `${path}.${key}`, at)]),
    ) as Values<T>;
  return record as Values<T>;
}

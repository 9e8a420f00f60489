import type { Fusion } from '@/engine/catalog/rdu-stack-schema';
import type { TrialPlan } from './trial';
import { BANDWIDTH_BYTES_PER_SECOND, DEEPEST_SPARSITY_RATIO } from './trial-limits';

const PREFIX = '#try=';

/** A trial as the end of an address: `#try=0.875,0.85,decoder,200000000000`. */
export function trialFragment(plan: TrialPlan): string {
  const { sparsityRatio, sparseShareRatio, fusion, offChipBytesPerSecond } = plan;
  return `${PREFIX}${sparsityRatio},${sparseShareRatio},${fusion},${offChipBytesPerSecond}`;
}

/** The trial that an address asks for; null where it asks for none or for what no control reaches. */
export function trialFromFragment(fragment: string, fusions: readonly Fusion[]): TrialPlan | null {
  if (!fragment.startsWith(PREFIX)) return null;
  const words = fragment.slice(PREFIX.length).split(',');
  if (words.length !== 4 || words.includes('')) return null;
  const [level, share, , bandwidth] = words.map(Number) as [number, number, number, number];
  const fusion = fusions.find((each) => each === words[2]);
  const { minimum, maximum } = BANDWIDTH_BYTES_PER_SECOND;
  const isWithin = (value: number, low: number, high: number) => value >= low && value <= high;
  if (fusion === undefined) return null;
  if (!isWithin(level, 0, DEEPEST_SPARSITY_RATIO) || !isWithin(share, 0, 1)) return null;
  if (!isWithin(bandwidth, minimum, maximum)) return null;
  return {
    sparsityRatio: level,
    sparseShareRatio: share,
    fusion,
    offChipBytesPerSecond: bandwidth,
  };
}

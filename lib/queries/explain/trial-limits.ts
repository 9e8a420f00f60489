/** Deepest level that a trial may ask for: twice as sparse as the quality law was published to. */
export const DEEPEST_SPARSITY_RATIO = 0.9375;

/** Bandwidths that may be typed: far past the catalog's range on either side. */
export const BANDWIDTH_BYTES_PER_SECOND = { minimum: 1e10, maximum: 2e13 } as const;

const STOPS_PER_UNIT = { sparsity: 80, share: 100 } as const;
const BANDWIDTH_STEPS = 40;

const stopsTo = (high: number, stopsPerUnit: number) =>
  Array.from({ length: high * stopsPerUnit + 1 }, (_, index) => index / stopsPerUnit);

/** Where the sliders stop: half, three quarters and seven eighths among the levels. */
export const SPARSITY_STOPS = stopsTo(DEEPEST_SPARSITY_RATIO, STOPS_PER_UNIT.sparsity);
export const SHARE_STOPS = stopsTo(1, STOPS_PER_UNIT.share);

/** Three digits, evenly on the log scale from low to high, the likely value among them. */
export function bandwidthStops(range: { low: number; likely: number; high: number }): number[] {
  const { low, likely, high } = range;
  const steps = Array.from({ length: BANDWIDTH_STEPS + 1 }, (_, index) => index / BANDWIDTH_STEPS);
  const spread = steps.map((step) => Number((low * (high / low) ** step).toPrecision(3)));
  return [...new Set([low, ...spread, likely, high])].sort((a, b) => a - b);
}

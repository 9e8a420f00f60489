import type { Fact } from '../../engine/catalog/fact';
import { rounded } from './fit-rows';
import { readRecord } from './records';

/** Where a chip without cases takes its parameters from, and its best matrix product as measured by others. */
interface Derivation {
  from: string;
  /** Best matrix product found over shapes, FLOP/s; null where nobody published one. */
  measuredMatrixFlopsPerSecond: number | null;
}

/** @source bekman-ml-engineering, accelerators, maximum achievable matmul FLOPS */
export const MEASURED_MATRIX_FLOPS_PER_SECOND: Readonly<Record<string, number>> = {
  'nvidia-a100-sxm4-80gb': 271.2e12,
  'nvidia-h100-sxm5-80gb': 794.5e12,
};
export const DERIVED_CHIPS: Readonly<Record<string, Derivation>> = {
  'nvidia-a100-pcie-80gb': {
    from: 'nvidia-a100-sxm4-80gb',
    measuredMatrixFlopsPerSecond: 252.9e12,
  },
  'nvidia-h100-pcie-80gb': { from: 'nvidia-h100-sxm5-80gb', measuredMatrixFlopsPerSecond: null },
  'nvidia-h200-sxm-141gb': {
    from: 'nvidia-h100-sxm5-80gb',
    measuredMatrixFlopsPerSecond: 794.5e12,
  },
  'nvidia-b200-sxm-180gb': {
    from: 'nvidia-h100-sxm5-80gb',
    measuredMatrixFlopsPerSecond: 1745e12,
  },
  'nvidia-l40s-48gb': { from: 'nvidia-h100-sxm5-80gb', measuredMatrixFlopsPerSecond: null },
  'amd-mi300x-192gb': {
    from: 'nvidia-h100-sxm5-80gb',
    measuredMatrixFlopsPerSecond: 668.4e12,
  },
};

/** Clock falls with the cube root of power where the power limit binds. */
const POWER_EXPONENT = 1 / 3;
/** Half width of the range given to a derived ratio. */
const DERIVED_SPREAD = 0.15;

interface ChipRecord {
  peakFlopsPerSecond: { bf16: Fact; fp8: Fact | null };
  ratedChipWatts: Fact;
  performance: Record<string, Fact | null>;
}

/**
 * Parameters of a chip without cases: the reference chip's, its matrix and attention ratios scaled
 * by the ratio of measured matrix peaks over nominal ones, or, where none was measured, by
 * (watts per peak FLOP)^(1/3) relative to the reference, at most 1.
 */
export function derivedPerformance(
  id: string,
  derivation: Derivation,
): Record<string, Fact | null> {
  const chip = readRecord('hardware', id) as ChipRecord;
  const reference = readRecord('hardware', derivation.from) as ChipRecord;
  const peak = chip.peakFlopsPerSecond.bf16.value;
  const referencePeak = reference.peakFlopsPerSecond.bf16.value;
  const referenceMeasured = MEASURED_MATRIX_FLOPS_PER_SECOND[derivation.from] as number;
  const wattsRatio =
    chip.ratedChipWatts.value / peak / (reference.ratedChipWatts.value / referencePeak);
  const scale =
    derivation.measuredMatrixFlopsPerSecond === null
      ? Math.min(1, wattsRatio ** POWER_EXPONENT)
      : derivation.measuredMatrixFlopsPerSecond / peak / (referenceMeasured / referencePeak);
  const rule =
    derivation.measuredMatrixFlopsPerSecond === null
      ? 'scaled by (watts per peak FLOP)^(1/3)'
      : 'scaled by measured over nominal matrix peak';
  const scaled = new Set(['gemmPeakRatio', 'fp8GemmPeakRatio', 'attentionPeakRatio']);
  return Object.fromEntries(
    Object.entries(reference.performance).map(([key, fact]) => {
      if (fact === null || (key === 'fp8GemmPeakRatio' && chip.peakFlopsPerSecond.fp8 === null))
        return [key, null];
      const value = rounded(scaled.has(key) ? fact.value * scale : fact.value);
      const spread = fact.unit === '1' ? DERIVED_SPREAD : 2 * DERIVED_SPREAD;
      return [
        key,
        {
          value,
          unit: fact.unit,
          low: rounded(value * (1 - spread)),
          high: rounded(
            fact.unit === '1' && value <= 1
              ? Math.min(1, value * (1 + spread))
              : value * (1 + spread),
          ),
          grade: 'derived',
          source: 'hakari-calibration',
          locator: `from ${derivation.from}`,
          date: fact.date,
          note: scaled.has(key) ? `Reference value ${rule}.` : 'Reference value as it is.',
        } satisfies Fact,
      ];
    }),
  );
}

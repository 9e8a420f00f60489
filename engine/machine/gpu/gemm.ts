import type { ChipRates } from './chip-rates';

/** Output tiles that matrix libraries choose from, each half of the one before. */
const TILE_ROWS = [256, 128, 128, 64] as const;
const TILE_COLUMNS = [128, 128, 64, 64] as const;
/** Ways to split the depth of a GEMM that has too few tiles to fill the chip. */
const DEPTH_SPLITS = [1, 2, 4, 8, 16] as const;

/**
 * Time of `batch` matrix products rows x depth x columns, the best of the tile shapes and depth
 * splits: max(compute, memory) + kernelSeconds, with
 * compute = waves x 2 tileRows tileColumns (depth / splits + depthOverheadElements) x
 * multiprocessorCount / (flopsPerSecond x tileHalvingRatio^halvings),
 * waves = exact + waveRatio (ceil(exact) - exact), exact = tiles x splits / multiprocessorCount.
 * Never faster than 2 rows columns depth / flopsPerSecond nor than its bytes.
 * @source nvidia-matmul-guide, sections on tile and wave quantisation
 */
export function gemmSeconds(
  rates: ChipRates,
  flopsPerSecond: number,
  bytesPerElement: number,
  batch: number,
  rows: number,
  columns: number,
  depth: number,
): number {
  const units = rates.multiprocessorCount;
  let best = Number.POSITIVE_INFINITY;
  let tileFlopsPerSecond = flopsPerSecond / units;
  for (let tile = 0; tile < TILE_ROWS.length; tile++) {
    const tileRows = TILE_ROWS[tile] as number;
    const tileColumns = TILE_COLUMNS[tile] as number;
    const upright = Math.ceil(rows / tileRows) * Math.ceil(columns / tileColumns);
    const lying = Math.ceil(rows / tileColumns) * Math.ceil(columns / tileRows);
    const tiles = batch * Math.min(upright, lying);
    const tileFlopsPerElement = 2 * tileRows * tileColumns;
    for (let index = 0; index < DEPTH_SPLITS.length; index++) {
      const splits = DEPTH_SPLITS[index] as number;
      const exact = (tiles * splits) / units;
      const full = Math.ceil(exact);
      const waves = exact < 1 ? 1 : exact + rates.waveRatio * (full - exact);
      const seconds =
        (waves * tileFlopsPerElement * (depth / splits + rates.depthOverheadElements)) /
        tileFlopsPerSecond;
      if (seconds < best) best = seconds;
      if (tiles * splits >= 2 * units) break;
    }
    tileFlopsPerSecond *= rates.tileHalvingRatio;
  }
  const memory =
    (batch * bytesPerElement * (rows * depth + depth * columns + rows * columns)) /
    rates.memoryBytesPerSecond;
  return Math.max(best, memory) + rates.kernelSeconds;
}

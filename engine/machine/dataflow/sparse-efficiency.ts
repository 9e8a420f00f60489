import type { Sparsity } from '../../scenario';
import { blockSize } from '../../workload/sparsity';

/**
 * Expected most-loaded bank when `requestCount` random requests meet `bankCount` banks: the cycles
 * that an in-order memory needs for one vector of gathers. P(max <= m) = requestCount! / bankCount^requestCount
 * x [x^requestCount] (sum_{k<=m} x^k / k!)^bankCount.
 * @source capstan-2021, in-order random access of banked memories
 */
export function expectedBankConflictCycles(requestCount: number, bankCount: number): number {
  let expected = 0;
  for (let limit = 0; limit < requestCount; limit++)
    expected += 1 - probabilityOfMaximumLoad(requestCount, bankCount, limit);
  return expected;
}

function probabilityOfMaximumLoad(requests: number, banks: number, limit: number): number {
  let ways = new Float64Array(requests + 1);
  ways[0] = 1;
  for (let bank = 0; bank < banks; bank++) {
    const next = new Float64Array(requests + 1);
    for (let used = 0; used <= requests; used++) {
      let term = ways[used] ?? 0;
      for (let load = 0; load <= limit && used + load <= requests; load++) {
        if (load > 0) term /= load * banks;
        next[used + load] = (next[used + load] ?? 0) + term;
      }
    }
    ways = next;
  }
  let factorial = 1;
  for (let count = 2; count <= requests; count++) factorial *= count;
  return (ways[requests] ?? 0) * factorial;
}

/**
 * Mean over maximum of the work that random non-zeros give to `unitCount` units working side by
 * side: 1 / (1 + sqrt(2 ln(unitCount) x sparsityRatio / keptBlocksPerUnit)), the extreme of a
 * binomial count taken as normal. Valid for more than about ten kept blocks per unit.
 * @source capstan-2021, load imbalance of sparse rows
 */
export function rowBalanceRatio(
  keptBlocksPerUnit: number,
  sparsityRatio: number,
  unitCount: number,
): number {
  if (sparsityRatio <= 0 || unitCount <= 1) return 1;
  const spread = (2 * Math.log(unitCount) * sparsityRatio) / Math.max(keptBlocksPerUnit, 1);
  return 1 / (1 + Math.sqrt(spread));
}

/**
 * Useful share of a stage's compute on a sparse weight: gather throughput x row balance. Blocks of
 * 16 and more and 2:4 groups read neighbours, so their gathers do not conflict; 2:4 is balanced too.
 * @source capstan-2021, abstract: random access 32 % in order, 80 % out of order
 */
export function sparseEfficiencyRatio(
  pattern: Sparsity['pattern'],
  sparsityRatio: number,
  outputSize: number,
  inputSize: number,
  unitCount: number,
  gatherThroughputRatio: number,
): number {
  if (sparsityRatio <= 0 || pattern === 'dense' || pattern === '2:4') return 1;
  const block = blockSize(pattern);
  const keptBlocks = (outputSize * inputSize * (1 - sparsityRatio)) / block ** 2;
  const balance = rowBalanceRatio(keptBlocks / unitCount, sparsityRatio, unitCount);
  return (block === 1 ? gatherThroughputRatio : 1) * balance;
}

import type { ChipRates } from './chip-rates';
import { gemmSeconds } from './gemm';

/** Rows and columns of the score block that a tiled kernel works on: the diagonal blocks are not halved. */
const SCORE_BLOCK = 128;
/** FLOPs per query, key and head element: two products forward, five backward (scores made again). */
const FORWARD_FLOPS = 4;
const BACKWARD_FLOPS = 10;
/** 16-bit rows load at full width when their length is a multiple of this many elements. */
const ALIGNED_ELEMENTS = 8;

export interface AttentionSeconds {
  forward: number;
  backward: number;
}

/**
 * Time of one layer's attention core by a tiled kernel that keeps the scores on the chip:
 * flops x maskShare / (attentionFlopsPerSecond x headSize / (headSize + attentionHeadHalfElements)),
 * maskShare = (1 + SCORE_BLOCK / keys) / 2 where masked blocks are skipped. `queries` differ from
 * `keys` under context parallelism.
 * @source dao-2023-flashattention2, section 4
 */
export function flashAttentionSeconds(
  rates: ChipRates,
  skipsMasked: boolean,
  sequences: number,
  heads: number,
  queries: number,
  keys: number,
  headSize: number,
): AttentionSeconds {
  const maskShare = skipsMasked ? Math.min(1, (1 + SCORE_BLOCK / keys) / 2) : 1;
  const scoreWork = sequences * heads * queries * keys * headSize * maskShare;
  const headShare = headSize / (headSize + rates.attentionHeadHalfElements);
  const padding = (Math.ceil(headSize / ALIGNED_ELEMENTS) * ALIGNED_ELEMENTS) / headSize;
  const flopsPerSecond = (rates.attentionFlopsPerSecond * headShare) / padding;
  const bytes = 2 * sequences * heads * headSize * (2 * queries + 2 * keys);
  const forward = (FORWARD_FLOPS * scoreWork) / flopsPerSecond;
  const backward = (BACKWARD_FLOPS * scoreWork) / (flopsPerSecond * rates.attentionBackwardRatio);
  return {
    forward: Math.max(forward, bytes / rates.memoryBytesPerSecond) + rates.kernelSeconds,
    backward: Math.max(backward, (2 * bytes) / rates.memoryBytesPerSecond) + rates.kernelSeconds,
  };
}

/**
 * Time of one layer's attention core with scores in memory: two batched GEMMs forward, four
 * backward, and scoreTrafficBytes per score for mask, softmax and dropout each way. A head size that
 * is not a multiple of eight elements slows the GEMMs to misalignedAttentionRatio.
 * @source korthikanti-2022, section 4
 */
export function standardAttentionSeconds(
  rates: ChipRates,
  scoreTrafficBytes: number,
  backwardTrafficRatio: number,
  sequences: number,
  heads: number,
  queries: number,
  keys: number,
  headSize: number,
): AttentionSeconds {
  const batch = sequences * heads;
  const flopsPerSecond =
    rates.wideFlopsPerSecond *
    (headSize % ALIGNED_ELEMENTS === 0 ? 1 : rates.misalignedAttentionRatio);
  const scores = gemmSeconds(rates, flopsPerSecond, 2, batch, queries, keys, headSize);
  const mix = gemmSeconds(rates, flopsPerSecond, 2, batch, queries, headSize, keys);
  const traffic =
    (batch * queries * keys * scoreTrafficBytes) / rates.memoryBytesPerSecond +
    2 * rates.kernelSeconds;
  return {
    forward: scores + mix + traffic,
    backward: 2 * (scores + mix) + backwardTrafficRatio * traffic,
  };
}

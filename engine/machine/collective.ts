/** The links that a group of chips talks over: bus rates reached, not nominal. */
export interface Fabric {
  chipsPerNode: number;
  linkBytesPerSecond: number;
  linkLatencySeconds: number;
  linkLatencySecondsPerRank: number;
  /** Sum of a node's cards, one way. */
  nodeBytesPerSecond: number;
  networkLatencySeconds: number;
}

/**
 * Time to gather a tensor of `bytes` (whole size) that is spread over `ranks`, or to reduce and
 * scatter it: (ranks - 1) / ranks x bytes over the in-node ring, and (nodes - 1) / nodes x bytes x
 * sharers over the node's cards; latency plus the slower of the two. `ranksPerNode` ranks of the
 * group share a node, which carries `sharers` such groups at once.
 * @source nccl-tests, performance.md (bus bandwidth)
 */
export function gatherSeconds(
  fabric: Fabric,
  bytes: number,
  ranks: number,
  ranksPerNode: number,
  sharers: number,
): number {
  if (ranks <= 1 || bytes === 0) return 0;
  const local = Math.min(ranks, ranksPerNode);
  const nodes = Math.ceil(ranks / local);
  const inside = (((local - 1) / local) * bytes) / fabric.linkBytesPerSecond;
  const latency =
    local > 1 ? fabric.linkLatencySeconds + fabric.linkLatencySecondsPerRank * (local - 1) : 0;
  if (nodes <= 1) return inside + latency / 2;
  const across = (((nodes - 1) / nodes) * bytes * sharers) / fabric.nodeBytesPerSecond;
  const hops = fabric.networkLatencySeconds * Math.log2(nodes) + fabric.networkLatencySeconds;
  return Math.max(inside, across) + latency / 2 + hops;
}

/** Time to sum a tensor over all ranks: a reduce-scatter and a gather. */
export function allReduceSeconds(
  fabric: Fabric,
  bytes: number,
  ranks: number,
  ranksPerNode: number,
  sharers: number,
): number {
  return 2 * gatherSeconds(fabric, bytes, ranks, ranksPerNode, sharers);
}

/** Time for every rank to send each other rank its share of `bytes` (what one rank holds). */
export function allToAllSeconds(
  fabric: Fabric,
  bytes: number,
  ranks: number,
  ranksPerNode: number,
  sharers: number,
): number {
  if (ranks <= 1 || bytes === 0) return 0;
  const local = Math.min(ranks, ranksPerNode);
  const inside = (((local - 1) / ranks) * bytes) / fabric.linkBytesPerSecond;
  const latency =
    local > 1 ? fabric.linkLatencySeconds + fabric.linkLatencySecondsPerRank * (local - 1) : 0;
  if (ranks <= local) return inside + latency / 2;
  const across = (((ranks - local) / ranks) * bytes * local * sharers) / fabric.nodeBytesPerSecond;
  return Math.max(inside, across) + latency / 2 + fabric.networkLatencySeconds;
}

/** Time to hand `bytes` to the next pipeline stage; across nodes `senders` chips share the cards. */
export function transferSeconds(
  fabric: Fabric,
  bytes: number,
  crossesNodes: boolean,
  senders: number,
): number {
  return crossesNodes
    ? fabric.networkLatencySeconds + (bytes * senders) / fabric.nodeBytesPerSecond
    : fabric.linkLatencySecondsPerRank + bytes / fabric.linkBytesPerSecond;
}

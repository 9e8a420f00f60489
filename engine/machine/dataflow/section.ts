import type { Stage, StagePart, StreamTensor } from './stage';

/** What one chip (or the share of it in use) offers a section. */
export interface SectionMachine {
  computeUnitCount: number;
  memoryUnitCount: number;
  onChipBytes: number;
  unitFlopsPerSecond: number;
  flopsPerVectorElement: number;
  offChipBytesPerSecond: number;
  linkBytesPerSecond: number;
  overlapExponent: number;
  sectionSwitchSeconds: number;
  tileTokens: number;
}

/** A run of stages that share the chip: what it costs, whatever the number of tokens. */
export interface Section {
  stageIds: readonly string[];
  computeUnitCounts: readonly number[];
  /** Time of a tile in each stage with the compute units it was given. */
  stageSecondsPerTile: readonly number[];
  slowestSecondsPerTile: number;
  fillSeconds: number;
  /** Share of the section's work by part. */
  workShareRatios: Record<StagePart, number>;
  streamBytesPerToken: number;
  weightBytes: number;
  gradientBytes: number;
  interChipBytesPerToken: number;
  onChipBytesNeeded: number;
  memoryUnitsNeeded: number;
  /** What no walk in pieces makes smaller: two tiles of each tensor that enters or stays inside. */
  tileBytesNeeded: number;
  /** The next section's weights load while this one runs. */
  isDoubleBuffered: boolean;
  fits: boolean;
}

/** Work of a stage on one tile, in matrix FLOPs of the peak rate. */
export function stageTileWorkFlops(stage: Stage, machine: SectionMachine): number {
  return (
    machine.tileTokens *
    (stage.matrixWorkFlopsPerToken + stage.vectorElementsPerToken * machine.flopsPerVectorElement)
  );
}

/** Guards the rounding up of a quotient that is whole but for its last bits. */
const WHOLE = 1 - 1e-12;

/** Units that keep a stage at or under `targetFlops`. */
export const unitsFor = (workFlops: number, targetFlops: number): number => {
  const units = Math.ceil((workFlops / targetFlops) * WHOLE);
  return Math.max(1, units);
};

/**
 * Least work per unit of the slowest stage among `workFlops[start..end)`: the least t with
 * sum(ceil(work / t)) <= unitCount, each stage having at least one unit.
 */
export function balancedFlopsPerUnit(
  workFlops: ArrayLike<number>,
  start: number,
  end: number,
  unitCount: number,
): number {
  let target = 0;
  for (let i = start; i < end; i++) target += (workFlops[i] ?? 0) / unitCount;
  for (;;) {
    let used = 0;
    let next = Number.POSITIVE_INFINITY;
    for (let i = start; i < end; i++) {
      const work = workFlops[i] ?? 0;
      const units = unitsFor(work, target);
      used += units;
      if (units > 1 && work / (units - 1) < next) next = work / (units - 1);
    }
    if (used <= unitCount || next === Number.POSITIVE_INFINITY) return target;
    target = next;
  }
}

/** Compute units of each stage so that the slowest is fastest. */
export function balancedUnits(workFlops: readonly number[], unitCount: number): number[] {
  const target = balancedFlopsPerUnit(workFlops, 0, workFlops.length, unitCount);
  return workFlops.map((work) => unitsFor(work, target));
}

/**
 * A section of `stages[start..end)` of a list: traffic = distinct tensors that enter + tensors that
 * leave because another section or the list's outside uses them; on-chip need = weights (twice when
 * double-buffered) + weight gradients + two tiles per inner tensor + resident keys and values.
 * A lone stage is walked in `chunks`, reading its inputs once for each: it fits where its tiles do.
 */
export function section(
  stages: readonly Stage[],
  start: number,
  end: number,
  machine: SectionMachine,
): Section {
  const inside = stages.slice(start, end);
  const producedInside = new Set(inside.flatMap((stage) => stage.writes.map((t) => t.id)));
  const readLater = new Set(
    stages.slice(end).flatMap((stage) => stage.reads.map((tensor) => tensor.id)),
  );
  const entering = new Map<string, StreamTensor>();
  const inner = new Map<string, StreamTensor>();
  let leavingBytesPerToken = 0;
  for (const stage of inside) {
    for (const tensor of stage.reads)
      (producedInside.has(tensor.id) ? inner : entering).set(tensor.id, tensor);
    for (const tensor of stage.writes)
      if (tensor.isKept || readLater.has(tensor.id)) leavingBytesPerToken += tensor.bytesPerToken;
  }
  const sum = (of: (stage: Stage) => number) => inside.reduce((total, s) => total + of(s), 0);
  const weights = new Map(inside.map((stage) => [stage.weightId, stage.weightBytes]));
  const residents = new Map(inside.map((stage) => [stage.residentId, stage.residentBytes]));
  const weightBytes = [...weights.values()].reduce((total, bytes) => total + bytes, 0);
  const gradientBytes = sum((stage) => stage.gradientBytes);
  const memoryUnitBytes = machine.onChipBytes / machine.memoryUnitCount;
  const unitsOf = (bytes: Iterable<number>) =>
    [...bytes].reduce((total, b) => total + Math.ceil(b / memoryUnitBytes), 0);
  const tileUnits = unitsOf(
    [...inner.values(), ...entering.values()].map((tensor) => 2 * tensor.tileBytes),
  );
  const bufferUnits =
    tileUnits + unitsOf(residents.values()) + unitsOf(inside.map((stage) => stage.gradientBytes));
  const unitsWithWeights = (copies: number) =>
    bufferUnits + unitsOf([...weights.values()].map((bytes) => copies * bytes));
  const isDoubleBuffered = unitsWithWeights(2) <= machine.memoryUnitCount;
  const memoryUnitsNeeded = unitsWithWeights(isDoubleBuffered ? 2 : 1);
  const fitsMemory = memoryUnitsNeeded <= machine.memoryUnitCount;
  const fitsInPieces = inside.length === 1 && tileUnits <= machine.memoryUnitCount;
  const fits = (fitsMemory && inside.length <= machine.computeUnitCount) || fitsInPieces;
  const chunks = Math.max(1, Math.ceil(memoryUnitsNeeded / machine.memoryUnitCount));

  const work = inside.map((stage) => stageTileWorkFlops(stage, machine));
  const units = balancedUnits(work, machine.computeUnitCount);
  const seconds = work.map((flops, i) => flops / ((units[i] ?? 1) * machine.unitFlopsPerSecond));
  const totalWork = work.reduce((total, flops) => total + flops, 0);
  const workShareRatios = { compute: 0, attention: 0, elementwise: 0, head: 0 };
  inside.forEach((stage, i) => {
    workShareRatios[stage.part] += totalWork > 0 ? (work[i] ?? 0) / totalWork : 1 / inside.length;
  });
  const enteringBytesPerToken = [...entering.values()].reduce((t, s) => t + s.bytesPerToken, 0);
  return {
    stageIds: inside.map((stage) => stage.id),
    computeUnitCounts: units,
    stageSecondsPerTile: seconds,
    slowestSecondsPerTile: Math.max(...seconds),
    fillSeconds: seconds.reduce((total, s) => total + s, 0) - Math.max(...seconds),
    workShareRatios,
    streamBytesPerToken: enteringBytesPerToken * chunks + leavingBytesPerToken,
    weightBytes,
    gradientBytes,
    interChipBytesPerToken: sum((stage) => stage.interChipBytesPerToken),
    onChipBytesNeeded: memoryUnitsNeeded * memoryUnitBytes,
    memoryUnitsNeeded,
    tileBytesNeeded: tileUnits * memoryUnitBytes,
    isDoubleBuffered,
    fits,
  };
}

/** What the time of a section depends on. */
export type SectionCost = Pick<
  Section,
  | 'slowestSecondsPerTile'
  | 'fillSeconds'
  | 'streamBytesPerToken'
  | 'weightBytes'
  | 'gradientBytes'
  | 'interChipBytesPerToken'
  | 'isDoubleBuffered'
>;

/** Time of one pass of a section by cause. */
export interface SectionSeconds {
  total: number;
  compute: number;
  offChip: number;
  interChip: number;
  switch: number;
}

/**
 * total = max((compute^p + offChip^p)^(1/p), interChip) + switch, with
 * compute = slowest stage x tiles + fill and offChip = bytes / offChipBytesPerSecond. Weights that
 * are not double-buffered load before the pipeline starts. The parts are exposed times: `offChip`
 * and `interChip` hold what exceeds compute.
 * @source sn40l-2024, streaming dataflow and sections
 */
export function sectionSeconds(
  of: SectionCost,
  tokenCount: number,
  gradientPassRatio: number,
  machine: SectionMachine,
): SectionSeconds {
  const p = machine.overlapExponent;
  const tiles = Math.max(1, tokenCount / machine.tileTokens);
  const compute = of.slowestSecondsPerTile * tiles + of.fillSeconds;
  const serialBytes = of.isDoubleBuffered ? 0 : of.weightBytes;
  const bytes =
    of.streamBytesPerToken * tokenCount +
    (of.weightBytes - serialBytes) +
    of.gradientBytes * gradientPassRatio;
  const offChip = bytes / machine.offChipBytesPerSecond;
  const longer = Math.max(compute, offChip);
  const ratio = longer > 0 ? Math.min(compute, offChip) / longer : 0;
  const streamed = p === 1 ? compute + offChip : longer * (1 + ratio ** p) ** (1 / p);
  const local = streamed + serialBytes / machine.offChipBytesPerSecond;
  const interChip = (of.interChipBytesPerToken * tokenCount) / machine.linkBytesPerSecond;
  const total = Math.max(local, interChip) + machine.sectionSwitchSeconds;
  return {
    total,
    compute,
    offChip: local - compute,
    interChip: Math.max(0, interChip - local),
    switch: machine.sectionSwitchSeconds,
  };
}

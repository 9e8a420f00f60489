import {
  balancedFlopsPerUnit,
  type Section,
  type SectionCost,
  type SectionMachine,
  section,
  sectionSeconds,
  stageTileWorkFlops,
  unitsFor,
} from './section';
import type { Stage, StreamTensor } from './stage';

/** One operator per section. */
export function operatorCut(stages: readonly Stage[], machine: SectionMachine): Section[] {
  return stages.map((_, index) => section(stages, index, index + 1, machine));
}

/** A list of stages with its tensors numbered, so that a section can grow stage by stage. */
interface IndexedStages {
  stages: readonly Stage[];
  tensors: readonly StreamTensor[];
  readIndexLists: readonly number[][];
  writeIndexLists: readonly number[][];
  /** Last stage that reads the tensor; -1 where none does. */
  lastReader: Int32Array;
  isKept: readonly boolean[];
  bufferUnits: Float64Array;
  tileWorkFlops: Float64Array;
  /** First later stage that holds the same weights, or the same keys or values; -1 where none does. */
  nextWithWeight: Int32Array;
  nextWithResident: Int32Array;
}

function indexedStages(
  stages: readonly Stage[],
  machine: SectionMachine,
  memoryUnitBytes: number,
): IndexedStages {
  const numbers = new Map<string, number>();
  const tensors: StreamTensor[] = [];
  const isKept: boolean[] = [];
  const numberOf = (tensor: StreamTensor) => {
    const known = numbers.get(tensor.id);
    if (known !== undefined) return known;
    numbers.set(tensor.id, tensors.length);
    tensors.push(tensor);
    isKept.push(false);
    return tensors.length - 1;
  };
  const distinct = (list: readonly StreamTensor[]) => [...new Set(list.map(numberOf))];
  const readIndexLists = stages.map((stage) => distinct(stage.reads));
  const writeIndexLists = stages.map((stage) => distinct(stage.writes));
  const lastReader = new Int32Array(tensors.length).fill(-1);
  stages.forEach((stage, index) => {
    for (const tensor of readIndexLists[index] ?? []) lastReader[tensor] = index;
    for (const tensor of stage.writes) if (tensor.isKept) isKept[numberOf(tensor)] = true;
  });
  return {
    stages,
    tensors,
    readIndexLists,
    writeIndexLists,
    lastReader,
    isKept,
    bufferUnits: Float64Array.from(tensors, (t) => Math.ceil((2 * t.tileBytes) / memoryUnitBytes)),
    tileWorkFlops: Float64Array.from(stages, (stage) => stageTileWorkFlops(stage, machine)),
    nextWithWeight: nextWithSame(stages.map((stage) => stage.weightId)),
    nextWithResident: nextWithSame(stages.map((stage) => stage.residentId)),
  };
}

function nextWithSame(ids: readonly string[]): Int32Array {
  return Int32Array.from(ids, (id, index) => (id === '' ? -1 : ids.indexOf(id, index + 1)));
}

/**
 * The cut of a list of stages into sections that takes least time for `tokenCount` tokens among all
 * whose sections fit: best[end] = min over start of best[start] + sectionSeconds(start, end).
 * Sections grow backwards from `end`; what they need on chip only grows, so the first that does not
 * fit ends the search. No section crosses `border`, the first stage of the list's second half.
 */
export function fastestCut(
  stages: readonly Stage[],
  tokenCount: number,
  machine: SectionMachine,
  border = 0,
): Section[] {
  const memoryUnitBytes = machine.onChipBytes / machine.memoryUnitCount;
  const indexed = indexedStages(stages, machine, memoryUnitBytes);
  const {
    tensors,
    readIndexLists,
    writeIndexLists,
    lastReader,
    isKept,
    bufferUnits,
    tileWorkFlops,
  } = indexed;
  const bestSeconds = new Float64Array(stages.length + 1).fill(Number.POSITIVE_INFINITY);
  bestSeconds[0] = 0;
  const bestStart = new Int32Array(stages.length + 1);
  const enteredFor = new Int32Array(tensors.length);
  const cost: { -readonly [K in keyof SectionCost]: SectionCost[K] } = {
    slowestSecondsPerTile: 0,
    fillSeconds: 0,
    streamBytesPerToken: 0,
    weightBytes: 0,
    gradientBytes: 0,
    interChipBytesPerToken: 0,
    isDoubleBuffered: true,
  };

  for (let end = 1; end <= stages.length; end++) {
    let units = 0;
    let singleWeightUnits = 0;
    let doubleWeightUnits = 0;
    cost.streamBytesPerToken = 0;
    cost.weightBytes = 0;
    cost.gradientBytes = 0;
    cost.interChipBytesPerToken = 0;
    for (let start = end - 1; start >= 0; start--) {
      const stage = stages[start];
      if (stage === undefined || (start < border && end > border)) break;
      for (const tensor of writeIndexLists[start] ?? []) {
        const bytes = tensors[tensor]?.bytesPerToken ?? 0;
        if (enteredFor[tensor] === end) cost.streamBytesPerToken -= bytes;
        if (isKept[tensor] || (lastReader[tensor] ?? -1) >= end) cost.streamBytesPerToken += bytes;
      }
      for (const tensor of readIndexLists[start] ?? []) {
        if (enteredFor[tensor] === end) continue;
        enteredFor[tensor] = end;
        cost.streamBytesPerToken += tensors[tensor]?.bytesPerToken ?? 0;
        units += bufferUnits[tensor] ?? 0;
      }
      units += Math.ceil(stage.gradientBytes / memoryUnitBytes);
      if (!isInside(indexed.nextWithResident[start], end))
        units += Math.ceil(stage.residentBytes / memoryUnitBytes);
      if (!isInside(indexed.nextWithWeight[start], end)) {
        singleWeightUnits += Math.ceil(stage.weightBytes / memoryUnitBytes);
        doubleWeightUnits += Math.ceil((2 * stage.weightBytes) / memoryUnitBytes);
        cost.weightBytes += stage.weightBytes;
      }
      cost.gradientBytes += stage.gradientBytes;
      cost.interChipBytesPerToken += stage.interChipBytesPerToken;

      const fitsMemory = units + singleWeightUnits <= machine.memoryUnitCount;
      const isLone = start === end - 1;
      if (!isLone && (!fitsMemory || end - start > machine.computeUnitCount)) break;
      let seconds: number;
      if (isLone && !fitsMemory) {
        const walked = section(stages, start, end, machine);
        seconds = sectionSeconds(walked, tokenCount, 1, machine).total;
      } else {
        cost.isDoubleBuffered = units + doubleWeightUnits <= machine.memoryUnitCount;
        fillPipelineCost(cost, tileWorkFlops, start, end, machine);
        seconds = sectionSeconds(cost, tokenCount, 1, machine).total;
      }
      const total = (bestSeconds[start] ?? 0) + seconds;
      if (total >= (bestSeconds[end] ?? 0)) continue;
      bestSeconds[end] = total;
      bestStart[end] = start;
    }
  }
  const cut: Section[] = [];
  for (let end = stages.length; end > 0; end = bestStart[end] ?? 0)
    cut.unshift(section(stages, bestStart[end] ?? 0, end, machine));
  return cut;
}

const isInside = (nextIndex: number | undefined, end: number) =>
  nextIndex !== undefined && nextIndex >= 0 && nextIndex < end;

function fillPipelineCost(
  cost: { slowestSecondsPerTile: number; fillSeconds: number },
  tileWorkFlops: Float64Array,
  start: number,
  end: number,
  machine: SectionMachine,
): void {
  const target = balancedFlopsPerUnit(tileWorkFlops, start, end, machine.computeUnitCount);
  let slowest = 0;
  let sum = 0;
  for (let i = start; i < end; i++) {
    const work = tileWorkFlops[i] ?? 0;
    const units = unitsFor(work, target);
    const seconds = work / (units * machine.unitFlopsPerSecond);
    sum += seconds;
    if (seconds > slowest) slowest = seconds;
  }
  cost.slowestSecondsPerTile = slowest;
  cost.fillSeconds = sum - slowest;
}

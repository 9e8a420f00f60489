import { type Section, type SectionMachine, section, sectionSeconds } from './section';
import type { Stage } from './stage';

/** One operator per section. */
export function operatorCut(stages: readonly Stage[], machine: SectionMachine): Section[] {
  return stages.map((_, index) => section(stages, index, index + 1, machine));
}

/**
 * The cut of a list of stages into sections that takes least time for `tokenCount` tokens among all
 * whose sections fit: best[end] = min over start of best[start] + sectionSeconds(start, end).
 */
export function fastestCut(
  stages: readonly Stage[],
  tokenCount: number,
  machine: SectionMachine,
): Section[] {
  const bestSeconds = new Float64Array(stages.length + 1).fill(Number.POSITIVE_INFINITY);
  bestSeconds[0] = 0;
  const bestSection: Section[] = [];
  const bestStart = new Int32Array(stages.length + 1);
  for (let end = 1; end <= stages.length; end++)
    for (let start = end - 1; start >= 0; start--) {
      const candidate = section(stages, start, end, machine);
      if (!candidate.fits) continue;
      const seconds =
        (bestSeconds[start] ?? 0) + sectionSeconds(candidate, tokenCount, 1, machine).total;
      if (seconds >= (bestSeconds[end] ?? 0)) continue;
      bestSeconds[end] = seconds;
      bestSection[end] = candidate;
      bestStart[end] = start;
    }
  const cut: Section[] = [];
  for (let end = stages.length; end > 0; end = bestStart[end] ?? 0) {
    const found = bestSection[end];
    if (found === undefined) break;
    cut.unshift(found);
  }
  return cut;
}

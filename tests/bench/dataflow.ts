import { catalog } from '@/engine/catalog';
import { type Section, sectionSeconds } from '@/engine/machine/dataflow/section';
import { sectionScript } from '@/engine/machine/dataflow/section-script';
import { simulateSection } from '@/engine/machine/dataflow/simulate-section';
import { unitDraw } from '@/engine/uncertainty/random';
import { chainMachine, chainSection } from '../fixtures/stage-chain';
import { type Row, timed } from './timed';

const SECTIONS_PER_RUN = 50;
const RUNS = 41;
/** The ranges of the property test: 1-12 stages of 1e6-1e9 FLOP, 100-3e5 bytes between them, 16-200 tiles. */
const draw = (index: number, seed: number, low: number, high: number) =>
  low + (high - low) * unitDraw(index, seed);

interface RandomSection {
  section: Section;
  tileCount: number;
}

function randomSection(index: number, machine: ReturnType<typeof chainMachine>): RandomSection {
  const stageCount = Math.floor(draw(index, 1, 1, 13));
  const works = Array.from({ length: stageCount }, (_, stage) => draw(index, 10 + stage, 1e6, 1e9));
  return {
    section: chainSection(works, draw(index, 2, 100, 3e5), machine),
    tileCount: Math.floor(draw(index, 3, 16, 201)),
  };
}

/** Largest distance of simulation and closed form over the sections, at an overlap of pipeline and stream. */
function worstApartRatio(sections: readonly RandomSection[], overlapExponent: number): number {
  const machine = chainMachine(overlapExponent);
  return sections.reduce((worst, { section, tileCount }) => {
    const simulated = simulateSection(sectionScript(section, tileCount, machine)).totalSeconds;
    const { total } = sectionSeconds(section, tileCount * machine.tileTokens, 1, machine);
    return Math.max(worst, Math.abs(simulated / total - 1));
  }, 0);
}

/** Random sections simulated tile by tile beside their closed form, and how far the two are apart. */
export function sectionRows(): Row[] {
  const stack = catalog.stacks['sambaflow-o3'];
  if (stack?.kind !== 'rdu') throw new Error('no sambaflow-o3');
  const machine = chainMachine(stack.overlapExponent.value);
  const warmUpCount = Math.ceil(RUNS / 5);
  const sections = Array.from({ length: (RUNS + warmUpCount) * SECTIONS_PER_RUN }, (_, index) =>
    randomSection(index, machine),
  );
  /** Every run has sections of its own; warm-up runs count down from -1. */
  const ofRun = (run: number) => {
    const place = run < 0 ? RUNS - 1 - run : run;
    return sections.slice(place * SECTIONS_PER_RUN, (place + 1) * SECTIONS_PER_RUN);
  };
  let visitCount = 0;
  let simulatedCount = 0;
  const simulated = ({ section, tileCount }: RandomSection) =>
    simulateSection(sectionScript(section, tileCount, machine));
  const closed = ({ section, tileCount }: RandomSection) =>
    sectionSeconds(section, tileCount * machine.tileTokens, 1, machine).total;
  const simulation = timed('', '', RUNS, (run) => {
    for (const each of ofRun(run)) {
      visitCount += simulated(each).visits.length;
      simulatedCount++;
    }
  });
  let sink = 0;
  const form = timed('', '', RUNS, (run) => {
    for (const each of ofRun(run)) sink += closed(each);
  });
  if (!Number.isFinite(sink)) throw new Error('a section time is not finite');
  const { value, high = value } = stack.overlapExponent;
  const apart = [...new Set([value, high])].map((exponent) => {
    const percent = (100 * worstApartRatio(sections.slice(0, 1000), exponent)).toFixed(1);
    return `${percent} % at p ${exponent}`;
  });
  const over = (row: Row, count: number, name: string, mark = ''): Row => ({
    ...row,
    name,
    mark,
    medianSeconds: row.medianSeconds / count,
    worstSeconds: row.worstSeconds / count,
  });
  const visitsPerSection = visitCount / simulatedCount;
  return [
    over(
      simulation,
      SECTIONS_PER_RUN,
      `one random section simulated (${visitsPerSection.toFixed(0)} tile visits)`,
    ),
    over(simulation, SECTIONS_PER_RUN * visitsPerSection, 'the same, per tile visit'),
    over(form, SECTIONS_PER_RUN, `its closed form; apart ${apart.join(', ')}`, '<= 2 %'),
  ];
}

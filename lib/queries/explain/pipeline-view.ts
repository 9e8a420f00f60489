import { sectionMachine } from '@/engine/machine/dataflow/machine-settings';
import { sectionPlan } from '@/engine/machine/dataflow/section-plan';
import { sectionScript } from '@/engine/machine/dataflow/section-script';
import { simulateSection, type TileVisit } from '@/engine/machine/dataflow/simulate-section';
import { type StageWait, stageWaits } from '@/engine/machine/dataflow/stage-waits';
import { type PaperSetting, wholeDecoderQuestion } from './paper-setting';

/** One section at work: its first tiles for the picture, a whole pass for the shares. */
export interface PipelineView {
  stageIds: readonly string[];
  visits: TileVisit[];
  totalSeconds: number;
  /** Share of each transfer during which all stages stand still. */
  blockingShareRatio: number;
  drawnTileCount: number;
  passTileCount: number;
  tileTokens: number;
  waits: StageWait[];
  passSeconds: number;
}

const DRAWN_TILES = 16;

/** The forward section of the whole decoder in the sparse phase, simulated tile by tile. */
export function pipelineView(paper: PaperSetting): PipelineView {
  const question = wholeDecoderQuestion(paper);
  const run = paper.sparseRun;
  const machine = sectionMachine(question);
  const tokens = (run.microBatchSequences ?? 1) * question.model.sequenceLength;
  const [first] = sectionPlan(question, run, tokens).layerForward;
  if (first === undefined) throw new RangeError('a layer has a section');
  const drawn = simulateSection(sectionScript(first, DRAWN_TILES, machine));
  const passTileCount = Math.ceil(tokens / machine.tileTokens);
  const script = sectionScript(first, passTileCount, machine);
  const pass = simulateSection(script);
  return {
    stageIds: first.stageIds,
    visits: drawn.visits,
    totalSeconds: drawn.totalSeconds,
    blockingShareRatio: script.blockingShareRatio,
    drawnTileCount: DRAWN_TILES,
    passTileCount,
    tileTokens: machine.tileTokens,
    waits: stageWaits(script, pass),
    passSeconds: pass.totalSeconds,
  };
}

import 'server-only';
import { exampleScenario } from '@/engine/examples';
import { ladderOf } from '@/engine/ladder';
import { CLAIMED_FACTOR, ladderRates } from '@/engine/ladder-end';
import type { LadderRung } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { ENGINE_VERSION } from '@/engine/version';
import { impliedCarryOverRatio } from '@/engine/workload/quality';
import type { Figure } from '@/lib/figures/figure';
import { ladderFigures } from '@/lib/figures/ladder-figures';
import { processState } from '@/lib/process-state';
import { catalog } from '@/lib/worker/engine';
import { checkPointsView, type ShownCheckPoint } from './explain/check-points-view';
import { type EndView, endView } from './explain/end-view';
import { type FusionView, fusionView } from './explain/fusion-view';
import { type InferredFact, inferredFacts } from './explain/inferred-facts';
import { type PaperSetting, paperSetting } from './explain/paper-setting';
import { type PipelineView, pipelineView } from './explain/pipeline-view';
import { type RooflineView, rooflineView } from './explain/roofline-view';
import { type ScheduleView, scheduleView } from './explain/schedule-view';
import { type TrialView, trialView } from './explain/trial-view';

/** What the example fills in where the paper is silent. */
export interface FilledIn {
  machineName: string;
  chipCount: number;
  trainingTokens: number;
  sparsityRatio: number;
  sparseShareRatio: number;
  /** Worth of a sparse token that parity at this share would imply, at the scenario's bound. */
  impliedCarryOverRatio: number;
  lossGapLimit: number;
}

/** All that the explain page shows: the paper's comparison worked out by the current engine. */
export interface ExplainView {
  engineVersion: string;
  catalogVersion: string;
  claimedFactor: number;
  filledIn: FilledIn;
  ladder: LadderRung[];
  /** The same rungs against the tuned software of today on the same chips. */
  tunedLadder: LadderRung[];
  /** Every number of the rungs with its formula. */
  ladderFigures: Figure[];
  tunedFigures: Figure[];
  trial: TrialView;
  inferred: InferredFact[];
  end: EndView;
  roofline: RooflineView;
  pipeline: PipelineView;
  fusion: FusionView;
  schedule: ScheduleView;
  checkPoints: ShownCheckPoint[];
}

const TUNED_STACK = 'generic-tuned';
const TUNED_ASSUMPTIONS = ['gpuSoftwareTuned', 'layoutSearched', 'equalChipCount'];

/** The scenario with its dense GPU option on the tuned software of today, layout searched. */
function onTunedStack(scenario: Scenario): Scenario {
  const options = scenario.options.map((option) =>
    option.sparsity.pattern === 'dense'
      ? { ...option, softwareStack: TUNED_STACK, layout: null }
      : option,
  );
  return { ...scenario, options };
}

function tunedLadderOf(scenario: Scenario): LadderRung[] {
  return ladderOf(onTunedStack(scenario), catalog).map((rung, index) =>
    index === 0 ? { ...rung, assumptions: TUNED_ASSUMPTIONS } : rung,
  );
}

function filledInOf(paper: PaperSetting): FilledIn {
  const { scenario, chipCount, sparsityRatio, sparseShareRatio, option } = paper;
  const { trainingTokens } = scenario.workload;
  const { lossGapLimit } = scenario.goals;
  return {
    machineName: catalog.hardware[option.hardware]?.name ?? option.hardware,
    chipCount,
    trainingTokens,
    sparsityRatio,
    sparseShareRatio,
    impliedCarryOverRatio: impliedCarryOverRatio(trainingTokens, sparseShareRatio, lossGapLimit),
    lossGapLimit,
  };
}

function viewNow(): ExplainView {
  const scenario = exampleScenario('paper', catalog);
  const ladder = ladderOf(scenario, catalog);
  const rates = ladderRates(ladder);
  const paper = paperSetting(scenario, catalog);
  const tunedLadder = tunedLadderOf(scenario);
  const figuresOf = (rungs: LadderRung[]) =>
    ladderFigures(rungs, scenario, (id) => catalog.hardware[id]?.kind === 'rdu', []);
  const inferred = inferredFacts(paper, catalog, rates.baselineTokensPerSecond);
  return {
    engineVersion: ENGINE_VERSION,
    catalogVersion: catalog.version,
    claimedFactor: CLAIMED_FACTOR,
    filledIn: filledInOf(paper),
    ladder,
    tunedLadder,
    ladderFigures: figuresOf(ladder),
    tunedFigures: figuresOf(tunedLadder),
    trial: trialView(
      paper,
      rates.baselineTokensPerSecond,
      ladderRates(tunedLadder).baselineTokensPerSecond,
      catalog,
    ),
    inferred,
    end: endView(paper, rates, inferred, catalog),
    roofline: rooflineView(paper, catalog),
    pipeline: pipelineView(paper),
    fusion: fusionView(paper, catalog),
    schedule: scheduleView(paper),
    checkPoints: checkPointsView(catalog),
  };
}

/** The explain page's figures, worked out once per process from the engine that answers questions. */
export function explainView(): ExplainView {
  return processState('explain-view', viewNow);
}

import type { Operator } from '../../workload/operator';
import { embeddingOperators, layerOperators, tailOperators } from '../../workload/operators';
import type { StepQuestion } from '../step';
import { fastestCut, operatorCut } from './cut-sections';
import { dataflowParts, sectionMachine, stageSettings } from './machine-settings';
import { type Section, type SectionMachine, section, sectionSeconds } from './section';
import type { Recompute, Stage } from './stage';
import { isFeedForwardHalf, stageLists } from './stage-lists';

/** The sections of one layer and of what stands around the layers. */
export interface SectionPlan {
  layerForward: Section[];
  layerBackward: Section[];
  /** Embedding, final norm, head and loss, both directions. */
  ends: Section[];
  recompute: Recompute;
  savedBytesPerLayerToken: number;
  savedBytesPerEndsToken: number;
  /** The section that lacks most on-chip memory where no cut fits; else null. */
  misfit: Section | null;
}

/** What of a plan depends on the layout. */
export interface PlanLayout {
  tensorParallel: number;
  sequenceParallel: boolean;
  recompute: 'none' | 'selective' | 'full';
}

/** Seconds of a list of sections for one pass of `tokenCount` tokens. */
export function sectionsSeconds(
  sections: readonly Section[],
  tokenCount: number,
  gradientPassRatio: number,
  machine: SectionMachine,
): number {
  return sections.reduce(
    (total, s) => total + sectionSeconds(s, tokenCount, gradientPassRatio, machine).total,
    0,
  );
}

type LayerPlan = Omit<SectionPlan, 'ends' | 'savedBytesPerEndsToken' | 'misfit'>;

/**
 * The fastest sections that the stack's fusion rung allows for passes of `tokenCount` tokens. Each
 * rung may use the plans of those before it, so a higher rung is never slower. Full recompute runs
 * the forward sections once more before the backward ones; selective recompute is what the rung
 * `attention` does by itself and does not change the others.
 */
export function sectionPlan(
  question: StepQuestion,
  layout: PlanLayout,
  tokenCount: number,
): SectionPlan {
  const { stack } = dataflowParts(question);
  const machine = sectionMachine(question, layout.tensorParallel);
  const lists = (operators: readonly Operator[], recompute: Recompute) =>
    stageLists(
      operators,
      stageSettings(question, layout.tensorParallel, layout.sequenceParallel, recompute),
    );
  const cut = (stages: readonly Stage[], border = 0) =>
    stack.fusion === 'operator'
      ? operatorCut(stages, machine)
      : fastestCut(stages, tokenCount, machine, border);
  const halves = (stages: readonly Stage[]) => cut(stages, halfBorder(stages));

  const operators = layerOperators(question.model);
  const planBy = (recompute: Recompute, cutOf: (stages: readonly Stage[]) => Section[]) => {
    const { forward, backward, savedBytesPerToken } = lists(operators, recompute);
    return {
      layerForward: cutOf(forward),
      layerBackward: cutOf(backward),
      recompute,
      savedBytesPerLayerToken: savedBytesPerToken,
    };
  };
  const candidates: LayerPlan[] = [planBy('nothing', halves)];
  if (stack.fusion === 'attention' || stack.fusion === 'decoder')
    candidates.push(planBy('scores', halves));
  if (stack.fusion === 'decoder')
    candidates.push(
      planBy('scores', (stages) => {
        const whole = section(stages, 0, stages.length, machine);
        return whole.fits && whole.isDoubleBuffered ? [whole] : halves(stages);
      }),
    );
  const secondsOf = (plan: LayerPlan) =>
    sectionsSeconds([...plan.layerForward, ...plan.layerBackward], tokenCount, 1, machine);
  const best = candidates.reduce((a, b) => (secondsOf(b) < secondsOf(a) ? b : a));
  const layer =
    layout.recompute === 'full'
      ? {
          ...best,
          layerBackward: [...best.layerForward, ...best.layerBackward],
          savedBytesPerLayerToken: 0,
        }
      : best;

  const embedding = lists(embeddingOperators(question.model), 'nothing');
  const tail = lists(tailOperators(question.model), 'nothing');
  const ends = [embedding.forward, tail.forward, tail.backward, embedding.backward].flatMap(
    (stages) => cut(stages),
  );
  return {
    ...layer,
    ends,
    savedBytesPerEndsToken: embedding.savedBytesPerToken + tail.savedBytesPerToken,
    misfit: largestMisfit([...layer.layerForward, ...layer.layerBackward, ...ends]),
  };
}

function largestMisfit(sections: readonly Section[]): Section | null {
  return sections
    .filter(({ fits }) => !fits)
    .reduce<Section | null>(
      (worst, each) =>
        worst === null || each.tileBytesNeeded > worst.tileBytesNeeded ? each : worst,
      null,
    );
}

/** The first stage of a layer's second half: feed-forward after attention, or before it backward. */
function halfBorder(stages: readonly Stage[]): number {
  const [first] = stages;
  if (first === undefined) return 0;
  const startsWithFeedForward = isFeedForwardHalf(first);
  return Math.max(
    0,
    stages.findIndex((stage) => isFeedForwardHalf(stage) !== startsWithFeedForward),
  );
}

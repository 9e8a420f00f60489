import {
  embeddingOperators,
  layerOperators,
  type Operator,
  tailOperators,
} from '../../workload/operators';
import type { StepQuestion } from '../step';
import { fastestCut, operatorCut } from './cut-sections';
import { dataflowParts, sectionMachine, stageSettings } from './machine-settings';
import { type Section, type SectionMachine, section, sectionSeconds } from './section';
import { type Recompute, type Stage, stageLists } from './stage';

/** The sections of one layer and of what stands around the layers. */
export interface SectionPlan {
  layerForward: Section[];
  layerBackward: Section[];
  /** Embedding, final norm, head and loss, both directions. */
  ends: Section[];
  recompute: Recompute;
  savedBytesPerLayerToken: number;
  savedBytesPerEndsToken: number;
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

/**
 * The fastest sections that the stack's fusion rung allows for passes of `tokenCount` tokens. Each
 * rung may use the plans of those before it, so a higher rung is never slower.
 */
export function sectionPlan(
  question: StepQuestion,
  layout: PlanLayout,
  tokenCount: number,
): SectionPlan {
  const { stack } = dataflowParts(question);
  const machine = sectionMachine(question);
  const isUnfused = stack.fusion === 'operator';
  const cut = (stages: readonly Stage[]) =>
    isUnfused ? operatorCut(stages, machine) : fastestCut(stages, tokenCount, machine);
  const lists = (operators: readonly Operator[], recompute: Recompute) =>
    stageLists(
      operators,
      stageSettings(question, layout.tensorParallel, layout.sequenceParallel, recompute),
    );
  const operators = layerOperators(question.model);

  let best: Omit<SectionPlan, 'ends' | 'savedBytesPerEndsToken'> | undefined;
  let bestSeconds = Number.POSITIVE_INFINITY;
  const consider = (recompute: Recompute, cutOf: (stages: readonly Stage[]) => Section[]) => {
    const { forward, backward, savedBytesPerToken } = lists(operators, recompute);
    const layerForward = cutOf(forward);
    const layerBackward = cutOf(backward);
    if (layerForward.length === 0 || layerBackward.length === 0) return;
    const seconds =
      sectionsSeconds(layerForward, tokenCount, 1, machine) +
      sectionsSeconds(layerBackward, tokenCount, 1, machine);
    if (seconds >= bestSeconds) return;
    bestSeconds = seconds;
    best = {
      layerForward,
      layerBackward,
      recompute,
      savedBytesPerLayerToken: savedBytesPerToken,
    };
  };
  const mayHoldScores = stack.fusion === 'attention' || stack.fusion === 'decoder';
  if (layout.recompute === 'none') consider('nothing', cut);
  if (layout.recompute === 'selective' || (layout.recompute === 'none' && mayHoldScores))
    consider('scores', cut);
  if (layout.recompute === 'full') consider('everything', cut);
  if (stack.fusion === 'decoder')
    consider('everything', (stages) => {
      const whole = section(stages, 0, stages.length, machine);
      return whole.fits && whole.isDoubleBuffered ? [whole] : [];
    });
  // One operator per section always fits, so some plan was found.
  const layer = best as Omit<SectionPlan, 'ends' | 'savedBytesPerEndsToken'> | undefined;
  if (layer === undefined) throw new Error('unreachable: a lone stage always fits');

  const embedding = lists(embeddingOperators(question.model), 'nothing');
  const tail = lists(tailOperators(question.model), 'nothing');
  return {
    ...layer,
    ends: [embedding.forward, tail.forward, tail.backward, embedding.backward].flatMap(cut),
    savedBytesPerEndsToken: embedding.savedBytesPerToken + tail.savedBytesPerToken,
  };
}

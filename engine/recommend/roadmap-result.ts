import type { Grade } from '../catalog/fact';
import type { Band, Remark } from '../result';

/** What a pilot is to show: that sparse training holds, that a machine does, or that one keeps its speed. */
export type PilotQuestion = 'sparsity' | 'machines' | 'throughput';

export type GateMetric =
  | 'speedUpRatio'
  | 'lossGapNats'
  | 'tokensPerSecondPerChip'
  | 'usdPerBillionTokens'
  | 'energyJoules'
  | 'costUsd'
  | 'trainingSeconds';

/**
 * One line of a gate. Where lower is better: go at `low` or below, stop above `high`. Where higher is
 * better: go at `high` or above, stop below `low`. Between them: one more seed or a longer run.
 */
export interface GateRule {
  metric: GateMetric;
  better: 'lower' | 'higher';
  low: number;
  high: number;
  /** Null for a loss gap that no law predicts. */
  predicted: Band | null;
  evidence: Grade;
}

/** The runs of one option in a stage; those of different seeds run side by side. */
export interface StageSide {
  optionId: string;
  runCount: number;
  chipCount: number;
  tokensPerSecondPerChip: number;
  /** One run, start to end. */
  trainingSeconds: Band;
}

/** What the measured gap of the pilot says of the worth of a sparse token. */
export interface CarryOverLesson {
  /** Before the pilot. */
  priorRatio: { low: number; likely: number; high: number };
  /** After it, where the likely gap is measured: seed noise is all that is left. */
  resolvedRatio: { low: number; high: number };
  /** Worth that the go limit and the stop limit imply; null beyond 0 to 1. */
  goRatio: number | null;
  stopRatio: number | null;
}

/** A small dense-against-sparse comparison, and what its outcome would mean. */
export interface PilotPlan {
  question: PilotQuestion;
  candidateId: string;
  /** What the candidate is measured against; null where there is nothing else. */
  counterpartId: string | null;
  parameterCount: number;
  trainingTokens: number;
  /** Arithmetic of all runs over the full training's. */
  computeShareRatio: number;
  /** Runs per side, each with its own seed. */
  seedCount: number;
  /** Gap to the counterpart at the pilot's size; null where no law predicts it. */
  lossGapNats: Band | null;
  /** The pilot's gap over the full training's. */
  gapGrowthRatio: number;
  /** The pilot's gap that becomes the limit asked for at full size. */
  lossGapLimitNats: number;
  /** How far seed noise moves the measured gap at a gate's confidence. */
  halfWidthNats: number;
  /** The smallest true gap that such a pilot finds four times in five. */
  detectableGapNats: number;
  /** Null where there is no counterpart. */
  speedUpRatio: Band | null;
  /** Speed-up below which the candidate costs more than its counterpart at full size; null where none would do. */
  breakEvenSpeedUpRatio: number | null;
  carryOver: CarryOverLesson | null;
  /** Chance to pass the pilot's gate, from the bands of gap and speed-up. */
  goProbability: number;
  /** Chance to be stopped there; what is left of one lies between the limits. */
  stopProbability: number;
  rules: GateRule[];
}

export const STAGE_IDS = ['pilot', 'mid', 'full'] as const;
export type StageId = (typeof STAGE_IDS)[number];

export interface RoadmapStage {
  id: StageId;
  parameterCount: number;
  trainingTokens: number;
  sides: StageSide[];
  costUsd: Band;
  costUsdByPart: { machine: number; people: number };
  personMonths: number;
  /** Of them, before the runs can start: porting, tuning, preparation. */
  beforehandPersonMonths: number;
  /** The sides one after the other on the machine. */
  runSeconds: number;
  /** With the people's work before them. */
  calendarSeconds: number;
  energyJoules: Band;
  co2eKilograms: Band;
  /** Spent from the start to this gate: what is sunk if it stops here. */
  cumulativeUsd: Band;
  /** Not spent if it stops here. */
  avoidedUsd: number;
  rules: GateRule[];
}

/** Pilot first, or all trainings at once: with the safe counterpart, or with the candidate untested. */
export type RoadmapWayId = 'pilotFirst' | 'safeDirectly' | 'candidateDirectly';

/** One way to go about the programme. */
export interface RoadmapWay {
  id: RoadmapWayId;
  /** What is trained; where the pilot comes first, what it tries. */
  optionId: string;
  /** Mean cost of all trainings of the programme, what a failed candidate costs included. */
  expectedUsd: number;
  /** The option meets the goals: ways that do not are taken only where none does. */
  meetsGoals: boolean;
}

/** What the expected costs are made of. */
export interface RoadmapParts {
  /** The candidate trained once without stages: porting, tuning and exit included. */
  candidateFirstUsd: number;
  candidateRecurringUsd: number;
  /** The safe counterpart: what comes once, and what every training costs; 0 where there is none. */
  safeOnceUsd: number;
  safeRecurringUsd: number;
  /** Of what comes once, already paid where the pilot ran, and where the candidate did. */
  safePaidByPilotUsd: number;
  safePaidByCandidateUsd: number;
  /** Trainings that a failed candidate leaves usable: 1 where only its speed is in question. */
  usableTrainingsCount: number;
}

/** Whether to pilot: the way of least expected cost over the trainings of the horizon. */
export interface RoadmapAdvice {
  verdict: 'pilotFirst' | 'trainDirectly';
  because: 'leastExpectedCost' | 'candidateMissesGoal' | 'noneMeetsGoals';
  wayId: RoadmapWayId;
  optionId: string;
  trainingsCount: number;
  /** Chance that the candidate holds: go / (go + stop), what lies between decided alike. */
  holdProbability: number;
  ways: RoadmapWay[];
  /** What a pilot must save over training directly to come first: less is not told from nothing. */
  leastSavingUsd: number;
  /** Trainings from which the pilot comes first; null where no number of them makes it worth its cost. */
  paysFromTrainingsCount: number | null;
  parts: RoadmapParts;
}

/** Values of the catalog that the figures follow from: kept, so that a frozen plan still adds up. */
export interface RoadmapAssumptions {
  seedLossNats: number;
  gateDeviationsRatio: number;
  powerDeviationsRatio: number;
  /** Of the loss law, between two sizes. */
  gapUncertaintyRatio: number;
  largestTransferRatio: number;
  surestChanceRatio: number;
  teamPersonCount: number;
}

/** Pilot, middle stage and full training of one candidate, each with its gate. */
export interface PlannedRoadmap {
  kind: 'planned';
  advice: RoadmapAdvice;
  assumed: RoadmapAssumptions;
  pilot: PilotPlan;
  stages: RoadmapStage[];
  /** Trained instead where a gate stops the candidate; null where nothing else was asked for. */
  fallbackId: string | null;
  /** What all stages cost beyond the full training alone. */
  extraUsd: number;
  /** Chance to be stopped at the pilot x what is not spent then: what the pilot is worth for the candidate alone. */
  expectedAvoidedUsd: number;
  remarks: Remark[];
}

/** No roadmap: `reason` says why. */
export interface RefusedRoadmap {
  kind: 'refused';
  reason: Remark;
}

export type Roadmap = PlannedRoadmap | RefusedRoadmap;

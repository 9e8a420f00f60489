import type { Catalog } from '../catalog/schema';
import type { Band, Remark } from '../result';
import type { Scenario } from '../scenario';
import { adviceInput } from './advice-input';
import { priceIsAssumed } from './picks';
import { gapGrowthRatio, type PilotStudy, pilotStudy } from './pilot';
import { capRule, gapHalfWidthNats, gapRule, throughputRule, transferRatioOf } from './pilot-gate';
import { roadmapAdvice } from './roadmap-advice';
import type {
  GateRule,
  Roadmap,
  RoadmapAssumptions,
  RoadmapStage,
  StageId,
} from './roadmap-result';
import type { Simulate } from './simulation';
import { bandSum, type StageSum, type StageWork, stageSum } from './stage-cost';
import { type StageRun, stageRuns } from './stage-runs';
import { midSize, type StageSize } from './stage-size';

const TOKENS_PER_BILLION = 1e9;
/** Below this the likely costs are the same in words. */
const CLEARLY_DEARER_RATIO = 1.05;

const scaled = ({ p10, p50, p90 }: Band, ratio: number): Band => ({
  p10: p10 * ratio,
  p50: p50 * ratio,
  p90: p90 * ratio,
});

/** Machines that are ported to in the pilot: each once. */
function portedOnce(runs: readonly StageRun[]): StageRun[] {
  return runs.filter(
    (run, index) => runs.findIndex(({ asked }) => asked.hardware === run.asked.hardware) === index,
  );
}

/** What a billion tokens cost the machine, with the band of the run's cost. */
function usdPerBillionTokens(run: StageRun, size: StageSize): Band {
  const tokens = (size.trainingTokens * run.runCount) / TOKENS_PER_BILLION;
  const { costUsd } = run.found;
  return scaled(costUsd, run.machineUsd / tokens / costUsd.p50);
}

/** The middle gate: quality, speed, and what tokens and power cost against the full training's limits. */
function midRules(study: PilotStudy, size: StageSize, runs: readonly StageRun[]): GateRule[] {
  const { assumptions, scenario, pair, plan } = study;
  const [lead] = runs as [StageRun];
  const { found } = pair.candidate;
  const rules: GateRule[] = [];
  if (plan.question === 'sparsity' && runs.length > 1) {
    const { gap } = lead.found.loss;
    const limit = scenario.goals.lossGapLimit * gapGrowthRatio(gap, found.loss.gap);
    const { seedLossNats, gateDeviationsRatio } = assumptions.pilot;
    const halfWidth = gapHalfWidthNats(seedLossNats, 1, gateDeviationsRatio);
    rules.push(gapRule(limit, halfWidth, transferRatioOf(assumptions), gap));
  }
  rules.push(throughputRule(lead));
  const cost = usdPerBillionTokens(lead, size);
  const { budgetUsd } = scenario.goals;
  const headroom = budgetUsd === null ? null : (cost.p50 * budgetUsd) / found.costUsd.p50;
  rules.push(capRule('usdPerBillionTokens', cost, headroom));
  rules.push(capRule('energyJoules', bandSum(runs.map((run) => run.found.energyJoules)), null));
  return rules;
}

/** The full training is accepted by the asker's own limits; the budget holds all stages. */
function fullRules({ scenario, pair, plan }: PilotStudy, totalUsd: Band): GateRule[] {
  const { found } = pair.candidate;
  const { budgetUsd, deadlineSeconds, lossGapLimit } = scenario.goals;
  const quality: GateRule[] =
    plan.question === 'sparsity'
      ? [
          {
            metric: 'lossGapNats',
            better: 'lower',
            low: lossGapLimit,
            high: lossGapLimit,
            predicted: found.loss.gap,
            evidence: 'assumption',
          },
        ]
      : [];
  return [
    ...quality,
    capRule('costUsd', totalUsd, budgetUsd),
    capRule('trainingSeconds', found.trainingSeconds, deadlineSeconds),
    capRule('energyJoules', found.energyJoules, null),
  ];
}

/** Stages in order with what is spent up to each gate and what stopping there spares. */
function withSums(
  parts: { id: StageId; size: StageSize; sum: StageSum; rules: GateRule[] }[],
): RoadmapStage[] {
  const whole = parts.reduce((total, { sum }) => total + sum.costUsd.p50, 0);
  return parts.map(({ id, size, sum, rules }, index) => {
    const cumulativeUsd = bandSum(parts.slice(0, index + 1).map((part) => part.sum.costUsd));
    const isLast = index === parts.length - 1;
    return {
      id,
      parameterCount: size.parameterCount,
      trainingTokens: size.trainingTokens,
      ...sum,
      cumulativeUsd,
      avoidedUsd: isLast ? 0 : whole - cumulativeUsd.p50,
      rules,
    };
  });
}

/** What a reader must know that the figures do not say. */
function remarksOf(study: PilotStudy): Remark[] {
  const { scenario, assumptions, pair, plan, full, fullCandidate } = study;
  const remarks: Remark[] = [];
  const { asked, found } = pair.candidate;
  const { kind } = asked.payment;
  if (found.reason !== null)
    remarks.push({
      code: 'candidateMissesGoal',
      details: { option: asked.id, because: found.reason.code },
    });
  if (scenario.workload.mode !== 'pretrain')
    remarks.push({ code: 'smallerBaseNeeded', details: {} });
  if (full.model.experts !== undefined) remarks.push({ code: 'pilotHasNoExperts', details: {} });
  if (kind === 'own' || kind === 'colocate') remarks.push({ code: 'machinesRemain', details: {} });
  if (plan.question === 'sparsity' && plan.counterpartId === null)
    remarks.push({ code: 'noDenseCounterpart', details: {} });
  const gap = plan.rules.find(({ metric }) => metric === 'lossGapNats');
  if (gap?.predicted === null)
    remarks.push({
      code: 'lossGapNotPredicted',
      details: { probabilityRatio: assumptions.pilot.unpredictedChanceRatio },
    });
  if (gap !== undefined && gap.low === 0)
    remarks.push({
      code: 'gapNotResolved',
      details: { detectableNats: plan.detectableGapNats, limitNats: plan.lossGapLimitNats },
    });
  const { counterpart } = pair;
  if (plan.speedUpRatio !== null && counterpart !== null) {
    const costs = fullCandidate.found.costUsd.p50;
    const other = counterpart.found.costUsd.p50;
    if (costs > CLEARLY_DEARER_RATIO * other)
      remarks.push({
        code: 'candidateCostsMore',
        details: {
          option: pair.candidate.asked.id,
          other: counterpart.asked.id,
          ratio: costs / other,
        },
      });
  }
  return remarks;
}

const remark = (code: string, details: Remark['details']): Remark => ({ code, details });

/** The pilot costs as much as all of the training that is done if it stops there. */
function directRemarks({ pair: { fallback } }: PilotStudy, pilotUsd: number): Remark[] {
  if (fallback === null || fallback.found.reason !== null) return [];
  const directUsd = fallback.found.costUsd.p50;
  if (pilotUsd < directUsd) return [];
  return [remark('pilotCostsAsMuch', { option: fallback.asked.id, pilotUsd, directUsd })];
}

/** The stages go over a budget that the full training alone keeps. */
function budgetRemarks(scenario: Scenario, totalUsd: number, { found }: StageRun): Remark[] {
  const { budgetUsd } = scenario.goals;
  if (budgetUsd === null || totalUsd <= budgetUsd || found.costUsd.p50 > budgetUsd) return [];
  const details = { totalUsd, overUsd: totalUsd - budgetUsd };
  return [remark('stagesOverBudget', details)];
}

/** Prices that are assumptions of ours: the expected costs rest on them. */
function priceRemarks({ scenario, catalog, pair }: PilotStudy): Remark[] {
  const assumed = [pair.candidate, pair.fallback]
    .filter((each) => each !== null)
    .filter(({ found }) => priceIsAssumed(found, scenario, catalog))
    .map(({ asked }) => asked.id);
  return assumed.length === 0 ? [] : [remark('priceAssumed', { option: assumed })];
}

/** What the figures follow from, of what the catalog says. */
function assumedOf({ assumptions: { pilot, quality } }: PilotStudy): RoadmapAssumptions {
  return {
    seedLossNats: pilot.seedLossNats,
    gateDeviationsRatio: pilot.gateDeviationsRatio,
    powerDeviationsRatio: pilot.powerDeviationsRatio,
    gapUncertaintyRatio: quality.gapUncertaintyRatio,
    largestTransferRatio: pilot.largestTransferRatio,
    surestChanceRatio: pilot.surestChanceRatio,
    teamPersonCount: pilot.teamPersonCount,
  };
}

/**
 * Phased adoption: pilot, middle stage and full training of the candidate that `pilotPlan` picks, each
 * with cost, duration, people and numeric gate. Porting and sparse tuning are paid in the pilot and
 * taken off the full training; what is spent up to a gate is sunk if it stops there.
 */
export function roadmapOf(scenario: Scenario, catalog: Catalog, simulate: Simulate): Roadmap {
  const study = pilotStudy(scenario, catalog, simulate);
  if (!('plan' in study)) return study;
  const { assumptions, catalog: known, pair, plan, full, fullCandidate, size, runs } = study;
  const { teamPersonCount, midRunDays, repeatedPreparationRatio } = assumptions.pilot;
  const { candidate, counterpart } = pair;
  const isTuned = fullCandidate.found.costUsdByCategory.sparseTuning > 0;
  const [lead] = runs as [StageRun];
  const pilotWork: StageWork = {
    ported: portedOnce(runs),
    tuned: isTuned ? lead : null,
    preparationRatio: 1,
    exits: null,
  };
  const laterWork: StageWork = {
    ported: [],
    tuned: null,
    preparationRatio: repeatedPreparationRatio,
    exits: null,
  };
  const parts: Parameters<typeof withSums>[0] = [
    { id: 'pilot', size, sum: stageSum(runs, pilotWork, teamPersonCount), rules: plan.rules },
  ];
  const sides =
    plan.question === 'sparsity' && counterpart !== null ? [candidate, counterpart] : [candidate];
  const middle = midSize(full, size, sides.length, candidate.found.sparsity, assumptions.pilot);
  const midRuns =
    middle === null
      ? null
      : stageRuns(scenario, known, simulate, {
          size: middle,
          sides,
          runCount: 1,
          runDays: midRunDays,
        });
  if (middle !== null && midRuns !== null)
    parts.push({
      id: 'mid',
      size: middle,
      sum: stageSum(midRuns, laterWork, teamPersonCount),
      rules: midRules(study, middle, midRuns),
    });
  const fullWork: StageWork = { ...laterWork, exits: fullCandidate };
  const fullSum = stageSum([fullCandidate], fullWork, teamPersonCount);
  const totalUsd = bandSum([...parts.map(({ sum }) => sum.costUsd), fullSum.costUsd]);
  parts.push({ id: 'full', size: full, sum: fullSum, rules: fullRules(study, totalUsd) });
  const stages = withSums(parts);
  return {
    kind: 'planned',
    advice: roadmapAdvice(adviceInput(study, stages)),
    assumed: assumedOf(study),
    pilot: plan,
    stages,
    fallbackId: pair.fallback?.asked.id ?? null,
    extraUsd: Math.max(
      0,
      (stages.at(-1)?.cumulativeUsd.p50 ?? 0) - fullCandidate.found.costUsd.p50,
    ),
    expectedAvoidedUsd: plan.stopProbability * (stages[0]?.avoidedUsd ?? 0),
    remarks: [
      ...directRemarks(study, stages[0]?.cumulativeUsd.p50 ?? 0),
      ...priceRemarks(study),
      ...remarksOf(study),
      ...budgetRemarks(scenario, totalUsd.p50, fullCandidate),
    ],
  };
}

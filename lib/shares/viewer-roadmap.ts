import type { ShareInclude } from '@/db/tables';
import { capRule } from '@/engine/recommend/pilot-gate';
import type {
  GateMetric,
  GateRule,
  PlannedRoadmap,
  Roadmap,
  RoadmapStage,
} from '@/engine/recommend/roadmap-result';
import type { Remark } from '@/engine/result';

/** Limits that the asker's budget sets. */
const BUDGET_METRICS: readonly GateMetric[] = ['costUsd', 'usdPerBillionTokens'];

/** Without the budget a cap on cost is what is predicted: the limit would tell the budget. */
function viewerRule(rule: GateRule, include: ShareInclude): GateRule {
  const { metric, better, low, high, predicted, evidence } = rule;
  if (!include.budget && BUDGET_METRICS.includes(metric) && predicted !== null)
    return { ...capRule(metric, predicted, null), evidence };
  return { metric, better, low, high, predicted, evidence };
}

function viewerStage(stage: RoadmapStage, include: ShareInclude): RoadmapStage {
  return {
    id: stage.id,
    parameterCount: stage.parameterCount,
    trainingTokens: stage.trainingTokens,
    sides: stage.sides,
    costUsd: stage.costUsd,
    costUsdByPart: stage.costUsdByPart,
    personMonths: stage.personMonths,
    beforehandPersonMonths: stage.beforehandPersonMonths,
    runSeconds: stage.runSeconds,
    calendarSeconds: stage.calendarSeconds,
    energyJoules: stage.energyJoules,
    co2eKilograms: stage.co2eKilograms,
    cumulativeUsd: stage.cumulativeUsd,
    avoidedUsd: stage.avoidedUsd,
    rules: stage.rules.map((rule) => viewerRule(rule, include)),
  };
}

/** A remark that says how far the stages go over the budget tells the budget. */
function viewerRemarks({ remarks }: PlannedRoadmap, include: ShareInclude): Remark[] {
  return include.budget ? remarks : remarks.filter(({ code }) => code !== 'stagesOverBudget');
}

/** The phased plan as a viewer may see it, field by field; the verdict and the figures are the owner's. */
export function viewerRoadmap(roadmap: Roadmap, include: ShareInclude): Roadmap {
  if (roadmap.kind === 'refused') return { kind: 'refused', reason: roadmap.reason };
  const { pilot } = roadmap;
  return {
    kind: 'planned',
    advice: roadmap.advice,
    assumed: roadmap.assumed,
    pilot: { ...pilot, rules: pilot.rules.map((rule) => viewerRule(rule, include)) },
    stages: roadmap.stages.map((stage) => viewerStage(stage, include)),
    fallbackId: roadmap.fallbackId,
    extraUsd: roadmap.extraUsd,
    expectedAvoidedUsd: roadmap.expectedAvoidedUsd,
    remarks: viewerRemarks(roadmap, include),
  };
}

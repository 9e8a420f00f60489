import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import { answerScenario } from '@/lib/answer-scenario';
import { viewerAnswer } from '@/lib/shares/viewer-answer';

const BUDGET_USD = 123_456.789;
const base = exampleScenario('default', catalog);
const asked = { ...base, goals: { ...base.goals, budgetUsd: BUDGET_USD } };
const answer = answerScenario(asked);
const seen = (budget: boolean) =>
  viewerAnswer(asked, 1, answer, { note: true, staffRates: true, budget });

test('a viewer sees the plan that the owner saw', () => {
  expect(answer.roadmap.kind).toBe('planned');
  expect(seen(true).roadmap).toEqual(answer.roadmap);
});

/** Every number of a shared view, a ratio to the budget away from being one. */
function numbersOf(node: unknown): number[] {
  if (typeof node === 'number') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(numbersOf);
}

test('without the budget no number of the view is the budget, or how far a sum misses it', () => {
  const owned = answer.roadmap as PlannedRoadmap;
  expect(owned.remarks.map(({ code }) => code)).toContain('candidateMissesGoal');
  const costs = answer.result.options.map(({ costUsd }) => costUsd.p50);
  const telling = [BUDGET_USD, ...costs.map((usd) => usd - BUDGET_USD)];
  const tells = (budget: boolean) =>
    numbersOf(seen(budget)).filter((number) =>
      telling.some((secret) => Math.abs(number - secret) < 0.01),
    );
  expect(tells(true).length).toBeGreaterThan(4);
  expect(tells(false)).toEqual([]);
});

test('without the budget the plan stands: stages, sums, chances and verdict are the owner’s', () => {
  const [owned, shown] = [answer.roadmap, seen(false).roadmap] as [PlannedRoadmap, PlannedRoadmap];
  expect(shown.advice).toEqual(owned.advice);
  expect(shown.stages.map(({ cumulativeUsd }) => cumulativeUsd)).toEqual(
    owned.stages.map(({ cumulativeUsd }) => cumulativeUsd),
  );
  const caps = (of: PlannedRoadmap) =>
    of.stages.flatMap(({ rules }) => rules.filter(({ metric }) => metric === 'costUsd'));
  expect(caps(owned).map(({ high }) => high)).toEqual([BUDGET_USD]);
  expect(caps(shown).map(({ high, predicted }) => high - (predicted?.p90 ?? 0))).toEqual([0]);
});

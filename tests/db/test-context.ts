import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import type { Answer } from '@/db/tables';
import { type Scenario, scenarioSchema } from '@/engine/scenario';
import { scenarioHash } from '@/engine/scenario-hash';
import { createClock } from '@/lib/clock';
import type { Context } from '@/lib/context';

export const START_MILLISECONDS = Date.UTC(2026, 10, 23, 9);
export const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** A clock that stands until it is moved. */
export interface Time {
  milliseconds: number;
}

/** A context whose ids and times are the same in every run, so that rows can be compared. */
export function testContext(
  database: Database,
  time: Time = { milliseconds: START_MILLISECONDS },
  workspaceId = 'local',
): Context {
  let drawnCount = 0;
  return {
    database,
    actor: { workspaceId, userId: workspaceId },
    requestId: 'test-request',
    clock: createClock(() => time.milliseconds),
    randomText: (byteCount) => {
      drawnCount += 1;
      return createHash('sha512')
        .update(`${workspaceId}/${drawnCount}`)
        .digest()
        .subarray(0, byteCount)
        .toString('base64url');
    },
  };
}

export function testScenario(name = 'GPT-13B', trainingTokens = 3e11): Scenario {
  return scenarioSchema.parse({
    version: 1,
    name,
    note: 'internal memo: board meets on Friday',
    workload: {
      model: { presetId: 'gpt-13b' },
      trainingTokens,
      globalBatchTokens: 2 ** 21,
    },
    goals: { budgetUsd: 333_221.5, deadlineSeconds: 30 * 86_400 },
    options: [
      {
        id: 'a100-dense',
        hardware: 'nvidia-a100-sxm4-80gb',
        payment: { kind: 'rent', providerId: 'aws', region: 'tokyo' },
      },
    ],
    overrides: [
      { path: 'assumptions.people.workHoursPerMonth', value: 151.25, note: 'our own tariff' },
    ],
  });
}

/** An answer that names its question, so that a frozen one can be told from a new one. */
export function testAnswer(scenario: Scenario): Answer {
  const { budgetUsd } = scenario.goals;
  return {
    result: {
      engineVersion: '9.9.9',
      catalogVersion: '2026-11-23',
      scenarioHash: scenarioHash(scenario),
      notIncluded: [scenario.name],
      options: [],
    },
    recommendation: {
      picks: { balanced: 'a100-dense', time: null, cost: null, carbon: null },
      pareto: ['a100-dense'],
      options: [],
      reasons: [
        { code: 'fastest', params: { id: 'a100-dense' } },
        { code: 'meetsBudget', params: { budgetUsd } },
      ],
      counterArgument: null,
      flipPoints: [
        { path: 'goals.budgetUsd', value: 333_000.25, below: 'a', above: 'b' },
        { path: 'goals.deadlineSeconds', value: 1, below: 'a', above: 'b' },
      ],
      breakEven: { rduPriceUsdPerChipHour: null },
      infeasible: {
        constraint: 'goals.budgetUsd',
        fixes: [{ path: 'goals.budgetUsd', value: 400_000.125 }],
      },
      schedules: [],
    },
    roadmap: { kind: 'refused', reason: { code: 'nothingToPilot', details: {} } },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { LIKELY_ONLY } from '@/engine/recommend/simulation';
import type { OptionResult } from '@/engine/result';
import { nodeCounts } from '@/engine/run/chip-count';
import { type ScenarioInput, scenarioSchema } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';

const DAY = 86_400;
const SECONDS_PER_YEAR = 365.25 * DAY;

type Asked = Partial<Pick<ScenarioInput, 'workload' | 'goals' | 'programme'>> & {
  option: Omit<ScenarioInput['options'][number], 'id'>;
};

/** The only option of a question. */
function found({ option, ...asked }: Asked): OptionResult {
  const scenario = scenarioSchema.parse({
    version: 1,
    ...asked,
    options: [{ id: 'asked', softwareStack: 'generic-tuned', ...option }],
  });
  const [result] = simulate(scenario, catalog, LIKELY_ONLY).options;
  if (result === undefined) throw new RangeError('an option is answered');
  return result;
}
const warningsOf = ({ warnings }: OptionResult) => warnings.map(({ code }) => code);

const smallModel: ScenarioInput['workload'] = {
  model: { presetId: 'gpt-13b' },
  trainingTokens: 3e11,
  globalBatchTokens: 2_097_152,
};
const existing = {
  hardware: 'nvidia-a100-sxm4-80gb',
  sparsity: { pattern: 'dense' },
  payment: { kind: 'existing', region: 'tokyo' },
} as const;
const largeModel: ScenarioInput['workload'] = {
  model: { presetId: 'llama-3.1-405b' },
  trainingTokens: 1.56e13,
  globalBatchTokens: 1.6e7,
};
const rented = {
  hardware: 'nvidia-h100-sxm5-80gb',
  sparsity: { pattern: 'dense' },
  payment: { kind: 'rent', providerId: 'aws', region: 'virginia' },
} as const;

describe('13B on machines that are there, a year to spare', () => {
  const goals = { deadlineSeconds: 365 * DAY, budgetUsd: 6e4 };

  it('takes enough chips for the staff not to cost more than the machines', () => {
    const chosen = found({ workload: smallModel, goals, option: existing });
    expect(chosen.reason).toBeNull();
    expect(chosen.trainingSeconds.p50).toBeLessThan(30 * DAY);
  });

  it('is dearer on no count than on the one chosen', () => {
    const chosen = found({ workload: smallModel, option: existing });
    for (const nodeCount of nodeCounts(256)) {
      const other = found({
        workload: smallModel,
        option: { ...existing, chipCount: nodeCount * 8 },
      });
      expect(other.costUsd.p50).toBeGreaterThanOrEqual(chosen.costUsd.p50);
    }
  });
});

describe('405B', () => {
  const at = (goals: ScenarioInput['goals'], programme: ScenarioInput['programme'] = {}) =>
    found({ workload: largeModel, goals, programme, option: rented });

  it('without a deadline ends within the time that the programme leaves to one training', () => {
    for (const trainingsPerYear of [1, 2]) {
      const chosen = at({}, { trainingsPerYear });
      expect(chosen.trainingSeconds.p50).toBeLessThan(SECONDS_PER_YEAR / trainingsPerYear);
      expect(warningsOf(chosen)).not.toContain('longerThanProgramme');
    }
  });

  it('says where a budget leaves only runs that outlast the programme', () => {
    const budgetUsd = 0.95 * at({}).costUsd.p50;
    const chosen = at({ budgetUsd });
    expect(chosen.costUsd.p50).toBeLessThanOrEqual(budgetUsd);
    expect(chosen.trainingSeconds.p50).toBeGreaterThan(SECONDS_PER_YEAR / 2);
    const said = chosen.warnings.find(({ code }) => code === 'longerThanProgramme');
    expect(said?.details).toEqual({
      trainingSeconds: chosen.trainingSeconds.p50,
      programmeSeconds: SECONDS_PER_YEAR / 2,
    });
  });

  it('with a deadline out of reach is not slower than without one', () => {
    const hurried = at({ deadlineSeconds: 30 * DAY });
    expect(hurried.reason?.code).toBe('pastDeadline');
    expect(hurried.trainingSeconds.p50).toBeLessThan(at({}).trainingSeconds.p50);
  });
});

const logarithmic = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const goalsAsked = fc.record({
  deadlineSeconds: fc.option(logarithmic(0.5 * DAY, 1000 * DAY)),
  budgetUsd: fc.option(logarithmic(3e4, 2e6)),
  carbonCapKilograms: fc.option(logarithmic(1e4, 1e5)),
});
const machines = fc.constantFrom(
  existing,
  { ...existing, payment: { kind: 'rent', providerId: 'aws', region: 'tokyo' } } as const,
  { ...existing, hardware: 'sambanova-sn30', softwareStack: 'sambaflow-o3' } as const,
);

describe('for 13B on several machines', () => {
  it('a question is feasible open wherever it is with chips stated', () => {
    const nodes = fc.constantFrom(...nodeCounts(2048));
    fc.assert(
      fc.property(machines, goalsAsked, nodes, (option, goals, nodeCount) => {
        const stated = found({
          workload: smallModel,
          goals,
          option: { ...option, chipCount: nodeCount * 8 },
        });
        fc.pre(stated.feasible);
        expect(found({ workload: smallModel, goals, option }).feasible).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('giving up one goal never makes the choice infeasible', () => {
    const given = fc.constantFrom('deadlineSeconds', 'budgetUsd', 'carbonCapKilograms');
    fc.assert(
      fc.property(machines, goalsAsked, given, (option, goals, goal) => {
        fc.pre(found({ workload: smallModel, goals, option }).feasible);
        const relaxed = { ...goals, [goal]: null };
        expect(found({ workload: smallModel, goals: relaxed, option }).feasible).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario, sparseToDense } from '@/engine/examples';
import { scheduleAdvice } from '@/engine/recommend/schedule-advice';
import type { OptionResult, ScheduleAdvice } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { withSparsity } from '@/lib/scenario-state/schedule';

const base = exampleScenario('default', catalog);
const adviceOf = (asked: Scenario) =>
  scheduleAdvice(asked, catalog, simulate(asked, catalog), simulate);
const optionOf = (asked: Scenario, id: string) =>
  simulate(asked, catalog).options.find((option) => option.id === id) as OptionResult;
/** What comes out when a piece of advice is taken. */
const taken = (asked: Scenario, advice: ScheduleAdvice) =>
  optionOf(withSparsity(asked, advice.optionId, advice.sparsity), advice.optionId);

/** The default question with its sparse options trained sparse for longer than the bound allows. */
const tooLong: Scenario = {
  ...base,
  options: base.options.map((option) =>
    option.sparsity.pattern === 'dense' ? option : { ...option, sparsity: sparseToDense(0.8) },
  ),
};

describe.each([
  ['the default question', base],
  ['a plan that is sparse for too long', tooLong],
])('advice on %s', (_name, asked) => {
  const advice = adviceOf(asked);

  it('is given for the sparse option on the dataflow machine, both ways', () => {
    const own = advice.filter(({ optionId }) => optionId === 'sn30-sparse');
    expect(own.map(({ keepsBound }) => keepsBound)).toEqual(['likely', 'nineInTen']);
  });

  it('was run as it would be applied: taking it gives just what it says', () => {
    for (const each of advice) {
      const after = taken(asked, each);
      expect(after.sparsity).toEqual(each.plan);
      expect(after.loss.gap).toEqual(each.lossGap);
      expect(after.loss.verdict).toBe(each.verdict);
      expect(after.trainingSeconds.p50).toBe(each.trainingSeconds);
      expect(after.costUsd.p50).toBe(each.costUsd);
    }
  });

  it('keeps the bound in the likely case, or in nine of ten outcomes', () => {
    const limit = asked.goals.lossGapLimit;
    for (const { keepsBound, lossGap, verdict } of advice) {
      expect(lossGap.p50).toBeLessThanOrEqual(limit);
      if (keepsBound === 'nineInTen') {
        expect(lossGap.p90).toBeLessThanOrEqual(limit);
        expect(verdict).toBe('parityLikely');
      }
    }
  });
});

describe('no advice', () => {
  it('is given where parity is likely or nothing is sparse', () => {
    const safe: Scenario = {
      ...base,
      options: base.options.map((option) =>
        option.sparsity.pattern === 'dense' ? option : { ...option, sparsity: sparseToDense(0.05) },
      ),
    };
    expect(adviceOf(safe)).toEqual([]);
  });

  it('tells an option whose schedule is chosen to choose it', () => {
    const [likely] = adviceOf(base).filter(({ optionId }) => optionId === 'sn30-sparse');
    if (likely === undefined) throw new RangeError('advice');
    const open = withSparsity(base, likely.optionId, likely.sparsity);
    const left = adviceOf(open).filter(({ optionId }) => optionId === likely.optionId);
    expect(left.map(({ keepsBound }) => keepsBound)).toEqual(['nineInTen']);
  });

  it('names a schedule the bound leaves no room for: dense is said to be as fast', () => {
    const strict: Scenario = { ...tooLong, goals: { ...tooLong.goals, lossGapLimit: 1e-9 } };
    for (const { keepsBound, plan, optionId } of adviceOf(strict)) {
      expect(keepsBound, optionId).toBe('likely');
      expect(plan.pattern, optionId).toBe('dense');
    }
  });
});

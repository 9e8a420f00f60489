import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { layoutAccount } from '@/engine/run/layout-account';
import { type Layout, layoutSchema, type Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';

const example = exampleScenario('default', catalog);
const answered = simulate(example, catalog);
const withLayout = (layout: Layout): Scenario => ({
  ...example,
  options: example.options.map((option, index) => (index === 0 ? { ...option, layout } : option)),
});

describe('the layout of an option', () => {
  it.each(answered.options.map((option) => [option.id, option] as const))(
    '%s: what the answer shows is what the account tells of',
    (id, option) => {
      const told = layoutAccount(example, id, option.chipCount, catalog);
      expect(told.chosen?.run).toMatchObject(option.layout);
      expect(told.isStated).toBe(false);
      expect(told.fromBest).toBeNull();
      expect(told.chosen).toEqual(told.outcome.best);
      expect(told.account.top[0]?.plan).toEqual(told.chosen);
    },
  );
  it('says that training of several phases is laid out for its densest', () => {
    const { isDensestOfSeveral } = layoutAccount(example, 'a100-sparse', 64, catalog);
    expect(isDensestOfSeveral).toBe(true);
    expect(layoutAccount(example, 'a100-dense', 64, catalog).isDensestOfSeveral).toBe(false);
  });
  it('measures a stated layout against the best on the same chips', () => {
    const scenario = withLayout(
      layoutSchema.parse({
        tensorParallel: 8,
        dataParallel: 8,
        sequenceParallel: true,
        sharding: 'zero1',
      }),
    );
    const told = layoutAccount(scenario, 'a100-dense', 64, catalog);
    const { chosen, fromBest, outcome } = told;
    expect(told.isStated).toBe(true);
    expect(chosen?.run).toMatchObject({ tensorParallel: 8, dataParallel: 8 });
    expect(outcome.best?.run.tensorParallel).not.toBe(8);
    expect(fromBest?.ratio).toBeCloseTo(
      (chosen?.stepSeconds ?? 0) / (outcome.best?.stepSeconds ?? 1) - 1,
      9,
    );
    expect(fromBest?.ratio).toBeGreaterThan(0.02);
    expect(fromBest?.causes[0]?.part).toBe('tensorParallel');
  });
  it('is no difference where the best itself is stated', () => {
    const best = layoutAccount(example, 'a100-dense', 64, catalog).outcome.best;
    const { globalBatchSequences: _batch, precision: _precision, ...layout } = best?.run ?? {};
    const scenario = withLayout(layoutSchema.parse(layout));
    expect(layoutAccount(scenario, 'a100-dense', 64, catalog).fromBest).toEqual({
      ratio: 0,
      causes: [],
    });
  });
  it('honours replaced facts', () => {
    const slower: Scenario = {
      ...example,
      overrides: [
        {
          path: 'hardware.nvidia-a100-sxm4-80gb.nodeNetworkBytesPerSecondOneWay',
          value: 1e9,
          note: '',
        },
      ],
    };
    const before = layoutAccount(example, 'a100-dense', 64, catalog).chosen;
    const after = layoutAccount(slower, 'a100-dense', 64, catalog).chosen;
    expect(after?.stepSeconds).toBeGreaterThan(before?.stepSeconds ?? 0);
  });
  it('refuses an option that is not there', () => {
    expect(() => layoutAccount(example, 'none', 64, catalog)).toThrow('unknownOption');
  });
});

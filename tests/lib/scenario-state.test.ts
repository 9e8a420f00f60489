import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { readScenario } from '@/engine/read-input';
import { FRAGMENT_PREFIX, readFragment, scenarioFragment } from '@/lib/scenario-state/fragment';
import { edited, HISTORY_STEPS, historyOf, redone, undone } from '@/lib/scenario-state/history';
import { PRESETS, presetOf, withPreset } from '@/lib/scenario-state/presets';
import { nearestStop, rulerStops } from '@/lib/scenario-state/ruler';
import { createScenarioStore } from '@/lib/scenario-state/scenario-store';

const base = exampleScenario('default', catalog);

describe('a scenario in a link', () => {
  test.each(EXAMPLE_NAMES)('comes back whole: %s', (name) => {
    const scenario = exampleScenario(name, catalog);
    const reading = readFragment(scenarioFragment(scenario, base), base);
    const read = reading.kind === 'scenario' ? readScenario(reading.input) : base;
    expect(read).toEqual(scenario);
  });

  test('any size, tokens, budget and note come back exactly', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e6, max: 1e14, noNaN: true }),
        fc.double({ min: 1e6, max: 1e16, noNaN: true }),
        fc.option(fc.double({ min: 1, max: 1e12, noNaN: true })),
        fc.string({ unit: 'grapheme', maxLength: 40 }).filter((s) => s.isWellFormed()),
        (parameterCount, trainingTokens, budgetUsd, note) => {
          const scenario = {
            ...base,
            note,
            workload: { ...base.workload, model: { parameterCount }, trainingTokens },
            goals: { ...base.goals, budgetUsd },
          };
          const reading = readFragment(scenarioFragment(scenario, base), base);
          expect(reading).toEqual({ kind: 'scenario', input: scenario });
        },
      ),
    );
  });

  test('an edit of the three inputs stays short, and no edit is no fragment', () => {
    expect(scenarioFragment(base, base)).toBe('');
    const [preset] = PRESETS;
    if (preset === undefined) throw new Error('there are presets');
    expect(scenarioFragment(withPreset(base, preset), base).length).toBeLessThan(390);
  });

  test.each([
    ['', 'none'],
    ['#not-included', 'none'],
    [`${FRAGMENT_PREFIX}%%%`, 'unreadable'],
    [`${FRAGMENT_PREFIX}`, 'unreadable'],
    [FRAGMENT_PREFIX + 'A'.repeat(300_000), 'unreadable'],
    ['#v2=abc', 'newer'],
  ])('%.12s is %s', (hash, kind) => {
    expect(readFragment(hash, base).kind).toBe(kind);
  });

  test('a path that leads nowhere, or into the prototype, is refused by the schema', () => {
    for (const path of ['workload.nothing.deep', '__proto__.polluted', 'goals.constructor.x']) {
      const planted = scenarioFragment({ ...base, name: 'x' }, base);
      expect(readFragment(planted, base).kind).toBe('scenario');
      const hostile = readFragment(fragmentOf({ [path]: 1 }), base);
      const input = hostile.kind === 'scenario' ? hostile.input : null;
      expect(() => readScenario(input)).toThrow();
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
  });
});

/** A fragment with any difference in it, as a stranger may write it. */
function fragmentOf(difference: Record<string, unknown>): string {
  const scenario = { ...base, ...difference } as typeof base;
  return scenarioFragment(scenario, base);
}

describe('history', () => {
  test('undoing every edit and redoing it is the identity', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: HISTORY_STEPS }), (values) => {
        const made = values.reduce((history, value) => edited(history, { value }, null), {
          ...historyOf({ value: 0 }),
        });
        let back = made;
        for (const _ of values) back = undone(back);
        expect(back.present).toEqual({ value: 0 });
        let forth = back;
        for (const _ of values) forth = redone(forth);
        expect(forth.present).toEqual(made.present);
        expect(forth.past).toEqual(made.past);
      }),
    );
  });

  test('at least fifty steps are kept, and undoing past the first changes nothing', () => {
    let history = historyOf(0);
    for (let step = 1; step <= 50; step++) history = edited(history, step, null);
    for (let step = 0; step < 60; step++) history = undone(history);
    expect(history.present).toBe(0);
  });

  test('a drag is one step; letting go, or a pause, ends it', () => {
    vi.useFakeTimers();
    const store = createScenarioStore();
    store.start(base);
    const drag = (trainingTokens: number) =>
      store.edit(
        (scenario) => ({ ...scenario, workload: { ...scenario.workload, trainingTokens } }),
        'tokens',
      );
    for (const tokens of [1e11, 2e11, 4e11]) drag(tokens);
    expect(store.history()?.past).toHaveLength(1);
    store.settle();
    drag(5e11);
    expect(store.history()?.past).toHaveLength(2);
    vi.advanceTimersByTime(2_000);
    drag(6e11);
    expect(store.history()?.past).toHaveLength(3);
    store.undo();
    expect(store.history()?.present.workload.trainingTokens).toBe(5e11);
    vi.useRealTimers();
  });
});

describe('presets and rulers', () => {
  test('there are at least six presets, and each asks a valid question that it recognises', () => {
    expect(PRESETS.length).toBeGreaterThanOrEqual(6);
    for (const preset of PRESETS) {
      const scenario = withPreset(base, preset);
      expect(readScenario(scenario)).toEqual(scenario);
      expect(presetOf(scenario)?.id).toBe(preset.id);
    }
  });

  test('every stop of a ruler is its own nearest, in rising order', () => {
    const stops = rulerStops(1e8, 1e12);
    expect(stops[0]).toBe(1e8);
    expect(stops.at(-1)).toBe(1e12);
    expect(stops).toContain(13e9);
    expect(stops).toContain(70e9);
    stops.forEach((stop, index) => {
      expect(nearestStop(stops, stop)).toBe(index);
      expect(stop).toBeGreaterThan(stops[index - 1] ?? 0);
    });
  });

  test('a value beyond the ruler rests at its end', () => {
    const stops = rulerStops(1e8, 1e12);
    expect(nearestStop(stops, 1e14)).toBe(stops.length - 1);
    expect(nearestStop(stops, 1e6)).toBe(0);
  });
});

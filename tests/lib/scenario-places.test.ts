import { beforeEach, describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import type { Scenario } from '@/engine/scenario';
import { isSameScenario } from '@/lib/scenario-state/saved-copy';
import { scenarioDifferences } from '@/lib/scenario-state/scenario-differences';
import {
  createScenarioStore,
  HOME_KEY,
  type ScenarioStore,
} from '@/lib/scenario-state/scenario-store';

const base = exampleScenario('default', catalog);
const named = (name: string) => (scenario: Scenario) => ({ ...scenario, name });

let store: ScenarioStore;
beforeEach(() => {
  store = createScenarioStore();
});
const present = () => store.history()?.present.name;

describe('each place keeps a history of its own', () => {
  test('the first screen keeps its edits while a saved scenario is looked at', () => {
    store.start(base);
    store.edit(named('mine'));
    store.open('a', named('saved')(base));
    expect(present()).toBe('saved');
    expect(store.isAt('a')).toBe(true);
    expect(store.isAt(HOME_KEY)).toBe(false);
    store.open(HOME_KEY, base);
    expect(present()).toBe('mine');
    store.undo();
    expect(present()).toBe(base.name);
  });

  test('opening the place one is at changes nothing', () => {
    store.open('a', base);
    store.edit(named('edited'));
    store.open('a', base);
    expect(present()).toBe('edited');
  });

  test('what is saved from the first screen goes on under its id, undo included', () => {
    store.start(base);
    store.edit(named('mine'));
    store.handOver('a');
    expect(store.isAt('a') && store.isAt(HOME_KEY)).toBe(true);
    store.open('a', base);
    expect(present()).toBe('mine');
    expect(store.isAt(HOME_KEY)).toBe(false);
    store.undo();
    expect(present()).toBe(base.name);
    store.open(HOME_KEY, base);
    store.open('a', base);
    store.redo();
    expect(present()).toBe('mine');
  });

  test('leaving before the promised place is opened keeps the work there', () => {
    store.start(base);
    store.edit(named('mine'));
    store.handOver('a');
    store.open('b', base);
    store.open('a', base);
    expect(present()).toBe('mine');
  });
});

describe('differences of scenarios', () => {
  const changed: Scenario = {
    ...base,
    name: 'other',
    goals: { ...base.goals, budgetUsd: 1 },
    options: base.options.slice(0, 1),
  };
  test('name every field that differs, on both sides', () => {
    const paths = scenarioDifferences(base, changed).map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual(['name', 'goals.budgetUsd']);
    expect(paths.some((path) => path.startsWith('options.1.'))).toBe(true);
    expect(scenarioDifferences(base, structuredClone(base))).toEqual([]);
  });
  test('there are some exactly where two scenarios are not the same', () => {
    expect(isSameScenario(base, structuredClone(base))).toBe(true);
    expect(isSameScenario(base, changed)).toBe(false);
    const { ladder: _, ...rest } = base;
    expect(isSameScenario({ ...rest, ladder: base.ladder }, base)).toBe(true);
  });
});

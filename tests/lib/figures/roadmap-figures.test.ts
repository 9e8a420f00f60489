import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { factAt } from '@/engine/catalog/load';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { roadmapOf } from '@/engine/recommend/roadmap';
import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import type { Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';
import { evaluate, leavesOf } from '@/lib/figures/expression';
import { roadmapFigures } from '@/lib/figures/roadmap-figures';
import { LOCALES } from '@/lib/format/locale';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { roadmapMaths } from '@/lib/i18n/roadmap-maths';
import { roadmapView } from '@/lib/queries/roadmap-view';

function planned(scenario: Scenario): PlannedRoadmap {
  const roadmap = roadmapOf(scenario, catalog, simulate);
  if (roadmap.kind !== 'planned') throw new RangeError(roadmap.reason.code);
  return roadmap;
}
const asked = exampleScenario('default', catalog);
const dense = asked.options.filter(({ sparsity }) => sparsity.pattern === 'dense');
const questions: [string, Scenario][] = [
  ...EXAMPLE_NAMES.map((name): [string, Scenario] => [name, exampleScenario(name, catalog)]),
  ['two machines, dense', { ...asked, options: dense }],
  ['one machine', { ...asked, options: asked.options.slice(0, 1) }],
  ['one training', { ...asked, programme: { ...asked.programme, trainingsPerYear: 0 } }],
  ['a gap under the noise', { ...asked, goals: { ...asked.goals, lossGapLimit: 1e-4 } }],
  [
    'a team of four at another rate',
    {
      ...asked,
      overrides: [
        { path: 'assumptions.pilot.teamPersonCount', value: 4, note: '' },
        { path: 'regions.tokyo.staffUsdPerHour', value: 99, note: '' },
      ],
    },
  ],
];

describe.each(questions)('figures of the plan of "%s"', (_name, scenario) => {
  const roadmap = planned(scenario);
  const list = roadmapFigures(roadmap, scenario, catalog);
  const byId = new Map(list.map((figure) => [figure.id, figure]));

  test('every formula gives the number that is shown', () => {
    expect(list.length).toBeGreaterThan(25);
    for (const { id, value, formula } of list) {
      const again = evaluate(formula, (input) => byId.get(input)?.value ?? Number.NaN);
      expect(Math.abs(again - value), id).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-12);
    }
  });

  test('values are those of the plan', () => {
    const { advice, pilot, stages, extraUsd } = roadmap;
    const shown = (id: string) => byId.get(`roadmap.${id}`)?.value;
    for (const stage of stages) {
      expect(shown(`${stage.id}.costUsd`)).toBe(stage.costUsd.p50);
      expect(shown(`${stage.id}.calendarSeconds`)).toBe(stage.calendarSeconds);
      expect(shown(`${stage.id}.cumulativeUsd`)).toBe(stage.cumulativeUsd.p50);
    }
    for (const way of advice.ways) expect(shown(`advice.${way.id}`)).toBe(way.expectedUsd);
    expect(shown('advice.extraUsd')).toBe(extraUsd);
    expect(shown('pilot.goProbability')).toBe(pilot.goProbability);
    expect(shown('pilot.stopProbability')).toBe(pilot.stopProbability);
    if (pilot.rules.some(({ metric }) => metric === 'lossGapNats')) {
      expect(shown('pilot.gapLimitNats')).toBeCloseTo(pilot.lossGapLimitNats, 12);
      expect(shown('pilot.noiseNats')).toBeCloseTo(pilot.halfWidthNats, 12);
      expect(shown('pilot.detectableNats')).toBe(pilot.detectableGapNats);
    }
  });

  test('a cited fact has the value that the formula takes', () => {
    const replaced = new Map(scenario.overrides.map(({ path, value }) => [path, value]));
    for (const { formula } of list)
      for (const leaf of leavesOf(formula))
        if (leaf.op === 'given' && leaf.origin.kind === 'catalog')
          expect(leaf.value, leaf.name).toBe(
            replaced.get(leaf.origin.path) ?? factAt(catalog, leaf.origin.path).value,
          );
  });

  test('inputs stand before the figures that take them', () => {
    const seen = new Set<string>();
    for (const { id, inputs } of list) {
      for (const input of inputs) expect(seen).toContain(input);
      seen.add(id);
    }
  });
});

test('the cost of people names the rate, and no rate where it is not the one of the sum', () => {
  const peopleOf = (scenario: Scenario) => {
    const list = roadmapFigures(planned(asked), scenario, catalog);
    const figure = list.find(({ id }) => id === 'roadmap.pilot.peopleUsd');
    return figure === undefined ? [] : leavesOf(figure.formula).map((leaf) => leaf.op);
  };
  expect(peopleOf(asked)).toEqual(['figure', 'given', 'given']);
  const path = 'regions.tokyo.staffUsdPerHour';
  expect(peopleOf({ ...asked, overrides: [{ path, value: 1, note: '' }] })).toEqual(['given']);
});

/** A message by its key as it stands; a key that is missing is told. */
function sayer(messages: unknown) {
  return (key: string) => {
    const text = key
      .split('.')
      .reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], messages);
    if (typeof text !== 'string') throw new RangeError(`no message ${key}`);
    return text;
  };
}

test.each(LOCALES)('every formula is written in %s, with its numbers and sources', (locale) => {
  const money = { ...asked.money, currency: 'JPY' as const, currencyPerUsd: 160 };
  const wording = { locale, money, titleOf: (id: string) => id, listSeparator: ', ' };
  const say = sayer({ ja, en }[locale]);
  for (const [, scenario] of questions) {
    const roadmap = planned(scenario);
    const lines = roadmapMaths(roadmapView(roadmap, scenario, catalog), roadmap, wording, say);
    expect(lines.length).toBeGreaterThan(12);
    for (const { id, named, substituted, result } of lines) {
      expect(`${id} ${named}${substituted}${result}`).not.toMatch(/NaN|undefined|Infinity/);
      expect(result, id).toMatch(/\d/);
      expect(substituted, id).toMatch(/\d/);
    }
  }
});

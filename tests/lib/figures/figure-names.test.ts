import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { OUTCOME_INPUTS } from '@/engine/outcome-inputs';
import { simulate } from '@/engine/simulate';
import { comparison } from '@/lib/figures/comparison';
import { leavesOf } from '@/lib/figures/expression';
import { figureText } from '@/lib/figures/figure-text';
import { figures } from '@/lib/figures/figures';
import { shownMaths } from '@/lib/figures/shown-maths';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';

const simulated = EXAMPLE_NAMES.map((name) => {
  const scenario = exampleScenario(name, catalog);
  const benefit = {
    ...scenario,
    programme: { ...scenario.programme, benefitUsdPerMonth: 80_000 },
  };
  const result = simulate(benefit, catalog);
  return { result, list: figures(result, benefit, catalog) };
});

function messageAt(messages: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], messages);
}

test.each([
  ['en', en],
  ['ja', ja],
])('every figure and every number in a formula has a name in %s', (_locale, messages) => {
  const missing = new Set<string>();
  const need = (path: string) => {
    if (typeof messageAt(messages, path) !== 'string') missing.add(path);
  };
  for (const { list, result } of simulated) {
    for (const { labelKey, formula } of list) {
      need(`figures.name.${labelKey}`);
      for (const leaf of leavesOf(formula))
        if (leaf.op === 'given') need(`figures.given.${leaf.name}`);
    }
    for (const { labelKey } of comparison(result, { assumedPriceIds: [] }).rows)
      need(`figures.name.${labelKey}`);
  }
  for (const input of OUTCOME_INPUTS) need(`figures.given.${input}`);
  expect([...missing]).toEqual([]);
});

test('the maths of a figure is written in names and in numbers', () => {
  const [first] = simulated;
  const known = new Map(first?.list.map((figure) => [figure.id, figure]));
  const rent = known.get('option.a100-dense.runMachineUsd');
  if (rent === undefined) throw new RangeError('a rented option');
  const maths = shownMaths(rent, known, {
    figureName: ({ labelKey }) => labelKey,
    givenName: ({ name }) => name,
    exact: (value, unit) => `${value} ${unit}`,
  });
  expect(maths.named).toBe(
    'priceUsdPerChipHour × termPriceRatio × chipCount × occupiedSeconds ÷ secondsPerHour',
  );
  expect(maths.substituted).toMatch(/^4\.7\d* USD\/chip-h × 1 1 × \d+ 1 × [\d.]+ s ÷ 3600 s$/);
  expect(maths.inputs.find(({ name }) => name === 'priceUsdPerChipHour')?.factPath).toMatch(
    /^providers\.aws\.offers/,
  );
  expect(maths.inputs.find(({ name }) => name === 'occupiedSeconds')?.figureId).toBe(
    'option.a100-dense.occupiedSeconds',
  );
});

test('every figure is written without a hole in both languages', () => {
  const money = { currency: 'JPY' as const, currencyPerUsd: 160 };
  for (const { list } of simulated)
    for (const { value, kind, id } of list)
      for (const locale of ['en', 'ja'] as const)
        expect([id, figureText(value, kind, locale, money)]).toEqual([
          id,
          expect.stringMatching(/^(?!.*(NaN|undefined|—)).*\d/),
        ]);
});

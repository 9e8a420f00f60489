import { expect, test, vi } from 'vitest';
import { caseText } from '@/components/method/layout-text';
import { catalog } from '@/engine/catalog';
import { validationTable } from '@/engine/validation/table';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';

vi.mock('server-only', () => ({}));
const { methodView } = await import('@/lib/queries/method-view');

test('the method page shows the table that `validate` prints', () => {
  expect(methodView().families.map(({ row }) => row)).toEqual(validationTable(catalog));
});

test('is worked out once', () => {
  expect(methodView()).toBe(methodView());
});

test('a mark is reached just where the mean error does not exceed it', () => {
  const { families } = methodView();
  const scores = families.flatMap((family) => [family, ...family.bySize]);
  expect(scores.length).toBeGreaterThan(families.length);
  for (const { row, markRatio, isReached } of scores) expect(isReached).toBe(row.mape <= markRatio);
});

test('sizes with a mark of their own reach it', () => {
  const sized = methodView().families.flatMap(({ bySize }) => bySize);
  expect(sized.map(({ sizeLabel }) => sizeLabel)).toContain('13b');
  for (const { row, markRatio } of sized) {
    expect(row.nTest).toBeGreaterThan(0);
    expect(row.mape).toBeLessThanOrEqual(markRatio);
  }
});

test('every case has a source, and an address of its own', () => {
  for (const { cases, sources, id } of methodView().families) {
    expect(sources.length, id).toBeGreaterThan(0);
    for (const { url } of sources) expect(url).toMatch(/^https:\/\//);
    const anchors = cases.map((caze) => caze.id.replaceAll(' ', '-'));
    expect(new Set(anchors).size, id).toBe(cases.length);
  }
});

test.each([
  ['en', en.method],
  ['ja', ja.method],
])('families, software and layouts have names in %s', (_locale, messages) => {
  const said = (key: string) =>
    key
      .split('.')
      .reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], messages);
  for (const family of methodView().families) {
    expect(said(`family.${family.id}`), family.id).toBeTypeOf('string');
    for (const caze of family.cases)
      caseText(caze, (key) => {
        expect(said(key), key).toBeTypeOf('string');
        return String(said(key));
      });
  }
});

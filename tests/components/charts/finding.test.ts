import { expect, test } from 'vitest';
import { finding } from '@/components/charts/finding';
import { textsIn } from './chart-fixtures';

const band = (p50: number, spread = 0.05) => ({
  p10: p50 * (1 - spread),
  p50,
  p90: p50 * (1 + spread),
});
const option = (id: string, p50: number, spread?: number) => ({
  id,
  name: id.toUpperCase(),
  grade: 'calibrated' as const,
  band: band(p50, spread),
});
const texts = textsIn('en');
const question = { topic: 'time', baselineId: 'a', value: texts.duration };

test('a clear lead is told as a factor over the baseline', () => {
  expect(finding([option('a', 20), option('b', 10)], question, texts)).toBe(
    'B is 2× faster than A',
  );
});

test('a leading baseline is compared with the runner-up', () => {
  expect(finding([option('a', 10), option('b', 20), option('c', 30)], question, texts)).toBe(
    'A is fastest, 2× ahead of B',
  );
});

test('no winner is declared inside the noise', () => {
  expect(finding([option('a', 10, 0.3), option('b', 11, 0.3)], question, texts)).toBe(
    'No clear difference in time: the ranges overlap',
  );
  expect(finding([option('a', 10), option('b', 10.2), option('c', 30)], question, texts)).toBe(
    'A and B finish in about the same time: their ranges overlap',
  );
});

test('leaders that cannot be told apart are still compared with the baseline', () => {
  expect(finding([option('a', 30), option('b', 10), option('c', 10.2)], question, texts)).toBe(
    'B and C lead, about 2.9× faster than A; between them the ranges overlap',
  );
});

test('an assumed price is never crowned, and assumed speed says so', () => {
  const guess = { ...option('b', 10), grade: 'assumption' as const };
  const cost = { topic: 'cost', baselineId: 'a', value: texts.money, assumedIds: ['b'] };
  expect(finding([option('a', 20), guess], cost, texts)).toBe(
    'No cost winner: the price of B is an assumption',
  );
  expect(finding([option('a', 20), guess], question, texts)).toBe(
    'B is 2× faster than A, on assumed figures',
  );
});

test('a lead of more chips says on how many', () => {
  const on = (id: string, p50: number, chipCount: number) => ({ ...option(id, p50), chipCount });
  expect(finding([on('a', 20, 32), on('b', 10, 64)], question, texts)).toBe(
    'B is 2× faster than A (on 64 against 32 chips)',
  );
  expect(finding([on('a', 20, 64), on('b', 10, 64)], question, texts)).toBe(
    'B is 2× faster than A',
  );
});

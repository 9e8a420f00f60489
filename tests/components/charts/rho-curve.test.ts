import { expect, test } from 'vitest';
import { rhoCurve } from '@/components/charts/rho-curve';
import { rhoData } from '../../fixtures/explain';
import { plotTextsIn } from './chart-fixtures';

const titleAt = (end: number) => {
  const points = [
    { carryOverRatio: 0.34, sparseShareRatio: 0.3, factor: 2.21 },
    { carryOverRatio: 1, sparseShareRatio: 0.9, factor: end },
  ];
  const data = { ...rhoData, range: null, curves: [{ lossGapLimit: 0.01, points }] };
  return rhoCurve(data, plotTextsIn('en'), { widthPx: 900 }).title;
};

test('an end just below the figure of the paper is told apart from it', () => {
  expect(titleAt(4.47)).toContain('between 2.21× and 4.47×');
  expect(titleAt(4.47)).toContain('not reached');
});

test('an end further off needs no further digit, and one beyond is reached', () => {
  expect(titleAt(4.2)).toContain('between 2.2× and 4.2×');
  expect(titleAt(4.5)).toContain('is reached from a worth of 1');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AccuracyPoint,
  accuracyPlot,
  accuracyScatter,
  NEAR_RATIO,
} from '@/components/charts/accuracy-scatter';
import { formatSignificant } from '@/lib/format/number';
import { accuracyPoints } from '../../fixtures/accuracy';
import { textsIn } from './chart-fixtures';

const texts = { ...textsIn('en'), amount: formatSignificant };
const size = { widthPx: 400 };
const sceneOf = (points: AccuracyPoint[]) =>
  accuracyScatter({ points, family: 'familyNvidia', quantity: 'stepSeconds' }, texts, size);

test('a perfect prediction lies on the diagonal, too much above it', () => {
  const { xOf, yOf, leftPx, rightPx, topPx, bottomPx } = accuracyPlot(accuracyPoints, texts, size);
  const across = (amount: number) => (xOf(amount) - leftPx) / (rightPx - leftPx);
  const up = (amount: number) => (bottomPx - yOf(amount)) / (bottomPx - topPx);
  for (const amount of [0.5, 3, 100]) expect(up(amount)).toBeCloseTo(across(amount), 9);
  expect(up(3 * 1.1)).toBeGreaterThan(across(3));
});

test('the title counts the test cases near the measurement and no others', () => {
  const tests = accuracyPoints.filter(({ isCalibration }) => !isCalibration);
  const near = tests.filter(
    ({ measured, predicted }) => Math.abs(predicted / measured - 1) <= NEAR_RATIO,
  );
  expect(near.length).toBeLessThan(tests.length);
  expect(sceneOf(accuracyPoints).title).toContain(`${near.length} of ${tests.length} test cases`);
  const spoilt = accuracyPoints.map((point) =>
    point.isCalibration ? { ...point, predicted: point.measured * 3 } : point,
  );
  expect(sceneOf(spoilt).title).toBe(sceneOf(accuracyPoints).title);
});

test('test cases are filled, calibration cases hollow', () => {
  const drawn = (points: AccuracyPoint[]) =>
    sceneOf(points).marks.flatMap((mark) =>
      mark.kind === 'path' && mark.stroke !== undefined
        ? [{ fill: mark.fill, count: mark.d.split('M').length - 1 }]
        : [],
    );
  expect(drawn(accuracyPoints)).toEqual([
    { fill: 'ground', count: 4 },
    { fill: 'familyNvidia', count: 8 },
  ]);
});

test('over wide ranges everything stays inside the plot and two amounts at least are named', () => {
  const amount = fc.double({ min: -4, max: 7, noNaN: true }).map((power) => 10 ** power);
  const point = fc.record({
    measured: amount,
    errorRatio: fc.double({ min: -0.6, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 280, max: 900 }),
      (drawn, widthPx) => {
        const points = drawn.map(({ measured, errorRatio }, index) => ({
          id: `${index}`,
          measured,
          predicted: measured * (1 + errorRatio),
          isCalibration: index % 2 === 1,
          about: '',
        }));
        const plot = accuracyPlot(points, texts, { widthPx });
        expect(plot.ticks.length).toBeGreaterThanOrEqual(2);
        for (const { measured, predicted } of points) {
          expect(plot.xOf(measured)).toBeGreaterThanOrEqual(plot.leftPx);
          expect(plot.xOf(measured)).toBeLessThanOrEqual(plot.rightPx);
          expect(plot.yOf(predicted)).toBeGreaterThanOrEqual(plot.topPx);
          expect(plot.yOf(predicted)).toBeLessThanOrEqual(plot.bottomPx);
        }
      },
    ),
    { numRuns: 300 },
  );
});

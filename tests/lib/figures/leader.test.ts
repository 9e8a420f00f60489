import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandsOverlap, leader } from '@/lib/figures/leader';

const band = (p10: number, p50: number, p90: number) => ({ p10, p50, p90 });

test('the lowest likely value leads when no band reaches into its own', () => {
  const contenders = [
    { id: 'slow', band: band(18, 20, 22) },
    { id: 'fast', band: band(9, 10, 11) },
    { id: 'middle', band: band(14, 15, 16) },
  ];
  expect(leader(contenders, 'lower')).toEqual({ kind: 'best', id: 'fast', runnerUpId: 'middle' });
  expect(leader(contenders, 'higher')).toEqual({ kind: 'best', id: 'slow', runnerUpId: 'middle' });
});

test('touching bands name no leader', () => {
  const contenders = [
    { id: 'a', band: band(9, 10, 11) },
    { id: 'b', band: band(11, 12, 13) },
    { id: 'c', band: band(20, 21, 22) },
  ];
  expect(leader(contenders, 'lower')).toEqual({ kind: 'withinUncertainty', ids: ['a', 'b'] });
});

test('nobody leads an empty field, and one alone leads', () => {
  expect(leader([], 'lower')).toEqual({ kind: 'none' });
  expect(leader([{ id: 'a', band: band(1, 2, 3) }], 'lower')).toEqual({
    kind: 'best',
    id: 'a',
    runnerUpId: null,
  });
});

const bandArbitrary = fc
  .tuple(...Array.from({ length: 3 }, () => fc.double({ min: 0, max: 1e9, noNaN: true })))
  .map((points) => {
    const [p10 = 0, p50 = 0, p90 = 0] = points.sort((a, b) => a - b);
    return { p10, p50, p90 };
  });

test('a named leader is below every other band, in any order of asking', () => {
  fc.assert(
    fc.property(fc.array(bandArbitrary, { minLength: 2, maxLength: 4 }), (bands) => {
      const contenders = bands.map((each, index) => ({ id: String(index), band: each }));
      const found = leader(contenders, 'lower');
      const turned = leader([...contenders].reverse(), 'lower');
      if (found.kind !== 'best') {
        expect(found.kind).toBe('withinUncertainty');
        return;
      }
      expect(turned).toMatchObject({ kind: 'best', id: found.id });
      const best = contenders.find(({ id }) => id === found.id);
      for (const other of contenders)
        if (best && other.id !== found.id) {
          expect(bandsOverlap(best.band, other.band)).toBe(false);
          expect(best.band.p90).toBeLessThan(other.band.p10);
        }
    }),
  );
});

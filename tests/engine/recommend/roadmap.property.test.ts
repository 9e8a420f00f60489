import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { roadmapOf } from '@/engine/recommend/roadmap';
import { simulate } from '@/engine/simulate';
import { randomScenario } from '../random-scenario';
import { faultsOf } from './roadmap-faults';

test('random questions: no NaN, gates in order, sums exact', { timeout: 240_000 }, () => {
  let plannedCount = 0;
  fc.assert(
    fc.property(randomScenario(catalog), (scenario) => {
      const found = roadmapOf(scenario, catalog, simulate);
      if (found.kind === 'planned') plannedCount++;
      expect(faultsOf(found)).toEqual([]);
    }),
    { numRuns: 120, seed: 8710 },
  );
  expect(plannedCount).toBeGreaterThan(40);
});

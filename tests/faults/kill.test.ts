import { afterAll, expect, test } from 'vitest';
import { DIALECTS, temporaryPlaces } from '../db/test-databases';
import { killLoop } from './kill-loop';

const places = temporaryPlaces();
afterAll(() => places.stop());

test.each(DIALECTS)('a killed server on %s loses nothing it acknowledged', async (dialect) => {
  const report = await killLoop(await places.fresh(dialect), 3, 15);
  expect(report.lost).toEqual([]);
  expect(report.torn).toEqual([]);
  expect(report.acknowledgedCount).toBeGreaterThanOrEqual(45);
});

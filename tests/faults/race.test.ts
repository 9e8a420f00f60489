import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/db/open';
import { testContext } from '../db/test-context';
import { DIALECTS, temporaryPlaces } from '../db/test-databases';
import { raceOf } from './race';

const places = temporaryPlaces();
afterAll(() => places.stop());

test.each(DIALECTS)('32 writers of one version on %s: one wins', async (dialect) => {
  const contexts = [testContext(await places.open(dialect))];
  const report = await raceOf(contexts, 10, 32);
  expect(report.winnerCounts).toEqual(Array(10).fill(1));
  expect([...report.loserCodes]).toEqual(['staleVersion']);
  expect(report.isChainWhole).toBe(true);
});

test('two servers on one PostgreSQL: one wins', async () => {
  const place = await places.fresh('postgres');
  const both = await Promise.all([openDatabase(place), openDatabase(place)]);
  const contexts = both.map((database, index) => ({
    ...testContext(database),
    randomText: (byteCount: number) => `${index}${Math.random()}`.padEnd(byteCount, '0'),
  }));
  const report = await raceOf(contexts, 10, 32);
  expect(report.winnerCounts).toEqual(Array(10).fill(1));
  expect(report.isChainWhole).toBe(true);
  await Promise.all(both.map((database) => database.close()));
});

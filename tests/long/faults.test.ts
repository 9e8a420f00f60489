import { afterAll, expect, test } from 'vitest';
import { testContext } from '../db/test-context';
import { DIALECTS, temporaryPlaces } from '../db/test-databases';
import { killLoop } from '../faults/kill-loop';
import { raceOf } from '../faults/race';

const LIMIT_MILLISECONDS = 900_000;
const places = temporaryPlaces();
afterAll(() => places.stop());

test.each(DIALECTS)(
  '40 kills on %s',
  async (dialect) => {
    const report = await killLoop(await places.fresh(dialect), 40, 90);
    process.stdout.write(`${dialect} ${JSON.stringify(report)}\n`);
    expect(report.lost).toEqual([]);
    expect(report.torn).toEqual([]);
    expect(report.acknowledgedCount).toBeGreaterThanOrEqual(3_600);
    expect(report.slowestOpenMilliseconds).toBeLessThan(3_000);
  },
  LIMIT_MILLISECONDS,
);

test.each(DIALECTS)(
  '100 rounds of 32 writers on %s',
  async (dialect) => {
    const report = await raceOf([testContext(await places.open(dialect))], 100, 32);
    expect(report.winnerCounts).toEqual(Array(100).fill(1));
    expect([...report.loserCodes]).toEqual(['staleVersion']);
    expect(report.isChainWhole).toBe(true);
  },
  LIMIT_MILLISECONDS,
);

import fc from 'fast-check';
import { afterAll, test } from 'vitest';
import { runSteps, stepArbitrary } from '../db/share-model';
import { DIALECTS, temporaryPlaces } from '../db/test-databases';

const LIMIT_MILLISECONDS = 900_000;
const places = temporaryPlaces();
afterAll(() => places.stop());

test.each(DIALECTS)(
  '2000 random lives of links on %s',
  async (dialect) => {
    const database = await places.open(dialect);
    let runCount = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 20 }), async (steps) => {
        runCount += 1;
        await runSteps(database, steps, `run ${runCount}`);
      }),
      { numRuns: 2000 },
    );
  },
  LIMIT_MILLISECONDS,
);

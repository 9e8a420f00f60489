import fc from 'fast-check';
import { afterAll, test } from 'vitest';
import { runSteps, stepArbitrary } from './share-model';
import { DIALECTS, temporaryPlaces } from './test-databases';

const places = temporaryPlaces();
afterAll(() => places.stop());

test.each(DIALECTS)('links keep their rules in any order of events on %s', async (dialect) => {
  const database = await places.open(dialect);
  let runCount = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 15 }), async (steps) => {
      runCount += 1;
      await runSteps(database, steps, `run ${runCount}`);
    }),
    { numRuns: 100 },
  );
});

import path from 'node:path';
import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { simulate } from '@/engine/simulate';

/** Nine digits: enough to see any change, few enough for the last bit of `exp` to differ between machines. */
const rounded = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value;

/** Re-made by `npm run golden`; the changelog says why. */
test.each(EXAMPLE_NAMES)('the answer to the example "%s" is the kept one', async (name) => {
  const { catalogVersion: _version, ...result } = simulate(exampleScenario(name, catalog), catalog);
  await expect(`${JSON.stringify(result, rounded, 1)}\n`).toMatchFileSnapshot(
    path.join(import.meta.dirname, `../golden/results/${name}.json`),
  );
});

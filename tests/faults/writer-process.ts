import { randomBytes } from 'node:crypto';
import { openDatabase } from '@/db/open';
import { createClock } from '@/lib/clock';
import { type Context, LOCAL_ACTOR } from '@/lib/context';
import { createScenario } from '@/lib/scenarios/create';
import { saveScenario } from '@/lib/scenarios/save';
import { testScenario } from '../db/test-context';

/**
 * Writes through the verbs as fast as it can and says each acknowledged save on standard output:
 * `id version name`. Its parent kills it in the middle.
 */
const [dataFolder = '', url = '', round = '0'] = process.argv.slice(2);
const database = await openDatabase({ url: url || undefined, dataFolder });
const context: Context = {
  database,
  actor: LOCAL_ACTOR,
  requestId: `round-${round}`,
  clock: createClock(),
  randomText: (byteCount) => randomBytes(byteCount).toString('base64url'),
};

async function write(writer: number): Promise<never> {
  const name = (version: number) => `round-${round}-writer-${writer}-save-${version}`;
  let saved = await createScenario(context, testScenario(name(1)));
  for (;;) {
    process.stdout.write(`${saved.id} ${saved.version} ${saved.scenario.name}\n`);
    const next = saved.version + 1;
    saved = await saveScenario(context, saved.id, [saved.version], testScenario(name(next)));
  }
}

process.stdout.write('ready\n');
await Promise.all([0, 1, 2, 3].map(write));

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '@/db/open';
import { createScenario } from '@/lib/scenarios/create';
import { openScenario } from '@/lib/scenarios/open';
import { saveScenario } from '@/lib/scenarios/save';
import { createShare } from '@/lib/shares/create';
import { openShare } from '@/lib/shares/open';
import { startPostgres } from '../../scripts/postgres.mjs';
import { testAnswer, testContext, testScenario } from '../db/test-context';
import { type Row, timedInTurn, timedTogether } from './timed';

const RUNS = 200;
const AT_ONCE = 16;

/** Saving and opening one scenario and one link, alone and sixteen at once. */
async function rowsOn(name: string, url: string | undefined, dataFolder: string): Promise<Row[]> {
  const database = await openDatabase({ url, dataFolder });
  const context = testContext(database);
  const { id } = await createScenario(context, testScenario());
  const share = await createShare(
    context,
    id,
    {
      mode: 'snapshot',
      expiresInDays: 30,
      include: { note: false, staffRates: false, budget: true },
    },
    testAnswer,
  );
  const others = await Promise.all(
    Array.from({ length: AT_ONCE }, () => createScenario(context, testScenario())),
  );
  const rows = [
    await timedInTurn(`${name}: create`, '', RUNS, () => createScenario(context, testScenario())),
    await timedInTurn(`${name}: save`, '', RUNS, (index) =>
      saveScenario(context, id, 'any', testScenario('GPT-13B', 1e11 + index)),
    ),
    await timedTogether(`${name}: save, 16 writers at once`, 'p99 <= 250 ms', AT_ONCE, (index) =>
      saveScenario(context, others[index]?.id ?? id, 'any', testScenario('GPT-13B', 2e11 + index)),
    ),
    await timedInTurn(`${name}: open`, '', RUNS, () => openScenario(context, id)),
    await timedInTurn(`${name}: open a link`, '', RUNS, () =>
      openShare(context, share.token, testAnswer, { countView: false }),
    ),
  ];
  await database.close();
  return rows;
}

export async function storageRows(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hakari-bench-'));
  const sqlite = await rowsOn('SQLite', undefined, folder);
  const postgres = await startPostgres();
  try {
    return [...sqlite, ...(await rowsOn('PostgreSQL', postgres.url, folder))];
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createWriteQueue } from '@/db/write-queue';

const folder = mkdtempSync(path.join(tmpdir(), 'hakari-queue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let madeCount = 0;
function opened() {
  madeCount += 1;
  const client = createClient({ url: `file:${path.join(folder, `${madeCount}.db`)}`, timeout: 5 });
  const db = drizzle(client);
  let commitCount = 0;
  const counting: Pick<typeof db, 'transaction'> = {
    transaction: (work, config) => {
      commitCount += 1;
      return db.transaction(work, config);
    },
  };
  return {
    client,
    db,
    queue: createWriteQueue(counting, () => client.reconnect()),
    commits: () => commitCount,
  };
}

let open: ReturnType<typeof opened>;
beforeEach(async () => {
  open = opened();
  await open.client.execute('PRAGMA journal_mode = WAL');
  await open.client.execute('CREATE TABLE kept (name TEXT PRIMARY KEY, filler BLOB)');
});
const insert = (name: string, fillerBytes = 1) =>
  open.queue.write(async (tx) => {
    await tx.run(sql`INSERT INTO kept VALUES (${name}, zeroblob(${fillerBytes}))`);
    return name;
  });
const names = async () =>
  (await open.db.all<{ name: string }>(sql`SELECT name FROM kept ORDER BY rowid`)).map(
    (row) => row.name,
  );

test('who waits together is committed together, in order of asking', async () => {
  const wanted = Array.from({ length: 100 }, (_, index) => `n${index}`);
  expect(await Promise.all(wanted.map((name) => insert(name)))).toEqual(wanted);
  expect(await names()).toEqual(wanted);
  expect(open.commits()).toBeLessThan(5);
});

test('a failure in a group undoes its own part and no other', async () => {
  const outcomes = await Promise.allSettled([
    insert('a'),
    insert('b'),
    insert('a'),
    open.queue.write(async (tx) => {
      await tx.run(sql`INSERT INTO kept VALUES ('half', NULL)`);
      throw new Error('own reason');
    }),
    insert('c'),
  ]);
  expect(outcomes.map((one) => one.status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect(outcomes[2]).toMatchObject({ reason: { code: 'unique' } });
  expect(outcomes[3]).toMatchObject({ reason: { message: 'own reason' } });
  expect(await names()).toEqual(['a', 'b', 'c']);
});

test('a full disk is said to all whose part did not reach it; reads go on, room heals', async () => {
  await insert('before');
  const { rows } = await open.client.execute('PRAGMA page_count');
  const pageCount = Number(rows[0]?.[0]);
  await open.client.execute(`PRAGMA max_page_count = ${pageCount + 3}`);
  const outcomes = await Promise.allSettled([
    insert('small'),
    insert('large', 100_000),
    insert('after'),
  ]);
  for (const one of outcomes) expect(one).toMatchObject({ reason: { code: 'full' } });
  expect(await names()).toEqual(['before']);
  await open.client.execute('PRAGMA max_page_count = 1000000');
  await insert('large', 100_000);
  expect(await names()).toEqual(['before', 'large']);
});

test('what was acknowledged is in the file when another connection looks', async () => {
  for (let index = 0; index < 20; index++) {
    await Promise.all([insert(`x${index}`), insert(`y${index}`)]);
    const stranger = createClient({ url: `file:${path.join(folder, `${madeCount}.db`)}` });
    const { rows } = await stranger.execute('SELECT count(*) FROM kept');
    expect(rows[0]?.[0]).toBe(2 * (index + 1));
    stranger.close();
  }
});

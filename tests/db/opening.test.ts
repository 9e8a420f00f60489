import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/db/open';
import { createScenario } from '@/lib/scenarios/create';
import { listScenarios } from '@/lib/scenarios/list';
import { saveScenario } from '@/lib/scenarios/save';
import { testContext, testScenario } from './test-context';
import { DIALECTS, temporaryPlaces } from './test-databases';

const places = temporaryPlaces();
const folder = mkdtempSync(path.join(tmpdir(), 'hakari-opening-'));
afterAll(async () => {
  await places.stop();
  rmSync(folder, { recursive: true, force: true });
});

const WRITER = path.resolve(import.meta.dirname, '../faults/writer-process.ts');
const fileIn = (dataFolder: string) => path.join(dataFolder, 'hakari.db');

test('a second process is refused with a sentence, and the first goes on', async () => {
  const place = await places.fresh('sqlite');
  const database = await openDatabase(place);
  const second = spawnSync(process.execPath, ['--import', 'tsx', WRITER, place.dataFolder], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(second.status).toBe(1);
  expect(second.stderr).toContain('is open in another process');
  await expect(openDatabase(place)).rejects.toMatchObject({ code: 'in-use' });
  await createScenario(testContext(database), testScenario());
  await database.close();
  const again = await openDatabase(place);
  expect((await listScenarios(testContext(again))).items).toHaveLength(1);
  await again.close();
});

test('a damaged file is named and left alone', async () => {
  const place = await places.fresh('sqlite');
  const database = await openDatabase(place);
  await database.close();
  writeFileSync(fileIn(place.dataFolder), 'this is no database '.repeat(1000));
  for (const leftover of ['hakari.db-wal', 'hakari.db-shm'])
    rmSync(path.join(place.dataFolder, leftover), { force: true });
  await expect(openDatabase(place)).rejects.toMatchObject({
    code: 'corrupt',
    message: expect.stringContaining(fileIn(place.dataFolder)),
  });
});

test('a folder that is none is named', async () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  chmodSync(file, 0o600);
  await expect(
    openDatabase({ url: undefined, dataFolder: path.join(file, 'data') }),
  ).rejects.toThrow(/cannot be written/);
});

test.each(DIALECTS)('a database of a newer release is refused on %s', async (dialect) => {
  const place = await places.fresh(dialect);
  await (await openDatabase(place)).close();
  const future = Date.now() + 1e12;
  if (place.url) {
    const pg = await import('pg');
    const client = new pg.default.Client({ connectionString: place.url });
    await client.connect();
    await client.query(
      "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', $1)",
      [future],
    );
    await client.end();
  } else {
    const client = createClient({ url: `file:${fileIn(place.dataFolder)}` });
    await client.execute({
      sql: "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ?)",
      args: [future],
    });
    client.close();
  }
  await expect(openDatabase(place)).rejects.toMatchObject({ code: 'newer-schema' });
});

test('a PostgreSQL that is not there is named, its password is not', async () => {
  const place = { url: 'postgres://hakari:hush@127.0.0.1:9/plans', dataFolder: folder };
  const opening = openDatabase(place).catch((thrown: Error) => thrown.message);
  expect(await opening).toBe('PostgreSQL at 127.0.0.1:9/plans cannot be used. Check DATABASE_URL.');
});

test('six servers starting at once on an empty PostgreSQL all come up', async () => {
  const place = await places.fresh('postgres');
  const all = await Promise.all(Array.from({ length: 6 }, () => openDatabase(place)));
  for (const database of all) await database.probe();
  await Promise.all(all.map((database) => database.close()));
});

test('a lock held by somebody else is waited for, without stopping the process', async () => {
  const place = await places.fresh('sqlite');
  const database = await openDatabase(place);
  const context = testContext(database);
  const { id } = await createScenario(context, testScenario('before'));
  const stranger = createClient({ url: `file:${fileIn(place.dataFolder)}`, timeout: 1 });
  const lock = await stranger.transaction('write');
  let longestPauseMilliseconds = 0;
  let last = performance.now();
  const ticking = setInterval(() => {
    longestPauseMilliseconds = Math.max(longestPauseMilliseconds, performance.now() - last);
    last = performance.now();
  }, 5);
  const saves = [1, 2, 3].map((version) =>
    saveScenario(context, id, [version], testScenario(`after ${version}`)),
  );
  setTimeout(() => lock.close(), 700);
  expect((await listScenarios(context)).items).toHaveLength(1);
  const saved = await Promise.all(saves);
  clearInterval(ticking);
  stranger.close();
  expect(saved.map((one) => one.version)).toEqual([2, 3, 4]);
  expect(longestPauseMilliseconds).toBeLessThan(250);
  await database.close();
});

test('a lock that is never given back ends as busy after five seconds; then all is well', async () => {
  const place = await places.fresh('sqlite');
  const database = await openDatabase(place);
  const context = testContext(database);
  const stranger = createClient({ url: `file:${fileIn(place.dataFolder)}`, timeout: 1 });
  const lock = await stranger.transaction('write');
  const startMilliseconds = performance.now();
  await expect(createScenario(context, testScenario())).rejects.toMatchObject({ code: 'busy' });
  const waitedMilliseconds = performance.now() - startMilliseconds;
  expect(waitedMilliseconds).toBeGreaterThan(4_900);
  expect(waitedMilliseconds).toBeLessThan(7_000);
  lock.close();
  stranger.close();
  expect((await createScenario(context, testScenario('later'))).version).toBe(1);
  await database.close();
});

test('a write inside a write is refused at once', async () => {
  const database = await places.open('sqlite');
  const nested = database.write(() => database.write(async () => 1));
  await expect(nested).rejects.toMatchObject({ code: 'nested-write' });
  expect(await database.write(async () => 1)).toBe(1);
});

test('a backup taken while writing opens and holds every row it should', async () => {
  const place = await places.fresh('sqlite');
  const database = await openDatabase(place);
  const context = testContext(database);
  for (let index = 0; index < 30; index++) await createScenario(context, testScenario(`${index}`));
  const copyFolder = path.join(folder, 'copy');
  await (await openDatabase({ url: undefined, dataFolder: copyFolder })).close();
  for (const file of readdirSync(copyFolder)) rmSync(path.join(copyFolder, file));
  const during = Promise.all([
    database.backup(fileIn(copyFolder)),
    ...Array.from({ length: 10 }, (_, index) =>
      createScenario(context, testScenario(`during ${index}`)),
    ),
  ]);
  await during;
  expect(existsSync(`${fileIn(copyFolder)}.unfinished`)).toBe(false);
  const copy = await openDatabase({ url: undefined, dataFolder: copyFolder });
  const { items } = await listScenarios(testContext(copy), { limit: 100 });
  const original = await listScenarios(context, { limit: 100 });
  expect(items).toEqual(original.items.slice(-items.length));
  expect(items.length).toBeGreaterThanOrEqual(30);
  await copy.close();
  await database.close();
});

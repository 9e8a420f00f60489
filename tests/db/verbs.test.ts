import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '@/db/database';
import { StorageError } from '@/db/errors';
import { scenarioHash } from '@/engine/scenario-hash';
import type { Context } from '@/lib/context';
import { createScenario } from '@/lib/scenarios/create';
import { duplicateScenario } from '@/lib/scenarios/duplicate';
import { listScenarios } from '@/lib/scenarios/list';
import { openScenario } from '@/lib/scenarios/open';
import { purgeTrash } from '@/lib/scenarios/purge';
import { renameScenario } from '@/lib/scenarios/rename';
import { restoreScenario } from '@/lib/scenarios/restore';
import { restoreScenarioVersion } from '@/lib/scenarios/restore-version';
import { saveScenario } from '@/lib/scenarios/save';
import { trashScenario } from '@/lib/scenarios/trash';
import { scenarioVersionPage } from '@/lib/scenarios/versions';
import { copyShared } from '@/lib/shares/copy';
import { createShare } from '@/lib/shares/create';
import { listShares } from '@/lib/shares/list';
import { openShare } from '@/lib/shares/open';
import { flushOpened } from '@/lib/shares/opened-counts';
import { pauseShare } from '@/lib/shares/pause';
import { resumeShare } from '@/lib/shares/resume';
import { revokeShare } from '@/lib/shares/revoke';
import { rotateShare } from '@/lib/shares/rotate';
import { shareRequestSchema } from '@/lib/shares/share-request';
import {
  DAY_MILLISECONDS,
  START_MILLISECONDS,
  testAnswer,
  testContext,
  testScenario,
} from './test-context';
import { DIALECTS, temporaryPlaces } from './test-databases';

const places = temporaryPlaces();
afterAll(() => places.stop());

const refusal = (code: string) => expect.objectContaining({ code });
const ask = (input: object = {}) => shareRequestSchema.parse(input);

async function allRows(database: Database) {
  const t = database.tables;
  return {
    workspaces: await database.read.select().from(t.workspaces).orderBy(asc(t.workspaces.id)),
    scenarios: await database.read.select().from(t.scenarios).orderBy(asc(t.scenarios.id)),
    versions: await database.read
      .select()
      .from(t.scenarioVersions)
      .orderBy(asc(t.scenarioVersions.scenarioId), asc(t.scenarioVersions.version)),
    shares: await database.read.select().from(t.shares).orderBy(asc(t.shares.id)),
    keys: await database.read.select().from(t.idempotencyKeys).orderBy(asc(t.idempotencyKeys.key)),
    audit: await database.read.select().from(t.auditEntries).orderBy(asc(t.auditEntries.id)),
  };
}

describe.each(DIALECTS)('verbs on %s', (dialect) => {
  let database: Database;
  let context: Context;
  const time = { milliseconds: START_MILLISECONDS };
  beforeAll(async () => {
    database = await places.open(dialect);
    context = testContext(database, time);
  }, 60_000);

  test('a scenario comes back as it was saved, and every save is a version', async () => {
    const first = await createScenario(context, testScenario('版 １'));
    expect(await openScenario(context, first.id)).toEqual(first);
    const second = await saveScenario(context, first.id, [1], testScenario('second'));
    expect(second.version).toBe(2);
    await renameScenario(context, first.id, [2], 'third');
    const restored = await restoreScenarioVersion(context, first.id, 1);
    expect(restored).toMatchObject({ version: 4, scenario: first.scenario });
    const { items } = await scenarioVersionPage(context, first.id);
    expect(items.map((item) => [item.version, item.scenario.name, item.restoredFrom])).toEqual([
      [4, '版 １', 1],
      [3, 'third', null],
      [2, 'second', null],
      [1, '版 １', null],
    ]);
  });

  test('a stale writer is told which version is there', async () => {
    const { id } = await createScenario(context, testScenario());
    await saveScenario(context, id, [1], testScenario('a'));
    const stale = saveScenario(context, id, [1], testScenario('b'));
    await expect(stale).rejects.toMatchObject({
      code: 'staleVersion',
      details: { currentVersion: 2 },
    });
    await expect(trashScenario(context, id, [1])).rejects.toEqual(refusal('staleVersion'));
    await expect(renameScenario(context, id, [1], 'x')).rejects.toEqual(refusal('staleVersion'));
    expect((await saveScenario(context, id, 'any', testScenario('c'))).version).toBe(3);
  });

  test('a repeated key gets the first answer, another question is refused, a day ends it', async () => {
    const first = await createScenario(context, testScenario('once'), 'key-1');
    await saveScenario(context, first.id, [1], testScenario('later'));
    const repeats = await Promise.all(
      Array.from({ length: 20 }, () => createScenario(context, testScenario('once'), 'key-1')),
    );
    for (const repeat of repeats) expect(repeat).toEqual(first);
    await expect(createScenario(context, testScenario('other'), 'key-1')).rejects.toEqual(
      refusal('idempotencyKeyReused'),
    );
    time.milliseconds += DAY_MILLISECONDS + 1;
    const next = await createScenario(context, testScenario('other'), 'key-1');
    expect(next.id).not.toBe(first.id);
  });

  test('parallel first requests with one key make one scenario', async () => {
    const made = await Promise.all(
      Array.from({ length: 16 }, () => createScenario(context, testScenario('race'), 'key-2')),
    );
    expect(new Set(made.map((saved) => saved.id)).size).toBe(1);
    expect((await listScenarios(context, { search: 'race' })).items).toHaveLength(1);
  });

  test('pages cover the list once, newest first, whatever is added meanwhile', async () => {
    const other = testContext(database, time, 'pages');
    const ids: string[] = [];
    for (let index = 0; index < 7; index++)
      ids.unshift((await createScenario(other, testScenario(`page ${index}`))).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listScenarios(other, { limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
      await createScenario(other, testScenario('added'));
    } while (cursor);
    expect(seen).toEqual(ids);
    await expect(listScenarios(other, { cursor: 'x' })).rejects.toEqual(refusal('invalidCursor'));
  });

  test.each([
    ['ａｂｃ', 1],
    ['ABC', 1],
    ['100%', 1],
    ['%', 1],
    ['_', 1],
    ['!', 1],
    ["' or 1=1 --", 0],
    ['トークン', 1],
  ])('search for %s', async (search, foundCount) => {
    const other = testContext(database, time, `search ${search}`);
    await createScenario(other, testScenario('Abc 100% a_b !c ﾄｰｸﾝ'));
    await createScenario(other, testScenario('nothing'));
    const { items } = await listScenarios(other, { search });
    expect(items.map((item) => item.scenario.name)).toEqual(
      foundCount === 1 ? ['Abc 100% a_b !c ﾄｰｸﾝ'] : [],
    );
  });

  test("another workspace's scenario is not there", async () => {
    const { id } = await createScenario(context, testScenario());
    const link = await createShare(context, id, ask(), testAnswer);
    const other = testContext(database, time, 'other');
    const missing = refusal('scenarioNotFound');
    await expect(openScenario(other, id)).rejects.toEqual(missing);
    await expect(saveScenario(other, id, 'any', testScenario())).rejects.toEqual(missing);
    await expect(renameScenario(other, id, 'any', 'x')).rejects.toEqual(missing);
    await expect(duplicateScenario(other, id)).rejects.toEqual(missing);
    await expect(trashScenario(other, id, 'any')).rejects.toEqual(missing);
    await expect(scenarioVersionPage(other, id)).rejects.toEqual(missing);
    await expect(restoreScenarioVersion(other, id, 1)).rejects.toEqual(missing);
    await expect(createShare(other, id, ask(), testAnswer)).rejects.toEqual(missing);
    for (const verb of [pauseShare, resumeShare, revokeShare, rotateShare])
      await expect(verb(other, link.id)).rejects.toEqual(refusal('shareNotFound'));
    await trashScenario(context, id, 'any');
    await expect(restoreScenario(other, id)).rejects.toEqual(missing);
    expect((await listShares(other)).items).toEqual([]);
  });

  test('a copy has its own life and a name that says so', async () => {
    const { id } = await createScenario(context, testScenario('長'.repeat(120)));
    const copy = await duplicateScenario(context, id, 'ja');
    expect(copy.scenario.name).toBe(`${'長'.repeat(115)} のコピー`);
    await trashScenario(context, id, [1]);
    expect((await openScenario(context, copy.id)).version).toBe(1);
  });

  test('the trash keeps a scenario 30 days, without its links', async () => {
    const { id } = await createScenario(context, testScenario('to trash'));
    const { token } = await createShare(context, id, ask(), testAnswer);
    await trashScenario(context, id, [1]);
    await expect(openScenario(context, id)).rejects.toEqual(refusal('scenarioNotFound'));
    const { items } = await listScenarios(context, { trash: true, search: 'to trash' });
    expect(items[0]?.trashedAt).toBeDefined();
    expect((await restoreScenario(context, id)).version).toBe(1);
    await expect(openShare(context, token, testAnswer)).rejects.toEqual(
      refusal('sharedLinkUnavailable'),
    );
    await trashScenario(context, id, [1]);
    time.milliseconds += 30 * DAY_MILLISECONDS - 1;
    await purgeTrash(context);
    await restoreScenario(context, id);
    await trashScenario(context, id, [1]);
    time.milliseconds += 30 * DAY_MILLISECONDS + 1;
    expect(await purgeTrash(context)).toBeGreaterThan(0);
    await expect(restoreScenario(context, id)).rejects.toEqual(refusal('scenarioNotFound'));
  });

  test('a snapshot stays as it was, a live link follows', async () => {
    const { id } = await createScenario(context, testScenario('frozen'));
    const snapshot = await createShare(context, id, ask(), testAnswer);
    const live = await createShare(context, id, ask({ mode: 'live' }), testAnswer);
    await saveScenario(context, id, [1], testScenario('moved'));
    const frozenView = await openShare(context, snapshot.token, testAnswer);
    expect(frozenView).toMatchObject({ scenarioVersion: 1, scenario: { name: 'frozen' } });
    expect(frozenView.result.notIncluded).toEqual(['frozen']);
    const liveView = await openShare(context, live.token, testAnswer);
    expect(liveView).toMatchObject({ scenarioVersion: 2, scenario: { name: 'moved' } });
    expect(snapshot).toMatchObject({ engineVersion: '9.9.9', catalogVersion: '2026-11-23' });
  });

  test('what is not included is nowhere in what a viewer gets', async () => {
    const { id } = await createScenario(context, testScenario());
    const include = { note: false, staffRates: false, budget: false };
    const hidden = ['333221.5', '333000.25', '400000.125', '151.25', 'tariff', 'Friday'];
    for (const mode of ['snapshot', 'live']) {
      const closed = await createShare(context, id, ask({ mode, include }), testAnswer);
      const text = JSON.stringify(await openShare(context, closed.token, testAnswer));
      const ownHash = scenarioHash(testScenario());
      for (const secret of [...hidden, ownHash, id, closed.id, 'local'])
        expect(text).not.toContain(secret);
      const all = { note: true, staffRates: true, budget: true };
      const opened = await createShare(context, id, ask({ mode, include: all }), testAnswer);
      const shown = JSON.stringify(await openShare(context, opened.token, testAnswer));
      for (const secret of [...hidden, ownHash]) expect(shown).toContain(secret);
    }
    const { token } = await createShare(context, id, ask({ include }), testAnswer);
    const copy = await copyShared(testContext(database, time, 'viewer'), token, testAnswer);
    expect(copy.scenario).toMatchObject({ note: '', overrides: [], goals: { budgetUsd: null } });
  });

  test('views are counted, the day is kept, the list never shows a token', async () => {
    const { id } = await createScenario(context, testScenario());
    const link = await createShare(context, id, ask(), testAnswer);
    for (let index = 0; index < 3; index++) await openShare(context, link.token, testAnswer);
    await openShare(context, link.token, testAnswer, { countView: false });
    await flushOpened(context);
    const { items } = await listShares(context, { scenarioId: id });
    expect(items[0]).toMatchObject({
      openedCount: 3,
      lastOpenedDay: new Date(time.milliseconds).toISOString().slice(0, 10),
    });
    expect(JSON.stringify([items, await allRows(database)])).not.toContain(link.token);
  });

  test('on a full disk links are still read, and views counted when there is room', async () => {
    let isFull = false;
    const write: Database['write'] = (work) =>
      isFull ? Promise.reject(new StorageError('full')) : database.write(work);
    const filling = testContext({ ...database, write }, time, 'full disk');
    const { id } = await createScenario(filling, testScenario());
    const link = await createShare(filling, id, ask(), testAnswer);
    isFull = true;
    await openShare(filling, link.token, testAnswer);
    expect((await listShares(filling)).items[0]?.openedCount).toBe(0);
    await openShare(filling, link.token, testAnswer);
    await expect(saveScenario(filling, id, [1], testScenario())).rejects.toEqual(refusal('full'));
    isFull = false;
    expect((await listShares(filling)).items[0]?.openedCount).toBe(2);
  });

  test('20 active links per scenario, counted exactly by parallel writers', async () => {
    const { id } = await createScenario(context, testScenario());
    const made = await Promise.allSettled(
      Array.from({ length: 26 }, () => createShare(context, id, ask(), testAnswer)),
    );
    const links = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(links).toHaveLength(20);
    for (const one of made)
      if (one.status === 'rejected') expect(one.reason).toEqual(refusal('scenarioShareLimit'));
    await revokeShare(context, links[0]?.id ?? '');
    await createShare(context, id, ask(), testAnswer);
    await expect(createShare(context, id, ask(), testAnswer)).rejects.toEqual(
      refusal('scenarioShareLimit'),
    );
  });

  test('200 active links per workspace', async () => {
    const other = testContext(database, time, 'many links');
    for (let index = 0; index < 10; index++) {
      const { id } = await createScenario(other, testScenario());
      for (let link = 0; link < 20; link++) await createShare(other, id, ask(), testAnswer);
    }
    const { id } = await createScenario(other, testScenario());
    await expect(createShare(other, id, ask(), testAnswer)).rejects.toEqual(
      refusal('workspaceShareLimit'),
    );
  });

  test('the audit log takes lines and gives none back', async () => {
    const { auditEntries } = database.tables;
    const lines = await database.read.select().from(auditEntries);
    expect(lines.length).toBeGreaterThan(100);
    await expect(
      database.write((tx) => tx.update(auditEntries).set({ userId: 'nobody' })),
    ).rejects.toThrow();
    await expect(database.write((tx) => tx.delete(auditEntries))).rejects.toThrow();
    expect(await database.read.select().from(auditEntries)).toHaveLength(lines.length);
  });

  test('a failed write leaves nothing, and the next one works', async () => {
    const { scenarios } = database.tables;
    const before = await allRows(database);
    const broken = { ...context, randomText: () => 'same' };
    await expect(
      database.write(async (tx) => {
        await tx.insert(scenarios).values({
          id: 'half',
          workspaceId: 'local',
          version: 1,
          name: 'half',
          nameFolded: 'half',
          scenario: testScenario(),
          createdMilliseconds: 1,
          updatedMilliseconds: 1,
        });
        throw new Error('in the middle');
      }),
    ).rejects.toThrow('in the middle');
    await createScenario(broken, testScenario()).catch(() => undefined);
    await expect(createScenario(broken, testScenario())).rejects.toEqual(refusal('unique'));
    const after = await allRows(database);
    expect(after.scenarios.filter((row) => row.id === 'half')).toEqual([]);
    expect(after.scenarios.length).toBe(before.scenarios.length + 1);
  });
});

test('the same sequence leaves the same rows in both databases', async () => {
  const dumps = await Promise.all(
    DIALECTS.map(async (dialect) => {
      const database = await places.open(dialect);
      const time = { milliseconds: START_MILLISECONDS };
      const context = testContext(database, time);
      const a = await createScenario(context, testScenario('𠮷﨑 “Ä” \\ \n e\u0301'), 'key');
      const b = await createScenario(context, testScenario('z', 1.5e9 + 0.1));
      await createScenario(context, testScenario('𠮷﨑 “Ä” \\ \n e\u0301'), 'key');
      time.milliseconds += 12_345;
      await saveScenario(context, a.id, [1], testScenario('saved'));
      await restoreScenarioVersion(context, a.id, 1, [2]);
      const copy = await duplicateScenario(context, a.id, 'ja');
      const link = await createShare(context, a.id, ask(), testAnswer);
      const live = await createShare(
        context,
        b.id,
        ask({ mode: 'live', expiresInDays: null }),
        testAnswer,
      );
      await pauseShare(context, link.id);
      await resumeShare(context, link.id);
      const rotated = await rotateShare(context, live.id);
      await openShare(context, rotated.token, testAnswer);
      await flushOpened(context);
      await trashScenario(context, copy.id, [1]);
      await trashScenario(context, b.id, [1]);
      await restoreScenario(context, b.id);
      const lists = [
        await listScenarios(context),
        await listScenarios(context, { trash: true }),
        await listShares(context),
        await scenarioVersionPage(context, a.id, { limit: 2 }),
      ];
      return { rows: await allRows(database), lists };
    }),
  );
  expect(dumps[0]?.rows.audit.length).toBeGreaterThan(12);
  expect(dumps[1]).toEqual(dumps[0]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openedDatabase } from '@/db/opened-database';
import { testScenario } from '../db/test-context';
import { START_LIMIT_MILLISECONDS, startTestServer, type TestServer } from './test-server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, START_LIMIT_MILLISECONDS);
afterAll(() => server.stop());

const PASSCODE = 'ひらけゴマ１２３４';

async function lockedLink(passcode = PASSCODE) {
  const made = await server.call('POST', '/api/v1/scenarios', {
    json: { scenario: { ...testScenario(), overrides: [] } },
  });
  const { id } = await made.json();
  const response = await server.call('POST', `/api/v1/scenarios/${id}/shares`, {
    json: { passcode },
  });
  expect(response.status).toBe(201);
  return response.json();
}
const unlock = (token: string, passcode: unknown) =>
  server.call('POST', `/api/v1/shared/${token}/unlock`, { json: { passcode } });
const open = (token: string, cookie?: string) =>
  server.call('GET', `/api/v1/shared/${token}`, cookie ? { headers: { cookie } } : {});
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const code = async (response: Response) => [response.status, (await response.json()).code];

describe('a link with a passcode', () => {
  test('opens with it and not without, for this link alone', async () => {
    const link = await lockedLink();
    expect(link.hasPasscode).toBe(true);
    expect(await code(await open(link.token))).toEqual([401, 'passcodeRequired']);
    expect(await code(await unlock(link.token, 'wrong one'))).toEqual([401, 'wrongPasscode']);
    const right = await unlock(link.token, 'ひらけゴマ1234');
    expect(right.status).toBe(204);
    expect(right.headers.get('set-cookie')).toMatch(
      new RegExp(
        `^__Host-hakari-link-${link.id}=[\\w.-]+; Path=/; HttpOnly; SameSite=Lax; Secure$`,
      ),
    );
    const cookie = cookieOf(right);
    expect((await open(link.token, `other=1; ${cookie}`)).status).toBe(200);
    const [name, value = ''] = cookie.split('=');
    const later = `${Number(value.split('.')[0]) + 1}.${value.split('.')[1]}`;
    expect((await open(link.token, `${name}=${later}`)).status).toBe(401);
    const second = await lockedLink();
    expect((await open(second.token, cookie)).status).toBe(401);
    expect((await open(second.token, cookie.replace(link.id, second.id))).status).toBe(401);
    await server.call('POST', `/api/v1/shares/${link.id}/pause`);
    expect((await open(link.token, cookie)).status).toBe(404);
    expect((await unlock(link.token, PASSCODE)).status).toBe(404);
    await server.call('POST', `/api/v1/shares/${link.id}/resume`);
    const rotated = await (await server.call('POST', `/api/v1/shares/${link.id}/rotate`)).json();
    expect((await open(rotated.token, cookie)).status).toBe(401);
  });

  test('five wrong tries rest it, the right one included; the owner sees them', async () => {
    const link = await lockedLink();
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await unlock(link.token, `wrong ${attempt}`)).status).toBe(401);
    const sixth = await unlock(link.token, PASSCODE);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await code(sixth)).toEqual([429, 'tooManyAttempts']);
    const list = await (await server.call('GET', '/api/v1/shares')).json();
    expect(list.items[0]).toMatchObject({ id: link.id, failedUnlockCount: 5 });
  });

  test('a spoofed address gets no fresh tries', async () => {
    const link = await lockedLink();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const response = await server.call('POST', `/api/v1/shared/${link.token}/unlock`, {
        json: { passcode: 'wrong' },
        headers: { 'x-forwarded-for': `10.0.0.${attempt}`, forwarded: `for=10.0.0.${attempt}` },
      });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test('a whole room unlocks it', async () => {
    const link = await lockedLink();
    for (let viewer = 0; viewer < 8; viewer++)
      expect((await unlock(link.token, PASSCODE)).status).toBe(204);
  });

  test('too short is refused; unlocking an open or unknown link is not there', async () => {
    const { scenarioId, ...link } = await lockedLink();
    const short = await server.call('POST', `/api/v1/scenarios/${scenarioId}/shares`, {
      json: { passcode: '1234567' },
    });
    expect(short.status).toBe(400);
    expect((await short.json()).path).toBe('passcode');
    const opened = await (
      await server.call('POST', `/api/v1/scenarios/${scenarioId}/shares`, {})
    ).json();
    expect((await unlock(opened.token, PASSCODE)).status).toBe(404);
    expect((await unlock('A'.repeat(43), PASSCODE)).status).toBe(404);
    expect((await unlock(link.token, 5)).status).toBe(400);
  });

  test('the database holds neither token nor passcode', async () => {
    const link = await lockedLink('a passcode to look for');
    const database = await openedDatabase();
    const rows = await Promise.all(
      Object.values(database.tables).map((table) => database.read.select().from(table)),
    );
    const dump = JSON.stringify(rows);
    expect(dump).toContain(link.id);
    expect(dump).not.toContain(link.token);
    expect(dump).not.toContain('a passcode to look for');
  });
});

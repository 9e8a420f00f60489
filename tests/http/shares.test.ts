import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testScenario } from '../db/test-context';
import { START_LIMIT_MILLISECONDS, startTestServer, type TestServer } from './test-server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, START_LIMIT_MILLISECONDS);
afterAll(() => server.stop());

async function scenarioId(name = 'shared'): Promise<string> {
  const response = await server.call('POST', '/api/v1/scenarios', {
    json: { scenario: { ...testScenario(name), overrides: [] } },
  });
  return (await response.json()).id;
}
async function share(id: string, json: object = {}) {
  const response = await server.call('POST', `/api/v1/scenarios/${id}/shares`, { json });
  expect(response.status).toBe(201);
  return response.json();
}
const open = (token: string, method = 'GET') => server.call(method, `/api/v1/shared/${token}`, {});
const act = async (id: string, verb: string) =>
  server.call('POST', `/api/v1/shares/${id}/${verb}`, {});

async function whole(response: Response) {
  return [response.status, [...response.headers].sort(), await response.text()];
}

describe('links over HTTP', () => {
  test('made, opened, paused, resumed, rotated, revoked', async () => {
    const link = await share(await scenarioId());
    expect(link.token).toMatch(/^[\w-]{43}$/);
    expect(link.url).toBe(`http://127.0.0.1:3000/s/${link.token}`);
    expect(Date.parse(link.expiresAt) - Date.parse(link.createdAt)).toBe(30 * 86_400_000);
    const seen = await open(link.token);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('referrer-policy')).toBe('no-referrer');
    expect(seen.headers.get('x-robots-tag')).toBe('noindex,nofollow');
    expect(seen.headers.get('cache-control')).toBe('no-store');
    const view = await seen.json();
    expect(view).toMatchObject({ mode: 'snapshot', scenarioVersion: 1, asOf: link.createdAt });
    expect(view.result.options[0].costUsd.p50).toBeGreaterThan(0);
    expect(view.recommendation.pareto).toEqual(['a100-dense']);

    expect((await (await act(link.id, 'pause')).json()).state).toBe('paused');
    expect((await open(link.token)).status).toBe(404);
    expect((await (await act(link.id, 'resume')).json()).state).toBe('active');
    expect((await open(link.token)).status).toBe(200);
    const rotated = await (await act(link.id, 'rotate')).json();
    expect(rotated.id).toBe(link.id);
    expect((await open(link.token)).status).toBe(404);
    expect((await open(rotated.token)).status).toBe(200);
    expect((await (await act(link.id, 'revoke')).json()).state).toBe('revoked');
    expect((await open(rotated.token)).status).toBe(404);
    for (const verb of ['pause', 'resume', 'rotate']) {
      const response = await act(link.id, verb);
      expect([response.status, (await response.json()).code]).toEqual([409, 'shareRevoked']);
    }
    expect((await act(link.id, 'revoke')).status).toBe(200);
    const list = await (await server.call('GET', '/api/v1/shares')).json();
    expect(list.items[0]).toMatchObject({ id: link.id, state: 'revoked', openedCount: 3 });
    expect(JSON.stringify(list)).not.toContain(rotated.token);
  });

  test('every failure is the same answer, byte for byte and header for header', async () => {
    const id = await scenarioId();
    const revoked = await share(id);
    await act(revoked.id, 'revoke');
    const paused = await share(id);
    await act(paused.id, 'pause');
    const expired = await share(id, { expiresInDays: 1 });
    const trashedId = await scenarioId();
    const trashed = await share(trashedId);
    await server.call('DELETE', `/api/v1/scenarios/${trashedId}`, {
      headers: { 'if-match': '"1"' },
    });
    const living = await share(id, { expiresInDays: null });
    const unknown = await whole(await open('A'.repeat(43)));
    expect(unknown[0]).toBe(404);
    for (const token of [
      revoked.token,
      paused.token,
      trashed.token,
      'x',
      '%00',
      'null',
      'y'.repeat(10_240),
    ])
      expect(await whole(await open(token))).toEqual(unknown);
    vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ['Date'] });
    try {
      expect(await whole(await open(expired.token))).toEqual(unknown);
    } finally {
      vi.useRealTimers();
    }
    expect(await whole(await open(expired.token))).toEqual(unknown);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const token of [living.token, 'A'.repeat(43)])
        expect(await whole(await open(token, method))).toEqual(unknown);
    expect((await open(living.token)).status).toBe(200);
  });

  test('preview robots are served and not counted', async () => {
    const id = await scenarioId('robots');
    const link = await share(id);
    for (const agent of ['Slackbot-LinkExpanding 1.0', 'Twitterbot/1.0', 'Mozilla/5.0'])
      await server.call('GET', `/api/v1/shared/${link.token}`, {
        headers: { 'user-agent': agent },
      });
    const list = await (await server.call('GET', `/api/v1/shares?scenarioId=${id}`)).json();
    expect(list.items[0].openedCount).toBe(1);
  });

  test.each([
    { mode: 'forever' },
    { expiresInDays: 2 },
    { expiresInDays: 0 },
    { expiresInDays: '30' },
    { include: { everything: true } },
    { token: 'mine' },
  ])('a share of %o is refused', async (json) => {
    const id = await scenarioId();
    const response = await server.call('POST', `/api/v1/scenarios/${id}/shares`, { json });
    expect(response.status).toBe(400);
    expect((await response.json()).path).toBe(
      Object.keys(json)[0] === 'include' ? 'include.everything' : Object.keys(json)[0],
    );
  });

  test('the 21st active link is refused', async () => {
    const id = await scenarioId();
    for (let index = 0; index < 20; index++) await share(id, { mode: 'live' });
    const response = await server.call('POST', `/api/v1/scenarios/${id}/shares`, {});
    expect([response.status, (await response.json()).code]).toEqual([409, 'scenarioShareLimit']);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testScenario } from '../db/test-context';
import { START_LIMIT_MILLISECONDS, startTestServer, type TestServer } from './test-server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, START_LIMIT_MILLISECONDS);
afterAll(() => server.stop());

const BASE = '/api/v1/scenarios';
async function created(name = 'http', headers: Record<string, string> = {}) {
  const response = await server.call('POST', BASE, {
    json: { scenario: testScenario(name) },
    headers,
  });
  expect(response.status).toBe(201);
  return { response, saved: await response.json() };
}

describe('scenarios over HTTP', () => {
  test('created, read, saved, deleted, restored', async () => {
    const { response, saved } = await created();
    expect(Object.keys(saved).sort()).toEqual([
      'createdAt',
      'id',
      'scenario',
      'updatedAt',
      'version',
    ]);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('location')).toBe(`${BASE}/${saved.id}`);
    const one = `${BASE}/${saved.id}`;
    const read = await server.call('GET', one);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await read.json()).toEqual(saved);
    const put = await server.call('PUT', one, {
      json: { scenario: testScenario('second') },
      headers: { 'if-match': '"1"' },
    });
    expect([put.status, put.headers.get('etag')]).toEqual([200, '"2"']);
    const gone = await server.call('DELETE', one, { headers: { 'if-match': '"2"' } });
    expect([gone.status, await gone.text()]).toEqual([204, '']);
    expect((await server.call('GET', one)).status).toBe(404);
    const trash = await (await server.call('GET', `${BASE}?trash=true`)).json();
    expect(trash.items.map((item: { id: string }) => item.id)).toContain(saved.id);
    expect((await server.call('POST', `${one}/restore`)).status).toBe(200);
    expect((await server.call('GET', one)).headers.get('etag')).toBe('"2"');
  });

  test.each([
    [undefined, 428, 'versionRequired'],
    ['"7"', 412, 'staleVersion'],
    ['W/"1"', 412, 'staleVersion'],
    ['"x"', 412, 'staleVersion'],
    ['1', 400, 'invalidHeader'],
    ['"1', 400, 'invalidHeader'],
    ['"1"', 200, undefined],
    ['"9", "1"', 200, undefined],
    ['*', 200, undefined],
  ])('PUT with If-Match %s answers %i', async (ifMatch, status, code) => {
    const { saved } = await created();
    const response = await server.call('PUT', `${BASE}/${saved.id}`, {
      json: { scenario: testScenario('x') },
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    });
    expect(response.status).toBe(status);
    const body = await response.json();
    expect(body.code).toBe(code);
    if (status === 412) expect(response.headers.get('etag')).toBe('"1"');
    if (status >= 400)
      expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  test('versions, restored version, duplicate', async () => {
    const { saved } = await created('one');
    const one = `${BASE}/${saved.id}`;
    await server.call('PUT', one, {
      json: { scenario: testScenario('two') },
      headers: { 'if-match': '"1"' },
    });
    const restored = await server.call('POST', `${one}/versions/1/restore`);
    expect(await restored.json()).toMatchObject({ version: 3, scenario: { name: 'one' } });
    const stale = await server.call('POST', `${one}/versions/1/restore`, {
      headers: { 'if-match': '"1"' },
    });
    expect(stale.status).toBe(412);
    const versions = await (await server.call('GET', `${one}/versions?limit=2`)).json();
    expect(versions.items.map((item: { version: number }) => item.version)).toEqual([3, 2]);
    const rest = await (
      await server.call('GET', `${one}/versions?cursor=${versions.nextCursor}`)
    ).json();
    expect([rest.items.length, rest.nextCursor]).toEqual([1, null]);
    for (const version of ['9', '0', '-1', '1e3', 'null', '1.5', '99999999999999999999'])
      expect((await server.call('POST', `${one}/versions/${version}/restore`)).status).toBe(404);
    const copy = await server.call('POST', `${one}/duplicate`, { json: { language: 'ja' } });
    expect(copy.status).toBe(201);
    expect((await copy.json()).scenario.name).toBe('one のコピー');
  });

  test('a thousand retries with one key make one scenario', async () => {
    const headers = { 'idempotency-key': 'retry-1' };
    const { saved } = await created('retried', headers);
    for (let round = 0; round < 50; round++)
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          expect((await created('retried', headers)).saved).toEqual(saved);
        }),
      );
    const { items } = await (await server.call('GET', `${BASE}?search=retried`)).json();
    expect(items).toHaveLength(1);
    const other = await server.call('POST', BASE, {
      json: { scenario: testScenario('not the same') },
      headers,
    });
    expect([other.status, (await other.json()).code]).toEqual([422, 'idempotencyKeyReused']);
    const odd = await server.call('POST', BASE, {
      json: { scenario: testScenario() },
      headers: { 'idempotency-key': 'x'.repeat(201) },
    });
    expect(odd.status).toBe(400);
  });

  test.each([
    '?limit=0',
    '?limit=101',
    '?limit=1e1',
    '?limit=1&limit=2',
    '?unknown=1',
    '?trash=yes',
    '?cursor=%00',
    '?search=%00',
    `?search=${'x'.repeat(121)}`,
    '?__proto__=1',
  ])('GET /scenarios%s is refused', async (query) => {
    expect((await server.call('GET', `${BASE}${query}`)).status).toBe(400);
  });

  test('the list has no more than the rows it says', async () => {
    const before = await (await server.call('GET', `${BASE}?limit=1`)).json();
    expect(before.items).toHaveLength(1);
    expect(typeof before.nextCursor).toBe('string');
  });
});

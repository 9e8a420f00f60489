import { eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openedDatabase } from '@/db/opened-database';
import { proxy } from '@/proxy';
import { testScenario } from '../db/test-context';
import { HOST, START_LIMIT_MILLISECONDS, startTestServer, type TestServer } from './test-server';

let server: TestServer;
let scenarioId: string;
beforeAll(async () => {
  server = await startTestServer();
  const response = await server.call('POST', '/api/v1/scenarios', {
    json: { scenario: { ...testScenario('secret plan'), overrides: [] } },
  });
  scenarioId = (await response.json()).id;
}, START_LIMIT_MILLISECONDS);
afterAll(() => server.stop());

async function madeLink(): Promise<{ id: string; token: string }> {
  return (await server.call('POST', `/api/v1/scenarios/${scenarioId}/shares`, { json: {} })).json();
}
const page = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(
    new NextRequest(`http://${HOST}${path}`, {
      method: init.method ?? 'GET',
      headers: { host: HOST, ...init.headers },
    }),
  );
const whole = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers].sort(),
  body: await response.text(),
});

test('a link that opens is passed on, with the headers of a shared page', async () => {
  const { token } = await madeLink();
  const response = await page(`/s/${token}?language=ja`);
  expect(response.headers.get('x-middleware-rewrite')).toContain(`/ja/s/${token}`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('x-robots-tag')).toBe('noindex,nofollow');
});

test('an expired link is answered to the byte like an unknown one, whatever the path', async () => {
  const { token, id } = await madeLink();
  const { write, tables } = await openedDatabase();
  expect((await page(`/s/${token}`)).status).toBe(200);
  await write(async (tx) => {
    await tx
      .update(tables.shares)
      .set({ expiresMilliseconds: Date.now() - 1 })
      .where(eq(tables.shares.id, id));
  });
  const unknown = await whole(await page(`/s/${'A'.repeat(43)}`));
  expect(unknown.status).toBe(404);
  expect(unknown.body).not.toContain('secret plan');
  for (const path of [`/s/${token}`, `/en/s/${token}`, '/s', '/s/null', `/s/${token}/more`])
    expect(await whole(await page(path)), path).toEqual(unknown);
  const other = await madeLink();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    expect(await whole(await page(`/s/${other.token}`, { method })), method).toEqual(unknown);
});

test('the refusal is said in the reader’s language', async () => {
  const said = async (path: string, headers = {}) => (await page(path, { headers })).text();
  expect(await said('/s/x?language=ja')).toContain('このリンクは開けません');
  expect(await said('/s/x', { 'accept-language': 'ja' })).toContain('<html lang="ja">');
  expect(await said('/s/x')).toContain('<html lang="en">');
});

test('pages are served to our own host names only', async () => {
  expect((await page('/ja/scenarios')).status).toBe(200);
  expect((await page('/ja/scenarios', { headers: { host: 'evil.example' } })).status).toBe(403);
});

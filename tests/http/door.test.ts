import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testScenario } from '../db/test-context';
import { HOST, START_LIMIT_MILLISECONDS, startTestServer, type TestServer } from './test-server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, START_LIMIT_MILLISECONDS);
afterAll(() => server.stop());

const SCENARIOS = '/api/v1/scenarios';
const JSON_TYPE = { 'content-type': 'application/json' };

async function refused(body: BodyInit, headers: Record<string, string> = JSON_TYPE) {
  const response = await server.call('POST', SCENARIOS, { body, headers });
  return { status: response.status, problem: await response.json() };
}
const withField = (change: (scenario: Record<string, unknown>) => void) => {
  const scenario: Record<string, unknown> = structuredClone(testScenario());
  change(scenario);
  return JSON.stringify({ scenario });
};

describe('bodies', () => {
  test.each<[string, string, string, string]>([
    ['', 'malformedJson', '', 'nothing'],
    ['{', 'malformedJson', '', 'half an object'],
    ['null', 'invalidValue', '', 'null'],
    ['[]', 'invalidValue', '', 'a list'],
    ['{}', 'invalidValue', 'scenario', 'no scenario'],
    ['{"scenario":1}', 'invalidValue', 'scenario', 'a number'],
    [withField((s) => (s.extra = 1)), 'unknownField', 'scenario.extra', 'an unknown field'],
    [withField((s) => (s.name = 5)), 'invalidValue', 'scenario.name', 'a wrong type'],
    [withField((s) => (s.name = 'x'.repeat(121))), 'invalidValue', 'scenario.name', 'a long name'],
    [withField((s) => (s.name = 'a\u0000')), 'invalidValue', 'scenario.name', 'U+0000'],
    [withField((s) => (s.name = '\ud800')), 'invalidValue', 'scenario.name', 'a lone surrogate'],
    [withField((s) => (s.options = [])), 'invalidValue', 'scenario.options', 'no options'],
    [`{"scenario":{"__proto__":{"x":1}}}`, 'refusedKey', 'scenario.__proto__', 'a prototype key'],
    [`{"constructor":{"prototype":1}}`, 'refusedKey', 'constructor', 'a constructor key'],
    [
      `{"scenario":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'tooDeep',
      'scenario',
      'deep nesting',
    ],
  ])('%# refused with the path of the field', async (body, code, path) => {
    const { status, problem } = await refused(body);
    expect([status, problem.code]).toEqual([400, code]);
    if (code === 'tooDeep') expect(problem.path).toMatch(/^scenario(\.0)+$/);
    else expect(problem.path).toBe(path);
    expect(problem).toMatchObject({ type: `urn:hakari:problem:${code}`, status });
    expect(problem.requestId).toMatch(/^[\w-]{16}$/);
  });

  test('bytes that are not UTF-8', async () => {
    const { status, problem } = await refused(new Uint8Array([0x22, 0xff, 0xfe, 0x22]));
    expect([status, problem.code]).toEqual([400, 'malformedJson']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq', 'x'])(
    'a body of type %s',
    async (type) => {
      const { status } = await refused('{"scenario":{}}', { 'content-type': type });
      expect(status).toBe(415);
    },
  );

  test('a body one byte too large is refused, one that just fits is read', async () => {
    const fits = `{"scenario":"${'x'.repeat(256 * 1024 - 15)}"}`;
    expect(Buffer.byteLength(fits)).toBe(256 * 1024);
    expect((await refused(fits)).problem.code).toBe('invalidValue');
    expect(await refused(`${fits} `)).toMatchObject({
      status: 413,
      problem: { code: 'bodyTooLarge' },
    });
  });

  test('an endless body is cut off, whatever its length claims', async () => {
    let sentBytes = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        sentBytes += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(0x5b));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const { status } = await refused(endless, { ...JSON_TYPE, 'content-length': '10' });
    expect([status, isCancelled]).toEqual([413, true]);
    expect(sentBytes).toBeLessThan(512 * 1024);
  });

  test('a claimed length is enough to refuse', async () => {
    let isRead = false;
    const unread = new ReadableStream(
      {
        pull() {
          isRead = true;
        },
      },
      { highWaterMark: 0 },
    );
    const { status } = await refused(unread, { ...JSON_TYPE, 'content-length': '262145' });
    expect([status, isRead]).toEqual([413, false]);
  });
});

describe('who may call', () => {
  const post = (headers: Record<string, string>) =>
    server.call('POST', SCENARIOS, { json: { scenario: testScenario() }, headers });

  test.each<[Record<string, string>, number]>([
    [{}, 201],
    [{ origin: `http://${HOST}` }, 201],
    [{ origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:4000' }, 403],
    [{ host: 'evil.example' }, 403],
    [{ host: 'evil.example', origin: 'http://evil.example' }, 403],
    [{ host: '127.0.0.1.evil.example' }, 403],
    [{ host: '' }, 403],
    [{ host: 'localhost:9999' }, 201],
    [{ host: '[::1]:3000' }, 201],
    [{ 'x-forwarded-host': 'evil.example', 'x-middleware-subrequest': 'proxy' }, 201],
    [{ host: 'evil.example', 'x-forwarded-host': HOST }, 403],
  ])('%o answers %i', async (headers, status) => {
    expect((await post(headers)).status).toBe(status);
  });

  test('a foreign host name reads nothing on any route', async () => {
    for (const { pattern, methods } of server.routes) {
      if (pattern.startsWith('/health')) continue;
      for (const method of Object.keys(methods).filter((name) => name === name.toUpperCase())) {
        const target = pattern.replace(/\[\w+\]/g, 'x');
        const response = await server.call(method, target, {
          headers: { host: 'evil.example' },
        });
        expect([pattern, method, response.status]).toEqual([pattern, method, 403]);
      }
    }
  });

  test('a foreign page changes nothing on any route', async () => {
    for (const { pattern, methods } of server.routes)
      for (const method of Object.keys(methods))
        if (['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) {
          const target = pattern.replace(/\[\w+\]/g, 'x');
          const response = await server.call(method, target, {
            headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
          });
          expect([pattern, method, response.status]).toEqual([pattern, method, 403]);
        }
  });

  test('behind a public name its origin is asked for', async () => {
    process.env.HAKARI_PUBLIC_URL = 'https://plan.example';
    try {
      const host = 'plan.example';
      expect((await post({ host, origin: 'https://plan.example' })).status).toBe(201);
      expect((await post({ host, origin: 'http://plan.example' })).status).toBe(403);
      expect((await post({ host })).status).toBe(403);
    } finally {
      delete process.env.HAKARI_PUBLIC_URL;
    }
  });
});

describe('odd ids', () => {
  const ODD = [
    ':id',
    '%3Aid',
    '..%2f',
    '%00',
    'null',
    'undefined',
    '*',
    '[id]',
    'x'.repeat(10_240),
    "'%20or%201=1",
    '%F0%9F%92%A9',
  ];
  test.each(ODD)('%s is not there', async (id) => {
    for (const { pattern, methods } of server.routes) {
      if (!pattern.includes('[')) continue;
      for (const method of Object.keys(methods)) {
        if (!['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].includes(method)) continue;
        const target = pattern.replace(/\[\w+\]/g, id);
        const asked = method === 'PUT' ? { headers: { 'if-match': '"1"' } } : {};
        const response = await server.call(method, target, asked);
        expect([pattern, method, response.status]).toEqual([pattern, method, 404]);
      }
    }
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testScenario } from '../db/test-context';
import { isScenario, type Known, requestArbitrary, sent } from './fuzz';
import { START_LIMIT_MILLISECONDS, startTestServer, type TestServer } from './test-server';

const REQUEST_COUNT = process.env.HAKARI_TESTS === 'long' ? 20_000 : 1_500;
const LIMIT_MILLISECONDS = 600_000;

let server: TestServer;
let known: Known;
beforeAll(async () => {
  server = await startTestServer();
  const made = await server.call('POST', '/api/v1/scenarios', {
    json: { scenario: { ...testScenario(), overrides: [] } },
  });
  const { id: scenarios = '' } = await made.json();
  const link = await server.call('POST', `/api/v1/scenarios/${scenarios}/shares`, {});
  const { id: shares, token: shared } = await link.json();
  known = { scenarios, shares, shared };
}, START_LIMIT_MILLISECONDS);
afterAll(() => server.stop());

test(
  'odd requests are answered, never with a 5xx, always as a problem, never slowly',
  async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(requestArbitrary, async (asked) => {
        const startMilliseconds = performance.now();
        const { line, response } = await sent(server, asked, known);
        seen.add(response.status);
        const text = await response.text();
        if (response.status >= 500) throw new Error(`${line} -> ${response.status} ${text}`);
        if (response.status >= 400) {
          const problem = JSON.parse(text);
          if (problem.status !== response.status || typeof problem.code !== 'string')
            throw new Error(`${line} -> ${text}`);
        }
        const kept = response.status === 201 ? JSON.parse(text).scenario : undefined;
        if (kept !== undefined && !isScenario(kept))
          throw new Error(`${line} kept what is no scenario`);
        if (performance.now() - startMilliseconds > 5_000) throw new Error(`${line} is slow`);
      }),
      { numRuns: REQUEST_COUNT },
    );
    // The fuzz reaches all kinds of answers, not only the first door.
    for (const status of [200, 201, 400, 404, 415, 428]) expect([...seen]).toContain(status);
  },
  LIMIT_MILLISECONDS,
);

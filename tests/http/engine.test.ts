import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { recommend } from '@/engine/recommend/recommend';
import { roadmapOf } from '@/engine/recommend/roadmap';
import { simulate } from '@/engine/simulate';
import { START_LIMIT_MILLISECONDS, startTestServer, type TestServer } from './test-server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, START_LIMIT_MILLISECONDS);
afterAll(() => server.stop());

const example = exampleScenario('default', catalog);

describe('the engine over HTTP', () => {
  test('answers what the engine answers', async () => {
    const response = await server.call('POST', '/api/v1/simulate', { json: example });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(simulate(example, catalog))));
    const advice = await server.call('POST', '/api/v1/recommend', { json: example });
    expect(await advice.json()).toEqual(
      JSON.parse(JSON.stringify(recommend(example, catalog, simulate))),
    );
  }, 120_000);

  test('answers the phased plan that the engine answers', async () => {
    const response = await server.call('POST', '/api/v1/roadmap', { json: example });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(
      JSON.parse(JSON.stringify(roadmapOf(example, catalog, simulate))),
    );
  }, 60_000);

  test('what does not exist is named', async () => {
    const json = structuredClone(example);
    const [option] = json.options;
    if (option) option.hardware = 'nvidia-x1';
    const response = await server.call('POST', '/api/v1/simulate', { json });
    expect([response.status, (await response.json()).code]).toEqual([422, 'unknownHardware']);
  });

  test('the catalog names a source that exists for every fact', async () => {
    const answer = await (await server.call('GET', '/api/v1/catalog')).json();
    expect(answer.facts.length).toBeGreaterThan(100);
    expect(answer.machines).toEqual(
      Object.values(catalog.hardware).map(({ id, name, vendorId, kind, validated }) => ({
        id,
        name,
        vendorId,
        kind,
        validated,
      })),
    );
    for (const fact of answer.facts) {
      expect(answer.sources).toHaveProperty([fact.source]);
      expect(fact.date).toMatch(/^\d{4}/);
    }
  });

  test('health', async () => {
    expect((await server.call('GET', '/health/live')).status).toBe(200);
    expect((await server.call('GET', '/health/ready')).status).toBe(200);
  });
});

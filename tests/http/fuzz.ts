import fc from 'fast-check';
import { scenarioSchema } from '@/engine/scenario';
import { testScenario } from '../db/test-context';
import type { TestServer } from './test-server';

const hostile = fc.constantFrom<unknown>(
  null,
  true,
  '',
  0,
  -0,
  -1,
  1e308,
  -1e308,
  5e-324,
  Number.MAX_SAFE_INTEGER + 2,
  '\u0000',
  '\ud800',
  '𠮷﨑',
  '__proto__',
  "'; drop table scenarios; --",
  '<script>alert(1)</script>',
  '\r\nset-cookie: a=b',
  [],
  {},
  [[[[]]]],
  JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":1}}'),
  'x'.repeat(5000),
);
const jsonValue = fc.oneof(hostile, fc.jsonValue({ maxDepth: 4 }));

/** A valid scenario with a few of its leaves replaced, removed or added to. */
const bentScenario = fc
  .array(fc.record({ at: fc.nat(200), value: jsonValue, how: fc.nat(2) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((bends) => {
    const scenario: unknown = structuredClone(testScenario());
    for (const { at, value, how } of bends) bend(scenario, at, value, how);
    return scenario;
  });

function bend(root: unknown, at: number, value: unknown, how: number): void {
  const holders: Record<string, unknown>[] = [];
  const collect = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    const holder = node as Record<string, unknown>;
    if (Object.keys(holder).length > 0) holders.push(holder);
    Object.values(holder).forEach(collect);
  };
  collect(root);
  const holder = holders[at % holders.length];
  if (!holder) return;
  const keys = Object.keys(holder);
  const key = keys[at % keys.length] ?? 'x';
  // A copy: one hostile object in two places would make a cycle.
  const own: unknown = structuredClone(value);
  if (how === 0) holder[key] = own;
  else if (how === 1) delete holder[key];
  else holder[`${key}x`] = own;
}

const bodies = fc.oneof(
  { weight: 3, arbitrary: bentScenario.map((scenario) => JSON.stringify({ scenario })) },
  { weight: 2, arbitrary: fc.constant(JSON.stringify({ scenario: testScenario() })) },
  { weight: 1, arbitrary: jsonValue.map((value) => JSON.stringify(value) ?? '') },
  { weight: 1, arbitrary: fc.string({ maxLength: 50 }) },
);
/** Stands for the id or token of something that is there. */
const REAL = 'REAL';
const odd = fc.oneof(
  { weight: 2, arbitrary: fc.constant(REAL) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'x',
      'A'.repeat(22),
      'A'.repeat(43),
      'null',
      '0',
      '1',
      '1e9',
      '%00',
      '..%2f',
      '1',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ maxLength: 30 })
      .filter((text) => !/^\.{1,2}$/.test(text))
      .map((text) => encodeURIComponent(text.toWellFormed())),
  },
);
const header = fc.oneof(
  fc.constantFrom('"1"', '*', 'W/"1"', '""', '"99999999999999999999"', ','.repeat(500)),
  fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
);
const query = fc.oneof(
  fc.constant(''),
  fc
    .dictionary(
      fc.constantFrom('limit', 'cursor', 'search', 'trash', 'x', '__proto__'),
      fc.string({ maxLength: 20 }).map((text) => text.toWellFormed()),
    )
    .map((pairs) => `?${new URLSearchParams(pairs)}`),
);

export const requestArbitrary = fc.record({
  route: fc.nat(1000),
  method: fc.nat(1000),
  segments: fc.tuple(odd, odd),
  body: bodies,
  contentType: fc.constantFrom(...Array<string>(6).fill('application/json'), 'text/plain', ''),
  ifMatch: fc.option(header, { nil: undefined }),
  key: fc.option(header, { nil: undefined }),
  query,
});
export type FuzzedRequest = typeof requestArbitrary extends fc.Arbitrary<infer R> ? R : never;

/** Ids and tokens of things that are there, by the folder they stand in. */
export type Known = Partial<Record<string, string>>;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Sends one to some route; gives what was asked and the answer. */
export async function sent(server: TestServer, asked: FuzzedRequest, known: Known) {
  // The engine's own inputs are fuzzed where the engine is tested.
  const routes = server.routes.filter(({ pattern }) => !/simulate|recommend/.test(pattern));
  const route = routes[asked.route % routes.length];
  if (!route) throw new Error('no routes');
  const methods = METHODS.filter((name) => route.methods[name]);
  const method = methods[asked.method % methods.length] ?? 'GET';
  const segments = [...asked.segments];
  const path = route.pattern.replace(/(\w+)\/\[\w+\]/g, (_, folder: string) => {
    const segment = segments.shift() ?? 'x';
    return `${folder}/${segment === REAL ? (known[folder] ?? '1') : segment}`;
  });
  const target = path + asked.query;
  const response = await server.call(method, target, {
    ...(method === 'GET' ? {} : { body: asked.body }),
    headers: {
      ...(asked.contentType ? { 'content-type': asked.contentType } : {}),
      ...(asked.ifMatch === undefined ? {} : { 'if-match': asked.ifMatch }),
      ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
    },
  });
  return { line: `${method} ${target}`, response };
}

/** What may be kept: only what the schema lets through. */
export function isScenario(value: unknown): boolean {
  return scenarioSchema.safeParse(value).success;
}

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDatabase } from '@/db/opened-database';

type Handler = (
  request: Request,
  segment: { params: Promise<Record<string, string>> },
) => Promise<Response>;
interface Route {
  /** `/api/v1/scenarios/[id]` */
  pattern: string;
  methods: Partial<Record<string, Handler>>;
}

const APP = path.resolve(import.meta.dirname, '../../app');
/** Loading the engine takes its time on a busy machine. */
export const START_LIMIT_MILLISECONDS = 60_000;
export const HOST = '127.0.0.1:3000';

/** Every route file of the interface, found by looking, so that none can be forgotten. */
async function allRoutes(): Promise<Route[]> {
  const files = ['api', 'health'].flatMap((top) =>
    readdirSync(path.join(APP, top), { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .map((file) => path.join(top, path.dirname(file))),
  );
  return Promise.all(
    files.map(async (folder) => ({
      pattern: `/${folder}`,
      methods: await import(path.join(APP, folder, 'route.ts')),
    })),
  );
}

function matchedParams(pattern: string, pathname: string): Record<string, string> | null {
  const names = pattern.split('/');
  const parts = pathname.split('/');
  if (names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    const variable = /^\[(\w+)\]$/.exec(name)?.[1];
    if (variable) params[variable] = decodeURIComponent(part);
    else if (name !== part) return null;
  }
  return params;
}

export interface Asked {
  /** Sent as JSON. */
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
}

export interface TestServer {
  routes: Route[];
  /** Calls the route's handler as the server would; null where no route has this path. */
  call(method: string, target: string, asked?: Asked): Promise<Response>;
  stop(): Promise<void>;
}

/** The route handlers on a database of their own, called without a network. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hakari-http-'));
  process.env.HAKARI_DATA_DIR = folder;
  delete process.env.DATABASE_URL;
  const routes = await allRoutes();
  return {
    routes,
    async call(method, target, { json, body, headers } = {}) {
      const url = new URL(target, `http://${HOST}`);
      const init: RequestInit & { duplex?: 'half' } = {
        method,
        headers: {
          host: HOST,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        duplex: 'half',
      };
      if (json !== undefined) init.body = JSON.stringify(json);
      if (body !== undefined) init.body = body;
      for (const { pattern, methods } of routes) {
        const params = matchedParams(pattern, url.pathname);
        const handler = params && methods[method];
        if (handler) return handler(new Request(url, init), { params: Promise.resolve(params) });
      }
      throw new Error(`no route for ${method} ${target}`);
    },
    async stop() {
      await closeDatabase();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import type { z } from 'zod';
import { readInput } from '@/engine/read-input';
import { RequestError } from './request-error';

export const LARGEST_BODY_BYTES = 256 * 1024;
const DEEPEST_LEVEL = 32;
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The body's bytes, counted while they arrive: what is too large is never held or parsed. */
async function bodyBytes(request: Request, largestBytes: number): Promise<Uint8Array> {
  const tooLarge = new RequestError('bodyTooLarge', { limitBytes: largestBytes });
  if (Number(request.headers.get('content-length') ?? 0) > largestBytes) throw tooLarge;
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    byteCount += value.byteLength;
    if (byteCount > largestBytes) {
      await reader.cancel();
      throw tooLarge;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** Refuses keys that could reach a prototype, and nesting that could exhaust a stack. */
function refuseHostileShape(root: unknown): void {
  const open: { node: unknown; path: string; level: number }[] = [
    { node: root, path: '', level: 1 },
  ];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { node, path, level } = entry;
    if (typeof node !== 'object' || node === null) continue;
    if (level > DEEPEST_LEVEL) throw new RequestError('tooDeep', { path, limit: DEEPEST_LEVEL });
    for (const [key, child] of Object.entries(node)) {
      const childPath = path === '' ? key : `${path}.${key}`;
      if (REFUSED_KEYS.has(key)) throw new RequestError('refusedKey', { path: childPath });
      open.push({ node: child, path: childPath, level: level + 1 });
    }
  }
}

function parsedJson(bytes: Uint8Array): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RequestError('malformedJson', { path: '' });
  }
  refuseHostileShape(parsed);
  return parsed;
}

function isJson(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return /^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(type);
}

/** Reads and checks a JSON body in one go; every route with a body comes through here. */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  largestBytes = LARGEST_BODY_BYTES,
): Promise<z.output<Schema>> {
  const bytes = await bodyBytes(request, largestBytes);
  if (!isJson(request)) throw new RequestError('unsupportedMediaType');
  return readInput(schema, parsedJson(bytes));
}

/** As readBody where a body may be left out: nothing counts as `{}`. */
export async function readOptionalBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = await bodyBytes(request, LARGEST_BODY_BYTES);
  if (bytes.byteLength === 0) return readInput(schema, {});
  if (!isJson(request)) throw new RequestError('unsupportedMediaType');
  return readInput(schema, parsedJson(bytes));
}

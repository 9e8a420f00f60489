import type { ErrorDetails } from '@/engine/errors';

/** A "no" from the server; `code` is stable and is also the translation key. `offline`: no answer came. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

export interface Asked {
  json?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

async function answerOf(method: string, path: string, asked: Asked): Promise<Response> {
  const { json, headers, signal } = asked;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(signal && { signal }),
    });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw new ApiError('offline', 0);
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new ApiError(String(problem.code ?? 'internal'), response.status, problem.details ?? {});
}

/** Asks the HTTP interface; the answer's shape is the caller's to name. */
export async function callApi<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
  const response = await answerOf(method, path, asked);
  return response.status === 204 ? (undefined as T) : response.json();
}

export async function fetchFile(path: string, signal?: AbortSignal): Promise<Blob> {
  return (await answerOf('GET', path, { signal })).blob();
}

/** So many random bytes as hexadecimal; also where the page is not a secure context. */
export function randomKey(byteCount = 16): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteCount));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

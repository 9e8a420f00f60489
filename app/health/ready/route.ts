import { readinessStatus } from '@/lib/http/readiness';

export const dynamic = 'force-dynamic';

/** The database is migrated and takes a durable write; no details for outsiders. */
export async function GET(): Promise<Response> {
  const status = await readinessStatus();
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}

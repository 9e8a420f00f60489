import { isReady } from '@/lib/http/readiness';

export const dynamic = 'force-dynamic';

/** The database is migrated and takes a durable write; no details for outsiders. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json(
    { status: ready ? 'ready' : 'notReady' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}

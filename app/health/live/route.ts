export const dynamic = 'force-dynamic';

/** The process answers. */
export function GET(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

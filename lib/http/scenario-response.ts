import type { SavedScenario } from '../scenarios/saved-scenario';

/** A scenario with its version as `ETag`; 201 also says where it lives. */
export function scenarioResponse(saved: SavedScenario, status: 200 | 201 = 200): Response {
  const headers = new Headers({ etag: `"${saved.version}"` });
  if (status === 201) headers.set('location', `/api/v1/scenarios/${saved.id}`);
  return Response.json(saved, { status, headers });
}

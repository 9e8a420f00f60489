import type { NewShareLink } from '../shares/share-link';
import { originOf } from './refuse-foreign';

/** A new or rotated link: the only answers that hold a token. */
export function shareResponse(link: NewShareLink, request: Request, status: 200 | 201): Response {
  const { token, ...rest } = link;
  return Response.json({ ...rest, token, url: `${originOf(request)}/s/${token}` }, { status });
}

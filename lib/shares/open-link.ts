import { eq, getTableColumns } from 'drizzle-orm';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import { isOpen } from './share-state';
import { isToken, tokenHash } from './token';

/** The link a token opens just now, without its frozen answer. One refusal for all that do not. */
export async function openLink(context: Context, token: string) {
  const { shares, scenarios } = context.database.tables;
  if (!isToken(token)) throw new Refusal('sharedLinkUnavailable');
  const { frozen: _, ...columns } = getTableColumns(shares);
  const [found] = await context.database.read
    .select({
      share: columns,
      scenarioVersion: scenarios.version,
      updatedMilliseconds: scenarios.updatedMilliseconds,
      trashedMilliseconds: scenarios.trashedMilliseconds,
    })
    .from(shares)
    .innerJoin(scenarios, eq(scenarios.id, shares.scenarioId))
    .where(eq(shares.tokenHash, tokenHash(token)));
  if (!found) throw new Refusal('sharedLinkUnavailable');
  const scenarioExists = found.trashedMilliseconds === null;
  if (!isOpen(found.share, scenarioExists, context.clock.latestMilliseconds()))
    throw new Refusal('sharedLinkUnavailable');
  return found;
}

import { eq, getTableColumns } from 'drizzle-orm';
import type { FrozenAnswer } from '@/db/tables';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import { isoTime } from '../scenarios/saved-scenario';
import type { AnswerScenario } from './create';
import { noteOpened } from './opened-counts';
import { recentViews } from './recent-views';
import { isOpen } from './share-state';
import { isToken, tokenHash } from './token';
import { viewerAnswer } from './viewer-answer';

/** All that a viewer gets. Nothing in it names the owner, the link or the scenario's row. */
export interface SharedView extends FrozenAnswer {
  mode: 'snapshot' | 'live';
  /** When the figures were frozen, or the version shown was saved. */
  asOf: string;
  expiresAt: string | null;
}

/**
 * Opens a link for whoever holds its token. Unknown, expired, paused and revoked are one refusal.
 * `countView` is false for robots that make link previews and for pages that count by themselves.
 */
export async function openShare(
  context: Context,
  token: string,
  answerScenario: AnswerScenario,
  countView = true,
): Promise<SharedView> {
  const { shares, scenarios } = context.database.tables;
  if (!isToken(token)) throw new Refusal('sharedLinkUnavailable');
  const { frozen: frozenColumn, ...columns } = getTableColumns(shares);
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
  const { share } = found;
  const latest = context.clock.latestMilliseconds();
  if (!isOpen(share, found.trashedMilliseconds === null, latest))
    throw new Refusal('sharedLinkUnavailable');
  const recent = recentViews(context.database);
  const view =
    share.mode === 'snapshot' ? await frozenView() : await liveView(found.scenarioVersion);
  if (countView) noteOpened(context, share.id, share.workspaceId);
  return {
    mode: share.mode,
    asOf: isoTime(
      share.mode === 'snapshot' ? share.createdMilliseconds : found.updatedMilliseconds,
    ),
    expiresAt: share.expiresMilliseconds === null ? null : isoTime(share.expiresMilliseconds),
    ...view,
  };

  async function frozenView(): Promise<FrozenAnswer> {
    const known = recent.get(share.id);
    if (known) return known;
    const [row] = await context.database.read
      .select({ frozen: frozenColumn })
      .from(shares)
      .where(eq(shares.id, share.id));
    if (!row?.frozen) throw new Refusal('sharedLinkUnavailable');
    return recent.keep(share.id, row.frozen);
  }

  async function liveView(version: number): Promise<FrozenAnswer> {
    const known = recent.get(`${share.id} ${version}`);
    if (known) return known;
    const [row] = await context.database.read
      .select({ scenario: scenarios.scenario, version: scenarios.version })
      .from(scenarios)
      .where(eq(scenarios.id, share.scenarioId));
    if (!row) throw new Refusal('sharedLinkUnavailable');
    const key = `${share.id} ${row.version}`;
    // Others who waited for the same row may have computed it meanwhile.
    return (
      recent.get(key) ??
      recent.keep(
        key,
        viewerAnswer(row.scenario, row.version, await answerScenario(row.scenario), share.include),
      )
    );
  }
}

import { eq } from 'drizzle-orm';
import type { FrozenAnswer } from '@/db/tables';
import type { Context } from '../context';
import { Refusal } from '../refusal';
import { isoTime } from '../scenarios/saved-scenario';
import type { AnswerScenario } from './create';
import { withLaterParts } from './frozen-answer';
import { openLink } from './open-link';
import { noteOpened } from './opened-counts';
import { recentViews } from './recent-views';
import { isProof } from './unlock-proof';
import { viewerAnswer } from './viewer-answer';

/** All that a viewer gets. Nothing in it names the owner, the link or the scenario's row. */
export interface SharedView extends FrozenAnswer {
  mode: 'snapshot' | 'live';
  /** When the figures were frozen, or the version shown was saved. */
  asOf: string;
  expiresAt: string | null;
}

export interface OpenSettings {
  /** False for robots that draw link previews and for pages that count by themselves. */
  countView?: boolean;
  /** What unlocking this link gave the viewer, from their cookie. */
  unlockProof?: (shareId: string) => string | undefined;
}

/**
 * Opens a link for whoever holds its token. Unknown, expired, paused and revoked are one refusal;
 * only who holds a good token learns that a passcode is asked for.
 */
export async function openShare(
  context: Context,
  token: string,
  answerScenario: AnswerScenario,
  { countView = true, unlockProof = () => undefined }: OpenSettings = {},
): Promise<SharedView> {
  const { shares, scenarios } = context.database.tables;
  const found = await openLink(context, token);
  const { share } = found;
  const isUnlocked = isProof(unlockProof(share.id), share, context.clock.latestMilliseconds());
  if (share.passcodeHash !== null && !isUnlocked) throw new Refusal('passcodeRequired');
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
      .select({ frozen: shares.frozen })
      .from(shares)
      .where(eq(shares.id, share.id));
    if (!row?.frozen) throw new Refusal('sharedLinkUnavailable');
    return recent.keep(share.id, withLaterParts(row.frozen));
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

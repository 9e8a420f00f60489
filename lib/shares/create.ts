import { and, count, eq, gt, isNull, or } from 'drizzle-orm';
import type { Writer } from '@/db/dialect';
import type { Answer } from '@/db/tables';
import type { Scenario } from '@/engine/scenario';
import { audit } from '../audit';
import { type Context, ID_BYTES } from '../context';
import { Refusal } from '../refusal';
import { lockScenario } from '../scenarios/lock-scenario';
import { ownScenario } from '../scenarios/own-scenario';
import { lockWorkspace } from '../workspace';
import { hashedPasscode } from './passcode';
import { type NewShareLink, shareLink } from './share-link';
import type { ShareRequest } from './share-request';
import { TOKEN_BYTES, tokenHash } from './token';
import { viewerAnswer } from './viewer-answer';

/** The engine's answer to a question, given by the caller: verbs do not choose an engine. */
export type AnswerScenario = (scenario: Scenario) => Answer | Promise<Answer>;

export const ACTIVE_LINKS_PER_SCENARIO = 20;
export const ACTIVE_LINKS_PER_WORKSPACE = 200;
const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** Makes a link. A snapshot keeps question, answer and versions as they are now. */
export async function createShare(
  context: Context,
  scenarioId: string,
  request: ShareRequest,
  answerScenario: AnswerScenario,
): Promise<NewShareLink> {
  const { shares } = context.database.tables;
  const seen = await ownScenario(context.database.read, context, scenarioId);
  const frozen =
    request.mode === 'snapshot'
      ? viewerAnswer(
          seen.scenario,
          seen.version,
          await answerScenario(seen.scenario),
          request.include,
        )
      : null;
  const passcodeHash =
    request.passcode === undefined ? null : await hashedPasscode(request.passcode);
  return context.database.write(async (tx) => {
    await lockWorkspace(tx, context);
    const scenario = await lockScenario(tx, context, scenarioId);
    await refuseOverLimit(tx, context, scenarioId);
    const token = context.randomText(TOKEN_BYTES);
    const stampMilliseconds = context.clock.stampMilliseconds();
    const row = {
      id: context.randomText(ID_BYTES),
      workspaceId: context.actor.workspaceId,
      scenarioId,
      mode: request.mode,
      tokenHash: tokenHash(token),
      passcodeHash,
      failedUnlockCount: 0,
      include: request.include,
      scenarioVersion: frozen?.scenarioVersion ?? scenario.version,
      engineVersion: frozen?.result.engineVersion ?? null,
      catalogVersion: frozen?.result.catalogVersion ?? null,
      frozen,
      createdMilliseconds: stampMilliseconds,
      changedMilliseconds: stampMilliseconds,
      expiresMilliseconds:
        request.expiresInDays === null
          ? null
          : stampMilliseconds + request.expiresInDays * DAY_MILLISECONDS,
      pausedMilliseconds: null,
      revokedMilliseconds: null,
      openedCount: 0,
      lastOpenedDayMilliseconds: null,
    };
    await tx.insert(shares).values(row);
    await audit(tx, context, 'share.created', row.id, {
      scenarioId,
      mode: row.mode,
      expiresInDays: request.expiresInDays,
      hasPasscode: passcodeHash !== null,
    });
    return { ...shareLink(row, scenario.name, context.clock.latestMilliseconds()), token };
  });
}

async function refuseOverLimit(tx: Writer, context: Context, scenarioId: string): Promise<void> {
  const { shares } = context.database.tables;
  const activeCount = async (ofScenario: boolean) => {
    const [row] = await tx
      .select({ count: count() })
      .from(shares)
      .where(
        and(
          eq(shares.workspaceId, context.actor.workspaceId),
          ofScenario ? eq(shares.scenarioId, scenarioId) : undefined,
          isNull(shares.revokedMilliseconds),
          or(
            isNull(shares.expiresMilliseconds),
            gt(shares.expiresMilliseconds, context.clock.latestMilliseconds()),
          ),
        ),
      );
    return row?.count ?? 0;
  };
  if ((await activeCount(true)) >= ACTIVE_LINKS_PER_SCENARIO)
    throw new Refusal('scenarioShareLimit', { limit: ACTIVE_LINKS_PER_SCENARIO });
  if ((await activeCount(false)) >= ACTIVE_LINKS_PER_WORKSPACE)
    throw new Refusal('workspaceShareLimit', { limit: ACTIVE_LINKS_PER_WORKSPACE });
}

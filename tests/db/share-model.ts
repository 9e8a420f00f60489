import fc from 'fast-check';
import type { Database } from '@/db/database';
import type { Context } from '@/lib/context';
import { createScenario } from '@/lib/scenarios/create';
import { restoreScenario } from '@/lib/scenarios/restore';
import { trashScenario } from '@/lib/scenarios/trash';
import { createShare } from '@/lib/shares/create';
import { listShares } from '@/lib/shares/list';
import { openShare } from '@/lib/shares/open';
import { pauseShare } from '@/lib/shares/pause';
import { resumeShare } from '@/lib/shares/resume';
import { revokeShare } from '@/lib/shares/revoke';
import { rotateShare } from '@/lib/shares/rotate';
import { shareRequestSchema } from '@/lib/shares/share-request';
import {
  DAY_MILLISECONDS,
  START_MILLISECONDS,
  testAnswer,
  testContext,
  testScenario,
} from './test-context';

const VERBS = ['pause', 'resume', 'revoke', 'rotate'] as const;
const which = fc.nat({ max: 5 });

/** One thing an owner or the clock may do. Numbers choose among the links there are. */
export const stepArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    mode: fc.constantFrom('snapshot', 'live'),
    expiresInDays: fc.constantFrom(1, 7, 30, 90, null),
  }),
  fc.record({ kind: fc.constant('act' as const), verb: fc.constantFrom(...VERBS), which }),
  fc.record({ kind: fc.constant('trash' as const) }),
  fc.record({ kind: fc.constant('restore' as const) }),
  fc.record({
    kind: fc.constant('wait' as const),
    days: fc.oneof(fc.constantFrom(1, 7, 30, -1), fc.double({ min: -1, max: 40, noNaN: true })),
  }),
);
export type Step = typeof stepArbitrary extends fc.Arbitrary<infer S> ? S : never;

/** What the rules say of one link, kept in the plainest way. */
interface Expected {
  id: string;
  token: string;
  deadTokens: string[];
  endsMilliseconds: number;
  paused: boolean;
  revoked: boolean;
}

/** Runs steps through the verbs and beside them through the rules; throws where they differ. */
export async function runSteps(
  database: Database,
  steps: Step[],
  workspaceId: string,
): Promise<void> {
  const time = { milliseconds: START_MILLISECONDS };
  const context: Context = testContext(database, time, workspaceId);
  const { id: scenarioId } = await createScenario(context, testScenario());
  const links: Expected[] = [];
  let trashed = false;
  let latest = START_MILLISECONDS;

  for (const step of steps) {
    await applied(step);
    for (const link of links) {
      const isValid = !link.revoked && !link.paused && latest < link.endsMilliseconds && !trashed;
      if ((await opens(link.token)) !== isValid)
        throw new Error(`${JSON.stringify(step)}: expected open=${isValid}`);
      for (const token of link.deadTokens)
        if (await opens(token)) throw new Error('a rotated token opens');
    }
  }
  const { items } = await listShares(context, { limit: 100 });
  for (const item of items) {
    const link = links.find((one) => one.id === item.id);
    const state = !link
      ? 'missing'
      : link.revoked
        ? 'revoked'
        : latest >= link.endsMilliseconds
          ? 'expired'
          : link.paused
            ? 'paused'
            : 'active';
    if (item.state !== state) throw new Error(`list says ${item.state}, the rules ${state}`);
  }

  async function opens(token: string): Promise<boolean> {
    try {
      await openShare(context, token, testAnswer, { countView: false });
      return true;
    } catch (thrown) {
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'sharedLinkUnavailable')
        return false;
      throw thrown;
    }
  }

  async function succeeds(expected: boolean, work: () => Promise<unknown>): Promise<void> {
    const succeeded = await work().then(
      () => true,
      (thrown: Error) => {
        if (thrown.name !== 'Refusal') throw thrown;
        return false;
      },
    );
    if (succeeded !== expected) throw new Error(`expected ${expected ? 'success' : 'a refusal'}`);
  }

  async function applied(step: Step): Promise<void> {
    if (step.kind === 'wait') {
      time.milliseconds += Math.round(step.days * DAY_MILLISECONDS);
      // A clock that nobody reads cannot be known to have been there.
      latest = Math.max(latest, context.clock.nowMilliseconds());
    } else if (step.kind === 'trash') {
      await succeeds(!trashed, () => trashScenario(context, scenarioId, 'any'));
      trashed = true;
      for (const link of links) link.revoked = true;
    } else if (step.kind === 'restore') {
      await restoreScenario(context, scenarioId);
      trashed = false;
    } else if (step.kind === 'create') {
      const { kind: _, ...asked } = step;
      await succeeds(!trashed, async () => {
        const request = shareRequestSchema.parse(asked);
        const made = await createShare(context, scenarioId, request, testAnswer);
        links.push({
          id: made.id,
          token: made.token,
          deadTokens: [],
          endsMilliseconds: made.expiresAt ? Date.parse(made.expiresAt) : Number.POSITIVE_INFINITY,
          paused: false,
          revoked: false,
        });
        const lifeDays = (Date.parse(made.expiresAt ?? '') - Date.parse(made.createdAt)) / 864e5;
        if (lifeDays !== (step.expiresInDays ?? Number.NaN) && step.expiresInDays !== null)
          throw new Error(`asked for ${step.expiresInDays} days, got ${lifeDays}`);
      });
    } else {
      const link = links[step.which % Math.max(1, links.length)];
      if (link) await acted(link, step.verb);
    }
  }

  async function acted(link: Expected, verb: (typeof VERBS)[number]): Promise<void> {
    if (verb === 'revoke') {
      await revokeShare(context, link.id);
      link.revoked = true;
    } else if (verb === 'rotate') {
      const mayRotate = !link.revoked && latest < link.endsMilliseconds;
      await succeeds(mayRotate, async () => {
        const { token } = await rotateShare(context, link.id);
        link.deadTokens.push(link.token);
        link.token = token;
      });
    } else {
      const change = verb === 'pause' ? pauseShare : resumeShare;
      await succeeds(!link.revoked, () => change(context, link.id));
      if (!link.revoked) link.paused = verb === 'pause';
    }
  }
}

import type { Scenario } from '@/engine/scenario';
import { dropDraft, keepDraft } from '@/lib/scenario-state/draft';
import { type SavedCopy, type SavePhase, saveStates } from '@/lib/scenario-state/saved-copy';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';
import { ApiError, randomKey } from './api';
import { postScenario, putScenario } from './scenario-calls';

const running = new Map<string, Promise<SavedCopy | null>>();
let lastPost: { text: string; key: string } | null = null;

/** One key per content, so that a repeated attempt makes no second scenario. */
function idempotencyKeyFor(scenario: Scenario): string {
  const text = JSON.stringify(scenario);
  if (lastPost?.text !== text) lastPost = { text, key: randomKey() };
  return lastPost.key;
}

function phaseAfter(thrown: unknown): SavePhase {
  if (!(thrown instanceof ApiError)) throw thrown;
  if (thrown.status === 0) return { kind: 'offline' };
  if (thrown.code === 'staleVersion') return { kind: 'conflict' };
  if (thrown.code === 'scenarioNotFound') return { kind: 'gone' };
  return { kind: 'failed', code: thrown.code };
}

/** What the server now holds is `scenario`, as it was sent. */
export function savedCopy({ id, version, updatedAt }: SavedScenario, scenario: Scenario) {
  return { id, version, updatedAt, scenario };
}

async function save(key: string): Promise<SavedCopy | null> {
  scenarioStore.settle();
  const scenario = scenarioStore.history()?.present;
  if (scenario === undefined || !scenarioStore.isAt(key)) return null;
  const before = saveStates.of(key).saved;
  saveStates.set(key, { saved: before, phase: { kind: 'saving' } });
  try {
    const answer =
      before === null
        ? await postScenario(scenario, idempotencyKeyFor(scenario))
        : await putScenario(before.id, before.version, scenario);
    const saved = savedCopy(answer, scenario);
    dropDraft(key);
    if (key !== saved.id) {
      lastPost = null;
      scenarioStore.handOver(saved.id);
      saveStates.set(key, null);
    }
    saveStates.set(saved.id, { saved, phase: { kind: 'idle' } });
    return saved;
  } catch (thrown) {
    keepDraft(key, { scenario, version: before?.version ?? 0 });
    saveStates.set(key, { saved: before, phase: phaseAfter(thrown) });
    return null;
  }
}

/** Saves the present case of this place; null where that did not work, and the state says why. */
export function saveScenario(key: string): Promise<SavedCopy | null> {
  const now = running.get(key);
  if (now !== undefined) return now;
  const saving = save(key).finally(() => running.delete(key));
  running.set(key, saving);
  return saving;
}

/** Saves the present case as another scenario; throws an ApiError. */
export async function saveAsCopy(scenario: Scenario): Promise<SavedCopy> {
  const saved = savedCopy(await postScenario(scenario, idempotencyKeyFor(scenario)), scenario);
  lastPost = null;
  return saved;
}

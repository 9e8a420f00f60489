import { loadEngine } from '@/lib/worker/load-engine';
import type { TrialAnswer, TrialPlan, TrialSetting } from './trial';

export type AnswerTrial = (plan: TrialPlan, setting: TrialSetting) => TrialAnswer;

let loading: Promise<AnswerTrial> | undefined;

/** The engine's answer to trials, fetched once and kept: it is no part of the first load. */
export function loadTrial(): Promise<AnswerTrial> {
  loading ??= Promise.all([loadEngine(), import('./trial')]).then(
    ([{ catalog }, { trialAnswer }]) =>
      (plan, setting) =>
        trialAnswer(plan, setting, catalog),
  );
  return loading;
}

'use client';

import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type AnswerTrial, loadTrial } from './load-trial';
import { isSameTrial } from './same-trial';
import type { TrialAnswer, TrialPlan } from './trial';
import type { TrialView } from './trial-view';

/** The answer to a trial, worked out in the page; the page's own plan came answered. Null while the engine loads. */
export function useTrial(plan: TrialPlan, { setting, standing }: TrialView): TrialAnswer | null {
  const [engine, setEngine] = useState<{ answer: AnswerTrial } | null>(null);
  useEffect(() => {
    let left = false;
    void loadTrial().then((answer) => {
      if (left) return;
      // The first answer of a fresh engine is slow; it is not the visitor's.
      answer(standing.plan, setting);
      setEngine({ answer });
    });
    return () => {
      left = true;
    };
  }, [setting, standing]);
  const deferred = useDeferredValue(plan);
  return useMemo(() => {
    if (isSameTrial(deferred, standing.plan)) return standing.answer;
    return engine === null ? null : engine.answer(deferred, setting);
  }, [deferred, engine, setting, standing]);
}

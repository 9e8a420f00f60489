'use client';

import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ErrorDetails } from '@/engine/errors';
import type { Scenario } from '@/engine/scenario';
import { loadEngine } from '@/lib/worker/load-engine';
import type { Answer } from './answer';

type Engine = Awaited<ReturnType<typeof loadEngine>>;

export type Answering =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'refused'; code: string; details: ErrorDetails }
  | { kind: 'waiting' };

/** The answer to a scenario, worked out in the page. `first` came with the page and is not worked out again. */
export function useAnswer(scenario: Scenario, first: Answer): Answering {
  const [engine, setEngine] = useState<Engine | null>(null);
  useEffect(() => {
    let left = false;
    void loadEngine().then((loaded) => {
      if (!left) setEngine(loaded);
    });
    return () => {
      left = true;
    };
  }, []);
  const deferred = useDeferredValue(scenario);
  return useMemo(() => {
    if (deferred === first.scenario) return { kind: 'answer', answer: first };
    if (engine === null) return { kind: 'waiting' };
    try {
      return { kind: 'answer', answer: engine.answer(deferred) };
    } catch (error) {
      if (error instanceof engine.EngineError)
        return { kind: 'refused', code: error.code, details: error.details };
      throw error;
    }
  }, [deferred, engine, first]);
}

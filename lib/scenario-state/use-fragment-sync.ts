'use client';

import { useEffect } from 'react';
import type { Scenario } from '@/engine/scenario';
import { loadEngine } from '@/lib/worker/load-engine';
import { readFragment, scenarioFragment } from './fragment';
import { setLinkNotice } from './link-notice';
import { HOME_KEY, scenarioStore } from './scenario-store';

/** Browsers refuse too many changes of the address; a drag writes it once it pauses. */
const WRITE_PAUSE_MILLISECONDS = 250;

const shown = () => document.documentElement.removeAttribute('data-restoring');

/** Takes the case out of the address into the store. A link that cannot be read leaves the default. */
async function restore(initial: Scenario): Promise<void> {
  const reading = readFragment(window.location.hash, initial);
  if (reading.kind === 'unreadable' || reading.kind === 'newer') setLinkNotice(reading.kind);
  if (reading.kind === 'scenario') {
    try {
      const { readScenario } = await loadEngine();
      const scenario = readScenario(reading.input);
      const present = scenarioStore.history()?.present;
      if (present === undefined) scenarioStore.start(scenario);
      else if (scenarioFragment(scenario, present) !== '') scenarioStore.edit(() => scenario);
    } catch {
      setLinkNotice('unreadable');
    }
  }
  scenarioStore.start(initial);
  shown();
}

/**
 * Keeps the address's fragment and the scenario store the same. The fragment never reaches a server.
 * A saved case has an address of its own and needs none.
 */
export function useFragmentSync(initial: Scenario, isHome: boolean): void {
  useEffect(() => {
    if (!isHome) return shown();
    let writing: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const scenario = scenarioStore.history()?.present;
      if (scenario === undefined || !scenarioStore.isAt(HOME_KEY)) return;
      const fragment = scenarioFragment(scenario, initial);
      if (fragment === window.location.hash) return;
      const { pathname, search } = window.location;
      window.history.replaceState(window.history.state, '', `${pathname}${search}${fragment}`);
    };
    const writeSoon = () => {
      clearTimeout(writing);
      writing = setTimeout(write, WRITE_PAUSE_MILLISECONDS);
    };
    const onHashChange = () => {
      if (window.location.hash !== '') void restore(initial);
    };
    if (scenarioStore.history() === null) void restore(initial);
    else {
      scenarioStore.open(HOME_KEY, initial);
      shown();
      writeSoon();
    }
    const unsubscribe = scenarioStore.subscribe(() => {
      setLinkNotice(null);
      writeSoon();
    });
    window.addEventListener('hashchange', onHashChange);
    return () => {
      clearTimeout(writing);
      unsubscribe();
      window.removeEventListener('hashchange', onHashChange);
    };
  }, [initial, isHome]);
}

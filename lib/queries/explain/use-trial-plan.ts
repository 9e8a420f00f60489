'use client';

import { useEffect, useState } from 'react';
import { isSameTrial } from './same-trial';
import type { TrialPlan } from './trial';
import { trialFragment, trialFromFragment } from './trial-fragment';
import type { TrialView } from './trial-view';

/** A plan is written into the address once it has stood this long. */
const PAUSE_MILLISECONDS = 300;
export const TRIAL_ANCHOR = 'try';

/** The plan being tried: the page's own, or the one in the address, which follows every change. */
export function useTrialPlan({ standing, fusions }: TrialView) {
  const [plan, setPlan] = useState<TrialPlan>(standing.plan);
  useEffect(() => {
    const readAddress = () => {
      const asked = trialFromFragment(window.location.hash, fusions);
      if (asked === null) return;
      setPlan(asked);
      document.getElementById(TRIAL_ANCHOR)?.scrollIntoView();
    };
    readAddress();
    window.addEventListener('hashchange', readAddress);
    return () => window.removeEventListener('hashchange', readAddress);
  }, [fusions]);
  useEffect(() => {
    const isStanding = isSameTrial(plan, standing.plan);
    const pause = setTimeout(() => {
      const asked = trialFromFragment(window.location.hash, fusions);
      if (isStanding ? asked === null : asked !== null && isSameTrial(asked, plan)) return;
      const fragment = isStanding ? `#${TRIAL_ANCHOR}` : trialFragment(plan);
      window.history.replaceState(null, '', fragment);
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(pause);
  }, [plan, standing, fusions]);
  return [plan, setPlan] as const;
}

import { expose } from 'comlink';
import type { Recommendation } from '@/engine/result';
import type { LayoutAccount } from '@/engine/run/layout-account';
import type { Scenario } from '@/engine/scenario';
import { catalog, layoutAccount, recommend, roadmap, simulate } from './engine';

const adviser = {
  recommend: (scenario: Scenario): Recommendation => recommend(scenario, catalog, simulate),
  roadmap,
  layoutAccount: (scenario: Scenario, optionId: string, chipCount: number): LayoutAccount =>
    layoutAccount(scenario, optionId, chipCount, catalog),
};
export type Adviser = typeof adviser;

expose(adviser);

import { expose } from 'comlink';
import type { Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { catalog, recommend, simulate } from './engine';

const adviser = {
  recommend: (scenario: Scenario): Recommendation => recommend(scenario, catalog, simulate),
};
export type Adviser = typeof adviser;

expose(adviser);

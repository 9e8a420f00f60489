import type { Catalog } from '../catalog/schema';
import type { Result } from '../result';
import type { Scenario } from '../scenario';
import type { SampleSettings } from '../uncertainty/sample-outcomes';

/** The pure function of the engine, taken as an argument so that advice knows no executor. */
export type Simulate = (scenario: Scenario, catalog: Catalog, settings?: SampleSettings) => Result;

/** Where only likely values are compared one draw serves. */
export const LIKELY_ONLY: SampleSettings = { drawCount: 1, seed: 1 };

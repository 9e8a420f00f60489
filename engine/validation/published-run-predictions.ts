import type { Catalog } from '../catalog/schema';
import { LIKELY_ONLY } from '../recommend/simulation';
import { scenarioSchema } from '../scenario';
import { simulate } from '../simulate';
import { SECONDS_PER_HOUR } from '../units';
import type { WholeRun } from './predictions';
import type { Prediction } from './score';

/** Any region will do: only time is asked for. */
const REGION = 'tokyo';

/**
 * Chip-hours that a plan says for published runs, from the question a planner would ask: model,
 * tokens, batch and chips, layout open, everything lost on the way included.
 */
export function publishedRunPredictions(runs: readonly WholeRun[], catalog: Catalog): Prediction[] {
  return runs.map((run) => {
    const { interNodeBytesPerSecondPerNode } = run;
    const scenario = scenarioSchema.parse({
      version: 1,
      workload: {
        model: run.model,
        trainingTokens: run.trainingTokens,
        globalBatchTokens: run.globalBatchTokens,
      },
      options: [
        {
          id: 'run',
          hardware: run.hardware,
          chipCount: run.chipCount,
          softwareStack: run.softwareStack,
          payment: { kind: 'existing', region: REGION },
        },
      ],
      overrides:
        interNodeBytesPerSecondPerNode === undefined
          ? []
          : [
              {
                path: `hardware.${run.hardware}.nodeNetworkBytesPerSecondOneWay`,
                value: interNodeBytesPerSecondPerNode,
              },
            ],
    });
    const [planned] = simulate(scenario, catalog, LIKELY_ONLY).options;
    const seconds = planned?.trainingSeconds.p50 ?? Number.NaN;
    return {
      id: run.id,
      predicted: (seconds * run.chipCount) / SECONDS_PER_HOUR,
      measured: run.measured.chipHours,
      isCalibration: false,
    };
  });
}

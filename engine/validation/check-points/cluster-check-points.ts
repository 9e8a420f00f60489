import type { Catalog } from '../../catalog/schema';
import { allReduceSeconds, type Fabric } from '../../machine/collective';
import { gpuSetting } from '../../machine/gpu/gpu-setting';
import { caseQuestion } from '../../machine/training-step';
import { caseSchema } from '../../scenario';
import { modelShape } from '../../workload/model-shape';
import { type CheckPoint, printed } from './check-point';

const MEASURED = {
  group: 'cluster',
  kind: 'equal',
  grade: 'measured',
  source: 'nccl-tests',
} as const;
const A100 = 'nvidia-a100-sxm4-80gb';
const LARGE_BYTES = 1e9;
const SMALL_BYTES = 1;

function fabricOf(catalog: Catalog): Fabric {
  const caze = caseSchema.parse({
    id: 'check-point',
    hardware: A100,
    chipCount: 8,
    model: modelShape({ presetId: 'gpt-13b' }, catalog),
    run: { globalBatchSequences: 8, dataParallel: 8 },
  });
  return gpuSetting(caseQuestion(caze, catalog).question).fabric;
}

const reduceSeconds = (catalog: Catalog, bytes: number, chipCount: number) =>
  allReduceSeconds(fabricOf(catalog), bytes, chipCount, chipCount, 1);

/** Time of an all-reduce of next to nothing. */
const latency = (chipCount: number, publishedSeconds: number): CheckPoint => ({
  ...MEASURED,
  ...printed(publishedSeconds, 1e-6),
  toleranceRatio: 0.04,
  id: `allReduceLatency${chipCount}`,
  unit: 's',
  locator: `fit of alpha over ${chipCount} A100 on NVLink; within 4 %`,
  inputPath: `hardware.${A100}.performance.linkLatencySeconds`,
  predicted: (catalog) => reduceSeconds(catalog, SMALL_BYTES, chipCount),
});

/** Bus bandwidth: 2 (n - 1) / n x bytes over the time that they add. The catalog has one rate for all counts. */
const bandwidth = (
  chipCount: number,
  publishedBytesPerSecond: number,
  stands: Partial<CheckPoint>,
): CheckPoint => ({
  ...MEASURED,
  ...printed(publishedBytesPerSecond, 1e9),
  id: `allReduceBandwidth${chipCount}`,
  unit: 'B/s',
  locator: `fit of beta over ${chipCount} A100 on NVLink`,
  inputPath: null,
  predicted: (catalog) => {
    const seconds =
      reduceSeconds(catalog, LARGE_BYTES, chipCount) -
      reduceSeconds(catalog, SMALL_BYTES, chipCount);
    return (2 * (chipCount - 1) * (LARGE_BYTES - SMALL_BYTES)) / chipCount / seconds;
  },
  ...stands,
});

/** Collectives on linked chips. */
export const clusterCheckPoints: readonly CheckPoint[] = [
  latency(2, 45e-6),
  latency(4, 53e-6),
  latency(8, 77e-6),
  bandwidth(2, 193e9, { kind: 'stated' }),
  bandwidth(4, 218e9, {
    toleranceRatio: 0.05,
    locator: 'fit of beta over 4 A100 on NVLink; within 5 %',
  }),
  bandwidth(8, 227e9, { inputPath: `hardware.${A100}.performance.linkBandwidthRatio` }),
];

import type { Catalog } from '../catalog/schema';
import { agrees, type CheckPoint } from './check-points/check-point';
import { clusterCheckPoints } from './check-points/cluster-check-points';
import { dataflowCheckPoints } from './check-points/dataflow-check-points';
import { qualityCheckPoints } from './check-points/quality-check-points';
import { rooflineCheckPoints } from './check-points/roofline-check-points';
import { sparseKernelCheckPoints } from './check-points/sparse-kernel-check-points';
import { workloadCheckPoints } from './check-points/workload-check-points';

/** Every public figure that the engine is held against besides the measured cases, in the order of the argument. */
export const CHECK_POINTS: readonly CheckPoint[] = [
  ...workloadCheckPoints,
  ...rooflineCheckPoints,
  ...sparseKernelCheckPoints,
  ...dataflowCheckPoints,
  ...clusterCheckPoints,
  ...qualityCheckPoints,
];

/** A check point with its prediction; `agrees` is false for every `stated` one that is not reproduced. */
export interface CheckPointRow extends Omit<CheckPoint, 'predicted'> {
  predicted: number | null;
  agrees: boolean;
}

/** Every check point with what a catalog and the current engine give; `checkpoints` prints it. */
export function checkPointTable(catalog: Catalog): CheckPointRow[] {
  return CHECK_POINTS.map((point) => {
    const predicted = point.predicted(catalog);
    return { ...point, predicted, agrees: agrees(point, predicted) };
  });
}

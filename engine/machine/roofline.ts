import type { Values } from '../catalog/fact';
import type { Hardware } from '../catalog/hardware-schema';
import type { ModelShape, Sparsity } from '../scenario';
import { layerOperationIntensity } from '../workload/operators';
import { indexBytesPerKeptWeight, type SparsityValues } from '../workload/sparsity';
import { VALUE_BYTES } from './dataflow/machine-settings';

/** Off-chip rate of a machine: HBM of a GPU, DDR or HBM of a dataflow machine. */
export function offChipBytesPerSecond(hardware: Values<Hardware>): number {
  return hardware.kind === 'gpu' ? hardware.memoryBytesPerSecond : hardware.offChipBytesPerSecond;
}

/** FLOP per byte above which a machine is limited by compute: bf16 peak / off-chip rate. */
export function ridgeFlopsPerByte(hardware: Values<Hardware>): number {
  return hardware.peakFlopsPerSecond.bf16 / offChipBytesPerSecond(hardware);
}

/** One point under a roof: a layer's forward pass dense or sparse, fused or not. */
export interface RooflinePoint {
  id: 'denseUnfused' | 'sparseUnfused' | 'denseFused' | 'sparseFused';
  intensityFlopsPerByte: number;
  /** min(peak, intensity x off-chip rate): what the roof allows, not what is reached. */
  roofFlopsPerSecond: number;
}

/** The four points of a layer's forward pass under a machine's roof, for `tokenCount` tokens. */
export function rooflinePoints(
  hardware: Values<Hardware>,
  model: ModelShape,
  pattern: Sparsity['pattern'],
  sparsityRatio: number,
  tokenCount: number,
  sparsityValues: SparsityValues,
): RooflinePoint[] {
  const sparseBytes = VALUE_BYTES + indexBytesPerKeptWeight(pattern, sparsityValues);
  const point = (id: RooflinePoint['id'], levelRatio: number, bytes: number, fused: boolean) => {
    const intensity = layerOperationIntensity(model, tokenCount, levelRatio, bytes, fused);
    return {
      id,
      intensityFlopsPerByte: intensity,
      roofFlopsPerSecond: Math.min(
        hardware.peakFlopsPerSecond.bf16,
        intensity * offChipBytesPerSecond(hardware),
      ),
    };
  };
  return [
    point('denseUnfused', 0, VALUE_BYTES, false),
    point('sparseUnfused', sparsityRatio, sparseBytes, false),
    point('denseFused', 0, VALUE_BYTES, true),
    point('sparseFused', sparsityRatio, sparseBytes, true),
  ];
}

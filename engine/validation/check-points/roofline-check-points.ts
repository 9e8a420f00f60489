import { valuesOf } from '../../catalog/fact';
import { ridgeFlopsPerByte } from '../../machine/roofline';
import { modelShape } from '../../workload/model-shape';
import { layerOperationIntensity } from '../../workload/operators';
import { type CheckPoint, printed } from './check-point';

const TOKENS_PER_PASS = 65_536;
const COUNTED = {
  group: 'roofline',
  unit: 'FLOP/B',
  kind: 'equal',
  grade: 'derived',
  source: 'sn40l-2024',
  inputPath: null,
} as const;

const intensity = (
  id: string,
  publishedIntensity: number,
  digitSize: number,
  sparsityRatio: number,
  fused: boolean,
): CheckPoint => ({
  ...COUNTED,
  ...printed(publishedIntensity, digitSize),
  id,
  locator: 'intensity of a section, counted for GPT-13B forward, 65,536 tokens, 2 B + 2 B index',
  predicted: (catalog) =>
    layerOperationIntensity(
      modelShape({ presetId: 'gpt-13b' }, catalog),
      TOKENS_PER_PASS,
      sparsityRatio,
      sparsityRatio > 0 ? 4 : 2,
      fused,
    ),
});

const ridge = (
  id: string,
  hardwareId: string,
  rateName: string,
  source: string,
  point: Pick<CheckPoint, 'published' | 'toleranceRatio' | 'kind'>,
): CheckPoint => ({
  ...COUNTED,
  ...point,
  id,
  source,
  locator: 'peak in bf16 over off-chip rate',
  inputPath: `hardware.${hardwareId}.${rateName}`,
  predicted: (catalog) => {
    const hardware = catalog.hardware[hardwareId];
    return hardware === undefined ? null : ridgeFlopsPerByte(valuesOf(hardware));
  },
});

/** Operation intensity of a layer, and where machines stop being limited by memory. */
export const rooflineCheckPoints: readonly CheckPoint[] = [
  intensity('intensityDenseUnfused', 486, 1, 0, false),
  intensity('intensitySparseUnfused', 88, 1, 0.875, false),
  intensity('intensityDenseFused', 22_310, 10, 0, true),
  intensity('intensitySparseFused', 5270, 10, 0.875, true),
  ridge('ridgeA100Of80', 'nvidia-a100-sxm4-80gb', 'memoryBytesPerSecond', 'nvidia-a100-datasheet', {
    ...printed(153, 1),
    kind: 'equal',
  }),
  ridge('ridgeA100Of40', 'nvidia-a100-sxm4-40gb', 'memoryBytesPerSecond', 'nvidia-a100-datasheet', {
    ...printed(201, 1),
    kind: 'equal',
  }),
  ridge('ridgeSn40l', 'sambanova-sn40l', 'offChipBytesPerSecond', 'sn40l-2024', {
    published: { low: 320, high: 400 },
    toleranceRatio: 5 / 320,
    kind: 'inRange',
  }),
  ridge('ridgeSn30', 'sambanova-sn30', 'offChipBytesPerSecond', 'dfmodel', {
    published: { low: 2300, high: 6900 },
    toleranceRatio: 50 / 2300,
    kind: 'inRange',
  }),
];

import { valuesOf } from '@/engine/catalog/fact';
import type { Catalog } from '@/engine/catalog/schema';
import {
  offChipBytesPerSecond,
  type RooflinePoint,
  ridgeFlopsPerByte,
  rooflinePoints,
} from '@/engine/machine/roofline';
import type { PaperSetting } from './paper-setting';

/** One machine's roof with the layer's four points under it. */
export interface RooflineMachine {
  id: string;
  name: string;
  kind: 'gpu' | 'rdu';
  peakFlopsPerSecond: number;
  offChipBytesPerSecond: number;
  ridgeFlopsPerByte: number;
  /** Range of the ridge where the off-chip rate is not known exactly. */
  ridgeRange: { low: number; high: number } | null;
  points: RooflinePoint[];
}

export interface RooflineView {
  tokenCount: number;
  machines: RooflineMachine[];
}

const MACHINE_IDS = ['nvidia-a100-sxm4-80gb', 'sambanova-sn30', 'sambanova-sn40l'];
/** Sequences of the micro-batch that the points are stated for. */
const SEQUENCE_COUNT = 32;

/** A layer of the model forward, dense and sparse, fused and not, under the roofs of three machines. */
export function rooflineView(paper: PaperSetting, catalog: Catalog): RooflineView {
  const { model } = paper.question;
  const tokenCount = SEQUENCE_COUNT * model.sequenceLength;
  const pattern = paper.option.sparsity.pattern;
  return {
    tokenCount,
    machines: MACHINE_IDS.flatMap((id) => {
      const record = catalog.hardware[id];
      if (record === undefined) return [];
      const hardware = valuesOf(record);
      const peak = hardware.peakFlopsPerSecond.bf16;
      const rate =
        record.kind === 'gpu' ? record.memoryBytesPerSecond : record.offChipBytesPerSecond;
      const { low = rate.value, high = rate.value } = rate;
      return [
        {
          id,
          name: record.name,
          kind: record.kind,
          peakFlopsPerSecond: peak,
          offChipBytesPerSecond: offChipBytesPerSecond(hardware),
          ridgeFlopsPerByte: ridgeFlopsPerByte(hardware),
          ridgeRange: low === high ? null : { low: peak / high, high: peak / low },
          points: rooflinePoints(
            hardware,
            model,
            pattern,
            paper.sparsityRatio,
            tokenCount,
            paper.question.sparsityValues,
          ),
        },
      ];
    }),
  };
}

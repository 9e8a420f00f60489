import { valuesOf } from '@/engine/catalog/fact';
import type { Catalog } from '@/engine/catalog/schema';
import {
  offChipBytesPerSecond,
  type RooflinePoint,
  ridgeFlopsPerByte,
  rooflinePoints,
} from '@/engine/machine/roofline';
import { type RooflineOperator, rooflineOperators } from '@/engine/machine/roofline-operators';
import type { StepQuestion } from '@/engine/machine/step';
import { stackRecord } from '@/engine/run/option-plan';
import type { PaperSetting } from './paper-setting';

/** One machine's roof with what a layer and its matrix products reach under it. */
export interface RooflineMachine {
  id: string;
  name: string;
  kind: 'gpu' | 'rdu';
  peakFlopsPerSecond: number;
  offChipBytesPerSecond: number;
  ridgeFlopsPerByte: number;
  /** Range of the ridge where the off-chip rate is not known exactly. */
  ridgeRange: { low: number; high: number } | null;
  /** The whole layer unfused and fused, dense and sparse: what the roof allows. */
  points: RooflinePoint[];
  /** Its matrix products one by one, and on a dataflow machine the fused layer: what is reached. */
  operators: RooflineOperator[];
}

export interface RooflineView {
  tokenCount: number;
  sparsityRatio: number;
  machines: RooflineMachine[];
}

const MACHINE_IDS = ['nvidia-a100-sxm4-80gb', 'sambanova-sn30', 'sambanova-sn40l'];
/** Sequences of the micro-batch that the points are stated for. */
const SEQUENCE_COUNT = 32;

/** The software that a machine runs in the scenario, or what it would run there. */
function stackOn(paper: PaperSetting, kind: 'gpu' | 'rdu', catalog: Catalog) {
  const option = paper.scenario.options.find(
    ({ hardware }) => catalog.hardware[hardware]?.kind === kind,
  );
  return stackRecord(catalog, option?.softwareStack ?? '', kind).stack;
}

/** A layer of the model forward, dense and sparse, fused and not, under the roofs of three machines. */
export function rooflineView(paper: PaperSetting, catalog: Catalog): RooflineView {
  const { model } = paper.question;
  const tokenCount = SEQUENCE_COUNT * model.sequenceLength;
  const pattern = paper.option.sparsity.pattern;
  return {
    tokenCount,
    sparsityRatio: paper.sparsityRatio,
    machines: MACHINE_IDS.flatMap((id) => {
      const record = catalog.hardware[id];
      if (record === undefined) return [];
      const hardware = valuesOf(record);
      const peak = hardware.peakFlopsPerSecond.bf16;
      const rate =
        record.kind === 'gpu' ? record.memoryBytesPerSecond : record.offChipBytesPerSecond;
      const { low = rate.value, high = rate.value } = rate;
      const question: StepQuestion = {
        ...paper.question,
        hardware,
        stack: valuesOf(stackOn(paper, record.kind, catalog)),
        chipCount: 1,
      };
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
          operators: rooflineOperators(question, paper.sparsityRatio, tokenCount),
        },
      ];
    }),
  };
}

import { type Values, valuesOf } from '../../engine/catalog/fact';
import { type GpuStack, gpuStackSchema } from '../../engine/catalog/gpu-stack-schema';
import { type Gpu, gpuSchema } from '../../engine/catalog/hardware-schema';
import { gpuStepper } from '../../engine/machine/gpu/gpu-stepper';
import type { Family } from '../../engine/validation/families';
import type { MeasuredCase } from '../../engine/validation/measured-case';
import { STACK_PARAMETERS } from './parameters';
import { readRecord, sparsityValues } from './records';
import { FITTED_CHIP_IDS, GENERIC_STACK_ID, type Slot } from './slots';

/** A measured step that calibrates, and how much it counts. */
export interface FitRow {
  family: Family;
  size: string;
  caze: MeasuredCase;
  chipSet: string;
  measuredSeconds: number;
  weight: number;
}

/** The numbers a fit moves: copies of the catalog's values. */
export class FitCatalog {
  readonly chips: Record<string, Values<Gpu>> = {};
  readonly stacks: Record<string, Values<GpuStack>> = {};

  constructor() {
    for (const id of FITTED_CHIP_IDS)
      this.chips[id] = valuesOf(gpuSchema.parse(readRecord('hardware', id)));
    for (const id of [...Object.keys(STACK_PARAMETERS), GENERIC_STACK_ID])
      this.stacks[id] = valuesOf(gpuStackSchema.parse(readRecord('stacks', id)));
  }

  set(slot: Slot, value: number): void {
    const { parameter, chipIds, stackId } = slot;
    for (const id of chipIds)
      Object.assign((this.chips[id] as Values<Gpu>).performance, { [parameter.key]: value });
    if (stackId !== null) Object.assign(this.stacks[stackId] as object, { [parameter.key]: value });
  }

  stepSeconds({ caze }: FitRow): number {
    const hardware = this.chips[caze.hardware] as Values<Gpu>;
    const stack = this.stacks[caze.softwareStack] as Values<GpuStack>;
    return gpuStepper({
      hardware,
      stack,
      model: caze.model,
      mode: 'pretrain',
      precision: caze.run.precision,
      sparsityPattern: 'dense',
      attentionSparsityRatio: 0,
      feedForwardSparsityRatio: 0,
      sparsityValues,
      chipCount: caze.chipCount,
      chipFraction: caze.chipFraction,
      chipsPerNode: caze.chipsPerNode,
      nodeNetworkBytesPerSecondOneWay:
        caze.interNodeBytesPerSecondPerNode ?? hardware.nodeNetworkBytesPerSecondOneWay,
    }).stepSeconds(caze.run);
  }
}

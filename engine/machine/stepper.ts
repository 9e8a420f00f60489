import { dataflowStepper } from './dataflow/stepper';
import { gpuStepper } from './gpu/gpu-stepper';
import type { Stepper, StepQuestion } from './step';

/** The executor for a question's machine: kernel by kernel on a GPU, dataflow on an RDU. */
export function stepperFor(question: StepQuestion): Stepper {
  return question.hardware.kind === 'gpu' ? gpuStepper(question) : dataflowStepper(question);
}

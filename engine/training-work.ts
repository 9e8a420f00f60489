/** What one option has to do and how fast it does it: the physics of its column, from the step executors. */
export interface TrainingWork {
  hardwareId: string;
  chipCount: number;
  chipsPerNode: number;
  nodeCount: number;
  parameterCount: number;
  /** Parameters that a checkpoint stores with their optimizer state: the adapters alone for LoRA. */
  trainableParameterCount: number;
  trainingTokens: number;
  sparseStepCount: number;
  sparseStepSeconds: number;
  denseStepCount: number;
  denseStepSeconds: number;
  /**
   * Arithmetic the chips do per second over their dense peak, weighted by time; recompute left out.
   * A masked weight that runs through a dense kernel counts as dense: the chip draws power for it.
   */
  flopsUtilisationRatio: number;
}

/** Nodes that hold `chipCount` chips; the last may be part empty and is paid for. */
export function nodeCountOf(chipCount: number, chipsPerNode: number): number {
  return Math.ceil(chipCount / chipsPerNode);
}

/** True when any step of the plan is sparse. */
export function isSparseWork(work: TrainingWork): boolean {
  return work.sparseStepCount > 0;
}

/** One equation in the code's own names, and the file that holds it. */
export interface StatedEquation {
  equation: string;
  file: string;
}

export interface Step {
  /** Messages under `method.steps.<id>`. */
  id: 'work' | 'machine' | 'run' | 'money' | 'energy' | 'doubt' | 'advice';
  equations: readonly StatedEquation[];
}

/** The order of the argument, as the folders of the engine have it. docs/method.md lists all equations. */
export const STEPS: readonly Step[] = [
  {
    id: 'work',
    equations: [
      {
        equation:
          'flopsPerToken = 6 × blockWeights × (1 − sparsityRatio) + 12 × layers × hiddenSize × sequenceLength + 6 × vocabularySize × hiddenSize',
        file: 'engine/workload/transformer.ts',
      },
      {
        equation:
          'denseLoss = irreducibleLoss + parameterFactor ÷ parameters^parameterExponent + tokenFactor ÷ tokens^tokenExponent',
        file: 'engine/workload/quality.ts',
      },
    ],
  },
  {
    id: 'machine',
    equations: [
      {
        equation: 'gemmSeconds = max(compute, memory) + kernelSeconds',
        file: 'engine/machine/gpu/gemm.ts',
      },
      {
        equation: 'sectionSeconds = max((compute^p + offChip^p)^(1/p), interChip) + switch',
        file: 'engine/machine/dataflow/section.ts',
      },
      {
        equation:
          'gatherSeconds = latency + max((ranks − 1) ÷ ranks × bytes ÷ inNodeRate, (nodes − 1) ÷ nodes × bytes × sharers ÷ nodeRate)',
        file: 'engine/machine/collective.ts',
      },
      {
        equation: 'memoryBytes = (state + activations) × (1 + fragmentationRatio) + reservedBytes',
        file: 'engine/machine/memory.ts',
      },
    ],
  },
  {
    id: 'run',
    equations: [
      {
        equation:
          'stepSeconds = microBatchCount × slowest + bubble + transfers + gradients + optimizer; bubble = (Σ stages − slowest) ÷ interleave from as many micro-batches as stages',
        file: 'engine/machine/gpu/fill-step-seconds.ts',
      },
      {
        equation: 'layout = argmin(stepSeconds), memoryBytes ≤ chip memory',
        file: 'engine/run/search.ts',
      },
      {
        equation:
          'stepSeconds of an open GPU layout = stepSeconds of the fastest × openLayoutStepTimeRatio',
        file: 'engine/run/step-as-published.ts',
      },
      {
        equation:
          'trainingSeconds = steps × stepSeconds + dataLoading + evaluation + startUp + checkpoints + failures + setbacks + waiting',
        file: 'engine/run/end-to-end.ts',
      },
    ],
  },
  {
    id: 'money',
    equations: [
      {
        equation: 'rentUsd = priceUsdPerChipHour × termShare × chips × hours',
        file: 'engine/economics/rent.ts',
      },
      {
        equation:
          'ownedUsd = (servers + fabric + installation + capital + support − resale) × lifeShare + electricity + room; lifeShare = occupiedSeconds ÷ (lifeSeconds × useRatio)',
        file: 'engine/economics/own.ts',
      },
      {
        equation: 'presentValueUsd = Σ usd[year] ÷ (1 + discountRatio)^(year + 1)',
        file: 'engine/economics/roi.ts',
      },
    ],
  },
  {
    id: 'energy',
    equations: [
      {
        equation:
          'chipWatts = idle + (full − idle) × min(1, utilisation ÷ fullDrawUtilisation)^drawExponent',
        file: 'engine/energy/power.ts',
      },
      {
        equation:
          'co2eKilograms = energyKilowattHours × gridKilogramsPerKilowattHour + embodiedKilograms × lifeShare',
        file: 'engine/energy/carbon.ts',
      },
    ],
  },
  {
    id: 'doubt',
    equations: [
      {
        equation: 'P10, P90 = quantiles(outcome(draws)); P50 = outcome(likely)',
        file: 'engine/uncertainty/sample-outcomes.ts',
      },
      {
        equation: 'swing = |outcome(high) − outcome(low)|',
        file: 'engine/uncertainty/sensitivity.ts',
      },
    ],
  },
  {
    id: 'advice',
    equations: [
      {
        equation: 'pick = best, P90(best) < P10(next)',
        file: 'engine/recommend/picks.ts',
      },
      {
        equation: 'flipValue: pick(below) ≠ pick(above)',
        file: 'engine/recommend/flip-points.ts',
      },
    ],
  },
];

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '@/engine/outcome';
import {
  checkpointIntervalSeconds,
  failureSeconds,
  secondsBetweenInterruptions,
} from '@/engine/run/end-to-end';
import { anyInputs, anyWork, bareInputs, DAY, plainWork, sparseWork } from '../outcome-fixture';

const rent = { paymentKind: 'rent', hasMarketFactor: false } as const;
const secondsOf = (work = plainWork, inputs = bareInputs) => outcomeOf(work, inputs, rent);

describe('steps', () => {
  it('take step count x step time, sparse and dense apart', () => {
    const { trainingSecondsByPart: parts, trainingSeconds } = secondsOf(sparseWork);
    expect(parts.sparseSteps).toBe(32_000);
    expect(parts.denseSteps).toBe(20_000);
    expect(trainingSeconds).toBe(52_000);
  });

  it('scale with the model error, the sparse factor on sparse steps alone', () => {
    const inputs = { ...bareInputs, stepTimeRatio: 1.1, sparseStepTimeRatio: 2 };
    const { trainingSecondsByPart: parts } = secondsOf(sparseWork, inputs);
    expect(parts.sparseSteps).toBeCloseTo(70_400, 6);
    expect(parts.denseSteps).toBeCloseTo(22_000, 6);
  });
});

describe('overheads', () => {
  it('expose data loading only beyond the step: 2e6 tokens at 2,000/s on 8 nodes take 125 s of a 100 s step', () => {
    const inputs = { ...bareInputs, inputTokensPerSecondPerNode: 2000 };
    expect(secondsOf(plainWork, inputs).trainingSecondsByPart.dataLoading).toBeCloseTo(25_000, 6);
    const faster = { ...bareInputs, inputTokensPerSecondPerNode: 2500 };
    expect(secondsOf(plainWork, faster).trainingSecondsByPart.dataLoading).toBe(0);
  });

  it('compile two programmes for a sparse-to-dense plan, one for a dense plan', () => {
    const inputs = { ...bareInputs, startUpSeconds: 100, compileSeconds: 1000 };
    expect(secondsOf(plainWork, inputs).trainingSecondsByPart.startUp).toBe(1100);
    expect(secondsOf(sparseWork, inputs).trainingSecondsByPart.startUp).toBe(2100);
  });

  it('evaluate a share of the tokens with the forward pass', () => {
    const inputs = { ...bareInputs, evaluationTokenRatio: 0.03, forwardTimeRatio: 1 / 3 };
    expect(secondsOf(plainWork, inputs).trainingSecondsByPart.evaluation).toBeCloseTo(1000, 9);
  });

  it('wait for other work on machines that are half available', () => {
    const { trainingSecondsByPart, trainingSeconds, occupiedSeconds } = secondsOf(plainWork, {
      ...bareInputs,
      availableShareRatio: 0.5,
    });
    expect(trainingSecondsByPart.waiting).toBe(100_000);
    expect(trainingSeconds).toBe(200_000);
    expect(occupiedSeconds).toBe(100_000);
  });

  it('fade with length: a thousand times the steps lose a smaller share', () => {
    const inputs = {
      ...bareInputs,
      startUpSeconds: 900,
      compileSeconds: 14_400,
      checkpointBytesPerParameter: 14,
      interruptionsPerChipDay: 4.74e-4,
      restartSeconds: 600,
    };
    const lostRatio = (stepCount: number) => {
      const work = { ...plainWork, denseStepCount: stepCount, trainingTokens: stepCount * 2e6 };
      const { trainingSecondsByPart, trainingSeconds } = secondsOf(work, inputs);
      return 1 - trainingSecondsByPart.denseSteps / trainingSeconds;
    };
    expect(lostRatio(100)).toBeGreaterThan(0.5);
    expect(lostRatio(100_000)).toBeLessThan(0.02);
  });
});

describe('interruptions', () => {
  it('strike 16,384 chips every three hours at the Llama 3 rate', () => {
    const work = { ...plainWork, chipCount: 16_384 };
    const inputs = { ...bareInputs, interruptionsPerChipDay: 4.74e-4 };
    expect(secondsBetweenInterruptions(work, inputs) / 3600).toBeCloseTo(3.09, 2);
  });

  it('leave nothing lost when nothing fails', () => {
    expect(failureSeconds(DAY, 3600, 10, 600, Infinity)).toBe(0);
  });

  it('cost about restart + half an interval each while they are rare', () => {
    const betweenSeconds = 1000 * DAY;
    const lost = failureSeconds(100 * DAY, 3600, 10, 600, betweenSeconds);
    const expected = ((100 * DAY) / betweenSeconds) * (600 + 3610 / 2);
    expect(lost / expected).toBeCloseTo(1, 1);
  });

  it('agree with a simulated run that redoes what it lost', () => {
    const [work, interval, write, restart, between] = [50 * DAY, 7200, 300, 900, 2 * DAY];
    let state = 12345;
    const uniform = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const exponential = () => -between * Math.log(uniform());
    let wall = 0;
    const runs = 200;
    for (let run = 0; run < runs; run++)
      for (let done = 0; done < work; done += interval) {
        for (;;) {
          const failure = exponential();
          if (failure >= interval + write) break;
          wall += failure;
          for (let broken = exponential(); broken < restart; broken = exponential()) wall += broken;
          wall += restart;
        }
        wall += interval + write;
      }
    const lost = wall / runs - work - (work / interval) * write;
    expect(failureSeconds(work, interval, write, restart, between) / lost).toBeCloseTo(1, 1);
  });

  it('are met best by the Young interval: a tenth more or less loses more', () => {
    const best = checkpointIntervalSeconds(60, 10 * DAY, 1, 100 * DAY);
    const lost = (interval: number) =>
      failureSeconds(100 * DAY, interval, 60, 600, 10 * DAY) + (100 * DAY * 60) / interval;
    expect(lost(best)).toBeLessThan(lost(best * 1.1));
    expect(lost(best)).toBeLessThan(lost(best / 1.1));
  });
});

describe('parts', () => {
  it('are finite, never negative and sum to the whole', () => {
    fc.assert(
      fc.property(anyWork, anyInputs, (work, inputs) => {
        const { trainingSecondsByPart, trainingSeconds } = outcomeOf(work, inputs, rent);
        const parts = Object.values(trainingSecondsByPart);
        const sum = parts.reduce((a, b) => a + b, 0);
        expect(parts.every((part) => Number.isFinite(part) && part >= 0)).toBe(true);
        expect(Math.abs(sum / trainingSeconds - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

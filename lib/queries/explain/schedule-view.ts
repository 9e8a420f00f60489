import {
  fastestSchedule,
  type ScheduleQuestion,
  tradeOffCurve,
} from '@/engine/workload/fastest-schedule';
import { carryOverRange } from '@/engine/workload/quality';
import { type PaperSetting, ratesAt } from './paper-setting';

interface ScheduleEnd {
  sparseShareRatio: number;
  speedupRatio: number;
}

/** What a level of sparsity buys at the bound: at the likely worth of a sparse token and at both ends. */
export interface ScheduleLevel {
  sparsityRatio: number;
  points: { sparseShareRatio: number; lossGap: number; speedupRatio: number }[];
  atBound: { low: ScheduleEnd; likely: ScheduleEnd; high: ScheduleEnd };
}

export interface ScheduleView {
  lossGapLimit: number;
  carryOver: { low: number; likely: number; high: number };
  levels: ScheduleLevel[];
}

const SPARSITY_RATIOS = [0.5, 0.75, 0.875] as const;

/** Predicted loss gap against speed over the sparse share, one curve per level, best fusion of each. */
export function scheduleView(paper: PaperSetting): ScheduleView {
  const { pattern } = paper.option.sparsity;
  if (pattern === 'dense') throw new RangeError('the schedule has a sparse phase');
  const { lossGapLimit } = paper.scenario.goals;
  const carryOver = carryOverRange();
  const rates = new Map([0, ...SPARSITY_RATIOS].map((ratio) => [ratio, ratesAt(paper, ratio)]));
  const rateAt = (sparsityRatio: number) => rates.get(sparsityRatio)?.decoder ?? 0;
  const question = (sparsityRatio: number, carryOverRatio: number): ScheduleQuestion => ({
    model: paper.question.model,
    trainingTokens: paper.scenario.workload.trainingTokens,
    pattern,
    sparsityRatios: [sparsityRatio],
    lossGapLimit,
    carryOverRatio,
  });
  return {
    lossGapLimit,
    carryOver,
    levels: SPARSITY_RATIOS.map((sparsityRatio) => {
      const endAt = (carryOverRatio: number): ScheduleEnd => {
        const found = fastestSchedule(question(sparsityRatio, carryOverRatio), rateAt);
        const { sparseShareRatio, speedupRatio } = found;
        return { sparseShareRatio, speedupRatio };
      };
      const [points = []] = tradeOffCurve(question(sparsityRatio, carryOver.likely), rateAt);
      return {
        sparsityRatio,
        points: points.map(({ sparseShareRatio, lossGap, speedupRatio }) => ({
          sparseShareRatio,
          lossGap,
          speedupRatio,
        })),
        atBound: {
          low: endAt(carryOver.low),
          likely: endAt(carryOver.likely),
          high: endAt(carryOver.high),
        },
      };
    }),
  };
}

import type { Outcome } from '../outcome';
import type { ProgrammeCost } from '../result';
import type { Money, Programme } from '../scenario';
import { SECONDS_PER_YEAR } from '../units';
import { presentValueUsd, returnOnProgramme } from './roi';

/** One billion, the yardstick of cost per tokens. */
const TOKENS_PER_BILLION = 1e9;

/**
 * Trainings of each year: trainingsPerYear x (1 + growthRatioPerYear)^year, the first year holding at
 * least the first training. Fractions stand for a mean over years.
 */
export function trainingsByYear(programme: Programme): number[] {
  return Array.from({ length: programme.horizonYears }, (_, year) =>
    Math.max(
      year === 0 ? 1 : 0,
      programme.trainingsPerYear * (1 + programme.growthRatioPerYear) ** year,
    ),
  );
}

/** Time that the programme leaves to one training: horizon / its trainings, run one after another. */
export function secondsPerTraining(programme: Programme): number {
  const trainingsCount = trainingsByYear(programme).reduce((sum, count) => sum + count, 0);
  return (programme.horizonYears * SECONDS_PER_YEAR) / trainingsCount;
}

/** Cost that comes once, before the first training: porting and the search for masks and settings. */
export function onceUsd(outcome: Outcome): number {
  return outcome.costUsdByCategory.porting + outcome.costUsdByCategory.sparseTuning;
}

/** Cost of every training after the first: all but what comes once and the exit. */
export function recurringUsd(outcome: Outcome): number {
  return outcome.costUsd - onceUsd(outcome) - outcome.costUsdByCategory.exit;
}

/**
 * Cost of the programme by year: trainings x recurring cost, what comes once in the first year and
 * the exit in the last. Owned machines are charged pro rata, as in the first training.
 */
export function programmeUsdByYear(outcome: Outcome, programme: Programme): number[] {
  const usdByYear = trainingsByYear(programme).map((count) => count * recurringUsd(outcome));
  const last = usdByYear.length - 1;
  usdByYear[0] = (usdByYear[0] ?? 0) + onceUsd(outcome);
  usdByYear[last] = (usdByYear[last] ?? 0) + outcome.costUsdByCategory.exit;
  return usdByYear;
}

/** Total cost of ownership of one option over the horizon, and its return where a benefit is entered. */
export function programmeCostOf(
  outcome: Outcome,
  trainingTokens: number,
  programme: Programme,
  money: Money,
): ProgrammeCost {
  const usdByYear = programmeUsdByYear(outcome, programme);
  const totalUsd = usdByYear.reduce((sum, usd) => sum + usd, 0);
  const trainingsCount = trainingsByYear(programme).reduce((sum, count) => sum + count, 0);
  const usdPerTraining = totalUsd / trainingsCount;
  return {
    totalUsd,
    presentValueUsd: presentValueUsd(usdByYear, money.discountRatio),
    usdByYear,
    trainingsCount,
    usdPerTraining,
    usdPerBillionTokens: usdPerTraining / (trainingTokens / TOKENS_PER_BILLION),
    ...returnOnProgramme(usdByYear, outcome.trainingSeconds, programme, money.discountRatio),
  };
}

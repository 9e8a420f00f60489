import type { ProgrammeCost } from '../result';
import type { Programme } from '../scenario';
import { MONTHS_PER_YEAR, SECONDS_PER_MONTH, SECONDS_PER_YEAR } from '../units';

/** Rounding of a sum over what was summed: money that breaks even but for that has broken even. */
const ROUNDING_RATIO = 1e-12;
/** Weeks of a mean year of 365.25 days. */
const WEEKS_PER_YEAR = 365.25 / 7;

/**
 * Today's worth of yearly amounts, each falling due at the end of its year: sum of usd[year] /
 * (1 + discountRatio)^(year + 1). The NPV function of spreadsheets.
 */
export function presentValueUsd(usdByYear: readonly number[], discountRatio: number): number {
  return usdByYear.reduce((sum, usd, year) => sum + usd / (1 + discountRatio) ** (year + 1), 0);
}

/** Share of year number `year` (0 = first) that lies before `untilYears`. */
function elapsedRatio(year: number, untilYears: number): number {
  return Math.min(1, Math.max(0, untilYears - year));
}

/**
 * Benefit less cost of delay by year: the benefit flows from the end of the first training, the
 * cost of delay until then.
 */
export function netBenefitUsdByYear(
  horizonYears: number,
  firstTrainingSeconds: number,
  benefitUsdPerMonth: number,
  delayCostUsdPerWeek: number,
): number[] {
  const readyYears = firstTrainingSeconds / SECONDS_PER_YEAR;
  return Array.from({ length: horizonYears }, (_, year) => {
    const trainingRatio = elapsedRatio(year, readyYears);
    return (
      (1 - trainingRatio) * MONTHS_PER_YEAR * benefitUsdPerMonth -
      trainingRatio * WEEKS_PER_YEAR * delayCostUsdPerWeek
    );
  });
}

/**
 * Months until the money that came in stays at or above the money that went out; costs are spread
 * evenly over each year, the benefit flows from the end of the first training. Null when the horizon
 * ends before. Piecewise linear, solved exactly on each piece.
 */
export function paybackMonths(
  usdByYear: readonly number[],
  firstTrainingSeconds: number,
  benefitUsdPerMonth: number,
  delayCostUsdPerWeek: number,
): number | null {
  const readyMonths = firstTrainingSeconds / SECONDS_PER_MONTH;
  const horizonMonths = usdByYear.length * MONTHS_PER_YEAR;
  const delayUsdPerMonth = (delayCostUsdPerWeek * WEEKS_PER_YEAR) / MONTHS_PER_YEAR;
  const edges = [readyMonths, ...usdByYear.map((_, year) => (year + 1) * MONTHS_PER_YEAR)]
    .filter((month) => month <= horizonMonths)
    .sort((a, b) => a - b);
  let month = 0;
  let netUsd = 0;
  let movedUsd = 0;
  let payback: number | null = 0;
  for (const edge of edges) {
    const isReady = month >= readyMonths;
    const costUsdPerMonth = (usdByYear[Math.floor(month / MONTHS_PER_YEAR)] ?? 0) / MONTHS_PER_YEAR;
    const incomeUsdPerMonth = isReady ? benefitUsdPerMonth : -delayUsdPerMonth;
    const slopeUsdPerMonth = incomeUsdPerMonth - costUsdPerMonth;
    const nextUsd = netUsd + slopeUsdPerMonth * (edge - month);
    movedUsd += Math.abs(nextUsd - netUsd);
    if (nextUsd < -ROUNDING_RATIO * movedUsd) payback = null;
    else if (netUsd < 0) payback = month - netUsd / slopeUsdPerMonth;
    month = edge;
    netUsd = nextUsd;
  }
  return payback;
}

/**
 * Net present value, return (net present value over the present value of what is spent) and payback.
 * All null when no benefit is entered: nothing is invented.
 */
export function returnOnProgramme(
  usdByYear: readonly number[],
  firstTrainingSeconds: number,
  programme: Programme,
  discountRatio: number,
): Pick<ProgrammeCost, 'netPresentValueUsd' | 'returnRatio' | 'paybackMonths'> {
  const { benefitUsdPerMonth, horizonYears } = programme;
  if (benefitUsdPerMonth === null)
    return { netPresentValueUsd: null, returnRatio: null, paybackMonths: null };
  const delayCostUsdPerWeek = programme.delayCostUsdPerWeek ?? 0;
  const costUsd = presentValueUsd(usdByYear, discountRatio);
  const benefitUsd = presentValueUsd(
    netBenefitUsdByYear(
      horizonYears,
      firstTrainingSeconds,
      benefitUsdPerMonth,
      delayCostUsdPerWeek,
    ),
    discountRatio,
  );
  const netPresentValueUsd = benefitUsd - costUsd;
  return {
    netPresentValueUsd,
    returnRatio: netPresentValueUsd / costUsd,
    paybackMonths: paybackMonths(
      usdByYear,
      firstTrainingSeconds,
      benefitUsdPerMonth,
      delayCostUsdPerWeek,
    ),
  };
}

import { groupedDigits, significantText } from './digits';

/** A ratio as a percentage: 31 %, 0.8 %, 99.5 %. */
export function formatPercent(ratio: number, digits = 2): string {
  const percent = ratio * 100;
  return `${significantText(percent, Math.abs(percent) >= 99.5 ? 3 : digits)}%`;
}

/** A ratio as a percentage with one digit after the point, so that a column of them lines up: 3.0%, 12.4%. */
export function formatPercentTenths(ratio: number): string {
  return `${groupedDigits(ratio * 100, 1)}%`;
}

import { significantText } from './digits';

/** A ratio as a percentage: 31 %, 0.8 %, 99.5 %. */
export function formatPercent(ratio: number, digits = 2): string {
  const percent = ratio * 100;
  return `${significantText(percent, Math.abs(percent) >= 99.5 ? 3 : digits)}%`;
}

import type { Roadmap } from '@/engine/recommend/roadmap-result';
import { brokenNumbers } from '../broken-numbers';

/** What is wrong with a roadmap, as sentences. */
export function faultsOf(found: Roadmap): string[] {
  if (found.kind === 'refused') return brokenNumbers(found.reason.details);
  const faults = brokenNumbers(found);
  let spent = 0;
  for (const stage of found.stages) {
    spent += stage.costUsd.p50;
    const { machine, people } = stage.costUsdByPart;
    if (Math.abs(machine + people - stage.costUsd.p50) > 1e-6 * stage.costUsd.p50)
      faults.push(`${stage.id}: parts do not sum to the cost`);
    if (Math.abs(stage.cumulativeUsd.p50 - spent) > 1e-6 * spent)
      faults.push(`${stage.id}: cumulative spend is not the sum`);
    if (stage.rules.length === 0) faults.push(`${stage.id}: no gate`);
    for (const rule of stage.rules) {
      if (rule.low > rule.high) faults.push(`${stage.id}.${rule.metric}: low above high`);
      if (rule.predicted === null) {
        if (rule.metric !== 'lossGapNats') faults.push(`${stage.id}.${rule.metric}: no prediction`);
        continue;
      }
      const { p10, p50, p90 } = rule.predicted;
      if (p10 > p50 * (1 + 1e-9) || p50 > p90 * (1 + 1e-9))
        faults.push(`${stage.id}.${rule.metric}: band out of order`);
    }
  }
  const whole = found.stages.at(-1)?.cumulativeUsd.p50 ?? 0;
  for (const { id, cumulativeUsd, avoidedUsd } of found.stages)
    if (Math.abs(cumulativeUsd.p50 + avoidedUsd - whole) > 1e-6 * whole)
      faults.push(`${id}: sunk and avoided do not make the whole`);
  const sizes = found.stages.map(({ parameterCount }) => parameterCount);
  if (sizes.some((size, index) => index > 0 && size <= (sizes[index - 1] ?? 0)))
    faults.push(`sizes do not grow: ${sizes}`);
  if (found.pilot.goProbability < 0 || found.pilot.goProbability > 1) faults.push('no probability');
  return faults;
}

import type { RoadmapAssumptions } from '@/engine/recommend/roadmap-result';
import { type Expression, figureOf, type Given } from './expression';

const PATH_OF: Record<keyof RoadmapAssumptions, string> = {
  seedLossNats: 'assumptions.pilot.seedLossNats',
  gateDeviationsRatio: 'assumptions.pilot.gateDeviationsRatio',
  powerDeviationsRatio: 'assumptions.pilot.powerDeviationsRatio',
  gapUncertaintyRatio: 'assumptions.quality.gapUncertaintyRatio',
  largestTransferRatio: 'assumptions.pilot.largestTransferRatio',
  surestChanceRatio: 'assumptions.pilot.surestChanceRatio',
  teamPersonCount: 'assumptions.pilot.teamPersonCount',
};

/** Another figure of the plan. */
export const planned = (place: string): Expression => figureOf(`roadmap.${place}`);

/** A number that the plan found. */
export function found(name: string, value: number, unit: string): Given {
  return { op: 'given', name, value, unit, origin: { kind: 'result', path: `roadmap.${name}` } };
}

/** A value of the catalog as the plan took it. */
export function assumed(
  name: keyof RoadmapAssumptions,
  values: RoadmapAssumptions,
  unit = '1',
): Given {
  const origin = { kind: 'catalog', path: PATH_OF[name] } as const;
  return { op: 'given', name, value: values[name], unit, origin };
}

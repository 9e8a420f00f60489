import type { ReportInput } from '@/components/report/report-input';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { recommend } from '@/engine/recommend/recommend';
import { roadmapOf } from '@/engine/recommend/roadmap';
import type { Option, Scenario } from '@/engine/scenario';
import { simulate } from '@/engine/simulate';

export const GENERATED_AT = new Date('2026-11-23T09:30:00Z');
/** Characters that Japanese names and prices hold and that fonts often lack. */
export const RARE = '𠮷﨑①㎏￥¥〜―';

export function inputFor(scenario: Scenario, title = scenario.name): ReportInput {
  return {
    scenario,
    result: simulate(scenario, catalog),
    recommendation: recommend(scenario, catalog, simulate),
    roadmap: roadmapOf(scenario, catalog, simulate),
    catalog,
    title,
    versionLabel: '3',
    generatedAt: GENERATED_AT,
  };
}

export function defaultInput(): ReportInput {
  return inputFor(exampleScenario('default', catalog));
}

/** The longest of everything: title, names, notes, years, categories, remarks. */
export function crowdedInput(): ReportInput {
  const base = exampleScenario('default', catalog);
  const [a100, , , sn30] = base.options as [Option, Option, Option, Option];
  const h100 = { ...a100, hardware: 'nvidia-h100-sxm5-80gb' };
  const own = { kind: 'own', region: 'tokyo', utilisationRatio: 0.5, lifeYears: 4 } as const;
  const threeYears = {
    kind: 'rent',
    providerId: 'aws',
    region: 'tokyo',
    term: 'reserved-3y',
  } as const;
  const scenario: Scenario = {
    ...base,
    programme: {
      ...base.programme,
      horizonYears: 5,
      benefitUsdPerMonth: 40_000,
      delayCostUsdPerWeek: 2_500,
    },
    goals: { ...base.goals, carbonCapKilograms: 15_000 },
    overrides: [
      {
        path: 'providers.aws.offers.nvidia-a100-sxm4-80gb.tokyo.on-demand',
        value: 3.9,
        note: '見積書による'.repeat(60),
      },
      { path: 'assumptions.programme.failedRunRatio', value: 0.1, note: 'x'.repeat(400) },
    ],
    options: [
      { ...a100, id: 'a' },
      { ...h100, id: 'b', payment: threeYears },
      { ...h100, id: 'c', payment: own },
      { ...sn30, id: 'd' },
    ],
  };
  const title = [...`${RARE}Ｗidest title_without_any_space`.repeat(5)].slice(0, 120).join('');
  return {
    ...inputFor(scenario, title),
    frozen: {
      engineVersion: '0.0.1',
      catalogVersion: 'an-older-one',
      at: new Date('2026-10-01T00:00:00Z'),
    },
  };
}

/** Nothing fits: no pick, no tiles, changes instead of reasons. */
export function infeasibleInput(): ReportInput {
  const base = exampleScenario('default', catalog);
  return inputFor({ ...base, goals: { ...base.goals, budgetUsd: 20_000 } });
}

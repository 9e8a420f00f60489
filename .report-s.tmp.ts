import { writeFileSync } from 'node:fs';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { recommend } from '@/engine/recommend/recommend';
import { simulate } from '@/engine/simulate';
import { renderReport } from '@/components/report/render-pdf';
const base = exampleScenario('default', catalog);
const own = { kind: 'own' as const, region: 'tokyo', utilisationRatio: 0.5, lifeYears: 4 };
const scenario = { ...base, programme: { ...base.programme, horizonYears: 5, benefitUsdPerMonth: 40000, delayCostUsdPerWeek: 2500 },
  goals: { ...base.goals, carbonCapKilograms: 15000 },
  overrides: [{ path: 'providers.aws.offers.nvidia-a100-sxm4-80gb.tokyo.on-demand', value: 3.9, note: '2026年11月の見積書による（値引き後）' }, { path: 'assumptions.programme.failedRunRatio', value: .1, note: 'x'.repeat(200) }],
  options: [ { ...base.options[0]!, id: 'a' }, { ...base.options[0]!, id: 'b', hardware: 'nvidia-h100-sxm5-80gb', payment: { kind:'rent' as const, providerId: 'aws', region: 'tokyo', term: 'reserved-3y' as const } }, { ...base.options[0]!, id: 'c', hardware: 'nvidia-h100-sxm5-80gb', payment: own }, { ...base.options[3]!, id: 'd' } ] };
const result = simulate(scenario, catalog);
const recommendation = recommend(scenario, catalog, simulate);
for (const language of ['ja','en'] as const) {
  const pdf = await renderReport({ scenario, result, recommendation, catalog, title: process.env.TITLE ?? '𠮷野家﨑①㎏￥¥〜―'.repeat(10).slice(0,120), versionLabel: '12', generatedAt: new Date('2026-11-23T09:30:00Z'), frozen: {engineVersion: result.engineVersion, catalogVersion: result.catalogVersion, at: new Date('2026-11-20T00:00:00Z')} }, language, 'board');
  writeFileSync(`/tmp/report/s-${language}.pdf`, pdf);
}
const inf = { ...base, goals: { ...base.goals, budgetUsd: 20000, carbonCapKilograms: 1000 } };
const pdf = await renderReport({ scenario: inf, result: simulate(inf, catalog), recommendation: recommend(inf, catalog, simulate), catalog, title: '予算が足りない案', versionLabel: '1', generatedAt: new Date('2026-11-23T09:30:00Z') }, 'ja', 'brief');
writeFileSync(`/tmp/report/i-ja.pdf`, pdf);

import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog/index';
import { exampleScenario } from '@/engine/examples';
import { outcomeFacts } from '@/engine/outcome-facts';
import type { Payment } from '@/engine/scenario';
import { SAMPLED_GOALS, sampleOutcomes } from '@/engine/uncertainty/sample-outcomes';
import { goalOf } from '@/engine/uncertainty/sensitivity';
import { plainWork, sparseWork } from '../outcome-fixture';

const scenario = exampleScenario('default', catalog);
const [template] = scenario.options;
if (template === undefined) throw new Error('no option');

const payments: Payment[] = [
  { kind: 'rent', providerId: 'aws', region: 'tokyo', term: 'on-demand' },
  { kind: 'rent', providerId: 'sambanova-quote', region: 'tokyo', term: 'on-demand' },
  { kind: 'own', region: 'tokyo', utilisationRatio: null, lifeYears: null },
  { kind: 'colocate', region: 'tokyo', utilisationRatio: null, lifeYears: null },
];
/** A month on 64 chips, dense and sparse, on every machine and payment of the catalog that can be priced. */
const columns = Object.keys(catalog.hardware).flatMap((hardware) =>
  payments.flatMap((payment, index) => {
    const facts = outcomeFacts({ ...template, hardware, payment }, scenario, catalog);
    if ('reason' in facts) return [];
    return [plainWork, sparseWork].map((work) => ({
      id: `${hardware}-${index}`,
      work: { ...work, denseStepSeconds: work.denseStepSeconds * 25 },
      facts,
    }));
  }),
);
const bandKeys = {
  time: 'trainingSeconds',
  cost: 'costUsd',
  energy: 'energyJoules',
  carbon: 'co2eKilograms',
} as const;
const { columns: sampled } = sampleOutcomes(columns, scenario.goals);

describe('bands over the whole catalog', () => {
  it('hold the likely case between P10 and P90', () => {
    expect(sampled.length).toBeGreaterThan(30);
    for (const column of sampled)
      for (const goal of SAMPLED_GOALS) {
        const { p10, p90 } = column[bandKeys[goal]];
        const likely = goalOf(column.likely, goal);
        expect([column.id, goal, p10 < likely && likely < p90]).toEqual([column.id, goal, true]);
      }
  });

  it('have their median within 12 % of the likely case', () => {
    const distances = sampled.flatMap((column) =>
      SAMPLED_GOALS.map((goal) =>
        Math.abs(column[bandKeys[goal]].p50 / goalOf(column.likely, goal) - 1),
      ),
    );
    expect(Math.max(...distances)).toBeLessThan(0.12);
  });

  it('are wider for machines without a published price', () => {
    const width = (id: string) => {
      const column = sampled.find((other) => other.id.startsWith(id));
      if (column === undefined) throw new Error(id);
      return column.costUsd.p90 / column.costUsd.p10;
    };
    expect(width('sambanova-sn30')).toBeGreaterThan(1.3 * width('nvidia-a100-sxm4-80gb'));
  });
});

import { expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { exampleScenario } from '@/engine/examples';
import { readScenario } from '@/engine/read-input';
import { simulate } from '@/engine/simulate';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';

test('an option whose sections fit no cut is refused with its reason; the others are answered', () => {
  const asked = exampleScenario('default', catalog);
  const { shape } = catalog.models['gpt-125m'] ?? { shape: undefined };
  const long = readScenario({
    ...asked,
    workload: {
      ...asked.workload,
      globalBatchTokens: 2e8,
      model: { ...shape, sequenceLength: 2_000_000 },
    },
    options: asked.options.map((option) => ({ ...option, chipCount: 64 })),
  });
  const { options } = simulate(long, catalog);
  const machines = long.options.map(({ hardware }) => catalog.hardware[hardware]?.kind);
  expect(machines).toContain('gpu');
  options.forEach(({ feasible, reason }, index) => {
    if (machines[index] !== 'rdu') {
      expect(reason?.code).not.toBe('sectionFitsNoCut');
      return;
    }
    expect(feasible).toBe(false);
    expect(reason).toMatchObject({
      code: 'sectionFitsNoCut',
      details: { field: 'sequenceLength' },
    });
    expect(reason?.details.accepted).toBeLessThan(2_000_000);
  });
  for (const { unfit } of [en, ja]) expect(unfit.sectionFitsNoCut).toContain('{accepted}');
});

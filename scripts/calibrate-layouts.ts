import { catalog } from '../engine/catalog';
import type { Fact } from '../engine/catalog/fact';
import { openLayoutRatios } from '../engine/validation/open-layout-ratios';
import { rounded } from './calibration/fit-rows';
import { readRecord, writeRecord } from './calibration/records';

const SOURCE = 'hakari-calibration';
const DATE = '2026-11';

/** Writes what each stack loses against the best plan; reads the numbers that `calibrate.ts` wrote before. */
for (const [stackId, ratio] of Object.entries(openLayoutRatios(catalog))) {
  const record = readRecord('stacks', stackId) as Record<string, unknown>;
  const fact: Fact = {
    value: rounded(ratio.likely),
    unit: '1',
    low: rounded(ratio.low),
    high: rounded(ratio.high),
    grade: 'calibrated',
    source: SOURCE,
    date: DATE,
    note: `Measured over the best plan of a search: the fastest published step of each of ${ratio.workloadCount} workloads, P10, middle and P90.`,
  };
  record.openLayoutStepTimeRatio = fact;
  writeRecord('stacks', stackId, record);
}

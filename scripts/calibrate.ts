import type { Fact } from '../engine/catalog/fact';
import { FAMILIES } from '../engine/validation/families';
import { calibrateRdu } from './calibrate-rdu';
import { DERIVED_CHIPS, derivedPerformance } from './calibration/derived';
import { FitCatalog, type FitRow } from './calibration/fit-catalog';
import {
  chipNumbers,
  type FitResult,
  fitEverything,
  fitLeftOut,
  fitRows,
  rounded,
} from './calibration/fit-rows';
import { writeGenericStack } from './calibration/generic-stack';
import { writeLeftOutParameters, writeMeasuredLines } from './calibration/measured-files';
import {
  CHIP_PARAMETERS,
  FP8_PARAMETERS,
  GENERIC_PARAMETERS,
  MISALIGNMENT_PARAMETERS,
  type Parameter,
  STACK_PARAMETERS,
  TUNED_CHIP_PARAMETERS,
} from './calibration/parameters';
import { readRecord, writeRecord } from './calibration/records';
import { CALIBRATED_CHIPS, GENERIC_STACK_ID, TUNED_CHIPS } from './calibration/slots';
import {
  fitTuned,
  fitWithoutEachSoftware,
  OTHER_SOFTWARE_FAMILY,
  tunedChipNumbers,
  tunedRows,
} from './calibration/tuned-software';

const SOURCE = 'hakari-calibration';
const DATE = '2026-11';
/** Half width of the range given to a fitted value, in spreads of its prior. */
const RANGE_SPREADS = 1;

type Facts = Record<string, unknown>;

function meanError(catalog: FitCatalog, rows: readonly FitRow[]): number {
  const errors = rows.map((row) => Math.abs(catalog.stepSeconds(row) / row.measuredSeconds - 1));
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

function residualNote(catalog: FitCatalog, rows: readonly FitRow[]): string {
  const families = [...new Set(rows.map(({ family }) => family.id))];
  const percent = (100 * meanError(catalog, rows)).toFixed(1);
  return `${rows.length} steps of ${families.join(', ')}; mean error in sample ${percent} %.`;
}

function fittedFact(parameter: Parameter, value: number, note: string): Fact {
  const reach = RANGE_SPREADS * parameter.spread;
  return {
    value,
    unit: parameter.unit,
    low: rounded(Math.min(value, Math.max(parameter.low, value - reach))),
    high: rounded(Math.max(value, Math.min(parameter.high, value + reach))),
    grade: 'calibrated',
    source: SOURCE,
    date: DATE,
    note,
  };
}

function writeFitted(
  record: Facts,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, number>>,
  note: string,
): void {
  for (const parameter of parameters) {
    const value = values[parameter.key];
    if (value !== undefined) record[parameter.key] = fittedFact(parameter, value, note);
  }
}

function writeDerivedChips(): void {
  for (const [id, derivation] of Object.entries(DERIVED_CHIPS)) {
    const record = readRecord('hardware', id) as { performance: object };
    record.performance = derivedPerformance(id, derivation);
    writeRecord('hardware', id, record);
  }
}

/** Tuned ratios of the chips with published runs, passed on to the derived ones, and the generic stack. */
function writeTuned(tuned: FitResult, note: string): void {
  const writeChip = (set: string) => {
    for (const id of TUNED_CHIPS[set] ?? []) {
      const record = readRecord('hardware', id) as { performance: Facts };
      writeFitted(record.performance, TUNED_CHIP_PARAMETERS, tunedChipNumbers(tuned, set), note);
      writeRecord('hardware', id, record);
    }
  };
  writeChip('h100');
  writeDerivedChips();
  writeChip('b200');
  const stack = readRecord('stacks', GENERIC_STACK_ID) as Facts;
  writeFitted(stack, GENERIC_PARAMETERS, tuned.stacks[GENERIC_STACK_ID] ?? {}, note);
  writeRecord('stacks', GENERIC_STACK_ID, stack);
}

writeMeasuredLines();
const rows = fitRows();
const catalog = new FitCatalog();
const fit = fitEverything(catalog, rows);
for (const [set, ids] of Object.entries(CALIBRATED_CHIPS)) {
  const note = residualNote(
    catalog,
    rows.filter(({ chipSet }) => chipSet === set),
  );
  for (const id of ids) {
    const record = readRecord('hardware', id) as { performance: Facts };
    writeFitted(
      record.performance,
      [...CHIP_PARAMETERS, ...FP8_PARAMETERS, ...MISALIGNMENT_PARAMETERS],
      chipNumbers(fit, set, id),
      note,
    );
    writeRecord('hardware', id, record);
  }
}
writeDerivedChips();
for (const [id, parameters] of Object.entries(STACK_PARAMETERS)) {
  const record = readRecord('stacks', id) as Facts;
  const own = rows.filter(({ caze }) => caze.softwareStack === id);
  writeFitted(record, parameters, fit.stacks[id] ?? {}, residualNote(catalog, own));
  writeRecord('stacks', id, record);
}
writeGenericStack();
const today = tunedRows(rows);
const todayCatalog = new FitCatalog();
const tuned = fitTuned(todayCatalog, today);
const published = today.filter(({ family }) => family.id === OTHER_SOFTWARE_FAMILY);
const leftOut = {
  ...fitLeftOut(rows),
  [OTHER_SOFTWARE_FAMILY]: fitWithoutEachSoftware(() => new FitCatalog(), today),
};
writeTuned(tuned, residualNote(todayCatalog, published));
writeLeftOutParameters(leftOut);
console.log(`${OTHER_SOFTWARE_FAMILY}: ${residualNote(todayCatalog, published)}`);

for (const { id } of FAMILIES) {
  const own = rows.filter(({ family }) => family.id === id);
  if (own.length > 0) console.log(`${id}: ${residualNote(catalog, own)}`);
}
calibrateRdu();

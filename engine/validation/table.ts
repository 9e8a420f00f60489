import type { Catalog } from '../catalog/schema';
import { FAMILIES, POWER_FAMILY, WHOLE_RUN_FAMILY } from './families';
import leftOutParameters from './left-out-parameters.json';
import leftOutRdu from './left-out-rdu.json';
import { measuredCaseSchema } from './measured-case';
import { MEASURED_LINES } from './measured-lines';
import { powerPredictions } from './power-predictions';
import { stepPredictions, wholeRunPredictions, wholeRunSchema } from './predictions';
import { type ScoreRow, scoreRow } from './score';

/** The parsed lines of one family's file. */
export function measuredLines(family: string): unknown[] {
  const text = MEASURED_LINES[family];
  if (text === undefined) return [];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** Every family scored with a catalog, in the order of the families; the method page and `validate` show it. */
export function validationTable(catalog: Catalog): ScoreRow[] {
  const measuredCases = (family: string) =>
    measuredLines(family).map((line) => measuredCaseSchema.parse(line));
  const leftOut = { ...leftOutParameters, 'rdu-sn30': leftOutRdu };
  const steps = FAMILIES.map((family) =>
    scoreRow(family.id, stepPredictions(family, measuredCases(family.id), catalog, leftOut)),
  );
  const runs = measuredLines(WHOLE_RUN_FAMILY.id).map((line) => wholeRunSchema.parse(line));
  return [
    ...steps,
    scoreRow(WHOLE_RUN_FAMILY.id, wholeRunPredictions(runs, catalog)),
    scoreRow(POWER_FAMILY.id, powerPredictions(measuredCases(POWER_FAMILY.id), catalog)),
  ];
}

import type { Catalog } from '../catalog/schema';
import { FAMILIES, WHOLE_RUN_FAMILY } from './families';
import leftOutParameters from './left-out-parameters.json';
import { measuredCaseSchema } from './measured-case';
import { MEASURED_LINES } from './measured-lines';
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
  const steps = FAMILIES.map((family) => {
    const cases = measuredLines(family.id).map((line) => measuredCaseSchema.parse(line));
    return scoreRow(family.id, stepPredictions(family, cases, catalog, leftOutParameters));
  });
  const runs = measuredLines(WHOLE_RUN_FAMILY.id).map((line) => wholeRunSchema.parse(line));
  return [...steps, scoreRow(WHOLE_RUN_FAMILY.id, wholeRunPredictions(runs, catalog))];
}

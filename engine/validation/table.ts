import type { Catalog } from '../catalog/schema';
import { FAMILIES, POWER_FAMILY, PUBLISHED_RUN_FAMILY, WHOLE_RUN_FAMILY } from './families';
import leftOutParameters from './left-out-parameters.json';
import leftOutRdu from './left-out-rdu.json';
import { measuredCaseSchema } from './measured-case';
import { MEASURED_LINES } from './measured-lines';
import { powerPredictions } from './power-predictions';
import { stepPredictions, wholeRunPredictions, wholeRunSchema } from './predictions';
import { publishedRunPredictions } from './published-run-predictions';
import { type Prediction, type ScoreRow, scoreRow } from './score';

/** The parsed lines of one family's file. */
export function measuredLines(family: string): unknown[] {
  const text = MEASURED_LINES[family];
  if (text === undefined) return [];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** Every case of one family, predicted; `markRatio` is the mean error to reach on its test part. */
export interface FamilyPredictions {
  family: string;
  markRatio: number;
  predictions: Prediction[];
}

/** Every measured case predicted with a catalog, by family in the order of the table. */
export function validationPredictions(catalog: Catalog): FamilyPredictions[] {
  const measuredCases = (family: string) =>
    measuredLines(family).map((line) => measuredCaseSchema.parse(line));
  const leftOut = { ...leftOutParameters, 'rdu-sn30': leftOutRdu };
  const wholeRuns = (family: string) =>
    measuredLines(family).map((line) => wholeRunSchema.parse(line));
  return [
    ...FAMILIES.map((family) => ({
      family: family.id,
      markRatio: family.markRatio,
      predictions: stepPredictions(family, measuredCases(family.id), catalog, leftOut),
    })),
    {
      family: WHOLE_RUN_FAMILY.id,
      markRatio: WHOLE_RUN_FAMILY.markRatio,
      predictions: wholeRunPredictions(wholeRuns(WHOLE_RUN_FAMILY.id), catalog),
    },
    {
      family: PUBLISHED_RUN_FAMILY.id,
      markRatio: PUBLISHED_RUN_FAMILY.markRatio,
      predictions: publishedRunPredictions(wholeRuns(PUBLISHED_RUN_FAMILY.id), catalog),
    },
    {
      family: POWER_FAMILY.id,
      markRatio: POWER_FAMILY.markRatio,
      predictions: powerPredictions(measuredCases(POWER_FAMILY.id), catalog),
    },
  ];
}

/** Every family scored with a catalog, in the order of the families; `validate` prints it. */
export function validationTable(catalog: Catalog): ScoreRow[] {
  return validationPredictions(catalog).map(({ family, predictions }) =>
    scoreRow(family, predictions),
  );
}

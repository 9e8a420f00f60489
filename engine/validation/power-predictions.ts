import { valuesOf } from '../catalog/fact';
import type { Catalog } from '../catalog/schema';
import { chipWattsAt } from '../energy/power';
import { stepperFor } from '../machine/stepper';
import { caseQuestion } from '../machine/training-step';
import type { MeasuredCase } from './measured-case';
import type { Prediction } from './score';

/**
 * Mean chip power of measured cases: the step executor's utilisation put through the power law. The
 * law's shape was fitted to these runs at their measured utilisation, so what is scored here is the
 * executor's part as well.
 */
export function powerPredictions(cases: readonly MeasuredCase[], catalog: Catalog): Prediction[] {
  const power = valuesOf(catalog.assumptions.power);
  return cases.flatMap((caze) => {
    const measured = caze.measured.meanChipPowerWatts;
    if (measured === undefined) return [];
    const { question } = caseQuestion(caze, catalog);
    const { modelFlopsUtilisation } = stepperFor(question).step(caze.run);
    const predicted = chipWattsAt(question.hardware, power, modelFlopsUtilisation);
    return [{ id: caze.id, predicted, measured, isCalibration: false }];
  });
}

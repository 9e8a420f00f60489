import type { AccuracyPoint } from '@/components/charts/accuracy-scatter';
import { machineFamily } from '@/components/charts/machine-family';
import type { MethodFamily } from '@/lib/queries/method-view';
import { caseText, type MethodPhrases } from './layout-text';

/** More digits than are shown, fewer than are computed: the page carries a thousand of them. */
const shown = (amount: number) => Number(amount.toPrecision(6));

/** The cases of a family as points of its scatter, each with its words. */
export function shownPoints(family: MethodFamily, t: MethodPhrases): AccuracyPoint[] {
  return family.cases.map((caze) => ({
    id: caze.id,
    measured: shown(caze.measured),
    predicted: shown(caze.predicted),
    isCalibration: caze.isCalibration,
    about: caseText(caze, t),
  }));
}

/** The hue of the machines that a family was measured on. */
export function familyHue(family: MethodFamily) {
  return machineFamily(family.cases[0]?.hardware);
}

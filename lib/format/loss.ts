import { groupedDigits } from './digits';

const LOSS_FRACTION_DIGITS = 3;

/** A loss to the thousandth of a nat, where runs of one model differ: 2.104. */
export function formatLoss(loss: number): string {
  return groupedDigits(loss, LOSS_FRACTION_DIGITS);
}

/** One case predicted. */
export interface Prediction {
  id: string;
  predicted: number;
  measured: number;
  isCalibration: boolean;
}

/** Errors of one family, on the cases that calibrated nothing. Ratios, not percent. */
export interface ScoreRow {
  family: string;
  n: number;
  nCalibration: number;
  nTest: number;
  /** Mean absolute error over the measured value. */
  mape: number;
  median: number;
  p95: number;
  worstId: string;
  worstError: number;
}

/** Value below which `share` of the ascending values lie, between neighbours by distance. */
function quantile(ascending: readonly number[], share: number): number {
  const place = (ascending.length - 1) * share;
  const below = ascending[Math.floor(place)] ?? Number.NaN;
  const above = ascending[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** Relative error of a prediction, signed: positive where it is too long. */
export function signedError({ predicted, measured }: Prediction): number {
  return predicted / measured - 1;
}

/** Scores a family on its test part; `worstError` is signed. */
export function scoreRow(family: string, predictions: readonly Prediction[]): ScoreRow {
  const test = predictions.filter(({ isCalibration }) => !isCalibration);
  const errors = test.map((prediction) => Math.abs(signedError(prediction)));
  const ascending = [...errors].sort((a, b) => a - b);
  const worst = test[errors.indexOf(ascending[ascending.length - 1] ?? Number.NaN)];
  return {
    family,
    n: predictions.length,
    nCalibration: predictions.length - test.length,
    nTest: test.length,
    mape: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    median: quantile(ascending, 0.5),
    p95: quantile(ascending, 0.95),
    worstId: worst?.id ?? '',
    worstError: worst === undefined ? Number.NaN : signedError(worst),
  };
}

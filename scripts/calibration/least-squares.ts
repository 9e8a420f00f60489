/** One free number of a fit. The fit works in units of `spread` around `prior`, within the bounds. */
export interface FreeNumber {
  prior: number;
  low: number;
  high: number;
  spread: number;
}

export interface FitOptions {
  iterations: number;
  /** Residuals beyond this count linearly: one odd case must not bend the rest. */
  outlierRatio: number;
  /** Weight of the priors relative to the mean squared residual at outlierRatio. */
  priorWeight: number;
}

export interface Residuals {
  /** Relative errors, logarithmic. */
  errors: Float64Array;
  weights: Float64Array;
}

const DIFFERENCE_STEP = 0.02;
const DAMPING_START = 0.01;
const DAMPING_FACTOR = 4;
const DAMPING_MAXIMUM = 1e8;
const IMPROVEMENT_MINIMUM = 1e-7;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Pseudo-Huber cost of the residuals plus the pull of the priors. */
function costOf(
  { errors, weights }: Residuals,
  units: Float64Array,
  { outlierRatio, priorWeight }: FitOptions,
): number {
  let cost = 0;
  for (let row = 0; row < errors.length; row++) {
    const scaled = (errors[row] as number) / outlierRatio;
    cost += (weights[row] as number) * 2 * (Math.sqrt(1 + scaled * scaled) - 1);
  }
  for (const unit of units) cost += priorWeight * unit * unit;
  return cost;
}

/** Solves the symmetric system in place by Cholesky; false when it is not positive definite. */
function solveSymmetric(matrix: Float64Array[], right: Float64Array): boolean {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    const pivotRow = matrix[column] as Float64Array;
    let pivot = pivotRow[column] as number;
    for (let inner = 0; inner < column; inner++) pivot -= (pivotRow[inner] as number) ** 2;
    if (!(pivot > 0)) return false;
    const root = Math.sqrt(pivot);
    pivotRow[column] = root;
    for (let row = column + 1; row < size; row++) {
      const current = matrix[row] as Float64Array;
      let sum = current[column] as number;
      for (let inner = 0; inner < column; inner++)
        sum -= (current[inner] as number) * (pivotRow[inner] as number);
      current[column] = sum / root;
    }
  }
  for (let row = 0; row < size; row++) {
    const current = matrix[row] as Float64Array;
    let sum = right[row] as number;
    for (let inner = 0; inner < row; inner++)
      sum -= (current[inner] as number) * (right[inner] as number);
    right[row] = sum / (current[row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row] as number;
    for (let below = row + 1; below < size; below++)
      sum -= ((matrix[below] as Float64Array)[row] as number) * (right[below] as number);
    right[row] = sum / ((matrix[row] as Float64Array)[row] as number);
  }
  return true;
}

/**
 * Levenberg-Marquardt on reweighted residuals with differences for slopes, projected on the bounds.
 * Deterministic. `residualsAt` may be told which number changed, to evaluate only what it touches.
 */
export function leastSquares(
  numbers: readonly FreeNumber[],
  residualsAt: (values: Float64Array, changed: number | null, base: Residuals | null) => Residuals,
  options: FitOptions,
  start?: Float64Array,
): { values: Float64Array; cost: number } {
  const size = numbers.length;
  const units = new Float64Array(size);
  const valueAt = (index: number, unit: number) => {
    const { prior, spread, low, high } = numbers[index] as FreeNumber;
    return clamp(prior + unit * spread, low, high);
  };
  const unitOf = (index: number, value: number) => {
    const { prior, spread } = numbers[index] as FreeNumber;
    return (value - prior) / spread;
  };
  if (start !== undefined) for (let i = 0; i < size; i++) units[i] = unitOf(i, start[i] as number);
  const valuesAt = (at: Float64Array) =>
    Float64Array.from(at, (unit, index) => valueAt(index, unit));

  let values = valuesAt(units);
  let residuals = residualsAt(values, null, null);
  let cost = costOf(residuals, units, options);
  let damping = DAMPING_START;
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    const { errors, weights } = residuals;
    const robust = Float64Array.from(
      errors,
      (error, row) =>
        (weights[row] as number) /
        (Math.sqrt(1 + (error / options.outlierRatio) ** 2) * options.outlierRatio ** 2),
    );
    const slopes: Float64Array[] = [];
    for (let column = 0; column < size; column++) {
      const number = numbers[column] as FreeNumber;
      const unit = units[column] as number;
      const forward = valueAt(column, unit + DIFFERENCE_STEP);
      const step = forward > (values[column] as number) ? DIFFERENCE_STEP : -DIFFERENCE_STEP;
      const moved = Float64Array.from(values);
      moved[column] = clamp(number.prior + (unit + step) * number.spread, number.low, number.high);
      const taken = ((moved[column] as number) - (values[column] as number)) / number.spread;
      const shifted = residualsAt(moved, column, residuals);
      slopes.push(
        Float64Array.from(shifted.errors, (error, row) =>
          taken === 0 ? 0 : (error - (errors[row] as number)) / taken,
        ),
      );
    }
    let improved = false;
    while (!improved && damping < DAMPING_MAXIMUM) {
      const matrix = slopes.map((a, i) =>
        Float64Array.from(slopes, (b, j) => {
          if (j > i) return 0;
          let sum = 0;
          for (let row = 0; row < a.length; row++)
            sum += (robust[row] as number) * (a[row] as number) * (b[row] as number);
          return i === j ? (sum + options.priorWeight) * (1 + damping) : sum;
        }),
      );
      const right = Float64Array.from(slopes, (a, i) => {
        let sum = -options.priorWeight * (units[i] as number);
        for (let row = 0; row < a.length; row++)
          sum -= (robust[row] as number) * (a[row] as number) * (errors[row] as number);
        return sum;
      });
      if (solveSymmetric(matrix, right)) {
        const next = Float64Array.from(units, (unit, i) =>
          unitOf(i, valueAt(i, unit + (right[i] as number))),
        );
        const nextValues = valuesAt(next);
        const nextResiduals = residualsAt(nextValues, null, null);
        const nextCost = costOf(nextResiduals, next, options);
        if (nextCost < cost) {
          improved = cost - nextCost > IMPROVEMENT_MINIMUM * cost;
          units.set(next);
          values = nextValues;
          residuals = nextResiduals;
          cost = nextCost;
          damping = Math.max(damping / DAMPING_FACTOR, 1e-9);
          if (!improved) return { values, cost };
          break;
        }
      }
      damping *= DAMPING_FACTOR;
    }
    if (!improved) break;
  }
  return { values, cost };
}

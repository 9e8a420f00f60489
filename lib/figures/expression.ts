/** Where a number that no other figure gives comes from. */
export type Origin =
  | { kind: 'catalog'; path: string }
  | { kind: 'scenario'; path: string }
  | { kind: 'result'; path: string }
  | { kind: 'constant' };

/** A number put into a formula by name. `name` is the engine's own word and the key of its label. */
export interface Given {
  op: 'given';
  name: string;
  value: number;
  unit: string;
  origin: Origin;
}

/** A formula as a tree: shown with its numbers, evaluated again in tests, written live into spreadsheets. */
export type Expression =
  | Given
  | { op: 'figure'; id: string }
  | { op: 'sum' | 'product' | 'maximum' | 'minimum'; terms: Expression[] }
  | { op: 'difference'; from: Expression; less: Expression }
  | { op: 'quotient'; dividend: Expression; divisor: Expression }
  | { op: 'power'; base: Expression; exponent: Expression }
  /** e^of, and e^of - 1 to full precision near zero. */
  | { op: 'exponential' | 'exponentialLessOne'; of: Expression };

export const figureOf = (id: string): Expression => ({ op: 'figure', id });
export const sum = (...terms: Expression[]): Expression => ({ op: 'sum', terms });
export const product = (...terms: Expression[]): Expression => ({ op: 'product', terms });
export const maximum = (...terms: Expression[]): Expression => ({ op: 'maximum', terms });
export const minimum = (...terms: Expression[]): Expression => ({ op: 'minimum', terms });
export const difference = (from: Expression, less: Expression): Expression => ({
  op: 'difference',
  from,
  less,
});
export const quotient = (dividend: Expression, divisor: Expression): Expression => ({
  op: 'quotient',
  dividend,
  divisor,
});
export const power = (base: Expression, exponent: Expression): Expression => ({
  op: 'power',
  base,
  exponent,
});
export const exponential = (of: Expression): Expression => ({ op: 'exponential', of });
export const exponentialLessOne = (of: Expression): Expression => ({
  op: 'exponentialLessOne',
  of,
});
export const constant = (name: string, value: number, unit: string): Expression => ({
  op: 'given',
  name,
  value,
  unit,
  origin: { kind: 'constant' },
});

/** The value of a formula, figures looked up by id. */
export function evaluate(
  expression: Expression,
  figureValue: (figureId: string) => number,
): number {
  const of = (each: Expression) => evaluate(each, figureValue);
  switch (expression.op) {
    case 'given':
      return expression.value;
    case 'figure':
      return figureValue(expression.id);
    case 'sum':
      return expression.terms.reduce((total, term) => total + of(term), 0);
    case 'product':
      return expression.terms.reduce((total, term) => total * of(term), 1);
    case 'maximum':
      return Math.max(...expression.terms.map(of));
    case 'minimum':
      return Math.min(...expression.terms.map(of));
    case 'difference':
      return of(expression.from) - of(expression.less);
    case 'quotient':
      return of(expression.dividend) / of(expression.divisor);
    case 'power':
      return of(expression.base) ** of(expression.exponent);
    case 'exponential':
      return Math.exp(of(expression.of));
    case 'exponentialLessOne':
      return Math.expm1(of(expression.of));
  }
}

function children(expression: Expression): Expression[] {
  switch (expression.op) {
    case 'given':
    case 'figure':
      return [];
    case 'difference':
      return [expression.from, expression.less];
    case 'quotient':
      return [expression.dividend, expression.divisor];
    case 'power':
      return [expression.base, expression.exponent];
    case 'exponential':
    case 'exponentialLessOne':
      return [expression.of];
    default:
      return expression.terms;
  }
}

/** The leaves of a formula in reading order: figures and given numbers. */
export function leavesOf(
  expression: Expression,
): (Given | Extract<Expression, { op: 'figure' }>)[] {
  if (expression.op === 'given' || expression.op === 'figure') return [expression];
  return children(expression).flatMap(leavesOf);
}

/** Ids of the figures that a formula takes, each once. */
export function figureIdsOf(expression: Expression): string[] {
  const ids = leavesOf(expression).flatMap((leaf) => (leaf.op === 'figure' ? [leaf.id] : []));
  return [...new Set(ids)];
}

const BINDING: Record<Expression['op'], number> = {
  given: 9,
  figure: 9,
  maximum: 9,
  minimum: 9,
  power: 3,
  exponential: 9,
  exponentialLessOne: 1,
  product: 2,
  quotient: 2,
  sum: 1,
  difference: 1,
};

/** How a notation writes the operators. */
export interface Notation {
  times: string;
  dividedBy: string;
  plus: string;
  minus: string;
  power: string;
  maximum: string;
  minimum: string;
  separator: string;
  exponential: (of: string) => string;
}
export const MATHS: Notation = {
  times: ' × ',
  dividedBy: ' ÷ ',
  plus: ' + ',
  minus: ' − ',
  power: '^',
  maximum: 'max',
  minimum: 'min',
  separator: ', ',
  exponential: (of) => `e^(${of})`,
};
export const SPREADSHEET: Notation = {
  times: '*',
  dividedBy: '/',
  plus: '+',
  minus: '-',
  power: '^',
  maximum: 'MAX',
  minimum: 'MIN',
  separator: ',',
  exponential: (of) => `EXP(${of})`,
};

/** The formula as text, leaves written by `leaf`: names, numbers with units, or cell references. */
export function expressionText(
  expression: Expression,
  leaf: (leaf: Given | Extract<Expression, { op: 'figure' }>) => string,
  notation: Notation = MATHS,
): string {
  // A child is bracketed where it binds less than its place needs.
  const at = (child: Expression, need: number): string => {
    const written = expressionText(child, leaf, notation);
    return BINDING[child.op] < need ? `(${written})` : written;
  };
  switch (expression.op) {
    case 'given':
    case 'figure':
      return leaf(expression);
    case 'sum':
      return expression.terms.map((term) => at(term, 1)).join(notation.plus);
    case 'product':
      return expression.terms.map((term) => at(term, 2)).join(notation.times);
    case 'maximum':
    case 'minimum':
      return `${notation[expression.op]}(${expression.terms.map((term) => at(term, 0)).join(notation.separator)})`;
    case 'difference':
      return `${at(expression.from, 1)}${notation.minus}${at(expression.less, 2)}`;
    case 'quotient':
      return `${at(expression.dividend, 2)}${notation.dividedBy}${at(expression.divisor, 3)}`;
    case 'power':
      return `${at(expression.base, 4)}${notation.power}${at(expression.exponent, 4)}`;
    case 'exponential':
      return notation.exponential(at(expression.of, 0));
    case 'exponentialLessOne':
      return `${notation.exponential(at(expression.of, 0))}${notation.minus}1`;
  }
}

import { type Expression, evaluate, expressionText, type Given } from './expression';
import type { Figure } from './figure';

type Leaf = Given | Extract<Expression, { op: 'figure' }>;

/** One number that a formula takes, with where to look further. */
export interface ShownInput {
  name: string;
  text: string;
  /** Opens that figure's own maths. */
  figureId: string | null;
  /** Opens the ledger at that fact. */
  factPath: string | null;
  /** The field of the scenario that states it. */
  scenarioPath: string | null;
}

/** "Show the maths" of one figure. */
export interface ShownMaths {
  /** The formula in names. */
  named: string;
  /** The same formula with its numbers. */
  substituted: string;
  result: string;
  inputs: ShownInput[];
}

export interface MathsWords {
  /** Name of a figure. */
  figureName: (figure: Figure) => string;
  /** Name of a number that the catalog, the scenario or the executors give. */
  givenName: (given: Given) => string;
  /** A number with its unit, exact enough to follow the sum by hand. */
  exact: (value: number, unit: string) => string;
}

/** The formula of a figure in names and in numbers, and what each number is. */
export function shownMaths(
  figure: Figure,
  figures: ReadonlyMap<string, Figure>,
  { figureName, givenName, exact }: MathsWords,
): ShownMaths {
  const inputOf = (leaf: Leaf): ShownInput => {
    if (leaf.op === 'given') {
      const { kind } = leaf.origin;
      return {
        name: givenName(leaf),
        text: exact(leaf.value, leaf.unit),
        figureId: null,
        factPath: kind === 'catalog' ? leaf.origin.path : null,
        scenarioPath: kind === 'scenario' ? leaf.origin.path : null,
      };
    }
    const input = figures.get(leaf.id);
    if (input === undefined) throw new RangeError(`no figure ${leaf.id}`);
    return {
      name: figureName(input),
      text: exact(input.value, input.unit),
      figureId: leaf.id,
      factPath: null,
      scenarioPath: null,
    };
  };
  const inputs = new Map<string, ShownInput>();
  const written = (part: 'name' | 'text') =>
    expressionText(figure.formula, (leaf) => {
      const input = inputOf(leaf);
      inputs.set(input.name, input);
      return input[part];
    });
  return {
    named: written('name'),
    substituted: written('text'),
    result: exact(
      evaluate(figure.formula, (id) => figures.get(id)?.value ?? Number.NaN),
      figure.unit,
    ),
    inputs: [...inputs.values()],
  };
}

import { GRADES, type Grade } from '@/engine/catalog/fact';
import { factAt, withOverrides } from '@/engine/catalog/load';
import type { Catalog } from '@/engine/catalog/schema';
import type { Recommendation, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { costFigures } from './cost-figures';
import { energyFigures } from './energy-figures';
import { type Expression, evaluate, figureIdsOf, leavesOf } from './expression';
import { type Figure, type FigureSource, UNIT_OF_KIND } from './figure';
import { ladderFigures } from './ladder-figures';
import { type Draft, optionContext } from './option-context';
import { programmeFigures } from './programme-figures';
import { qualityFigures } from './quality-figures';
import { timeFigures } from './time-figures';

/** Facts that a formula takes, each once. */
function sourcesOf(formula: Expression, catalog: Catalog): FigureSource[] {
  const paths = leavesOf(formula).flatMap((leaf) =>
    leaf.op === 'given' && leaf.origin.kind === 'catalog' ? [leaf.origin.path] : [],
  );
  return [...new Set(paths)].map((path) => {
    const { source, grade } = factAt(catalog, path);
    return { path, source, grade };
  });
}

function weakest(grades: readonly Grade[], fallback: Grade): Grade {
  return grades.reduce(
    (worst, grade) => (GRADES.indexOf(grade) > GRADES.indexOf(worst) ? grade : worst),
    grades[0] ?? fallback,
  );
}

/** A draft as a figure: its value from its formula where it states none, sources and grade from what it takes. */
export function figureFrom(
  draft: Draft,
  prefix: string,
  optionId: string | null,
  evidence: Grade,
  known: ReadonlyMap<string, Figure>,
  catalog: Catalog,
): Figure {
  const { formula, kind, place } = draft;
  const inputs = figureIdsOf(formula);
  const sources = sourcesOf(formula, catalog);
  const given = sources.map(({ grade }) => grade);
  const taken = inputs.flatMap((id) => known.get(id)?.grade ?? []);
  return {
    id: `${prefix}${place}`,
    optionId,
    labelKey: draft.labelKey ?? place,
    labelValues: draft.labelValues ?? {},
    kind,
    unit: UNIT_OF_KIND[kind],
    value: draft.value ?? evaluate(formula, (id) => known.get(id)?.value ?? Number.NaN),
    band: draft.band ?? null,
    formula,
    inputs,
    sources,
    grade: draft.isHeadline ? evidence : weakest([...given, ...taken], evidence),
  };
}

/** Drafts put in an order where every input comes before the figure that takes it. */
export function inputsFirst(drafts: readonly Draft[], prefix: string): Draft[] {
  const byId = new Map(drafts.map((draft) => [`${prefix}${draft.place}`, draft]));
  const ordered = new Set<Draft>();
  const visit = (draft: Draft, above: readonly Draft[]) => {
    if (ordered.has(draft)) return;
    if (above.includes(draft)) throw new RangeError(`circular figure ${draft.place}`);
    for (const id of figureIdsOf(draft.formula)) {
      const input = byId.get(id);
      if (input !== undefined) visit(input, [...above, draft]);
    }
    ordered.add(draft);
  };
  for (const draft of drafts) visit(draft, []);
  return [...ordered];
}

function breakEvenFigures(recommendation: Recommendation): Figure[] {
  const { rduPriceUsdPerChipHour } = recommendation.breakEven;
  if (rduPriceUsdPerChipHour === null) return [];
  const name = 'breakEven.rduPriceUsdPerChipHour';
  return [
    {
      id: name,
      optionId: null,
      labelKey: name,
      labelValues: {},
      kind: 'usd',
      unit: 'USD/chip-h',
      value: rduPriceUsdPerChipHour,
      band: null,
      formula: {
        op: 'given',
        name,
        value: rduPriceUsdPerChipHour,
        unit: 'USD/chip-h',
        origin: { kind: 'result', path: name },
      },
      inputs: [],
      sources: [],
      grade: 'derived',
    },
  ];
}

/**
 * Every number of a result that is shown anywhere, with its formula, its inputs, its sources and its
 * grade: the one list that screen, PDF, XLSX, CSV and "show the maths" draw from. Inputs come before
 * the figures that take them. A refused option has none.
 */
export function figures(
  result: Result,
  scenario: Scenario,
  catalog: Catalog,
  recommendation?: Recommendation,
): Figure[] {
  const known = withOverrides(catalog, scenario.overrides);
  const found = new Map<string, Figure>();
  for (const option of result.options) {
    const context = optionContext(option, scenario, known);
    if (context === null) continue;
    const prefix = `option.${option.id}.`;
    const drafts = [
      ...timeFigures(context),
      ...costFigures(context),
      ...energyFigures(context),
      ...programmeFigures(context),
      ...qualityFigures(context),
    ];
    for (const draft of inputsFirst(drafts, prefix)) {
      const figure = figureFrom(draft, prefix, option.id, option.evidence, found, known);
      found.set(figure.id, figure);
    }
  }
  return [
    ...found.values(),
    ...ladderFigures(
      result.ladder ?? [],
      scenario,
      (id) => known.hardware[id]?.kind === 'rdu',
      result.options,
    ),
    ...(recommendation === undefined ? [] : breakEvenFigures(recommendation)),
  ];
}

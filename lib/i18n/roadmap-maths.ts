import type { Grade } from '@/engine/catalog/fact';
import type { PlannedRoadmap } from '@/engine/recommend/roadmap-result';
import type { Given } from '@/lib/figures/expression';
import type { Figure, FigureSource } from '@/lib/figures/figure';
import { figureText } from '@/lib/figures/figure-text';
import { shownMaths } from '@/lib/figures/shown-maths';
import { formatMoneyExact } from '@/lib/format/money';
import { formatFactor, formatInteger, formatSignificant } from '@/lib/format/number';
import type { NamedSource, RoadmapView } from '@/lib/queries/roadmap-view';
import type { Say } from './change-sentences';
import type { Wording } from './details-text';

/** The formula of one number of a plan, in names and in numbers. */
export interface MathsLine {
  /** `roadmap.pilot.costUsd`. */
  id: string;
  /** Where it is opened: a stage, or the advice at the head. */
  group: string;
  name: string;
  named: string;
  substituted: string;
  result: string;
  sources: (NamedSource & { key: string; grade: Grade })[];
}

/** Enough to follow a formula by hand to more digits than are shown. */
const EXACT_DIGITS = 6;
const SHOWN_DIGITS = 3;
const NATS_DIGITS = 2;
/** Numbers in a formula that the ledger of figures has a name for. */
const NAMED_BY_FIGURES = ['workHoursPerMonth', 'staffUsdPerHour', 'secondsPerMonth'];
/** Sources that are our own judgement are named in the reader's language. */
const OURS = 'hakari-assumptions';
/** Chances of the pilot that the advice takes: said without their stage. */
const CHANCES = ['goProbability', 'stopProbability', 'holdProbability'];

/** Each source once, by its first fact. */
const distinct = (sources: readonly FigureSource[]) =>
  sources.filter(
    ({ source }, index) => sources.findIndex((each) => each.source === source) === index,
  );
const groupOf = (id: string) => id.split('.')[1] ?? '';
const isLeaf = ({ formula }: Figure) => formula.op === 'given';
/** A sum of one says nothing. */
const isSame = ({ formula }: Figure) => formula.op === 'sum' && formula.terms.length === 1;

function exactText(value: number, unit: string, { locale, money }: Wording): string {
  if (/^USD/.test(unit)) return formatMoneyExact(value, money, locale);
  const digits =
    Number.isInteger(value) || Math.abs(value) >= 10 ** EXACT_DIGITS
      ? formatInteger(value)
      : formatSignificant(value, EXACT_DIGITS);
  return unit === 's' ? `${digits} s` : digits;
}

function resultText({ value, kind, labelKey }: Figure, { locale, money }: Wording): string {
  if (labelKey === 'gapGrowth') return formatFactor(value, locale);
  if (kind === 'nats') return formatSignificant(value, NATS_DIGITS);
  if (kind === 'ratio' || kind === 'usd')
    return figureText(value, kind, locale, money, { digits: SHOWN_DIGITS });
  return figureText(value, kind, locale, money);
}

/** "Show the maths" of a plan: every number that has a formula, in the order in which they are read. */
export function roadmapMaths(
  { figures, sources }: Pick<RoadmapView, 'figures' | 'sources'>,
  { pilot, fallbackId }: PlannedRoadmap,
  wording: Wording,
  say: Say,
): MathsLine[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const options = {
    candidate: wording.titleOf(pilot.candidateId),
    safe: fallbackId === null ? 'none' : wording.titleOf(fallbackId),
  };
  const nameOf = ({ labelKey }: Figure) => say(`roadmap.maths.name.${labelKey}`, options);
  const givenName = ({ name, value, origin }: Given) => {
    if (NAMED_BY_FIGURES.includes(name)) return say(`figures.given.${name}`);
    if (origin.kind === 'constant') return formatSignificant(value);
    return say(`roadmap.maths.given.${name}`, options);
  };
  return figures
    .filter((figure) => !isLeaf(figure) && !isSame(figure))
    .map((figure) => {
      const group = groupOf(figure.id);
      const figureName = (input: Figure) => {
        const stage = groupOf(input.id);
        if (stage === group || stage === 'advice' || CHANCES.includes(input.labelKey))
          return nameOf(input);
        return say('roadmap.maths.of', {
          stage: say(`roadmap.stage.${stage}`),
          name: nameOf(input),
        });
      };
      const { named, substituted } = shownMaths(figure, byId, {
        figureName,
        givenName,
        exact: (value, unit) => exactText(value, unit, wording),
      });
      return {
        id: figure.id,
        group,
        name: nameOf(figure),
        named,
        substituted,
        result: resultText(figure, wording),
        sources: distinct(figure.sources).map(({ source: key, grade }) => ({
          key,
          grade,
          title: key === OURS ? say('roadmap.maths.ours') : (sources[key]?.title ?? key),
          url: sources[key]?.url ?? null,
        })),
      };
    });
}

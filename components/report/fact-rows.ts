import { type Fact, GRADES } from '@/engine/catalog/fact';
import { factAt, keysToFact } from '@/engine/catalog/fact-at';
import type { Override } from '@/engine/scenario';
import { formatDuration } from '@/lib/format/duration';
import { formatFactor, formatRange, formatSignificant } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';
import type { Paper } from './paper';

/** One line of the ledger: a fact as the figures took it. */
export interface FactRow {
  path: string;
  name: string;
  fact: Fact;
  /** The user's number and note, where the user replaced the fact. */
  override: Override | null;
}

/** Facts that a board asks about first, in the order of its questions: price, speed, people, failures, power. */
const ASKED_FIRST = [
  'offers',
  'nodePriceUsd',
  'StepTimeRatio',
  'portingPersonMonths',
  'sparseTuningPersonMonths',
  'exitPersonMonths',
  'OperatorCount',
  'staffUsdPerHour',
  'failedRunRatio',
  'maskExplorationRatio',
  'interruptionsPerChipDay',
  'powerUsageEffectiveness',
  'gridKilogramsPerKilowattHour',
  'ratedChipWatts',
  'electricityUsdPerKilowattHour',
  'useRatio',
  'lifeYears',
  'residualRatio',
  'embodiedKilogramsPerHost',
  'embodiedLifeYears',
];

const SUBJECTS: Record<string, string> = {
  gpu: 'GPU',
  rdu: 'RDU',
  nvidia: 'NVIDIA',
  amd: 'AMD',
  sambanova: 'SambaNova',
};

/** What a fact is called: its own name, and the machine, place or maker that it belongs to. */
function nameOf(keys: readonly string[], paper: Paper): string {
  const { say, knows, names, locale } = paper;
  const [group = '', id = '', field = '', ...rest] = keys;
  const labelled = (key: string, subject: string) =>
    knows(`report.fact.${key}`)
      ? say('report.factOf', { name: say(`report.fact.${key}`), subject: subject || 'none' })
      : keys.join('.');
  const machine = (hardware: string) => names.hardware[hardware]?.name ?? hardware;
  const region = (key: string) => names.regions[key]?.[locale] ?? key;
  switch (group) {
    case 'providers': {
      const provider = names.providers[id] ?? id;
      if (field !== 'offers') return labelled(`place.${field}`, provider);
      const [hardware = '', place = ''] = rest;
      const where =
        place === 'any' ? provider : say('report.factPlace', { provider, region: region(place) });
      return say('report.fact.offer', { machine: machine(hardware), where });
    }
    case 'regions':
      return labelled(`place.${field}`, region(id));
    case 'hardware':
      return labelled(`hardware.${field}`, machine(id));
    case 'assumptions': {
      const [last] = rest;
      // `assumptions.power.ownRoom.powerUsageEffectiveness` names the room before the fact.
      if (last !== undefined && knows(`report.fact.${id}.${field}.${last}`))
        return labelled(`${id}.${field}.${last}`, '');
      const subject = last === undefined ? '' : (SUBJECTS[last] ?? machine(last));
      return labelled(`${id}.${field}`, subject);
    }
    default:
      return keys.join('.');
  }
}

/** The fact at a path as a line of the ledger; null where this catalog does not have it. */
export function factRow(path: string, paper: Paper): FactRow | null {
  const { scenario, catalog } = paper.input;
  const keys = keysToFact(catalog, path);
  if (keys === null) return null;
  return {
    path,
    name: nameOf(keys, paper),
    fact: factAt(catalog, path),
    override: scenario.overrides.findLast((each) => each.path === path) ?? null,
  };
}

/** Every fact that the options use, or the user changed, each once. Facts unknown to this catalog are left out. */
export function factRows(paper: Paper): FactRow[] {
  const { scenario, result } = paper.input;
  const paths = new Set([
    ...result.options.flatMap(({ factPaths }) => factPaths),
    ...scenario.overrides.map(({ path }) => path),
  ]);
  const rows = [...paths].flatMap((path) => factRow(path, paper) ?? []);
  return rows.sort((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
}

/** What the user changed first, then what a board asks about, then the rest with the weakest evidence first. */
function placeOf({ path, override, fact }: FactRow): number {
  if (override !== null) return -1;
  const asked = ASKED_FIRST.findIndex((name) =>
    path.split('.').some((key) => key === name || (/^[A-Z]/.test(name) && key.endsWith(name))),
  );
  return asked >= 0 ? asked : ASKED_FIRST.length + GRADES.length - GRADES.indexOf(fact.grade);
}

/** Keys of the sources that rows cite, in the order of their numbers. */
export function citedSourceKeys(rows: readonly FactRow[]): string[] {
  return [...new Set(rows.map(({ fact }) => fact.source))].sort();
}

/** The rows that a board asks about: changed ones and the named ones. */
export function materialRows(rows: readonly FactRow[]): FactRow[] {
  return rows.filter((row) => placeOf(row) < ASKED_FIRST.length);
}

/** Shares of a whole that are written as a number or a multiple, not in percent. */
const PLAIN_RATIOS = ['drawExponentRatio', 'operatorScaleRatio'];
const MULTIPLE = /(?:StepTime|termPrice)Ratio/;

/** A number of the ledger, or two of them as a range, in the fact's own unit. */
export function factText(
  { path, fact: { unit } }: FactRow,
  values: readonly [number] | readonly [number, number],
  { say, knows, locale }: Paper,
): string {
  const [low, high = low] = values;
  const range = (text: (value: number, at: number) => string) => formatRange(low, high, text);
  const number = range((value) => formatSignificant(value));
  if (unit === 's') return range((value, at) => formatDuration(value, locale, { at }));
  if (unit === 'B' || unit === 'B/s') return range((value, at) => formatSi(value, unit, { at }));
  if (unit !== '1')
    return knows(`report.unit.${unit}`)
      ? say(`report.unit.${unit}`, { value: number })
      : `${number} ${unit}`;
  if (MULTIPLE.test(path)) return range((value) => formatFactor(value, locale, 3));
  if (path.includes('OperatorCount')) return say('report.unit.person', { value: number });
  const isShare = /Ratio(?:\.|$)/.test(path) && !PLAIN_RATIOS.some((name) => path.includes(name));
  return isShare ? range((value) => formatPercent(value, 3)) : number;
}

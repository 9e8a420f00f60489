import { factAt } from '@/engine/catalog/load';
import type { Catalog } from '@/engine/catalog/schema';
import { EngineError } from '@/engine/errors';
import type { PlannedRoadmap, RoadmapStage } from '@/engine/recommend/roadmap-result';
import type { Scenario } from '@/engine/scenario';
import { SECONDS_PER_MONTH } from '@/engine/units';
import {
  constant,
  difference,
  type Expression,
  type Given,
  product,
  quotient,
  sum,
} from './expression';
import type { Draft } from './option-context';
import { assumed, found, planned } from './roadmap-leaves';

/** What today's catalog says at a path; none where it says nothing, as it may of a frozen plan. */
function factGiven(catalog: Catalog, name: string, path: string): Given | null {
  try {
    const { value, unit } = factAt(catalog, path);
    return { op: 'given', name, value, unit, origin: { kind: 'catalog', path } };
  } catch (thrown) {
    if (thrown instanceof EngineError) return null;
    throw thrown;
  }
}

/** Rates may differ by less than this from the ones that a sum was made with: rounding. */
const ROUNDING_RATIO = 1e-9;

/**
 * Person-months x hours x rate, where one place's rate gives the sum; the sum itself where sides stand in
 * several places, or where the rate is not shown to this viewer.
 */
function peopleFormula(stage: RoadmapStage, scenario: Scenario, catalog: Catalog): Expression {
  const { people } = stage.costUsdByPart;
  const regions = new Set(
    stage.sides.map(
      ({ optionId }) => scenario.options.find(({ id }) => id === optionId)?.payment.region,
    ),
  );
  const [region] = regions;
  const hours = factGiven(catalog, 'workHoursPerMonth', 'assumptions.people.workHoursPerMonth');
  const rate = factGiven(catalog, 'staffUsdPerHour', `regions.${region}.staffUsdPerHour`);
  const whole = found('peopleUsd', people, 'USD');
  if (regions.size > 1 || hours === null || rate === null) return whole;
  const again = stage.personMonths * hours.value * rate.value;
  if (Math.abs(again - people) > ROUNDING_RATIO * people) return whole;
  return product(planned(`${stage.id}.personMonths`), hours, rate);
}

/** Cost, people, time and what is sunk of every stage. */
export function stageDrafts(
  { stages, assumed: values }: PlannedRoadmap,
  scenario: Scenario,
  catalog: Catalog,
): Draft[] {
  const last = stages.at(-1);
  return stages.flatMap((stage, index): Draft[] => {
    const { id, costUsdByPart } = stage;
    const of = (place: string) => planned(`${id}.${place}`);
    const drafts: Draft[] = [
      {
        place: `${id}.personMonths`,
        kind: 'months',
        formula: found('personMonths', stage.personMonths, '1'),
      },
      {
        place: `${id}.peopleUsd`,
        kind: 'usd',
        value: costUsdByPart.people,
        formula: peopleFormula(stage, scenario, catalog),
      },
      {
        place: `${id}.costUsd`,
        kind: 'usd',
        value: stage.costUsd.p50,
        band: stage.costUsd,
        formula: sum(found('machineUsd', costUsdByPart.machine, 'USD'), of('peopleUsd')),
      },
      {
        place: `${id}.runSeconds`,
        kind: 'seconds',
        value: stage.runSeconds,
        formula: sum(
          ...stage.sides.map(({ trainingSeconds }) =>
            found('sideSeconds', trainingSeconds.p50, 's'),
          ),
        ),
      },
      {
        place: `${id}.calendarSeconds`,
        kind: 'seconds',
        value: stage.calendarSeconds,
        formula: sum(
          of('runSeconds'),
          product(
            quotient(
              found('beforehandPersonMonths', stage.beforehandPersonMonths, '1'),
              assumed('teamPersonCount', values),
            ),
            constant('secondsPerMonth', SECONDS_PER_MONTH, 's'),
          ),
        ),
      },
      {
        place: `${id}.cumulativeUsd`,
        kind: 'usd',
        value: stage.cumulativeUsd.p50,
        band: stage.cumulativeUsd,
        formula: sum(...stages.slice(0, index + 1).map((each) => planned(`${each.id}.costUsd`))),
      },
    ];
    if (last !== undefined && stage !== last)
      drafts.push({
        place: `${id}.avoidedUsd`,
        kind: 'usd',
        value: stage.avoidedUsd,
        formula: difference(planned(`${last.id}.cumulativeUsd`), of('cumulativeUsd')),
      });
    return drafts.map((draft) => ({ ...draft, labelKey: draft.place.split('.')[1] ?? '' }));
  });
}

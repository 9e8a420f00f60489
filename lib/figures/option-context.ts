import type { Catalog } from '@/engine/catalog/schema';
import { type OutcomeFacts, outcomeFacts } from '@/engine/outcome-facts';
import type { OutcomeInput } from '@/engine/outcome-inputs';
import { plannedSparsity } from '@/engine/planned-sparsity';
import type { Band, OptionResult } from '@/engine/result';
import type { ModelShape, Option, Scenario, Sparsity } from '@/engine/scenario';
import { nodeCountOf } from '@/engine/training-work';
import { modelShape } from '@/engine/workload/model-shape';
import { isDensePhase, sparsityPhases } from '@/engine/workload/sparsity';
import { type Expression, figureOf, type Given } from './expression';
import type { FigureKind } from './figure';

/** A figure before it has its place in the list. Without `value` it is what its formula gives. */
export interface Draft {
  place: string;
  kind: FigureKind;
  formula: Expression;
  value?: number;
  band?: Band;
  /** Where the name is shared by several places: year 1, year 2. */
  labelKey?: string;
  labelValues?: Record<string, number>;
  /** A headline: graded as its whole option is. */
  isHeadline?: boolean;
}

/** What the formulas of one option are written with. */
export interface OptionContext {
  option: OptionResult;
  asked: Option;
  /** As planned: the schedule stated, or chosen where it was open. */
  sparsity: Sparsity;
  scenario: Scenario;
  /** With the user's own numbers in place. */
  catalog: Catalog;
  model: ModelShape;
  isRented: boolean;
  isSparse: boolean;
  /** Another figure of the same option. */
  of: (place: string) => Expression;
  /** A number that the engine takes from the catalog or the scenario, by the engine's name. */
  input: (name: OutcomeInput) => Given;
  fact: (name: string, path: string, value: number, unit: string) => Given;
  asks: (name: string, value: number, unit: string, path: string) => Given;
  /** What the step executors, the sampling or the loss law found. */
  found: (name: string, value: number, unit: string) => Given;
  nodeCount: Given;
  chipCount: Given;
}

/** Where a scenario states what is otherwise a fact. */
function statedPath(name: OutcomeInput, optionPath: string): string {
  switch (name) {
    case 'experimentShareRatio':
      return 'programme.experimentShareRatio';
    case 'discountRatioPerYear':
      return 'money.discountRatio';
    case 'nodePriceUsd':
      return `${optionPath}.payment.bookValueUsdPerChip`;
    case 'availableShareRatio':
      return `${optionPath}.payment.availableShareRatio`;
    case 'lifeYears':
      return `${optionPath}.payment.lifeYears`;
    case 'useRatio':
    case 'embodiedUseRatio':
      return `${optionPath}.payment.utilisationRatio`;
    default:
      return `${optionPath}.payment`;
  }
}

function givenInput(facts: OutcomeFacts, name: OutcomeInput, optionPath: string): Given {
  const resolved = facts.inputs[name];
  if ('path' in resolved)
    return {
      op: 'given',
      name,
      value: resolved.fact.value,
      unit: resolved.fact.unit,
      origin: { kind: 'catalog', path: resolved.path },
    };
  return {
    op: 'given',
    name,
    value: resolved.value,
    unit: /Usd/.test(name) ? 'USD' : '1',
    origin: { kind: 'scenario', path: statedPath(name, optionPath) },
  };
}

/** The context of one option; null where it was refused and has no figures. */
export function optionContext(
  option: OptionResult,
  scenario: Scenario,
  catalog: Catalog,
): OptionContext | null {
  const index = scenario.options.findIndex(({ id }) => id === option.id);
  const asked = scenario.options[index];
  if (asked === undefined || option.chipCount === 0) return null;
  const sparsity = plannedSparsity(asked, option);
  const facts = outcomeFacts(asked, scenario, catalog);
  const hardware = catalog.hardware[asked.hardware];
  if ('reason' in facts || hardware === undefined) return null;
  const optionPath = `options.${index}`;
  const given = (name: string, value: number, unit: string, origin: Given['origin']): Given => ({
    op: 'given',
    name,
    value,
    unit,
    origin,
  });
  const found = (name: string, value: number, unit: string) =>
    given(name, value, unit, { kind: 'result', path: `${optionPath}.${name}` });
  return {
    option,
    asked,
    sparsity,
    scenario,
    catalog,
    model: modelShape(scenario.workload.model, catalog),
    isRented: asked.payment.kind === 'rent',
    isSparse: sparsityPhases(sparsity).some((phase) => !isDensePhase(phase)),
    of: (place) => figureOf(`option.${option.id}.${place}`),
    input: (name) => givenInput(facts, name, optionPath),
    fact: (name, path, value, unit) => given(name, value, unit, { kind: 'catalog', path }),
    asks: (name, value, unit, path) => given(name, value, unit, { kind: 'scenario', path }),
    found,
    chipCount: found('chipCount', option.chipCount, '1'),
    nodeCount: found('nodeCount', nodeCountOf(option.chipCount, hardware.chipsPerNode.value), '1'),
  };
}

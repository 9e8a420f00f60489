import { withOverrides } from '../catalog/load';
import type { Catalog } from '../catalog/schema';
import { EngineError } from '../errors';
import { stepperFor } from '../machine/stepper';
import type { StepResult } from '../result';
import type { Scenario } from '../scenario';
import { modelShape } from '../workload/model-shape';
import { densest, optionSetting, questionOf, runOf } from './option-plan';
import { type SearchOutcome, searchParallelism } from './search';
import {
  type Difference,
  differenceFrom,
  type SearchAccount,
  searchAccount,
} from './search-account';

/** The layout of one option, what else was looked at, and why it lost. */
export interface LayoutAccount {
  /** The step as laid out: the asker's own layout, else the best found; null where none exists. */
  chosen: StepResult | null;
  isStated: boolean;
  /** How far a stated layout is from the best found; null where none is stated or none fits. */
  fromBest: Difference | null;
  /** Training has several phases: the one that keeps the most weights sets the layout, and is timed here. */
  isDensestOfSeveral: boolean;
  outcome: SearchOutcome;
  account: SearchAccount;
}

/** The account of the layout of option `optionId` on `chipCount` chips. Throws `unknownOption`. */
export function layoutAccount(
  scenario: Scenario,
  optionId: string,
  chipCount: number,
  catalog: Catalog,
): LayoutAccount {
  const index = scenario.options.findIndex(({ id }) => id === optionId);
  const option = scenario.options[index];
  if (option === undefined)
    throw new EngineError('unknownOption', {
      value: optionId,
      accepted: scenario.options.map(({ id }) => id),
    });
  const known = withOverrides(catalog, scenario.overrides);
  const model = modelShape(scenario.workload.model, known);
  const { lossGapLimit } = scenario.goals;
  const path = `options.${index}`;
  const setting = optionSetting(option, scenario.workload, model, known, path, lossGapLimit);
  const question = questionOf(setting, densest(setting.phases), chipCount);
  const { globalBatchSequences } = setting;
  const outcome = searchParallelism(question, globalBatchSequences, {});
  const { layout } = option;
  const chosen =
    layout === null
      ? (outcome.best ?? outcome.nearest)
      : stepperFor(question).step(runOf(setting, layout));
  return {
    chosen,
    isStated: layout !== null,
    fromBest:
      layout === null || chosen === null || outcome.best === null
        ? null
        : differenceFrom(outcome.best, chosen),
    isDensestOfSeveral: setting.phases.length > 1 || setting.openSchedule !== null,
    outcome,
    account: searchAccount(question, globalBatchSequences, {}, outcome),
  };
}

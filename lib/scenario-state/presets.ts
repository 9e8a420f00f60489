import type { Scenario, Workload } from '@/engine/scenario';
import { SECONDS_PER_DAY } from '@/engine/units';

/** A common question in one click: the work, the budget in dollars and the deadline. */
export interface Preset {
  id: string;
  workload: Pick<Workload, 'mode' | 'model' | 'trainingTokens' | 'globalBatchTokens'>;
  budgetUsd: number;
  deadlineSeconds: number;
}

const days = (count: number) => count * SECONDS_PER_DAY;

export const PRESETS: readonly Preset[] = [
  {
    id: 'poc1b',
    workload: {
      mode: 'pretrain',
      model: { parameterCount: 1e9 },
      trainingTokens: 20e9,
      globalBatchTokens: 2 ** 20,
    },
    budgetUsd: 6250,
    deadlineSeconds: days(7),
  },
  {
    id: 'pretrain7b',
    workload: {
      mode: 'pretrain',
      model: { parameterCount: 7e9 },
      trainingTokens: 140e9,
      globalBatchTokens: 2 ** 22,
    },
    budgetUsd: 187_500,
    deadlineSeconds: days(30),
  },
  {
    id: 'paper13b',
    workload: {
      mode: 'pretrain',
      model: { presetId: 'gpt-13b' },
      trainingTokens: 300e9,
      globalBatchTokens: 2 ** 21,
    },
    budgetUsd: 312_500,
    deadlineSeconds: days(30),
  },
  {
    id: 'pretrain70b',
    workload: {
      mode: 'pretrain',
      model: { parameterCount: 70e9 },
      trainingTokens: 1.4e12,
      globalBatchTokens: 2 ** 22,
    },
    budgetUsd: 12.5e6,
    deadlineSeconds: days(90),
  },
  {
    id: 'continue7b',
    workload: {
      mode: 'continue',
      model: { parameterCount: 7e9 },
      trainingTokens: 20e9,
      globalBatchTokens: 2 ** 22,
    },
    budgetUsd: 31_250,
    deadlineSeconds: days(14),
  },
  {
    id: 'finetune7b',
    workload: {
      mode: 'finetune-full',
      model: { parameterCount: 7e9 },
      trainingTokens: 100e6,
      globalBatchTokens: 2 ** 17,
    },
    budgetUsd: 1250,
    deadlineSeconds: days(3),
  },
  {
    id: 'lora70b',
    workload: {
      mode: 'finetune-lora',
      model: { parameterCount: 70e9 },
      trainingTokens: 50e6,
      globalBatchTokens: 2 ** 17,
    },
    budgetUsd: 3125,
    deadlineSeconds: days(3),
  },
];

/** The scenario asking a preset's question; machines, money and assumptions stay as they are. */
export function withPreset(scenario: Scenario, preset: Preset): Scenario {
  return {
    ...scenario,
    workload: { ...scenario.workload, ...preset.workload },
    goals: {
      ...scenario.goals,
      budgetUsd: preset.budgetUsd,
      deadlineSeconds: preset.deadlineSeconds,
    },
  };
}

/** The preset whose question a scenario asks, if it is one of ours. */
export function presetOf(scenario: Scenario): Preset | undefined {
  const asked = JSON.stringify(scenario.workload.model);
  return PRESETS.find(
    ({ workload, budgetUsd, deadlineSeconds }) =>
      JSON.stringify(workload.model) === asked &&
      workload.mode === scenario.workload.mode &&
      workload.trainingTokens === scenario.workload.trainingTokens &&
      budgetUsd === scenario.goals.budgetUsd &&
      deadlineSeconds === scenario.goals.deadlineSeconds,
  );
}

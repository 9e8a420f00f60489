import type { Catalog } from '@/engine/catalog/schema';
import type { Scenario } from '@/engine/scenario';
import { parameterCount } from '@/engine/workload/transformer';

/** `validated` is true where measured training steps of the machine are kept. */
export interface MachineName {
  name: string;
  vendorId: string;
  kind: 'gpu' | 'rdu';
  validated: boolean;
}

/** What the page needs of the catalog before the catalog itself has arrived: names and sizes. */
export interface Names {
  hardware: Record<string, MachineName>;
  models: Record<string, { name: string; parameterCount: number }>;
  providers: Record<string, string>;
  regions: Record<string, { en: string; ja: string }>;
  exchange: { yenPerUsd: number; date: string };
}

const mapped = <T, U>(record: Record<string, T>, to: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

export function namesOf(catalog: Catalog): Names {
  const { yenPerUsd } = catalog.assumptions.exchange;
  return {
    hardware: mapped(catalog.hardware, ({ name, vendorId, kind, validated }) => ({
      name,
      vendorId,
      kind,
      validated,
    })),
    models: mapped(catalog.models, ({ name, shape }) => ({
      name,
      parameterCount: parameterCount(shape),
    })),
    providers: mapped(catalog.providers, ({ name }) => name),
    regions: mapped(catalog.regions, ({ name }) => name),
    exchange: { yenPerUsd: yenPerUsd.value, date: yenPerUsd.date },
  };
}

/** Parameters of the model asked for, whichever way it was named. */
export function askedParameterCount(scenario: Scenario, names: Names): number {
  const { model } = scenario.workload;
  if ('presetId' in model) return names.models[model.presetId]?.parameterCount ?? Number.NaN;
  return 'parameterCount' in model ? model.parameterCount : parameterCount(model);
}

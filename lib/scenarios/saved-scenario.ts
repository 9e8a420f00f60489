import type { Tables } from '@/db/tables';
import type { Scenario } from '@/engine/scenario';

export type ScenarioRow = Tables['scenarios']['$inferSelect'];

/** A scenario as kept: the question, its number of saves, and when. */
export interface SavedScenario {
  id: string;
  version: number;
  scenario: Scenario;
  createdAt: string;
  updatedAt: string;
  /** Only on what lies in the trash. */
  trashedAt?: string;
}

export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function savedScenario(row: ScenarioRow): SavedScenario {
  return {
    id: row.id,
    version: row.version,
    scenario: row.scenario,
    createdAt: isoTime(row.createdMilliseconds),
    updatedAt: isoTime(row.updatedMilliseconds),
    ...(row.trashedMilliseconds === null ? {} : { trashedAt: isoTime(row.trashedMilliseconds) }),
  };
}

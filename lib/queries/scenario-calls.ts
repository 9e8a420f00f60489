import type { Scenario } from '@/engine/scenario';
import type { Locale } from '@/lib/format/locale';
import type { Page } from '@/lib/page';
import type { SavedScenario } from '@/lib/scenarios/saved-scenario';
import type { ScenarioVersion } from '@/lib/scenarios/versions';
import { callApi } from './api';

const at = (id: string) => `/scenarios/${encodeURIComponent(id)}`;
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

export const postScenario = (scenario: Scenario, idempotencyKey: string) =>
  callApi<SavedScenario>('POST', '/scenarios', {
    json: { scenario },
    headers: { 'idempotency-key': idempotencyKey },
  });

export const putScenario = (id: string, version: number, scenario: Scenario) =>
  callApi<SavedScenario>('PUT', at(id), { json: { scenario }, headers: ifMatch(version) });

export const getScenario = (id: string) => callApi<SavedScenario>('GET', at(id));

export interface ScenarioListQuery {
  search: string;
  trash: boolean;
}

export function getScenarios(
  { search, trash }: ScenarioListQuery,
  cursor: string | null,
  signal?: AbortSignal,
) {
  const query = new URLSearchParams();
  if (search !== '') query.set('search', search);
  if (trash) query.set('trash', 'true');
  if (cursor !== null) query.set('cursor', cursor);
  return callApi<Page<SavedScenario>>('GET', `/scenarios?${query}`, { signal });
}

export const duplicateScenario = (id: string, language: Locale) =>
  callApi<SavedScenario>('POST', `${at(id)}/duplicate`, { json: { language } });

export const deleteScenario = (id: string, version: number) =>
  callApi<void>('DELETE', at(id), { headers: ifMatch(version) });

export const restoreScenario = (id: string) =>
  callApi<SavedScenario>('POST', `${at(id)}/restore`, { json: {} });

export const getVersions = (id: string, cursor: string | null) =>
  callApi<Page<ScenarioVersion>>(
    'GET',
    `${at(id)}/versions${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
  );

export const restoreVersion = (id: string, version: number, expectedVersion: number) =>
  callApi<SavedScenario>('POST', `${at(id)}/versions/${version}/restore`, {
    json: {},
    headers: ifMatch(expectedVersion),
  });

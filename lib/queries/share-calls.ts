import type { Page } from '@/lib/page';
import type { ShareLink } from '@/lib/shares/share-link';
import type { EXPIRY_DAYS } from '@/lib/shares/share-request';
import { callApi } from './api';

/** A link with its address: told when it is made and when it is rotated, never again. */
export interface MadeLink extends ShareLink {
  token: string;
  url: string;
}

export interface ShareChoices {
  mode: 'snapshot' | 'live';
  expiresInDays: (typeof EXPIRY_DAYS)[number] | null;
  include: { note: boolean; staffRates: boolean; budget: boolean };
  passcode?: string;
}

export const postShare = (scenarioId: string, choices: ShareChoices) =>
  callApi<MadeLink>('POST', `/scenarios/${encodeURIComponent(scenarioId)}/shares`, {
    json: choices,
  });

export const getShares = (cursor: string | null, signal?: AbortSignal) =>
  callApi<Page<ShareLink>>(
    'GET',
    `/shares${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
    { signal },
  );

export type ShareAction = 'pause' | 'resume' | 'revoke' | 'rotate';

export const changeShare = (id: string, action: ShareAction) =>
  callApi<ShareLink | MadeLink>('POST', `/shares/${encodeURIComponent(id)}/${action}`, {
    json: {},
  });

export const unlockShared = (token: string, passcode: string) =>
  callApi<void>('POST', `/shared/${encodeURIComponent(token)}/unlock`, { json: { passcode } });

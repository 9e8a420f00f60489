import { Refusal } from '../refusal';
import { isToken } from '../shares/token';

const ID = /^[A-Za-z0-9_-]{22}$/;

/** An id that can be one; anything odd is answered like an unknown one. */
export function scenarioId(text: string): string {
  if (!ID.test(text)) throw new Refusal('scenarioNotFound');
  return text;
}

export function shareId(text: string): string {
  if (!ID.test(text)) throw new Refusal('shareNotFound');
  return text;
}

export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('versionNotFound');
  return Number(text);
}

export function shareToken(text: string): string {
  if (!isToken(text)) throw new Refusal('sharedLinkUnavailable');
  return text;
}

import { randomBytes } from 'node:crypto';
import { Refusal } from '../refusal';
import { openLink } from '../shares/open-link';
import { isToken } from '../shares/token';
import { contextFor } from './route';

/** Whether a token opens something now. Where the database cannot say, the page itself fails. */
export async function opensNow(token: string): Promise<boolean> {
  if (!isToken(token)) return false;
  try {
    await openLink(await contextFor(randomBytes(12).toString('base64url')), token);
    return true;
  } catch (thrown) {
    return !(thrown instanceof Refusal);
  }
}

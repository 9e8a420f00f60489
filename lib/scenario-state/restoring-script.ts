import { FRAGMENT_PREFIX } from './fragment';

/** Runs before first paint: hides the default case's figures where the link brings another case. */
export const RESTORING_SCRIPT = `if(location.hash.startsWith('${FRAGMENT_PREFIX}'))document.documentElement.setAttribute('data-restoring','')`;

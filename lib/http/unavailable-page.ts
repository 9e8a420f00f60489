import { createHash } from 'node:crypto';
import type { Locale } from '../format/locale';
import en from '../i18n/messages/en.json';
import ja from '../i18n/messages/ja.json';

const MESSAGES = { ja, en };

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;min-height:100dvh;display:grid;place-content:center;background:light-dark(#fbfaf7,#15181d);color:light-dark(#1d2126,#eceae4);font:1rem/1.5 "Hiragino Sans","Yu Gothic UI","Noto Sans JP",system-ui,sans-serif}main{max-width:34rem;padding:1.5rem}svg{stroke:currentColor}h1{font-size:1.75rem;line-height:1.3;margin:.75rem 0 .5rem}p{margin:0;color:light-dark(#565d66,#a9afb8)}:lang(ja){word-break:auto-phrase}';

const BALANCE =
  '<svg viewBox="0 0 160 80" width="160" height="80" fill="none" stroke-width="2" aria-hidden="true"><path d="M20 14 140 34M80 24v50M56 74h48"/><path d="M8 44a12 12 0 0 0 24 0L20 14ZM128 64a12 12 0 0 0 24 0L140 34Z" stroke-linejoin="round"/></svg>';

const POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `img-src data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** What every page about a link says to browsers, whether the link opens or not. */
export const SHARED_PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex,nofollow',
  Vary: 'Accept-Language, Cookie',
};

function htmlIn(locale: Locale): string {
  const { title, text } = MESSAGES[locale].shared.unavailable;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><link rel="icon" href="data:,"><title>${title}</title><style>${STYLE}</style>`;
  return `<!DOCTYPE html><html lang="${locale}"><head>${head}</head><body><main>${BALANCE}<h1>${title}</h1><p>${text}</p></main></body></html>`;
}

/**
 * The one page for links that open nothing: unknown, expired, paused, revoked, odd. Written out as
 * it is, because a rendered page would carry a nonce and the token, and so never be the same twice.
 */
export function unavailablePage(locale: Locale): Response {
  return new Response(htmlIn(locale), {
    status: 404,
    headers: {
      ...SHARED_PAGE_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
    },
  });
}

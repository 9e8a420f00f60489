import { type NextRequest, NextResponse } from 'next/server';
import { opensNow } from '@/lib/http/opens';
import { problemOf, problemResponse } from '@/lib/http/problem';
import { refuseForeignHost } from '@/lib/http/refuse-foreign';
import { SHARED_PAGE_HEADERS, unavailablePage } from '@/lib/http/unavailable-page';
import { isLocale, LOCALE_COOKIE, preferredLocale } from '@/lib/i18n/preferred-locale';

const isDevelopment = process.env.NODE_ENV === 'development';

/** One policy per answer. Only development needs eval (fast refresh) and styles without a nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** A page about a link, with or without a language in its path; the token is what follows. */
const SHARED_PATH = /^\/(?:(?:ja|en)\/)?s(?:\/(.*))?$/;
const READING = ['GET', 'HEAD'];

/** Gives every page its language, without a redirect, and its content security policy. */
export async function proxy(request: NextRequest): Promise<Response> {
  try {
    refuseForeignHost(request);
  } catch (thrown) {
    return problemResponse(problemOf(thrown), null);
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const requestHeaders = new Headers(request.headers);
  requestHeaders.set('x-nonce', nonce);
  requestHeaders.set('Content-Security-Policy', policy);

  const url = request.nextUrl.clone();
  const inPath = isLocale(url.pathname.split('/')[1]);
  const asked = url.searchParams.get('language');
  const locale = isLocale(asked)
    ? asked
    : preferredLocale(
        request.cookies.get(LOCALE_COOKIE)?.value,
        request.headers.get('accept-language'),
      );
  const shared = SHARED_PATH.exec(url.pathname);
  if (shared && !(READING.includes(request.method) && (await opensNow(shared[1] ?? ''))))
    return unavailablePage(locale);
  url.pathname = `/${locale}${url.pathname === '/' ? '' : url.pathname}`;
  const response = inPath
    ? NextResponse.next({ request: { headers: requestHeaders } })
    : NextResponse.rewrite(url, { request: { headers: requestHeaders } });
  response.headers.set('Content-Security-Policy', policy);
  if (shared)
    for (const [name, value] of Object.entries(SHARED_PAGE_HEADERS))
      response.headers.set(name, value);
  if (request.nextUrl.protocol === 'https:')
    response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  return response;
}

export const config = {
  matcher: ['/((?!api/|_next/|health/|favicon\\.ico$).*)'],
};

const YEAR_SECONDS = 31_536_000;

/** Remembers a choice of looks in a cookie, so that the server paints the next page with it; null forgets it. */
export function keepChoice(cookie: string, value: string | null): void {
  const age = value === null ? 0 : YEAR_SECONDS;
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${cookie}=${value ?? ''}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

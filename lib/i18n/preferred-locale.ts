import { LOCALES, type Locale } from '@/lib/format/locale';

/** Remembers the language a person chose, for pages without one in their path. */
export const LOCALE_COOKIE = 'hakari-language';
export const FALLBACK_LOCALE: Locale = 'en';

export function isLocale(text: unknown): text is Locale {
  return (LOCALES as readonly unknown[]).includes(text);
}

/** The best of ours in an Accept-Language header (RFC 9110 12.5.4); null when it names neither. */
function acceptedLocale(header: string): Locale | null {
  const ranked = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return {
        language: tag.split('-')[0],
        weight: quality === undefined ? 1 : Number(quality.slice(2)),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of ranked) if (isLocale(language)) return language;
  return null;
}

/** Language of a page without one in its path: the cookie, else Accept-Language, else English. */
export function preferredLocale(
  cookie: string | undefined,
  acceptLanguage: string | null | undefined,
): Locale {
  if (isLocale(cookie)) return cookie;
  return acceptedLocale(acceptLanguage ?? '') ?? FALLBACK_LOCALE;
}

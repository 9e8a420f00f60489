import { getRequestConfig } from 'next-intl/server';
import { FALLBACK_LOCALE, isLocale } from './preferred-locale';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = isLocale(requested) ? requested : FALLBACK_LOCALE;
  const { default: messages } = await import(`./messages/${locale}.json`);
  return { locale, messages, timeZone: 'Asia/Tokyo' };
});

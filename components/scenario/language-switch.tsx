'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { SEGMENT_FRAME, segmentPart } from '@/components/ui/segment';
import { LOCALES, type Locale } from '@/lib/format/locale';
import { keepChoice } from '@/lib/i18n/keep-choice';
import { LOCALE_COOKIE } from '@/lib/i18n/preferred-locale';

const NAMES: Record<Locale, { short: string; full: string }> = {
  ja: { short: '日本語', full: '日本語' },
  en: { short: 'EN', full: 'English' },
};

/** The page in the other language. The scenario stays: it lives outside the page and in the fragment. */
export function LanguageSwitch() {
  const t = useTranslations('bar');
  const current = useLocale();
  const rest = usePathname().replace(/^\/(ja|en)(?=\/|$)/, '');
  return (
    <nav aria-label={t('language')} className={SEGMENT_FRAME}>
      {LOCALES.map((locale) => (
        <Link
          key={locale}
          href={`/${locale}${rest}`}
          lang={locale}
          hrefLang={locale}
          aria-label={NAMES[locale].full}
          aria-current={locale === current ? 'true' : undefined}
          scroll={false}
          className={segmentPart(locale === current)}
          onClick={() => keepChoice(LOCALE_COOKIE, locale)}
        >
          {NAMES[locale].short}
        </Link>
      ))}
    </nav>
  );
}

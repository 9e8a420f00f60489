'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { SEGMENT_FRAME, segmentPart } from '@/components/ui/segment';
import { LOCALES, type Locale } from '@/lib/format/locale';
import { keepChoice } from '@/lib/i18n/keep-choice';
import { LOCALE_COOKIE } from '@/lib/i18n/preferred-locale';

const NAMES: Record<Locale, { short: string; full: string }> = {
  ja: { short: '日本語', full: '日本語' },
  en: { short: 'EN', full: 'English' },
};

/** The same page in the other language. `rest` is what follows the path, asked for when it is used. */
export function LanguageLinks({ rest = () => '' }: { rest?: () => string }) {
  const t = useTranslations('bar');
  const current = useLocale();
  const router = useRouter();
  const path = usePathname().replace(/^\/(ja|en)(?=\/|$)/, '');
  const change = (event: MouseEvent, locale: Locale) => {
    keepChoice(LOCALE_COOKIE, locale);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.push(`/${locale}${path}${rest()}`, { scroll: false });
  };
  return (
    <nav aria-label={t('language')} className={SEGMENT_FRAME}>
      {LOCALES.map((locale) => (
        <Link
          key={locale}
          href={`/${locale}${path}`}
          lang={locale}
          hrefLang={locale}
          aria-label={NAMES[locale].full}
          aria-current={locale === current ? 'true' : undefined}
          prefetch={locale !== current}
          className={segmentPart(locale === current)}
          onClick={(event) => change(event, locale)}
        >
          {NAMES[locale].short}
        </Link>
      ))}
    </nav>
  );
}

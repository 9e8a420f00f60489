'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ThemeSwitch } from '@/components/scenario/theme-switch';
import { SEGMENT_FRAME, segmentPart } from '@/components/ui/segment';
import { LOCALES } from '@/lib/format/locale';

const NAMES = { ja: { short: '日本語', full: '日本語' }, en: { short: 'EN', full: 'English' } };

/** The bar of a shared view: no way into what is private. */
export function SharedBar() {
  const t = useTranslations('bar');
  const current = useLocale();
  return (
    <header className="no-print border-b border-rule bg-ground">
      <div className="mx-auto flex h-12 max-w-[90rem] items-center gap-3 px-3 sm:px-6">
        <span className="flex items-baseline gap-2">
          <span className="text-figure font-semibold" lang="ja">
            秤
          </span>
          <span className="text-lead font-semibold">Hakari</span>
        </span>
        <div className="ml-auto flex items-center gap-2">
          <nav aria-label={t('language')} className={SEGMENT_FRAME}>
            {LOCALES.map((locale) => (
              <a
                key={locale}
                href={`?language=${locale}`}
                lang={locale}
                hrefLang={locale}
                aria-label={NAMES[locale].full}
                aria-current={locale === current ? 'true' : undefined}
                className={segmentPart(locale === current)}
              >
                {NAMES[locale].short}
              </a>
            ))}
          </nav>
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

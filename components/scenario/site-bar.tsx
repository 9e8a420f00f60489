'use client';

import { useTranslations } from 'next-intl';
import { LanguageLinks } from './language-links';
import { SiteNav } from './site-nav';
import { ThemeSwitch } from './theme-switch';

/** The bar of pages without a scenario on the desk. */
export function SiteBar() {
  const t = useTranslations('bar');
  return (
    <header className="no-print top-0 z-10 border-b border-rule bg-ground sm:sticky">
      <a
        href="#content"
        className="absolute top-1 left-1 z-20 -translate-y-16 bg-ink px-3 py-2 text-ground focus:translate-y-0"
      >
        {t('skipToContent')}
      </a>
      <div className="mx-auto flex min-h-12 max-w-[90rem] flex-wrap items-center gap-x-3 gap-y-1 px-3 sm:px-6">
        <SiteNav />
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <LanguageLinks rest={() => window.location.search} />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { CurrencySwitch } from './currency-switch';
import { LanguageSwitch } from './language-switch';
import { ThemeSwitch } from './theme-switch';
import { UndoRedo } from './undo-redo';

export function TopBar() {
  const locale = useLocale();
  const t = useTranslations('bar');
  return (
    <header className="no-print sticky top-0 z-10 border-b border-rule bg-ground">
      <a
        href="#answer"
        className="absolute top-1 left-1 z-20 -translate-y-16 bg-ink px-3 py-2 text-ground focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <div className="mx-auto flex h-12 max-w-[90rem] items-center gap-1 px-3 sm:gap-3 sm:px-6">
        <Link href={`/${locale}`} className="mr-1 flex items-baseline gap-2 no-underline">
          <span className="text-figure font-semibold" lang="ja">
            秤
          </span>
          <span className="max-sm:sr-only text-lead font-semibold">Hakari</span>
        </Link>
        <UndoRedo />
        <div className="grow" />
        <LanguageSwitch />
        <CurrencySwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}

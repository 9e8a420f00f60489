'use client';

import { useTranslations } from 'next-intl';
import { CurrencySwitch } from './currency-switch';
import { DocumentActions } from './document-actions';
import { DocumentName } from './document-name';
import { DocumentNotice } from './document-notice';
import { LanguageSwitch } from './language-switch';
import { SiteNav } from './site-nav';
import { ThemeSwitch } from './theme-switch';
import { UndoRedo } from './undo-redo';

export function TopBar() {
  const t = useTranslations('bar');
  return (
    <>
      <header className="no-print top-0 z-10 border-b border-rule bg-ground sm:sticky">
        <a
          href="#answer"
          className="absolute top-1 left-1 z-20 -translate-y-16 bg-ink px-3 py-2 text-ground focus:translate-y-0"
        >
          {t('skip')}
        </a>
        <div className="mx-auto flex min-h-12 max-w-[90rem] flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5 sm:gap-x-3 sm:px-6 xl:flex-nowrap">
          <SiteNav />
          <DocumentName />
          <div className="grow max-xl:order-4 sm:max-xl:grow-0">
            <UndoRedo />
          </div>
          <div className="flex items-center gap-1 max-xl:order-2 max-xl:ml-auto sm:gap-2">
            <LanguageSwitch />
            <CurrencySwitch />
            <ThemeSwitch />
          </div>
          <span className="basis-full max-xl:order-2 xl:hidden" />
          <div className="max-xl:order-5 max-xl:ml-auto">
            <DocumentActions />
          </div>
        </div>
      </header>
      <DocumentNotice />
    </>
  );
}

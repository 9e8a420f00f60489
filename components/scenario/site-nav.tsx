'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';

const PLACES = ['scenarios', 'shares'] as const;

/** The product's mark, which leads to a new question, and the places where work is kept. */
export function SiteNav() {
  const locale = useLocale();
  const t = useTranslations('nav');
  const path = usePathname();
  return (
    <nav aria-label={t('title')} className="flex items-center gap-x-3 sm:gap-x-4">
      <Link
        href={`/${locale}`}
        prefetch={false}
        aria-label={t('home')}
        className="flex items-baseline gap-2 no-underline"
      >
        <span className="text-figure font-semibold" lang="ja">
          秤
        </span>
        <span className="max-sm:hidden text-lead font-semibold">Hakari</span>
      </Link>
      {PLACES.map((place) => {
        const href = `/${locale}/${place}`;
        return (
          <Link
            key={place}
            href={href}
            prefetch={false}
            aria-current={path === href ? 'page' : undefined}
            className="target inline-flex items-center text-note whitespace-nowrap text-ink underline decoration-transparent underline-offset-[6px] hover:decoration-rule-firm aria-[current]:font-semibold aria-[current]:decoration-ink"
          >
            {t(place)}
          </Link>
        );
      })}
    </nav>
  );
}

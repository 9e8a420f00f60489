import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SiteBar } from '@/components/scenario/site-bar';

interface ReadingLayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

/** All pages that are only read. */
export default async function ReadingLayout({ children, params }: ReadingLayoutProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    <>
      <SiteBar />
      {children}
    </>
  );
}

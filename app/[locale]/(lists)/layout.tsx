import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SiteBar } from '@/components/scenario/site-bar';
import { ListFrame } from '@/components/scenarios/list-frame';

interface ListsLayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

/** All pages that list what is kept. */
export default async function ListsLayout({ children, params }: ListsLayoutProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    <ListFrame>
      <SiteBar />
      {children}
    </ListFrame>
  );
}

import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ScenarioDesk } from '@/components/scenario/scenario-desk';
import { TopBar } from '@/components/scenario/top-bar';
import { defaultView } from '@/lib/queries/default-view';

interface DeskLayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

/** All pages that look at the one scenario being edited. */
export default async function DeskLayout({ children, params }: DeskLayoutProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    <ScenarioDesk view={defaultView()}>
      <TopBar />
      {children}
    </ScenarioDesk>
  );
}

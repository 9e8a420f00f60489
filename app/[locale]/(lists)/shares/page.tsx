import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ShareList } from '@/components/shares/share-list';
import { pageContext } from '@/lib/http/page-context';
import { listShares } from '@/lib/shares/list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shares');
  return { title: t('title') };
}

export default async function SharesPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <ShareList first={await listShares(await pageContext())} readAt={Date.now()} />;
}

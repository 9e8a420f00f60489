import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PasscodeScreen } from '@/components/shared/passcode-screen';
import { SharedScreen } from '@/components/shared/shared-screen';
import { answerScenario } from '@/lib/answer-scenario';
import { pageContext, pageRequest } from '@/lib/http/page-context';
import { isPreviewRobot } from '@/lib/http/preview-robot';
import { unlockProofOf } from '@/lib/http/unlock-cookie';
import { sharedDeskView } from '@/lib/queries/shared-desk-view';
import { Refusal } from '@/lib/refusal';
import { openShare, type SharedView } from '@/lib/shares/open';

interface SharedPageProps {
  params: Promise<{ locale: string; token: string }>;
}

/** The same for every link: what draws previews of links must learn nothing of what is shared. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shared');
  return {
    title: t('pageTitle'),
    description: t('pageDescription'),
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
    alternates: {},
    openGraph: { title: t('pageTitle'), description: t('pageDescription') },
  };
}

async function opened(token: string): Promise<SharedView | 'passcodeRequired'> {
  const request = await pageRequest();
  const settings = { countView: !isPreviewRobot(request), unlockProof: unlockProofOf(request) };
  try {
    return await openShare(await pageContext(), token, answerScenario, settings);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.code === 'passcodeRequired') return 'passcodeRequired';
    notFound();
  }
}

/** What a link shows. The proxy has turned away every token that opens nothing. */
export default async function SharedPage({ params }: SharedPageProps) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const view = await opened(token);
  if (view === 'passcodeRequired') return <PasscodeScreen token={token} />;
  const { mode, asOf, expiresAt } = view;
  return (
    <SharedScreen token={token} view={sharedDeskView(view)} about={{ mode, asOf, expiresAt }} />
  );
}

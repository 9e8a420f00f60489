'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { BUTTON_TEXT } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { tell } from '@/components/ui/toaster';
import { useProblemText } from '@/components/ui/use-problem-text';
import { formatFactDate } from '@/lib/format/date';
import type { Locale } from '@/lib/format/locale';
import type { MadeLink, ShareAction } from '@/lib/queries/share-calls';
import { useShareChange } from '@/lib/queries/use-share-list';
import type { ShareLink } from '@/lib/shares/share-link';

const SureDialog = dynamic(() => import('./sure-dialog').then((m) => m.SureDialog), { ssr: false });
const RotatedDialog = dynamic(() => import('./rotated-dialog').then((m) => m.RotatedDialog), {
  ssr: false,
});

const ACTIONS: Record<ShareLink['state'], readonly ShareAction[]> = {
  active: ['pause', 'rotate', 'revoke'],
  paused: ['resume', 'rotate', 'revoke'],
  expired: ['revoke'],
  revoked: [],
};

/** One link: what it shows, whether it opens, how it is used. */
export function ShareItem({ item }: { item: ShareLink }) {
  const t = useTranslations('shares');
  const locale = useLocale() as Locale;
  const problemText = useProblemText();
  const change = useShareChange(item.id);
  const [sure, setSure] = useState<'revoke' | 'rotate' | null>(null);
  const [rotated, setRotated] = useState<MadeLink | null>(null);
  const name = item.scenarioName === '' ? t('untitled') : item.scenarioName;
  const run = (action: ShareAction) =>
    change.mutate(action, {
      onSuccess: (link) => {
        setSure(null);
        if (action === 'rotate' && 'url' in link) setRotated(link);
        else tell(t(`done.${action}`, { name }));
      },
      onError: (thrown) => {
        setSure(null);
        tell(problemText(thrown));
      },
    });
  const isLive = item.state === 'active';
  const rows: [string, React.ReactNode][] = [
    ['mode', t(`mode.${item.mode}`, { version: item.scenarioVersion })],
    ['made', <Moment key="made" at={item.createdAt} as="moment" />],
    [
      'expires',
      item.expiresAt === null ? (
        t('never')
      ) : (
        <Moment key="expires" at={item.expiresAt} as="moment" />
      ),
    ],
    [
      'opened',
      item.lastOpenedDay === null
        ? t('notOpened')
        : t('openedTimes', {
            count: item.openedCount,
            day: formatFactDate(item.lastOpenedDay, locale),
          }),
    ],
    ...(item.hasPasscode
      ? [['passcode', t('wrongTries', { count: item.failedUnlockCount })] as [string, string]]
      : []),
  ];
  return (
    <li
      className={`flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 ${
        item.state === 'revoked' || item.state === 'expired' ? 'text-ink-soft' : ''
      }`}
    >
      <div className="min-w-0 grow basis-[22rem]">
        <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lead">
          <Link
            href={`/${locale}/scenarios/${item.scenarioId}`}
            prefetch={false}
            className="underline decoration-rule-firm underline-offset-4 hover:decoration-ink"
          >
            {name}
          </Link>
          <span
            className={`rounded-small border px-1.5 text-note ${
              isLive ? 'border-ink font-semibold' : 'border-rule-firm font-normal'
            }`}
          >
            {t(`state.${item.state}`)}
          </span>
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-note text-ink-soft sm:grid-cols-[3.5rem_14rem_3.5rem_1fr]">
          {rows.map(([key, value]) => (
            <div key={key} className="contents">
              <dt>{t(`row.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="flex flex-wrap gap-x-3 gap-y-1 text-note">
        {ACTIONS[item.state].map((action) => (
          <button
            key={action}
            type="button"
            className={`${BUTTON_TEXT} ${action === 'revoke' ? 'text-alert' : ''}`}
            aria-label={t('actionOn', { action: t(`action.${action}`), name })}
            disabled={change.isPending}
            onClick={() =>
              action === 'revoke' || action === 'rotate' ? setSure(action) : run(action)
            }
          >
            {t(`action.${action}`)}
          </button>
        ))}
      </div>
      {sure && (
        <SureDialog
          action={sure}
          name={name}
          isBusy={change.isPending}
          onSure={() => run(sure)}
          onClose={() => setSure(null)}
        />
      )}
      {rotated && <RotatedDialog link={rotated} onClose={() => setRotated(null)} />}
    </li>
  );
}

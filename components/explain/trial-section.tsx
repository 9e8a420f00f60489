import { NextIntlClientProvider, useMessages, useTranslations } from 'next-intl';
import { formatInteger } from '@/lib/format/number';
import type { TrialView } from '@/lib/queries/explain/trial-view';
import { TrialPanel } from './trial-panel';

/** The page's words stay on the server; what is tried in the page takes its own along. */
export function TrialSection({ view }: { view: TrialView }) {
  const t = useTranslations('explain.try');
  const { explain, charts } = useMessages();
  return (
    <>
      <p className="max-w-[44rem] text-ink-soft">
        {t('text', { chips: formatInteger(view.setting.paper.chipCount) })}
      </p>
      <noscript>
        <p className="max-w-[44rem] border-l-4 border-rule-firm pl-3">{t('noScript')}</p>
      </noscript>
      <NextIntlClientProvider
        messages={{
          explain: { try: explain.try, charts: { fusion: explain.charts.fusion } },
          charts: { grade: charts.grade },
        }}
      >
        <TrialPanel view={view} />
      </NextIntlClientProvider>
    </>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { BUTTON } from '@/components/ui/button';

const LANGUAGES = ['ja', 'en', 'both'] as const;
const KINDS = ['brief', 'board', 'full'] as const;
const SELECT = 'h-8 rounded-small border border-rule-firm bg-raised px-1 text-note';

/** The report of what is shown. A plain form, so that it works without JavaScript. */
export function SharedReportForm({ token }: { token: string }) {
  const t = useTranslations('pdf');
  const locale = useLocale();
  return (
    <form
      method="get"
      action={`/api/v1/shared/${token}/report.pdf`}
      className="flex flex-wrap items-center gap-1.5"
    >
      <select
        name="language"
        aria-label={t('language.title')}
        defaultValue={locale}
        className={SELECT}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {t(`language.${language}`)}
          </option>
        ))}
      </select>
      <select name="kind" aria-label={t('kind.title')} defaultValue="board" className={SELECT}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}.name`)}
          </option>
        ))}
      </select>
      <button type="submit" className={BUTTON}>
        PDF
      </button>
    </form>
  );
}

import { useTranslations } from 'next-intl';

/** The shape of an answer, shown only when it takes longer than a glance (the class fades in after 300 ms). */
export function Waiting() {
  const t = useTranslations('verdict');
  return (
    <div role="status" className="appears-late space-y-3 border-b border-rule pb-4">
      <p className="text-title">{t('pending')}</p>
      <div aria-hidden="true" className="grid gap-8 md:grid-cols-3">
        {['why', 'against', 'flip'].map((column) => (
          <div key={column} className="space-y-2 border-t-2 border-rule pt-2">
            <div className="h-4 bg-sunken" />
            <div className="h-4 w-2/3 bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}

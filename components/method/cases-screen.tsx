import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { MethodFamily } from '@/lib/queries/method-view';
import { CaseTable } from './case-table';
import { FamilySources } from './family-sources';
import { ScatterFigure } from './scatter-figure';
import { familyHue, shownPoints } from './shown-points';
import { SplitText } from './split-text';

/** Every measured case of one family beside what the engine says of it. */
export function CasesScreen({ family }: { family: MethodFamily }) {
  const t = useTranslations('method');
  const locale = useLocale();
  const name = t(`family.${family.id}`);
  const points = shownPoints(family, t);
  return (
    <main id="content" className="mx-auto max-w-[90rem] px-3 pt-5 pb-16 sm:px-6">
      <p>
        <Link
          href={`/${locale}/method#${family.id}`}
          prefetch={false}
          className="target inline-flex items-center underline underline-offset-4"
        >
          ← {t('cases.back')}
        </Link>
      </p>
      <h1 className="pt-1 text-title max-sm:text-figure">{t('cases.title', { family: name })}</h1>
      <p className="max-w-[44rem] pt-2 text-ink-soft">
        <SplitText family={family} />
      </p>
      <p className="pt-1 pb-4 text-note text-ink-soft">
        <FamilySources family={family} />
      </p>
      <div className="max-w-[40rem]">
        <ScatterFigure
          familyId={family.id}
          points={points}
          family={familyHue(family)}
          quantity={family.quantity}
        />
      </div>
      <p className="max-w-[44rem] pt-4 pb-2 text-note text-ink-soft">{t('cases.layoutKey')}</p>
      <CaseTable
        points={points}
        family={familyHue(family)}
        quantity={family.quantity}
        caption={t('cases.caption', { family: name })}
        region={t('cases.region')}
      />
    </main>
  );
}

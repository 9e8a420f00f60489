import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NEAR_RATIO } from '@/components/charts/accuracy-scatter';
import { PageContents } from '@/components/ui/page-contents';
import { PageSection } from '@/components/ui/page-section';
import { formatInteger } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import type { MethodView } from '@/lib/queries/method-view';
import { caseHref } from './case-href';
import { FamilySources } from './family-sources';
import { PeersTable } from './peers-table';
import { ScatterFigure } from './scatter-figure';
import { familyHue, shownPoints } from './shown-points';
import { SplitText } from './split-text';
import { StepList } from './step-list';
import { ValidationTable } from './validation-table';

const SECTIONS = ['steps', 'table', 'scatter', 'split', 'machines', 'peers', 'limits'] as const;
const LIMITS = [
  'noise',
  'software',
  'network',
  'experts',
  'sparse',
  'loss',
  'rdu',
  'power',
  'price',
] as const;
const PROSE = 'max-w-[44rem] text-ink-soft';

function Section({ id, children }: { id: (typeof SECTIONS)[number]; children: ReactNode }) {
  const t = useTranslations('method');
  return (
    <PageSection id={id} title={t(`${id}.title`)}>
      {children}
    </PageSection>
  );
}

/** How the engine computes and how far it was off, from the engine itself. */
export function MethodScreen({ view }: { view: MethodView }) {
  const t = useTranslations('method');
  const locale = useLocale();
  const { families, machines } = view;
  const sum = (count: (family: MethodView['families'][number]) => number) =>
    formatInteger(families.reduce((total, family) => total + count(family), 0));
  const named = (isValidated: boolean) =>
    machines.filter((machine) => machine.isValidated === isValidated).map(({ name }) => name);
  return (
    <main id="content" className="mx-auto max-w-[90rem] px-3 pt-5 pb-16 sm:px-6">
      <h1 className="text-title max-sm:text-figure">{t('heading')}</h1>
      <p className="max-w-[44rem] pt-2 text-lead">
        {t('lead', {
          engine: view.engineVersion,
          catalog: view.catalogVersion,
          count: sum(({ row }) => row.n),
          test: sum(({ row }) => row.nTest),
          families: formatInteger(families.length),
          reached: sum(({ isReached }) => (isReached ? 1 : 0)),
        })}
      </p>
      <PageContents
        label={t('contents')}
        sections={SECTIONS.map((id) => ({ id, title: t(`${id}.title`) }))}
      />
      <p>
        <Link
          href={`/${locale}/explain`}
          prefetch={false}
          className="target inline-flex items-center underline underline-offset-4"
        >
          {t('explain')}
        </Link>
      </p>
      <Section id="steps">
        <p className={PROSE}>{t('steps.text')}</p>
        <StepList />
      </Section>
      <Section id="table">
        <p className={PROSE}>{t('table.text')}</p>
        <ValidationTable families={families} />
      </Section>
      <Section id="scatter">
        <p className={PROSE}>{t('scatter.text', { share: formatPercent(NEAR_RATIO) })}</p>
        <div className="grid gap-x-10 gap-y-10 md:grid-cols-2 xl:grid-cols-3">
          {families.map((family) => (
            <section key={family.id} aria-labelledby={family.id} className="min-w-0">
              <h3 id={family.id} className="text-lead font-semibold">
                {t(`family.${family.id}`)}
              </h3>
              <ScatterFigure
                familyId={family.id}
                points={shownPoints(family, t)}
                family={familyHue(family)}
                quantity={family.quantity}
              />
              <p className="pt-1">
                <Link
                  href={caseHref(locale, family.id)}
                  prefetch={false}
                  className="target inline-flex items-center underline underline-offset-4"
                >
                  {t('scatter.all', { count: formatInteger(family.row.n) })}
                </Link>
              </p>
              <p className="text-note text-ink-soft">
                <FamilySources family={family} />
              </p>
            </section>
          ))}
        </div>
      </Section>
      <Section id="split">
        <p className={PROSE}>{t('split.text')}</p>
        <dl className="grid max-w-[60rem] gap-x-6 sm:grid-cols-[16rem_minmax(0,1fr)]">
          {families.map((family) => (
            <div
              key={family.id}
              className="border-t border-rule py-1.5 sm:col-span-2 sm:grid sm:grid-cols-subgrid"
            >
              <dt className="font-semibold">{t(`family.${family.id}`)}</dt>
              <dd className="text-ink-soft">
                <SplitText family={family} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="machines">
        <p className={PROSE}>{t('machines.text')}</p>
        <ul className="max-w-[60rem] gap-x-8 sm:columns-2 lg:columns-3">
          {named(false).map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <p className={PROSE}>{t('machines.validated', { list: named(true).join(' · ') })}</p>
        <p className={PROSE}>{t('machines.also')}</p>
      </Section>
      <Section id="peers">
        <p className={PROSE}>{t('peers.text')}</p>
        <PeersTable families={families} />
      </Section>
      <Section id="limits">
        <ul className="max-w-[44rem] space-y-1">
          {LIMITS.map((limit) => (
            <li key={limit} className="grid grid-cols-[1rem_minmax(0,1fr)]">
              <span aria-hidden="true">−</span>
              <span>{t(`limits.${limit}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </main>
  );
}

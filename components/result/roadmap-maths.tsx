'use client';

import { useTranslations } from 'next-intl';
import type { MathsLine } from '@/lib/i18n/roadmap-maths';
import { EvidenceMark } from './evidence-mark';

/** The formulas of some numbers of the plan, in names and in numbers, with their sources, behind one fold. */
export function RoadmapMaths({ lines }: { lines: readonly MathsLine[] }) {
  const t = useTranslations('roadmap.maths');
  if (lines.length === 0) return null;
  return (
    <details className="pt-1 text-note">
      <summary className="target w-fit text-ink-soft underline underline-offset-4">
        {t('title')}
      </summary>
      <dl className="space-y-1 pt-1 pb-2">
        {lines.map(({ id, name, named, substituted, result, sources }) => (
          <div key={id} data-maths={id} className="border-t border-rule pt-1">
            <dt className="font-semibold">{name}</dt>
            <dd className="break-words">
              = {named}
              <br />= {substituted}
              <br />= <b className="font-semibold">{result}</b>
              {sources.length > 0 && <Sources sources={sources} />}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Sources({ sources }: Pick<MathsLine, 'sources'>) {
  const t = useTranslations('roadmap.maths');
  return (
    <span className="block text-ink-soft">
      {t.rich('source', {
        list: () =>
          sources.map(({ key, title, url, grade }, index) => (
            <span key={key}>
              {index > 0 && t('separator')}
              <EvidenceMark grade={grade} />{' '}
              {url === null ? (
                title
              ) : (
                <a href={url} rel="noreferrer" className="underline underline-offset-4">
                  {title}
                </a>
              )}
            </span>
          )),
      })}
    </span>
  );
}

import { useTranslations } from 'next-intl';
import { STEPS } from './steps';

/** The argument in seven steps, each with its equations and the files that hold them. */
export function StepList() {
  const t = useTranslations('method.steps');
  return (
    <ol className="divide-y divide-rule border-y border-rule">
      {STEPS.map(({ id, equations }) => (
        <li key={id} className="grid gap-x-8 gap-y-2 py-3 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <div>
            <h3 className="font-semibold">{t(`${id}.title`)}</h3>
            <p className="text-ink-soft">{t(`${id}.text`)}</p>
          </div>
          <dl className="space-y-2">
            {equations.map(({ equation, file }) => (
              <div key={equation}>
                <dt lang="en">{equation}</dt>
                <dd lang="en" className="text-note text-ink-soft">
                  {file}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FlipPoint, Recommendation } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';
import { formatMoney } from '@/lib/format/money';
import { detailsText } from '@/lib/i18n/details-text';
import { FlipText } from './flip-text';
import type { ScenarioWording } from './use-wording';

interface AdviceColumnsProps {
  recommendation: Recommendation;
  scenario: Scenario;
  pickId: string | null;
  wording: ScenarioWording;
}

const REASONS_SHOWN = 3;

/** The nearest price that would change the answer, and the nearest of the asker's own inputs. */
function flipsShown(flipPoints: readonly FlipPoint[]): FlipPoint[] {
  const isPrice = ({ path }: FlipPoint) => path.startsWith('providers.');
  const price = flipPoints.find(isPrice);
  const own = flipPoints.find((flip) => !isPrice(flip));
  return [price, own].filter((flip) => flip !== undefined);
}

/** Why, why not, and what would change the answer: one column each. */
export function AdviceColumns({ recommendation, scenario, pickId, wording }: AdviceColumnsProps) {
  const t = useTranslations();
  const { reasons, counterArgument, flipPoints, breakEven } = recommendation;
  const shown = reasons.filter(({ code }) => t.has(`reason.${code}`)).slice(0, REASONS_SHOWN);
  const rduPrice = breakEven.rduPriceUsdPerChipHour;
  return (
    <div className="grid gap-x-8 gap-y-3 md:grid-cols-[5fr_4fr_4fr]">
      <Column title={t('verdict.why')}>
        <ol className="list-none space-y-1">
          {shown.map(({ code, params }, index) => (
            <li key={code + JSON.stringify(params)} className="flex gap-2">
              <span aria-hidden="true" className="font-semibold text-ink-soft">
                {index + 1}
              </span>
              <span>{t(`reason.${code}`, detailsText(params, wording))}</span>
            </li>
          ))}
        </ol>
      </Column>
      <Column title={t('verdict.against')}>
        <p>
          {counterArgument && t.has(`counter.${counterArgument.code}`)
            ? t(`counter.${counterArgument.code}`, detailsText(counterArgument.params, wording))
            : t('counter.none')}
        </p>
      </Column>
      <Column title={t('verdict.flip')}>
        <ul className="space-y-1">
          {flipsShown(flipPoints).map((flip) => (
            <li key={flip.path}>
              <FlipText flip={flip} scenario={scenario} pickId={pickId} wording={wording} />
            </li>
          ))}
          {rduPrice !== null && (
            <li>
              {t('flip.breakEven', {
                price: formatMoney(rduPrice, wording.money, wording.locale),
              })}
            </li>
          )}
          {flipPoints.length === 0 && rduPrice === null && <li>{t('flip.none')}</li>}
        </ul>
      </Column>
    </div>
  );
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="border-t-2 border-ink pt-1">
      <h2 className="text-body text-ink-soft">{title}</h2>
      {children}
    </div>
  );
}

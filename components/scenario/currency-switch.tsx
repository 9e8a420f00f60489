'use client';

import { useTranslations } from 'next-intl';
import { SEGMENT_FRAME, segmentPart } from '@/components/ui/segment';
import type { Money } from '@/engine/scenario';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { useDesk, useScenario } from './scenario-context';

const CHOICES = [
  { currency: 'JPY', sign: '¥' },
  { currency: 'USD', sign: '$' },
] as const;

export function CurrencySwitch() {
  const t = useTranslations('bar');
  const { names } = useDesk();
  const { money } = useScenario();
  const rateOf = (currency: Money['currency']) =>
    currency === 'JPY' ? names.exchange.yenPerUsd : 1;
  return (
    <fieldset className={SEGMENT_FRAME}>
      <legend className="sr-only">{t('currency')}</legend>
      {CHOICES.map(({ currency, sign }) => (
        <button
          key={currency}
          type="button"
          aria-pressed={money.currency === currency}
          aria-label={t(`currencyName.${currency}`)}
          className={segmentPart(money.currency === currency)}
          onClick={() => {
            if (money.currency === currency) return;
            scenarioStore.edit((scenario) => ({
              ...scenario,
              money: { ...scenario.money, currency, currencyPerUsd: rateOf(currency) },
            }));
          }}
        >
          {sign}
        </button>
      ))}
    </fieldset>
  );
}

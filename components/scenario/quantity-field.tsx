'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { Ruler } from '@/components/ui/ruler';
import { formatEcho } from '@/lib/format/echo';
import type { Locale } from '@/lib/format/locale';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/number';
import { type Currency, parseQuantity } from '@/lib/format/parse';
import type { Quantity } from '@/lib/scenario-state/quantities';
import { rulerStops } from '@/lib/scenario-state/ruler';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { useDesk, useScenario } from './scenario-context';

/** What stands in the field while it differs from the scenario's own words. */
interface Draft {
  text: string;
  /** The scenario's value when the draft was last read; another value makes the draft void. */
  value: number | null;
  currency: Currency;
  refusal: string | null;
}

/** A refusal is shown once typing pauses, so that `1` on the way to `13B` is not scolded. */
const REFUSAL_PAUSE_MILLISECONDS = 800;

export function QuantityField({ quantity }: { quantity: Quantity }) {
  const t = useTranslations('input');
  const locale = useLocale() as Locale;
  const id = useId();
  const { names } = useDesk();
  const scenario = useScenario();
  const { money } = scenario;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusalShown, setRefusalShown] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const value = quantity.value(scenario, names);
  const isMoney = quantity.kind === 'money';
  const rates = {
    currency: money.currency,
    currencyPerUsd: { JPY: names.exchange.yenPerUsd, [money.currency]: money.currencyPerUsd },
  };
  const spoken = (amount: number | null, digits = 3) => {
    if (amount === null) return '';
    return isMoney
      ? formatMoney(amount, money, locale, { digits })
      : formatCount(amount, locale, { digits });
  };
  const { currency } = money;
  const current = draft?.value === value && draft.currency === currency ? draft : null;
  // A named model is called by its round size; the echo says how many parameters that is.
  const { model } = scenario.workload;
  const named =
    quantity.id === 'modelSize' && 'presetId' in model ? names.models[model.presetId] : undefined;
  const text = current?.text ?? spoken(value, named ? 2 : 4);
  const refusal = refusalShown ? (current?.refusal ?? null) : null;

  const read = (typed: string) => {
    clearTimeout(pause.current);
    setRefusalShown(false);
    const commit = (next: number | null) => {
      setDraft({ text: typed, value: next, currency, refusal: null });
      if (next !== value) scenarioStore.edit((now) => quantity.with(now, next), quantity.id);
    };
    if (quantity.optional && typed.trim() === '') return commit(null);
    const parsed = parseQuantity(typed, quantity.kind, rates);
    const reason = !parsed.ok
      ? t(`refusal.${parsed.code}`, {
          accepted: examplesIn(locale, parsed.accepted).join(t('listSeparator')),
        })
      : parsed.value < quantity.minimum || parsed.value > quantity.maximum
        ? t('refusal.outOfRange', {
            minimum: spoken(quantity.minimum),
            maximum: spoken(quantity.maximum),
          })
        : null;
    if (parsed.ok && reason === null) return commit(parsed.value);
    setDraft({ text: typed, value, currency, refusal: reason });
    pause.current = setTimeout(() => setRefusalShown(true), REFUSAL_PAUSE_MILLISECONDS);
  };

  const factor = isMoney ? money.currencyPerUsd : 1;
  const from = quantity.rulerFrom(scenario);
  const to = quantity.rulerTo(scenario);
  const stops = useMemo(
    () => rulerStops(from, to).map((stop) => stop / factor),
    [from, to, factor],
  );
  const decades = Math.round(Math.log10(to / from));
  // Sums of money are long words: every second one is written.
  const everyNth = isMoney ? 2 : 1;
  const ticks = Array.from({ length: decades + 1 }, (_, power) => {
    const tick = (from * 10 ** power) / factor;
    return { value: tick, label: power % everyNth === 0 ? spoken(tick, 1) : '' };
  });

  const echo =
    value === null
      ? t('noLimit')
      : named
        ? `${named.name} = ${formatCount(value, locale, { digits: 4 })}`
        : echoOf(quantity, value, money, locale);
  return (
    <div className="border-t border-rule pt-1.5 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <label htmlFor={id} className="font-semibold">
          {t(`${quantity.id}.label`)}
        </label>
        <output htmlFor={id} id={`${id}-echo`} className="text-note text-ink-soft">
          {echo}
        </output>
      </div>
      <input
        id={id}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        className="mt-0.5 h-8 w-full rounded-small border border-rule-firm bg-raised px-2 text-lead aria-invalid:border-2 aria-invalid:border-alert"
        value={text}
        placeholder={quantity.optional ? t('noLimit') : undefined}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={`${id}-echo ${id}-refusal`}
        onChange={(event) => read(event.target.value)}
        onBlur={() => {
          setRefusalShown(true);
          scenarioStore.settle();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          setRefusalShown(true);
          scenarioStore.settle();
        }}
      />
      <p id={`${id}-refusal`} aria-live="polite" className="text-note text-alert empty:hidden">
        {refusal === null ? null : (
          <span className="flex gap-1 pt-1">
            <Icon name="warning" />
            {refusal}
          </span>
        )}
      </p>
      <Ruler
        label={t('rulerLabel', { quantity: t(`${quantity.id}.label`) })}
        value={value}
        valueText={value === null ? t('noLimit') : spoken(value)}
        stops={stops}
        ticks={ticks}
        onMove={(next) => scenarioStore.edit((now) => quantity.with(now, next), quantity.id)}
        onRelease={() => scenarioStore.settle()}
      />
    </div>
  );
}

/** Of the ways to write a quantity, those that a reader of the language writes. */
function examplesIn(locale: Locale, examples: readonly string[]): readonly string[] {
  return locale === 'ja' ? examples : examples.filter((example) => /^[ -~]+$/.test(example));
}

function echoOf(
  quantity: Quantity,
  value: number,
  money: Parameters<typeof formatEcho>[1],
  locale: Locale,
): string {
  const isMoney = quantity.kind === 'money';
  return formatEcho(
    {
      ok: true,
      kind: quantity.kind,
      value,
      amount: isMoney ? value * money.currencyPerUsd : value,
      currency: isMoney ? money.currency : null,
    },
    money,
    locale,
  );
}

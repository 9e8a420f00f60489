import { useLocale, useTranslations } from 'next-intl';
import type { Figure } from '@/lib/figures/figure';
import { shownMaths } from '@/lib/figures/shown-maths';
import type { Locale } from '@/lib/format/locale';
import { formatFactor, formatInteger, formatSignificant } from '@/lib/format/number';

interface RungMathsProps {
  rungId: string;
  figures: readonly Figure[];
  /** Name of the rung that a figure belongs to. */
  nameOf: (rungId: string) => string;
}

const PLACES = ['tokensPerSecondPerChip', 'factor', 'cumulativeFactor'] as const;
/** Enough to follow a formula by hand to more digits than are shown. */
const EXACT_DIGITS = 6;

/** A number of a formula with its unit; whole numbers keep every digit. */
export function exactText(value: number, unit: string): string {
  const digits = Number.isInteger(value)
    ? formatInteger(value)
    : formatSignificant(value, EXACT_DIGITS);
  return unit === 's' ? `${digits} s` : digits;
}

/** The formulas of one rung, in names and in numbers, behind one fold. */
export function RungMaths({ rungId, figures, nameOf }: RungMathsProps) {
  const t = useTranslations('explain.ladder');
  const given = useTranslations('figures.given');
  const locale = useLocale() as Locale;
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const lines = PLACES.flatMap((place) => {
    const figure = byId.get(`ladder.${rungId}.${place}`);
    if (figure === undefined) return [];
    const maths = shownMaths(figure, byId, {
      figureName: ({ id }) => t('rateOf', { rung: nameOf(id.split('.')[1] ?? '') }),
      givenName: ({ name, value }) => (name === 'one' ? String(value) : given(name)),
      exact: exactText,
    });
    const result =
      place === 'tokensPerSecondPerChip'
        ? formatInteger(figure.value)
        : formatFactor(figure.value, locale, 3);
    return [{ place, ...maths, result }];
  });
  return (
    <details>
      <summary className="target w-fit text-ink-soft underline underline-offset-4">
        {t('formulas', { rung: nameOf(rungId) })}
      </summary>
      <dl className="space-y-1 pt-1 pb-2">
        {lines.map(({ place, named, substituted, result }) => (
          <div key={place} data-maths={place}>
            <dt className="font-semibold">{t(`maths.${place}`)}</dt>
            <dd className="break-words">
              = {named}
              <br />= {substituted}
              <br />= <b className="font-semibold">{result}</b>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

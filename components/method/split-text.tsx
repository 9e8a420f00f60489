import { useLocale, useTranslations } from 'next-intl';
import { formatInteger } from '@/lib/format/number';
import type { MethodFamily } from '@/lib/queries/method-view';

/** How a family's cases are split, and what a reader should know of them. */
export function SplitText({ family }: { family: MethodFamily }) {
  const t = useTranslations('method');
  const locale = useLocale();
  const { split, id } = family;
  const list = (items: string[]) =>
    new Intl.ListFormat(locale, { style: 'short', type: 'conjunction' }).format(items);
  const values: Record<string, string> =
    split?.kind === 'sizes'
      ? { list: list(split.calibration.map((size) => size.toUpperCase())) }
      : split?.kind === 'chips'
        ? { list: list(split.calibration.map(formatInteger)) }
        : {};
  return (
    <>
      {t(`split.${split?.kind ?? 'none'}`, values)}
      {t.has(`note.${id}`) && ` ${t(`note.${id}`)}`}
    </>
  );
}

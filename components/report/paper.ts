import { createTranslator } from 'next-intl';
import { type ChartOption, chartOptions } from '@/components/charts/chart-options';
import { type ChartTexts, chartTexts } from '@/components/charts/chart-texts';
import type { OptionResult } from '@/engine/result';
import type { Option } from '@/engine/scenario';
import { assumedPriceIds } from '@/lib/figures/assumed-price-ids';
import { type Comparison, comparison } from '@/lib/figures/comparison';
import type { Locale } from '@/lib/format/locale';
import { formatCount } from '@/lib/format/number';
import type { Wording } from '@/lib/i18n/details-text';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { type OptionTitle, optionTitles } from '@/lib/i18n/option-titles';
import { askedParameterCount, type Names, namesOf } from '@/lib/queries/names';
import { type Face, fontFaces } from './fonts';
import { printableText } from './printable-text';
import type { ReportInput } from './report-input';

/** A message by its full key, filled. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

const MESSAGES = { ja, en };
/** Stands before the key of a message that could not be said. */
export const UNSAID = '〔?〕';
/** Times in a report carry their zone; it is the zone of the product's first readers. */
export const REPORT_ZONE = 'Asia/Tokyo';

/** One language of one report: the input with all that its blocks need to say it and to set it. */
export interface Paper {
  input: ReportInput;
  locale: Locale;
  say: Say;
  knows: (key: string) => boolean;
  /** The user's title, or one made from the question. */
  title: string;
  /** User text made safe to draw. */
  printable: (text: string) => string;
  faces: { regular: Face; bold: Face };
  names: Names;
  titles: Record<string, OptionTitle>;
  wording: Wording;
  chartTexts: ChartTexts;
  chartOptions: ChartOption[];
  comparison: Comparison;
  assumedPriceIds: string[];
  /** The recommended option, if one is named and all conditions can be met. */
  pick: OptionResult | null;
  columns: { asked: Option; result: OptionResult }[];
}

function pickOf({ recommendation, result }: ReportInput): OptionResult | null {
  if (recommendation.infeasible !== null) return null;
  return result.options.find(({ id }) => id === recommendation.picks.balanced) ?? null;
}

/** Gathers what one language of a report is made from. */
export async function paperIn(locale: Locale, input: ReportInput): Promise<Paper> {
  const { scenario, result, catalog } = input;
  const faces = await fontFaces();
  const t = createTranslator({
    locale,
    messages: MESSAGES[locale],
    timeZone: REPORT_ZONE,
    // An answer frozen by an older engine may lack a detail: its report still comes, with a mark.
    onError: () => {},
    getMessageFallback: ({ key }) => `${UNSAID}${key}`,
  });
  const say = t as unknown as Say;
  const names = namesOf(catalog);
  const titles = optionTitles(scenario, names, locale, (key, values) =>
    say(`option.${key}`, values),
  );
  const titleTexts = Object.fromEntries(
    Object.entries(titles).map(([id, { title }]) => [id, title]),
  );
  const texts = chartTexts(locale, scenario.money, (key, values) => say(`charts.${key}`, values));
  const assumed = assumedPriceIds(result, scenario, catalog);
  const printable = (text: string) => printableText(text, faces.regular);
  const size = formatCount(askedParameterCount(scenario, names), locale, { digits: 2 });
  return {
    input,
    locale,
    say,
    title: printable(input.title) || say('report.untitled', { size }),
    knows: (key) => (t.has as (key: string) => boolean)(key),
    printable,
    faces,
    names,
    titles,
    wording: {
      locale,
      money: scenario.money,
      titleOf: (id) => titles[id]?.title ?? say('option.nothing'),
      listSeparator: say('input.listSeparator'),
    },
    chartTexts: texts,
    chartOptions: chartOptions(result, scenario, names.hardware, titleTexts, texts),
    comparison: comparison(result, { assumedPriceIds: assumed }),
    assumedPriceIds: assumed,
    pick: pickOf(input),
    columns: scenario.options.flatMap((asked) => {
      const found = result.options.find(({ id }) => id === asked.id);
      return found === undefined ? [] : [{ asked, result: found }];
    }),
  };
}

import { Page, Text, View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { formatFactDate, formatMoment } from '@/lib/format/date';
import { formatMoneyExact } from '@/lib/format/money';
import { FONT_FAMILY, FONT_WEIGHT } from './fonts';
import { setLines } from './line-breaks';
import { type Paper, REPORT_ZONE } from './paper';
import { GAP_PT, ink, LEADING_RATIO, MEASURE_PT, PAGE, TYPE_PT } from './style';
import { Words } from './words';

const PAGE_NUMBER_PT = 40;
const HASH_SHOWN = 12;

/** The exchange rate in use with its date, or that the user set it; null where nothing is converted. */
export function rateSentence({ input, say, locale, names, wording }: Paper): string | null {
  const { currency, currencyPerUsd } = input.scenario.money;
  if (currency === 'USD') return null;
  const rate = formatMoneyExact(1, wording.money, locale);
  const isKnown = currency === 'JPY' && currencyPerUsd === names.exchange.yenPerUsd;
  return isKnown
    ? say('report.footer.rate', { rate, date: formatFactDate(names.exchange.date, locale) })
    : say('report.footer.ownRate', { rate });
}

/** Which version, when, at which rate, by which engine: two lines. */
function footerLines(paper: Paper): string[] {
  const { input, say, locale } = paper;
  const { result, frozen } = input;
  const at = formatMoment(input.generatedAt, locale, REPORT_ZONE);
  const version = [
    say('report.footer.version', {
      label: paper.printable(input.versionLabel),
      hash: result.scenarioHash.slice(0, HASH_SHOWN),
    }),
    say('report.footer.generated', { at }),
    ...(frozen === undefined
      ? []
      : [say('report.footer.frozen', { at: formatMoment(frozen.at, locale, REPORT_ZONE) })]),
  ];
  const basis = [
    rateSentence(paper) ?? say('report.footer.noRate'),
    say('provenance.versions', { engine: result.engineVersion, catalog: result.catalogVersion }),
  ];
  return [version, basis].map((parts) => parts.join(say('report.footer.separator')));
}

function Footer({ paper }: { paper: Paper }): ReactElement {
  const { faces, say } = paper;
  const widthPt = MEASURE_PT - PAGE_NUMBER_PT;
  const [title = ''] = setLines(paper.title, {
    widthPt: widthPt - 150,
    sizePt: TYPE_PT.note,
    face: faces.bold,
    maximumLines: 1,
  });
  const style = {
    fontFamily: FONT_FAMILY,
    fontSize: TYPE_PT.note,
    lineHeight: LEADING_RATIO.note,
    color: ink('inkSoft'),
  };
  return (
    <View
      fixed
      style={{
        position: 'absolute',
        left: PAGE.marginPt,
        right: PAGE.marginPt,
        bottom: 20,
        borderTopWidth: 0.5,
        borderTopColor: ink('rule'),
        paddingTop: GAP_PT.hair,
      }}
    >
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Text style={{ ...style, fontWeight: FONT_WEIGHT.bold, color: ink('ink') }}>{title}</Text>
        <Text style={{ ...style, fontWeight: FONT_WEIGHT.bold }}>
          {say('report.footer.estimate')}
        </Text>
      </View>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <View>
          {footerLines(paper).map((line) => (
            <Words
              key={line}
              paper={paper}
              text={line}
              widthPt={widthPt}
              size="note"
              tone="inkSoft"
              maximumLines={1}
            />
          ))}
        </View>
        <Text
          // A text that is rendered again for its page number must not scale its leading again.
          style={{ ...style, lineHeight: undefined, width: PAGE_NUMBER_PT, textAlign: 'right' }}
          render={({ pageNumber, totalPages }) => `${pageNumber}/${totalPages}`}
        />
      </View>
    </View>
  );
}

interface PageFrameProps {
  paper: Paper;
  /** Message key under `report.page`: heading and bookmark. */
  name: string;
  children: ReactNode;
}

/** A page, or as many as its content needs, between the running head and the footer of every page. */
export function PageFrame({ paper, name, children }: PageFrameProps): ReactElement {
  const { say } = paper;
  const heading = say(`report.page.${name}`);
  return (
    <Page
      size="A4"
      bookmark={heading}
      style={{
        fontFamily: FONT_FAMILY,
        paddingHorizontal: PAGE.marginPt,
        paddingTop: PAGE.topPt,
        paddingBottom: PAGE.bottomPt,
      }}
    >
      <View
        fixed
        style={{
          position: 'absolute',
          top: 24,
          left: PAGE.marginPt,
          right: PAGE.marginPt,
          flexDirection: 'row',
          justifyContent: 'space-between',
        }}
      >
        <Words
          paper={paper}
          text={say('site.name')}
          widthPt={120}
          size="note"
          bold
          tone="inkSoft"
        />
        <Words
          paper={paper}
          text={heading}
          widthPt={300}
          size="note"
          tone="inkSoft"
          align="right"
          maximumLines={1}
        />
      </View>
      <Footer paper={paper} />
      {children}
    </Page>
  );
}

import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { OptionResult } from '@/engine/result';
import { formatDuration } from '@/lib/format/duration';
import { formatCarbon } from '@/lib/format/mass';
import { formatMoney } from '@/lib/format/money';
import { formatRange, formatSignificant } from '@/lib/format/number';
import type { Paper } from './paper';
import { GAP_PT, ink, MEASURE_PT } from './style';
import { Words } from './words';

interface Tile {
  name: string;
  value: string;
  note: string;
  /** A value in words, not in figures, is set smaller. */
  inWords?: boolean;
}

function paybackTile({ say, input }: Paper, option: OptionResult): Tile {
  const { paybackMonths } = option.programmeCostUsd;
  const isEntered = input.scenario.programme.benefitUsdPerMonth !== null;
  return {
    name: say('report.figure.payback'),
    value:
      paybackMonths === null
        ? say(isEntered ? 'report.payback.never' : 'report.payback.none')
        : say('report.payback.months', { months: formatSignificant(paybackMonths, 2) }),
    note: isEntered ? say('report.payback.note') : say('report.payback.noneNote'),
    inWords: paybackMonths === null,
  };
}

function tilesOf(paper: Paper, option: OptionResult): Tile[] {
  const { say, locale, wording } = paper;
  const { trainingSeconds, costUsd, co2eKilograms } = option;
  const band = (text: string) => say('report.figure.band', { band: text });
  return [
    {
      name: say('metric.time'),
      value: formatDuration(trainingSeconds.p50, locale),
      note: band(
        formatRange(trainingSeconds.p10, trainingSeconds.p90, (seconds, at) =>
          formatDuration(seconds, locale, { at }),
        ),
      ),
    },
    {
      name: say('metric.cost'),
      value: formatMoney(costUsd.p50, wording.money, locale),
      note: band(
        formatRange(costUsd.p10, costUsd.p90, (usd, at) =>
          formatMoney(usd, wording.money, locale, { at }),
        ),
      ),
    },
    paybackTile(paper, option),
    {
      name: say('metric.carbon'),
      value: formatCarbon(co2eKilograms.p50),
      note: band(
        formatRange(co2eKilograms.p10, co2eKilograms.p90, (kilograms, at) =>
          formatCarbon(kilograms, { at }),
        ),
      ),
    },
  ];
}

/** The four figures that a board asks for, each with its band. */
export function HeadlineTiles({
  paper,
  option,
}: {
  paper: Paper;
  option: OptionResult;
}): ReactElement {
  const widthPt = (MEASURE_PT - 3 * GAP_PT.small) / 4;
  return (
    <View
      style={{ flexDirection: 'row', justifyContent: 'space-between', marginBottom: GAP_PT.middle }}
    >
      {tilesOf(paper, option).map(({ name, value, note, inWords }) => (
        <View
          key={name}
          style={{
            width: widthPt,
            borderTopWidth: 1.25,
            borderTopColor: ink('ink'),
            paddingTop: 4,
          }}
        >
          <Words paper={paper} text={name} widthPt={widthPt} size="note" tone="inkSoft" />
          <Words
            paper={paper}
            text={value}
            widthPt={widthPt}
            size={inWords ? 'lead' : 'figure'}
            bold
          />
          <Words paper={paper} text={note} widthPt={widthPt} size="note" tone="inkSoft" />
        </View>
      ))}
    </View>
  );
}

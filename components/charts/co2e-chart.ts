import { roundTicks } from './axis';
import type { ChartOption } from './chart-options';
import type { ChartTexts } from './chart-texts';
import { finding } from './finding';
import { bandText, optionBars } from './option-bars';
import type { Scene, Size } from './scene';
import { tintLegend } from './tint-legend';

export interface Co2eChartData {
  options: readonly ChartOption[];
  baselineId: string;
  carbonCapKilograms: number | null;
}

const PARTS = ['operational', 'embodied'] as const;

/** Greenhouse gas per option, location-based: electricity, then the machines' share of manufacture. */
export function co2eChart(data: Co2eChartData, texts: ChartTexts, size: Size): Scene {
  const shown = data.options.filter((option) => option.remark === null);
  const legend = tintLegend(
    PARTS.map((part) => texts.say(`co2e.part.${part}`)),
    size.widthPx,
  );
  const bars = optionBars(
    data.options.map((option) => {
      const { co2eKilograms, co2eKilogramsByPart } = option.result;
      return {
        ...option,
        band: option.remark === null ? co2eKilograms : null,
        segments:
          option.remark === null
            ? PARTS.map((part, tint) => ({
                name: texts.say(`co2e.part.${part}`),
                value: co2eKilogramsByPart[part],
                tint,
                figureId: `option.${option.id}.co2eKilogramsByPart.${part}`,
              }))
            : [],
        valueText: texts.mass(co2eKilograms.p50),
        bandText: bandText(co2eKilograms, texts.mass, texts),
        figureId: `option.${option.id}.co2eKilograms.p50`,
      };
    }),
    {
      widthPx: size.widthPx,
      topPx: legend.heightPx,
      limit:
        data.carbonCapKilograms === null
          ? null
          : {
              value: data.carbonCapKilograms,
              label: texts.say('carbonCap', { value: texts.carbon(data.carbonCapKilograms) }),
            },
      ticksTo: (maximum, tickCount) =>
        roundTicks(maximum, 1, tickCount, (value, at) =>
          value === 0 ? '0' : texts.mass(value, at),
        ),
    },
  );
  return {
    widthPx: size.widthPx,
    heightPx: bars.heightPx,
    title: finding(
      shown.map(({ id, name, grade, result }) => ({ id, name, grade, band: result.co2eKilograms })),
      { topic: 'co2e', baselineId: data.baselineId, value: texts.carbon },
      texts,
    ),
    summary: texts.say('co2e.summary', {
      values: texts.list(
        shown.map(({ markedName: name, result }) =>
          texts.say('valueOf', { name, value: texts.carbon(result.co2eKilograms.p50) }),
        ),
      ),
    }),
    marks: [...legend.marks, ...bars.marks],
    twin: {
      columns: [
        texts.say('option'),
        ...PARTS.map((part) => texts.say(`co2e.part.${part}`)),
        texts.say('likelySum'),
        texts.say('band'),
      ],
      rows: shown.map(({ markedName: name, result: { co2eKilograms, co2eKilogramsByPart } }) => [
        name,
        ...PARTS.map((part) => texts.carbon(co2eKilogramsByPart[part])),
        texts.carbon(co2eKilogramsByPart.operational + co2eKilogramsByPart.embodied),
        bandText(co2eKilograms, texts.carbon, texts),
      ]),
    },
  };
}

import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { factAt } from '@/engine/catalog/load';
import type { OptionResult } from '@/engine/result';
import type { Option } from '@/engine/scenario';
import { isTimed } from '@/lib/figures/comparison';
import { formatFactDate } from '@/lib/format/date';
import { formatEnergy } from '@/lib/format/energy';
import { formatCarbon } from '@/lib/format/mass';
import { formatRange, formatSignificant } from '@/lib/format/number';
import type { Paper } from './paper';
import { Section } from './section';
import { MEASURE_PT } from './style';
import { optionWidthsPt, TextTable } from './text-table';
import { Words } from './words';

const NAME_PT = 150;
const ENERGY_PARTS = ['chips', 'host', 'network', 'facility'] as const;
const CARBON_PARTS = ['operational', 'embodied'] as const;

function energyRows({ say }: Paper, shown: readonly OptionResult[]): string[][] {
  // One unit for each column of parts, so that they can be added by eye.
  const energyAt = Math.max(0, ...shown.map(({ energyJoules }) => energyJoules.p50));
  const carbonAt = Math.max(0, ...shown.map(({ co2eKilograms }) => co2eKilograms.p50));
  const energy = (joules: number) => formatEnergy(joules, { digits: 3, at: energyAt });
  const carbon = (kilograms: number) => formatCarbon(kilograms, { digits: 3, at: carbonAt });
  return [
    ...ENERGY_PARTS.map((part) => [
      say(`report.energy.${part}`),
      ...shown.map(({ energyJoulesByPart }) => energy(energyJoulesByPart[part])),
    ]),
    [say('metric.energy'), ...shown.map(({ energyJoules }) => energy(energyJoules.p50))],
    ...CARBON_PARTS.map((part) => [
      say(`report.carbon.${part}`),
      ...shown.map(({ co2eKilogramsByPart }) => carbon(co2eKilogramsByPart[part])),
    ]),
    [say('report.carbon.location'), ...shown.map(({ co2eKilograms }) => carbon(co2eKilograms.p50))],
    [
      say('report.carbon.market'),
      ...shown.map(({ co2eKilogramsMarketBased }) =>
        co2eKilogramsMarketBased === null
          ? say('report.carbon.noMarket')
          : carbon(co2eKilogramsMarketBased),
      ),
    ],
  ];
}

/** A sentence for an ESG report: energy, CO2e, grid factor with its year and source. */
export function disclosureSentence(
  { say, input, names, locale, wording }: Paper,
  asked: Option,
  result: OptionResult,
): string {
  const pathOf = (end: string) => result.factPaths.find((path) => path.endsWith(end));
  const gridPath = pathOf('.gridKilogramsPerKilowattHour');
  const grid = gridPath === undefined ? undefined : factAt(input.catalog, gridPath);
  const region = asked.payment.region;
  return say('report.disclosure', {
    option: wording.titleOf(asked.id),
    energy: formatEnergy(result.energyJoules.p50),
    carbon: formatCarbon(result.co2eKilograms.p50),
    range: formatRange(result.co2eKilograms.p10, result.co2eKilograms.p90, (value, at) =>
      formatCarbon(value, { at }),
    ),
    embodied: formatCarbon(result.co2eKilogramsByPart.embodied),
    region: names.regions[region]?.[locale] ?? region,
    factor: grid === undefined ? '—' : formatSignificant(grid.value),
    date: grid === undefined ? '—' : formatFactDate(grid.date, locale),
    source: grid === undefined ? '—' : (input.catalog.sources[grid.source]?.title ?? grid.source),
  });
}

/** Electricity and greenhouse gas of every option, with the sentence for disclosure. */
export function EnvironmentSections({ paper }: { paper: Paper }): ReactElement {
  const { say, columns, titles, pick } = paper;
  const shown = columns.filter(({ result }) => isTimed(result));
  const disclosed = shown.find(({ asked }) => asked.id === pick?.id) ?? shown[0];
  const widthsPt = optionWidthsPt(MEASURE_PT, NAME_PT, Math.max(1, shown.length));
  return (
    <View>
      <Section paper={paper} title={say('report.energyTitle')}>
        <TextTable
          paper={paper}
          columns={['', ...shown.map(({ asked }) => titles[asked.id]?.marked ?? asked.id)]}
          rows={energyRows(
            paper,
            shown.map(({ result }) => result),
          )}
          widthsPt={widthsPt}
          boldRows={[4, 7]}
        />
      </Section>
      {disclosed !== undefined && (
        <Section paper={paper} title={say('report.disclosureTitle')}>
          <Words
            paper={paper}
            text={disclosureSentence(paper, disclosed.asked, disclosed.result)}
            widthPt={MEASURE_PT}
          />
        </Section>
      )}
    </View>
  );
}

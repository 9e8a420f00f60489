import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { OptionHeading } from '@/components/result/option-heading';
import { catalog } from '@/engine/catalog';
import en from '@/lib/i18n/messages/en.json';
import ja from '@/lib/i18n/messages/ja.json';
import { optionTitles } from '@/lib/i18n/option-titles';
import { namesOf } from '@/lib/queries/names';
import { fixtureResult, fixtureScenario } from '../fixtures/result';

const MESSAGES = { ja, en };

/** The heading of the first option, were it to run on a machine. */
function headingHtml(locale: keyof typeof MESSAGES, hardware: string): string {
  const [asked] = fixtureScenario.options;
  const [option] = fixtureResult.options;
  if (asked === undefined || option === undefined) throw new RangeError('an option');
  const scenario = { ...fixtureScenario, options: [{ ...asked, hardware }] };
  const titles = optionTitles(scenario, namesOf(catalog), locale, (key) => key);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Asia/Tokyo">
      <table>
        <thead>
          <tr>
            <OptionHeading
              option={option}
              title={titles[asked.id]}
              colour="var(--family-other)"
              sparse={false}
              recommended={false}
              wording={{
                locale,
                money: scenario.money,
                titleOf: (id) => id,
                listSeparator: ', ',
              }}
            />
          </tr>
        </thead>
      </table>
    </NextIntlClientProvider>,
  );
}

describe.each(['ja', 'en'] as const)('a column heading in %s', (locale) => {
  const words = MESSAGES[locale].compare.notValidated;
  test.each(Object.values(catalog.hardware).map(({ id, validated }) => [id, validated] as const))(
    '%s is marked just where no measured case is kept (validated: %s)',
    (hardware, validated) => {
      expect(headingHtml(locale, hardware).includes(words)).toBe(!validated);
    },
  );
});

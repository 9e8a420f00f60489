import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Result } from '@/engine/result';
import { formatFactor, formatInteger } from '@/lib/format/number';
import {
  consoleErrors,
  expectAccessible,
  expectNoSidewaysScrolling,
  LOCALES,
  MESSAGES,
} from './watched-page';

const engine = (...words: string[]) =>
  execFileSync(process.execPath, ['--import', 'tsx', 'engine/cli.ts', ...words], {
    encoding: 'utf8',
  });

/** What the command line prints of the same engine. */
function printedLadder(): NonNullable<Result['ladder']> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'hakari-explain-')), 'paper.json');
  writeFileSync(file, engine('scenario', '--example', 'paper'));
  const { ladder }: Result = JSON.parse(engine('simulate', '--scenario', file));
  if (ladder === undefined) throw new RangeError('the example has a ladder');
  return ladder;
}
const ladder = printedLadder();
const CHART_COUNT = 7;

for (const locale of LOCALES) {
  const { explain, method, provenance } = MESSAGES[locale];

  test(`${locale}: the six rungs are those that the command line prints`, async ({ page }) => {
    const errors = consoleErrors(page);
    await page.goto(`/${locale}`);
    await page.getByRole('link', { name: provenance.explain }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/explain$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(explain.heading);
    const table = page.getByRole('table', { name: explain.ladder.caption });
    expect(ladder).toHaveLength(6);
    await expect(table.locator('[data-rung]')).toHaveCount(ladder.length);
    for (const rung of ladder) {
      const row = table.locator(`[data-rung="${rung.id}"]`);
      await expect(row).toContainText(formatInteger(rung.tokensPerSecondPerChip));
      await expect(row).toContainText(formatFactor(rung.factor, locale, 3));
      await expect(row).toContainText(formatFactor(rung.cumulativeFactor, locale, 3));
    }
    await expect(page.locator('main svg.scene:visible')).toHaveCount(CHART_COUNT);
    await page.waitForLoadState('networkidle');
    expect(errors).toEqual([]);
  });

  test(`${locale}: the explain page is accessible and fits 320 px`, async ({ page }) => {
    // Four passes over the longest page of the site.
    test.slow();
    const errors = consoleErrors(page);
    await page.goto(`/${locale}/explain`, { waitUntil: 'networkidle' });
    for (const summary of await page.getByRole('main').locator('summary').all())
      await summary.click();
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await expect(page.locator('main svg.scene:visible')).toHaveCount(CHART_COUNT);
    await expectAccessible(page);
    expect(errors).toEqual([]);
  });

  test(`${locale}: the method page leads here`, async ({ page }) => {
    await page.goto(`/${locale}/method`);
    await page.getByRole('link', { name: method.explain }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/explain$`));
  });
}

test('without JavaScript the page reads the same and the tables open', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/en/explain');
  await expect(page.locator('main svg.scene:visible')).toHaveCount(CHART_COUNT);
  await expect(
    page.getByRole('table', { name: MESSAGES.en.explain.ladder.caption }).getByRole('rowheader'),
  ).toHaveCount(ladder.length);
  await page.getByRole('main').locator('summary').last().click();
  await expect(page.getByRole('main').locator('details[open] table')).toHaveCount(1);
  await context.close();
});

import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { ScoreRow } from '@/engine/validation/score';
import {
  consoleErrors,
  expectAccessible,
  expectNoSidewaysScrolling,
  LOCALES,
  MESSAGES,
} from './watched-page';

/** What the command line prints of the same engine. */
const table: ScoreRow[] = JSON.parse(
  execFileSync(process.execPath, ['--import', 'tsx', 'engine/cli.ts', 'validate', '--json'], {
    encoding: 'utf8',
  }),
);

for (const locale of LOCALES) {
  const { method, charts, provenance } = MESSAGES[locale];

  test(`${locale}: the method page shows one row and one scatter per family`, async ({ page }) => {
    const errors = consoleErrors(page);
    await page.goto(`/${locale}`);
    await page.getByRole('link', { name: provenance.method }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/method$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(method.heading);
    const scores = page.getByRole('table', { name: method.table.caption });
    await expect(scores.getByRole('rowheader')).toHaveCount(table.length);
    for (const { family, mape, worstId } of table) {
      const row = scores.locator(`[data-family="${family}"]`);
      await expect(row).toContainText(`${(mape * 100).toFixed(1)}%`);
      await expect(row).toContainText(worstId);
    }
    await expect(page.locator('main svg.scene')).toHaveCount(table.length);
    await page.waitForLoadState('networkidle');
    expect(errors).toEqual([]);
  });

  test(`${locale}: cases are read with the keyboard and opened in their table`, async ({
    page,
  }) => {
    const errors = consoleErrors(page);
    await page.goto(`/${locale}/method`, { waitUntil: 'networkidle' });
    const figure = page.locator('main figure').first();
    const slider = figure.getByRole('slider', { name: charts.accuracy.choose });
    const [first] = table;
    await expect(figure.getByRole('link')).toHaveText(first?.worstId ?? '');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(figure.getByRole('link')).not.toHaveText(first?.worstId ?? '');
    const id = (await figure.getByRole('link').textContent()) ?? '';
    await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(id));
    await figure.getByRole('link').press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${locale}/method/${first?.family}#`));
    const row = page.getByRole('row', { name: id });
    await expect(row).toBeInViewport();
    await expect(page.getByRole('main').getByRole('rowheader')).toHaveCount(first?.n ?? 0);
    expect(errors).toEqual([]);
  });

  test(`${locale}: the method pages are accessible and fit 320 px`, async ({ page }) => {
    for (const path of ['method', 'method/rdu-sn30']) {
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.goto(`/${locale}/${path}`, { waitUntil: 'networkidle' });
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    }
  });
}

test('without JavaScript the page reads the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/en/method');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect(page.locator('main svg.scene')).toHaveCount(table.length);
  await page
    .getByRole('link', { name: /^All 18 cases/ })
    .first()
    .click();
  await expect(page.getByRole('main').getByRole('rowheader')).toHaveCount(18);
  await context.close();
});

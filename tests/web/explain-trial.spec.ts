import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { consoleErrors, expectNoSidewaysScrolling, LOCALES, MESSAGES } from './watched-page';

const figures = (page: Page) => page.locator('[data-figure] td');
const headline = (page: Page) => page.locator('[data-figure="end"] td').first();
const sliderOf = (page: Page, name: string) => page.getByRole('slider', { name });
const PLAN_IN_ADDRESS = '#try=0.75,0.5,attention,300000000000';

for (const locale of LOCALES) {
  const words = MESSAGES[locale].explain.try;
  const fusionNames = MESSAGES[locale].explain.charts.fusion.rung;

  test(`${locale}: sliders answer to the keyboard, without any request`, async ({ page }) => {
    const errors = consoleErrors(page);
    await page.goto(`/${locale}/explain`, { waitUntil: 'networkidle' });
    const standing = await figures(page).allTextContents();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));

    const level = sliderOf(page, words.level.label);
    await expect(level).toHaveAttribute('aria-valuetext', '87.5%');
    await level.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(level).toHaveAttribute('aria-valuetext', '86.25%');
    await expect.poll(() => figures(page).allTextContents()).not.toEqual(standing);
    await page.keyboard.press('End');
    await expect(level).toHaveAttribute('aria-valuetext', '93.75%');
    await expect(page.getByText(words.level.beyond.replace('{level}', '87.5%'))).toBeVisible();

    const share = sliderOf(page, words.share.label);
    await share.focus();
    await page.keyboard.press('Home');
    await expect(page.locator('[data-figure="verdict"]')).toContainText(words.verdict.dense);

    await page.getByRole('button', { name: words.reset }).click();
    await expect.poll(() => figures(page).allTextContents()).toEqual(standing);
    await expect(page.getByRole('button', { name: words.reset })).toBeDisabled();
    expect(requests).toEqual([]);
    expect(errors).toEqual([]);
  });

  test(`${locale}: exact entry, fusion by radio, and what does not fit is said`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/explain`, { waitUntil: 'networkidle' });
    const level = page.getByRole('textbox', { name: words.level.label });
    await level.fill('５０');
    await level.press('Enter');
    await expect(level).toHaveValue('50%');
    const fit = page.locator('[data-figure="fit"]');
    await expect(fit).toContainText(words.fit.fallback.replace('{fusion}', fusionNames.attention));
    await level.fill('99');
    await level.press('Enter');
    await expect(level).toHaveAttribute('aria-invalid', 'true');
    await expect(
      page.getByText(words.refusal.replace('{minimum}', '0%').replace('{maximum}', '93.75%')),
    ).toBeVisible();
    await level.fill('87.5');

    const before = await headline(page).textContent();
    await page.getByRole('radio', { name: fusionNames.operator }).check();
    await expect(headline(page)).not.toHaveText(before ?? '');
    await expect(page.locator('[data-figure="sparse"]')).toContainText(fusionNames.operator);
    const bandwidth = page.getByRole('textbox', { name: words.bandwidth.label });
    await bandwidth.fill('1.6 TB/s');
    await bandwidth.blur();
    await expect(bandwidth).toHaveValue('1.6 TB/s');
    await expect(page.getByText(words.bandwidth.outside)).toBeVisible();
  });

  test(`${locale}: the plan is in the address and comes back from it, accessible at 320 px`, async ({
    page,
  }) => {
    const errors = consoleErrors(page);
    await page.goto(`/${locale}/explain${PLAN_IN_ADDRESS}`, { waitUntil: 'networkidle' });
    await expect(sliderOf(page, words.level.label)).toHaveAttribute('aria-valuetext', '75%');
    await expect(page.getByRole('radio', { name: fusionNames.attention })).toBeChecked();
    await expect(headline(page)).toContainText(/\d/);
    await page.getByRole('radio', { name: fusionNames.section }).check();
    await expect.poll(() => new URL(page.url()).hash).toContain(',section,');
    await expectNoSidewaysScrolling(page);
    const { violations } = await new AxeBuilder({ page })
      .include('section[aria-labelledby="try"]')
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.getByRole('button', { name: words.reset }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#try');
    expect(errors).toEqual([]);
  });
}

test('without JavaScript the figures of the page’s plan stand, and the controls only show', async ({
  browser,
}) => {
  const words = MESSAGES.en.explain.try;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/en/explain');
  await expect(headline(page)).toHaveText(/^\d+(\.\d+)?×$/);
  const notice = page.locator('section[aria-labelledby="try"] noscript p');
  await expect(notice).toBeVisible();
  await expect(notice).toHaveText(words.noScript);
  await expect(sliderOf(page, words.level.label)).toBeDisabled();
  await context.close();
});

test('every rung opens its formulas', async ({ page }) => {
  await page.goto('/en/explain', { waitUntil: 'networkidle' });
  const table = page.getByRole('table', { name: MESSAGES.en.explain.ladder.caption });
  const folds = table.locator('summary');
  await expect(folds).toHaveCount(6);
  for (const fold of await folds.all()) {
    await fold.click();
    const lines = fold.locator('..').locator('[data-maths]');
    await expect(lines).toHaveCount(3);
    for (const line of await lines.all()) await expect(line).toContainText(/÷[^=]*\d[^=]*= \d/);
  }
});

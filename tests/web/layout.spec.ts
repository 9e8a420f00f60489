import { expect, type Page, test } from '@playwright/test';
import {
  comparison,
  consoleErrors,
  expectAccessible,
  expectNoSidewaysScrolling,
  LOCALES,
  type Locale,
  MESSAGES,
  shareLink,
} from './watched-page';

/** Eight-way tensor parallelism: it runs, and is not the fastest. */
const stated = {
  version: 1,
  name: 'stated layout',
  workload: {
    model: { presetId: 'gpt-13b' },
    trainingTokens: 3e11,
    globalBatchTokens: 2 ** 21,
  },
  options: [
    {
      id: 'a100',
      hardware: 'nvidia-a100-sxm4-80gb',
      chipCount: 64,
      layout: {
        tensorParallel: 8,
        dataParallel: 8,
        sequenceParallel: true,
        sharding: 'zero1',
      },
      payment: { kind: 'existing', region: 'tokyo' },
    },
  ],
};

const layoutRow = (page: Page, locale: Locale) =>
  comparison(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: MESSAGES[locale].layout.title }) });
const opener = (page: Page, locale: Locale, index = 0) =>
  layoutRow(page, locale).getByRole('button').nth(index);
const dialog = (page: Page) => page.getByRole('dialog');

for (const locale of LOCALES) {
  const { layout, bar } = MESSAGES[locale];

  test(`${locale}: the layout opens by keyboard with the ten and the kinds that lost`, async ({
    page,
  }) => {
    const errors = consoleErrors(page);
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await opener(page, locale).focus();
    await page.keyboard.press('Enter');
    const top = dialog(page).getByRole('table', { name: layout.top.caption });
    await expect(top.getByRole('row')).toHaveCount(11);
    await expect(top.getByRole('row').nth(1)).toContainText(layout.top.best);
    for (const name of Object.values(layout.field))
      await expect(dialog(page).getByText(name, { exact: true }).first()).toBeVisible();
    const families = dialog(page).getByRole('table', { name: layout.families.caption });
    await expect(families).toContainText(layout.family.fullRecompute);
    await expect(families).toContainText(layout.family.largerMicroBatch);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener(page, locale)).toBeFocused();
    // A piece of the font may come with the first sign that needs it.
    expect(requests.filter((url) => /^http/.test(url) && !url.endsWith('.woff2'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test(`${locale}: a stated layout is held against the best, which one step takes and undoes`, async ({
    page,
    request,
  }) => {
    const made = await request.post('/api/v1/scenarios', { data: { scenario: stated } });
    expect(made.status()).toBe(201);
    const { id } = await made.json();
    await page.goto(`/${locale}/scenarios/${id}`, { waitUntil: 'networkidle' });
    const before = await opener(page, locale).textContent();
    expect(before).toContain('8');
    await opener(page, locale).click();
    await expect(dialog(page)).toContainText(layout.stated.undoable);
    await dialog(page).getByRole('button', { name: layout.stated.useBest }).click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(opener(page, locale)).not.toHaveText(before ?? '');
    await page.getByRole('button', { name: bar.undo, exact: true }).click();
    await expect(opener(page, locale)).toHaveText(before ?? '');
  });

  test(`${locale}: on a phone the dialog scrolls and the page does not`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    await opener(page, locale).click();
    const region = dialog(page).getByRole('region', { name: layout.top.region });
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    const overflow = await dialog(page).evaluate(
      (element) => element.scrollWidth - element.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await expectNoSidewaysScrolling(page);
  });
}

test('a shared view tells the layout as it was sent, and opens nothing', async ({ page }) => {
  const made = await page.request.post('/api/v1/scenarios', { data: { scenario: stated } });
  const { id } = await made.json();
  await page.goto(`/en/scenarios/${id}`, { waitUntil: 'networkidle' });
  const told = await opener(page, 'en').textContent();
  const url = await shareLink(page, 'en');
  await page.goto(url, { waitUntil: 'networkidle' });
  await expect(layoutRow(page, 'en')).toContainText(told ?? '');
  await expect(layoutRow(page, 'en').getByRole('button')).toHaveCount(0);
});

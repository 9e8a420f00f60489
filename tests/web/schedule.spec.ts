import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import en from '@/lib/i18n/messages/en.json' with { type: 'json' };
import ja from '@/lib/i18n/messages/ja.json' with { type: 'json' };

const MESSAGES = { ja, en };
type Locale = keyof typeof MESSAGES;
const LOCALES: Locale[] = ['ja', 'en'];

const row = (page: Page, locale: Locale) =>
  page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: MESSAGES[locale].plan.title }) });
/** The cell of the sparse option on the dataflow machine. */
const cell = (page: Page, locale: Locale) => row(page, locale).getByRole('cell').nth(3);

for (const locale of LOCALES) {
  const { plan } = MESSAGES[locale];
  const chosen = plan.chosen.replace('{limit}', '0.01');

  test(`${locale}: the schedule is chosen, stated again and undone by keyboard`, async ({
    page,
  }) => {
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    const own = cell(page, locale);
    const stated = own.getByRole('button', { name: plan.stated, exact: true });
    const open = own.getByRole('button', { name: plan.open, exact: true });
    const before = (await own.locator('span').nth(1).textContent()) ?? '';
    await expect(stated).toHaveAttribute('aria-pressed', 'true');

    await open.focus();
    await page.keyboard.press('Enter');
    await expect(own).toContainText(chosen);
    await expect(open).toBeFocused();
    await expect(open).toHaveAttribute('aria-pressed', 'true');
    await expect(own.locator('span').nth(1)).not.toHaveText(before);

    await stated.focus();
    await page.keyboard.press('Space');
    await expect(own).not.toContainText(chosen);
    await expect(own.locator('span').nth(1)).toHaveText(before);

    await page.keyboard.press('ControlOrMeta+z');
    await expect(own).toContainText(chosen);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(own.locator('span').nth(1)).toHaveText(before);
  });

  test(`${locale}: advice is taken in one click, the link keeps the choice, no fault of access`, async ({
    page,
  }) => {
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    const advice = page.getByRole('list', { name: plan.keeping.replace('{limit}', '0.01') });
    await advice
      .getByRole('listitem')
      .filter({ hasText: 'SN30' })
      .first()
      .getByRole('button')
      .click();
    await expect(cell(page, locale)).toContainText(chosen);
    await expect(page).toHaveURL(/#v1=/);
    await page.reload({ waitUntil: 'networkidle' });
    await expect(cell(page, locale)).toContainText(chosen);
    await expect(page.locator('.dims-late')).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test(`${locale}: on a phone the plan and its switch are in reach`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    const open = cell(page, locale).getByRole('button', { name: plan.open, exact: true });
    await open.scrollIntoViewIfNeeded();
    const box = await open.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(24);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    await open.click();
    await expect(cell(page, locale)).toContainText(chosen);
  });
}

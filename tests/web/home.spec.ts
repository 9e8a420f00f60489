import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import en from '@/lib/i18n/messages/en.json' with { type: 'json' };
import ja from '@/lib/i18n/messages/ja.json' with { type: 'json' };

const MESSAGES = { ja, en };
type Locale = keyof typeof MESSAGES;
const LOCALES: Locale[] = ['ja', 'en'];

/** What a manager of each language types, and what the field answers. */
const TYPED = {
  ja: { modelSize: '７０億', tokens: '1000億トークン', budget: '3億円' },
  en: { modelSize: '7B', tokens: '0.1T', budget: '$1.9M' },
};

/** Everything that went wrong in the console, and every request, from now on. */
function watched(page: Page) {
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  return { errors, requests };
}

async function openHome(page: Page, locale: Locale) {
  await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
}

const field = (page: Page, locale: Locale, quantity: keyof (typeof TYPED)['ja']) =>
  page.getByRole('textbox', { name: MESSAGES[locale].input[quantity].label, exact: true });
const comparison = (page: Page) => page.getByRole('main').getByRole('table').first();

async function withoutScript(browser: Browser, acceptLanguage: string) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: acceptLanguage,
  });
  return { context, page: await context.newPage() };
}

for (const locale of LOCALES) {
  test(`${locale}: the verdict stands in the server's HTML, without JavaScript`, async ({
    browser,
  }) => {
    const { context, page } = await withoutScript(browser, locale);
    const response = await page.goto('/');
    expect(response?.request().redirectedFrom()).toBeNull();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('A100');
    await expect(comparison(page).getByRole('columnheader')).toHaveCount(5);
    await expect(page.getByRole('main')).toContainText(MESSAGES[locale].notIncluded.dataCollection);
    await expect(page.locator('main svg[role="img"]').first()).toBeVisible();
    await context.close();
  });

  test(`${locale}: three inputs by keyboard and slider, no request, no console error`, async ({
    page,
  }) => {
    const { errors, requests } = watched(page);
    await openHome(page, locale);
    const before = await comparison(page).textContent();
    requests.length = 0;
    for (const quantity of ['modelSize', 'tokens', 'budget'] as const) {
      const input = field(page, locale, quantity);
      const shown = (await comparison(page).textContent()) ?? '';
      await input.focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(TYPED[locale][quantity]);
      await page.keyboard.press('Enter');
      await expect(input).toHaveValue(TYPED[locale][quantity]);
      await expect(input).not.toHaveAttribute('aria-invalid', 'true');
      if (quantity !== 'budget') await expect(comparison(page)).not.toHaveText(shown);
    }
    expect(await comparison(page).textContent()).not.toBe(before);

    const sliders = page.getByRole('main').getByRole('slider');
    for (const index of [0, 1, 2]) {
      const slider = sliders.nth(index);
      const text = await slider.getAttribute('aria-valuetext');
      await slider.focus();
      for (const key of ['ArrowLeft', 'PageDown', 'ArrowRight', 'PageUp', 'Home'])
        await page.keyboard.press(key);
      expect(await slider.getAttribute('aria-valuetext')).not.toBe(text);
    }
    await page.waitForTimeout(1_000);
    expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test(`${locale}: nonsense is refused with what is accepted, and stays in the field`, async ({
    page,
  }) => {
    await openHome(page, locale);
    const before = await comparison(page).textContent();
    for (const nonsense of ['NaN', '-1', '1,2,3', '13BB', '1e999']) {
      const input = field(page, locale, 'modelSize');
      await input.fill(nonsense);
      await input.press('Enter');
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expect(input).toHaveValue(nonsense);
      const refusal = (await input.getAttribute('aria-describedby'))?.split(' ').at(-1);
      await expect(page.locator(`[id="${refusal}"]`)).toContainText(locale === 'ja' ? '億' : '13B');
    }
    expect(await comparison(page).textContent()).toBe(before);
  });

  test(`${locale}: no accessibility violation, no sideways scrolling at 320 px`, async ({
    page,
  }) => {
    await openHome(page, locale);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('switching the language keeps the state; undo takes the last edit back', async ({ page }) => {
  await openHome(page, 'ja');
  const input = field(page, 'ja', 'modelSize');
  await input.fill('300億');
  await input.press('Enter');
  await expect(page).toHaveURL(/#v1=/);
  const fragment = new URL(page.url()).hash;
  await page.getByRole('link', { name: /English|EN/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(field(page, 'en', 'modelSize')).toHaveValue(/30\s?B/);
  expect(new URL(page.url()).hash).toBe(fragment);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field(page, 'en', 'modelSize')).toHaveValue(/13\s?B/);
});

test('first screen: verdict and all columns above the fold at 1366 x 768', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openHome(page, 'ja');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
  for (const header of await comparison(page).getByRole('columnheader').all())
    await expect(header).toBeInViewport({ ratio: 1 });
});

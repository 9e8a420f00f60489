import { expect, type Page, test } from '@playwright/test';
import en from '@/lib/i18n/messages/en.json' with { type: 'json' };
import ja from '@/lib/i18n/messages/ja.json' with { type: 'json' };

import { saveAs, shareLink } from './watched-page';

const MESSAGES = { ja, en };
const LOCALES = ['ja', 'en'] as const;

for (const locale of LOCALES) {
  const words = MESSAGES[locale].roadmap;

  test(`${locale}: the phased plan stands in the server's HTML, without JavaScript`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`/${locale}`);
    const section = page.getByRole('region', { name: words.title });
    for (const stage of Object.values(words.stage))
      await expect(section.getByRole('heading', { name: stage, exact: true })).toBeVisible();
    await expect(section).toContainText(words.sunkNote);
    await expect(section.locator('svg[role="img"]')).toBeVisible();
    await context.close();
  });

  test(`${locale}: an edit gives a plan for the new question, without a request`, async ({
    page,
  }) => {
    const failed: string[] = [];
    page.on('pageerror', (error) => failed.push(error.message));
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    const section = page.getByRole('region', { name: words.title });
    const before = await section.textContent();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const input = page.getByRole('textbox', {
      name: MESSAGES[locale].input.modelSize.label,
      exact: true,
    });
    await input.fill(locale === 'ja' ? '70億' : '7B');
    await input.press('Enter');
    await expect(section).toContainText(locale === 'ja' ? '70億パラメータ' : '7B parameters', {
      timeout: 30_000,
    });
    expect(await section.textContent()).not.toBe(before);
    expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
    expect(failed).toEqual([]);
  });
}

test('the sentence for the meeting is copied as it is read', async ({ browser }) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto('/ja', { waitUntil: 'networkidle' });
  const phrase = page.getByRole('region', { name: ja.roadmap.phrase.label });
  await phrase.getByRole('button', { name: ja.dialog.copy }).click();
  await expect(phrase.getByRole('status')).toHaveText(ja.dialog.copied);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const section = page.getByRole('region', { name: ja.roadmap.title });
  const isDirect = (await section.getByText(ja.roadmap.plan.trainDirectly).count()) > 0;
  expect(copied).toMatch(
    isDirect ? /^今回は試行を行わず、.+。$/ : /^まず.+を満たした場合のみ拡大します。$/,
  );
  await expect(phrase).toContainText(copied);
  await context.close();
});

test('a formula opens under the advice and gives the sum that is shown', async ({ page }) => {
  await page.goto('/en', { waitUntil: 'networkidle' });
  const section = page.getByRole('region', { name: en.roadmap.title });
  await section.getByText(en.roadmap.maths.title, { exact: true }).first().click();
  const formula = section.locator('[data-maths="roadmap.advice.safeDirectly"]');
  await expect(formula).toBeVisible();
  const shown = (await formula.locator('b').textContent()) ?? '';
  expect(shown).toMatch(/\d/);
  await expect(section.getByRole('table').first()).toContainText(shown);
});

test('who opens a link sees the plan that the owner saw', async ({ page, browser }) => {
  await page.goto('/ja', { waitUntil: 'networkidle' });
  await saveAs(page, 'ja', '段階導入');
  const planOf = async (of: Page) => {
    const section = of.getByRole('region', { name: ja.roadmap.title });
    await expect(
      section.getByRole('heading', { name: ja.roadmap.stage.pilot, exact: true }),
    ).toBeVisible({
      timeout: 30_000,
    });
    return section.locator('p, dd, dt, td, th').allTextContents();
  };
  const owned = await planOf(page);
  const url = await shareLink(page, 'ja');
  const viewer = await browser.newContext();
  const seen = await viewer.newPage();
  await seen.goto(`${url}?language=ja`, { waitUntil: 'networkidle' });
  expect(owned.length).toBeGreaterThan(40);
  expect(await planOf(seen)).toEqual(owned);
  await viewer.close();
});

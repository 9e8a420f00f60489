import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import {
  comparison,
  comparisonFigures,
  consoleErrors,
  expectSaved,
  LOCALES,
  type Locale,
  MESSAGES,
  saveAs,
  shareLink,
} from './watched-page';

const TYPED = {
  ja: { modelSize: '７０億', tokens: '2000億トークン', budget: '3億円' },
  en: { modelSize: '7B', tokens: '0.2T', budget: '$1.9M' },
};
const NAME = { ja: '来期の学習計画𠮷', en: 'Next year’s training' };
const SMALLEST_REPORT_BYTES = 10_000;
const REVOKED_WITHIN_MILLISECONDS = 1_000;

async function typeQuantities(page: Page, locale: Locale) {
  for (const quantity of ['modelSize', 'tokens', 'budget'] as const) {
    const name = MESSAGES[locale].input[quantity].label;
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill(TYPED[locale][quantity]);
    await field.press('Enter');
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  }
}

async function downloadReport(page: Page, locale: Locale, language: 'ja' | 'en' | 'both') {
  const { save, pdf, dialog } = MESSAGES[locale];
  await page.getByRole('button', { name: save.report, exact: true }).click();
  await page.getByRole('radio', { name: pdf.language[language], exact: true }).check();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: pdf.make }).click();
  const bytes = await readFile(await (await downloading).path());
  await page.getByRole('button', { name: dialog.close }).click();
  expect(bytes.subarray(0, 4).toString()).toBe('%PDF');
  expect(bytes.byteLength).toBeGreaterThan(SMALLEST_REPORT_BYTES);
}

for (const locale of LOCALES)
  test(`${locale}: from the first screen to the PDF and a link that is revoked`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000);
    const t = MESSAGES[locale];
    const errors = consoleErrors(page);
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('A100');

    const before = await comparisonFigures(page);
    await typeQuantities(page, locale);
    await expect.poll(() => comparisonFigures(page)).not.toEqual(before);
    for (const reason of [t.verdict.why, t.verdict.against, t.verdict.flip])
      await expect(page.getByRole('main')).toContainText(reason);

    // The advice for this question has arrived: its column is marked.
    await expect(comparison(page)).toContainText(t.compare.recommended, { timeout: 20_000 });
    const savedPath = await saveAs(page, locale, NAME[locale]);
    const figures = await comparisonFigures(page);
    await page.reload({ waitUntil: 'networkidle' });
    await expectSaved(page, locale);
    await expect.poll(() => comparisonFigures(page), { timeout: 20_000 }).toEqual(figures);

    await page.getByRole('link', { name: t.nav.scenarios }).click();
    await page
      .getByRole('button', { name: new RegExp(`^${t.scenarios.duplicate}.*${NAME[locale]}$`) })
      .click();
    const copyName = locale === 'ja' ? `${NAME.ja} のコピー` : `${NAME.en} copy`;
    await page.getByRole('link', { name: copyName }).click();
    await expect(page.getByRole('textbox', { name: t.save.name })).toHaveValue(copyName);
    await expect.poll(() => comparisonFigures(page), { timeout: 20_000 }).toEqual(figures);

    await page.goto(savedPath, { waitUntil: 'networkidle' });
    const url = await shareLink(page, locale);
    const viewer = await browser.newContext({ locale });
    const seen = await viewer.newPage();
    const seenErrors = consoleErrors(seen);
    const opened = await seen.goto(url, { waitUntil: 'networkidle' });
    expect(opened?.status()).toBe(200);
    await expect(seen.getByText(t.shared.readOnly, { exact: true })).toBeVisible();
    expect(await comparisonFigures(seen)).toEqual(figures);
    expect(await viewer.cookies()).toEqual([]);

    for (const language of ['ja', 'en', 'both'] as const)
      await downloadReport(page, locale, language);
    const report = await viewer.request.get(
      `/api/v1/shared/${url.split('/').at(-1)}/report.pdf?language=${locale}`,
    );
    expect(report.status()).toBe(200);
    expect((await report.body()).byteLength).toBeGreaterThan(SMALLEST_REPORT_BYTES);

    await page.getByRole('link', { name: t.nav.shares }).click();
    const link = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: NAME[locale] })
      .first();
    await expect(link).toContainText(t.shares.state.active);
    await link.getByRole('button', { name: new RegExp(`^${t.shares.action.revoke}`) }).click();
    const answered = page.waitForResponse((response) => response.url().endsWith('/revoke'));
    await page.getByRole('button', { name: t.shares.sure.revoke.action, exact: true }).click();
    await answered;
    const revokedAt = Date.now();
    const shut = await seen.reload();
    expect(shut?.status()).toBe(404);
    expect(Date.now() - revokedAt).toBeLessThan(REVOKED_WITHIN_MILLISECONDS);
    await expect(seen.getByRole('heading', { level: 1 })).toHaveText(t.shared.unavailable.title);
    await expect(link).toContainText(t.shares.state.revoked);
    expect(errors).toEqual([]);
    expect(seenErrors.filter((text) => !text.includes('404'))).toEqual([]);
    await viewer.close();
  });

for (const locale of LOCALES)
  test(`${locale}: a link and a report are at most three clicks away`, async ({ page }) => {
    const { save, share, pdf, dialog } = MESSAGES[locale];
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: save.share, exact: true }).click();
    await page.getByRole('button', { name: share.make, exact: true }).click();
    await expect(page.getByRole('textbox', { name: share.made.label })).toHaveValue(/\/s\//);
    await page.getByRole('button', { name: dialog.close }).click();
    await page.getByRole('button', { name: save.report, exact: true }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: pdf.make }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/);
  });

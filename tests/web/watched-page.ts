import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import en from '@/lib/i18n/messages/en.json' with { type: 'json' };
import ja from '@/lib/i18n/messages/ja.json' with { type: 'json' };

export const MESSAGES = { ja, en };
export type Locale = keyof typeof MESSAGES;
export const LOCALES: Locale[] = ['ja', 'en'];

/** Everything that goes wrong in the console from now on. */
export function consoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

export const comparison = (page: Page) => page.getByRole('main').getByRole('table').first();

/** The comparison's cells as they read, row by row, without heading and without controls to edit. */
export async function comparisonFigures(page: Page): Promise<string[]> {
  await expect(comparison(page)).toBeVisible();
  return comparison(page)
    .getByRole('cell')
    .evaluateAll((cells) =>
      cells.map((cell) => {
        const copy = cell.cloneNode(true) as HTMLElement;
        for (const control of copy.querySelectorAll('fieldset')) control.remove();
        return copy.textContent;
      }),
    );
}

export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
}

export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Types a name for the case on the desk and saves it; its address is then its own. */
export async function saveAs(page: Page, locale: Locale, name: string): Promise<string> {
  const { save } = MESSAGES[locale];
  await page.getByRole('textbox', { name: save.name }).fill(name);
  await page.getByRole('button', { name: save.save, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/${locale}/scenarios/[\\w-]{22}$`));
  await expectSaved(page, locale);
  return new URL(page.url()).pathname;
}

export async function expectSaved(page: Page, locale: Locale): Promise<void> {
  const [word = ''] = MESSAGES[locale].save.state.saved.split(' ');
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(
    new RegExp(`^${word} \\d\\d:\\d\\d$`),
  );
}

/** Makes a link from the dialog as it opens: a snapshot for 30 days. */
export async function shareLink(page: Page, locale: Locale): Promise<string> {
  const { save, share, dialog } = MESSAGES[locale];
  await page.getByRole('button', { name: save.share, exact: true }).click();
  await page.getByRole('button', { name: share.make, exact: true }).click();
  const address = page.getByRole('textbox', { name: share.made.label });
  await expect(address).toHaveValue(/\/s\/[\w-]{43}$/);
  const url = await address.inputValue();
  await page.getByRole('button', { name: dialog.close }).click();
  return url;
}

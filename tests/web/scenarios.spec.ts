import { expect, type Page, test } from '@playwright/test';
import {
  consoleErrors,
  expectAccessible,
  expectNoSidewaysScrolling,
  expectSaved,
  LOCALES,
  type Locale,
  MESSAGES,
  saveAs,
} from './watched-page';

const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
const action = (page: Page, text: string, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${text}[:：] ?${name}$`) });
const nameField = (page: Page, locale: Locale) =>
  page.getByRole('textbox', { name: MESSAGES[locale].save.name });

async function newScenario(page: Page, locale: Locale, name: string): Promise<string> {
  await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
  return saveAs(page, locale, name);
}

for (const locale of LOCALES)
  test(`${locale}: list, search, rename, duplicate, delete and its undo, trash`, async ({
    page,
  }) => {
    const t = MESSAGES[locale].scenarios;
    const errors = consoleErrors(page);
    const [first, second] = [`Ｘ線${locale}`, `plan-${locale}`];
    await newScenario(page, locale, first);
    await newScenario(page, locale, second);

    await page.goto(`/${locale}/scenarios`, { waitUntil: 'networkidle' });
    const headings = page.getByRole('main').getByRole('heading', { level: 2 });
    await expect(headings.nth(0)).toHaveText(second);
    await expect(headings.nth(1)).toHaveText(first);

    const search = page.getByRole('searchbox', { name: t.search });
    await search.fill(`X線${locale}`);
    await expect(headings).toHaveText([first]);
    await search.fill('no such name');
    await expect(page.getByText(t.empty.search.text)).toBeVisible();
    await search.fill('');
    await expect(row(page, second)).toBeVisible();

    await action(page, t.rename, first).click();
    const renamed = `renamed-${locale}`;
    await page.getByRole('textbox', { name: t.newName }).fill(renamed);
    await page.keyboard.press('Enter');
    await expect(row(page, renamed)).toBeVisible();
    await expect(row(page, first)).toHaveCount(0);

    await action(page, t.duplicate, renamed).click();
    const copy = locale === 'ja' ? `${renamed} のコピー` : `${renamed} copy`;
    await expect(headings.nth(0)).toHaveText(copy);

    await action(page, t.delete, copy).click();
    await expect(row(page, copy)).toHaveCount(0);
    await page.waitForTimeout(10_000);
    await page.getByRole('button', { name: t.undoDelete, exact: true }).click();
    await expect(row(page, copy)).toBeVisible();

    await action(page, t.delete, copy).click();
    await expect(row(page, copy)).toHaveCount(0);
    const lists = page.getByRole('navigation', { name: t.which });
    await lists.getByRole('link', { name: t.trash, exact: true }).click();
    await action(page, t.restore, copy).click();
    await expect(row(page, copy)).toHaveCount(0);
    await lists.getByRole('link', { name: t.kept, exact: true }).click();
    await expect(row(page, copy)).toBeVisible();
    expect(errors).toEqual([]);
  });

test('a list longer than a page is read on', async ({ page, request }) => {
  const { scenario } = await (
    await request.get(`/api/v1${(await newScenario(page, 'en', 'many')).replace('/en', '')}`)
  ).json();
  for (let number = 0; number < 22; number++)
    await request.post('/api/v1/scenarios', {
      data: { scenario: { ...scenario, name: `many ${number}` } },
    });
  await page.goto('/en/scenarios', { waitUntil: 'networkidle' });
  await page.getByRole('searchbox').fill('many');
  const items = page.getByRole('main').getByRole('listitem');
  await expect(items).toHaveCount(20);
  await page.getByRole('button', { name: MESSAGES.en.scenarios.more }).click();
  await expect(items).toHaveCount(23);
});

/** Two tabs with the same scenario; the first has saved another name since. */
async function collidingTabs(page: Page, name: string) {
  const path = await newScenario(page, 'en', name);
  const other = await page.context().newPage();
  await other.goto(path, { waitUntil: 'networkidle' });
  await nameField(page, 'en').fill(`${name} theirs`);
  await page.keyboard.press('ControlOrMeta+s');
  await expectSaved(page, 'en');
  await nameField(other, 'en').fill(`${name} mine`);
  await other.keyboard.press('ControlOrMeta+s');
  await expect(other.getByRole('alertdialog')).toBeVisible();
  return { other, path };
}

test('a stale save keeps mine as a copy, and theirs where it is', async ({ page }) => {
  const t = MESSAGES.en.conflict;
  const { other, path } = await collidingTabs(page, 'collide');
  await other.getByRole('button', { name: t.viewDifferences }).click();
  const changed = other.getByRole('row').filter({ hasText: 'Name' });
  await expect(changed).toContainText('collide mine');
  await expect(changed).toContainText('collide theirs');
  await other.getByRole('button', { name: t.keepMine }).click();
  await expect(other).not.toHaveURL(path);
  await expect(nameField(other, 'en')).toHaveValue(`collide mine${t.copySuffix}`);
  await expectSaved(other, 'en');
  await other.goto(path, { waitUntil: 'networkidle' });
  await expect(nameField(other, 'en')).toHaveValue('collide theirs');
  await expectSaved(other, 'en');
});

test('a stale save takes theirs, and undo brings mine back', async ({ page }) => {
  const { other } = await collidingTabs(page, 'yield');
  await other.getByRole('button', { name: MESSAGES.en.conflict.takeTheirs }).click();
  await expect(nameField(other, 'en')).toHaveValue('yield theirs');
  await expectSaved(other, 'en');
  await other.getByRole('button', { name: MESSAGES.en.bar.undo }).click();
  await expect(nameField(other, 'en')).toHaveValue('yield mine');
  await other.keyboard.press('ControlOrMeta+s');
  await expectSaved(other, 'en');
});

test('history: an earlier version is restored as a new one', async ({ page }) => {
  const t = MESSAGES.en.history;
  await newScenario(page, 'en', 'old name');
  await nameField(page, 'en').fill('new name');
  await page.keyboard.press('ControlOrMeta+s');
  await expectSaved(page, 'en');
  await page.getByRole('button', { name: MESSAGES.en.save.history }).click();
  await page.getByRole('button', { name: t.restore }).click();
  await expect(nameField(page, 'en')).toHaveValue('old name');
  await expectSaved(page, 'en');
  await page.reload({ waitUntil: 'networkidle' });
  await expect(nameField(page, 'en')).toHaveValue('old name');
});

test('offline: the draft is kept, outlives a reload, and is saved when asked again', async ({
  page,
}) => {
  const t = MESSAGES.en.save;
  await newScenario(page, 'en', 'on the train');
  await page.route('**/api/v1/scenarios/**', (route) => route.abort());
  await nameField(page, 'en').fill('in the tunnel');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(t.offline)).toBeVisible();
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(t.state.offline);
  await page.reload({ waitUntil: 'networkidle' });
  await expect(page.getByText(t.draftFound)).toBeVisible();
  await expect(nameField(page, 'en')).toHaveValue('in the tunnel');
  await page.unroute('**/api/v1/scenarios/**');
  await page.getByRole('button', { name: t.save, exact: true }).click();
  await expectSaved(page, 'en');
});

test('offline on the first screen: another visit finds the draft, and may drop it', async ({
  page,
  context,
}) => {
  const t = MESSAGES.en.save;
  await page.goto('/en', { waitUntil: 'networkidle' });
  await page.route('**/api/v1/scenarios', (route) => route.abort());
  await nameField(page, 'en').fill('never sent');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(t.offline)).toBeVisible();
  await page.close();
  const later = await context.newPage();
  await later.goto('/en', { waitUntil: 'networkidle' });
  await expect(nameField(later, 'en')).toHaveValue('never sent');
  await later.getByRole('button', { name: t.discardDraft }).click();
  await expect(nameField(later, 'en')).not.toHaveValue('never sent');
});

test('the first screen begins anew after a scenario was saved from it', async ({ page }) => {
  await newScenario(page, 'en', 'kept apart');
  await page.getByRole('link', { name: MESSAGES.en.nav.home }).click();
  await expect(page).toHaveURL(/\/en$/);
  await expect(nameField(page, 'en')).not.toHaveValue('kept apart');
  await page.goBack();
  await expect(nameField(page, 'en')).toHaveValue('kept apart');
});

for (const locale of LOCALES)
  test(`${locale}: no accessibility violation in lists, dialogs and on the desk`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const t = MESSAGES[locale];
    const path = await newScenario(page, locale, `axe ${locale}`);
    await expectAccessible(page);
    for (const name of [t.save.share, t.save.report, t.save.history]) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
    }
    await expectNoSidewaysScrolling(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.request.post(`/api/v1${path.replace(`/${locale}`, '')}/shares`, { data: {} });
    for (const list of ['scenarios', 'scenarios?trash=true', 'shares']) {
      await page.goto(`/${locale}/${list}`, { waitUntil: 'networkidle' });
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
      await page.setViewportSize({ width: 1366, height: 768 });
    }
  });

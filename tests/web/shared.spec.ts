import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import {
  comparison,
  comparisonFigures,
  consoleErrors,
  expectAccessible,
  expectNoSidewaysScrolling,
  LOCALES,
  MESSAGES,
  saveAs,
  shareLink,
} from './watched-page';

const UNKNOWN = 'A'.repeat(43);
/** Headers that name the moment or the connection and nothing of the link. */
const PASSING_HEADERS = ['date', 'connection', 'keep-alive'];

async function answerTo(request: APIRequestContext, path: string, method = 'GET') {
  const response = await request.fetch(path, { method, maxRedirects: 0 });
  const headers = response
    .headersArray()
    .filter(({ name }) => !PASSING_HEADERS.includes(name.toLowerCase()));
  return { status: response.status(), headers, body: await response.text() };
}

async function savedId(page: Page, name: string): Promise<string> {
  await page.goto('/en', { waitUntil: 'networkidle' });
  return (await saveAs(page, 'en', name)).split('/').at(-1) ?? '';
}

async function madeLink(request: APIRequestContext, id: string, data = {}) {
  const response = await request.post(`/api/v1/scenarios/${id}/shares`, { data });
  expect(response.status()).toBe(201);
  return response.json();
}

test('unknown, revoked, paused, rotated, deleted and odd tokens are one and the same answer', async ({
  page,
  request,
}) => {
  const id = await savedId(page, 'shut');
  const [revoked, paused, rotated, trashed] = await Promise.all(
    ['revoke', 'pause', 'rotate', 'trash'].map(() => madeLink(request, id)),
  );
  const change = (share: { id: string }, action: string) =>
    request.post(`/api/v1/shares/${share.id}/${action}`, { data: {} });
  await change(revoked, 'revoke');
  await change(paused, 'pause');
  await change(rotated, 'rotate');
  expect((await answerTo(request, `/s/${trashed.token}`)).status).toBe(200);
  await request.delete(`/api/v1/scenarios/${id}`, { headers: { 'if-match': '*' } });

  const expected = await answerTo(request, `/s/${UNKNOWN}`);
  expect(expected.status).toBe(404);
  expect(expected.body).toContain(MESSAGES.en.shared.unavailable.title);
  expect(expected.body).not.toContain('shut');
  const header = (name: string) =>
    expected.headers.find((each) => each.name.toLowerCase() === name)?.value;
  expect(header('cache-control')).toBe('no-store');
  expect(header('referrer-policy')).toBe('no-referrer');
  expect(header('x-robots-tag')).toBe('noindex,nofollow');
  expect(header('content-security-policy')).toContain("frame-ancestors 'none'");
  const odd = [
    'null',
    ':token',
    '%3Atoken',
    '..%2f',
    '%00',
    `${UNKNOWN}A`,
    'a/b',
    'x'.repeat(10_000),
  ];
  const shut = [revoked, paused, rotated, trashed].map(({ token }) => token);
  for (const token of [...shut, ...odd])
    expect(await answerTo(request, `/s/${token}`), token.slice(0, 60)).toEqual(expected);
  expect(await answerTo(request, '/s')).toEqual(expected);
});

test('a link that opens says nothing of itself, and takes no other method', async ({
  page,
  request,
}) => {
  const name = 'secret plan';
  const { token } = await madeLink(request, await savedId(page, name));
  const { status, headers, body } = await answerTo(request, `/s/${token}`);
  expect(status).toBe(200);
  const header = (wanted: string) =>
    headers.find((each) => each.name.toLowerCase() === wanted)?.value;
  expect(header('cache-control')).toContain('no-store');
  expect(header('referrer-policy')).toBe('no-referrer');
  expect(header('x-robots-tag')).toBe('noindex,nofollow');
  expect(header('set-cookie')).toBeUndefined();
  const head = body.slice(0, body.indexOf('</head>'));
  expect(head).toContain(MESSAGES.en.shared.pageTitle);
  expect(head).not.toContain(name);
  const unknown = await answerTo(request, `/s/${UNKNOWN}`);
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    expect(await answerTo(request, `/s/${token}`, method)).toEqual(unknown);
});

for (const locale of LOCALES)
  test(`${locale}: a shared view reads without JavaScript, and is accessible with it`, async ({
    page,
    browser,
  }) => {
    const t = MESSAGES[locale];
    await page.goto(`/${locale}`, { waitUntil: 'networkidle' });
    await saveAs(page, locale, `seen ${locale}`);
    const figures = await comparisonFigures(page);
    const url = await shareLink(page, locale);

    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(`${url}?language=${locale}`);
    await expect(still.locator('html')).toHaveAttribute('lang', locale);
    await expect(still.getByText(t.shared.readOnly, { exact: true })).toBeVisible();
    await expect(still.getByRole('heading', { level: 1 })).toContainText('A100');
    expect(await comparisonFigures(still)).toEqual(figures);
    await expect(still.locator('main svg[role="img"]').first()).toBeVisible();
    await expect(still.getByRole('main')).toContainText(t.notIncluded.dataCollection);
    const [response] = await Promise.all([
      plain.waitForEvent('response', (answer) => answer.url().includes('report.pdf')),
      still.getByRole('button', { name: 'PDF' }).click(),
    ]);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toBe('application/pdf');
    await plain.close();

    const other = await browser.newContext();
    const seen = await other.newPage();
    const errors = consoleErrors(seen);
    const requests: string[] = [];
    seen.on('request', (request) => requests.push(request.url()));
    await seen.goto(`${url}?language=${locale}`, { waitUntil: 'networkidle' });
    expect(await comparisonFigures(seen)).toEqual(figures);
    expect(requests.filter((each) => each.includes('/api/'))).toEqual([]);
    await expectAccessible(seen);
    await expectNoSidewaysScrolling(seen);
    expect(errors).toEqual([]);
    await other.close();
  });

test('a viewer makes a copy of their own, and the owner sees that the link was opened', async ({
  page,
}) => {
  const t = MESSAGES.en;
  await page.goto('/en', { waitUntil: 'networkidle' });
  await saveAs(page, 'en', 'to be copied');
  const url = await shareLink(page, 'en');
  await page.goto(`${url}?language=en`, { waitUntil: 'networkidle' });
  const figures = await comparisonFigures(page);
  await page.getByRole('button', { name: t.shared.copyForMe }).click();
  await expect(page).toHaveURL(/\/en\/scenarios\/[\w-]{22}$/);
  await expect(page.getByRole('textbox', { name: t.save.name })).toHaveValue('to be copied');
  await expect.poll(() => comparisonFigures(page), { timeout: 20_000 }).toEqual(figures);
  await page.goto('/en/shares', { waitUntil: 'networkidle' });
  const link = page.getByRole('main').getByRole('listitem').filter({ hasText: 'to be copied' });
  await expect(link).toContainText('once');

  await link.getByRole('button', { name: new RegExp(`^${t.shares.action.pause}`) }).click();
  await expect(link).toContainText(t.shares.state.paused);
  expect((await page.request.get(url)).status()).toBe(404);
  await link.getByRole('button', { name: new RegExp(`^${t.shares.action.resume}`) }).click();
  await expect(link).toContainText(t.shares.state.active);
  expect((await page.request.get(url)).status()).toBe(200);
  await link.getByRole('button', { name: new RegExp(`^${t.shares.action.rotate}`) }).click();
  await page.getByRole('button', { name: t.shares.sure.rotate.action, exact: true }).click();
  const renewed = page.getByRole('textbox', { name: t.share.made.label });
  await expect(renewed).toHaveValue(/\/s\/[\w-]{43}$/);
  expect((await page.request.get(url)).status()).toBe(404);
  expect((await page.request.get(await renewed.inputValue())).status()).toBe(200);
});

test('a link with a passcode asks for it, refuses a wrong one and opens to the right one', async ({
  page,
  request,
  browser,
}) => {
  const t = MESSAGES.ja.shared.passcode;
  const passcode = '桜が咲いたらまた会おう';
  const { url } = await madeLink(request, await savedId(page, 'locked'), { passcode });
  const viewer = await browser.newContext();
  const seen = await viewer.newPage();
  await seen.goto(`${url}?language=ja`, { waitUntil: 'networkidle' });
  await expect(seen.getByRole('heading', { level: 1 })).toHaveText(t.title);
  await expectAccessible(seen);
  const field = seen.getByLabel(t.label, { exact: true });
  await field.fill('wrong passcode');
  await field.press('Enter');
  await expect(seen.getByRole('alert').first()).toHaveText(MESSAGES.ja.problem.wrongPasscode);
  await field.fill(passcode);
  await field.press('Enter');
  await expect(comparison(seen)).toBeVisible();
  await viewer.close();
});

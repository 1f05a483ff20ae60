// Every broken file of the fixtures through the page itself: it is refused in words or opens with remarks, and what is open stays.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { stored } from './support/storage.mjs';
import { FilesPage, choose } from './pages/files.mjs';
import { Frame } from './pages/frame.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';

const folder = path.join(import.meta.dirname, '../fixtures/broken');
const read = (name) => fs.readFileSync(path.join(folder, name));
// What opens at all, with the number of remarks; all others are refused. The native tests say what of each.
const OPENS = {
  'app-strange.json': 0, 'characters.json': 4, 'dangling.json': 6, 'duplicate-ids.json': 2, 'duplicate-keys.json': 5,
  'duplicate-natural-ids.json': 1, 'duplicate-plans.json': 1, 'history-rubbish.json': 1, 'history-text.json': 1, 'mark.json': 0,
  'markup.json': 0, 'no-lists.json': 2, 'no-records.json': 2, 'no-settings.json': 1, 'numbers.json': 6, 'one-bad-point.json': 1,
  'one-strange-id.json': 1, 'reserved-fields.json': 1, 'settings-text.json': 1, 'settings-without-id.json': 1, 'strange-ids.json': 1,
};
const files = fs.readdirSync(folder).sort();

test('every file that cannot be opened is refused in words, and the open plan stays as it is', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.typeOn(roles.responsibilities.first(), ' untouched');
  const plans = await FilesPage.of(page);
  const before = await stored(page);
  const refused = files.filter((name) => !(name in OPENS));
  expect(refused.length).toBeGreaterThan(30);
  for (const name of refused) {
    await choose(page, plans.openFile, name, read(name));
    await expect(plans.refusal, name).toContainText(`“${name}” was not opened.`);
    expect((await plans.refusal.innerText()).length, name).toBeGreaterThan(60);
    await expect(plans.planName, name).toHaveValue('New plan');
    await expect(plans.heading, name).toBeVisible();
  }
  expect(await stored(page)).toEqual(before);
  await expectAccessible(page, 'the banner of a refused file');
  await plans.refusal.getByRole('button', { name: 'Close' }).click();
  await expect(plans.refusal).toBeEmpty();
  await plans.goToLists();
  await expect(roles.responsibilities.first()).toHaveValue(/ untouched$/);
});

// Each on a device of its own, in a few tests side by side.
for (const part of [0, 1, 2, 3]) {
  test(`every file that can be repaired opens, with a remark for each repair, and can be exported (${part + 1} of 4)`, { tag: '@once' }, async ({ newDevice }) => {
    for (const name of Object.keys(OPENS).filter((_, at) => at % 4 === part)) {
      const page = await newDevice();
      const start = await StartPage.open(page);
      await choose(page, start.openFile, name, read(name));
      await expect(start.planName, name).toBeVisible();
      await expect(start.save, name).toHaveText('Saved');
      await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
      if (OPENS[name] === 0) await expect(start.remarks, name).toHaveCount(0);
      else expect(await start.readRemarks(), name).toHaveLength(OPENS[name]);
      const plans = await FilesPage.of(page);
      expect(JSON.parse(await plans.exported()).format, name).toBe('tandem-plan');
      await plans.go('Roles');
      await expect(new RolesPage(page).heading, name).toBeVisible();
      await page.close();
    }
  });
}

test('every file of the fixtures is opened by one of these tests', { tag: '@once' }, async () => {
  expect(files).toEqual(expect.arrayContaining(Object.keys(OPENS)));
});

test('markup in every text stays text: no element, no dialog, no request', { tag: '@once' }, async ({ page }) => {
  const dialogs = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    dialog.dismiss();
  });
  const start = await StartPage.open(page);
  await choose(page, start.openFile, '<img src=x onerror=alert(1)>.json', read('markup.json'));
  await expect(start.planName).toBeVisible();
  const strange = () => page.evaluate(() =>
    [...document.body.querySelectorAll('script:not([src]), img, iframe, object, embed, style, [onerror], [onload], [onclick], a[href^="javascript:" i]')].map((element) => element.outerHTML));
  for (const name of ['Workshop', 'Roles', 'Files']) {
    await start.go(name);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await strange(), name).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  await start.search.fill('<');
  expect(await strange(), 'palette').toEqual([]);
  await page.keyboard.press('Escape');
  await start.go('Files');
  const files = new FilesPage(page);
  const text = await files.exported('<b>note</b>');
  expect(text).toContain('<b>note</b>');
  await files.planName.fill('<svg onload=alert(2)>');
  await choose(page, files.openFile, 'x.json', text);
  await expect(files.arrival).toBeVisible();
  expect(await strange(), 'dialog').toEqual([]);
  expect(dialogs).toEqual([]);
});

test('a name that is markup is refused as text', async ({ page }) => {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, '<img src=x onerror=alert(1)>.json', 'no plan');
  await expect(start.refusal).toContainText('“<img src=x onerror=alert(1)>.json” was not opened.');
  await expect(page.locator('main img')).toHaveCount(0);
});

test('a file of 50 MB is refused before it is read', async ({ page }) => {
  const start = await StartPage.open(page);
  // Counts what the page reads of files.
  await page.evaluate(() => {
    globalThis.bytesRead = 0;
    for (const name of ['arrayBuffer', 'text', 'stream']) {
      const own = Blob.prototype[name];
      Blob.prototype[name] = function () {
        globalThis.bytesRead += this.size;
        return own.call(this);
      };
    }
  });
  const data = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(50_000_000)], 'film.json', { type: 'application/json' }));
    return data;
  });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(start.refusal).toContainText('The file has 50 MB; Tandem opens plans up to 34 MB.');
  expect(await page.evaluate(() => globalThis.bytesRead)).toBe(0);
});

test('lists nested ten thousand deep and endless numbers are refused', { tag: '@once' }, async ({ page }) => {
  const start = await StartPage.open(page);
  const around = (value) => `{"format": "tandem-plan", "version": 1, "plan": {"settings": {"id": "p"}, "roles": [{"id": "pm", "name": ${value}}]}}`;
  await choose(page, start.openFile, 'deep.json', around('['.repeat(10_000) + ']'.repeat(10_000)));
  await expect(start.refusal).toContainText('nested too deeply');
  await choose(page, start.openFile, 'numbers.json', around('9'.repeat(100_000)));
  await expect(start.refusal).toContainText('“numbers.json” was not opened.');
  await expect(start.heading).toBeVisible();
});

test('names that turn the direction of writing do not turn the page', async ({ page }) => {
  const start = await StartPage.open(page);
  const turned = '\u202Enalp ruO\u2066';
  const file = {
    format: 'tandem-plan', version: 1,
    plan: {
      settings: { id: 'p', name: turned }, roles: [{ id: 'pm', name: `Manager\u202E reversed` }],
      areas: [{ id: 'a', name: 'خريطة الطريق' }], responsibilities: [{ id: 'r', text: 'تحديد الأولويات مع الفريق', area: 'a' }],
      rounds: [{ id: 'w', topics: ['r'], roles: ['pm'] }],
    },
  };
  await choose(page, start.openFile, `\u202Enosj.nalp.json`, JSON.stringify(file));
  await expect(start.planName).toHaveValue('nalp ruO');
  await start.goToLists();
  const roles = new RolesPage(page);
  await expect(roles.roles.first()).toHaveValue('Manager reversed');
  await expect(roles.responsibilities.first()).toHaveValue('تحديد الأولويات مع الفريق');
  await expectAccessible(page, 'a plan in Arabic');
  await choose(page, (await FilesPage.of(page)).openFile, `\u202Etxt.json`, 'no plan');
  await expect(roles.refusal).toContainText('was not opened.');
  const shown = await roles.refusal.innerText();
  expect(shown).not.toContain('\u202E');
});

test('a file that is gone after it was chosen: the page says so', { tag: '@once' }, async ({ page }) => {
  const start = await StartPage.open(page);
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  await choose(page, start.openFile, 'gone.json', '{}');
  await expect(start.refusal).toContainText('The browser could not read the file');
  await expect(new Frame(page).planName).toHaveCount(0);
});

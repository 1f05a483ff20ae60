// The plan as a file: out, in, elsewhere, back, and what happens when it is here already.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { FilesPage, choose, drop } from './pages/files.mjs';
import { Frame } from './pages/frame.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';

const fixture = (name) => fs.readFileSync(path.join(import.meta.dirname, '../fixtures', name), 'utf8');
const RICH = fixture('plans/v1-rich.json');

// A new plan with something of one's own, on its files page.
async function exportable(page) {
  const roles = await RolesPage.withNewPlan(page);
  await roles.planName.fill('Payments team');
  await roles.typeOn(roles.responsibilities.first(), ' – “really”, says Ünal 🎉');
  const files = await FilesPage.of(page);
  await files.name.fill('Anna');
  return files;
}

// The file opened on a device that has nothing yet.
async function openedElsewhere(newDevice, text) {
  const page = await newDevice();
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'plan.tandem.json', text);
  await expect(start.planName).toBeVisible();
  await expect(start.save).toHaveText('Saved');
  return page;
}

test('the first export by shortcut asks for a name once, and puts it on the share point', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.planName.fill('Payments team');
  await page.keyboard.press('Control+s');
  const files = new FilesPage(page);
  await expect(files.firstExport).toBeVisible();
  await expectAccessible(page, 'the dialog of the first export');
  await files.firstExport.getByRole('textbox', { name: 'Your name' }).fill('Anna');
  const { name, text } = await files.downloaded(() => page.keyboard.press('Enter'));
  expect(name).toBe('payments-team.tandem.json');
  const file = JSON.parse(text);
  expect([file.format, file.version]).toEqual(['tandem-plan', 1]);
  expect(file.history).toEqual([expect.objectContaining({ by: 'Anna', parents: [] })]);
  expect(file.history[0].day).toMatch(/^\d{4}-\d\d-\d\d$/);
  await expect(files.toast('Exported as payments-team.tandem.json.')).toBeVisible();
  const again = await files.downloaded(() => page.keyboard.press('Control+s'));
  expect(again.text).toBe(text);
  await expect(files.firstExport).toBeHidden();
});

test('exporting twice gives the same bytes; a change adds one share point, a note adds one; without them there is none', async ({ page }) => {
  const files = await exportable(page);
  await expectAccessible(page, 'the files page, nothing exported');
  const first = await files.exported();
  expect(JSON.parse(first).plan.settings.name).toBe('Payments team');
  expect(await files.exported()).toBe(first);
  await page.reload();
  expect(await files.exported(), 'after a reload too').toBe(first);

  await files.planName.fill('Payments crew');
  const second = JSON.parse(await files.exported());
  expect(second.history).toHaveLength(2);
  expect(second.history[1]).toMatchObject({ by: 'Anna', parents: [second.history[0].revision] });
  expect(JSON.stringify(second.history[1].back)).toContain('Payments team');
  const third = JSON.parse(await files.exported('After the workshop'));
  expect(third.history.map((point) => point.note)).toEqual([undefined, undefined, 'After the workshop']);
  await expect(files.sharePoints.getByRole('listitem')).toHaveCount(3);
  await expect(files.sharePoints.getByRole('listitem').first()).toContainText('After the workshop');
  await expectAccessible(page, 'the files page with share points');
  const bare = await files.downloaded(() => files.exportBare.click());
  expect(JSON.parse(bare.text).history).toBeUndefined();
  expect(JSON.parse(bare.text).plan).toEqual(third.plan);
});

test('a change that is taken back before the export adds no share point', { tag: '@once' }, async ({ page }) => {
  const files = await exportable(page);
  const first = await files.exported();
  await files.planName.fill('Something else');
  await files.undo.click();
  await expect(files.planName).toHaveValue('Payments team');
  expect(await files.exported()).toBe(first);
});

test('opened on another device nothing is lost, and exporting there gives the same bytes', async ({ page, newDevice }) => {
  const files = await exportable(page);
  const text = await files.exported('For Ben');
  const other = await openedElsewhere(newDevice, text);
  const theirs = await FilesPage.of(other);
  await expect(theirs.planName).toHaveValue('Payments team');
  await expect(theirs.sharePoints.getByRole('listitem')).toContainText('For Ben');
  expect(await theirs.exported()).toBe(text);
  await other.reload();
  expect(await theirs.exported(), 'after a reload too').toBe(text);
});

test('a file with all that a plan can hold travels without losing a byte', { tag: '@once' }, async ({ newDevice }) => {
  const files = await FilesPage.of(await openedElsewhere(newDevice, RICH));
  await expect(files.remarks).toHaveCount(0);
  expect(await files.exported()).toBe(RICH);
});

test('what a newer version wrote survives the journey, changes and a reload', { tag: '@once' }, async ({ newDevice }) => {
  const file = JSON.parse(RICH);
  file.plan.roles[0].future = { deep: [1, 'two'] };
  file.plan.goals = [{ id: 'g', name: 'A table of a newer version' }];
  file.later = { kept: true };
  delete file.history;
  const page = await openedElsewhere(newDevice, JSON.stringify(file));
  const files = await FilesPage.of(page);
  await files.planName.fill('Renamed');
  await page.reload();
  const out = JSON.parse(await files.exported());
  expect(out.plan.settings.name).toBe('Renamed');
  expect(out.plan.roles[0].future).toEqual({ deep: [1, 'two'] });
  expect(out.plan.goals).toEqual(file.plan.goals);
  expect(out.later).toEqual({ kept: true });
});

test('the version of the app on a file is that of the last change, before and after a reload', { tag: '@once' }, async ({ newDevice }) => {
  const file = JSON.parse(RICH);
  file.app = '0.0.1';
  const page = await openedElsewhere(newDevice, JSON.stringify(file));
  const files = await FilesPage.of(page);
  expect(JSON.parse(await files.exported()).app).toBe('0.0.1');
  await files.planName.fill('Renamed');
  const text = await files.exported();
  expect(JSON.parse(text).app).not.toBe('0.0.1');
  await page.reload();
  expect(await files.exported()).toBe(text);
});

test.describe('a file whose plan is here already', () => {
  test('with the same content: it says so and opens it, and undo is still there', { tag: '@once' }, async ({ page }) => {
    const files = await exportable(page);
    const text = await files.exported();
    await choose(page, files.openFile, 'again.json', text);
    await expect(files.toast('This plan is on the device already, with the same content. It is open now.')).toBeVisible();
    await expect(files.undo).not.toHaveAttribute('aria-disabled', 'true');
    await files.go('Files');
    await expect(files.plans).toHaveCount(1);
    expect(await files.exported()).toBe(text);
  });

  test('with the same content and a further note of somebody else: the note is here afterwards', { tag: '@once' }, async ({ page, newDevice }) => {
    const files = await exportable(page);
    const text = await files.exported();
    const theirs = await FilesPage.of(await openedElsewhere(newDevice, text));
    await theirs.name.fill('Ben');
    const noted = await theirs.exported('Seen by all');
    await choose(page, files.openFile, 'noted.json', noted);
    await expect(files.toast('with the same content')).toBeVisible();
    await files.go('Files');
    expect(await files.exported()).toBe(noted);
    await page.reload();
    expect(await files.exported()).toBe(noted);
  });

  // A plan that went out and was changed there and here.
  async function changedTwice(page, newDevice) {
    const files = await exportable(page);
    const theirs = await FilesPage.of(await openedElsewhere(newDevice, await files.exported()));
    await theirs.planName.fill('Payments as Ben sees it');
    const text = await theirs.exported();
    await files.planName.fill('Payments as Anna sees it');
    await choose(page, files.openFile, 'ben.json', text);
    await expect(files.arrival).toBeVisible();
    return { files, text };
  }

  test('with other content: it asks, names the difference, and changes nothing', async ({ page, newDevice }) => {
    const { files } = await changedTwice(page, newDevice);
    await expect(files.arrival).toContainText('Nothing has been changed yet.');
    await expect(files.arrival.getByRole('listitem')).toHaveCount(1);
    await expect(files.arrival.getByRole('listitem')).toContainText(/Anna sees it.*Ben sees it/);
    await expectAccessible(page, 'the dialog of a file whose plan is here already');
    await files.arrival.getByRole('button', { name: 'Leave it' }).click();
    await expect(files.arrival).toBeHidden();
    await expect(files.planName).toHaveValue('Payments as Anna sees it');
    await expect(files.plans).toHaveCount(1);
  });

  test('Escape leaves it, and the keyboard goes on where it was', async ({ page, newDevice }) => {
    const { files } = await changedTwice(page, newDevice);
    await page.keyboard.press('Escape');
    await expect(files.arrival).toBeHidden();
    await expect(files.planName).toHaveValue('Payments as Anna sees it');
    await expect(files.openFile).toBeFocused();
  });

  test('as a copy: both plans are here', { tag: '@once' }, async ({ page, newDevice }) => {
    const { files } = await changedTwice(page, newDevice);
    await files.arrival.getByRole('button', { name: 'Open as a copy' }).click();
    await expect(files.planName).toHaveValue('Payments as Ben sees it (copy)');
    await files.go('Files');
    await expect(files.plans).toHaveCount(2);
    await page.reload();
    await expect(files.planName).toHaveValue('Payments as Ben sees it (copy)');
    expect(JSON.parse(await files.exported()).plan.settings.name).toBe('Payments as Ben sees it (copy)');
    await files.plan('Payments as Anna sees it').getByRole('button').first().click();
    await expect(files.planName).toHaveValue('Payments as Anna sees it');
  });

  test('in its place: with a restore point, which leads back', async ({ page, newDevice }) => {
    const { files, text } = await changedTwice(page, newDevice);
    await files.arrival.getByRole('button', { name: 'Replace, and keep a restore point' }).click();
    await expect(files.planName).toHaveValue('Payments as Ben sees it');
    await files.go('Files');
    await expect(files.plans).toHaveCount(1);
    expect(await files.exported()).toBe(text);
    await page.reload();
    expect(await files.exported(), 'after a reload too').toBe(text);
    await expect(files.restorePoints.getByRole('listitem')).toHaveCount(1);
    await expect(files.restorePoints).toContainText('Before a file took its place');
    await expectAccessible(page, 'the files page with a restore point');

    await files.restorePoints.getByRole('button', { name: 'Go back to it' }).click();
    await expect(files.planName).toHaveValue('Payments as Anna sees it');
    await expect(files.restorePoints.getByRole('listitem')).toHaveCount(2);
    await page.reload();
    await expect(files.planName).toHaveValue('Payments as Anna sees it');
    await files.restorePoints.getByRole('button', { name: 'Go back to it' }).first().click();
    await expect(files.planName).toHaveValue('Payments as Ben sees it');
  });

  test('in its place: one undo takes it all back', { tag: '@once' }, async ({ page, newDevice }) => {
    const { files } = await changedTwice(page, newDevice);
    await files.arrival.getByRole('button', { name: 'Replace, and keep a restore point' }).click();
    await expect(files.planName).toHaveValue('Payments as Ben sees it');
    await files.undo.click();
    await expect(files.planName).toHaveValue('Payments as Anna sees it');
  });

  test('what another tab typed while it was asked is in the restore point', { tag: '@once' }, async ({ page, context, newDevice }) => {
    const { files } = await changedTwice(page, newDevice);
    const tab = await RolesPage.open(await context.newPage());
    await tab.typeOn(tab.responsibilities.nth(1), ' from the other tab');
    await files.arrival.getByRole('button', { name: 'Replace, and keep a restore point' }).click();
    await expect(files.planName).toHaveValue('Payments as Ben sees it');
    await expect(tab.planName).toHaveValue('Payments as Ben sees it');
    await expect(tab.responsibilities.nth(1)).not.toHaveValue(/ from the other tab$/);
    await files.go('Files');
    await files.restorePoints.getByRole('button', { name: 'Go back to it' }).click();
    await expect(files.planName).toHaveValue('Payments as Anna sees it');
    await expect(tab.responsibilities.nth(1)).toHaveValue(/ from the other tab$/);
  });

  test('repairs are named when a file takes the place of a plan, too', { tag: '@once' }, async ({ page }) => {
    const start = await StartPage.open(page);
    const file = { format: 'tandem-plan', version: 1, plan: { settings: { id: 'p', name: 'First' }, roles: [{ id: 'pm', name: 'Manager' }] } };
    await choose(page, start.openFile, 'one.json', JSON.stringify(file));
    await expect(start.planName).toHaveValue('First');
    const files = await FilesPage.of(page);
    file.plan.settings.name = 'Second';
    file.plan.roles.push('no record');
    await choose(page, files.openFile, 'two.json', JSON.stringify(file));
    await files.arrival.getByRole('button', { name: 'Replace, and keep a restore point' }).click();
    await expect(files.planName).toHaveValue('Second');
    expect((await files.readRemarks()).join()).toContain('One entry among the roles is no record');
  });
});

test('a file that is dropped on the page opens', async ({ page }) => {
  await StartPage.open(page);
  await drop(page, 'rich.json', RICH);
  const frame = new Frame(page);
  await expect(frame.planName).toHaveValue(JSON.parse(RICH).plan.settings.name);
  await expect(frame.toast('is open.')).toBeVisible();
  await expect(frame.save).toHaveText('Saved');
});

test('the meter says how much room is used', { tag: '@once' }, async ({ page }) => {
  await RolesPage.withNewPlan(page);
  const files = await FilesPage.of(page);
  await expect(page.getByRole('region', { name: 'Room in this browser' })).toContainText(/^.*[1-9]\d* of 5242 KB in use/s);
  await expect(page.getByRole('meter', { name: 'Room in this browser' })).toBeVisible();
  await expect(files.plan('New plan')).toHaveAttribute('aria-current', 'true');
});

test('without a plan the page of files still opens and lists', async ({ page }) => {
  await page.goto('./#/files');
  const files = new FilesPage(page);
  await expect(files.heading).toBeVisible();
  await expect(files.export).toHaveCount(0);
  await expectAccessible(page, 'the files page without a plan');
  await choose(page, files.openFile, 'rich.json', RICH);
  await expect(files.planName).toBeVisible();
});

// The browser's storage is full, blocked, cleared, or fails in the middle: work goes on, and the page says what is not saved.
import { expect, test } from './support/fixtures.mjs';
import { fill, keys, makeRoom } from './support/storage.mjs';
import { FilesPage } from './pages/files.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';

const FULL = 'Not saved: storage is full';

test.describe('full', () => {
  test('the page says so, work goes on, the download holds it, and the next edit after room is made saves it all', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.typeOn(roles.responsibilities.first(), ' stored');
    await fill(page);
    await roles.typeOn(roles.responsibilities.first(), ' and then not');
    await expect(roles.save).toHaveText(FULL);
    await roles.newRole.fill('Brand manager');
    await roles.addRole.click();
    await expect(roles.roles.last()).toHaveValue('Brand manager');
    await roles.download.click();
    const files = new FilesPage(page);
    const { text } = await files.downloaded(() => files.firstExport.getByRole('button', { name: 'Export', exact: true }).click());
    expect(text).toContain(' stored and then not');
    expect(text).toContain('Brand manager');

    await makeRoom(page);
    await roles.typeOn(roles.responsibilities.nth(1), ' with room');
    await expect(roles.save).toHaveText('Saved');
    await roles.reload();
    await expect(roles.responsibilities.nth(0)).toHaveValue(/ stored and then not$/);
    await expect(roles.responsibilities.nth(1)).toHaveValue(/ with room$/);
    await expect(roles.roles.last()).toHaveValue('Brand manager');
  });

  test('what was typed before and after the storage was full survives in the right order', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    const field = roles.responsibilities.first();
    await roles.typeOn(field, ' one');
    await page.keyboard.press('Tab');
    await fill(page);
    await roles.typeOn(field, ' two');
    await expect(roles.save).toHaveText(FULL);
    await makeRoom(page);
    await roles.typeOn(field, ' three');
    await expect(roles.save).toHaveText('Saved');
    await roles.reload();
    await expect(field).toHaveValue(/ one two three$/);
  });

  test('removing another plan makes room, and what was not saved is saved at once', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await page.goto('./#/');
    await new StartPage(page).newPlan.click();
    await expect(roles.planName).toHaveValue('New plan 2');
    await roles.goToLists();
    await fill(page);
    await roles.typeOn(roles.responsibilities.first(), ' kept');
    await expect(roles.save).toHaveText(FULL);
    const files = await FilesPage.of(page);
    await files.plan('New plan').first().getByRole('button', { name: 'Remove New plan …' }).click();
    await files.plan('New plan').first().getByRole('button', { name: 'Remove New plan from this device' }).click();
    await expect(files.save).toHaveText('Saved');
    await page.reload();
    await files.goToLists();
    await expect(roles.responsibilities.first()).toHaveValue(/ kept$/);
  });

  test('opening another plan does not throw away what could not be stored: it is downloaded first', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await fill(page);
    await roles.typeOn(roles.responsibilities.first(), ' not stored');
    await expect(roles.save).toHaveText(FULL);
    await page.goto('./#/');
    const start = new StartPage(page);
    const { text } = await new FilesPage(page).downloaded(() => start.sample.click());
    expect(text).toContain(' not stored');
    await expect(start.planName).toHaveValue('What five articles say');
  });

  test('choosing the open plan in the list of plans keeps what is not stored', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await fill(page);
    await roles.typeOn(roles.responsibilities.first(), ' not stored');
    await expect(roles.save).toHaveText(FULL);
    const files = await FilesPage.of(page);
    await files.plan('New plan').getByRole('button').first().click();
    await files.goToLists();
    await expect(roles.responsibilities.first()).toHaveValue(/ not stored$/);
    await expect(roles.save).toHaveText(FULL);
  });

  test('two tabs: what one could not store survives when the other finds room', { tag: '@once' }, async ({ page, context }) => {
    const one = await RolesPage.withNewPlan(page);
    const other = await RolesPage.open(await context.newPage());
    await fill(page);
    await one.typeOn(one.responsibilities.nth(0), ' of one');
    await expect(one.save).toHaveText(FULL);
    await other.typeOn(other.responsibilities.nth(1), ' of the other');
    await expect(other.save).toHaveText(FULL);
    await makeRoom(page);
    await other.typeOn(other.responsibilities.nth(2), ' with room');
    await expect(other.save).toHaveText('Saved');
    await expect(one.responsibilities.nth(1)).toHaveValue(/ of the other$/);
    await expect(one.responsibilities.nth(2)).toHaveValue(/ with room$/);
    await expect(one.responsibilities.nth(0)).toHaveValue(/ of one$/);
    await expect(one.save).toHaveText('Saved');
    await expect(other.responsibilities.nth(0)).toHaveValue(/ of one$/);
    const third = await RolesPage.open(await context.newPage());
    await expect(third.responsibilities.nth(0)).toHaveValue(/ of one$/);
    await expect(third.responsibilities.nth(1)).toHaveValue(/ of the other$/);
    await expect(third.responsibilities.nth(2)).toHaveValue(/ with room$/);
  });

  test('the browser asks before a page is left whose work is not stored', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.typeOn(roles.responsibilities.first(), ' stored');
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      dialog.accept();
    });
    await roles.reload();
    expect(asked, 'all is stored: nobody is asked').toEqual([]);
    await fill(page);
    await roles.typeOn(roles.responsibilities.first(), ' not stored');
    await expect(roles.save).toHaveText(FULL);
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
  });
});

test.describe('blocked', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } });
      }
    });
  });

  test('the page works in memory, says so plainly, and exports', async ({ page }) => {
    const start = await StartPage.open(page);
    await start.newPlan.click();
    const roles = new RolesPage(page);
    await expect(roles.save).toHaveText('Not saved: storage is blocked');
    await roles.goToLists();
    await roles.typeOn(roles.responsibilities.first(), ' in memory');
    await roles.undo.click();
    await roles.typeOn(roles.responsibilities.first(), ' kept');
    await expect(roles.save).toHaveText('Not saved: storage is blocked');
    const files = await FilesPage.of(page);
    expect(await files.exported()).toContain(' kept');
    await expect(files.heading).toBeVisible();
    await files.theme.click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/);
  });

  test('the sample opens and nothing claims to be saved', { tag: '@once' }, async ({ page }) => {
    const start = await StartPage.open(page);
    await start.sample.click();
    await expect(start.planName).toHaveValue('What five articles say');
    await expect(start.save).toHaveText('Not saved: storage is blocked');
  });
});

test('blocked while the plan is open: the page says so', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
  });
  await roles.typeOn(roles.responsibilities.first(), ' in memory');
  await expect(roles.save).toHaveText('Not saved: storage is blocked');
  await expect(roles.download).toBeVisible();
});

test.describe('cleared by another tab', () => {
  test('the page says so; “Save again” stores everything, and work goes on', async ({ page, context }) => {
    const roles = await RolesPage.withNewPlan(page);
    const other = await context.newPage();
    await other.goto('./');
    await other.evaluate(() => localStorage.clear());
    await expect(roles.save).toHaveText('Not saved: cleared in another tab');
    await roles.typeOn(roles.responsibilities.first(), ' meanwhile');
    expect(await keys(page, ''), 'nothing is stored against the will of the one who cleared it').toEqual([]);
    await roles.saveAgain.click();
    await expect(roles.save).toHaveText('Saved');
    await roles.typeOn(roles.responsibilities.nth(1), ' afterwards');
    await roles.reload();
    await expect(roles.responsibilities.nth(0)).toHaveValue(/ meanwhile$/);
    await expect(roles.responsibilities.nth(1)).toHaveValue(/ afterwards$/);
    // The device remembers which plan was open, too.
    const third = await RolesPage.open(await context.newPage());
    await expect(third.responsibilities.nth(0)).toHaveValue(/ meanwhile$/);
  });

  test('cleared in this tab, as developer tools do: the next edit notices', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await page.evaluate(() => localStorage.clear());
    await roles.typeOn(roles.responsibilities.first(), ' unnoticed');
    await expect(roles.save).toHaveText('Not saved: cleared in another tab');
    await roles.saveAgain.click();
    await expect(roles.save).toHaveText('Saved');
    await roles.reload();
    await expect(roles.responsibilities.first()).toHaveValue(/ unnoticed$/);
  });
});

test('storing that fails in the middle leaves what was stored before', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.typeOn(roles.responsibilities.first(), ' before');
  // Every second text is refused, as when the room is used up between two of them.
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    let calls = 0;
    Storage.prototype.setItem = function (key, text) {
      calls += 1;
      if (calls % 2 === 1) throw new DOMException('full', 'QuotaExceededError');
      return set.call(this, key, text);
    };
  });
  await page.keyboard.press('Tab');
  await roles.typeOn(roles.responsibilities.nth(1), '!?');
  await expect(roles.save).toHaveText(/^(Saved|Not saved: storage is full)$/);
  await page.reload();
  await roles.isReady();
  await expect(roles.responsibilities.first()).toHaveValue(/ before$/);
});

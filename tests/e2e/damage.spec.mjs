// What is stored was damaged: as much as possible opens, what is missing is named, and nothing is thrown away.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { damage, everything, keys, stored } from './support/storage.mjs';
import { FilesPage, choose } from './pages/files.mjs';
import { Frame } from './pages/frame.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';

// A few characters in the middle of a text are others.
const flip = (text) => {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text.slice(at, at + 3) === '¿¿¿' ? '???' : '¿¿¿'}${text.slice(at + 3)}`;
};

// A plan with two snapshots and a journal: enough edits to be folded, then one more.
async function folded(page) {
  const roles = await RolesPage.withNewPlan(page);
  await roles.typeOn(roles.responsibilities.first(), ' early');
  await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('input[type=checkbox]')].slice(0, 10);
    for (let done = 0; done < 330; done += 1) boxes[done % boxes.length].click();
  });
  await expect.poll(() => keys(page, 'snapshot/')).toHaveLength(2);
  await roles.typeOn(roles.responsibilities.nth(1), ' late');
  return roles;
}

async function texts(page) {
  return [await page.getByRole('textbox', { name: 'Responsibility', exact: true }).nth(0).inputValue(), await page.getByRole('textbox', { name: 'Responsibility', exact: true }).nth(1).inputValue()];
}

test('the newest snapshot is damaged: the one before opens with all changes since, and that is said', async ({ page }) => {
  const roles = await folded(page);
  const before = await texts(page);
  await roles.rows('Topics').click();
  const chosen = await roles.count.innerText();
  await roles.rows('All').click();
  await damage(page, 'snapshot/00000002', flip);
  await roles.reload();
  expect(await texts(page)).toEqual(before);
  await roles.rows('Topics').click();
  await expect(roles.count).toHaveText(chosen);
  await roles.rows('All').click();
  await expect(roles.remarks).toHaveText(/^Opened with one remark/);
  await expectAccessible(page, 'a banner with remarks, closed');
  const said = await roles.readRemarks();
  expect(said.join()).toMatch(/newest stored copy of this plan was damaged.*one before it was opened, with all changes since/i);
  await expectAccessible(page, 'a banner with remarks, open');
  expect(await keys(page, 'damaged/'), 'what is damaged is kept').toHaveLength(1);
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(roles.remarks).toBeHidden();
  // And it goes on as if nothing had happened.
  await roles.typeOn(roles.responsibilities.nth(2), ' afterwards');
  await roles.reload();
  await expect(roles.remarks).toHaveCount(0);
  await expect(roles.responsibilities.nth(2)).toHaveValue(/ afterwards$/);
});

test.describe('nothing can be read', () => {
  test('the recovery page says so, hands out what is stored, and deletes nothing', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.typeOn(roles.responsibilities.first(), ' in the journal');
    const whole = await stored(page);
    await damage(page, 'snapshot/00000001', flip);
    const before = await stored(page);
    // Answers of a turn and of a kit that are not handed in; the turn of another plan stays where it is.
    const drafts = await page.evaluate(() => {
      const plan = Object.keys(localStorage).find((key) => key.endsWith('/head')).split('/')[2];
      const drafts = { [`tandem/turn/${plan}/round/anna`]: 'a turn', 'tandem/kit/round/kit': 'a kit', 'tandem/kit/round/draft': 'its answers' };
      for (const [key, text] of Object.entries({ ...drafts, 'tandem/turn/other/round/ben': 'elsewhere' })) localStorage.setItem(key, text);
      return drafts;
    });
    await page.reload();
    const heading = page.getByRole('heading', { level: 1, name: 'This plan cannot be opened' });
    await expect(heading).toBeVisible();
    await expect(roles.main).toContainText('damaged');
    await expectAccessible(page, 'the recovery page');
    expect(await stored(page), 'nothing was moved').toEqual(before);

    const files = new FilesPage(page);
    const { name, text } = await files.downloaded(() => page.getByRole('button', { name: 'Download what is stored' }).click());
    expect(name).toBe('tandem-recovery.json');
    const rescued = JSON.parse(text);
    expect(rescued.format).toBe('tandem-rescue');
    expect(rescued.stored).toMatchObject(drafts);
    expect(Object.values(rescued.stored).sort()).toEqual(Object.values({ ...before, ...drafts }).sort());

    await page.reload();
    await expect(roles.main, 'the reason stays the same').toContainText('damaged');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(heading).toBeVisible();
    await damage(page, 'snapshot/00000001', () => whole['snapshot/00000001']);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(heading).toBeHidden();
    await roles.goToLists();
    await expect(roles.responsibilities.first()).toHaveValue(/ in the journal$/);
  });

  test('the way on: another plan, or an exported file of this one as a copy', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    const files = await FilesPage.of(page);
    const text = await files.exported();
    await damage(page, 'snapshot/00000001', flip);
    const { 'tandem/device': preferences, ...before } = await everything(page);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'This plan cannot be opened' })).toBeVisible();
    await choose(page, page.getByRole('button', { name: 'Open a plan file' }), 'plan.json', text);
    await expect(roles.planName).toHaveValue('New plan (copy)');
    await expect(roles.toast('Opened as a copy: what is stored of this plan cannot be read, and was left as it is.')).toBeVisible();
    expect(await everything(page)).toMatchObject(before);
    expect(preferences).toBeDefined();
  });

  test('a snapshot that is gone while its journal remains', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.typeOn(roles.responsibilities.first(), ' in the journal');
    await damage(page, 'snapshot/00000001', () => null);
    const before = await stored(page);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'This plan cannot be opened' })).toBeVisible();
    await expect(roles.main).toContainText('The stored copy of the plan is gone; only changes to it are left.');
    const { text } = await new FilesPage(page).downloaded(() => page.getByRole('button', { name: 'Download what is stored' }).click());
    expect(text).toContain(' in the journal');
    expect(await stored(page)).toEqual(before);
    await page.getByRole('button', { name: 'New plan', exact: true }).click();
    await expect(roles.planName).toHaveValue(/^New plan/);
    await expect(roles.save).toHaveText('Saved');
  });
});

for (const [how, change] of [['a few letters are others', flip], ['it ends in the middle', (text) => text.slice(0, 40)], ['it is empty', () => ''], ['it is something else', () => '<b>hello</b>']]) {
  test(`a change in the journal is damaged, ${how}: the rest opens, it is named and kept`, { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.typeOn(roles.responsibilities.first(), ' first');
    await roles.typeOn(roles.responsibilities.nth(1), ' second');
    await roles.typeOn(roles.roles.first(), ' third');
    const entries = await keys(page, 'journal/');
    expect(entries).toHaveLength(3);
    await damage(page, entries[1], change);
    const damaged = (await stored(page))[entries[1]];
    await roles.reload();
    await expect(roles.responsibilities.first()).toHaveValue(/ first$/);
    await expect(roles.responsibilities.nth(1)).not.toHaveValue(/ second$/);
    await expect(roles.roles.first()).toHaveValue(/ third$/);
    const said = await roles.readRemarks();
    expect(said).toEqual([expect.stringMatching(/One stored change was damaged and left out/)]);
    const kept = await stored(page);
    const aside = Object.keys(kept).filter((key) => key.startsWith('damaged/'));
    expect(aside.map((key) => kept[key])).toEqual([damaged]);
    await roles.reload();
    await expect(roles.remarks).toHaveCount(0);
  });
}

for (const [how, change] of [['missing', () => null], ['rubbish', () => '{"storage": "one"'], ['of another shape', () => '[]']]) {
  test(`the head is ${how}: the plan opens, is listed by its name and goes on being saved`, { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.planName.fill('Payments');
    await roles.typeOn(roles.responsibilities.first(), ' kept');
    await damage(page, '/head', change);
    await roles.reload();
    await expect(roles.responsibilities.first()).toHaveValue(/ kept$/);
    await roles.typeOn(roles.responsibilities.first(), ' and more');
    await expect(roles.save).toHaveText('Saved');
    const files = await FilesPage.of(page);
    await expect(files.plan('Payments')).toHaveCount(1);
    await page.reload();
    await files.goToLists();
    await expect(roles.responsibilities.first()).toHaveValue(/ kept and more$/);
  });
}

test.describe('stored by a newer Tandem', () => {
  const newer = (text) => JSON.stringify({ ...JSON.parse(text), storage: 2 });

  test('before the page was loaded: it is not touched', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await damage(page, '/head', newer);
    const before = await stored(page);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'This plan cannot be opened' })).toBeVisible();
    await expect(roles.main).toContainText('newer Tandem');
    expect(await stored(page)).toEqual(before);
  });

  test('in another tab: this one turns read-only, says so, and writes nothing more', { tag: '@once' }, async ({ page, context }) => {
    const roles = await RolesPage.withNewPlan(page);
    const other = await RolesPage.open(await context.newPage());
    await damage(other.page, '/head', newer);
    await expect(roles.save).toHaveText('Read only: a newer Tandem is open');
    const before = await stored(page);
    await roles.newRole.fill('Brand manager');
    await roles.addRole.click();
    await expect(roles.toast('Another tab runs a newer Tandem. Reload this one to go on.')).toBeVisible();
    await expect(roles.roles).toHaveCount(2);
    await roles.typeOn(roles.responsibilities.first(), ' no');
    await expect(roles.toast('Another tab runs a newer Tandem. Reload this one to go on.')).toBeVisible();
    expect(await stored(page)).toEqual(before);
  });
});

for (const rubbish of ['{"theme": 7, "by": [], "last": {}}', 'no JSON', '[]', 'null', '{"last": "no such plan", "theme": "purple"}']) {
  test(`preferences that make no sense (${rubbish}) are as if there were none`, { tag: '@once' }, async ({ page, context }) => {
    const roles = await RolesPage.withNewPlan(page);
    await expect(roles.planName).toHaveValue('New plan');
    await page.evaluate((text) => localStorage.setItem('tandem/device', text), rubbish);
    const start = await StartPage.open(await context.newPage());
    await expect(start.plan('New plan')).toBeVisible();
    await start.plan('New plan').getByRole('button').first().click();
    await expect(start.planName).toHaveValue('New plan');
  });
}

test('what others store at the same address is left alone', { tag: '@once' }, async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => {
    localStorage.setItem('tandem/plan/', 'x');
    localStorage.setItem('tandem/plan/not an id!/head', 'x');
    localStorage.setItem('tandem/plan/lonely', 'x');
    localStorage.setItem('somebody/else', 'x');
  });
  await page.reload();
  const frame = new Frame(page);
  await frame.started();
  await expect(page.getByRole('listitem').filter({ hasText: 'cannot be read' })).toHaveCount(0);
  await new StartPage(page).newPlan.click();
  await expect(frame.save).toHaveText('Saved');
  expect(await page.evaluate(() => localStorage.getItem('somebody/else'))).toBe('x');
});

// The frame: palette, theme, addresses, titles, the name of the plan.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { FilesPage } from './pages/files.mjs';
import { Frame } from './pages/frame.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';

test.describe('the palette', () => {
  test('opens with Ctrl K, is walked with the arrows, and Escape gives the focus back', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    const field = roles.responsibilities.nth(1);
    await field.focus();
    await page.keyboard.press('Control+k');
    await expect(roles.search).toBeFocused();
    await expect(roles.results.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(roles.results.nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(roles.results.last()).toHaveAttribute('aria-selected', 'true');
    await expect(roles.results.last()).toBeInViewport();
    await expectAccessible(page, 'the palette');
    await page.keyboard.press('Escape');
    await expect(roles.palette).toBeHidden();
    await expect(field).toBeFocused();
  });

  test('Enter runs what is chosen: a page, and a command that needs a field', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.run('plan files');
    await expect(page).toHaveURL(/#\/files$/);
    await roles.run('add a role');
    await expect(roles.newRole).toBeFocused();
    await page.keyboard.type('Brand manager');
    await page.keyboard.press('Enter');
    await expect(roles.roles.last()).toHaveValue('Brand manager');
  });

  test('finds a responsibility by its words and goes there', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await page.keyboard.press('Control+k');
    await roles.search.fill('backlog own');
    const result = roles.results.filter({ hasText: 'Responsibility' });
    await expect(result).toHaveCount(1);
    const text = await result.locator('span').first().innerText();
    await page.keyboard.press('Enter');
    await expect(roles.palette).toBeHidden();
    await expect(roles.responsibilities).toHaveCount(1);
    await expect(roles.responsibilities).toHaveValue(text);
    await page.getByRole('link', { name: 'Show all' }).or(roles.rows('All')).first().click();
    await expect(roles.responsibilities.nth(5)).toBeVisible();
  });

  test('finds a role and goes to it', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await page.goto('./#/files');
    await page.keyboard.press('Control+k');
    await roles.search.fill('product owner');
    await roles.results.filter({ hasText: 'Role' }).first().click();
    await expect(roles.roles.first()).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name of the role' }).and(page.locator(':focus'))).toHaveValue('Product owner');
  });

  test('says when nothing is called that, and what cannot be done now cannot be run', { tag: '@once' }, async ({ page }) => {
    const start = await StartPage.open(page);
    await page.keyboard.press('Control+k');
    await start.search.fill('zzz');
    await expect(start.palette.getByRole('status')).toContainText('Nothing is called that.');
    await expect(start.results).toHaveCount(0);
    await start.search.fill('export the plan');
    await expect(start.results).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Enter');
    await expect(start.palette).toBeVisible();
  });
});

test('the theme stays after a reload, and in a new tab', async ({ page, context }) => {
  const start = await StartPage.open(page);
  const root = page.locator('html');
  await expect(root).not.toHaveAttribute('data-theme');
  await start.theme.click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  const dark = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await page.reload();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await start.theme.click();
  await expect(root).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('body')).not.toHaveCSS('background-color', dark);
  const other = await StartPage.open(await context.newPage());
  await expect(other.page.locator('html')).toHaveAttribute('data-theme', 'light');
  await other.page.keyboard.press('Control+k');
  await other.search.fill('theme of the device');
  await other.page.keyboard.press('Enter');
  await expect(other.page.locator('html')).not.toHaveAttribute('data-theme');
});

test('every page has an address and a title', { tag: '@once' }, async ({ page }) => {
  const start = await StartPage.open(page);
  await start.sample.click();
  await expect(start.planName).toBeVisible();
  for (const [address, title, heading] of [
    ['./#/roles', 'Roles · Tandem', 'Roles'],
    ['./#/files', 'Files · Tandem', 'Plan files'],
    ['./#/workshop', 'Workshop · Tandem', /./],
    ['./#/', 'Tandem', 'One plan, two roles.'],
    ['./#/roles/', 'Roles · Tandem', 'Roles'],
    ['./#/no/such/page', 'Tandem', 'One plan, two roles.'],
    ['./#/%', 'Tandem', 'One plan, two roles.'],
    ['./#/roles?rows=nonsense&area=%zz&&=', 'Roles · Tandem', 'Roles'],
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: heading }), address).toBeVisible();
    await expect(page, address).toHaveTitle(title);
    // The same address as somebody opens it from a bookmark.
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: heading }), address).toBeVisible();
    await expect(page, address).toHaveTitle(title);
  }
});

test('without a plan the addresses of its pages lead to the start', { tag: '@once' }, async ({ page }) => {
  for (const address of ['./#/roles', './#/workshop']) {
    await page.goto(address);
    await expect(new StartPage(page).heading).toBeVisible();
    await expect(page).toHaveTitle('Tandem');
  }
});

test('Back and Forward go through pages and filters', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.rows('Topics').click();
  await expect(page).toHaveURL(/#\/roles\/list\?rows=topics$/);
  await expect(roles.rows('Topics')).toHaveAttribute('aria-pressed', 'true');
  const topics = await roles.count.innerText();
  await roles.area.selectOption({ label: 'Roadmap' });
  await expect(page).toHaveURL(/area=roadmap/);
  const files = await FilesPage.of(page);
  await page.goBack();
  await expect(roles.area).toHaveValue('roadmap');
  await page.goBack();
  await expect(roles.area).toHaveValue('');
  await expect(roles.count).toHaveText(topics);
  await page.goBack();
  await expect(roles.count).toHaveText(/^105 /);
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await expect(files.heading).toBeVisible();
});

test('the name of the plan shows in the list of plans as it is typed', { tag: '@once' }, async ({ page }) => {
  await RolesPage.withNewPlan(page);
  const files = await FilesPage.of(page);
  await expect(files.plan('New plan')).toBeVisible();
  await files.planName.fill('Payments team');
  await expect(files.plan('Payments team')).toBeVisible();
  await expect(files.plans).toHaveCount(1);
  await page.goto('./#/');
  await expect(new StartPage(page).plan('Payments team')).toBeVisible();
});

test.describe('the roles page', () => {
  test('filters by kind, area and word; what is empty says what to do', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await expectAccessible(page, 'roles, all');
    await roles.rows('Topics').click();
    await expect(roles.count).toHaveText(/^12 responsibilities/);
    await expectAccessible(page, 'roles, topics');
    await roles.rows('Contested').click();
    await expect(roles.count).toHaveText(/^10 responsibilities/);
    await roles.rows('Put away').click();
    await expect(roles.count).toHaveText('No responsibilities here');
    await expectAccessible(page, 'roles, nothing put away');
    await page.getByRole('link', { name: 'Show all' }).click();
    await expect(roles.count).toHaveText(/^105 /);
    await roles.filter.fill('zzz');
    await expect(roles.count).toHaveText('No responsibilities here');
    await expectAccessible(page, 'roles, an empty filter');
    await roles.filter.fill('BACKLOG');
    await expect(roles.putAway('Own and maintain the backlog')).toBeVisible();
    await roles.filter.fill('');
    const text = await roles.responsibilities.first().inputValue();
    await roles.putAway(text).click();
    await expectAccessible(page, 'a message with Undo');
    await roles.rows('Put away').click();
    await expect(roles.responsibilities).toHaveCount(1);
    await expectAccessible(page, 'roles, one put away');
  });

  test('a topic that is ticked off leaves the list of topics, and undo brings it back', { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.rows('Topics').click();
    const text = await roles.responsibilities.first().inputValue();
    await roles.topic(text).click();
    await expect(roles.count).toHaveText(/^11 /);
    await expect(roles.topic(text)).toHaveCount(0);
    await roles.undo.click();
    await expect(roles.topic(text)).toBeChecked();
  });

  test('a very long responsibility and thirty more roles do not break the page', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.responsibilities.first().fill('Wort'.repeat(75));
    for (let number = 1; number <= 30; number += 1) {
      await roles.newRole.fill(`Role number ${number} with quite a long name for a role in a list`);
      await page.keyboard.press('Enter');
    }
    await expect(roles.roles).toHaveCount(32);
    await expectAccessible(page, 'roles with long texts');
  });
});

test('the page can be used at 320 pixels and with large letters', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await RolesPage.withNewPlan(page);
  await expectAccessible(page, 'roles at 320 pixels');
  await FilesPage.of(page);
  await expectAccessible(page, 'files at 320 pixels');
  await page.goto('./#/');
  await expectAccessible(page, 'start at 320 pixels');
});

test('print hides what is only for the screen', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await page.emulateMedia({ media: 'print' });
  await expect(roles.undo).toBeHidden();
  await expect(roles.heading).toBeVisible();
  await expect(new Frame(page).pages).toBeHidden();
});

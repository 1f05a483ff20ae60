// The first visit: what one reads, the three ways in, and all of it by keyboard.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { choose } from './pages/files.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';

test('a first visitor reads what Tandem is for and finds three ways in', async ({ page }) => {
  const start = await StartPage.open(page);
  await expect(start.main).toContainText('Product managers and product owners overlap');
  await expect(start.main).toContainText('No account, no server, no tracking.');
  await expect(start.sample).toBeVisible();
  await expect(start.newPlan).toBeVisible();
  await expect(start.openFile).toBeVisible();
  await expect(start.plans).toHaveCount(0);
  await expect(start.planName).toHaveCount(0);
  await expect(page).toHaveTitle('Tandem');
  await expectAccessible(page, 'the start page, nothing stored');
});

test('the sample opens with its reveal, and is listed afterwards', async ({ page }) => {
  const start = await StartPage.open(page);
  await start.sample.click();
  await expect(start.planName).toHaveValue('What five articles say');
  await expect(page).toHaveURL(/#\/workshop$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('./#/');
  await expect(start.heading).toBeVisible();
  await expect(start.plan('What five articles say')).toBeVisible();
  await expectAccessible(page, 'the start page, one plan stored');
});

test('a new plan begins with its workshop, and has the responsibilities to choose from', async ({ page }) => {
  const start = await StartPage.open(page);
  await start.newPlan.click();
  await expect(page.getByRole('heading', { name: '12 topics chosen' })).toBeVisible();
  const roles = new RolesPage(page);
  await roles.goToLists();
  await roles.isReady();
  await expect(roles.planName).toHaveValue('New plan');
  await expect(roles.roles).toHaveCount(2);
  await expect(roles.count).toHaveText(/^105 responsibilities in \d+ areas$/);
  await expect(roles.topics.and(page.locator(':checked'))).not.toHaveCount(0);
});

test('a second new plan gets a name of its own, and each can be opened again', async ({ page }) => {
  const start = await StartPage.open(page);
  await start.newPlan.click();
  await expect(start.planName).toHaveValue('New plan');
  await page.goto('./#/');
  await start.newPlan.click();
  await expect(start.planName).toHaveValue('New plan 2');
  await page.goto('./#/');
  await expect(start.plans).toHaveCount(2);
  await start.plan('New plan').first().getByRole('button', { name: /^New plan Last stored/ }).click();
  await expect(start.planName).toHaveValue('New plan');
});

test('a plan file opens from the start page', async ({ page }) => {
  const start = await StartPage.open(page);
  const file = { format: 'tandem-plan', version: 1, plan: { settings: { id: 'ours', name: 'Ours' }, roles: [{ id: 'pm', name: 'Manager' }] } };
  await choose(page, start.openFile, 'ours.json', JSON.stringify(file));
  await expect(start.planName).toHaveValue('Ours');
  await expect(start.toast('“Ours” is open.')).toBeVisible();
});

test('by keyboard from the first Tab to the opened sample', async ({ page }) => {
  const start = await StartPage.open(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(start.main).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(start.sample).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(start.planName).toHaveValue('What five articles say');
  await expect(start.main).toBeFocused();
});

test('a plan that is removed asks first, and is gone afterwards', async ({ page }) => {
  const start = await StartPage.open(page);
  await start.newPlan.click();
  await expect(start.planName).toHaveValue('New plan');
  await page.goto('./#/');
  await start.plan('New plan').getByRole('button', { name: 'Remove New plan …' }).click();
  await expect(start.plan('New plan')).toContainText('gone for good unless you have its file');
  await start.plan('New plan').getByRole('button', { name: 'Keep' }).click();
  await start.plan('New plan').getByRole('button', { name: 'Remove New plan …' }).click();
  await start.plan('New plan').getByRole('button', { name: 'Remove New plan from this device' }).click();
  await expect(start.plans).toHaveCount(0);
  await expect(start.planName).toHaveCount(0);
  await page.reload();
  await expect(start.heading).toBeVisible();
  await expect(start.plans).toHaveCount(0);
});

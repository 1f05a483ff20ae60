// Role templates: from a few questions to a filled matrix; what would change is shown before it changes.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { MatrixPage } from './pages/matrix.mjs';
import { StartPage } from './pages/start.mjs';
import { TemplatesPage } from './pages/templates.mjs';

const TWO = 'Product manager and product owner';
const ONE = 'One person in both roles';
const MANY = 'One product manager over several product owners';
const VISION = 'State the product vision';

// Tab until something has the focus.
async function tabTo(page, target) {
  for (let step = 0; step < 120; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key does not lead there');
}

test('from the start page through the questions to a filled matrix, by keyboard alone', async ({ page }) => {
  await StartPage.open(page);
  await tabTo(page, page.getByRole('button', { name: 'Or from a template that fits your team' }));
  await page.keyboard.press('Enter');
  const templates = new TemplatesPage(page);
  await expect(templates.best).toHaveText('Which template fits?');
  await expect(templates.result).toContainText('Answer what you know');
  await tabTo(page, templates.answer('How large is the company?', /^Just started/));
  await page.keyboard.press('Space');
  await expect(templates.best).toHaveText(`Fits best: ${ONE}`);
  await expect(templates.result).toContainText('A first guess, from 1 of 6 answers.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(templates.answer('How large is the company?', 'Growing fast')).toBeChecked();
  await expect(templates.best).toHaveText(`Fits best: ${TWO}`);
  await tabTo(page, templates.answer('Who does the two jobs today?', /who keeps up/));
  await page.keyboard.press('ArrowUp');
  await expect(templates.answer('Who does the two jobs today?', /^One product manager/)).toBeChecked();
  await expect(templates.best).toHaveText(`Fits best: ${MANY}`);
  // Never a bare verdict: why, which articles, what speaks against it, what comes second.
  await expect(templates.result).toContainText('You work like that already');
  await expect(templates.result).toContainText('Gocious and Talentcove');
  await expect(templates.result).toContainText('What speaks against it');
  await expect(templates.result).toContainText('It stops fitting when');
  await expect(templates.result).toContainText(TWO);
  const see = templates.result.getByRole('link', { name: `See what would change: ${MANY}` });
  await tabTo(page, see);
  await page.keyboard.press('Enter');
  await expect(templates.heading(MANY)).toBeFocused();
  await expect(templates.changes).toContainText('105 rows are empty and get letters.');
  await expect(templates.changes).toContainText('Role that comes in: Leadership.');
  await expect(templates.changes).toContainText('Products that come in: Product 1 and Product 2.');
  await tabTo(page, templates.apply);
  await page.keyboard.press('Enter');
  const matrix = new MatrixPage(page);
  await matrix.isReady();
  await expect(matrix.finding).toHaveText('All rows are settled');
  await expect(matrix.cell(VISION, 'Product manager')).toHaveText('AR');
  await expect(matrix.toast('105 rows filled from')).toBeVisible();
  await expect(templates.main).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(matrix.finding).toHaveText('No row is settled yet');
});

test('the answers stay over a reload and while a template is looked at', async ({ page }) => {
  const templates = await TemplatesPage.fromStart(page);
  await templates.answer('How large is the company?', 'A large enterprise').check();
  await templates.answer('Who decides on brand and launches?', 'A brand or marketing manager decides').check();
  await expect(templates.best).toHaveText('Fits best: With a brand manager');
  await page.reload();
  await expect(templates.best).toHaveText('Fits best: With a brand manager');
  await templates.see('The view of Gocious').click();
  await expect(templates.heading('The view of Gocious')).toBeFocused();
  await templates.all.click();
  await expect(templates.see('The view of Gocious')).toBeFocused();
  await expect(templates.answer('How large is the company?', 'A large enterprise')).toBeChecked();
  await templates.forget.click();
  await expect(templates.best).toHaveText('Which template fits?');
  await templates.answer('How many products are there?', 'One').check();
  await expect(templates.best).toHaveText('No answer speaks for a template yet');
});

test('in a plan in use what would change is shown first, and taken back in one step', async ({ page }) => {
  const matrix = await MatrixPage.withNewPlan(page);
  const vision = matrix.cell(VISION, 'Product owner');
  await vision.focus();
  await page.keyboard.press('a');
  await expect(vision).toHaveText('A');
  const templates = await TemplatesPage.open(page);
  await expect(templates.main).toContainText('All of its 105 rows are different in the matrix.');
  await templates.see(TWO).click();
  await expect(templates.changes).toContainText('104 rows are empty and get letters.');
  await expect(templates.changes).toContainText('1 row has other letters and stays.');
  await templates.area('Strategy').click();
  await expect(templates.area('Strategy')).toContainText('9 new · 1 kept');
  await expect(templates.row(VISION)).toContainText('Stays as it is');
  await expect(templates.row('Choose the product strategy')).toContainText('New');
  await templates.replace.check();
  await expect(templates.changes).toContainText('1 row is replaced.');
  // What is open stays open; before and after stand beside each other.
  await expect(templates.row(VISION)).toContainText('Replaced');
  await expect(templates.row(VISION).getByRole('cell').first()).toHaveText('now Aaccountablethen Rresponsible');
  await templates.apply.click();
  await matrix.isReady();
  await expect(vision).toHaveText('R');
  await matrix.undoFromToast('105 rows filled from');
  await expect(vision).toHaveText('A');
  await expect(matrix.finding).toHaveText('No row is settled yet');
  await page.keyboard.press('Control+Shift+z');
  await expect(vision).toHaveText('R');
  // A second time there is nothing to do.
  await TemplatesPage.open(page, '?template=two');
  await expect(templates.changes).toContainText('Nothing would change.');
  await expect(templates.apply).toHaveCount(0);
  await templates.all.click();
  await expect(templates.main).toContainText('The matrix is as in this template.');
});

test('an empty matrix leads to the templates, the palette as well', async ({ page }) => {
  const matrix = await MatrixPage.withNewPlan(page);
  await matrix.problems.getByRole('link', { name: 'Or begin with a template' }).click();
  const templates = new TemplatesPage(page);
  await expect(templates.best).toBeVisible();
  await matrix.go('Files');
  await matrix.run('Go to the role templates');
  await expect(templates.best).toBeVisible();
});

test('each state is accessible', async ({ page }) => {
  const templates = await TemplatesPage.fromStart(page);
  await expectAccessible(page, 'templates, nothing answered');
  await templates.answer('How large is the company?', 'Growing fast').check();
  await templates.answer('How many products are there?', /portfolio/).check();
  await expect(templates.best).toHaveText('Fits best: Several products in a portfolio');
  await expectAccessible(page, 'templates, answered');
  await templates.see('Several products in a portfolio').click();
  await templates.area('Roadmap').click();
  await expect(templates.row('Create the product roadmap')).toContainText('each');
  await expectAccessible(page, 'what a template would change in an empty plan');
  await templates.apply.click();
  await expect(templates.toast('105 rows filled from')).toBeVisible();
  await TemplatesPage.open(page, '?template=talentcove&replace=all');
  await templates.area('Delivery').click();
  await expect(templates.row('Manage or oversee the development team')).toContainText('Source unclear');
  await expectAccessible(page, 'what a template would replace');
});

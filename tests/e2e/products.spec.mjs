// The matrix for one product: what holds for all and what is its own; filters by stage, letters and problem; large matrices.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { matrixPlan } from './support/matrix.mjs';
import { MatrixPage } from './pages/matrix.mjs';
import { RolesPage } from './pages/roles.mjs';

const ROLES = ['po', 'pm', 'dev'];
const ROWS = { r1: 'A R C', r2: 'A A R', r3: '- R C', r4: 'A C C', r5: 'I I I' };
const STAGES = { r1: 'idea', r2: 'launch', r3: 'launch' };

const open = (page, more = {}, query = '') =>
  MatrixPage.withPlan(page, matrixPlan({ rows: ROWS, roles: ROLES, areas: ['Area'], stages: STAGES, ...more }), query);

test('one accountable for each product, and the way back', async ({ page }) => {
  const matrix = await open(page, { products: ['app', 'web'] });
  await matrix.product.selectOption('App');
  await expect(page).toHaveURL(/#\/roles\?product=app$/);
  await expect(matrix.cell('Row r1', 'Role po')).toHaveAccessibleName('Row r1, Role po: accountable, as for all products');
  await expect(matrix.main).toContainText('Every row is as for all products.');
  await expectAccessible(page, 'a product without rows of its own');
  await matrix.cell('Row r1', 'Role po').focus();
  await page.keyboard.press('c');
  expect((await matrix.letters())[0]).toBe('C R C');
  await expect(matrix.cell('Row r1', 'Role pm')).toHaveAccessibleName('Row r1, Role pm: responsible');
  await matrix.keys('ArrowRight', 'Shift+A');
  await expect(matrix.row('Row r1')).toContainText('own for App');
  await expect(matrix.main).toContainText('One row is its own, the others are as for all products.');
  // The checks are on what is shown: two of three roles are consulted now.
  await expect(matrix.problems.getByRole('listitem').filter({ hasText: 'Row r1' })).toContainText('Two consulted');
  await matrix.product.selectOption('Web');
  expect((await matrix.letters())[0]).toBe('A R C');
  await matrix.product.selectOption('All products');
  expect((await matrix.letters())[0]).toBe('A R C');
  // What changes for all now does not reach the product's own row.
  await matrix.cell('Row r1', 'Role po').focus();
  await page.keyboard.press('i');
  await page.goBack();
  await page.goBack();
  await expect(matrix.product).toHaveValue('app');
  expect((await matrix.letters())[0]).toBe('C AR C');
  await matrix.reload();
  expect((await matrix.letters())[0]).toBe('C AR C');
  await expectAccessible(page, 'a product with a row of its own');
  await matrix.cell('Row r1', 'Role dev').focus();
  await page.keyboard.press('Enter');
  await matrix.bar.getByRole('button', { name: 'As for all products' }).click();
  expect((await matrix.letters())[0]).toBe('I R C');
  await expect(matrix.cell('Row r1', 'Role dev')).toBeFocused();
  await matrix.undoFromToast('The row is as for all products.');
  expect((await matrix.letters())[0]).toBe('C AR C');
  await matrix.main.getByRole('button', { name: 'All rows as for all products' }).click();
  await expect(matrix.main).toContainText('Every row is as for all products.');
});

test('a product has a stage, a charter names it, and one that is put away is none', { tag: '@once' }, async ({ page }) => {
  const matrix = await open(page, { products: ['app', 'web'], own: { app: { r1: '- A R' } } }, '?product=app');
  await page.getByRole('combobox', { name: 'Stage of App' }).selectOption('In the stage: launch');
  await matrix.reload();
  await expect(page.getByRole('combobox', { name: 'Stage of App' })).toHaveValue('launch');
  await matrix.main.getByRole('link', { name: 'Charters' }).click();
  await expect(matrix.main.getByRole('listitem').filter({ hasText: 'Row r1 (not for App)' })).toBeVisible();
  await MatrixPage.open(page, '?product=gone');
  await expect(matrix.product).toHaveValue('');
  expect((await matrix.letters())[0]).toBe('A R C');
});

test('a plan without products has no such choice', { tag: '@once' }, async ({ page }) => {
  const matrix = await open(page);
  await expect(matrix.product).toHaveCount(0);
});

test('filters join, count, stay in the address, and say which one to loosen', async ({ page }) => {
  const matrix = await open(page);
  await matrix.more.click();
  await matrix.stage.selectOption('launch (2)');
  expect(await matrix.shown()).toEqual(['Row r2', 'Row r3']);
  await expect(matrix.main).toContainText('2 of 5 rows');
  await matrix.byProblem.selectOption('L1 not one accountable (3)');
  await matrix.byLetters.selectOption('Role po: accountable (3)');
  await expect(page).toHaveURL(/#\/roles\?stage=launch&rule=L1&has=po,A$/);
  expect(await matrix.shown()).toEqual(['Row r2']);
  await expect(matrix.more).toHaveText('More filters: 3 in use');
  await expectAccessible(page, 'three filters');
  // Work on a row that does not fit any more goes on.
  await matrix.cell('Row r2', 'Role po').focus();
  await page.keyboard.press('Delete');
  expect(await matrix.shown()).toEqual(['Row r2']);
  await matrix.saved();
  await page.reload();
  await expect(matrix.main).toContainText('No responsibility fits.');
  await expectAccessible(page, 'filters that nothing fits');
  await expect(matrix.main.getByRole('link', { name: /: 1 row$/ })).toHaveText(['Any letters: 1 row']);
  await matrix.main.getByRole('link', { name: 'Any letters: 1 row' }).click();
  expect(await matrix.shown()).toEqual(['Row r3']);
  // What no row has is no choice.
  await expect(matrix.byLetters.locator('option', { hasText: 'Role dev: no letter' })).toHaveCount(0);
});

test('the stage of a responsibility is chosen in the list', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  const stage = page.getByRole('combobox', { name: /^Stage: State the product vision/ });
  await expect(stage.locator('option:checked')).toHaveText('idea (usual)');
  await stage.focus();
  await stage.selectOption('growth');
  await roles.reload();
  await expect(stage).toHaveValue('growth');
  await expectAccessible(page, 'responsibilities with their stages');
  await MatrixPage.open(page, '?stage=growth');
  const matrix = new MatrixPage(page);
  expect(await matrix.shown()).toContain('State the product vision: why the product exists and for whom');
});

test.describe('a large matrix', () => {
  const large = (count, width) => {
    const roles = Array.from({ length: width }, (_, number) => `x${number}`);
    const letters = (row) => roles.map((_, at) => ['A', 'R', 'C', 'I', 'AR', '-'][(row * 7 + at * 5) % 6]).join(' ');
    const rows = Object.fromEntries(Array.from({ length: count }, (_, row) => [`r${String(row).padStart(3, '0')}`, letters(row)]));
    return { rows, roles, areas: ['Area'] };
  };

  test('the heads stay in sight, and the focus is never under them', async ({ page }) => {
    const matrix = await open(page, large(120, 8));
    const head = matrix.grid.getByRole('columnheader', { name: 'Responsibility' });
    await matrix.cell('Row r000', 'Role x0').focus();
    await matrix.keys('PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown');
    await expect(matrix.cell('Row r050', 'Role x0')).toBeFocused();
    await expect(head).toBeInViewport({ ratio: 1 });
    const area = matrix.grid.getByRole('rowheader', { name: 'Area' });
    await expect(area).toBeInViewport({ ratio: 1 });
    for (let step = 0; step < 25; step++) await page.keyboard.press('ArrowUp');
    const cell = matrix.cell('Row r025', 'Role x0');
    await expect(cell).toBeFocused();
    const [box, above] = [await cell.boundingBox(), await area.boundingBox()];
    expect(box.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
    await page.keyboard.press('Control+End');
    await expect(matrix.cell('Row r119', 'Role x7')).toBeFocused();
    await expect(matrix.cell('Row r119', 'Role x7')).toBeInViewport({ ratio: 1 });
    await expect(head).toBeInViewport({ ratio: 1 });
  });

  test('on paper it stands whole', { tag: '@once' }, async ({ page }) => {
    test.slow();
    const matrix = await open(page, large(500, 12));
    expect(await matrix.grid.getByRole('rowheader', { name: /^Row r/ }).count()).toBeLessThan(500);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(matrix.grid.locator('tbody th[scope=row]').filter({ hasText: /^Row r/ })).toHaveCount(500);
    // All columns, none cut off by the paper: A4 lies on its side.
    const last = await matrix.grid.locator('td[data-role=x11]').last().boundingBox();
    expect(last.width).toBeGreaterThan(20);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [Number(width), Number(height)]);
    expect(boxes.some(([width, height]) => width > height)).toBe(true);
    expect(boxes.length).toBeGreaterThan(12);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => matrix.grid.locator('tbody th[scope=row]').count()).toBeLessThan(500);
  });
});

// The role matrix: letters by keyboard, mouse and touch; the checks with their reasons; filters as addresses.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { choose } from './pages/files.mjs';
import { MatrixPage } from './pages/matrix.mjs';
import { StartPage } from './pages/start.mjs';

const VISION = 'State the product vision';
const STRATEGY = 'Choose the product strategy';
const PO = 'Product owner';
const PM = 'Product manager';

// Five rows and three roles: the published oracle of the checks, with the letters of each row.
const ORACLE = { r1: 'A R C', r2: 'A A R', r3: '- R C', r4: 'A C C', r5: 'I I I' };

function plan(rows, roles) {
  const place = (number) => `${String.fromCharCode(65 + number)}V`;
  const cells = Object.entries(rows).flatMap(([row, letters]) => letters.split(' ').map((letter, column) => ({
    id: `${row}:${roles[column]}:*`, responsibility: row, role: roles[column], letters: letter,
  }))).filter((cell) => cell.letters !== '-');
  return JSON.stringify({
    format: 'tandem-plan',
    version: 1,
    plan: {
      settings: { id: 'team', name: 'Team' },
      roles: roles.map((id, number) => ({ id, name: `Role ${id}`, short: id.toUpperCase(), order: place(number) })),
      areas: [{ id: 'area', name: 'Area', order: 'V' }, { id: 'other', name: 'Other', order: 'W' }],
      responsibilities: Object.keys(rows).map((id, number) => ({ id, text: `Row ${id}`, area: number % 2 ? 'other' : 'area', order: place(number) })),
      cells,
    },
  });
}

async function openPlan(page, rows, roles, query) {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'team.json', plan(rows, roles));
  await expect(start.planName).toHaveValue('Team');
  return MatrixPage.open(page, query);
}

test.describe('by keyboard', () => {
  test('one tab stop, arrows, Home and End', async ({ page }) => {
    const matrix = await MatrixPage.withNewPlan(page);
    await matrix.more.focus();
    await page.keyboard.press('Tab');
    await expect(matrix.cell(VISION, PO)).toBeFocused();
    await matrix.keys('ArrowRight', 'ArrowDown');
    await expect(matrix.cell(STRATEGY, PM)).toBeFocused();
    await matrix.keys('ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp');
    await expect(matrix.cell(VISION, PM)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(matrix.cell(VISION, PO)).toBeFocused();
    await page.keyboard.press('Control+End');
    await expect(matrix.cells.last()).toBeFocused();
    await expect(matrix.cells.last()).toBeInViewport();
    await page.keyboard.press('Control+Home');
    await expect(matrix.cell(VISION, PO)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(matrix.cells.and(page.locator(':focus'))).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');
    await expect(matrix.cell(VISION, PO)).toBeFocused();
  });

  test('letters set, Shift adds, Delete clears, each one step that undo takes back', async ({ page }) => {
    const matrix = await MatrixPage.withNewPlan(page);
    const cell = matrix.cell(VISION, PO);
    await cell.focus();
    await page.keyboard.press('a');
    await expect(cell).toHaveAccessibleName(/^State the product vision.*, Product owner: accountable$/);
    await expect(cell).toHaveText('A');
    await expect(matrix.said).toHaveText('Product owner: accountable. Nobody responsible.');
    await page.keyboard.press('Shift+R');
    await expect(cell).toHaveAccessibleName(/: accountable, responsible, AR$/);
    await expect(matrix.said).toHaveText('Product owner: accountable, responsible.');
    await page.keyboard.press('r');
    await expect(cell).toHaveText('R');
    await page.keyboard.press('r');
    await expect(cell).toHaveText('R');
    await page.keyboard.press('Shift+C');
    await expect(cell).toHaveText('C');
    await page.keyboard.press('i');
    await expect(cell).toHaveText('I');
    await page.keyboard.press('Delete');
    await expect(cell).toHaveAccessibleName(/: no letter$/);
    await expect(cell).toHaveText('');
    for (const letters of ['I', 'C', 'R', 'AR', 'A', '']) {
      await page.keyboard.press('Control+z');
      await expect(cell).toHaveText(letters);
    }
    await expect(cell).toBeFocused();
    await expect(matrix.undo).toHaveAttribute('aria-disabled', 'true');
  });

  test('what belongs to the browser is left to it', { tag: '@once' }, async ({ page }) => {
    const matrix = await MatrixPage.withNewPlan(page);
    const cell = matrix.cell(VISION, PO);
    await cell.focus();
    await matrix.keys('Control+c', 'Control+a', 'Alt+a', 'x', '1');
    await expect(cell).toHaveAccessibleName(/: no letter$/);
    await expect(cell).toBeFocused();
  });

  test('Enter opens the letters as buttons, Escape leads back', async ({ page }) => {
    const matrix = await MatrixPage.withNewPlan(page);
    await matrix.cell(VISION, PM).focus();
    await page.keyboard.press('Enter');
    await expect(matrix.letter('Accountable')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(matrix.letter('Accountable')).toHaveAttribute('aria-pressed', 'true');
    await expect(matrix.bar).toContainText('Nobody responsible');
    await page.keyboard.press('Escape');
    await expect(matrix.bar).toBeHidden();
    await expect(matrix.cell(VISION, PM)).toBeFocused();
    await expect(matrix.cell(VISION, PM)).toHaveText('A');
  });

  test('stays after a reload', { tag: '@once' }, async ({ page }) => {
    const matrix = await MatrixPage.withNewPlan(page);
    await matrix.cell(VISION, PM).focus();
    await matrix.keys('a', 'Shift+R', 'ArrowDown', 'c');
    await expect(matrix.cell(STRATEGY, PM)).toHaveText('C');
    await matrix.reload();
    await expect(matrix.cell(VISION, PM)).toHaveText('AR');
    await expect(matrix.cell(STRATEGY, PM)).toHaveText('C');
    await expect(matrix.finding).toHaveText('One of 105 rows is settled');
  });
});

test.describe('the checks', () => {
  test('empty rows are counted, not blamed; problems come and go with their reasons', async ({ page }) => {
    const matrix = await MatrixPage.withNewPlan(page);
    await expect(matrix.problems).toContainText('Nothing is entered yet');
    await expect(matrix.problems).toContainText('All 105 rows are empty');
    await expect(matrix.problems.getByRole('listitem')).toHaveCount(0);
    await expectAccessible(page, 'the empty matrix');
    await matrix.cell(VISION, PO).focus();
    await matrix.keys('a', 'ArrowRight', 'a');
    const problem = matrix.problems.getByRole('listitem').filter({ hasText: VISION });
    await expect(problem).toContainText('Two accountable');
    await expect(problem).toContainText('Product owner and Product manager are both accountable: when they differ, nobody decides.');
    await expect(problem).toContainText('Nobody responsible');
    await expect(matrix.problems.getByRole('heading')).toHaveText('Two problems in one row');
    await expect(matrix.problems).toContainText('104 rows are empty.');
    await expect(matrix.row(VISION)).toContainText('Error: Two accountable. Product owner and Product manager');
    await expectAccessible(page, 'the matrix with problems');
    await page.keyboard.press('r');
    await expect(problem).toHaveCount(0);
    await expect(matrix.problems.getByRole('heading')).toHaveText('No problems');
    await expect(matrix.row(VISION)).toContainText('Settled');
    await expect(matrix.cell(VISION, PM)).toBeFocused();
  });

  test('the published oracle: each row with its rules', async ({ page }) => {
    const matrix = await openPlan(page, ORACLE, ['pm', 'po', 'dev']);
    const said = (row) => matrix.problems.getByRole('listitem').filter({ hasText: `Row ${row}` }).getByRole('strong');
    await expect(matrix.problems.getByRole('heading')).toHaveText('Seven problems in four rows');
    await expect(said('r1')).toHaveCount(0);
    await expect(said('r2')).toHaveText(['Error: Two accountable']);
    await expect(said('r3')).toHaveText(['Error: Nobody accountable']);
    await expect(said('r4')).toHaveText(['Error: Nobody responsible', 'Warning: Two consulted']);
    await expect(said('r5')).toHaveText(['Error: Nobody accountable', 'Error: Nobody responsible', 'Error: Nobody acts']);
    await expect(matrix.finding).toHaveText('One of 5 rows is settled');
    await expect(matrix.grid.getByRole('gridcell', { name: 'Role pm: accountable in 3 rows, responsible in 0' })).toBeVisible();
  });

  test('a problem leads to its cell, also where its row is not listed', async ({ page }) => {
    const matrix = await openPlan(page, ORACLE, ['pm', 'po', 'dev']);
    await matrix.problems.getByRole('button', { name: 'Row r4' }).click();
    await expect(matrix.cell('Row r4', 'Role po')).toBeFocused();
    await matrix.filter.fill('r1');
    await expect(matrix.cells).toHaveCount(3);
    await matrix.problems.getByRole('button', { name: 'Row r2' }).click();
    await expect(matrix.cell('Row r2', 'Role pm')).toBeFocused();
    await expect(matrix.filter).toHaveValue('');
  });
});

test.describe('filters', () => {
  test('are addresses that stay after a reload', async ({ page }) => {
    const matrix = await openPlan(page, ORACLE, ['pm', 'po', 'dev']);
    await matrix.rows('Problems 4').click();
    await expect(matrix.rowHeaders.filter({ hasText: /^Row r/ })).toHaveText(['Row r3', 'Row r5', 'Row r2', 'Row r4']);
    await matrix.area.selectOption('Other');
    await expect(page).toHaveURL(/#\/roles\?rows=problems&area=other$/);
    await expect(matrix.rowHeaders.filter({ hasText: /^Row r/ })).toHaveText(['Row r2', 'Row r4']);
    await matrix.reload();
    await expect(matrix.rows('Problems 4')).toHaveAttribute('aria-pressed', 'true');
    await expect(matrix.rowHeaders.filter({ hasText: /^Row r/ })).toHaveText(['Row r2', 'Row r4']);
    await matrix.filter.fill('r4');
    await expect(matrix.rowHeaders.filter({ hasText: /^Row r/ })).toHaveText(['Row r4']);
    await page.goBack();
    await expect(matrix.area).toHaveValue('');
  });

  test('topics and contested rows', { tag: '@once' }, async ({ page }) => {
    const matrix = await MatrixPage.withNewPlan(page);
    await matrix.rows('Topics').click();
    await expect(matrix.cells).toHaveCount(24);
    await matrix.rows('Contested').click();
    await expect(matrix.cells).toHaveCount(20);
    await matrix.filter.fill('no such word');
    await expect(matrix.main).toContainText('No responsibility fits.');
    await matrix.main.getByRole('link', { name: 'Show all' }).click();
    await expect(matrix.cells).toHaveCount(210);
  });

  test('a row whose problem is solved stays under the hands until another choice', async ({ page }) => {
    const matrix = await openPlan(page, ORACLE, ['pm', 'po', 'dev'], '?rows=problems');
    const cell = matrix.cell('Row r2', 'Role po');
    await cell.focus();
    await page.keyboard.press('r');
    await expect(matrix.rows('Problems 3')).toBeVisible();
    await expect(matrix.row('Row r2')).toContainText('Settled');
    await expect(cell).toBeFocused();
    await matrix.rows('All').click();
    await matrix.rows('Problems 3').click();
    await expect(matrix.row('Row r3')).toBeVisible();
    await expect(matrix.row('Row r2')).toHaveCount(0);
    // The tab stop is a cell that is there.
    await matrix.more.focus();
    await page.keyboard.press('Tab');
    await expect(matrix.cells.and(page.locator(':focus'))).toHaveCount(1);
  });
});

test('by mouse or touch: a cell opens the letters as buttons', async ({ page, hasTouch }) => {
  const matrix = await MatrixPage.withNewPlan(page);
  const press = (target) => (hasTouch ? target.tap() : target.click());
  const cell = matrix.cell(VISION, PO);
  await press(cell);
  await expect(matrix.bar).toBeVisible();
  await expect(matrix.bar).toContainText('Product owner: State the product vision');
  for (const button of await matrix.bar.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(hasTouch ? 44 : 36);
  }
  const bar = await matrix.bar.boundingBox();
  const foot = await matrix.pages.boundingBox();
  if (hasTouch) expect(bar.y + bar.height).toBeLessThanOrEqual(foot.y + 1);
  await press(matrix.letter('Accountable'));
  await press(matrix.letter('Responsible'));
  await expect(cell).toHaveText('AR');
  await expect(matrix.letter('Responsible')).toHaveAttribute('aria-pressed', 'true');
  await press(matrix.letter('Accountable'));
  await expect(cell).toHaveText('R');
  await press(matrix.letter('Informed'));
  await expect(cell).toHaveText('I');
  await expectAccessible(page, 'the letters as buttons');
  await press(matrix.cell(STRATEGY, PM));
  await expect(matrix.bar).toContainText('Product manager: Choose the product strategy');
  await press(matrix.letter('Consulted'));
  await expect(matrix.cell(STRATEGY, PM)).toHaveText('C');
  await press(matrix.letter('Clear'));
  await expect(matrix.cell(STRATEGY, PM)).toHaveText('');
  await press(matrix.letter('Done'));
  await expect(matrix.bar).toBeHidden();
  await expect(matrix.cell(STRATEGY, PM)).toBeFocused();
  await matrix.reload();
  await expect(cell).toHaveText('I');
});

test('twelve roles: a narrow screen shows four at a time, and follows the keys', async ({ page, isMobile }) => {
  const roles = Array.from({ length: 12 }, (_, number) => `x${number}`);
  const matrix = await openPlan(page, { r1: `A R${' I'.repeat(10)}`, r2: `- ${'- '.repeat(10)}A` }, roles);
  await expect(matrix.cells).toHaveCount(isMobile ? 8 : 24);
  await expectAccessible(page, 'twelve roles');
  await matrix.cell('Row r1', 'Role x0').focus();
  await page.keyboard.press('End');
  await expect(matrix.cell('Row r1', 'Role x11')).toBeFocused();
  await expect(matrix.cell('Row r1', 'Role x11')).toBeInViewport({ ratio: 1 });
  if (isMobile) {
    await expect(matrix.cell('Row r1', 'Role x0')).toBeHidden();
    await page.getByRole('group', { name: 'Roles shown' }).getByRole('button', { name: 'X4, X5, X6, X7' }).tap();
    await expect(matrix.cell('Row r1', 'Role x5')).toBeVisible();
    await expectAccessible(page, 'twelve roles, the second four');
  }
});

test('without roles or responsibilities it says what to do first', { tag: '@once' }, async ({ page }) => {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'team.json', plan({}, ['po']));
  await expect(start.planName).toHaveValue('Team');
  await page.goto('./#/roles');
  await expect(start.main).toContainText('there is no responsibility yet');
  await expectAccessible(page, 'no responsibilities');
  await start.main.getByRole('link', { name: 'Roles and responsibilities' }).last().click();
  await expect(page.getByRole('textbox', { name: 'Text of a new responsibility' })).toBeVisible();
});

test('a cell and its letter in one frame: only what changed is drawn', { tag: '@once' }, async ({ page }) => {
  const matrix = await MatrixPage.withNewPlan(page);
  const cell = matrix.cell(VISION, PO);
  await cell.focus();
  const redrawn = await matrix.grid.evaluateHandle((grid) => {
    const cells = new Set();
    const watch = new MutationObserver((changes) => changes.forEach((change) => {
      const cell = (change.target.closest?.('[data-role]') ?? change.target.parentElement?.closest('[data-role]'));
      if (cell) cells.add(cell.id);
    }));
    watch.observe(grid, { subtree: true, childList: true, characterData: true });
    return cells;
  });
  await page.keyboard.press('a');
  await expect(cell).toHaveText('A');
  await expect(matrix.said).toHaveText(/Product owner/);
  expect(await redrawn.evaluate((cells) => cells.size)).toBe(1);
});

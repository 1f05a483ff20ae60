// Ranges of the matrix: selecting by keys and pointer, copying and pasting as spreadsheets do, one step each.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { matrixPlan } from './support/matrix.mjs';
import { MatrixPage } from './pages/matrix.mjs';

const ROLES = ['po', 'pm', 'ux', 'dev'];
const ROWS = { r1: 'A R C -', r2: 'AR - - I', r3: '- - - -', r4: 'R A C I', r5: '- - - -' };

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

// One area, so that the rows stand in their order.
const open = (page, rows = ROWS, roles = ROLES) => MatrixPage.withPlan(page, matrixPlan({ rows, roles, areas: ['Area'] }));
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const put = (page, text) => page.evaluate((text) => navigator.clipboard.writeText(text), text);

test('Shift and arrows select, letters and Delete take all of it in one step', async ({ page }) => {
  const matrix = await open(page);
  await matrix.cell('Row r1', 'Role po').focus();
  await matrix.keys('Shift+ArrowDown', 'Shift+ArrowRight');
  await expect(matrix.selected).toHaveCount(4);
  await expect(matrix.said).toHaveText('4 cells selected: 2 rows, 2 roles.');
  await expect(matrix.cell('Row r2', 'Role pm')).toBeFocused();
  await expectAccessible(page, 'selected cells');
  await page.keyboard.press('c');
  expect(await matrix.letters()).toEqual(['C C C -', 'C C - I', '- - - -', 'R A C I', '- - - -']);
  await expect(matrix.said).toHaveText('4 cells set.');
  await page.keyboard.press('Control+z');
  expect(await matrix.letters()).toEqual(Object.values(ROWS));
  await page.keyboard.press('Delete');
  expect(await matrix.letters()).toEqual(['- - C -', '- - - I', '- - - -', 'R A C I', '- - - -']);
  await matrix.keys('Shift+A', 'Shift+R');
  expect((await matrix.letters()).slice(0, 2)).toEqual(['AR AR C -', 'AR AR - I']);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  expect(await matrix.letters()).toEqual(Object.values(ROWS));
  await page.keyboard.press('Escape');
  await expect(matrix.selected).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await expect(matrix.said).toHaveText('20 cells selected: 5 rows, 4 roles.');
  await expect(matrix.selected).toHaveCount(20);
  await page.keyboard.press('ArrowUp');
  await expect(matrix.selected).toHaveCount(0);
});

test('copied to a spreadsheet and back it is as before', async ({ page }) => {
  const matrix = await open(page);
  await matrix.cell('Row r1', 'Role po').focus();
  await matrix.keys('Control+a', 'Control+c');
  await expect(matrix.said).toHaveText('20 cells copied.');
  expect(await copied(page)).toBe('A\tR\tC\t\nAR\t\t\tI\n\t\t\t\nR\tA\tC\tI\n\t\t\t\n');
  await page.keyboard.press('Control+x');
  expect(await matrix.letters()).toEqual(Array(5).fill('- - - -'));
  await expect(matrix.toast('9 cells cut.')).toBeVisible();
  await page.keyboard.press('Control+v');
  expect(await matrix.letters()).toEqual(Object.values(ROWS));
  await expect(matrix.toast('Pasted: 9 cells changed.')).toBeVisible();
  await matrix.undoFromToast('Pasted: 9 cells changed.');
  expect(await matrix.letters()).toEqual(Array(5).fill('- - - -'));
  await matrix.reload();
  expect(await matrix.letters()).toEqual(Array(5).fill('- - - -'));
});

test('pasted as people write it, from the chosen cell on; what falls outside is counted', async ({ page }) => {
  const matrix = await open(page);
  await matrix.cell('Row r4', 'Role ux').focus();
  await put(page, ' a/r \tR, A\tI\r\n\tc\r\nA\r\n');
  await page.keyboard.press('Control+v');
  expect(await matrix.letters()).toEqual(['A R C -', 'AR - - I', '- - - -', 'R A AR AR', '- - - C']);
  await expect(matrix.toast('Pasted: 3 cells changed. 2 cells fell outside of the matrix and were left out.')).toBeVisible();
  await expect(matrix.selected).toHaveCount(4);
  await expectAccessible(page, 'pasted cells');
  // A single cell fills what is selected.
  await put(page, 'i');
  await page.keyboard.press('Control+v');
  expect((await matrix.letters()).slice(3)).toEqual(['R A I I', '- - I I']);
  // Only what is listed: a filter keeps the other rows out.
  await matrix.filter.fill('r1');
  await expect(matrix.cells).toHaveCount(4);
  await matrix.cell('Row r1', 'Role po').focus();
  await put(page, 'I\nI\nI');
  await page.keyboard.press('Control+v');
  await matrix.filter.fill('');
  expect(await matrix.letters()).toEqual(['I R C -', 'AR - - I', '- - - -', 'R A I I', '- - I I']);
});

test('what is no letters is refused by its place, and nothing changes', async ({ page }) => {
  const matrix = await open(page);
  await matrix.cell('Row r1', 'Role po').focus();
  await put(page, 'R\tR\nR\tyes please');
  await page.keyboard.press('Control+v');
  await expect(matrix.toast('Nothing was pasted: line 2, column 2 says “yes please”. A cell holds A, R, C, I or nothing.')).toBeVisible();
  expect(await matrix.letters()).toEqual(Object.values(ROWS));
  await expect(matrix.undo).toHaveAttribute('aria-disabled', 'true');
  // In a field the clipboard is the browser's.
  await matrix.filter.focus();
  await put(page, 'r4');
  await page.keyboard.press('Control+v');
  await expect(matrix.filter).toHaveValue('r4');
});

test('by pointer: Shift and a click, or a drag', { tag: '@once' }, async ({ page }) => {
  const matrix = await open(page);
  await matrix.cell('Row r1', 'Role pm').click();
  await matrix.cell('Row r3', 'Role dev').click({ modifiers: ['Shift'] });
  await expect(matrix.selected).toHaveCount(9);
  await expect(matrix.bar).toContainText('9 cells selected');
  await matrix.letter('Informed').click();
  expect((await matrix.letters()).slice(0, 3)).toEqual(['A I I I', 'AR I I I', '- I I I']);
  await matrix.letter('Done').click();
  await expect(matrix.bar).toBeHidden();
  const [from, to] = [await matrix.cell('Row r4', 'Role po').boundingBox(), await matrix.cell('Row r5', 'Role ux').boundingBox()];
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 10, { steps: 5 });
  await page.mouse.up();
  await expect(matrix.selected).toHaveCount(6);
  await expect(matrix.bar).toBeHidden();
  await page.keyboard.press('Delete');
  expect((await matrix.letters()).slice(3)).toEqual(['- - - I', '- - - -']);
  await matrix.cell('Row r1', 'Role po').click();
  await expect(matrix.selected).toHaveCount(0);
  await expect(matrix.bar).toContainText('Role po: Row r1');
});

test('more roles than have room: a selection goes on where it is not seen', async ({ page, isMobile }) => {
  const roles = Array.from({ length: 20 }, (_, number) => `x${number}`);
  const matrix = await open(page, { r1: Array(20).fill('I').join(' '), r2: Array(20).fill('-').join(' ') }, roles);
  const shown = matrix.page.getByRole('group', { name: 'Roles shown' }).getByRole('button');
  await expect(shown).toHaveCount(isMobile ? 5 : 2);
  await matrix.cell('Row r1', 'Role x0').focus();
  await matrix.keys('Shift+End', 'a');
  await expect(matrix.said).toHaveText('20 cells set.');
  await expect(matrix.cell('Row r1', 'Role x19')).toBeFocused();
  await expect(matrix.cell('Row r1', 'Role x19')).toHaveText('A');
  await shown.first().click();
  await expect(matrix.cell('Row r1', 'Role x0')).toHaveText('A');
  await expectAccessible(page, 'twenty roles');
});

// Responsibilities and matrix as CSV: out to a spreadsheet and back, with a look at what changes before it does.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { drop } from './pages/files.mjs';
import { MatrixPage } from './pages/matrix.mjs';
import { RolesPage } from './pages/roles.mjs';
import { StartPage } from './pages/start.mjs';
import { TablesPage } from './pages/tables.mjs';

const fixture = (name) => fs.readFileSync(path.join(import.meta.dirname, '../fixtures/csv', name));
// The cells of a line that needs no quotes.
const cells = (line) => line.split(',');

// A new plan with one cell of the matrix filled.
async function withOneCell(page) {
  const matrix = await MatrixPage.withNewPlan(page);
  await matrix.cells.first().focus();
  await matrix.keys('a');
  await matrix.saved();
  return TablesPage.of(page);
}

test('exported, one cell changed, imported: previewed, taken, found in the matrix, and taken back', async ({ page }) => {
  const tables = await withOneCell(page);
  await expectAccessible(page, 'the files page with CSV');
  const { name, text } = await tables.exported();
  expect(name).toBe('new-plan-matrix.csv');
  await expect(tables.toast('Exported as new-plan-matrix.csv.')).toBeVisible();
  const lines = text.replace(/^\uFEFF/, '').split('\r\n');
  const head = cells(lines[0]);
  const column = head.findIndex((word) => !['id', 'area', 'responsibility', 'stage', 'archived'].includes(word));
  const filled = lines.findIndex((line) => cells(line)[column] === 'A');
  expect(filled).toBeGreaterThan(0);
  const changed = cells(lines[filled]);
  changed[column] = 'r';
  lines[filled] = changed.join(',');

  await tables.choose('edited.csv', lines.join('\r\n'));
  await expect(tables.preview).toBeVisible();
  await expect(tables.outcome).toHaveText(/^\d+ rows: 1 changed, \d+ unchanged\. Nothing has been changed yet\.$/);
  await expect(tables.rows).toHaveCount(1);
  await expect(tables.rows).toContainText(`${head[column]}: A → R`);
  await expect(tables.rows).toContainText(`line ${filled + 1}, changed`);
  await expectAccessible(page, 'the preview of a table');
  await tables.take.click();
  await expect(tables.preview).toBeHidden();
  await expect(tables.toast('Imported “edited.csv”: 1 changed.')).toBeVisible();
  await expect(tables.restorePoints).toContainText('Before a CSV file was imported');
  const after = (await tables.exported()).text;
  expect(after).not.toBe(text);

  await tables.choose('edited.csv', lines.join('\r\n'));
  await expect(tables.outcome).toHaveText(/^\d+ rows: \d+ unchanged\. The plan has all of it already\.$/);
  await expect(tables.take).toHaveAttribute('aria-disabled', 'true');
  await tables.leave.click();
  await expect(tables.importTable).toBeFocused();

  await tables.undo.click();
  expect((await tables.exported()).text).toBe(text);
  await page.reload();
  expect((await tables.exported()).text, 'after a reload too').toBe(text);
});

test('a table of one’s own brings areas, responsibilities and a role, by keyboard alone', async ({ page }) => {
  await RolesPage.withNewPlan(page);
  const tables = await TablesPage.of(page);
  await tables.choose('excel.csv', fixture('excel.csv'));
  await expect(tables.outcome).toHaveText('3 rows: 3 new. New areas: “Service”. Nothing has been changed yet.');
  await expect(tables.preview).toContainText('Columns that are left alone: “Notes”.');
  await expect(tables.role('Head of sales')).toBeFocused();
  await expect(tables.rows.first()).toContainText('Head of sales: I');
  await page.keyboard.press('Space');
  await expect(tables.rows.first()).not.toContainText('Head of sales: I');
  await expect(tables.role('Head of sales')).toBeFocused();
  await page.keyboard.press('Space');
  await tables.take.focus();
  await page.keyboard.press('Enter');
  await expect(tables.toast('Imported “excel.csv”: 3 added.')).toBeVisible();
  const matrix = await MatrixPage.open(page, '?q=price');
  await expect(matrix.cell('Set the price', 'Product manager')).toHaveAccessibleName(/: accountable, responsible/);
  await expect(matrix.cell('Set the price', 'Head of sales')).toHaveAccessibleName(/: informed/);
});

test('rows that are wrong say where and why, and are left out only if one says so', async ({ page }) => {
  await RolesPage.withNewPlan(page);
  const tables = await TablesPage.of(page);
  await tables.choose('broken.csv', fixture('broken.csv'));
  await expect(tables.outcome).toHaveText('10 rows: 1 changed, 9 wrong. Correct them in the file, or leave them out.');
  await expect(tables.rows.first()).toContainText('Line 3, column PO: “X” is no letter out of A, R, C, I.');
  await expect(tables.take).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page, 'the preview of a table with wrong rows');
  await tables.take.focus();
  await page.keyboard.press('Enter');
  await expect(tables.preview, 'nothing happens').toBeVisible();
  await tables.leaveWrong.click();
  await expect(tables.outcome).toContainText('Nothing has been changed yet.');
  await tables.take.click();
  await expect(tables.toast('Imported “broken.csv”: 1 changed. 9 wrong rows left out.')).toBeVisible();
  await tables.undoFromToast('Imported');
  await tables.choose('broken.csv', fixture('broken.csv'));
  await expect(tables.outcome).toContainText('1 changed, 9 wrong.');
  await page.keyboard.press('Escape');
  await expect(tables.preview).toBeHidden();
});

test('what a spreadsheet could take for a formula leaves guarded, and comes back as it was', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  const formula = '=HYPERLINK("http://example.org";"Üben")';
  await roles.responsibilities.first().fill(formula);
  const tables = await TablesPage.of(page);
  await tables.separator.selectOption('Semicolon');
  const [download] = await Promise.all([page.waitForEvent('download'), tables.exportTable.click()]);
  const bytes = fs.readFileSync(await download.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const guarded = ';"\'=HYPERLINK(""http://example.org"";""Üben"")";';
  expect(bytes.includes(Buffer.from(guarded))).toBe(true);
  expect(bytes.subarray(3).toString().split('\r\n').slice(0, -1).every((line) => line.split(/;(?![^"]*"[^"]*$)/).length > 4)).toBe(true);
  await tables.forExcel.uncheck();
  const plain = (await tables.exported()).text;
  expect(plain).toBe(bytes.subarray(3).toString());
  await tables.choose('same.csv', bytes);
  await expect(tables.outcome).toContainText('The plan has all of it already.');
});

test('a table that is dropped is previewed; what is none is refused in words', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await drop(page, 'sheets.csv', fixture('sheets.csv').toString());
  const tables = new TablesPage(page);
  await expect(tables.outcome).toHaveText('3 rows: 3 new. New areas: “Service”. Nothing has been changed yet.');
  await tables.leave.click();
  for (const [name, why] of [
    ['backlog.csv', 'It is no table of responsibilities: no column is called “responsibility” or “id”. Its first line says: Summary, Story points, Assignee.'],
    ['unclosed.csv', 'The quote that opens in line 3 is never closed.'],
  ]) {
    await drop(page, name, fixture(name).toString());
    await expect(tables.refusal).toContainText(`“${name}” was not opened. ${why}`);
  }
  await tables.go('Files');
  await tables.choose('latin.csv', Buffer.from([0x74, 0x65, 0x78, 0x74, 0x0a, 0xdc, 0x0a]));
  await expect(tables.refusal).toContainText('Its letters are not in UTF-8');
  await tables.choose('plan.xlsx', Buffer.from('PK\x03\x04'));
  await expect(tables.refusal).toContainText('It is a workbook, not CSV.');
  await expect(tables.preview).toBeHidden();
  await roles.goToLists();
  await page.getByRole('button', { name: 'Export or import as CSV' }).click();
  await expect(tables.exportTable).toBeFocused();
});

test('a plan file stays one, whatever its name says; without a plan there is nothing to import into', { tag: '@once' }, async ({ page }) => {
  const start = await StartPage.open(page);
  await drop(page, 'mine.csv', fixture('sheets.csv').toString());
  await expect(start.refusal).toContainText('“mine.csv” was not opened. It is a table for a plan. Open or start a plan first, then import it.');
  const file = { format: 'tandem-plan', version: 1, plan: { settings: { id: 'p', name: 'In disguise' } } };
  await drop(page, 'plan.txt', JSON.stringify(file));
  await expect(start.planName).toHaveValue('In disguise');
});

test('without room for a restore point nothing is imported', { tag: '@once' }, async ({ page }) => {
  const tables = await withOneCell(page);
  const before = (await tables.exported()).text;
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (key.includes('/restore/')) throw new DOMException('full', 'QuotaExceededError');
      set.call(this, key, text);
    };
  });
  await tables.choose('excel.csv', fixture('excel.csv'));
  await tables.take.click();
  await expect(tables.toast('There is no room for a restore point, so nothing was changed.')).toBeVisible();
  expect((await tables.exported()).text).toBe(before);
});

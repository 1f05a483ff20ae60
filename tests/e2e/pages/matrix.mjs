// The role matrix: the grid with its one tab stop, the problems beside it, the letters as buttons.
import { expect } from '@playwright/test';
import { Frame } from './frame.mjs';
import { choose } from './files.mjs';
import { StartPage } from './start.mjs';

export class MatrixPage extends Frame {
  constructor(page) {
    super(page);
    this.grid = page.getByRole('grid');
    this.cells = this.grid.getByRole('gridcell', { name: /: (no letter|accountable|responsible|consulted|informed)(, \w+)*(, as for all products)?$/ });
    this.rowHeaders = this.grid.getByRole('rowheader');
    this.finding = page.getByRole('heading', { level: 2, name: /settled/ });
    this.problems = page.getByRole('region', { name: /problem|Nothing is entered/ });
    this.said = this.main.getByRole('status').last();
    this.bar = page.getByRole('toolbar', { name: 'Letters of the chosen cell' });
    this.area = page.getByRole('combobox', { name: 'Area' });
    this.more = page.getByRole('button', { name: /^More filters/ });
    this.product = page.getByRole('combobox', { name: 'For', exact: true });
    this.stage = page.getByRole('combobox', { name: 'Stage', exact: true });
    this.byLetters = page.getByRole('combobox', { name: 'Letters of a role' });
    this.byProblem = page.getByRole('combobox', { name: 'Problem', exact: true });
    this.selected = this.grid.locator('[aria-selected=true]');
    this.filter = page.getByRole('searchbox', { name: 'Filter responsibilities by word' });
  }

  // A new plan, its matrix empty.
  static async withNewPlan(page) {
    const start = await StartPage.open(page);
    await start.newPlan.click();
    await expect(start.planName).toBeVisible();
    return MatrixPage.open(page);
  }

  // A plan out of a file.
  static async withPlan(page, text, query = '') {
    const start = await StartPage.open(page);
    await choose(page, start.openFile, 'team.json', text);
    await expect(start.planName).toHaveValue('Team');
    return MatrixPage.open(page, query);
  }

  static async open(page, query = '') {
    await page.goto(`./#/roles${query}`);
    const matrix = new MatrixPage(page);
    await matrix.isReady();
    return matrix;
  }

  async isReady() {
    await expect(this.grid).toBeVisible();
    await expect(this.save).toHaveText('Saved');
  }

  async reload() {
    await expect(this.save).toHaveText('Saved');
    await this.page.reload();
    await this.isReady();
  }

  // The cell of a role in a row, by the beginning of the row's text.
  cell(text, role) {
    return this.grid.getByRole('gridcell', { name: new RegExp(`^${text}.*, ${role}: `) });
  }

  row(text) {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: text }) });
  }

  rows(kind) {
    return this.page.getByRole('group', { name: 'Rows' }).getByRole('button', { name: kind });
  }

  // The letters that are shown, row by row, `-` for none.
  async letters() {
    return this.grid.evaluate((grid) => [...grid.querySelectorAll('tr[data-row]')].map((row) =>
      [...row.querySelectorAll('[data-role]')].map((cell) => cell.textContent || '-').join(' ')));
  }

  // The texts of the rows that are shown.
  async shown() {
    return this.grid.evaluate((grid) => [...grid.querySelectorAll('tr[data-row] > th')].map((cell) => cell.firstChild.nextSibling?.textContent || cell.textContent));
  }

  letter(name) {
    return this.bar.getByRole('button', { name });
  }

  // Types into the cell that has the focus, a key at a time.
  async keys(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  // Leaves an edit to the storage.
  async saved() {
    await expect(this.save).toHaveText('Saved');
  }
}

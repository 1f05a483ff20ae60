// The matrix as CSV: the section on the files page, and the preview of a table that arrived.
import { expect } from '@playwright/test';
import { FilesPage } from './files.mjs';

export class TablesPage extends FilesPage {
  constructor(page) {
    super(page);
    this.section = page.getByRole('region', { name: 'Responsibilities and matrix as CSV' });
    this.separator = this.section.getByRole('combobox', { name: 'Separator' });
    this.forExcel = this.section.getByRole('checkbox', { name: 'For Excel: mark the file as UTF-8' });
    this.exportTable = this.section.getByRole('button', { name: 'Export as CSV' });
    this.importTable = this.section.getByRole('button', { name: 'Import CSV' });
    this.preview = page.getByRole('dialog', { name: 'Import a table' });
    this.outcome = this.preview.getByRole('status');
    this.rows = this.preview.getByRole('listitem');
    this.take = this.preview.getByRole('button', { name: 'Import' });
    this.leave = this.preview.getByRole('button', { name: 'Leave it' });
    this.leaveWrong = this.preview.getByRole('checkbox', { name: 'Leave out the rows that are wrong' });
  }

  // From whatever page is open, with a plan.
  static async of(page) {
    const tables = new TablesPage(page);
    await tables.go('Files');
    await expect(tables.section).toBeVisible();
    return tables;
  }

  // The role that a column of the table would become.
  role(name) {
    return this.preview.getByRole('checkbox', { name: `Add the role “${name}”` });
  }

  async exported() {
    return this.downloaded(() => this.exportTable.click());
  }

  // Hands a table over through the file picker.
  async choose(name, content) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.importTable.click()]);
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  }
}

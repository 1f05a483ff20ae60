// The page of plan files: export, open, plans and restore points on this device; and the dialogs that go with them.
import fs from 'node:fs/promises';
import { expect } from '@playwright/test';
import { Frame } from './frame.mjs';

export class FilesPage extends Frame {
  constructor(page) {
    super(page);
    this.heading = page.getByRole('heading', { level: 1, name: 'Plan files' });
    this.name = page.getByRole('textbox', { name: 'Your name' });
    this.note = page.getByRole('textbox', { name: 'Note' });
    this.export = page.getByRole('button', { name: 'Export the plan' });
    this.exportBare = page.getByRole('button', { name: 'Export without share points' });
    this.openFile = this.main.getByRole('button', { name: 'Open a file' });
    this.newPlan = this.main.getByRole('button', { name: 'New plan' });
    this.sharePoints = page.getByRole('region', { name: /share point|Not exported yet/ });
    this.restorePoints = page.getByRole('region', { name: 'Restore points' });
    this.plans = page.getByRole('region', { name: 'Plans on this device' }).getByRole('listitem');
    this.arrival = page.getByRole('dialog', { name: 'This plan is on the device already' });
    this.firstExport = page.getByRole('dialog', { name: 'Export the plan' });
  }

  // From whatever page is open, with a plan.
  static async of(page) {
    const files = new FilesPage(page);
    await files.go('Files');
    await expect(files.heading).toBeVisible();
    return files;
  }

  plan(name) {
    return this.plans.filter({ hasText: name });
  }

  // The text of the file that an action downloads.
  async downloaded(act) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    const text = await fs.readFile(await download.path(), 'utf8');
    return { name: download.suggestedFilename(), text };
  }

  async exported(note = '') {
    await this.note.fill(note);
    return (await this.downloaded(() => this.export.click())).text;
  }
}

// Hands a file to the page through the file picker that a button opens.
export async function choose(page, button, name, content) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

// Drops a file on the page.
export async function drop(page, name, content) {
  await dropAll(page, [[name, content]]);
}

// Drops files on the page, all at once.
export async function dropAll(page, files) {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name, { type: 'application/json' }));
    return data;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the files to open them')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(page.getByText('Drop the files to open them')).toBeHidden();
}

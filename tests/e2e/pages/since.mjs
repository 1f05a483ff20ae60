// What moved since: the matrix compared with a share point, a restore point, another plan, or a file.
import fs from 'node:fs/promises';
import { expect } from '@playwright/test';
import { Frame } from './frame.mjs';

export class SincePage extends Frame {
  constructor(page) {
    super(page);
    this.with = page.getByRole('combobox', { name: 'Compare with' });
    this.file = page.getByRole('button', { name: 'Compare with a file' });
    this.finding = page.getByRole('heading', { level: 2 }).first();
    this.figure = page.getByRole('figure');
    this.picture = this.figure.getByRole('img');
    this.moves = page.getByRole('region', { name: 'Accountability moved' });
    this.letters = page.getByRole('region', { name: 'Other letters changed' });
    this.rows = page.getByRole('region', { name: /^Responsibilities that came/ });
    this.roles = page.getByRole('region', { name: /^Roles that came/ });
    this.holders = page.getByRole('region', { name: 'Who holds them' });
    this.balance = page.getByRole('region', { name: 'Gained and lost' });
    this.changesOf = page.getByRole('navigation', { name: 'Changes of' });
    this.print = page.getByRole('button', { name: 'Print' });
    this.downloadIt = page.getByRole('button', { name: 'Download as Markdown' });
    this.copy = page.getByRole('button', { name: 'Copy as Markdown' });
  }

  static async of(page) {
    const since = new SincePage(page);
    await since.go('Roles');
    await since.main.getByRole('link', { name: 'What moved' }).click();
    await expect(page).toHaveURL(/#\/roles\/since/);
    return since;
  }

  async downloaded() {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.downloadIt.click()]);
    return { name: download.suggestedFilename(), text: await fs.readFile(await download.path(), 'utf8') };
  }
}

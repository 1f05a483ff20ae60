// The charters of the roles page: on the screen, on paper, as Markdown.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { expect } from '@playwright/test';
import { choose } from './files.mjs';
import { Frame } from './frame.mjs';
import { StartPage } from './start.mjs';

export class CharterPage extends Frame {
  constructor(page) {
    super(page);
    this.switch = page.getByRole('navigation', { name: 'Charter of' });
    this.sheets = page.getByRole('article');
    this.print = page.getByRole('button', { name: 'Print this charter' });
    this.printAll = page.getByRole('button', { name: 'Print all charters' });
    this.download = page.getByRole('button', { name: 'Download as Markdown' });
    this.copy = page.getByRole('button', { name: 'Copy as Markdown' });
  }

  // Opens a plan file on a device that has nothing yet, and the charters of its roles.
  static async withPlan(page, file) {
    const start = await StartPage.open(page);
    await choose(page, start.openFile, 'plan.json', typeof file === 'string' ? file : JSON.stringify(file));
    await expect(start.planName).toBeVisible();
    const charter = new CharterPage(page);
    await charter.go('Roles');
    await charter.main.getByRole('link', { name: 'Charters' }).click();
    await expect(charter.sheets.first()).toBeVisible();
    return charter;
  }

  sheet(role) {
    return this.page.getByRole('article', { name: role, exact: true });
  }

  async choose(role) {
    await this.switch.getByRole('link', { name: role, exact: true }).click();
    await expect(this.switch.getByRole('link', { name: role, exact: true })).toHaveAttribute('aria-current', 'page');
  }

  // A part of a sheet, by its heading.
  part(role, heading) {
    return this.sheet(role).locator('section').filter({ has: this.page.getByRole('heading', { name: heading }) });
  }

  // What the browser prints: the text of each page.
  async printed() {
    const pdf = await this.page.pdf({ preferCSSPageSize: true });
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 2 ** 26 }).toString();
    // Each page ends with a form feed.
    return text.split('\f').slice(0, -1);
  }

  async downloaded() {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.download.click()]);
    return { name: download.suggestedFilename(), text: await fs.readFile(await download.path(), 'utf8') };
  }
}

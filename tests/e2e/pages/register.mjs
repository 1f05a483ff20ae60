// The registers of the roles page: decision rights, development, stakeholders, roles side by side.
import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { choose } from './files.mjs';
import { Frame } from './frame.mjs';
import { StartPage } from './start.mjs';

class Register extends Frame {
  // A new plan, or one out of a file, with this view of the roles page.
  static async open(page, tab, file) {
    const start = await StartPage.open(page);
    if (file) await choose(page, start.openFile, 'plan.json', JSON.stringify(file));
    else await start.newPlan.click();
    await expect(start.planName).toBeVisible();
    const register = new this(page);
    await register.go('Roles');
    await register.show(tab);
    return register;
  }

  async show(tab) {
    const link = this.page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: tab, exact: true });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
  }

  finding(words) {
    return this.main.getByRole('heading', { level: 2, name: words });
  }

  // The line of an entry, which opens to its fields.
  line(words) {
    return this.main.locator('summary').filter({ hasText: words });
  }

  // What the browser prints: the text of each page.
  async printed() {
    const pdf = await this.page.pdf({ preferCSSPageSize: true });
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 2 ** 26 }).toString();
    return text.split('\f').slice(0, -1);
  }
}

export class RightsPage extends Register {
  constructor(page) {
    super(page);
    this.newText = page.getByRole('textbox', { name: 'What is decided, for a new right' });
    this.newRole = page.getByRole('combobox', { name: 'Who decides, for a new right' });
    this.add = page.getByRole('button', { name: 'Add decision' });
    this.suggestions = page.getByRole('region', { name: 'To begin with' });
    this.text = page.getByRole('textbox', { name: 'What is decided', exact: true });
    this.role = page.getByRole('combobox', { name: 'Who decides', exact: true });
    this.limit = page.getByRole('textbox', { name: 'Up to where' });
    this.beyond = page.getByRole('combobox', { name: 'Who decides beyond' });
  }

  suggestion(text) {
    return this.suggestions.getByRole('button', { name: `Add: ${text}` });
  }
}

export class CardPage extends Register {
  constructor(page) {
    super(page);
    this.table = page.getByRole('table');
    this.switch = page.getByRole('navigation', { name: 'Compare' });
  }

  field(dimension, role) {
    return this.page.getByRole('textbox', { name: `${dimension} of ${role}` });
  }

  use(dimension, role) {
    return this.page.getByRole('button', { name: `Use this text: ${dimension} of ${role}` });
  }
}

export class DevelopmentPage extends Register {
  constructor(page) {
    super(page);
    this.newRow = page.getByRole('combobox', { name: 'Responsibility that moves' });
    this.newRole = page.getByRole('combobox', { name: 'To which role' });
    this.newDay = page.getByLabel('By which day');
    this.plan = page.getByRole('button', { name: 'Plan it', exact: true });
    this.byRole = page.getByRole('region', { name: 'What comes and goes, by role' });
    this.from = page.getByRole('combobox', { name: 'From', exact: true });
  }

  button(word, text) {
    return this.main.getByRole('button', { name: new RegExp(`^${word}: ${text}`) });
  }
}

export class StakeholdersPage extends Register {
  constructor(page) {
    super(page);
    this.newName = page.getByRole('textbox', { name: 'Name of a new stakeholder' });
    this.add = page.getByRole('button', { name: 'Add stakeholder' });
    this.table = page.getByRole('table', { name: 'The register' });
    this.figure = page.getByRole('figure');
  }

  field(words, name) {
    return this.page.getByLabel(`${words}: ${name}`, { exact: true });
  }
}

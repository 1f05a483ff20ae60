// The role templates: the questions, what fits, the list, and what one of them would change.
import { expect } from '@playwright/test';
import { Frame } from './frame.mjs';
import { StartPage } from './start.mjs';

export class TemplatesPage extends Frame {
  constructor(page) {
    super(page);
    this.questions = page.getByRole('region', { name: 'What is your team like?' });
    this.forget = page.getByRole('button', { name: 'Take the answers back' });
    this.result = page.getByRole('region', { name: /^(Which template fits\?|Fits best:|No answer speaks)/ });
    this.best = this.result.getByRole('heading', { level: 2 });
    this.all = page.getByRole('link', { name: 'All templates' });
    this.changes = this.main.getByRole('status').filter({ has: page.getByRole('list') });
    this.fill = page.getByRole('radio', { name: 'Leave them: fill only empty rows' });
    this.replace = page.getByRole('radio', { name: 'Replace what is there' });
    this.apply = page.getByRole('button', { name: 'Fill the matrix', exact: true });
    this.areas = page.getByRole('region', { name: 'Row by row' }).getByRole('group');
  }

  // A new plan that begins with a template, from the start page.
  static async fromStart(page) {
    await StartPage.open(page);
    await page.getByRole('button', { name: 'Or from a template that fits your team' }).click();
    const templates = new TemplatesPage(page);
    await expect(templates.best).toHaveText('Which template fits?');
    return templates;
  }

  static async open(page, query = '') {
    await page.goto(`./#/roles/templates${query}`);
    const templates = new TemplatesPage(page);
    await expect(templates.main.getByRole('heading', { level: 2 }).first()).toBeVisible();
    return templates;
  }

  answer(question, words) {
    return this.questions.getByRole('group', { name: question }).getByRole('radio', { name: words });
  }

  see(name) {
    return this.main.getByRole('listitem').getByRole('link', { name: `See what would change: ${name}`, exact: true });
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 2, name, exact: true });
  }

  area(name) {
    return this.areas.filter({ hasText: name });
  }

  // A row of an area that is open.
  row(text) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: text }) });
  }
}

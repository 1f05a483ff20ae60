// The roles page: who there is, and what there is to own.
import { expect } from '@playwright/test';
import { Frame } from './frame.mjs';
import { StartPage } from './start.mjs';

export class RolesPage extends Frame {
  constructor(page) {
    super(page);
    this.heading = page.getByRole('heading', { level: 1, name: 'Roles' });
    this.roles = page.getByRole('textbox', { name: 'Name of the role' });
    this.newRole = page.getByRole('textbox', { name: 'Name of a new role' });
    this.addRole = page.getByRole('button', { name: 'Add role' });
    this.responsibilities = page.getByRole('textbox', { name: 'Responsibility', exact: true });
    this.newResponsibility = page.getByRole('textbox', { name: 'Text of a new responsibility' });
    this.addResponsibility = page.getByRole('button', { name: 'Add responsibility' });
    this.area = page.getByRole('combobox', { name: 'Area', exact: true });
    this.filter = page.getByRole('searchbox', { name: 'Filter responsibilities by word' });
    this.count = page.getByRole('heading', { level: 2, name: /responsibilit/i });
    this.topics = page.getByRole('checkbox', { name: /^Topic of the workshop/ });
  }

  // A new plan, as somebody makes it who is here for the first time.
  static async withNewPlan(page) {
    const start = await StartPage.open(page);
    await start.newPlan.click();
    const roles = new RolesPage(page);
    await roles.goToLists();
    await roles.isReady();
    return roles;
  }

  // The page in another tab, or after a reload: the plan of last time is there.
  static async open(page) {
    await page.goto('./#/roles/list');
    const roles = new RolesPage(page);
    await roles.isReady();
    return roles;
  }

  async isReady() {
    await expect(this.heading).toBeVisible();
    await expect(this.responsibilities.first()).toBeVisible();
    await expect(this.save).toHaveText('Saved');
  }

  async reload() {
    await this.page.reload();
    await this.isReady();
  }

  topic(text) {
    return this.page.getByRole('checkbox', { name: `Topic of the workshop: ${text}`, exact: true });
  }

  putAway(text) {
    return this.page.getByRole('button', { name: `Put away: ${text}`, exact: true });
  }

  bringBack(text) {
    return this.page.getByRole('button', { name: `Bring back: ${text}`, exact: true });
  }

  putRoleAway(name) {
    return this.page.getByRole('button', { name: `Put away ${name}`, exact: true });
  }

  rows(kind) {
    return this.page.getByRole('group', { name: 'Rows' }).getByRole('button', { name: kind, exact: true });
  }

  // Types at the end of what stands there, letter by letter, as a person does.
  async typeOn(field, text) {
    await field.focus();
    await field.press('End');
    await field.pressSequentially(text);
  }
}

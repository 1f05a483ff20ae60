// The frame around every page: navigation, the plan's name, what is stored, undo, palette, messages.
import { expect } from '@playwright/test';

export class Frame {
  constructor(page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.planName = page.getByRole('textbox', { name: 'Name of the plan' });
    this.save = page.getByRole('banner').getByRole('status');
    this.undo = page.getByRole('button', { name: /^Undo(:|$)/ }).first();
    this.redo = page.getByRole('button', { name: /^Redo(:|$)/ });
    this.download = page.getByRole('banner').getByRole('button', { name: 'Download' });
    this.saveAgain = page.getByRole('banner').getByRole('button', { name: 'Save again' });
    this.theme = page.getByRole('button', { name: 'Switch between light and dark' });
    this.find = page.getByRole('button', { name: 'Search or run a command' });
    this.palette = page.getByRole('dialog', { name: 'Search or run a command' });
    this.search = page.getByRole('combobox', { name: 'Search or run a command' });
    this.results = this.palette.getByRole('option');
    this.refusal = page.getByRole('alert');
    this.remarks = page.getByText(/^Opened with (one remark|\d+ remarks)/);
    this.pages = page.getByRole('navigation', { name: 'Pages' });
  }

  // The sentence on what has just happened.
  toast(text) {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  async undoFromToast(text) {
    await this.toast(text).getByRole('button', { name: 'Undo' }).click();
  }

  async go(name) {
    await this.pages.getByRole('link', { name }).click();
    await expect(this.pages.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  }

  // The lists of roles and responsibilities, a view of the roles page.
  async goToLists() {
    await this.go('Roles');
    await this.main.getByRole('link', { name: 'Roles and responsibilities' }).click();
  }

  async run(name) {
    await this.page.keyboard.press('Control+k');
    await this.search.fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.palette).toBeHidden();
  }

  // What was left out or repaired, in sentences.
  async readRemarks() {
    await this.remarks.click();
    return this.main.getByRole('group').getByRole('listitem').allInnerTexts();
  }

  // What is shown once the plan of last time is there.
  async started() {
    await expect(this.page.getByText('Loading the plan …')).toBeHidden();
    await expect(this.main.getByRole('heading', { level: 1 })).toBeVisible();
  }
}

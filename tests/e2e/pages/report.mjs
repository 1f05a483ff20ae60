// The report of a round, and the parts of the reveal that came with it: the mirror and the agreement by area.
import { expect } from '@playwright/test';
import { CharterPage } from './charter.mjs';
import { RoundPage } from './round.mjs';

export class ReportPage extends CharterPage {
  constructor(page) {
    super(page);
    this.round = new RoundPage(page);
    this.sheet = page.getByRole('article');
    this.print = page.getByRole('button', { name: 'Print this report' });
    this.names = page.getByRole('checkbox', { name: 'Show names' });
    this.picture = this.sheet.getByRole('group', { name: 'Topics between two roles' });
    this.roles = page.getByRole('navigation', { name: 'Mirror of' });
    this.mirror = page.getByRole('region').filter({ has: this.roles });
    this.areas = page.getByRole('region', { name: /How far (you|the articles) agree, by area/ });
  }

  // A topic in the report, by its text.
  topic(text) {
    return this.sheet.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: text }) });
  }

  async mirrorOf(role) {
    await this.roles.getByRole('link', { name: role, exact: true }).click();
    await expect(this.roles.getByRole('link', { name: role, exact: true })).toHaveAttribute('aria-current', 'true');
  }

  // The line of an area: in the mirror or in the table of agreement.
  area(region, name) {
    return region.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }
}

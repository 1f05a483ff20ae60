// What the checks found: the ways to mend it, the limits, people; and the view of the load.
import { expect } from '@playwright/test';
import { MatrixPage } from './matrix.mjs';

export class ChecksPage extends MatrixPage {
  constructor(page) {
    super(page);
    this.people = page.getByRole('region', { name: 'People', exact: true });
    this.limits = page.locator('summary').filter({ hasText: /^Limits/ });
    this.limit = (rule) => page.getByRole('spinbutton', { name: { L3: 'Most roles that do the work in a row', L4: 'Largest share of roles asked in a row', L5: 'Largest share of rows that one person answers for' }[rule] });
    this.reset = page.getByRole('button', { name: 'Back to the published limits' });
  }

  static async open(page, query = '') {
    await page.goto(`./#/roles${query}`);
    const checks = new ChecksPage(page);
    await checks.isReady();
    return checks;
  }

  problem(row) {
    return this.problems.getByRole('listitem').filter({ hasText: row });
  }

  // A way to mend a row.
  way(row, words) {
    return this.problem(row).getByRole('button', { name: words });
  }

  // The findings about people, each with how much it matters.
  async expectPeople(titles) {
    await expect(this.people.getByRole('listitem').getByRole('strong')).toHaveText(titles);
  }
}

export class LoadPage extends MatrixPage {
  constructor(page) {
    super(page);
    this.heading = (name) => page.getByRole('heading', { level: 2, name });
    this.table = (name) => page.getByRole('table', { name: `Load: ${name}` });
    this.tick = (name) => page.getByRole('checkbox', { name, exact: true });
  }

  static async open(page) {
    await page.goto('./#/roles/load');
    const load = new LoadPage(page);
    await expect(load.heading('Who holds which role, and who may decide')).toBeVisible();
    return load;
  }
}

// The start page: what Tandem is for, the three ways in, the plans on this device.
import { expect } from '@playwright/test';
import { Frame } from './frame.mjs';

export class StartPage extends Frame {
  constructor(page) {
    super(page);
    this.heading = page.getByRole('heading', { level: 1, name: 'One plan, two roles.' });
    this.sample = page.getByRole('button', { name: /^What five articles say/ });
    this.newPlan = page.getByRole('button', { name: /^Start a new plan/ });
    this.openFile = page.getByRole('button', { name: /^Open a plan file/ });
    this.plans = page.getByRole('region', { name: 'Plans on this device' }).getByRole('listitem');
  }

  static async open(page) {
    await page.goto('./');
    const start = new StartPage(page);
    await expect(start.heading).toBeVisible();
    return start;
  }

  plan(name) {
    return this.plans.filter({ hasText: name });
  }
}

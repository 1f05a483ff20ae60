// Several rounds of a workshop: choosing one, what is done with it as a whole, and two compared.
import { RoundPage } from './round.mjs';

export class RoundsPage extends RoundPage {
  constructor(page) {
    super(page);
    this.switch = page.getByRole('combobox', { name: 'Round', exact: true });
    this.whole = page.getByRole('region', { name: 'This round' });
    this.day = this.whole.getByLabel('Day of the workshop');
    this.copy = this.whole.getByRole('button', { name: 'Copy for next time' });
    this.close = this.whole.getByRole('button', { name: 'Close it: no more answers' });
    this.delete = this.whole.getByRole('button', { name: 'Delete this round' });
    this.with = page.getByRole('combobox', { name: 'Compare with' });
    // The region is named by what was found.
    this.compared = page.getByRole('region').filter({ has: this.with });
    this.shifts = page.getByRole('region', { name: 'In order of change' });
  }
}

// The workshop page, as a reader finds its way on it: by roles and names.

export class Workshop {
  constructor(page) {
    this.page = page;
    this.agreement = page.getByRole('region', { name: 'Agreement', exact: true });
    this.picture = page.getByRole('group', { name: 'Topics between two roles' });
    this.marks = this.picture.getByRole('button');
    this.list = page.getByRole('region', { name: 'In order of disagreement' });
    this.votes = page.getByRole('region', { name: 'Whom the votes go to' });
    this.both = page.getByRole('region', { name: 'What two roles both claim' });
    this.gaps = page.getByRole('region', { name: 'What nobody takes' });
    this.wavers = page.getByRole('region', { name: 'Where an article contradicts itself' });
    this.twin = page.getByRole('group', { name: 'All topics as a table' });
  }

  // Starts the app and opens the sample from the first page.
  async openSample() {
    await this.page.goto('./');
    await this.page.getByRole('main').getByRole('button', { name: 'What five articles say' }).or(this.page.getByRole('main').getByRole('link', { name: 'What five articles say' })).first().click();
    await this.page.getByRole('heading', { level: 1, name: 'Who owns what today?' }).waitFor();
  }

  // Waits until the ranges of both numbers have arrived.
  async ranges() {
    await this.agreement.getByRole('img', { name: /range/ }).waitFor();
  }

  // The line of a topic in the list, which opens it.
  topic(text) {
    return this.list.locator('summary').filter({ hasText: text });
  }

  // What is open under the line of a topic.
  details(text) {
    return this.list.locator('details').filter({ has: this.page.locator('summary', { hasText: text }) });
  }

  // The topics in the list, in order, by their texts.
  async topics() {
    return this.list.locator('summary .what').evaluateAll((lines) => lines.map((line) => line.firstChild.textContent.trim()));
  }

  async show(view) {
    await this.page.getByRole('group', { name: 'Show as' }).getByRole('button', { name: view }).click();
  }
}

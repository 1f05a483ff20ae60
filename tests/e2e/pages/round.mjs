// A round of the workshop: set up, answers, decide; and the page of one who answers.
import fs from 'node:fs/promises';
import { expect } from '@playwright/test';
import { FilesPage } from './files.mjs';
import { StartPage } from './start.mjs';

export class RoundPage extends FilesPage {
  constructor(page) {
    super(page);
    this.views = page.getByRole('navigation', { name: 'Views' });
    this.newParticipant = page.getByRole('textbox', { name: 'Name of a new participant' });
    this.people = page.getByRole('region', { name: 'Who takes part' });
    this.chosen = page.getByRole('region', { name: /topics? (is|are)? ?chosen|topics? chosen/ });
    this.choose = page.getByRole('region', { name: 'Choose topics' });
    this.collect = page.getByRole('link', { name: 'Collect the answers' });
    this.kit = page.getByRole('button', { name: 'Download the kit' });
    this.addSheets = page.getByRole('button', { name: 'Add sheets' });
    this.arrived = page.getByRole('region', { name: 'Just arrived' }).getByRole('listitem');
    this.reveal = page.getByRole('button', { name: 'Reveal the answers' });
    this.topic = page.getByRole('region', { name: 'Topic under discussion' });
    this.decide = this.topic.getByRole('button', { name: 'Decide', exact: true });
    this.park = this.topic.getByRole('button', { name: 'Park it' });
    this.settle = page.getByRole('button', { name: /^Settle \d+ topics? on which all agree/ });
    this.agenda = page.getByRole('region', { name: /topics? decided|topics are decided|Nothing is decided/ });
    this.asksShould = page.getByRole('checkbox', { name: 'Also ask “who should own it?”' });
    this.anonymous = page.getByRole('checkbox', { name: 'Anonymous answers' });
    this.nextTurn = page.getByRole('link', { name: 'The next participant answers here' });
    this.questions = page.getByRole('navigation', { name: 'Question' });
    this.wish = page.getByRole('figure').filter({ has: page.getByRole('columnheader', { name: 'Would gain' }) });
  }

  // A new plan, as somebody makes it who is here for the first time.
  static async withNewPlan(page) {
    const start = await StartPage.open(page);
    await start.newPlan.click();
    const round = new RoundPage(page);
    await expect(round.newParticipant).toBeVisible();
    return round;
  }

  async view(name) {
    await this.views.getByRole('link', { name, exact: true }).click();
    await expect(this.views.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
  }

  async add(name, ...roles) {
    await this.newParticipant.fill(name);
    await this.newParticipant.press('Enter');
    for (const role of roles) await this.holds(name, role).check();
  }

  holds(name, role) {
    return this.people.getByRole('checkbox', { name: `${name}: ${role}`, exact: true });
  }

  person(name) {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  answerHere(name) {
    return this.page.getByRole('link', { name: new RegExp(`^(Answer here|Go on here|Answer again): ${name}$`) });
  }

  letter(role, word) {
    return this.topic.getByRole('checkbox', { name: `${role}: ${word}`, exact: true });
  }

  // The kit, as its file.
  async kitFile() {
    return (await this.downloaded(() => this.kit.click())).text;
  }

  // Adds sheets, each with the name of its file.
  async take(...sheets) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.addSheets.click()]);
    await chooser.setFiles(sheets.map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
  }
}

// The questions, one topic at a time.
export class AnswerPage {
  constructor(page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.question = page.getByRole('group', { name: /^Who owns this today\?/ });
    this.should = page.getByRole('group', { name: 'And who should own it?' });
    this.same = page.getByRole('checkbox', { name: 'The same as today' });
    this.begin = page.getByRole('button', { name: 'Begin' });
    this.heading = page.getByRole('heading', { level: 1 });
    this.next = page.getByRole('button', { name: /^(Next|Look at all of it)$/ });
    this.back = page.getByRole('button', { name: 'Back' });
    this.all = page.getByRole('button', { name: 'All topics' });
    this.handIn = page.getByRole('button', { name: 'Hand in' });
    this.save = page.getByRole('button', { name: /^Save/ });
    this.list = page.getByRole('list').getByRole('listitem');
  }

  pick(name) {
    return this.question.getByRole('checkbox', { name, exact: true });
  }

  wish(name) {
    return this.should.getByRole('checkbox', { name, exact: true });
  }

  // Opens a kit on a device that never saw Tandem, and says who answers; without a name, nothing.
  static async withKit(page, kit, name) {
    const start = await StartPage.open(page);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), start.openFile.click()]);
    await chooser.setFiles({ name: 'questions.kit.json', mimeType: 'application/json', buffer: Buffer.from(kit) });
    const answer = new AnswerPage(page);
    if (!name) return answer;
    await page.getByRole('button', { name, exact: true }).click();
    await expect(answer.question).toBeVisible();
    return answer;
  }

  // Answers every topic: a list of picks for each; none leaves it open.
  async answer(answers) {
    for (const [place, picks] of answers.entries()) {
      await expect(this.page.getByText(new RegExp(`^${place + 1} of ${answers.length}\\b`))).toBeVisible();
      for (const pick of [picks].flat()) await this.pick(pick).check();
      await this.next.click();
    }
    await expect(this.heading).toHaveText(/topics are answered/);
  }

  // Answers both questions on every topic: who owns it today, and who should; `same` for as it is.
  async answerBoth(answers) {
    for (const [place, [today, should]] of answers.entries()) {
      await expect(this.page.getByText(new RegExp(`^${place + 1} of ${answers.length}\\b`))).toBeVisible();
      await this.pick(today).check();
      await (should === 'same' ? this.same : this.wish(should)).check();
      await this.next.click();
    }
    await expect(this.heading).toHaveText(/topics are answered/);
  }

  async sheetFile() {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.save.click()]);
    return [download.suggestedFilename(), await fs.readFile(await download.path(), 'utf8')];
  }
}

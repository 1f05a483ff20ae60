// Tandem's main job, from an empty plan to printed charters: four people, two on the device and two by files, each on a device of
// their own. Once by pointing and once by keys alone, on a laptop and on a phone.
import { expect, test } from './support/fixtures.mjs';
import { CharterPage } from './pages/charter.mjs';
import { AnswerPage, RoundPage } from './pages/round.mjs';
import { StartPage } from './pages/start.mjs';

// The answers of each, by topic: 1 product owner, 2 product manager, 3 the whole team, 4 nobody, 5 don't know.
const ANSWERS = {
  Anna: '111111122111',
  Ben: '122111222211',
  Cleo: '212111222211',
  Dan: '312114252211',
};

// What a hand does, and how often. Answers are not counted, and neither is what a browser does by itself.
class Pointer {
  constructor() {
    this.actions = 0;
  }

  async press(control) {
    this.actions += 1;
    await control.click();
  }

  async tick(box) {
    this.actions += 1;
    await box.check();
  }

  async write(field, text) {
    this.actions += 1;
    await field.fill(text);
  }

  async enter(field) {
    this.actions += 1;
    await field.press('Enter');
  }

  async answer(page, answers) {
    const answer = new AnswerPage(page);
    for (const [place, number] of [...answers].entries()) {
      await expect(page.getByText(new RegExp(`^${place + 1} of 12`))).toBeVisible();
      await answer.question.getByRole('checkbox').nth(number - 1).check();
      await answer.next.click();
    }
  }
}

// Only keys: Tab until the focus is there, then the key that does it.
class Keys extends Pointer {
  async go(control) {
    await expect(control).toBeVisible();
    const page = control.page();
    for (let step = 0; step < 250; step += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never gets to ${control}`);
  }

  async press(control) {
    this.actions += 1;
    await this.go(control);
    await control.page().keyboard.press('Enter');
  }

  async tick(box) {
    this.actions += 1;
    await this.go(box);
    if (!(await box.isChecked())) await box.page().keyboard.press('Space');
    await expect(box).toBeChecked();
  }

  async write(field, text) {
    this.actions += 1;
    await this.go(field);
    await field.page().keyboard.press('Control+a');
    await field.page().keyboard.type(text);
  }

  async enter(field) {
    this.actions += 1;
    await field.page().keyboard.press('Enter');
  }

  async answer(page, answers) {
    const answer = new AnswerPage(page);
    for (const [place, number] of [...answers].entries()) {
      await expect(page.getByText(new RegExp(`^${place + 1} of 12`))).toBeVisible();
      await expect(answer.question.getByRole('checkbox').first()).toBeFocused();
      await page.keyboard.press(number);
      await page.keyboard.press('Enter');
    }
  }
}

// Presses something that asks for files, and gives it these.
async function hand(hand, page, control, ...files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hand.press(control)]);
  await chooser.setFiles(files.map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
}

async function journey(hands, page, newDevice) {
  const start = await StartPage.open(page);
  await hands.press(start.newPlan);
  const round = new RoundPage(page);
  await expect(round.newParticipant).toBeVisible();
  await hands.write(round.planName, 'Payments');
  for (const [name, role] of [['Anna', 'Product owner'], ['Ben', 'Product manager'], ['Cleo', 'Product manager'], ['Dan', 'Product owner']]) {
    await hands.write(round.newParticipant, name);
    await hands.enter(round.newParticipant);
    await hands.tick(round.holds(name, role));
  }
  await hands.press(round.collect);
  const kit = (await round.downloaded(() => hands.press(round.kit))).text;

  for (const name of ['Anna', 'Ben']) {
    await hands.press(round.answerHere(name));
    await hands.answer(page, ANSWERS[name]);
    await hands.press(new AnswerPage(page).handIn);
    await expect(round.person(name).getByText('answered')).toBeVisible();
  }
  const sheets = [];
  for (const name of ['Cleo', 'Dan']) {
    const device = await newDevice();
    const theirs = await StartPage.open(device);
    await hand(hands, device, theirs.openFile, ['who-owns-what-today.kit.json', kit]);
    await hands.press(device.getByRole('button', { name, exact: true }));
    await hands.answer(device, ANSWERS[name]);
    const answer = new AnswerPage(device);
    sheets.push([`${name}.sheet.json`, (await round.constructor.prototype.downloaded.call({ page: device }, () => hands.press(answer.save))).text]);
  }
  await expect(page.getByText('Missing: Cleo, Dan.')).toBeVisible();
  await hand(hands, page, round.addSheets, ...sheets);
  await expect(page.getByRole('heading', { name: 'All four have answered' })).toBeVisible();

  await hands.press(round.reveal);
  await expect(page.getByRole('heading', { name: 'Undisputed on 6 of 12 topics, flatly contradicted on five' })).toBeVisible();
  await hands.press(page.getByRole('link', { name: 'Decide them one by one' }));
  await hands.press(round.settle);
  await expect(round.agenda.getByRole('heading')).toHaveText('6 of 12 topics decided');
  const owners = {};
  for (let left = 6; left > 0; left -= 1) {
    const topic = await round.topic.getByRole('heading').innerText();
    const suggested = await round.topic.getByRole('checkbox', { name: /accountable/, checked: true }).count();
    const role = suggested ? await round.topic.getByRole('checkbox', { name: /accountable/, checked: true }).getAttribute('aria-label') : 'Product manager: accountable';
    if (!suggested) await hands.tick(round.letter('Product manager', 'accountable'));
    owners[topic] = role.split(':')[0];
    await hands.press(round.decide);
    await expect(round.agenda.getByRole('heading')).toHaveText(left > 1 ? `${13 - left} of 12 topics decided` : 'All topics are decided');
  }
  await hands.press(page.getByRole('link', { name: 'Print the charters' }));
  const charter = new CharterPage(page);
  await page.evaluate(() => { globalThis.print = () => { globalThis.printed = true; }; });
  await hands.press(charter.printAll);
  await expect.poll(() => page.evaluate(() => globalThis.printed)).toBe(true);
  const pages = await charter.printed();
  return { pages, owners };
}

function expectCharters({ pages, owners }) {
  expect(pages, 'one page for each role').toHaveLength(2);
  const [owner, manager] = pages.map((text) => text.replace(/\s+/g, ' '));
  expect(owner).toContain('Product owner Held by Anna, Dan');
  expect(manager).toContain('Product manager Held by Ben, Cleo');
  for (const text of [owner, manager]) {
    expect(text).toContain('Role charter · Payments');
    expect(text).toMatch(/Rests on the round “Who owns what today\?” of \d+ \w+ \d{4}: 4 participants, 12 of 12 topics decided\./);
  }
  expect(Object.keys(owners)).toHaveLength(6);
  const count = (text) => Number(text.match(/Accountable for (\d+)/)[1]);
  expect(count(owner) + count(manager), 'each topic has one accountable role').toBe(12);
  const known = 'Create the product roadmap';
  expect([owner.includes(known), manager.includes(known)]).toEqual([true, false]);
}

test('from an empty plan to printed charters, in at most 60 actions besides the answers', async ({ page, newDevice }) => {
  test.slow();
  const hands = new Pointer();
  expectCharters(await journey(hands, page, newDevice));
  expect(hands.actions).toBeLessThanOrEqual(60);
});

test('the same by keys alone', async ({ page, newDevice }) => {
  test.slow();
  const hands = new Keys();
  expectCharters(await journey(hands, page, newDevice));
  expect(hands.actions).toBeLessThanOrEqual(60);
});

// The second question, “who should own it?”, and rounds in which nobody gives a name: asked, answered, revealed, decided, reported.
import fs from 'node:fs/promises';
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { stored } from './support/storage.mjs';
import { choose } from './pages/files.mjs';
import { ReportPage } from './pages/report.mjs';
import { AnswerPage, RoundPage } from './pages/round.mjs';
import { StartPage } from './pages/start.mjs';

const TEXTS = { 'STR-01': 'State the product vision', 'STR-02': 'Choose the product strategy', 'RMP-01': 'Create the product roadmap' };
const TOPICS = Object.keys(TEXTS);
const PO = 'Product owner';
const PM = 'Product manager';

// A plan file with one round on three topics, and these people; `round` and `more` change what it holds.
function planFile(names, round = {}, more = {}) {
  const people = names.map((name, at) => ({ id: `person-${at}`, name, order: `V${at}V` }));
  const role = (id, name, short, order) => ({ id, name, short, mark: id, order });
  return JSON.stringify({
    format: 'tandem-plan', version: 1, app: '0.1.0',
    plan: {
      settings: { id: 'a-team', name: 'A team' },
      people,
      roles: [role('po', PO, 'PO', 'F'), role('pm', PM, 'PM', 'k')],
      areas: [{ id: 'strategy', name: 'Strategy', order: 'V' }],
      responsibilities: TOPICS.map((id, at) => ({ id, text: TEXTS[id], area: 'strategy', order: `V${at + 1}` })),
      rounds: [{ id: 'round', name: 'Our round', topics: TOPICS, roles: ['pm', 'po'], participants: people.map(({ id }) => id), order: 'F', ...round }],
      ...more,
    },
  });
}

async function open(page, file, view) {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'a-team.json', file);
  await expect(start.planName).toHaveValue('A team');
  const round = new RoundPage(page);
  await round.view(view);
  return round;
}

test('a round asks both questions: in turn and by kit, revealed, decided, reported', async ({ page, newDevice }) => {
  const round = await open(page, planFile(['Anna', 'Ben']), 'Set up');
  await round.asksShould.check();
  await round.undo.click();
  await expect(round.asksShould).not.toBeChecked();
  await round.asksShould.check();
  await expectAccessible(page, 'set up with a second question');
  await round.collect.click();
  const kit = await round.kitFile();
  expect(JSON.parse(kit).kit).toMatchObject({ should: true });

  await round.answerHere('Anna').click();
  const answer = new AnswerPage(page);
  await expect(answer.same, 'the same as nothing is nothing').toBeDisabled();
  await answer.pick(PO).check();
  await answer.same.check();
  await expect(answer.wish(PO)).toBeChecked();
  await answer.pick(PO).uncheck();
  await answer.pick(PM).check();
  await answer.same.check();
  await answer.pick(PO).check();
  await expect(answer.wish(PO), 'who wants it to stay wants what is said now').toBeChecked();
  await expect(answer.wish(PM)).toBeChecked();
  await answer.wish('Nobody').check();
  await expect(answer.same).not.toBeChecked();
  await expect(answer.pick(PM), 'the other question is another question').toBeChecked();
  await expectAccessible(page, 'a topic with both questions');
  await answer.pick(PM).uncheck();
  await answer.wish(PM).check();
  await answer.next.click();
  await answer.pick(PO).check();
  await page.reload();
  await expect(page.getByText('2 of 3')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: '1 of 3 answered' })).toBeVisible();
  await answer.all.click();
  await expect(answer.heading).toHaveText('1 of 3 topics are answered');
  await expect(page.getByText('Still open: 1 on who owns it today, 2 on who should own it.')).toBeVisible();
  await expect(answer.list.nth(0)).toContainText(`Today: ${PO}`);
  await expect(answer.list.nth(0)).toContainText(`Should be: ${PM}`);
  await expect(answer.list.nth(1)).toContainText('Should be: No answer yet');
  await expectAccessible(page, 'both answers once more');
  await answer.list.nth(1).getByRole('button').click();
  await answer.same.check();
  await answer.next.click();
  await answer.pick(PO).check();
  await answer.same.check();
  await answer.next.click();
  await answer.handIn.click();
  await expect(page.getByText('The answers of Anna are in.')).toBeVisible();

  const other = await AnswerPage.withKit(await newDevice(), kit, 'Ben');
  await other.answerBoth([[PO, PM], [PM, 'same'], [PO, 'same']]);
  await expect(other.heading).toHaveText('All 3 topics are answered');
  const sheet = await other.sheetFile();
  expect(JSON.parse(sheet[1]).sheet).toMatchObject({ today: { 'STR-01': 'po' }, should: { 'STR-01': 'pm', 'STR-02': 'pm' } });
  await round.take(sheet);
  await expect(round.arrived).toHaveText([/Ben: 6 answers taken in/]);
  await round.reveal.click();

  await expect(round.questions.getByRole('link', { name: 'Who owns it today' })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('heading', { name: 'Undisputed on 2 of 3 topics, flatly contradicted on one' })).toBeVisible();
  await expect(round.wish.getByRole('heading', { level: 2 })).toHaveText('On one topic the team wants another owner than today');
  await expect(round.wish.getByRole('listitem').first()).toContainText('2 of 2 want it otherwise');
  await expect(round.wish.getByRole('img', { name: 'today 100 % PO, 0 % PM; wanted 0 % PO, 100 % PM' })).toBeVisible();
  await expect(round.wish.getByRole('row', { name: /^Product manager/ })).toHaveText(/1\s*0$/);
  await expectAccessible(page, 'today against what should be');
  await round.wish.getByRole('button', { name: 'Table' }).click();
  await expect(round.wish.getByRole('row', { name: /State the product vision/ })).toHaveText(/Product owner\s*Product manager2 of 2/);
  await expectAccessible(page, 'today against what should be as a table');
  await round.questions.getByRole('link', { name: 'Who should own it' }).press('Enter');
  await expect(page).toHaveURL(/question=should/);
  await expect(round.questions.getByRole('link', { name: 'Who should own it' })).toBeFocused();
  await page.reload();
  await expect(round.questions.getByRole('link', { name: 'Who should own it' })).toHaveAttribute('aria-current', 'true');
  await expectAccessible(page, 'the answers on what should be');

  await round.view('Decide');
  await page.getByRole('link', { name: TEXTS['STR-01'] }).click();
  await expect(round.topic).toContainText('Suggested by the answers on who should own it');
  await expect(round.letter(PM, 'accountable')).toBeChecked();
  await round.topic.getByText('What was said').click();
  await expect(round.topic).toContainText('Who should own it:');
  await expectAccessible(page, 'deciding with both answers');
  await round.decide.click();
  await expect(round.settle, 'all agree who should own the last one').toHaveText('Settle 1 topic on which all agree');

  await round.view('Report');
  const report = new ReportPage(page);
  await expect(report.sheet.getByRole('heading', { name: 'On one topic the team wants another owner than today' })).toBeVisible();
  await expect(report.topic(TEXTS['STR-01'])).toContainText(`Should own it 2 of 2: 2 ${PM}`);
  await expectAccessible(page, 'the report of both questions');
});

test('by keys alone: numbers pick in the list one is in, 0 says the same as today', async ({ page }) => {
  const round = await open(page, planFile(['Anna'], { should: true }), 'Answers');
  await round.answerHere('Anna').click();
  const answer = new AnswerPage(page);
  await expect(answer.pick(PO)).toBeFocused();
  await page.keyboard.press('0');
  await expect(answer.should.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('2');
  await expect(answer.pick(PM)).toBeChecked();
  await page.keyboard.press('0');
  await expect(answer.wish(PM)).toBeChecked();
  await answer.wish(PO).focus();
  await page.keyboard.press('1');
  await expect(answer.wish(PO)).toBeChecked();
  await expect(answer.pick(PO), 'the list above stays').not.toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 3')).toBeVisible();
});

test('switched on later, it waits for answers; switched off, what was said stays', { tag: '@once' }, async ({ page }) => {
  const sheets = ['person-0', 'person-1'].map((person) => ({ id: `round:${person}`, round: 'round', person, revision: 1, today: { 'STR-01': 'po' } }));
  const round = await open(page, planFile(['Anna', 'Ben'], { state: 'revealed' }, { sheets }), 'Reveal');
  await expect(round.questions).toHaveCount(0);
  await round.view('Set up');
  await expect(page.getByText('Who has answered already says nothing on it until they answer again.', { exact: false })).toBeVisible();
  await expect(round.anonymous, 'they answered with their names').toBeDisabled();
  await expect(page.getByText('Somebody has answered, with this promise or without it')).toBeVisible();
  await round.asksShould.check();
  await round.view('Reveal');
  await expect(round.wish.getByRole('heading', { level: 2 })).toHaveText(/^Fewer than two answered both questions/);
  await expectAccessible(page, 'a second question without answers');
  await round.questions.getByRole('link', { name: 'Who should own it' }).click();
  await expect(page.getByRole('heading', { name: 'No topic of 3 has two answers, so there is nothing to compare yet' })).toBeVisible();
  await round.view('Set up');
  await round.asksShould.uncheck();
  await round.view('Reveal');
  await expect(round.wish).toHaveCount(0);
});

test('nobody gives a name: three sheets by kit, and nothing that says whose they are', async ({ page, newDevice }) => {
  const round = await open(page, planFile(['Anna', 'Ben']), 'Set up');
  await round.anonymous.check();
  await expect(page.getByText('Nobody is on a list')).toBeVisible();
  await expect(round.newParticipant).toHaveCount(0);
  await expectAccessible(page, 'set up without names');
  await round.collect.click();
  await expect(page.getByRole('heading', { name: 'No sheet is in yet' })).toBeVisible();
  const kit = await round.kitFile();
  expect(kit).not.toContain('Anna');
  const sheets = [];
  for (const [role, picks] of [[PO, [PO, PO, PO]], [PM, [PM, PO, PO]], [PM, [PM, PM, PO]]]) {
    const answer = await AnswerPage.withKit(await newDevice(), kit);
    await expect(answer.main).toContainText('You give no name.');
    await expect(answer.page.getByRole('textbox')).toHaveCount(0);
    await answer.page.getByRole('checkbox', { name: role }).check();
    if (!sheets.length) await expectAccessible(answer.page, 'which roles, and no name');
    await answer.begin.click();
    await answer.answer(picks);
    await expect(answer.main).toContainText('Your sheet holds no name.');
    sheets.push(await answer.sheetFile());
  }
  expect(sheets[0][0]).toBe('our-round.sheet.json');
  expect(JSON.parse(sheets[0][1]).sheet.person).toMatchObject({ name: '', roles: ['po'] });
  await round.take(...sheets);
  await expect(round.arrived).toHaveText(Array(3).fill(/^a participant without a name: 3 answers taken in\./));
  await round.take(sheets[0]);
  await expect(round.arrived).toHaveText([/these answers are in already/]);
  await expect(page.getByRole('heading', { name: 'Three sheets are in' })).toBeVisible();
  await expect(page.getByText('nobody is missing by name')).toBeVisible();
  await expect(round.person('Participant 3')).toHaveCount(1);
  await expect(round.main).not.toContainText('Anna');
  await expectAccessible(page, 'sheets without names are in');

  await round.reveal.click();
  await expect(page.getByText('3 topics · 3 participants', { exact: false })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Show names' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: /: too few answered to show it without names/ })).toContainText('a side shows only if three or more are on it');
  await expectAccessible(page, 'a reveal without names');
  await round.view('Report');
  await expect(page.getByRole('checkbox', { name: 'Show names' })).toHaveCount(0);
  await expect(round.main).not.toContainText(/Participant \d|Anna/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as Markdown' }).click()]);
  expect(await fs.readFile(await download.path(), 'utf8')).not.toMatch(/Participant \d|Anna/);

  await round.view('Set up');
  await page.getByRole('button', { name: 'Copy for next time' }).click();
  await expect(round.anonymous).toBeChecked();
  await expect(round.anonymous).toBeEnabled();
});

test('on a shared device each turn begins with nothing, and asks for no name', async ({ page }) => {
  const round = await open(page, planFile(['Anna'], { anonymous: true }), 'Answers');
  const answer = new AnswerPage(page);
  await round.nextTurn.click();
  await page.getByRole('checkbox', { name: PO }).check();
  await answer.begin.click();
  await answer.pick(PM).check();
  expect(JSON.stringify(await stored(page)), 'a draft is in no plan').not.toContain('Participant');
  await page.goBack();
  await page.getByRole('link', { name: 'Go on with the answers that were begun here' }).click();
  await expect(answer.pick(PM)).toBeChecked();
  await answer.answer([PM, PM, PM]);
  await answer.handIn.click();
  await expect(page.getByText('The answers are in. Hand the device on.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'One sheet is in' })).toBeVisible();

  await round.nextTurn.click();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await answer.begin.click();
  await expect(answer.question.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await answer.pick('Nobody').check();
  await page.goto('./#/workshop/answers');
  await page.getByRole('button', { name: 'Throw them away' }).click();
  await round.nextTurn.click();
  await answer.begin.click();
  await expect(answer.question.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await answer.answer([PO, PO, PO]);
  await answer.handIn.click();
  await expect(page.getByRole('heading', { name: 'Two sheets are in' })).toBeVisible();
  await expectAccessible(page, 'turns without names');
  await page.getByRole('button', { name: 'Take the answers of Participant 1 out' }).click();
  await expect(page.getByRole('heading', { name: 'One sheet is in' })).toBeVisible();
  await round.undo.click();
  await expect(page.getByRole('heading', { name: 'Two sheets are in' })).toBeVisible();
});

test('of a round without names nobody can tell who answered before, and the page says so', { tag: '@once' }, async ({ page }) => {
  const sheet = (round, person) => ({ id: `${round}:${person}`, round, person, revision: 1, today: { 'STR-01': 'po' } });
  const unnamed = [1, 2].map((at) => ({ id: `unnamed-${at}`, name: `Participant ${at}`, kind: 'anonymous', order: `W${at}V` }));
  const file = JSON.parse(planFile(['Anna', 'Ben'], { state: 'revealed' }));
  const [first] = file.plan.rounds;
  file.plan.people.push(...unnamed);
  file.plan.rounds.push({ ...first, id: 'second', name: 'Again', order: 'k', anonymous: true, participants: unnamed.map(({ id }) => id) });
  file.plan.sheets = [sheet('round', 'person-0'), sheet('round', 'person-1'), ...unnamed.map(({ id }) => sheet('second', id))];
  await open(page, JSON.stringify(file), 'Compare');
  await expect(page.getByRole('heading', { name: 'Who answered in both rounds cannot be told' })).toBeVisible();
  await expect(page.getByText('One of these is anonymous', { exact: false })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await expectAccessible(page, 'a comparison with a round without names');
});

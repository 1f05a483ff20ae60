// Several rounds: copied for the next time, dated, closed and opened again, deleted, and two of them compared.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { choose } from './pages/files.mjs';
import { AnswerPage } from './pages/round.mjs';
import { RoundsPage } from './pages/rounds.mjs';
import { StartPage } from './pages/start.mjs';

const TEXTS = { 'STR-01': 'State the product vision', 'STR-02': 'Choose the product strategy', 'RMP-01': 'Create the product roadmap', 'RMP-02': 'Own the product backlog' };
const TOPICS = Object.keys(TEXTS);
const NAMES = ['Anna', 'Ben', 'Eva'];

// A plan file with these rounds: each with its state, its day and the answers of each participant, one per topic.
function planFile(...rounds) {
  const role = (id, name, short, order) => ({ id, name, short, mark: id, order });
  const today = (words) => Object.fromEntries(words.split(' ').map((word, at) => [TOPICS[at], word.includes('+') ? word.split('+') : word]).filter(([, word]) => word !== '-'));
  return JSON.stringify({
    format: 'tandem-plan', version: 1, app: '0.1.0',
    plan: {
      settings: { id: 'a-team', name: 'A team' },
      people: NAMES.map((name, at) => ({ id: name.toLowerCase(), name, order: `V${at + 1}` })),
      roles: [role('pm', 'Product manager', 'PM', 'k'), role('po', 'Product owner', 'PO', 'F')],
      areas: [{ id: 'strategy', name: 'Strategy', order: 'V' }],
      responsibilities: TOPICS.map((id, at) => ({ id, text: TEXTS[id], area: 'strategy', order: `V${at + 1}` })),
      rounds: rounds.map(({ id, name, state, day }, at) => ({
        id, name, day, state, topics: TOPICS, roles: ['pm', 'po'], participants: NAMES.map((name) => name.toLowerCase()), order: `V${at + 1}`,
      })),
      sheets: rounds.flatMap(({ id, sheets = {} }) => Object.entries(sheets).map(([name, words]) => ({
        id: `${id}:${name.toLowerCase()}`, round: id, person: name.toLowerCase(), revision: 1, today: today(words),
      }))),
    },
  });
}

const SPRING = { id: 'spring', name: 'Spring', state: 'revealed', day: '2026-03-18', sheets: { Anna: 'po po pm pm', Ben: 'pm pm pm -', Eva: 'po pm pm -' } };
const AUTUMN = { id: 'autumn', name: 'Autumn', state: 'revealed', day: '2026-09-16', sheets: { Anna: 'po po po pm', Ben: 'po po pm pm' } };
const COVERED = { ...AUTUMN, state: 'open' };
// Anna and Ben are in both: vision 1 → 0, strategy 1 → 0, roadmap 0 → 1, backlog: one voice → 0.
const FOUND = 'Two topics came together, one drifted apart';

async function open(page, ...rounds) {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'a-team.json', planFile(...rounds));
  await expect(start.planName).toHaveValue('A team');
  return new RoundsPage(page);
}

test('one round: no choice of rounds, nothing to compare; its day, and a copy for the next time that undo takes back', async ({ page }) => {
  const round = await open(page, SPRING);
  await expect(round.switch).toHaveCount(0);
  await expect(round.views.getByRole('link')).toHaveText(['Set up', 'Answers', 'Reveal', 'Decide', 'Report']);
  await round.view('Set up');
  await expect(round.day).toHaveValue('2026-03-18');
  await round.day.fill('2026-03-19');
  await expect(page.getByText('4 topics · 3 participants · 19 March 2026')).toBeVisible();
  await expect(round.delete, 'a round with answers stays').toHaveCount(0);
  await expectAccessible(page, 'a round as a whole');
  await round.copy.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Spring (2)' }), 'the new round is seen from its head').toBeInViewport();
  await expect(page.getByText('4 topics · 3 participants', { exact: true })).toBeVisible();
  await expect(round.day).toHaveValue('');
  await expect(round.people.getByRole('textbox', { name: 'Name of the participant' })).toHaveCount(3);
  await expect(round.switch.getByRole('option')).toHaveText(['Spring · 19 March 2026 · revealed', 'Spring (2) · open']);
  await expectAccessible(page, 'two rounds');
  await round.view('Answers');
  await expect(page.getByRole('heading', { name: 'None of 3 has answered yet' })).toBeVisible();
  await round.undo.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Spring', exact: true })).toBeVisible();
  await expect(round.switch).toHaveCount(0);
});

test('set up on paper: beside a name the roles that somebody holds, and no others @once', async ({ page }) => {
  const round = await open(page, SPRING);
  await round.view('Set up');
  await round.holds('Anna', 'Product owner').check();
  await expect(round.people.getByText('PM', { exact: true }).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(round.people.getByText('PO', { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(round.people.getByText('PM', { exact: true }).filter({ visible: true })).toHaveCount(0);
  await expect(round.holds('Anna', 'Product owner')).toBeHidden();
});

test('copied, answered again on the device, revealed, compared', async ({ page }) => {
  const round = await open(page, SPRING);
  await round.view('Set up');
  await round.copy.click();
  for (const [name, picks] of [['Anna', ['owner', 'owner', 'owner', 'manager']], ['Ben', ['owner', 'owner', 'manager', 'manager']]]) {
    await round.view('Answers');
    await round.answerHere(name).click();
    const answer = new AnswerPage(page);
    await answer.answer(picks.map((pick) => `Product ${pick}`));
    await answer.handIn.click();
  }
  await expect(round.views.getByRole('link', { name: 'Compare' }), 'nothing is seen of a covered round').toHaveCount(0);
  await round.reveal.click();
  await round.view('Compare');
  await expect(page.getByRole('heading', { name: FOUND })).toBeVisible();
  await page.goto('./#/workshop/compare');
  await page.reload();
  await expect(page.getByRole('heading', { name: FOUND })).toBeVisible();
});

test('compared: the finding, alpha then and now with what it rests on, the topics in order of change', async ({ page }) => {
  const round = await open(page, SPRING, AUTUMN);
  await round.view('Compare');
  await expect(round.compared.getByRole('heading')).toHaveText(FOUND);
  await expect(round.compared).toContainText('Then: Spring · 18 March 2026. Now: Autumn · 16 September 2026.');
  await expect(round.compared).toContainText('4 topics, 2 participants who answered both times. Of one nothing can be told.');
  await expect(round.compared.getByRole('row')).toHaveText([
    'AgreementThenNow',
    'Krippendorff’s alpha−0.25without a range: only 3 topics answered by two or more0.53without a range: only 4 topics answered by two or more',
    'Set-aware alpha−0.25without a range: only 3 topics answered by two or more0.53without a range: only 4 topics answered by two or more',
    'Resting on6 answers in 3 topics8 answers in 4 topics',
  ]);
  await expect(round.shifts.getByRole('row')).toHaveText([
    'TopicThenNowChangeAnswer changed',
    'State the product vision1.000.00came together1 of 2',
    'Choose the product strategy1.000.00came together1 of 2',
    'Create the product roadmap0.001.00drifted apart1 of 2',
    'Own the product backlogfewer than two0.00cannot be told0 of 1',
  ]);
  // A topic opens: what those who answered both times said then and now, counted.
  await round.shifts.getByText('State the product vision').click();
  await expect(round.shifts.getByRole('listitem')).toHaveText([/1\s*Product owner/, /1\s*Product manager/, /2\s*Product owner/]);
  await round.shifts.getByText('Own the product backlog').click();
  await expect(round.shifts.getByRole('listitem')).toHaveText([/Product owner/, /Product manager/, /2\s*Product owner/, /1\s*Product manager/, /2\s*Product manager/]);
  for (const name of NAMES) await expect(page.getByRole('main').getByText(name)).toHaveCount(0);
  await expectAccessible(page, 'two rounds compared');
});

test('the order of the two rounds is that of their days, whichever is shown; addresses survive a reload', async ({ page }) => {
  const round = await open(page, SPRING, AUTUMN, { ...SPRING, id: 'third', name: 'Third', day: '2025-09-01' });
  await page.goto('./#/workshop/compare?round=spring&with=autumn');
  await expect(round.compared.getByRole('heading')).toHaveText(FOUND);
  await page.reload();
  await expect(round.compared.getByRole('heading')).toHaveText(FOUND);
  await expect(round.with).toHaveValue('autumn');
  await round.with.selectOption('Third · 1 September 2025');
  await expect(round.compared.getByRole('heading')).toHaveText('No topic came together, and none drifted apart');
  await expect(round.compared).toContainText('Then: Third · 1 September 2025. Now: Spring · 18 March 2026.');
  await round.switch.selectOption('Autumn · 16 September 2026 · revealed');
  await expect(page).toHaveURL(/#\/workshop\/compare\?round=autumn$/);
  await expect(round.compared.getByRole('heading')).toHaveText(FOUND);
  // Every link keeps the round that is shown.
  for (const [view, address] of [['Set up', 'setup'], ['Answers', 'answers'], ['Reveal', 'reveal'], ['Decide', 'decide']]) {
    await round.view(view);
    await expect(page).toHaveURL(new RegExp(`#/workshop/${address}\\?round=autumn$`));
    await expect(page.getByRole('heading', { level: 1, name: 'Autumn' })).toBeVisible();
  }
});

test('a covered round is not compared, neither by its address nor as the other one', async ({ page }) => {
  const round = await open(page, SPRING, COVERED);
  await expect(round.views.getByRole('link', { name: 'Compare' })).toHaveCount(0);
  await page.goto('./#/workshop/compare?round=autumn');
  await expect(page.getByRole('heading', { name: 'The answers are not revealed yet' })).toBeVisible();
  await page.goto('./#/workshop/compare?round=spring&with=autumn');
  await expect(page.getByRole('heading', { name: 'There is nothing to compare with yet' })).toBeVisible();
  await expectAccessible(page, 'nothing to compare with');
  await page.goto('./#/workshop/compare');
  await expect(page.getByRole('heading', { level: 1, name: 'Spring' })).toBeVisible();
});

test('what cannot be compared is said in words', { tag: '@once' }, async ({ page }) => {
  const round = await open(page, SPRING, { ...AUTUMN, sheets: { Anna: 'po po po pm' } });
  await round.view('Compare');
  await expect(round.compared.getByRole('heading')).toHaveText('Only one participant answered in both rounds');
  await expect(round.compared.getByRole('row', { name: /Krippendorff/ })).toContainText('No number: no topic was answered by two');
  await expect(round.shifts.getByRole('row', { name: /roadmap/ })).toHaveText('Create the product roadmapfewer than twofewer than twocannot be told1 of 1');
});

test('a closed round takes no sheet, by file or on the device, until it is opened again', async ({ page }) => {
  const round = await open(page, { ...SPRING, sheets: { Anna: 'po po pm pm' } });
  await round.view('Set up');
  await round.close.click();
  await expect(page.getByText('4 topics · 3 participants · 18 March 2026 · closed')).toBeVisible();
  await round.view('Answers');
  await expect(page.getByText('This round is closed: it takes no more answers.')).toBeVisible();
  await expect(round.answerHere('Ben')).toHaveCount(0);
  await expectAccessible(page, 'a closed round');
  const sheet = JSON.stringify({
    format: 'tandem-sheet', version: 1, app: '0.1.0',
    sheet: { round: 'spring', title: 'Spring', plan: 'a-team', name: 'A team', person: { id: 'ben', name: 'Ben', roles: [] }, revision: 1, today: { 'STR-01': 'pm' } },
  });
  await round.take(['ben.sheet.json', sheet]);
  await expect(round.arrived).toHaveText([/Ben: not taken, since the round “Spring” is closed\. Open it again under Set up, then add the sheet\./]);
  await page.goto('./#/answer?round=spring&person=ben');
  await expect(page.getByRole('heading', { name: 'This round is closed' })).toBeVisible();
  await expectAccessible(page, 'no answering in a closed round');
  await page.goto('./#/workshop/answers');
  await page.getByRole('button', { name: 'Open it again' }).click();
  await round.take(['ben.sheet.json', sheet]);
  await expect(round.arrived).toHaveText([/Ben: 1 answer taken in/]);
  // A sheet that waits for a choice goes on waiting if the round is closed meanwhile.
  await round.take(['other.sheet.json', sheet.replace('"STR-01":"pm"', '"STR-01":"po"')]);
  await expect(round.arrived).toHaveText([/Which one counts\?/]);
  await round.view('Set up');
  await round.close.click();
  await round.view('Answers');
  await page.getByRole('button', { name: 'Take the one that arrived' }).click();
  await expect(round.toast('This round is closed: it takes no more answers. Open it again under Set up first.')).toBeVisible();
  await expect(round.arrived).toHaveText([/Which one counts\?/]);
});

test('a sheet for a closed round leads to that round, with the reason, whichever round is shown', async ({ page }) => {
  const round = await open(page, { ...SPRING, state: 'closed' }, AUTUMN);
  await round.view('Answers');
  await expect(page.getByRole('heading', { level: 1, name: 'Autumn' })).toBeVisible();
  const sheet = JSON.stringify({
    format: 'tandem-sheet', version: 1, app: '0.1.0',
    sheet: { round: 'spring', title: 'Spring', plan: 'a-team', name: 'A team', person: { id: 'ben', name: 'Ben', roles: [] }, revision: 2, today: { 'STR-01': 'pm' } },
  });
  await round.take(['ben.sheet.json', sheet]);
  await expect(page).toHaveURL(/#\/workshop\/answers\?round=spring$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Spring' })).toBeVisible();
  await expect(round.arrived).toHaveText([/Ben: not taken, since the round “Spring” is closed/]);
  await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible();
});

test('a round without answers is deleted, and undo brings it back', async ({ page }) => {
  const round = await open(page, SPRING, { id: 'empty', name: 'By mistake' });
  await round.view('Set up');
  await round.delete.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Spring' })).toBeVisible();
  await expect(round.switch).toHaveCount(0);
  await round.undoFromToast('Deleted: “By mistake”.');
  await expect(page.getByRole('heading', { level: 1, name: 'By mistake' })).toBeVisible();
});

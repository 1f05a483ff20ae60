// Set-up, the states of the reveal, and deciding: who is accountable, responsible, consulted, informed.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { choose } from './pages/files.mjs';
import { RoundPage } from './pages/round.mjs';
import { StartPage } from './pages/start.mjs';

const TOPICS = ['STR-01', 'STR-02', 'RMP-01'];
const TEXTS = { 'STR-01': 'State the product vision', 'STR-02': 'Choose the product strategy', 'RMP-01': 'Create the product roadmap' };

// A plan file with a round in this state and these sheets: answers by topic for each participant.
function planFile(sheets, state = 'revealed', more = {}) {
  const people = sheets.map((_, at) => ({ id: `person-${at}`, name: `Person ${at + 1}`, order: `V${String(at).padStart(3, '0')}V` }));
  const role = (id, name, short, order) => ({ id, name, short, mark: id, order });
  return JSON.stringify({
    format: 'tandem-plan', version: 1, app: '0.1.0',
    plan: {
      settings: { id: 'a-team', name: 'A team' },
      people,
      roles: [role('pm', 'Product manager', 'PM', 'k'), role('po', 'Product owner', 'PO', 'F')],
      areas: [{ id: 'strategy', name: 'Strategy', order: 'V' }],
      responsibilities: TOPICS.map((id, at) => ({ id, text: TEXTS[id], area: 'strategy', order: `V${at + 1}` })),
      rounds: [{ id: 'round', name: 'Our round', state, topics: TOPICS, roles: ['pm', 'po'], participants: people.map((person) => person.id) }],
      sheets: sheets.map((today, at) => ({ id: `round:person-${at}`, round: 'round', person: `person-${at}`, revision: 1, today })),
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

const all = (answer) => Object.fromEntries(TOPICS.map((topic) => [topic, answer]));

test('set-up: name, roles, people and who holds which role, topics by area, by word and own ones', async ({ page }) => {
  const round = await RoundPage.withNewPlan(page);
  await expect(page.getByRole('heading', { name: '12 topics chosen' })).toBeVisible();
  await expectAccessible(page, 'a new plan');
  await page.getByRole('textbox', { name: 'Name of the round' }).fill('Spring workshop');
  await expect(page.getByRole('heading', { level: 1, name: 'Spring workshop' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name of a new role' }).fill('Design');
  await page.getByRole('button', { name: 'Add role' }).click();
  await expect(page.getByRole('checkbox', { name: 'Design', exact: true })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Design', exact: true }).uncheck();
  await round.add('Anna', 'Product owner', 'Product manager');
  await round.add('Ben');
  await page.getByRole('button', { name: 'Take out Ben' }).click();
  await page.getByText('1 other in this plan without taking part').click();
  await page.getByRole('button', { name: 'Have Ben take part' }).click();
  await expect(round.people.getByRole('textbox', { name: 'Name of the participant' })).toHaveCount(2);

  await round.choose.getByText(/^Strategy \d/).click();
  await round.choose.getByRole('button', { name: 'Choose all of them' }).click();
  await expect(page.getByRole('heading', { name: '20 topics chosen' })).toBeVisible();
  await round.choose.getByRole('button', { name: 'Take all of them out' }).click();
  await expect(page.getByRole('heading', { name: '10 topics chosen' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a responsibility by word' }).fill('product vision');
  await round.choose.getByRole('checkbox', { name: /State the product vision/ }).check();
  await expect(page.getByRole('heading', { name: '11 topics chosen' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a responsibility by word' }).fill('no such thing anywhere');
  await expect(round.choose).toContainText('Write it below as one of your own');
  await page.getByRole('textbox', { name: 'Text of an own topic' }).fill('Decide on refunds');
  await page.getByRole('combobox', { name: 'Area of the own topic' }).selectOption('Business');
  await page.getByRole('button', { name: 'Add topic' }).click();
  await expect(page.getByRole('heading', { name: '12 topics chosen' })).toBeVisible();
  await expectAccessible(page, 'a round that is set up');
  await page.reload();
  await round.view('Set up');
  await expect(page.getByText('Decide on refunds')).toBeVisible();
  await expect(round.holds('Anna', 'Product manager')).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Design', exact: true })).not.toBeChecked();
});

test('what has to be there first is said: topics, roles, people', async ({ page }) => {
  const round = await RoundPage.withNewPlan(page);
  for (const role of ['Product owner', 'Product manager']) await page.getByRole('checkbox', { name: role, exact: true }).uncheck();
  await expect(page.getByText('Tick at least one role that can be an answer.')).toBeVisible();
  await round.collect.click();
  await expect(page.getByRole('heading', { name: 'Nobody takes part yet' })).toBeVisible();
  await round.kit.click();
  await expect(round.toast('A kit needs topics to ask about and roles that can be an answer.')).toBeVisible();
  await round.view('Reveal');
  await expect(page.getByRole('heading', { name: 'There is nothing to reveal yet' })).toBeVisible();
  await expectAccessible(page, 'nothing to reveal');
});

test.describe('the reveal says something true of any answers', { tag: '@once' }, () => {
  test('none', async ({ page }) => {
    await open(page, planFile([]), 'Reveal');
    await expect(page.getByRole('heading', { name: 'No answers in this round' })).toBeVisible();
    await expectAccessible(page, 'a reveal without answers');
  });

  test('one', async ({ page }) => {
    await open(page, planFile([all('pm')]), 'Reveal');
    await expect(page.getByRole('heading', { name: 'No topic of 3 has two answers, so there is nothing to compare yet' })).toBeVisible();
    await expect(page.getByText('No number: no topic was answered by two, so nothing can agree or disagree.')).toBeVisible();
    await expectAccessible(page, 'a reveal of one sheet');
  });

  test('all the same', async ({ page }) => {
    await open(page, planFile([all('pm'), all('pm'), all('pm')]), 'Reveal');
    await expect(page.getByRole('heading', { name: 'All agree on all 3 topics' })).toBeVisible();
    await expect(page.getByText('No number: all answers are the same one, so agreement cannot be told from habit.')).toBeVisible();
    await expectAccessible(page, 'a reveal in full agreement');
  });

  test('only don’t know', async ({ page }) => {
    await open(page, planFile([all('@unknown'), all('@unknown')]), 'Reveal');
    await expect(page.getByRole('heading', { name: /No topic of 3 has two answers/ })).toBeVisible();
  });

  test('two hundred', async ({ page }) => {
    const sheets = Array.from({ length: 200 }, (_, at) => ({ 'STR-01': at % 2 ? 'pm' : 'po', 'STR-02': 'pm', 'RMP-01': at % 3 ? ['pm', 'po'] : '@team' }));
    await open(page, planFile(sheets), 'Reveal');
    await expect(page.getByRole('heading', { name: 'Undisputed on 1 of 3 topics, flatly contradicted on one' })).toBeVisible();
    await expect(page.getByText('3 topics · 200 participants')).toBeVisible();
    await expectAccessible(page, 'a reveal of 200 sheets');
  });

  test('answers that name a role that is put away', async ({ page }) => {
    await open(page, planFile([{ ...all('pm'), 'STR-01': 'gone' }, all('po')]), 'Reveal');
    await expect(page.getByRole('heading', { name: 'Undisputed on none of 3 topics, and flatly contradicted on each' })).toBeVisible();
  });
});

test('topic by topic: the suggestion, another one accountable, the letters, the note, the next topic', async ({ page }) => {
  const round = await open(page, planFile([{ 'STR-01': 'pm', 'STR-02': 'pm', 'RMP-01': 'po' }, { 'STR-01': 'po', 'STR-02': 'pm', 'RMP-01': ['pm', 'po'] }]), 'Decide');
  await expect(round.topic.getByRole('heading')).toHaveText('State the product vision');
  await expect(round.topic).toContainText('The answers do not point to one role.');
  await expectAccessible(page, 'a topic under discussion');
  await round.decide.click();
  await expect(round.topic.getByRole('alert')).toHaveText('Choose the one role that is accountable first.');
  await expect(round.letter('Product owner', 'accountable')).toBeFocused();
  await round.letter('Product owner', 'accountable').check();
  await round.letter('Product owner', 'responsible').check();
  await round.letter('Product manager', 'accountable').check();
  await expect(round.letter('Product owner', 'accountable')).not.toBeChecked();
  await expect(round.letter('Product owner', 'responsible')).toBeChecked();
  await round.letter('Product owner', 'consulted').check();
  await expect(round.letter('Product owner', 'responsible'), 'who is consulted does not do the work').not.toBeChecked();
  await round.topic.getByRole('textbox', { name: 'Note' }).fill('The owner\nis asked first.');
  await round.decide.click();
  await expect(round.topic.getByRole('heading')).toHaveText('Create the product roadmap');
  await expect(round.letter('Product owner', 'accountable')).toBeChecked();
  await expect(round.letter('Product owner', 'responsible')).toBeChecked();
  await expect(round.topic).toContainText('Suggested by the answers');
  await round.park.click();
  await expect(round.topic.getByRole('heading')).toHaveText('Choose the product strategy');
  await expect(round.agenda.getByRole('heading')).toHaveText('1 of 3 topics decided, 1 parked');
  await round.settle.click();
  await expect(page.getByRole('heading', { name: 'Settled' })).toBeVisible();
  await expectAccessible(page, 'all is settled');
  await round.agenda.getByRole('link', { name: 'State the product vision' }).click();
  await expect(round.topic.getByRole('textbox', { name: 'Note' })).toHaveValue('The owner\nis asked first.');
  await expect(round.topic).toContainText(/Decided on \d+ \w+ \d{4}/);
  await round.topic.getByRole('button', { name: 'Open it again' }).click();
  await expect(round.decide).toBeVisible();
  await round.undo.click();
  await expect(round.topic).toContainText('Decided on');
  await page.reload();
  await expect(round.topic).toContainText('Decided on');
  await expect(round.letter('Product manager', 'accountable')).toBeChecked();
});

test('by keys: letters where the row has the focus, Ctrl Enter decides', async ({ page }) => {
  const round = await open(page, planFile([all('pm'), all('po')]), 'Decide');
  await round.letter('Product owner', 'accountable').focus();
  await page.keyboard.press('a');
  await page.keyboard.press('r');
  await expect(round.letter('Product owner', 'accountable')).toBeChecked();
  await expect(round.letter('Product owner', 'responsible')).toBeChecked();
  await round.letter('Product manager', 'informed').focus();
  await page.keyboard.press('i');
  await expect(round.letter('Product manager', 'informed')).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(round.agenda.getByRole('heading')).toHaveText('1 of 3 topics decided');
  await expect(round.letter('Product owner', 'accountable')).toBeFocused();
});

test('answers that come after the reveal count, and they can be covered again', async ({ page }) => {
  const round = await open(page, planFile([all('pm'), all('po')]), 'Answers');
  await expect(page.getByText('The answers are revealed.')).toBeVisible();
  await page.getByRole('button', { name: 'Cover them again' }).click();
  await expect(round.reveal).toBeVisible();
  await round.view('Reveal');
  await expect(page.getByRole('heading', { name: 'The answers are not revealed yet' })).toBeVisible();
  await round.reveal.click();
  await expect(page.getByRole('heading', { name: /Undisputed on none of 3 topics/ })).toBeVisible();
});

test('a plan without a round can start one', { tag: '@once' }, async ({ page }) => {
  const file = JSON.parse(planFile([]));
  delete file.plan.rounds;
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'a-team.json', JSON.stringify(file));
  await expect(page.getByRole('heading', { name: 'This plan has no workshop yet' })).toBeVisible();
  await expectAccessible(page, 'no round');
  await page.getByRole('button', { name: 'Start a round' }).click();
  await expect(page.getByRole('heading', { name: '3 topics chosen' })).toBeVisible();
});

// The discussion: an agenda that the facilitator arranges, a time box that the clock alone moves, the page before a room, and the day to
// ask again.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { ReportPage } from './pages/report.mjs';
import { TalkPage, countTones } from './pages/talk.mjs';

const TEXTS = { 'STR-01': 'State the product vision', 'STR-02': 'Choose the product strategy', 'RMP-01': 'Create the product roadmap', 'BKL-01': 'Order the backlog' };
const TOPICS = Object.keys(TEXTS);
const [VISION, STRATEGY, ROADMAP, BACKLOG] = Object.values(TEXTS);
const NAMES = ['Anna Ohnesorg', 'Ben Zweifel'];

// A plan with one round of two answers; the disagreement has the vision, the roadmap, the backlog and then the strategy, on which both agree.
function planFile(round = {}) {
  const people = NAMES.map((name, at) => ({ id: `person-${at}`, name, order: `V${at + 1}` }));
  const role = (id, name, short, order) => ({ id, name, short, mark: id, order });
  const answers = [{ 'STR-01': 'pm', 'STR-02': 'pm', 'RMP-01': 'po', 'BKL-01': 'po' }, { 'STR-01': 'po', 'STR-02': 'pm', 'RMP-01': ['pm', 'po'], 'BKL-01': ['pm', 'po'] }];
  return JSON.stringify({
    format: 'tandem-plan', version: 1, app: '0.1.0',
    plan: {
      settings: { id: 'a-team', name: 'A team' },
      people,
      roles: [role('pm', 'Product manager', 'PM', 'k'), role('po', 'Product owner', 'PO', 'F')],
      areas: [{ id: 'strategy', name: 'Strategy', order: 'V' }],
      responsibilities: TOPICS.map((id, at) => ({ id, text: TEXTS[id], area: 'strategy', order: `V${at + 1}` })),
      rounds: [{ id: 'round', name: 'Our round', state: 'revealed', day: '2026-11-30', topics: TOPICS, roles: ['pm', 'po'], participants: people.map((person) => person.id), ...round }],
      sheets: answers.map((today, at) => ({ id: `round:person-${at}`, round: 'round', person: `person-${at}`, revision: 1, today })),
    },
  });
}

const BY_DISAGREEMENT = [VISION, ROADMAP, BACKLOG, STRATEGY];

test('the agenda: moved by pointer and by keys, left out and taken back, reset, undone, kept', async ({ page }) => {
  const talk = await TalkPage.open(page, planFile(), 'Decide');
  await expect(talk.order).toHaveText(BY_DISAGREEMENT);
  await talk.arrange.click();
  await expect(talk.follow).toHaveCount(0);
  await expect(talk.tool('Move up', VISION)).toHaveAttribute('aria-disabled', 'true');
  await talk.tool('Move up', STRATEGY).click();
  await expect(talk.order).toHaveText([VISION, ROADMAP, STRATEGY, BACKLOG]);
  await expect(talk.tool('Move up', STRATEGY)).toBeFocused();
  await expect(talk.aloud(`${STRATEGY}: 3 of 4`)).toHaveCount(1);
  await talk.tool('Move down', VISION).click();
  await expect(talk.order).toHaveText([ROADMAP, VISION, STRATEGY, BACKLOG]);
  await expectAccessible(page, 'an agenda that is arranged');

  await talk.link(BACKLOG).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(talk.order).toHaveText([BACKLOG, ROADMAP, VISION, STRATEGY]);
  await expect(talk.link(BACKLOG)).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(talk.order).toHaveText([ROADMAP, BACKLOG, VISION, STRATEGY]);

  await page.keyboard.press('Delete');
  await expect(talk.order).toHaveText([ROADMAP, VISION, STRATEGY]);
  await expect(talk.link(VISION)).toBeFocused();
  await expect(talk.leftOut.getByRole('heading')).toHaveText('Left out: 1 topic');
  await expectAccessible(page, 'a topic that is left out');
  await talk.undo.click();
  await expect(talk.order).toHaveText([ROADMAP, BACKLOG, VISION, STRATEGY]);
  await talk.tool('Leave out', STRATEGY).click();
  await expect(talk.agenda.getByRole('heading', { level: 2 })).toHaveText('Nothing is decided yet, of 3 topics');
  await expect(talk.settle, 'what is left out is not settled along with the rest').toHaveCount(0);

  await page.reload();
  await expect(talk.order).toHaveText([ROADMAP, BACKLOG, VISION]);
  await expect(talk.topic.getByRole('heading')).toHaveText(ROADMAP);
  await expect(talk.topic).toContainText('1 of 3');
  await talk.leftOut.getByRole('button', { name: `Take back: ${STRATEGY}` }).click();
  await expect(talk.link(STRATEGY)).toBeFocused();
  await expect(talk.order).toHaveText([ROADMAP, BACKLOG, VISION, STRATEGY]);
  await talk.arrange.click();
  await talk.follow.click();
  await expect(talk.order).toHaveText(BY_DISAGREEMENT);
  await expect(talk.follow).toHaveCount(0);
});

test('where it goes on follows the agenda, and how long it takes is said', async ({ page }) => {
  await page.clock.install({ time: '2026-11-30T12:33:00Z' });
  const talk = await TalkPage.open(page, planFile(), 'Decide');
  await expect(talk.agenda).toContainText('4 topics to go: 20 minutes, until about 13:55.');
  await talk.minutes.fill('20');
  await talk.minutes.press('Enter');
  await expect(talk.agenda).toContainText('4 topics to go: 1 hour 20 minutes, until about 14:55.');
  await expect(talk.minutes, 'the field is still the same one').toBeFocused();
  await expect(talk.time).toHaveText('20:00');
  await talk.minutes.fill('241');
  await talk.minutes.press('Enter');
  await expect(talk.toast('A topic takes from 1 to 240 minutes.')).toBeVisible();
  await expect(talk.minutes).toHaveValue('20');
  await page.clock.fastForward('30:00');
  await expect(talk.agenda).toContainText('until about 15:25.');

  await talk.link(BACKLOG).click();
  await talk.topic.getByRole('link', { name: 'Previous topic' }).click();
  await expect(talk.topic.getByRole('heading')).toHaveText(ROADMAP);
  await talk.park.click();
  await expect(talk.topic.getByRole('heading'), 'the one after it, not the first').toHaveText(BACKLOG);
  await talk.park.click();
  await talk.park.click();
  await expect(talk.topic.getByRole('heading'), 'then from the top').toHaveText(VISION);
  await expect(talk.agenda).toContainText('1 topic to go: 20 minutes');
  await talk.park.click();
  await expect(page.getByRole('heading', { name: 'Settled' })).toBeVisible();
  await expect(talk.agenda).not.toContainText('to go');
});

test('the time box: runs by the clock, survives a reload and sleep, goes over, sounds once', async ({ page }) => {
  await page.clock.install({ time: '2026-11-30T12:33:00Z' });
  const tones = await countTones(page);
  const talk = await TalkPage.open(page, planFile(), 'Decide');
  await expect(talk.time).toHaveText('5:00');
  await expect(talk.refill).toHaveAttribute('aria-disabled', 'true');
  await talk.start.click();
  await expectAccessible(page, 'time that runs');
  await talk.refill.click();
  // From here on time passes as it is told to.
  await page.clock.pauseAt('2026-11-30T12:40:00Z');
  await talk.start.click();
  await page.clock.runFor(60_000);
  await expect(talk.time).toHaveText('4:00');
  await page.clock.runFor(90_000);
  await expect(talk.aloud('Half of the time is over.')).toHaveCount(1);
  await expect(talk.time).toHaveText('2:30');

  await page.reload();
  await page.clock.runFor(1000);
  await expect(talk.time).toHaveText('2:29');
  await talk.pause.click();
  await page.clock.fastForward('10:00');
  await expect(talk.time).toHaveText('2:29');
  await talk.goOn.click();
  await page.clock.runFor(89_000);
  await expect(talk.aloud('One minute left.')).toHaveCount(1);
  await talk.longer.click();
  await expect(talk.time).toHaveText('2:00');
  await page.clock.runFor(120_000);
  await expect(talk.time).toHaveText('0:00');
  await expect(talk.aloud('The time is up.')).toHaveCount(1);
  await expect.poll(tones, 'two notes').toBe(2);
  await page.clock.fastForward('01:20');
  await expect(talk.time).toHaveText('1:20 over');
  expect(await tones()).toBe(2);
  await talk.longer.click();
  await expect(talk.time).toHaveText('1:00');
  await page.clock.fastForward('05:00');
  await expect(talk.time).toHaveText('4:00 over');
  expect(await tones(), 'after sleep nobody knows what a tone is for').toBe(2);
  await talk.refill.click();
  await expect(talk.time).toHaveText('5:00');
  await expect(talk.start).toBeVisible();

  await talk.sound.uncheck();
  await talk.start.click();
  await page.clock.runFor(301_000);
  await expect(talk.time).toHaveText('0:01 over');
  expect(await tones()).toBe(2);
  await page.reload();
  await page.clock.runFor(1000);
  await expect(talk.sound).not.toBeChecked();
  await expect(talk.time).toHaveText('0:02 over');
  await page.clock.resume();
  await expectAccessible(page, 'time that is over');
});

test('the time belongs to its topic: another one has its own, and coming back it went on', async ({ page }) => {
  await page.clock.install({ time: '2026-11-30T12:33:00Z' });
  const talk = await TalkPage.open(page, planFile(), 'Decide');
  await page.clock.pauseAt('2026-11-30T12:40:00Z');
  await talk.start.click();
  await page.clock.runFor(60_000);
  await talk.link(BACKLOG).click();
  await page.clock.runFor(1000);
  await expect(talk.time).toHaveText('5:00');
  await expect(talk.main).toContainText(`The time still runs on ${VISION} 3:59`);
  await talk.main.getByText('The time still runs on').getByRole('link').click();
  await page.clock.runFor(1000);
  await expect(talk.time).toHaveText('3:58');
  await talk.go('Roles');
  await page.clock.runFor(240_000);
  await expect(talk.toast(`The time is up: “${VISION}”`)).toBeVisible();
  await talk.go('Workshop');
  await talk.view('Decide');
  await page.clock.runFor(1000);
  await expect(talk.time).toHaveText(/^0:0\d over$/);
  await talk.park.click();
  await page.clock.runFor(1000);
  await expect(talk.topic.getByRole('heading')).toHaveText(ROADMAP);
  await expect(talk.time).toHaveText('5:00');
  await expect(talk.main, 'what is settled needs no time').not.toContainText('The time still runs');
});

test('two tabs show the same time, and one of them sounds', { tag: '@once' }, async ({ page, context }) => {
  await page.clock.install({ time: '2026-11-30T12:33:00Z' });
  const tones = await countTones(page);
  const talk = await TalkPage.open(page, planFile(), 'Decide');
  const second = await context.newPage();
  const others = await countTones(second);
  await second.goto(page.url());
  const other = new TalkPage(second);
  await expect(other.time).toHaveText('5:00');
  // One clock for all tabs of a device.
  await page.clock.pauseAt('2026-11-30T12:40:00Z');
  await talk.start.click();
  await expect(other.pause).toBeVisible();
  // A click, as somebody who follows in the other tab makes it.
  await other.topic.getByRole('heading').click();
  await page.clock.runFor(302_000);
  for (const one of [talk, other]) await expect(one.time).toHaveText('0:02 over');
  await expect.poll(async () => (await tones()) + (await others())).toBe(2);
  await other.pause.click();
  await expect(talk.goOn).toBeVisible();
});

test('before a room: no names, nothing around it, a remote goes through reveal and topics, Esc leaves', async ({ page }) => {
  const talk = await TalkPage.open(page, planFile(), 'Reveal');
  await talk.present.click();
  await expect(page).toHaveURL(/present=1/);
  await expect(talk.heading).toHaveText(/flatly contradicted/);
  await expect(talk.heading).toBeFocused();
  await expect(talk.pages).toBeHidden();
  await expect(talk.views).toBeHidden();
  await expect(talk.planName).toBeHidden();
  await expectAccessible(page, 'the agreement before a room');
  await page.keyboard.press('PageDown');
  await expect(talk.heading).toHaveText('Between product owner and product manager: the higher, the more you differ');
  await expectAccessible(page, 'the picture before a room');
  await page.keyboard.press('ArrowRight');
  await expect(talk.heading).toHaveText('Talk about these');
  for (const topic of [VISION, ROADMAP, BACKLOG]) await expect(talk.main).toContainText(topic);
  await expectAccessible(page, 'what to talk about before a room');
  await page.keyboard.press('PageUp');
  await expect(talk.heading).toHaveText(/^Between/);
  await page.reload();
  await expect(talk.heading).toHaveText(/^Between/);
  await page.keyboard.press('PageDown');
  await expect(talk.heading).toHaveText('Talk about these');
  await page.keyboard.press('PageDown');

  await expect(talk.heading).toHaveText(VISION);
  await expect(talk.topic).toContainText('1 of 4');
  await expect(talk.topic).toContainText(/1\s*Product owner/);
  for (const name of NAMES) await expect(page.locator('body')).not.toContainText(name);
  await expect(talk.time).toHaveText('5:00');
  await expectAccessible(page, 'a topic before a room');
  await page.keyboard.press('PageUp');
  await expect(talk.heading, 'the first one stays').toHaveText(VISION);
  await page.keyboard.press('PageDown');
  await expect(talk.heading).toHaveText(ROADMAP);
  await page.keyboard.press('ArrowLeft');
  await expect(talk.heading).toHaveText(VISION);
  await page.reload();
  await expect(talk.heading).toHaveText(VISION);
  await expect(talk.pages).toBeHidden();
  await talk.letter('Product owner', 'accountable').focus();
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await expect(talk.heading).toHaveText(ROADMAP);
  for (const topic of [BACKLOG, STRATEGY]) {
    await page.keyboard.press('Control+Shift+Enter');
    await expect(talk.heading).toHaveText(topic);
  }
  await page.keyboard.press('Control+Shift+Enter');
  await expect(talk.heading).toHaveText('Settled');
  await expectAccessible(page, 'all is settled before a room');
  await page.keyboard.press('Escape');
  await expect(talk.pages).toBeVisible();
  await expect(page).not.toHaveURL(/present/);
  await expect(talk.present).toBeFocused();
  await expect(talk.agenda.getByRole('heading', { level: 2 })).toHaveText('1 of 4 topics decided, 3 parked');
});

test('the whole discussion by keys alone', { tag: '@once' }, async ({ page }) => {
  const talk = await TalkPage.open(page, planFile(), 'Decide');
  await page.keyboard.press('Control+.');
  await expect(talk.pause).toBeVisible();
  await talk.link(BACKLOG).press('Enter');
  await expect(talk.main).toContainText(`The time still runs on ${VISION}`);
  await expectAccessible(page, 'time that runs elsewhere');
  await talk.link(VISION).press('Enter');
  await expect(talk.topic).toContainText('Ctrl . starts or pauses the time');
  await page.keyboard.press('Control+.');
  await expect(talk.goOn).toBeVisible();
  await page.keyboard.press('Alt+PageDown');
  await expect(talk.topic.getByRole('heading')).toHaveText(ROADMAP);
  await expect(talk.letter('Product owner', 'accountable')).toBeFocused();
  await page.keyboard.press('Alt+PageUp');
  await expect(talk.topic.getByRole('heading')).toHaveText(VISION);
  await expect(talk.letter('Product owner', 'accountable')).toBeFocused();
  await page.keyboard.press('c');
  await expect(talk.letter('Product owner', 'consulted')).toBeChecked();
  await talk.letter('Product manager', 'accountable').focus();
  await page.keyboard.press('a');
  const note = talk.topic.getByRole('textbox', { name: 'Note' });
  await note.focus();
  await page.keyboard.type('a r c i . and so on');
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('ArrowLeft');
  await expect(note).toHaveValue('a r c i . and so on');
  await expect(talk.topic.getByRole('heading'), 'in a text the keys are the text’s').toHaveText(VISION);
  await page.keyboard.press('Control+Enter');
  await expect(talk.topic.getByRole('heading')).toHaveText(ROADMAP);
  await page.keyboard.press('Control+Shift+F');
  await expect(talk.heading).toHaveText(ROADMAP);
  await expect(talk.pages).toBeHidden();
  await page.keyboard.press('Control+k');
  await talk.search.fill('timer');
  await page.keyboard.press('ArrowLeft');
  await expect(talk.heading, 'in the palette arrows are those of its field').toHaveText(ROADMAP);
  await page.keyboard.press('Escape');
  await expect(talk.palette).toBeHidden();
  await expect(talk.pages, 'Esc closed the palette, not the presentation').toBeHidden();
  await page.keyboard.press('Escape');
  await expect(talk.pages).toBeVisible();
  await talk.go('Roles');
  await talk.run('Present to the room');
  await expect(talk.heading).toHaveText(/flatly contradicted/);
});

test('a round whose answers are covered is not shown to a room', { tag: '@once' }, async ({ page }) => {
  const talk = await TalkPage.open(page, planFile({ state: '' }), 'Reveal');
  await expect(talk.present).toHaveCount(0);
  await talk.run('Present to the room');
  await expect(page.getByRole('heading', { name: 'The answers are not revealed yet' })).toBeVisible();
  await expect(talk.pages, 'there is a way out').toBeVisible();
});

test('the day to ask again: chosen, undone, in the report, on paper and as Markdown', async ({ page }) => {
  await page.clock.install({ time: '2026-11-30T12:33:00Z' });
  const talk = await TalkPage.open(page, planFile(), 'Report');
  const report = new ReportPage(page);
  await expect(report.sheet).toContainText('Suggested: 28 February 2027');
  await talk.again.getByRole('button', { name: 'In 6 months' }).click();
  await expect(talk.againOn).toHaveValue('2027-05-30');
  await expect(talk.again.getByRole('button', { name: 'In 6 months' })).toBeFocused();
  await expect(report.sheet).toContainText('Ask again on 30 May 2027.');
  await talk.undo.click();
  await expect(report.sheet).toContainText('Suggested: 28 February 2027');
  await talk.againOn.fill('2027-03-18');
  await expect(report.sheet).toContainText('Ask again on 18 March 2027. Ask the same topics again');
  await expectAccessible(page, 'a report with a day to ask again');
  expect((await report.downloaded()).text).toContain('## When to repeat it\n\nAsk again on 18 March 2027. ');
  await page.reload();
  await expect(report.sheet).toContainText('Ask again on 18 March 2027.');
  const paper = (await report.printed()).join(' ').replace(/\s+/g, ' ');
  expect(paper).toContain('Ask again on 18 March 2027.');
  expect(paper, 'the field is not printed').not.toContain('In 6 months');
});

test('once the day has come the workshop says so, until the round is copied', async ({ page }) => {
  await page.clock.install({ time: '2027-03-18T09:00:00Z' });
  const talk = await TalkPage.open(page, planFile({ again: '2027-03-18' }));
  await expect(talk.main).toContainText('This round was to be repeated on 18 March 2027.');
  await expectAccessible(page, 'a round that is due');
  await talk.view('Decide');
  for (const topic of [VISION, ROADMAP, BACKLOG, STRATEGY]) {
    await expect(talk.topic.getByRole('heading')).toHaveText(topic);
    await talk.park.click();
  }
  await expect(talk.againOn).toHaveValue('2027-03-18');
  await talk.again.getByRole('button', { name: 'In 3 months' }).click();
  await expect(talk.againOn).toHaveValue('2027-06-18');
  await expect(talk.main).not.toContainText('was to be repeated');
  await expectAccessible(page, 'all is settled, with a day to ask again');
  await talk.undo.click();
  await page.getByRole('button', { name: 'Copy it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our round (2)');
  await page.getByRole('combobox', { name: 'Round' }).selectOption({ index: 0 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our round');
  await expect(talk.main).not.toContainText('was to be repeated');
});

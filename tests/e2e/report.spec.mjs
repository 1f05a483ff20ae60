// What a round came to: each role in the mirror, the agreement by area, and the report on screen, on paper and as Markdown.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { choose } from './pages/files.mjs';
import { ReportPage } from './pages/report.mjs';
import { StartPage } from './pages/start.mjs';
import { Workshop } from './pages/workshop.mjs';

const TEXTS = { 'STR-01': 'State the product vision', 'STR-02': 'Choose the product strategy', 'RMP-01': 'Create the product roadmap', 'own-1': 'Decide on refunds' };
const TOPICS = Object.keys(TEXTS);

// A plan file with one round: four people, two of them product owners, one product manager and one without a role.
function planFile({ state = 'revealed', many = 0, more = {} } = {}) {
  const order = (at) => `${String.fromCharCode(65 + Math.floor(at / 20))}${String.fromCharCode(66 + at % 20)}`;
  const people = ['Anna', 'Ben', 'Cleo', 'Dan'].map((name, at) => ({ id: `person-${at}`, name, order: order(at) }));
  const role = (id, name, short, at) => ({ id, name, short, mark: id, order: order(at) });
  const holding = (person, role) => ({ id: `${person}:${role}:*`, person, role });
  const rows = Array.from({ length: many }, (_, at) => `row-${at}`);
  const answers = [
    { 'STR-01': 'po', 'STR-02': 'po', 'RMP-01': 'po', 'own-1': 'pm' },
    { 'STR-01': 'po', 'STR-02': 'pm', 'RMP-01': 'po', 'own-1': 'pm' },
    { 'STR-01': 'pm', 'STR-02': 'po', 'RMP-01': 'po', 'own-1': 'pm' },
    { 'STR-01': 'pm', 'STR-02': 'pm', 'RMP-01': ['pm', 'po'] },
  ];
  const decision = (topic, fields) => ({ id: `round:${topic}`, round: 'round', topic, ...fields });
  return JSON.stringify({
    format: 'tandem-plan', version: 1, app: '0.1.0',
    plan: {
      settings: { id: 'a-team', name: 'A team' },
      people,
      roles: [role('po', 'Product owner', 'PO', 0), role('pm', 'Product manager', 'PM', 1), role('design', 'Design', 'UX', 2)],
      holdings: [holding('person-0', 'po'), holding('person-1', 'po'), holding('person-2', 'pm')],
      areas: [{ id: 'strategy', name: 'Strategy', order: 'F' }, { id: 'delivery', name: 'Delivery', order: 'k' }],
      responsibilities: [...TOPICS, ...rows].map((id, at) => ({ id, text: TEXTS[id] ?? `Topic with a text of some length that may break on paper, the number is ${at}`, area: at < 3 ? 'strategy' : 'delivery', order: order(at) })),
      rounds: [{ id: 'round', name: 'Our round', state, day: '2026-11-30', topics: [...TOPICS, ...rows], roles: ['pm', 'po', 'design'], participants: people.map((person) => person.id) }],
      sheets: answers.map((today, at) => ({ id: `round:person-${at}`, round: 'round', person: `person-${at}`, revision: 1, today: { ...today, ...Object.fromEntries(rows.map((row, place) => [row, place % 3 || at ? 'pm' : 'po'])) } })),
      cells: [{ id: 'RMP-01:po:*', responsibility: 'RMP-01', role: 'po', letters: 'AR' }],
      decisions: [
        decision('RMP-01', { state: 'decided', day: '2026-12-01', accountable: 'po', responsible: ['po'], note: 'The owner\nasks first.' }),
        decision('STR-02', { state: 'parked', day: '2026-12-01' }),
      ],
      ...more,
    },
  });
}

async function open(page, file, view) {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'a-team.json', file);
  await expect(start.planName).toHaveValue('A team');
  const report = new ReportPage(page);
  await report.round.view(view);
  return report;
}

test('the mirror: what a role claims against what the others give it, with its topics in the list', async ({ page }) => {
  const report = await open(page, planFile(), 'Reveal');
  await expect(report.mirror.getByRole('heading', { level: 2 })).toHaveText('Product owner: claims one topic that others give elsewhere');
  await expect(report.mirror).toContainText('the 2 who hold the role claim');
  await expect(report.area(report.mirror, 'Strategy')).toHaveText(/3 claimed, 1 of them on this side only\s*Strategy\s*2 given, 0 of them on this side only/);
  await expectAccessible(page, 'the mirror of a role');
  await report.mirrorOf('Product manager');
  await expect(page).toHaveURL(/mirror=pm/);
  await expect(report.mirror.getByRole('heading', { level: 2 })).toHaveText(/^Product manager: /);
  await expect(report.mirror).not.toContainText('Cleo');
  await page.reload();
  await expect(report.mirror.getByRole('heading', { level: 2 })).toHaveText(/^Product manager: /);
  await report.mirrorOf('Product owner');
  await report.mirror.getByRole('link', { name: TEXTS['STR-01'] }).click();
  await expect(new Workshop(page).topic(TEXTS['STR-01'])).toBeFocused();
});

test('a role that nobody in the round holds has no mirror, and says why', async ({ page }) => {
  const report = await open(page, planFile(), 'Reveal');
  await report.mirrorOf('Design');
  await expect(report.mirror).toContainText('No participant holds the design’s role, so there is nothing to mirror. Tick who holds which role under Set up.');
  await expect(report.mirror.getByRole('table')).toHaveCount(0);
  await expectAccessible(page, 'a mirror without holders');
  const workshop = new Workshop(page);
  await page.goto('./#/');
  await workshop.openSample();
  await expect(report.mirror).toContainText('No participant holds the product owner’s role, so there is nothing to mirror.');
});

test('the agreement by area: a number, too few topics, or none, each with what it rests on', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  const report = new ReportPage(page);
  await expect(report.area(report.areas, 'Strategy')).toHaveText(/0\.27 \(0\.32\)\s*9 of 10 topics, 31 pairable values/);
  await expect(report.area(report.areas, 'Backlog')).toHaveText(/0\.38 \(0\.41\)\s*9 of 12 topics, 29 pairable values/);
  await expect(report.areas.getByRole('row').filter({ hasText: 'too few topics' })).toHaveCount(2);
  await expect(report.areas.getByRole('row').filter({ hasText: 'no topic with two answers' })).toHaveText(/0 of 3 topics, 0 pairable values/);
  await expect(report.areas.getByRole('row')).toHaveCount(13);
});

test('the report: what is open comes first, in order of disagreement; names only on demand', async ({ page }) => {
  const report = await open(page, planFile(), 'Report');
  await expect(page).toHaveURL(/#\/workshop\/report$/);
  await expect(report.sheet).toContainText('4 participants. Product owner: 2; Product manager: 1; without a role: 1.');
  await expect(report.sheet.getByRole('heading', { level: 3 })).toHaveText([/flatly contradicted on two/, 'How far you agree, by area', 'Still open: 3 topics, 1 of them parked', 'Decided: 1 topic', 'When to repeat it']);
  await expect(report.picture).toBeVisible();
  await expect(report.area(report.sheet, 'Strategy')).toHaveText(/Strategy−?\d\.\d\d \(−?\d\.\d\d\)3 topics, 12 pairable values/);
  await expect(report.area(report.sheet, 'Delivery')).toHaveText('Deliverytoo few topics1 topic, 3 pairable values');
  await expect(report.topic(TEXTS['STR-01'])).toContainText(/4 of 4: 2 Product owner, 2 Product manager\s*Not decided yet/);
  await expect(report.topic(TEXTS['STR-01'])).toContainText('Product owner: Omnisome; Product manager: Talent services; Both: Talentcove; Says nothing: Product Rocket, Gocious');
  await expect(report.topic(TEXTS['own-1'])).not.toContainText('articles');
  await expect(report.topic(TEXTS['RMP-01'])).toContainText(/Decided on 1 December 2026.*Accountable Product owner.*Responsible Product owner/);
  await expect(report.topic(TEXTS['RMP-01'])).toContainText('asks first.');
  await expect(report.sheet).toContainText('Suggested: 28 February 2027, three months after this round.');
  await expect(report.sheet).not.toContainText('Anna');
  await report.names.check();
  await expect(report.sheet).toContainText('Product owner: Anna and Ben; Product manager: Cleo; without a role: Dan.');
  await expectAccessible(page, 'the report');
  await report.picture.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/workshop\/reveal\?topic=/);
});

test('the report on paper: as many pages as it needs, nothing lost, nothing of the page around it @once', async ({ page }) => {
  const report = await open(page, planFile({ many: 60 }), 'Report');
  await expect(report.sheet).toContainText('likely between');
  const pages = await report.printed();
  const text = pages.join(' ').replace(/\s+/g, ' ');
  expect(pages.length).toBeGreaterThan(2);
  for (const place of Array(60).keys()) expect(text).toContain(`the number is ${place + 4}`);
  for (const words of ['Workshop report · A team · 30 November 2026', 'Krippendorff’s alpha', 'Still open: 63 topics', 'Suggested: 28 February 2027']) expect(text).toContain(words);
  for (const words of ['Print this report', 'Show names', 'Set up']) expect(text).not.toContain(words);
});

test('printed before the draws have begun, the report has its ranges all the same @once', async ({ page }) => {
  const report = await open(page, planFile({ many: 20 }), 'Decide');
  // Without a frame no draw is made.
  await page.evaluate(() => { globalThis.requestAnimationFrame = () => 0; });
  await report.round.view('Report');
  await expect(report.sheet).toContainText('Krippendorff’s alpha');
  expect(await report.sheet.getByText('likely between').filter({ visible: true }).count()).toBe(0);
  // At the page's own button, which prints once it is drawn, and at the browser's own command.
  await page.evaluate(() => { globalThis.print = () => { globalThis.printed = document.querySelector('article').innerText; }; });
  await report.print.click();
  await expect.poll(() => page.evaluate(() => globalThis.printed ?? '')).toMatch(/likely between −?\d\.\d\d and \d\.\d\d/);
  await report.round.view('Decide');
  await report.round.view('Report');
  const text = (await report.printed()).join(' ').replace(/\s+/g, ' ');
  expect(text).toMatch(/likely between −?\d\.\d\d and \d\.\d\d/);
});

test('the report as Markdown: a file and the clipboard, with names or without @once', async ({ page, context }) => {
  const file = JSON.parse(planFile());
  file.plan.rounds[0].name = '<b>Our</b> | *round*';
  const report = await open(page, JSON.stringify(file), 'Report');
  const one = await report.downloaded();
  expect(one.name).toBe('report-b-our-b-round.md');
  expect(one.text).toContain('# Workshop report: \\<b\\>Our\\</b\\> \\| \\*round\\*\n\nPlan: A team. 30 November 2026. 4 participants. Product owner: 2;');
  expect(one.text).toContain('### 1\\. ');
  expect(one.text).toMatch(/likely between −?\d\.\d\d and \d\.\d\d, over 15 pairable values in 4 topics|alpha −?\d\.\d\d, over 15 pairable values in 4 topics/);
  expect(one.text).not.toContain('Anna');
  await expect(report.toast('Downloaded as report-b-our-b-round.md.')).toBeVisible();
  await report.names.check();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await report.copy.click();
  await expect(report.toast('Copied as Markdown.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(one.text.replace('Product owner: 2; Product manager: 1; without a role: 1.', 'Product owner: Anna and Ben; Product manager: Cleo; without a role: Dan.'));
});

test('while the answers are covered the report says so and shows none of them', async ({ page }) => {
  const report = await open(page, planFile({ state: '' }), 'Report');
  await expect(page.getByRole('heading', { name: 'The answers are not revealed yet' })).toBeVisible();
  await expect(report.sheet).toHaveCount(0);
  await expect(report.download).toHaveCount(0);
  await expect(report.main).not.toContainText('Product owner:');
  await expectAccessible(page, 'a report of a covered round');
});

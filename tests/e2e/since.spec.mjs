// What moved since: letters changed after an export, compared with share points, files and other plans.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { FilesPage, choose } from './pages/files.mjs';
import { MatrixPage } from './pages/matrix.mjs';
import { SincePage } from './pages/since.mjs';
import { StartPage } from './pages/start.mjs';

const ROLES = [['po', 'Product owner', 'PO'], ['pm', 'Product manager', 'PM'], ['ux', 'Design', 'UX']];
const ROWS = [['vision', 'State the vision', 'Strategy'], ['budget', 'Hold the budget', 'Strategy'], ['order', 'Order the backlog', 'Backlog'], ['split', 'Split the items', 'Backlog']];

// A plan with these letters: for each row a word for each role.
function plan(letters, { id = 'team', name = 'Team', rows = ROWS, ...rest } = {}) {
  const place = (number) => `${String.fromCharCode(65 + number)}V`;
  const cells = Object.entries(letters).flatMap(([row, words]) => words.split(' ').map((word, at) => ({
    id: `${row}:${ROLES[at][0]}:*`, responsibility: row, role: ROLES[at][0], letters: word,
  }))).filter((cell) => cell.letters !== '-');
  return {
    format: 'tandem-plan', version: 1, app: '0.1.0',
    plan: {
      settings: { id, name },
      roles: ROLES.map(([id, name, short], at) => ({ id, name, short, mark: ['po', 'pm', 'design'][at], order: place(at) })),
      areas: [{ id: 'backlog', name: 'Backlog', order: 'W' }, { id: 'strategy', name: 'Strategy', order: 'V' }],
      responsibilities: rows.map(([id, text, area], at) => ({ id, text, area: area.toLowerCase(), order: place(at) })),
      cells,
      ...rest,
    },
  };
}

const THEN = { vision: '- AR -', budget: '- A -', order: 'R A -', split: 'A - R' };
const NOW = { vision: 'AR C -', budget: 'A - -', order: 'A R -', split: 'A - I' };

async function open(page, content) {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'team.json', JSON.stringify(content));
  await expect(start.planName).toBeVisible();
}

test('nothing to compare with: what to do first, and then nothing has moved', async ({ page }) => {
  await open(page, plan(THEN));
  const since = await SincePage.of(page);
  await expect(since.finding).toHaveText('There is nothing to compare with yet');
  await expect(since.with).toHaveCount(0);
  await expectAccessible(page, 'nothing to compare with');
  await since.main.getByRole('button', { name: 'Export the plan' }).click();
  const files = new FilesPage(page);
  await files.firstExport.getByRole('textbox').fill('Anna');
  await files.downloaded(() => files.firstExport.getByRole('button', { name: 'Export', exact: true }).click());
  await expect(since.finding).toHaveText(/^Nothing has moved since \d+ \w+ \d{4}$/);
  await expect(since.main).toContainText(/Then: the share point \d+ \w+ \d{4} by Anna\. Now: the plan as it is\./);
  await expect(since.figure).toHaveCount(0);
});

test('letters changed after an export: from whom to whom, row by row, and undo takes it back', async ({ page }) => {
  await open(page, plan({ ...THEN, vision: '- A -' }));
  const files = await FilesPage.of(page);
  await files.exported('before the workshop');
  const matrix = await MatrixPage.open(page);
  await matrix.cell('State the vision', 'Product manager').focus();
  await matrix.keys('c', 'ArrowLeft', 'a');
  await matrix.saved();
  const since = await SincePage.of(page);
  await expect(since.finding).toHaveText(/^On one responsibility accountability moved since \d+ \w+ \d{4}: from Product manager to Product owner$/);
  await expect(since.with.getByRole('option', { selected: true })).toHaveText(/before the workshop$/);
  await expect(since.picture).toHaveAccessibleName('Product manager to Product owner: 1');
  await expect(since.moves.getByRole('listitem')).toHaveText(['Strategy', /^State the vision.*Accountability moved from Product manager to Product owner\. Product manager is asked before now\./]);
  await expect(since.balance.getByRole('row', { name: /Product owner/ })).toHaveText('Product owner1000');
  await page.reload();
  await expect(since.finding).toHaveText(/^On one responsibility/);
  await matrix.cell('State the vision', 'Product manager');
  await page.goto('./#/roles');
  await matrix.cell('State the vision', 'Product owner').focus();
  await matrix.keys('Delete', 'ArrowRight', 'a');
  await page.goto('./#/roles/since');
  await expect(since.finding).toHaveText(/^Nothing has moved/);
  await since.undo.click();
  await expect(since.finding).toHaveText(/^(On one responsibility|Accountability)/);
});

test('a file is compared, not opened: its moves, roles, holders; chart and table; one role; as Markdown', async ({ page, context }) => {
  await open(page, plan(NOW, {
    people: [{ id: 'anna', name: 'Anna', order: 'V' }],
    holdings: [{ id: 'anna:po:*', person: 'anna', role: 'po', from: '2026-03-03' }],
    rows: [...ROWS.slice(0, 3), ['split', 'Split big items', 'Backlog'], ['price', 'Set prices', 'Strategy']],
  }));
  const since = await SincePage.of(page);
  await choose(page, since.file, 'march.json', JSON.stringify(plan(THEN)));
  await expect(since.finding).toHaveText('On three responsibilities accountability moved compared with “march.json”: all of them to Product owner');
  await expect(page).toHaveURL(/#\/roles\/since\?with=file$/);
  await expect(since.planName).toHaveValue('Team');
  await expect(since.main).toContainText('Then: the file “march.json”. Now: the plan as it is.');
  await expect(since.moves.getByRole('listitem')).toHaveText([
    'Strategy',
    /^State the vision.*Product owner does the work now; Product manager no longer does the work and is asked before now\./,
    /^Hold the budget.*Accountability moved from Product manager to Product owner\./,
    'Backlog',
    /^Order the backlog.*Product owner no longer does the work; Product manager does the work now\./,
  ]);
  await expect(since.letters.getByRole('listitem').last()).toContainText('Design no longer does the work and is told afterwards now.');
  await expect(since.rows.getByRole('listitem')).toHaveText([/^Set prices.*New, without a letter/, /^Split big items.*It was worded “Split the items”/]);
  await expect(since.holders.getByRole('listitem')).toHaveText(['Anna holds Product owner since 3 March 2026']);
  await expectAccessible(page, 'what moved');
  await since.figure.getByRole('button', { name: 'Table' }).click();
  await expect(since.figure.getByRole('row')).toHaveText(['FromToResponsibilities', 'Product manager Product owner3'].map((text) => new RegExp(text.replace(' Product', '\\s*Product'))));
  await expectAccessible(page, 'what moved as a table');
  // One role: an address.
  await since.changesOf.getByRole('link', { name: 'Design' }).click();
  await expect(page).toHaveURL(/with=file&role=ux$/);
  await expect(since.moves).toHaveCount(0);
  await expect(since.letters.getByRole('listitem')).toHaveCount(2);
  await expect(since.balance.getByRole('row')).toHaveCount(3);
  await since.changesOf.getByRole('link', { name: 'All roles' }).click();
  const file = await since.downloaded();
  expect(file.name).toBe('moved-team.md');
  expect(file.text).toContain('# On three responsibilities accountability moved compared with “march.json”: all of them to Product owner\n\nPlan: Team. Then: the file “march.json”.');
  expect(file.text).toContain('| Product manager | Product owner | 3 |');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await since.copy.click();
  await expect(since.toast('Copied as Markdown.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file.text);
  // After a reload the file is not there any more, and no plan was made of it.
  await page.reload();
  await expect(since.main).toContainText('The file was read for this visit only. Choose it again.');
  await expectAccessible(page, 'the file is gone');
  await since.go('Files');
  await expect(new FilesPage(page).plans).toHaveCount(1);
});

test('an unreadable file is refused in the usual words; a dropped one is compared, another plan by its ids', async ({ page }) => {
  await open(page, plan(NOW));
  const since = await SincePage.of(page);
  await choose(page, since.file, 'broken.json', '{"format": "tandem-plan", "versi');
  await expect(since.refusal).toContainText('“broken.json” was not opened. The file stops in the middle');
  await expect(since.finding).toHaveText('There is nothing to compare with yet');
  // The way out of the refusal chooses a file to compare with as well.
  await choose(page, since.refusal.getByRole('button', { name: 'Choose a file' }), 'empty.json', '');
  await expect(since.refusal).toContainText('The file is empty.');
  const sheet = { format: 'tandem-sheet', version: 1, app: '0.1.0', sheet: {} };
  await choose(page, since.file, 'ben.sheet.json', JSON.stringify(sheet));
  await expect(since.refusal).toContainText('This is a sheet of answers, not a plan.');
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'other.json', { type: 'application/json' }));
    return data;
  }, JSON.stringify(plan({ vision: '- - A' }, { id: 'other', name: 'Other team', rows: ROWS.slice(0, 2) })));
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop a plan file to compare with it')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(since.main).toContainText('It is another plan, “Other team”: what has the same id in both is taken for the same. 2 responsibilities are in both.');
  await expect(since.refusal).toBeEmpty();
  await expect(since.planName).toHaveValue('Team');
  await expect(since.picture).toHaveAccessibleName(/Design to Product owner: 1/);
});

test('the newest share point from before today is the usual one; any other has an address; so has another plan of the device', async ({ page }) => {
  const other = plan({ vision: '- - A' }, { id: 'other', name: 'Other team' });
  await open(page, other);
  const document = plan(NOW);
  const cell = (row, role, before, after) => ['cells', `${row}:${role}:*`, { letters: [before, after] }];
  const point = (revision, parents, day, note, back) => ({ revision, parents, day, by: 'Ben', note, back });
  document.history = [
    point('aaaa', [], '2024-02-01', 'first', []),
    point('bbbb', ['aaaa'], '2025-03-03', 'second', [[cell('vision', 'po', 'AR', 'I')]]),
    point('cccc', ['bbbb'], '2099-01-01', 'of a clock that is wrong', [[cell('budget', 'po', 'A', 'C')]]),
  ];
  const files = await FilesPage.of(page);
  await choose(page, files.openFile, 'team.json', JSON.stringify(document));
  await expect(files.planName).toHaveValue('Team');
  const since = await SincePage.of(page);
  await expect(since.with).toHaveValue('bbbb');
  await expect(since.finding).toHaveText('On one responsibility accountability moved since 3 March 2025: from nobody to Product owner');
  await since.with.focus();
  await since.with.selectOption({ label: '1 February 2024 by Ben · first' });
  await expect(page).toHaveURL(/with=aaaa$/);
  await expect(since.with).toBeFocused();
  await expect(since.finding).toHaveText('On two responsibilities accountability moved since 1 February 2024: all of them to Product owner');
  await page.reload();
  await expect(since.finding).toHaveText(/^On two responsibilities/);
  await expect(since.with).toHaveValue('aaaa');
  await since.with.selectOption({ label: 'Other team' });
  await expect(since.finding).toHaveText(/compared with “Other team”/);
  await expect(since.planName).toHaveValue('Team');
  await page.goto('./#/roles/since?with=ffff');
  await expect(since.main).toContainText('This plan has no such share point. Choose another one.');
});

test('a restore point is a point to compare with @once', async ({ page }) => {
  await open(page, plan(THEN));
  const files = await FilesPage.of(page);
  await choose(page, files.openFile, 'team.json', JSON.stringify(plan(NOW)));
  await files.arrival.getByRole('button', { name: /Replace|place/ }).click();
  await expect(files.toast('The plan was replaced')).toBeVisible();
  const since = await SincePage.of(page);
  await expect(since.with).toHaveValue('restore:1');
  await expect(since.finding).toHaveText(/^On three responsibilities accountability moved since \d+ \w+ \d{4}: all of them to Product owner$/);
  await expect(since.main).toContainText(/Then: the restore point .*before a file took its place\./);
});

test('printed: the finding, the picture and the rows, without what is clicked @once', async ({ page }) => {
  await open(page, plan(NOW));
  const since = await SincePage.of(page);
  await choose(page, since.file, 'march.json', JSON.stringify(plan(THEN)));
  await expect(since.moves).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(since.finding).toBeVisible();
  await expect(since.picture).toBeVisible();
  await expect(since.figure.getByRole('table')).toBeVisible();
  await expect(since.with).toBeHidden();
  await expect(since.changesOf).toBeHidden();
});

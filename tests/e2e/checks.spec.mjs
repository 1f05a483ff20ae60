// The checks of the matrix: ways to mend a row, one by one and many at once; limits; people, their load and both hats.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { choose } from './pages/files.mjs';
import { ChecksPage, LoadPage } from './pages/checks.mjs';
import { StartPage } from './pages/start.mjs';

const ROLES = ['po', 'pm', 'dev'];
const NAMES = { po: 'Product owner', pm: 'Product manager', dev: 'Developers' };
// The published oracle of the checks, and rows in which the A stands alone.
const ORACLE = { r1: 'A R C', r2: 'A A R', r3: '- R C', r4: 'A C C', r5: 'I I I' };
// Three strategic rows and three delivery rows; somebody else does a part of the work.
const BOTH = { s1: '- A R', s2: 'R A -', s3: 'C AR -', d1: 'AR - -', d2: 'R A C', d3: 'A - R' };

function plan(rows, people = {}, more = {}) {
  const place = (number) => `${String.fromCharCode(65 + number)}V`;
  const area = (row) => ({ s: 'strategy', d: 'delivery' }[row[0]] ?? 'other');
  const cells = Object.entries(rows).flatMap(([row, letters]) => letters.split(' ').map((letters, column) => ({
    id: `${row}:${ROLES[column]}:*`, responsibility: row, role: ROLES[column], letters,
  }))).filter((cell) => cell.letters !== '-');
  const holdings = Object.entries(people).flatMap(([person, roles]) => roles.map((role) => ({ id: `${person}:${role}:*`, person, role })));
  return JSON.stringify({
    format: 'tandem-plan',
    version: 1,
    plan: {
      settings: { id: 'team', name: 'Team' },
      people: Object.keys(people).map((id, number) => ({ id, name: id, order: place(number) })),
      roles: ROLES.map((id, number) => ({ id, name: NAMES[id], short: id.toUpperCase(), mark: { po: 'po', pm: 'pm', dev: 'other' }[id], order: place(number) })),
      holdings,
      areas: ['strategy', 'delivery', 'other'].map((id, number) => ({ id, name: id, order: place(number) })),
      responsibilities: Object.keys(rows).map((id, number) => ({ id, text: `Row ${id}`, area: area(id), order: place(number) })),
      cells,
      ...more,
    },
  });
}

async function openPlan(page, ...parts) {
  const start = await StartPage.open(page);
  await choose(page, start.openFile, 'team.json', plan(...parts));
  await expect(start.planName).toHaveValue('Team');
  return ChecksPage.open(page);
}

test('errors come before warnings, each with its number', async ({ page }) => {
  const checks = await openPlan(page, { r0: 'AR C C', ...ORACLE });
  const lists = checks.problems.getByRole('list');
  await expect(lists.nth(0)).toHaveAccessibleName('Four rows with an error');
  await expect(lists.nth(1)).toHaveAccessibleName('One row with a warning only');
  await expect(lists.nth(1).getByRole('listitem')).toHaveCount(1);
  await expect(checks.problem('Row r0')).toContainText(/Two consulted\s*L4/);
  await expect(checks.problem('Row r5')).toContainText(/Nobody acts\s*L7/);
  await expectAccessible(page, 'the checks');
});

test('by keyboard: a way is taken, undone, and another one taken', async ({ page }) => {
  const checks = await openPlan(page, ORACLE);
  const way = checks.way('Row r2', 'Leave the A with Product owner');
  await expect(way).toHaveText('Leave the A with Product owner PM: A → C');
  await way.focus();
  await page.keyboard.press('Enter');
  await expect(checks.cell('Row r2', 'Product manager')).toHaveText('C');
  await expect(checks.problem('Row r2')).toHaveCount(0);
  await expect(checks.toast('Done: Leave the A with Product owner.')).toBeVisible();
  // The focus goes on to the next row with a problem.
  await expect(checks.problem('Row r3').getByRole('button', { name: 'Row r3' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(checks.cell('Row r2', 'Product manager')).toHaveText('A');
  await expect(checks.problem('Row r2')).toHaveCount(1);
  await checks.way('Row r2', 'Leave the A with Product manager').press('Enter');
  await expect(checks.cell('Row r2', 'Product owner')).toHaveText('C');
  await expect(checks.problem('Row r2')).toHaveCount(0);
});

test('each kind of finding is mended from its row', async ({ page }) => {
  const checks = await openPlan(page, ORACLE);
  await checks.way('Row r3', 'Give the A to Product manager, who does the work').click();
  await expect(checks.cell('Row r3', 'Product manager')).toHaveText('AR');
  await checks.way('Row r4', 'Product owner does it as well: A and R').click();
  await expect(checks.cell('Row r4', 'Product owner')).toHaveText('AR');
  // The row has a warning left, and keeps the focus.
  await expect(checks.problem('Row r4').getByRole('button', { name: 'Row r4' })).toBeFocused();
  await checks.way('Row r4', 'Tell Developers afterwards instead').click();
  await expect(checks.cell('Row r4', 'Developers')).toHaveText('I');
  // Where nobody acts, one way gives A and R; more of them stand behind a line.
  await checks.way('Row r5', 'Give A and R to Developers').click();
  await expect(checks.cell('Row r5', 'Developers')).toHaveText('AR');
  await checks.way('Row r2', 'Leave the A with Product owner').click();
  await expect(checks.problems.getByRole('heading')).toHaveText('No problems');
  await expect(checks.problems.getByRole('heading')).toBeFocused();
  await expect(checks.finding).toHaveText('All rows are settled');
});

test('many rows at once, as one step', async ({ page }) => {
  const checks = await openPlan(page, { r1: 'A - C', r2: '- A I', r3: 'A I I', r4: '- R -', r5: 'C - R' });
  await expectAccessible(page, 'ways for many rows');
  await checks.problems.getByRole('button', { name: 'Make A into A and R in 3 rows where nobody does the work' }).press('Enter');
  await expect(checks.cell('Row r2', 'Product manager')).toHaveText('AR');
  await expect(checks.cell('Row r3', 'Product owner')).toHaveText('AR');
  await expect(checks.problems.getByRole('heading', { level: 2 })).toBeFocused();
  await checks.problems.getByRole('button', { name: 'Make the only R into A and R in 2 rows without an A' }).click();
  await expect(checks.finding).toHaveText('All rows are settled');
  await checks.undoFromToast('Done: Make the only R into A and R in 2 rows');
  await expect(checks.cell('Row r4', 'Product manager')).toHaveText('R');
  await expect(checks.cell('Row r5', 'Developers')).toHaveText('R');
  await page.keyboard.press('Control+z');
  await expect(checks.cell('Row r1', 'Product owner')).toHaveText('A');
  await expect(checks.cell('Row r3', 'Product owner')).toHaveText('A');
  await expect(checks.undo).toHaveAttribute('aria-disabled', 'true');
});

test('limits are set for the plan, hold after a reload, and go back', async ({ page }) => {
  const checks = await openPlan(page, { r1: 'AR C C', r2: 'AR R -', r3: 'AR I I' }, { Anna: ['po'], Ben: ['pm'] });
  await checks.expectPeople(['Warning: Anna answers for 3 of 3 rows (100 %)', 'Warning: Anna does the work in all 3 rows', 'Note: Nobody holds Developers']);
  await checks.limits.click();
  await expect(checks.limit('L4')).toHaveValue('50');
  await expect(checks.limit('L4')).toHaveAccessibleDescription('L4; published: 50 %');
  await expect(checks.reset).toHaveCount(0);
  await expectAccessible(page, 'the limits');
  await checks.limit('L4').fill('70');
  await checks.limit('L4').press('Enter');
  await expect(checks.problem('Row r1')).toHaveCount(0);
  await expect(checks.row('Row r1')).toContainText('Settled');
  await checks.limit('L3').fill('1');
  await checks.limit('L3').press('Enter');
  await expect(checks.problem('Row r2')).toContainText('with more than one each waits for the others');
  // The message after a letter is of the same limits.
  await checks.cell('Row r3', 'Product manager').focus();
  await page.keyboard.press('r');
  await expect(checks.said).toHaveText('Product manager: responsible. Two responsible.');
  await page.keyboard.press('Control+z');
  await checks.limit('L5').fill('100');
  await checks.limit('L5').press('Enter');
  await checks.expectPeople(['Warning: Anna does the work in all 3 rows', 'Note: Nobody holds Developers']);
  await checks.limit('L5').fill('0');
  await checks.limit('L5').press('Enter');
  await expect(checks.toast('A limit is a whole number from 1 to 100.')).toBeVisible();
  await expect(checks.limit('L5')).toHaveValue('100');
  await checks.reload();
  await expect(checks.limits).toHaveText('Limits set for this plan');
  await checks.limits.click();
  await expect(checks.limit('L3')).toHaveValue('1');
  await checks.reset.click();
  await expect(checks.limit('L3')).toHaveValue('3');
  await expect(checks.problem('Row r2')).toHaveCount(0);
  await expect(checks.problem('Row r1')).toContainText('Two consulted');
  await page.keyboard.press('Control+z');
  await expect(checks.limit('L4')).toHaveValue('70');
});

test('both hats: the warning comes with the second role and goes when it is handed over', async ({ page }) => {
  let checks = await openPlan(page, BOTH, { Anna: ['pm'], Ben: ['po'], Dev: ['dev'] });
  await checks.expectPeople(['Warning: Anna answers for 4 of 6 rows (67 %)']);
  let load = await LoadPage.open(page);
  await load.tick('Anna: Product owner').check();
  await expect(load.tick('Anna: Product owner')).toBeFocused();
  await expect(load.heading('Anna carries 100 % of all decisions')).toBeVisible();
  checks = await ChecksPage.open(page);
  const finding = checks.people.getByRole('listitem').filter({ hasText: 'Anna wears both hats' }).first();
  await expect(finding).toContainText('Anna holds Product owner and Product manager and carries 3 of 3 strategic rows and 3 of 3 delivery rows, as A or R.');
  await finding.getByText('What three articles say').click();
  await expect(finding).toContainText('Product Rocket: one person can hold both roles in a small company; once it grows');
  await finding.getByText('What could be handed over: 3 rows').click();
  await expectAccessible(page, 'both hats');
  await finding.getByRole('button', { name: 'Row d2' }).click();
  await expect(checks.cell('Row d2', 'Product owner')).toBeFocused();
  // Two of the three delivery rows go to the developers.
  await page.keyboard.press('c');
  await checks.cell('Row d2', 'Product manager').press('i');
  await checks.cell('Row d2', 'Developers').press('Shift+A');
  await checks.cell('Row d3', 'Product owner').press('c');
  await expect(finding).toHaveCount(0);
  load = await LoadPage.open(page);
  await load.tick('Anna: Product owner').uncheck();
  await expect(load.tick('Anna: may not decide as Product owner')).toHaveCount(0);
});

test('the load: figures for people and roles, and who may not decide', async ({ page }) => {
  await openPlan(page, ORACLE, { Anna: ['po'], Ben: ['pm'] });
  const load = await LoadPage.open(page);
  await expect(load.heading('Anna carries 60 % of all decisions')).toBeVisible();
  const anna = load.table('Person').getByRole('row', { name: /Anna/ });
  await expect(anna.getByRole('cell')).toHaveText([/More than 40 %: 3 60 %/, /^0 0 %/, /^0 0 %/, /^1 20 %/, '0', '0']);
  const dev = load.table('Role').getByRole('row', { name: /Developers/ });
  await expect(dev.getByRole('cell')).toHaveText([/^0 0 %/, /^1 20 %/, /^3 60 %/, /^1 20 %/, '0', '0']);
  await expectAccessible(page, 'the load');
  await load.tick('Ben: may not decide as Product manager').check();
  await expect(load.tick('Ben: may not decide as Product manager')).toBeFocused();
  await expect(load.table('Person').getByRole('row', { name: /Ben/ })).toContainText('Product manager (may not decide)');
  const checks = await ChecksPage.open(page);
  const finding = checks.people.getByRole('listitem').filter({ hasText: 'Ben answers for 1 row without the right to decide' });
  await expect(finding).toContainText('L9');
  await finding.getByRole('button', { name: 'Ben may decide from now on' }).click();
  await expect(finding).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(finding).toHaveCount(1);
  await expectAccessible(page, 'findings about people');
});

test('without people or letters it says what to do first', { tag: '@once' }, async ({ page }) => {
  const start = await StartPage.open(page);
  await start.newPlan.click();
  await expect(start.planName).toBeVisible();
  const checks = await ChecksPage.open(page);
  await expect(checks.people).toContainText('Nobody holds a role yet');
  await checks.people.getByRole('link', { name: 'Load' }).click();
  const load = new LoadPage(page);
  await expect(load.heading('Nothing is entered in the matrix yet')).toBeVisible();
  await expect(load.main).toContainText('Nobody is in the plan yet.');
  await expectAccessible(page, 'an empty load');
  await load.main.getByRole('link', { name: 'Add people in the workshop' }).click();
  await expect(page).toHaveURL(/#\/workshop\/setup$/);
});

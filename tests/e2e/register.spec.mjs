// The registers of the roles page: who may decide what, what moves to whom, who is concerned, and roles side by side.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { CardPage, DevelopmentPage, RightsPage, StakeholdersPage } from './pages/register.mjs';
import { CharterPage } from './pages/charter.mjs';

const PO = 'Product owner';
const PM = 'Product manager';
const ORDER = 'Change the order of the backlog';

// Two roles with a holder each, a third that is put away, two rows of the matrix.
const TEAM = {
  format: 'tandem-plan',
  version: 1,
  plan: {
    settings: { id: 'team', name: 'Team' },
    people: [{ id: 'anna', name: 'Anna', order: 'A' }, { id: 'ben', name: 'Ben', order: 'B' }],
    roles: [
      { id: 'po', name: PO, short: 'PO', mark: 'po', order: 'A' },
      { id: 'pm', name: PM, short: 'PM', mark: 'pm', order: 'B' },
      { id: 'old', name: 'Old role', order: 'C', archived: true },
    ],
    holdings: [{ id: 'anna:po:*', person: 'anna', role: 'po' }, { id: 'ben:pm:*', person: 'ben', role: 'pm' }],
    areas: [{ id: 'area', name: 'Backlog', order: 'V' }],
    responsibilities: [
      { id: 'order', text: 'Order the items', area: 'area', order: 'A' },
      { id: 'accept', text: 'Accept the work', area: 'area', order: 'B' },
    ],
    cells: [
      { id: 'order:po:*', responsibility: 'order', role: 'po', letters: 'AR' },
      { id: 'order:pm:*', responsibility: 'order', role: 'pm', letters: 'C' },
      { id: 'accept:po:*', responsibility: 'accept', role: 'po', letters: 'R' },
      { id: 'accept:pm:*', responsibility: 'accept', role: 'pm', letters: 'A' },
    ],
  },
};

const withMore = (more) => ({ ...TEAM, plan: { ...TEAM.plan, ...more } });

test('decision rights: from a suggestion to a sentence with a limit, undone and in the charter', async ({ page }) => {
  const rights = await RightsPage.open(page, 'Decisions');
  await expect(page).toHaveURL(/#\/roles\/rights$/);
  await expect(rights.finding('No decisions are given away yet')).toBeVisible();
  await expectAccessible(page, 'no decision rights');
  await rights.suggestion(ORDER).click();
  await expect(rights.suggestion(ORDER)).toHaveCount(0);
  // The next one has the focus.
  await expect(rights.suggestions.getByRole('button').first()).toBeFocused();
  const said = `${PO} alone decides: ${ORDER}, up to two sprints ahead. Beyond that: ${PM}.`;
  await expect(rights.line(said)).toBeVisible();
  await expect(rights.main.getByRole('heading', { level: 3, name: PO })).toBeVisible();
  await expect(rights.finding('One decision, and it is clear who takes it')).toBeVisible();
  await rights.line(said).click();
  await rights.limit.fill('up to one sprint');
  await page.getByRole('checkbox', { name: PM }).check();
  await expect(page.getByRole('checkbox', { name: PM })).toBeFocused();
  await rights.beyond.selectOption('Nobody is named');
  await expect(rights.beyond).toBeFocused();
  await expect(rights.line(`${PO} decides together with ${PM}: ${ORDER}, up to one sprint.`)).toBeVisible();
  await expect(rights.main.getByText('Nobody is named for what lies beyond the limit.')).toBeVisible();
  await expect(rights.finding('One decision has nobody beyond its limit')).toBeVisible();
  await expectAccessible(page, 'a decision right that is open');
  // Another role: the entry moves, stays open, and the focus stays.
  await rights.role.selectOption(PM);
  await expect(rights.role).toBeFocused();
  await expect(rights.main.getByRole('heading', { level: 3, name: PM })).toBeVisible();
  await rights.undo.click();
  await expect(rights.main.getByRole('heading', { level: 3, name: PO })).toBeVisible();
  // One of one's own opens by itself.
  await rights.newText.fill('Choose the tools');
  await rights.newText.press('Enter');
  await expect(rights.line(`${PO} alone decides: Choose the tools.`)).toBeVisible();
  await expect(rights.limit).toHaveCount(2);
  await rights.show('Charters');
  const charter = new CharterPage(page);
  await expect(charter.part(PO, 'May decide').getByRole('listitem')).toHaveText([
    `${ORDER}, up to one sprint (together with ${PM}).`,
    'Choose the tools.',
  ]);
});

test('decision rights that do not fit are told apart, put away and brought back', async ({ page }) => {
  const right = (id, role, more) => ({ id, text: 'Decide on refunds', role, ...more });
  const rights = await RightsPage.open(page, 'Decisions', withMore({ rights: [right('a', 'po'), right('b', 'pm'), right('c', 'old'), right('d', 'gone')] }));
  await expect(rights.finding('Two decisions lack who or what')).toBeVisible();
  await expect(rights.main.getByText(`${PM} has the same right`)).toBeVisible();
  await expect(rights.main.getByText('Old role is put away. Bring the role back, or choose another one.')).toBeVisible();
  await expect(rights.main.getByText('Its role is no longer in the plan.')).toBeVisible();
  await expectAccessible(page, 'decision rights that do not fit');
  await rights.line('Role that is gone').click();
  await rights.main.getByRole('button', { name: 'Put away' }).locator('visible=true').click();
  await expect(rights.line('Role that is gone')).toHaveCount(0);
  await expect(rights.newText).toBeFocused();
  await rights.main.getByText('Put away: 1').click();
  await rights.main.getByRole('button', { name: 'Bring back: Decide on refunds' }).click();
  await expect(rights.line('Role that is gone')).toBeVisible();
});

test('decision rights print as sentences @once', async ({ page }) => {
  const long = 'Überaus '.repeat(30).trim();
  const rights = await RightsPage.open(page, 'Decisions', withMore({
    rights: [{ id: 'a', text: 'Decide on refunds', role: 'po', limit: 'up to 200', beyond: 'pm' }, { id: 'b', text: long, role: 'pm' }],
  }));
  await rights.line('refunds').click();
  const text = (await rights.printed()).join(' ').replace(/\s+/g, ' ');
  expect(text).toContain(`${PO} alone decides: Decide on refunds, up to 200. Beyond that: ${PM}.`);
  expect(text).toContain(long);
  for (const hidden of ['Up to where', 'Put away', 'Add decision', 'To begin with']) expect(text).not.toContain(hidden);
});

test('roles side by side: words of the articles until there are own ones, and what both own', async ({ page }) => {
  const card = await CardPage.open(page, 'Compare', TEAM);
  await expect(card.finding(`${PO} and ${PM} share one responsibility`)).toBeVisible();
  await expect(card.table.getByRole('columnheader').nth(1)).toHaveText(new RegExp(PO));
  await expect(card.table.getByRole('columnheader').nth(2)).toHaveText(new RegExp(PM));
  await expect(card.table.getByText('From the articles:')).toHaveCount(10);
  await expect(card.main.getByRole('listitem').filter({ hasText: 'Accept the work' }).last()).toContainText(`${PO}: R, ${PM}: A`);
  await expectAccessible(page, 'roles side by side');
  await card.use('Scope', PO).click();
  await expect(card.field('Scope', PO)).toHaveValue(/^One product, or a part of it/);
  await expect(card.field('Scope', PO)).toBeFocused();
  await expect(card.table.getByText('From the articles:')).toHaveCount(9);
  await card.field('Focus', PO).fill('What the team asks\nand what customers say');
  await expect(card.table.getByText('From the articles:')).toHaveCount(8);
  await card.undo.click();
  await expect(card.field('Focus', PO)).toHaveValue('');
  await card.field('Focus', PO).fill('What the team asks\nand what customers say');
  // What is written stands in the charter, what is only suggested does not.
  await card.show('Charters');
  const charter = new CharterPage(page);
  await expect(charter.sheet(PO)).toContainText('Scope: One product, or a part of it');
  await expect(charter.sheet(PO)).toContainText('Focus: What the team asks and what customers say');
  await expect(charter.sheet(PO)).not.toContainText('Goals:');
  await charter.page.goBack();
  await card.switch.getByRole('link', { name: PM }).click();
  await expect(page).toHaveURL(/roles=po$/);
  await expect(card.table.getByRole('columnheader')).toHaveCount(2);
  await expectAccessible(page, 'one role alone');
});

test('roles side by side print on one page, with words of the articles and with as many as fit @once', async ({ page, newDevice }) => {
  const card = await CardPage.open(page, 'Compare', TEAM);
  await card.use('Scope', PO).click();
  const pages = await card.printed();
  expect(pages).toHaveLength(1);
  const text = pages[0].replace(/\s+/g, ' ');
  for (const seen of [PO, PM, 'Scope', 'Focus', 'From the articles: Gocious', 'Order the items', 'Accept the work']) expect(text).toContain(seen);
  for (const hidden of ['Use this text', 'How far its work reaches', 'Charter of']) expect(text).not.toContain(hidden);
  // Every text as long as it can be, and both own all of forty rows.
  const words = 'What this role looks after day by day, in many words. '.repeat(12).slice(0, 599);
  const many = Array.from({ length: 40 }, (_, at) => `row-${at}`);
  const full = await CardPage.open(await newDevice(), 'Compare', withMore({
    roles: TEAM.plan.roles.map((role) => ({ ...role, scope: words, decides: words, skills: words, goals: words, focus: words })),
    responsibilities: many.map((id) => ({ id, text: `Decide which of the features matter most to customers and to the business ${id}`, area: 'area' })),
    cells: many.flatMap((id) => ['po', 'pm'].map((role) => ({ id: `${id}:${role}:*`, responsibility: id, role, letters: 'AR' }))),
  }));
  const one = await full.printed();
  expect(one).toHaveLength(1);
  expect(one[0]).toContain('And 16 more: see the matrix.');
});

test('a handover is planned, foreseen, carried over and undone', async ({ page }) => {
  const development = await DevelopmentPage.open(page, 'Development', TEAM);
  await expect(development.finding('Nothing is planned to move')).toBeVisible();
  await expectAccessible(page, 'nothing to hand over');
  await development.newRow.fill('nothing such');
  await development.plan.click();
  await expect(development.main.getByText('Write a word that only one responsibility has')).toBeVisible();
  await expect(development.newRow).toHaveAttribute('aria-invalid', 'true');
  await development.newRow.fill('order the');
  await development.newRole.selectOption(PM);
  await development.newDay.fill('2020-03-18');
  await development.plan.click();
  const said = `Order the items (A R) from ${PO} to ${PM}, by 18 March 2020`;
  await expect(development.line(said)).toBeVisible();
  await expect(development.finding('One handover is overdue')).toBeVisible();
  await expect(development.main.getByText('Overdue: its day is over.')).toBeVisible();
  await expect(development.main.getByRole('listitem').filter({ hasText: `${PO}: A R → no letter` })).toBeVisible();
  await expect(development.main.getByRole('listitem').filter({ hasText: `${PM}: C → A R` })).toBeVisible();
  await expect(development.byRole.getByRole('row').filter({ has: page.getByRole('rowheader', { name: PM }) })).toContainText(`Order the items (A R), from ${PO}`);
  await expectAccessible(page, 'a handover');
  await development.show('Charters');
  const charter = new CharterPage(page);
  await expect(charter.part(PO, 'Leaves this role')).toContainText(`Order the items (A R), to ${PM}, by 18 March 2020`);
  await development.show('Development');
  await development.button('Done', 'Order the items').click();
  await expect(development.toast('Done, and carried over in the matrix.')).toBeVisible();
  await expect(development.finding('Nothing is left to hand over')).toBeVisible();
  await development.main.getByText('Done or dropped: 1').click();
  await expect(development.line(said)).toBeVisible();
  await development.show('Charters');
  await expect(charter.sheet(PO)).toContainText('Does the work for 1 responsibility, accountable for none.');
  await development.undo.click();
  await expect(charter.sheet(PO)).toContainText('Accountable for 1 responsibility');
  await development.show('Development');
  await expect(development.finding('One handover is overdue')).toBeVisible();
});

test('a handover that the matrix has left behind says so; dropped, it can be planned again', async ({ page }) => {
  const handovers = [
    { id: 'a', responsibility: 'order', from: 'pm', to: 'po', letters: 'A', by: '2099-01-02' },
    { id: 'b', responsibility: 'gone', from: 'gone', to: 'old', letters: 'A' },
  ];
  const development = await DevelopmentPage.open(page, 'Development', withMore({ handovers }));
  await expect(development.finding('Two handovers planned, the next by 2 January 2099')).toBeVisible();
  await expect(development.main.getByText(`The matrix has moved on: ${PM} has no A there.`)).toBeVisible();
  await expect(development.main.getByText(`The matrix has moved on: ${PO} has it there already.`)).toBeVisible();
  await expect(development.main.getByText('Choose a role in use that gets it.')).toBeVisible();
  await expect(development.button('Done', 'A responsibility')).toHaveCount(0);
  await expectAccessible(page, 'handovers that do not fit');
  await development.button('Drop', 'A responsibility').click();
  await expect(development.button('Done', 'Order the items')).toBeFocused();
  await development.main.getByText('Done or dropped: 1').click();
  await development.button('Plan it again', 'A responsibility').click();
  await expect(development.button('Drop', 'A responsibility')).toBeVisible();
  // From an address the row is named already.
  await page.goto('./#/roles/development?row=accept');
  await page.reload();
  await expect(development.newRow).toHaveValue('Accept the work');
});

test('stakeholders: parties of the articles, placed by influence and concern, looked after', async ({ page }) => {
  const register = await StakeholdersPage.open(page, 'Stakeholders', TEAM);
  await expect(register.finding('Nobody is in the register yet')).toBeVisible();
  await expectAccessible(page, 'no stakeholders');
  await register.main.getByRole('button', { name: 'Add Customers' }).click();
  await expect(register.main.getByRole('button', { name: 'Add Development team' })).toBeFocused();
  await register.newName.fill('Works council');
  await register.newName.press('Enter');
  await expect(register.finding('Two stakeholders are not placed yet')).toBeVisible();
  await register.field('Influence', 'Works council').selectOption('high');
  await expect(register.field('Influence', 'Works council')).toBeFocused();
  await register.field('Concern', 'Works council').selectOption('low');
  await register.field('Influence', 'Customers').selectOption('medium');
  await register.field('Concern', 'Customers').selectOption('high');
  await expect(register.finding('Two influential stakeholders have nobody in touch')).toBeVisible();
  // Those who need most stand first.
  const names = register.table.getByRole('textbox', { name: /^Name: / });
  await expect(names.first()).toHaveValue('Customers');
  const closely = register.figure.locator('[data-needs=Closely]');
  await expect(closely).toContainText('Customers (nobody in touch)');
  await expectAccessible(page, 'stakeholders');
  await register.field('In touch', 'Customers').selectOption(PO);
  await register.field('In touch', 'Works council').selectOption(PM);
  await expect(register.finding('Two stakeholders, and somebody is in touch with each')).toBeVisible();
  await register.figure.getByRole('button', { name: 'Table' }).click();
  await expect(register.figure.getByRole('row').filter({ hasText: 'Works council' })).toContainText('Keep them content');
  await expectAccessible(page, 'stakeholders as a table');
  await register.field('What they want', 'Customers').fill('Fewer steps');
  await page.getByRole('link', { name: 'By name' }).click();
  await expect(page).toHaveURL(/sort=name$/);
  await page.reload();
  await expect(register.field('What they want', 'Customers')).toHaveValue('Fewer steps');
  await page.getByRole('button', { name: 'Put away Customers' }).click();
  await expect(register.field('Name', 'Customers')).toHaveCount(0);
  await register.undoFromToast('Put away: “Customers”.');
  await expect(register.field('Name', 'Customers')).toBeVisible();
});

test('stakeholders print with their grid and their table @once', async ({ page }) => {
  const stakeholders = [{ id: 'a', name: 'Works council', party: 'company', influence: 'high', concern: 'low', involved: 'each quarter', order: 'A' }];
  const register = await StakeholdersPage.open(page, 'Stakeholders', withMore({ stakeholders }));
  await expect(register.finding('One influential stakeholder has nobody in touch')).toBeVisible();
  const text = (await register.printed()).join(' ').replace(/\s+/g, ' ');
  for (const seen of ['Works council', 'Keep them content', 'each quarter', 'One influential stakeholder']) expect(text).toContain(seen);
  for (const hidden of ['Add stakeholder', 'Add Customers']) expect(text).not.toContain(hidden);
});

test('whoever holds a role takes its charter on; when it changes, they are asked again', async ({ page }) => {
  const rights = await RightsPage.open(page, 'Charters', TEAM);
  const charter = new CharterPage(page);
  const take = page.getByRole('button', { name: 'Anna: I take it on' });
  const line = charter.sheet(PO).getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Anna: / }) });
  await expect(line).toContainText('Anna: has not taken it on yet');
  await take.click();
  await expect(line).toContainText(/Anna: read and taken on, on \d+ \w+ \d{4}/);
  const back = page.getByRole('button', { name: 'Anna: Take back' });
  await expect(back).toBeFocused();
  await expectAccessible(page, 'a charter that is taken on');
  expect((await charter.downloaded()).text).toMatch(/- \[x\] Anna: read and taken on, on \d+ \w+ \d{4}\n/);
  // What others decide does not change it, what the role decides does.
  await rights.show('Decisions');
  await rights.suggestion('Move something on the roadmap').click();
  await rights.show('Charters');
  await expect(back).toBeVisible();
  await rights.show('Decisions');
  await rights.suggestion(ORDER).click();
  await rights.show('Charters');
  await expect(line).toContainText('the charter has changed since');
  await expectAccessible(page, 'a charter that has changed since');
  await take.click();
  await expect(back).toBeVisible();
  await back.click();
  await expect(line).toContainText('Anna: has not taken it on yet');
  await rights.undo.click();
  await expect(back).toBeVisible();
});

test('a full charter with words, rights, moves and names still prints on one page @once', async ({ page }) => {
  const many = (count, make) => Array.from({ length: count }, (_, at) => make(at));
  const long = (at) => `${'Decide which of the features matter most to customers and to the business '.repeat(1 + at % 3)}${at}`;
  const words = 'What this role looks after day by day, in many words. '.repeat(11).slice(0, 590);
  const place = (at) => `${String.fromCharCode(65 + Math.floor(at / 20))}${String.fromCharCode(66 + at % 20)}`;
  const roles = TEAM.plan.roles.map((role) => ({ ...role, scope: words, decides: words, skills: words, goals: words, focus: words }));
  const responsibilities = many(60, (at) => ({ id: `row-${at}`, text: long(at), area: 'area', order: place(at) }));
  const charter = await CharterPage.withPlan(page, withMore({
    roles,
    responsibilities,
    people: many(9, (at) => ({ id: `p${at}`, name: `Somebody with a long name ${at}`, order: place(at) })),
    holdings: many(9, (at) => ({ id: `p${at}:po:*`, person: `p${at}`, role: 'po' })),
    cells: responsibilities.map(({ id }) => ({ id: `${id}:po:*`, responsibility: id, role: 'po', letters: 'AR' })),
    rights: many(12, (at) => ({ id: `r${at}`, text: long(at), role: 'po', limit: 'up to two sprints', beyond: 'pm', order: place(at) })),
    handovers: many(8, (at) => ({ id: `h${at}`, responsibility: `row-${at}`, from: 'po', to: 'pm', letters: 'A', by: `2099-01-0${at + 1}` })),
  }));
  for (const at of [0, 1]) await page.getByRole('button', { name: `Somebody with a long name ${at}: I take it on` }).click();
  const pages = await charter.printed();
  expect(pages).toHaveLength(1);
  const text = pages[0].replace(/\s+/g, ' ');
  for (const seen of ['Scope: What this role', 'Focus: What this role', 'May decide', 'Leaves this role', 'by 8 January 2099', 'Read and taken on: Somebody with a long name 0 on', 'As of']) expect(text).toContain(seen);
  expect(text).not.toContain('I take it on');
  expect(text).not.toContain('has not taken it on');
});

// The charter of a role: what it says, that each prints on one page, and the same as Markdown.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { CharterPage } from './pages/charter.mjs';
import { RolesPage } from './pages/roles.mjs';

const DECIDED = fs.readFileSync(path.join(import.meta.dirname, '../fixtures/plans/v1-decided.json'), 'utf8');
const WORDS = 'Decide which of the features matter most to customers and to the business before the next quarter begins and tell all';

// A plan with as many rows, of texts as long as those of the catalogue and some longer; `letters` gives each role its letters in a row.
function planOf(count, letters, name = (row) => `${WORDS.slice(0, 30 + (row * 17) % 60)} ${row}`) {
  const order = (at) => `${String.fromCharCode(65 + Math.floor(at / 20))}${String.fromCharCode(66 + at % 20)}`;
  const rows = Array.from({ length: count }, (_, row) => ({ id: `row-${row}`, text: name(row), area: `area-${Math.floor(row / 12)}`, order: order(row) }));
  const roles = [['po', 'Product owner'], ['pm', 'Product manager'], ['ux', 'Design']];
  const cells = rows.flatMap((row, at) => roles.map(([role]) => ({ id: `${row.id}:${role}:*`, responsibility: row.id, role, letters: letters(at, role) })));
  return {
    format: 'tandem-plan',
    version: 1,
    plan: {
      settings: { id: 'large', name: 'Large' },
      roles: roles.map(([id, name], at) => ({ id, name, mark: id === 'ux' ? 'design' : id, order: order(at) })),
      areas: Array.from({ length: Math.ceil(count / 12) }, (_, at) => ({ id: `area-${at}`, name: `Area number ${at}`, order: order(at) })),
      responsibilities: rows,
      cells: cells.filter((cell) => cell.letters),
    },
  };
}

test('a plan with decisions: who owns what, what is not settled, and what it rests on', async ({ page }) => {
  const charter = await CharterPage.withPlan(page, DECIDED);
  // The first role in use; it is asked only.
  const owner = charter.sheet('Product owner');
  await expect(owner).toContainText('Owns nothing yet. Consulted on 1.');
  await expect(owner.getByRole('button', { name: 'Decide topics in the workshop' })).toBeVisible();
  await charter.choose('Product manager');
  await expect(page).toHaveURL(/#\/roles\/charters\?role=pm$/);
  await expect(charter.sheets).toHaveCount(1);
  const manager = charter.sheet('Product manager');
  await expect(manager).toContainText('Accountable for 1 responsibility, and does that work itself.');
  await expect(charter.part('Product manager', 'Accountable for').getByRole('listitem')).toHaveText(['State the product vision: why the product exists and for whom']);
  await expect(charter.part('Product manager', 'Accountable for')).toContainText('R: does all of this work as well');
  await expect(charter.part('Product manager', 'Not settled yet').getByRole('listitem')).toHaveText(['Choose the product strategy that serves the vision (parked)']);
  await expect(manager).toContainText('Rests on the round “Who owns what today?” of 22 November 2026: 1 participant, 1 of 2 topics decided. 1 thing is not settled.');
  await expectAccessible(page, 'a charter');
  await page.reload();
  await expect(charter.sheet('Product manager')).toBeVisible();
  await charter.choose('All roles');
  await expect(charter.sheets).toHaveCount(3);
  await expectAccessible(page, 'all charters');
});

test('a role that owns nothing leads to what to do first', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.main.getByRole('link', { name: 'Charters' }).click();
  const charter = new CharterPage(page);
  await expect(charter.sheet('Product owner')).toContainText('Owns nothing yet.');
  await expectAccessible(page, 'the charter of a role that owns nothing');
  await charter.sheet('Product owner').getByRole('button', { name: 'Fill in the matrix' }).click();
  await expect(page).toHaveURL(/#\/roles$/);
});

for (const count of [0, 12, 40, 105]) {
  test(`on paper, ${count} rows: one page for each role, and nothing is lost @once`, async ({ page }) => {
    const charter = await CharterPage.withPlan(page, planOf(count, (row, role) => ({ po: row % 5 ? 'AR' : 'A', pm: row % 2 ? 'C' : 'I', ux: row % 3 ? 'R' : '' })[role]));
    const pages = await charter.printed();
    expect(pages).toHaveLength(1);
    const text = pages[0].replace(/\s+/g, ' ');
    expect(text).toContain('Product owner');
    expect(text).toMatch(/Rests on no round of a workshop\. .*As of \d+ \w+ \d{4}\./);
    expect(text).not.toContain('Print');
    expect(text).not.toContain('Matrix');
    await charter.choose('All roles');
    const all = await charter.printed();
    expect(all).toHaveLength(3);
    // The number at the end of a row is the last thing that a page could lose.
    for (const row of Array(count).keys()) {
      for (const own of [all[0], all[1], ...(row % 3 ? [all[2]] : [])]) expect(own).toMatch(new RegExp(`\\b${row}\\b`));
    }
    expect(all[1]).toContain('Product manager');
    expect(all[2]).toContain('As of');
  });
}

test('long texts of any script still print on one page @once', async ({ newDevice }) => {
  const long = [(row) => `${'Überschrift mit sehr langen Wörtern '.repeat(8)}${row}`, (row) => `${'責任'.repeat(140)}${row}`, (row) => `${'W'.repeat(280)}${row}`];
  for (const name of long) {
    const charter = await CharterPage.withPlan(await newDevice(), planOf(105, (_, role) => ({ po: 'A', pm: 'R', ux: 'C' })[role], name));
    await charter.choose('All roles');
    const all = await charter.printed();
    expect(all).toHaveLength(3);
    for (const own of all) expect(own).toContain('As of');
  }
});

test('the buttons print the chosen charter, or all', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.prints = [];
    globalThis.print = () => globalThis.prints.push(document.querySelectorAll('article').length);
  });
  const charter = await CharterPage.withPlan(page, DECIDED);
  await charter.print.click();
  await expect.poll(() => page.evaluate(() => globalThis.prints)).toEqual([1]);
  await charter.printAll.click();
  await expect.poll(() => page.evaluate(() => globalThis.prints)).toEqual([1, 3]);
  await expect(charter.print).toHaveCount(0);
  await charter.printAll.click();
  await expect.poll(() => page.evaluate(() => globalThis.prints)).toEqual([1, 3, 3]);
});

test('as Markdown, of one role and of all; markup in names stays text', async ({ page, context }) => {
  const plan = JSON.parse(DECIDED);
  plan.plan.roles[1].name = '<img src=x onerror=alert(1)> [PM](https://example.org)';
  plan.plan.responsibilities[0].text = '# <b>Vision</b> | *all*';
  const charter = await CharterPage.withPlan(page, plan);
  await charter.switch.getByRole('link', { name: /PM/ }).click();
  await expect(charter.sheets.getByRole('heading', { level: 2 })).toHaveText('<img src=x onerror=alert(1)> [PM](https://example.org)');
  await expect(charter.sheets.getByRole('listitem').first()).toContainText('# <b>Vision</b> | *all*');
  await expect(charter.sheets.locator('img')).toHaveCount(0);
  const one = await charter.downloaded();
  expect(one.name).toBe('charter-img-src-x-onerror-alert-1-pm-https-example-org.md');
  expect(one.text).toContain('# Charter: \\<img src=x onerror=alert(1)\\> \\[PM\\](https\\://example.org)\n\nPlan: Decided. Held by: nobody yet.\n');
  expect(one.text).toContain('## Accountable for\n\n### Strategy\n\n- \\# \\<b\\>Vision\\</b\\> \\| \\*all\\* (does the work as well)\n');
  expect(one.text).toMatch(/As of \d+ \w+ \d{4}\.\n\n## Acknowledged by\n\n- \[ \] .*\n$/);
  expect(one.text).toContain('(parked)');
  await expect(charter.toast('Downloaded as charter-img')).toBeVisible();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await charter.copy.click();
  await expect(charter.toast('Copied as Markdown.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(one.text);
  await charter.choose('All roles');
  const all = await charter.downloaded();
  expect([all.name, all.text.match(/^# Charter: /gm).length]).toEqual(['charters.md', 3]);
  expect(all.text).toContain(one.text);
});

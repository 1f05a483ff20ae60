// The reveal on the sample: the figures that we publish stand on the page, and all of it can be reached.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { Workshop } from './pages/workshop.mjs';

const CONTESTED = [
  'Report constraints, capacity and milestones to the counterpart',
  'Manage or oversee the development team',
  'Create the product roadmap',
  'State the product vision: why the product exists and for whom',
  'Pass customer and market news to the counterpart',
  'Choose the product strategy that serves the vision',
  'Discover customer pains with surveys, focus groups, interviews and observation',
  'Read usage analytics and monitor product performance',
  'Help departments talk to one another',
  'Decide which features matter most',
];

test('the five articles: the agreement, its ranges and the ten contested topics', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await expect(page.getByRole('heading', { name: 'Undisputed on 37 of 105 topics, flatly contradicted on ten' })).toBeVisible();
  await expect(page.getByText('105 topics · five articles as participants')).toBeVisible();
  await expect(workshop.agreement).toContainText('Nominal alpha 0.410 over 230 pairable values in 75 topics; set-aware 0.450.');
  await expect(workshop.agreement).toContainText('Little agreement');
  await workshop.ranges();
  await expect(workshop.agreement.getByText(/likely between 0\.2\d and 0\.5\d/)).toBeVisible();
  await expect(workshop.agreement.getByText(/likely between 0\.3\d and 0\.5\d/)).toBeVisible();
  expect((await workshop.topics()).slice(0, 10)).toEqual(CONTESTED);
  await expect(workshop.topic('Manage or oversee the development team')).toContainText('4 of 5 answer');
  await expectAccessible(page, 'the reveal of the sample');
});

test('who said what: each article, what it is silent about and where it contradicts itself', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await workshop.topic('State the product vision').click();
  const said = workshop.details('State the product vision').getByRole('listitem');
  await expect(said).toHaveText([/Product Rocket\s*Says nothing/, /Gocious\s*Says nothing/, /Omnisome\s*Product owner/, /Talent services\s*Product manager/, /Talentcove\s*Both \(contradicts itself\)/]);
  await expect(workshop.details('State the product vision')).toContainText('Talentcove gives it to both in its table');
  await expectAccessible(page, 'a topic is open');
});

test('all topics can be reached: disputed, undisputed and those of one article', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  for (const [button, count] of [['Show 26 more disputed', 38], ['Show 37 more undisputed', 75], ['Show 30 more with one voice', 105]]) {
    await workshop.list.getByRole('button', { name: button }).click();
    await expect(workshop.list.locator('summary')).toHaveCount(count);
  }
  await expect(workshop.list.getByRole('button')).toHaveCount(0);
});

test('by keyboard: one tab stop, arrows walk in order of dispute, Enter opens the topic in the list', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await expect(workshop.marks).toHaveCount(99);
  await expect(workshop.picture.locator('[tabindex="0"]')).toHaveCount(1);
  await workshop.marks.first().focus();
  await expect(workshop.marks.first()).toHaveAccessibleName(/^1\. Report constraints.* 2 of 5 answer: 1 product owner, 1 product manager\.$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(workshop.marks.nth(2)).toBeFocused();
  await expect(page.locator('.tip')).toContainText('Create the product roadmap');
  await page.keyboard.press('Escape');
  await expect(page.locator('.tip')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(workshop.topic('Create the product roadmap')).toBeFocused();
  await expect(workshop.details('Create the product roadmap')).toHaveAttribute('open', '');
});

test('a mark far down the list opens its topic all the same', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await workshop.marks.first().focus();
  await page.keyboard.press('End');
  const name = await workshop.marks.last().getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await expect(workshop.topic(name.split('. ')[0])).toBeFocused();
});

test('two roles, nobody, and who contradicts themselves', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await expect(workshop.both).toContainText('10 contested, 28 partly, 14 given to both by all who answer (9 by one article only)');
  await expect(workshop.gaps).toContainText('At least one article says of one topic that nobody owns it; every topic has an answer.');
  await expect(workshop.wavers).toContainText('23 stances');
  await workshop.gaps.getByRole('link', { name: 'Manage or oversee the development team' }).click();
  await expect(workshop.topic('Manage or oversee the development team')).toBeFocused();
  await workshop.wavers.getByText('Talentcove').click();
  await expect(workshop.wavers.getByRole('listitem').filter({ hasText: 'Talentcove' })).toContainText('15 topics');
  await expectAccessible(page, 'the lists of the reveal are open');
});

test('other roles at the ends of the picture stay in the address', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await page.getByRole('combobox', { name: 'Role on the left' }).selectOption({ label: 'Leadership' });
  await expect(page).toHaveURL(/left=leadership&right=pm/);
  await expect(page.getByRole('combobox', { name: 'Role on the left' })).toHaveValue('leadership');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Role on the left' })).toHaveValue('leadership');
  await page.getByRole('combobox', { name: 'Role on the right' }).selectOption({ label: 'Leadership' });
  await expect(page.getByRole('combobox', { name: 'Role on the left' })).toHaveValue('pm');
});

test('the table twin says in figures what the picture shows', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await expect(workshop.twin).toBeHidden();
  await workshop.show('Table');
  await expect(workshop.picture).toBeHidden();
  await expect(workshop.twin.getByRole('row')).toHaveCount(106);
  await expect(workshop.twin.getByRole('row').nth(2)).toHaveText(/2\s*Manage or oversee the development team\s*4\s*25 %\s*50 %\s*25 %\s*0\.83/);
  await expectAccessible(page, 'the table twin');
});

test('on paper: the picture and its table, and the contested topics with who said what', async ({ page }) => {
  const workshop = new Workshop(page);
  await workshop.openSample();
  await page.emulateMedia({ media: 'print' });
  await expect(workshop.picture).toBeVisible();
  await expect(workshop.twin).toBeVisible();
  await expect(workshop.details('Create the product roadmap').getByText('Omnisome')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show 26 more disputed' })).toBeHidden();
});

test('by touch the first tap names a topic, the second opens it', async ({ newDevice }) => {
  const page = await newDevice({ hasTouch: true });
  const workshop = new Workshop(page);
  await workshop.openSample();
  await workshop.marks.nth(1).tap();
  await expect(page.locator('.tip')).toContainText('Manage or oversee the development team');
  await workshop.marks.nth(1).tap();
  await expect(workshop.topic('Manage or oversee the development team')).toBeFocused();
});

test('a plan without answers says what to do first and what the articles say about its topics', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('main').getByRole('button', { name: /new plan/i }).first().click();
  await page.goto('./#/workshop');
  const chosen = page.getByRole('region', { name: '12 topics chosen' });
  await expect(chosen.getByRole('img', { name: /^Product Rocket: .*; Talentcove: / })).toHaveCount(12);
  await expect(page.getByRole('link', { name: 'Collect the answers' })).toBeVisible();
  await expectAccessible(page, 'a workshop without answers');
});

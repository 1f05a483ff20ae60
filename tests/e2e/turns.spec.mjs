// Answering in turn on one device: a draft is the participant's own until it is handed in.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { stored } from './support/storage.mjs';
import { AnswerPage, RoundPage } from './pages/round.mjs';

const VISION = 'State the product vision: why the product exists and for whom';

// A plan with two participants, at the answers.
async function twoPeople(page) {
  const round = await RoundPage.withNewPlan(page);
  await round.add('Anna', 'Product owner');
  await round.add('Ben', 'Product manager');
  await round.collect.click();
  await expect(page.getByRole('heading', { name: 'None of 2 has answered yet' })).toBeVisible();
  return round;
}

test('each chooses their name, sees nothing of the others, and hands on', async ({ page }) => {
  const round = await twoPeople(page);
  await expect(page.getByText('Missing: Anna, Ben.')).toBeVisible();
  await expectAccessible(page, 'nobody has answered');
  await round.answerHere('Anna').click();
  const answer = new AnswerPage(page);
  await expect(answer.heading).toHaveText(VISION);
  await expectAccessible(page, 'a topic');
  await answer.answer(Array(12).fill('Product owner'));
  await expect(answer.heading).toHaveText('All 12 topics are answered');
  await expectAccessible(page, 'all answers once more');
  await answer.handIn.click();
  await expect(page.getByRole('heading', { name: '1 of 2 has answered' })).toBeVisible();
  await expect(round.toast('The answers of Anna are in. Hand the device on.')).toBeVisible();

  await round.answerHere('Ben').click();
  await expect(answer.question).toBeVisible();
  await expect(answer.pick('Product owner')).not.toBeChecked();
  await expect(page.getByText('0 of 12 answered')).toHaveCount(0);
  await page.goto('./#/workshop/reveal');
  await expect(page.getByRole('heading', { name: 'The answers are not revealed yet' })).toBeVisible();
  await page.goto('./#/workshop/decide');
  await expect(page.getByRole('heading', { name: 'The answers are not revealed yet' })).toBeVisible();
  await expectAccessible(page, 'covered answers');
});

test('what the picks mean: roles go together, everything else stands alone, a second tap takes back', async ({ page }) => {
  const round = await twoPeople(page);
  await round.answerHere('Anna').click();
  const answer = new AnswerPage(page);
  await answer.pick('Product owner').check();
  await answer.pick('Product manager').check();
  await expect(answer.pick('Product owner')).toBeChecked();
  await answer.pick('Nobody').check();
  await expect(answer.pick('Product owner')).not.toBeChecked();
  await expect(answer.pick('Product manager')).not.toBeChecked();
  await answer.pick('The whole team').check();
  await expect(answer.pick('Nobody')).not.toBeChecked();
  await answer.pick('The whole team').uncheck();
  await expect(answer.question.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.keyboard.press('2');
  await expect(answer.pick('Product manager')).toBeChecked();
  await page.keyboard.press('5');
  await expect(answer.pick('I don’t know')).toBeChecked();
  await expect(answer.pick('Product manager')).not.toBeChecked();
});

test('a draft outlives reload, back, leaving, undo and the palette, and none of them shows it', async ({ page }) => {
  const round = await twoPeople(page);
  await round.answerHere('Anna').click();
  const answer = new AnswerPage(page);
  await answer.pick('Product manager').check();
  await answer.next.click();
  await expect(page.getByText('2 of 12')).toBeVisible();
  await answer.pick('Nobody').check();

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(answer.pick('Nobody')).toBeChecked();

  await page.goBack();
  await expect(page.getByText('has begun here')).toBeVisible();
  await expect(round.main).not.toContainText('Nobody');
  expect(JSON.stringify(await stored(page))).not.toContain('@nobody');

  await page.keyboard.press('Control+k');
  await round.search.fill('Anna');
  await expect(round.palette).toContainText('Nothing is called that');
  await page.keyboard.press('Escape');
  await round.undo.click();
  await expect(round.toast(/^Undone: change who holds a role/)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(round.toast(/^Done again/)).toBeVisible();

  await round.answerHere('Anna').click();
  await expect(page.getByText('2 of 12')).toBeVisible();
  await expect(answer.pick('Nobody')).toBeChecked();
  await page.reload();
  await expect(page.getByText('2 of 12')).toBeVisible();
  await expect(answer.pick('Nobody')).toBeChecked();
  await answer.back.click();
  await expect(answer.pick('Product manager')).toBeChecked();
});

test('a second tab neither shows a draft nor destroys it', { tag: '@once' }, async ({ page, context }) => {
  const round = await twoPeople(page);
  await round.answerHere('Anna').click();
  const answer = new AnswerPage(page);
  await answer.pick('Product manager').check();
  const address = page.url();

  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByText('Somebody is answering these questions in another tab')).toBeVisible();
  await expect(other.getByRole('checkbox')).toHaveCount(0);
  await other.goto('./#/workshop/answers');
  await expect(other.getByText('has begun here')).toBeVisible();

  await answer.next.click();
  await answer.pick('Nobody').check();
  await other.goto(address);
  await page.close();
  const second = new AnswerPage(other);
  await expect(second.pick('Nobody')).toBeChecked();
});

test('what was begun can be thrown away; who has answered can answer again, from nothing', async ({ page }) => {
  const round = await twoPeople(page);
  await round.answerHere('Anna').click();
  const answer = new AnswerPage(page);
  await answer.pick('Product manager').check();
  await page.goto('./#/workshop/answers');
  await page.getByRole('button', { name: 'Throw away what Anna has begun' }).click();
  await expect(page.getByText('has begun here')).toHaveCount(0);
  await round.answerHere('Anna').click();
  await expect(answer.question.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await answer.answer(Array(12).fill('Product manager'));
  await answer.handIn.click();

  await round.answerHere('Anna').click();
  await expect(answer.question).toBeVisible();
  await expect(answer.question.getByRole('checkbox', { checked: true }), 'what she said before is not shown to whoever clicks').toHaveCount(0);
  await answer.answer(Array(12).fill('Product owner'));
  await answer.handIn.click();
  await expect(page.getByText('answered, 2 times')).toBeVisible();
  await page.getByRole('button', { name: 'Take the answers of “Anna” out' }).or(page.getByRole('button', { name: 'Take the answers of Anna out' })).click();
  await expect(page.getByRole('heading', { name: 'None of 2 has answered yet' })).toBeVisible();
  await round.undo.click();
  await expect(page.getByText('answered, 2 times')).toBeVisible();
});

test('an address without questions says so', { tag: '@once' }, async ({ page }) => {
  await page.goto('./#/answer?kit=nowhere');
  await expect(page.getByRole('heading', { name: 'These questions are not on this device' })).toBeVisible();
  await expectAccessible(page, 'no such questions');
  await twoPeople(page);
  await page.goto('./#/answer?round=nowhere&person=nobody');
  await expect(page.getByRole('heading', { name: 'These questions are not on this device' })).toBeVisible();
});

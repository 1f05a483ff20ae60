// Two tabs of one browser on one plan.
import { expect, test } from './support/fixtures.mjs';
import { keys } from './support/storage.mjs';
import { RolesPage } from './pages/roles.mjs';

// Two tabs with the same new plan.
async function two(page, context) {
  const one = await RolesPage.withNewPlan(page);
  const other = await RolesPage.open(await context.newPage());
  return [one, other];
}

test('edits arrive in the other tab as they are made, both ways', async ({ page, context }) => {
  const [one, other] = await two(page, context);
  await one.typeOn(one.responsibilities.first(), ' from one');
  const text = await one.responsibilities.first().inputValue();
  await expect(other.responsibilities.first()).toHaveValue(text);
  await other.typeOn(other.roles.first(), ' from the other');
  await expect(one.roles.first()).toHaveValue(/ from the other$/);
  await other.planName.fill('Ours');
  await expect(one.planName).toHaveValue('Ours');
  await one.newRole.fill('Brand manager');
  await one.addRole.click();
  await expect(other.roles).toHaveCount(3);
  await expect(other.roles.last()).toHaveValue('Brand manager');
  const topic = await one.responsibilities.nth(3).inputValue();
  const checked = !(await one.topic(topic).isChecked());
  await other.topic(topic).setChecked(checked);
  await expect(one.topic(topic)).toBeChecked({ checked });
});

test('a letter that is typed and taken back is gone in the other tab too, and stays gone', async ({ page, context }) => {
  const [one, other] = await two(page, context);
  const field = one.responsibilities.first();
  const before = await field.inputValue();
  await one.typeOn(field, 'x');
  await expect(other.responsibilities.first()).toHaveValue(`${before}x`);
  await page.keyboard.press('Backspace');
  await expect(field).toHaveValue(before);
  await expect(other.responsibilities.first()).toHaveValue(before);
});

test('one field typed in both tabs at once ends the same in both, and after a reload', async ({ page, context }) => {
  const [one, other] = await two(page, context);
  await one.responsibilities.first().focus();
  await other.responsibilities.first().focus();
  await Promise.all([
    one.typeOn(one.responsibilities.first(), ' typed by one hand'),
    other.typeOn(other.responsibilities.first(), ' and by the other'),
  ]);
  const text = await settledValue(one.responsibilities.first(), other.responsibilities.first());
  const third = await RolesPage.open(await context.newPage());
  await expect(third.responsibilities.first()).toHaveValue(text);
  await one.reload();
  await expect(one.responsibilities.first()).toHaveValue(text);
});

// The text that two fields agree on.
async function settledValue(a, b) {
  await expect.poll(async () => (await a.inputValue()) === (await b.inputValue()), { message: 'both tabs hold the same text' }).toBe(true);
  return a.inputValue();
}

test('what is put away in one tab while it is edited in the other can be brought back with the edit', async ({ page, context }) => {
  const [one, other] = await two(page, context);
  const field = other.responsibilities.first();
  const before = await field.inputValue();
  await field.focus();
  await one.putAway(before).click();
  await expect(other.putAway(before)).toHaveCount(0);
  await other.rows('Put away').click();
  await other.typeOn(other.responsibilities.first(), ' after all');
  await one.rows('Put away').click();
  await expect(one.responsibilities.first()).toHaveValue(`${before} after all`);
  await one.bringBack(`${before} after all`).click();
  await expect(other.responsibilities).toHaveCount(0);
  await other.rows('All').click();
  await expect(other.responsibilities.first()).toHaveValue(`${before} after all`);
});

test('a page that comes back from the browser\'s memory takes in what it did not hear', async ({ page, context }) => {
  // The browser of these tests keeps no pages in memory: a page that hears nothing, and then the event, stand for one.
  await page.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation()));
  const [one, other] = await two(page, context);
  await other.typeOn(other.responsibilities.first(), ' unheard');
  await expect(other.responsibilities.first()).toHaveValue(/ unheard$/);
  await expect(one.responsibilities.first()).not.toHaveValue(/ unheard$/);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(one.responsibilities.first()).toHaveValue(/ unheard$/);
});

test('undo leaves alone what the other tab has changed since, and says so', async ({ page, context }) => {
  const [one, other] = await two(page, context);
  await one.typeOn(one.roles.first(), ' of mine');
  await expect(other.roles.first()).toHaveValue(/ of mine$/);
  await other.typeOn(other.roles.first(), ' and ours');
  await expect(one.roles.first()).toHaveValue(/ of mine and ours$/);
  await one.undo.click();
  await expect(one.toast(/Left as it is, since it has changed since: Name of role .* of mine and ours/i)).toBeVisible();
  await expect(one.roles.first()).toHaveValue(/ of mine and ours$/);
});

test('a plan removed in the other tab: this one says so and can store it again', async ({ page, context }) => {
  const [one, other] = await two(page, context);
  await other.page.goto('./#/');
  await other.page.getByRole('button', { name: 'Remove New plan …' }).click();
  await other.page.getByRole('button', { name: 'Remove New plan from this device' }).click();
  await expect(one.save).toHaveText('Not saved: cleared in another tab');
  await one.typeOn(one.responsibilities.first(), ' still here');
  expect(await keys(page, '')).toEqual([]);
  await one.saveAgain.click();
  await expect(one.save).toHaveText('Saved');
  await one.reload();
  await expect(one.responsibilities.first()).toHaveValue(/ still here$/);
});

test.describe('hundreds of edits', () => {
  // Toggles topics one after the other, as fast as the page takes it: each is a commit of its own.
  const toggle = (page, times) => page.evaluate(async (times) => {
    const boxes = [...document.querySelectorAll('input[type=checkbox]')].slice(0, 30);
    for (let done = 0; done < times; done += 1) {
      boxes[done % boxes.length].click();
      if (done % 50 === 0) await new Promise((frame) => requestAnimationFrame(frame));
    }
  }, times);
  const chosen = (roles) => roles.page.evaluate(() => [...document.querySelectorAll('input[type=checkbox]:checked')].map((box) => box.getAttribute('aria-label')));
  const snapshots = (page) => keys(page, 'snapshot/');

  test('a fold loses nothing: not in this tab, not in the other, not after a reload', async ({ page, context }) => {
    const [one, other] = await two(page, context);
    expect(await snapshots(page)).toHaveLength(1);
    await one.typeOn(one.responsibilities.first(), ' before the fold');
    await other.typeOn(other.roles.first(), ' in the other tab');
    await Promise.all([toggle(page, 350), other.typeOn(other.responsibilities.nth(1), ' while it folds')]);
    await expect.poll(() => snapshots(page), { message: 'the journal was folded into a new snapshot' }).toHaveLength(2);
    await one.typeOn(one.responsibilities.nth(2), ' after the fold');
    await expect(one.responsibilities.nth(1)).toHaveValue(/ while it folds$/);
    await expect(other.responsibilities.nth(2)).toHaveValue(/ after the fold$/);
    const now = await chosen(one);
    await expect.poll(() => chosen(other)).toEqual(now);
    for (const roles of [one, other]) {
      await roles.reload();
      await expect(roles.responsibilities.nth(0)).toHaveValue(/ before the fold$/);
      await expect(roles.responsibilities.nth(1)).toHaveValue(/ while it folds$/);
      await expect(roles.responsibilities.nth(2)).toHaveValue(/ after the fold$/);
      await expect(roles.roles.first()).toHaveValue(/ in the other tab$/);
      expect(await chosen(roles)).toEqual(now);
    }
  });

  test('fold after fold the journal does not grow without end', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    for (let visit = 0; visit < 3; visit += 1) {
      await toggle(page, 350);
      await expect.poll(async () => (await snapshots(page)).at(-1)).toBe(`snapshot/0000000${visit + 2}`);
    }
    const now = await chosen(roles);
    expect((await keys(page, 'journal/')).length).toBeLessThan(800);
    expect(await snapshots(page)).toHaveLength(2);
    await roles.reload();
    expect(await chosen(roles)).toEqual(now);
  });

  test('many short visits are folded as well', async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    for (let visit = 0; visit < 3; visit += 1) {
      await toggle(page, 160);
      await roles.reload();
    }
    await expect.poll(async () => (await snapshots(page)).length, { message: 'the journal of earlier visits counts' }).toBe(2);
  });
});

// Nothing typed is lost: a tab that is killed, a renderer that crashes, a reload; and undo in all its ways.
import { expect, test } from './support/fixtures.mjs';
import { RolesPage } from './pages/roles.mjs';

const LETTERS = ' and nothing of it is lost';

for (const [how, end] of [
  ['killed', (page) => page.close({ runBeforeUnload: false })],
  ['crashed', crash],
]) {
  test(`a tab that is ${how} in the middle of typing keeps every letter`, { tag: '@once' }, async ({ page, context }) => {
    const roles = await RolesPage.withNewPlan(page);
    await roles.typeOn(roles.responsibilities.nth(2), LETTERS);
    await roles.typeOn(roles.roles.first(), LETTERS);
    const [duty, role] = [await roles.responsibilities.nth(2).inputValue(), await roles.roles.first().inputValue()];
    expect(duty).toContain(LETTERS);
    await end(page);

    const again = await RolesPage.open(await context.newPage());
    await expect(again.responsibilities.nth(2)).toHaveValue(duty);
    await expect(again.roles.first()).toHaveValue(role);
  });
}

// The renderer is gone at once, without an event and without cleaning up.
async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}

test('a reload keeps what was typed, chosen, added and put away', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.planName.fill('Payments team');
  await roles.typeOn(roles.responsibilities.first(), ' indeed');
  const [first, second] = [await roles.responsibilities.first().inputValue(), await roles.responsibilities.nth(1).inputValue()];
  const checked = !(await roles.topic(second).isChecked());
  await roles.topic(second).setChecked(checked);
  await roles.newRole.fill('Brand manager');
  await roles.addRole.click();
  await roles.newResponsibility.fill('Decide on refunds');
  await roles.addResponsibility.click();
  const third = await roles.responsibilities.nth(2).inputValue();
  await roles.putAway(third).click();

  await roles.reload();
  await expect(roles.planName).toHaveValue('Payments team');
  await expect(roles.responsibilities.first()).toHaveValue(first);
  await expect(roles.topic(second)).toBeChecked({ checked });
  await expect(roles.roles.last()).toHaveValue('Brand manager');
  await expect(roles.topic('Decide on refunds')).toHaveCount(1);
  await expect(roles.putAway(third)).toHaveCount(0);
  await roles.rows('Put away').click();
  await expect(roles.bringBack(third)).toBeVisible();
});

test('undo and redo by button: each names its step and does it', async ({ page, isMobile }) => {
  const roles = await RolesPage.withNewPlan(page);
  const before = await roles.responsibilities.first().inputValue();
  await roles.typeOn(roles.responsibilities.first(), ' for sure');
  const after = await roles.responsibilities.first().inputValue();
  await expect(roles.undo).toHaveAccessibleName('Undo: change a responsibility');
  await roles.undo.click();
  await expect(roles.responsibilities.first()).toHaveValue(before);
  await expect(roles.toast('Undone: change a responsibility.')).toBeVisible();
  await expect(roles.undo).toHaveAttribute('aria-disabled', 'true');
  if (isMobile) await roles.run('Redo');
  else await roles.redo.click();
  await expect(roles.responsibilities.first()).toHaveValue(after);
  await expect(roles.toast('Done again: change a responsibility.')).toBeVisible();
  await roles.reload();
  await expect(roles.responsibilities.first()).toHaveValue(after);
});

for (const redo of ['Control+Shift+z', 'Control+y']) {
  test(`undo with Ctrl Z and redo with ${redo}, in the text field itself`, { tag: '@once' }, async ({ page }) => {
    const roles = await RolesPage.withNewPlan(page);
    const field = roles.responsibilities.first();
    const before = await field.inputValue();
    await roles.typeOn(field, ' one burst');
    const after = await field.inputValue();
    await page.keyboard.press('Control+z');
    await expect(field, 'the whole burst is one step').toHaveValue(before);
    await expect(field).toBeFocused();
    await page.keyboard.press(redo);
    await expect(field).toHaveValue(after);
    await page.keyboard.press('Control+z');
    await expect(field).toHaveValue(before);
  });
}

test('typing in two fields is two steps, and undo goes back one at a time', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  const [first, second] = [roles.responsibilities.first(), roles.roles.first()];
  const before = [await first.inputValue(), await second.inputValue()];
  await roles.typeOn(first, ' a');
  await roles.typeOn(second, ' b');
  await page.keyboard.press('Control+z');
  await expect(second).toHaveValue(before[1]);
  await expect(first).toHaveValue(`${before[0]} a`);
  await page.keyboard.press('Control+z');
  await expect(first).toHaveValue(before[0]);
});

test('Ctrl Z in a field that is not of the plan takes back letters there, not steps of the plan', { tag: '@once' }, async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.typeOn(roles.roles.first(), ' kept');
  await roles.newRole.focus();
  await roles.newRole.pressSequentially('draft');
  await page.keyboard.press('Control+z');
  await expect(roles.newRole).not.toHaveValue('draft');
  await expect(roles.roles.first()).toHaveValue(/ kept$/);
});

test('putting away is taken back from the message, and by undo', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  const text = await roles.responsibilities.first().inputValue();
  await roles.putAway(text).click();
  await expect(roles.putAway(text)).toHaveCount(0);
  await roles.undoFromToast('Put away');
  await expect(roles.responsibilities.first()).toHaveValue(text);
  await roles.putAway(text).click();
  await expect(roles.putAway(text)).toHaveCount(0);
  await roles.undo.click();
  await expect(roles.responsibilities.first()).toHaveValue(text);

  const role = await roles.roles.first().inputValue();
  await roles.putRoleAway(role).click();
  await expect(roles.roles).toHaveCount(1);
  await roles.undoFromToast('Put away');
  await expect(roles.roles.first()).toHaveValue(role);
});

test('putting away keeps the keyboard where one goes on', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  const [first, second] = [await roles.responsibilities.nth(0).inputValue(), await roles.responsibilities.nth(1).inputValue()];
  await roles.putAway(first).press('Enter');
  await expect(roles.putAway(second)).toBeFocused();
});

test('an empty role or responsibility is not added, and it says why', async ({ page }) => {
  const roles = await RolesPage.withNewPlan(page);
  await roles.addRole.click();
  await expect(roles.toast('Write the name of the role first.')).toBeVisible();
  await expect(roles.roles).toHaveCount(2);
  await roles.newResponsibility.fill('   ');
  await roles.addResponsibility.click();
  await expect(roles.toast('Write the text of the responsibility first.')).toBeVisible();
});

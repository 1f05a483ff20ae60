// Kits out and sheets in: what travels between the devices of a team, and all that can be wrong with it.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { everything } from './support/storage.mjs';
import { choose, drop, dropAll } from './pages/files.mjs';
import { AnswerPage, RoundPage } from './pages/round.mjs';
import { StartPage } from './pages/start.mjs';

const ALL_PM = Array(12).fill('Product manager');

// A plan with these participants, at the answers, and its kit.
async function withKit(page, ...names) {
  const round = await RoundPage.withNewPlan(page);
  for (const name of names) await round.add(name);
  await round.collect.click();
  return [round, await round.kitFile()];
}

// A sheet as a participant elsewhere saves it.
async function sheetOf(newDevice, kit, name, answers = ALL_PM) {
  const answer = await AnswerPage.withKit(await newDevice(), kit, name);
  await answer.answer(answers);
  return [await answer.sheetFile(), answer];
}

function changed([name, text], change) {
  const file = JSON.parse(text);
  change(file.sheet, file);
  return [name, JSON.stringify(file)];
}

test('a kit is answered elsewhere, and its sheets come back together', async ({ page, newDevice }) => {
  const [round, kit] = await withKit(page, 'Anna', 'Ben');
  const [anna] = await sheetOf(newDevice, kit, 'Anna');
  const [ben] = await sheetOf(newDevice, kit, 'Ben');
  expect(anna[0]).toBe('who-owns-what-today-anna.sheet.json');
  await dropAll(page, [anna, ben]);
  await expect(round.arrived).toHaveText([/Anna: 12 answers taken in/, /Ben: 12 answers taken in/]);
  await expect(page.getByRole('heading', { name: 'All two have answered' })).toBeVisible();
  await expectAccessible(page, 'sheets have arrived');
  await round.undoFromToast('2 sheets taken in.');
  await expect(page.getByRole('heading', { name: 'None of 2 has answered yet' })).toBeVisible();
});

test('who answers a kit keeps their plans, may stop, change and save again', async ({ page, newDevice }) => {
  const [round, kit] = await withKit(page, 'Anna');
  const device = await newDevice();
  const own = await RoundPage.withNewPlan(device);
  await own.add('Somebody');
  await expect(own.save).toHaveText('Saved');
  const before = Object.entries(await everything(device)).filter(([key]) => key.startsWith('tandem/plan/'));
  const answer = await AnswerPage.withKit(device, kit, 'Anna');
  await answer.pick('Product manager').check();
  await answer.next.click();
  await device.reload();
  await expect(device.getByText('2 of 12')).toBeVisible();
  const start = await StartPage.open(device);
  await device.getByRole('region', { name: 'Questions that you were sent' }).getByRole('link').click();
  await expect(device.getByText('2 of 12')).toBeVisible();
  await answer.all.click();
  await expect(answer.heading).toHaveText('1 of 12 topics are answered');
  await expectAccessible(device, 'a kit is being answered');
  const first = await answer.sheetFile();
  await expect(device.getByText('Sheet 1 is made.')).toBeVisible();
  expect(await answer.sheetFile(), 'saved again, it is the same sheet').toEqual(first);
  await device.getByRole('button', { name: /^State the product vision/ }).click();
  await answer.pick('Nobody').check();
  await answer.all.click();
  await expect(device.getByText('You have changed something since you saved sheet 1.')).toBeVisible();
  const second = await answer.sheetFile();
  const after = Object.entries(await everything(device)).filter(([key]) => key.startsWith('tandem/plan/'));
  expect(after, 'no plan of the device was touched').toEqual(before);
  await expect(start.page).toHaveURL(/answer\?kit=/);

  await round.take(second);
  await round.take(first);
  await expect(round.arrived).toHaveText([/Anna: an older sheet \(1 of 2 handed in\)/]);
  await round.take(second);
  await expect(round.arrived).toHaveText([/Anna: these answers are in already\. Nothing has changed\./]);
});

test('somebody who is not on the list, and two people of one name', async ({ page, newDevice }) => {
  const [round, kit] = await withKit(page, 'Anna');
  const sheets = [];
  for (const role of ['Product owner', 'Product manager']) {
    const device = await newDevice();
    const start = await StartPage.open(device);
    await choose(device, start.openFile, 'questions.kit.json', kit);
    await device.getByText('I am not on the list').click();
    await device.getByRole('textbox', { name: 'Your name' }).fill('Anna');
    await device.getByRole('checkbox', { name: role }).check();
    await expectAccessible(device, 'who are you');
    await device.getByRole('button', { name: 'Begin' }).click();
    const answer = new AnswerPage(device);
    await answer.answer(Array(12).fill(role));
    sheets.push(await answer.sheetFile());
  }
  await round.take(...sheets);
  await expect(round.arrived.first()).toContainText('There are two participants called “Anna” now');
  await expect(page.getByRole('heading', { name: '2 of 3 have answered' })).toBeVisible();
  await round.view('Set up');
  await expect(round.people.getByRole('textbox', { name: 'Name of the participant' })).toHaveCount(3);
  await expect(round.people.getByRole('checkbox', { name: 'Anna: Product owner', checked: true })).toHaveCount(1);
});

test('one person on two devices: which of two sheets of one number counts is asked', async ({ page, newDevice }) => {
  const [round, kit] = await withKit(page, 'Anna');
  const [phone] = await sheetOf(newDevice, kit, 'Anna');
  const [laptop] = await sheetOf(newDevice, kit, 'Anna', ['Nobody', ...ALL_PM.slice(1)]);
  await round.take(phone);
  await round.take(laptop);
  await expect(round.arrived).toContainText('Anna: there are two sheets handed in as number 1, which differ on 1 topic. Which one counts?');
  await expectAccessible(page, 'a choice between two sheets');
  await round.arrived.getByRole('button', { name: 'Keep the one that is here' }).click();
  await expect(round.arrived).toContainText('the answers that were there stay');
  await round.take(laptop);
  await round.arrived.getByRole('button', { name: 'Take the one that arrived' }).click();
  await expect(round.arrived).toContainText('are those of the file now');
  await round.take(laptop);
  await expect(round.arrived).toContainText('these answers are in already');
});

test('sheets that do not belong, are damaged or speak of what is gone, all in one go', { tag: '@once' }, async ({ page, newDevice }) => {
  const [round, kit] = await withKit(page, 'Anna', 'Ben');
  const [anna] = await sheetOf(newDevice, kit, 'Anna');
  const [ben] = await sheetOf(newDevice, kit, 'Ben');
  const elsewhere = changed(anna, (sheet) => Object.assign(sheet, { round: 'another', title: 'Last year', name: 'Payments', plan: 'else' }));
  const gone = changed(ben, (sheet) => Object.assign(sheet.today, { 'no-such-topic': 'pm', 'STR-01': ['pm', 'ghost'] }));
  const newer = changed(anna, (_, file) => Object.assign(file, { version: 9, app: '9.0' }));
  await round.take(['else.json', elsewhere[1]], ['gone.json', gone[1]], ['newer.json', newer[1]], ['cut.json', anna[1].slice(0, 90)], ['own.kit.json', '{"format": "tandem-kit", "version": 1, "kit": {}}']);
  await expect(round.arrived).toHaveCount(2);
  await expect(round.arrived.nth(0)).toContainText('Not taken: It answers “Last year” and belongs to the plan “Payments”');
  await expect(round.arrived.nth(1)).toContainText('1 answer left out, since the plan does not have its topic: no-such-topic.');
  await expect(round.arrived.nth(1)).toContainText('since the plan does not have the roles that they name: ghost.');
  await expect(round.refusal).toContainText('newer.json');
  await expect(round.refusal).toContainText('made by a newer Tandem (9.0)');
  await expect(round.refusal).toContainText('cut.json');
  await expect(round.refusal).toContainText('own.kit.json');
  await expectAccessible(page, 'many refusals');
  await expect(page.getByText('Missing: Anna.')).toBeVisible();
});

test('topics that changed after the kit went out: the common ones count, the rest is listed', async ({ page, newDevice }) => {
  const [round, kit] = await withKit(page, 'Anna');
  const [anna] = await sheetOf(newDevice, kit, 'Anna');
  await round.view('Set up');
  await page.getByRole('button', { name: 'Take out: Create the product roadmap' }).click();
  await expect(page.getByRole('heading', { name: '11 topics chosen' })).toBeVisible();
  await round.view('Answers');
  await round.take(anna);
  await expect(round.arrived).toContainText('1 answer kept but not counted, since the round does not ask any more about “Create the product roadmap”.');
});

test('markup in names and answers stays text', { tag: '@once' }, async ({ page, newDevice }) => {
  const evil = '<img src=x onerror=alert(1)>';
  const round = await RoundPage.withNewPlan(page);
  await round.planName.fill(evil);
  await round.add(evil);
  await round.page.getByRole('textbox', { name: 'Name of the round' }).fill(`${evil} round`);
  await round.collect.click();
  const kit = await round.kitFile();
  const device = await newDevice();
  const answer = await AnswerPage.withKit(device, kit, evil);
  await expect(answer.main).toContainText(`${evil} round`);
  await answer.answer(ALL_PM);
  const sheet = await answer.sheetFile();
  await round.take(sheet);
  await expect(round.arrived).toContainText(`${evil}: 12 answers taken in.`);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(device.locator('img')).toHaveCount(0);
});

test('a kit opened as a plan asks its questions, a sheet without its plan says which one it needs, a plan among sheets opens', { tag: '@once' }, async ({ page, newDevice }) => {
  const [round, kit] = await withKit(page, 'Anna');
  await round.planName.fill('Payments');
  const [anna] = await sheetOf(newDevice, kit, 'Anna');
  const device = await newDevice();
  await StartPage.open(device);
  await drop(device, 'anna.json', anna[1]);
  await expect(device.getByRole('alert')).toContainText('It is a sheet of answers to “Who owns what today?”.');
  await drop(device, 'questions.json', kit);
  await expect(device.getByRole('button', { name: 'Anna', exact: true })).toBeVisible();
  await expect(device.getByRole('alert')).toBeEmpty();

  await round.go('Files');
  await round.name.fill('Anna');
  const plan = await round.exported();
  const third = await newDevice();
  await StartPage.open(third);
  // The plan and its sheet come together.
  const start = new StartPage(third);
  const [chooser] = await Promise.all([third.waitForEvent('filechooser'), start.openFile.click()]);
  await chooser.setFiles([['payments.json', plan], anna].map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
  await expect(new RoundPage(third).arrived).toHaveText([/Anna: 12 answers taken in/]);
});

test('on a device that several share, the next one begins with nothing', async ({ page, newDevice }) => {
  const [, kit] = await withKit(page, 'Anna', 'Ben');
  const [, answer] = await sheetOf(newDevice, kit, 'Anna');
  await answer.page.getByRole('button', { name: 'Somebody else answers on this device …' }).click();
  await answer.page.getByRole('button', { name: 'Begin anew' }).click();
  await answer.page.getByRole('button', { name: 'Ben', exact: true }).click();
  await expect(answer.question.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await answer.answer(ALL_PM);
  expect(JSON.parse((await answer.sheetFile())[1]).sheet).toMatchObject({ person: { name: 'Ben' }, revision: 1 });
});

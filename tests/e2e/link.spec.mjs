// Questions out by link and code, answers back as text: what travels between devices without a file.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { everything } from './support/storage.mjs';
import { AnswerPage, RoundPage } from './pages/round.mjs';
import { StartPage } from './pages/start.mjs';

const ALL_PM = Array(12).fill('Product manager');

// What is put on the clipboard, on a page that has none to show.
async function withClipboard(page) {
  await page.addInitScript(() => {
    globalThis.copied = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text) => void globalThis.copied.push(text) },
    });
  });
  return () => page.evaluate(() => globalThis.copied.at(-1));
}

// A plan with these participants, at the answers.
async function asking(page, ...names) {
  const copied = await withClipboard(page);
  const round = await RoundPage.withNewPlan(page);
  for (const name of names) await round.add(name);
  await round.collect.click();
  const link = async () => {
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await expect(round.toast('The link is copied.')).toBeVisible();
    return copied();
  };
  return { round, link };
}

// Answers what a link asks on another device, and copies the sheet.
async function answered(device, link, name, answers = ALL_PM) {
  const copied = await withClipboard(device);
  await device.goto(link);
  await device.getByRole('button', { name, exact: true }).click();
  const answer = new AnswerPage(device);
  await answer.answer(answers);
  await device.getByRole('button', { name: 'Copy as text' }).click();
  await expect(device.getByText('Copied. Paste it into a message')).toBeVisible();
  return [await copied(), answer];
}

async function paste(round, text) {
  await round.page.getByRole('textbox', { name: 'Answers as text' }).fill(text);
  await round.page.getByRole('button', { name: 'Take the answers in' }).click();
}

const refusal = (page) => page.getByRole('region', { name: 'Paste answers' }).getByRole('status');

test('a link is answered elsewhere and comes back as text, whatever a message puts around it', async ({ page, newDevice }) => {
  const { round, link } = await asking(page, 'Anna', 'Ben');
  const address = await link();
  expect(address).toMatch(/\/some\/folder\/#\/answer\?k=tandem-kit-1\.[\w-]+$/);
  const device = await newDevice();
  await withClipboard(device);
  const own = await RoundPage.withNewPlan(device);
  await own.add('Somebody');
  await expect(own.save).toHaveText('Saved');
  const plans = async () => Object.entries(await everything(device)).filter(([key]) => key.startsWith('tandem/plan/'));
  const before = await plans();
  const [text, answer] = await answered(device, address, 'Anna');
  expect(await plans(), 'no plan of the device was touched').toEqual(before);
  await expect(device.getByText('Sheet 1 is made.')).toBeVisible();
  await expectAccessible(device, 'copied as text');
  await answer.page.getByRole('button', { name: 'Copy as text' }).click();
  await expect.poll(() => device.evaluate(() => globalThis.copied.length)).toBe(2);
  expect(await device.evaluate(() => globalThis.copied[1]), 'copied again, it is the same sheet').toBe(text);
  expect(text).toMatch(/^Answers of Anna to “Who owns what today\?”, for Tandem:\n\ntandem-sheet-1\.[\w-]+\.[0-9a-z]{6}\n$/);

  const mail = text.replace(/(.{60})/g, '$1\n').split('\n').map((line) => `> > ${line}`).join('\r\n');
  await paste(round, `Hello,\r\nhere they are:\r\n${mail}\r\n\r\nBest, Anna`);
  await expect(round.arrived).toHaveText([/Anna: 12 answers taken in\..*pasted text/s]);
  await expect(page.getByRole('textbox', { name: 'Answers as text' })).toHaveValue('');
  await expect(page.getByText('Missing: Ben.')).toBeVisible();
  await paste(round, text);
  await expect(round.arrived).toHaveText([/Anna: these answers are in already/]);
  // The text of a file counts as well.
  await answer.list.first().getByRole('button').click();
  await answer.pick('Nobody').check();
  await answer.all.click();
  const [, file] = await answer.sheetFile();
  await paste(round, file.replaceAll('\n', '\n> '));
  await expect(round.arrived).toHaveText([/Anna: handed in again \(2 after 1\)/]);
});

test('the address is cleared at once, and Back does not bring it back', async ({ page, newDevice }) => {
  const { link } = await asking(page, 'Anna');
  const address = await link();
  const device = await newDevice();
  const start = await StartPage.open(device);
  await device.evaluate((hash) => (location.hash = hash), new URL(address).hash);
  await expect(device.getByRole('button', { name: 'Anna', exact: true })).toBeVisible();
  await expect(device).toHaveURL(/#\/answer\?kit=[\w-]+$/);
  await expectAccessible(device, 'a link was opened');
  await device.reload();
  await expect(device.getByRole('button', { name: 'Anna', exact: true })).toBeVisible();
  await device.goBack();
  await expect(start.heading).toBeVisible();
  expect(device.url()).not.toContain('tandem-kit');
});

test('the code is drawn for phones, small for a usual round', async ({ page }) => {
  const { round } = await asking(page, 'Anna', 'Ben', 'Chloé');
  await page.getByLabel('Address where participants open Tandem').fill('https://tandem.example.org/');
  await page.getByLabel('Address where participants open Tandem').press('Tab');
  await page.getByRole('button', { name: 'Show the code' }).click();
  const dialog = page.getByRole('dialog', { name: 'The questions as a link' });
  const code = dialog.getByRole('img', { name: 'QR code of the link to the questions' });
  await expect(code).toBeVisible();
  const link = await dialog.getByRole('textbox', { name: 'The link' }).inputValue();
  expect(link).toMatch(/^https:\/\/tandem\.example\.org\/#\/answer\?k=tandem-kit-1\./);
  expect(link.length, 'bytes of version 12, level M').toBeLessThanOrEqual(287);
  expect(Number(await code.getAttribute('data-version'))).toBeLessThanOrEqual(12);
  await expectAccessible(page, 'the code is shown');
  // Dark on light in both themes.
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const colours = await code.evaluate((svg) => [getComputedStyle(svg).backgroundColor, getComputedStyle(svg.firstChild).fill]);
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  }
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  // It is a setting of the device.
  await page.reload();
  await expect(round.kit).toBeVisible();
  await expect(page.getByLabel('Address where participants open Tandem')).toHaveValue('https://tandem.example.org/');
});

test('without an address that others can open, link and code are refused', { tag: '@once' }, async ({ page }) => {
  const { round } = await asking(page, 'Anna');
  const field = page.getByLabel('Address where participants open Tandem');
  await expect(field).toHaveValue(/^http:.*\/some\/folder\/$/);
  await field.fill('on our server');
  await field.press('Tab');
  const region = page.getByRole('region', { name: 'By link or code' });
  await expect(region.getByRole('status')).toContainText('has to begin with https:// or http://');
  await region.getByRole('button', { name: 'Copy the link' }).click();
  await expect(round.toast('has to begin with https:// or http://').last()).toBeVisible();
  await region.getByRole('button', { name: 'Show the code' }).click();
  await expect(page.getByRole('dialog', { name: 'The questions as a link' })).toBeHidden();
  expect(await page.evaluate(() => globalThis.copied)).toEqual([]);
  await expectAccessible(page, 'no address');
  await field.fill('');
  await field.press('Tab');
  await expect(region.getByRole('status')).toBeEmpty();
});

test('what is no sheet is refused by name, and stays in the field', { tag: '@once' }, async ({ page, newDevice }) => {
  const { round, link } = await asking(page, 'Anna');
  const address = await link();
  await paste(round, `Please answer: ${address}`);
  await expect(refusal(page)).toContainText('This is a kit of questions, not a sheet of answers.');
  await expect(page.getByRole('textbox', { name: 'Answers as text' })).toHaveValue(/Please answer/);
  await expectAccessible(page, 'a pasted text was refused');
  await paste(round, await round.kitFile());
  await expect(refusal(page)).toContainText('This is a kit of questions');
  await paste(round, 'Sorry, no time');
  await expect(refusal(page)).toContainText('There is no sheet of answers in this text.');
  const [text] = await answered(await newDevice(), address, 'Anna');
  await paste(round, text.trim().slice(0, -20));
  await expect(refusal(page)).toContainText('stops in the middle');
  await paste(round, text.replace('tandem-sheet-1', 'tandem-sheet-7'));
  await expect(refusal(page)).toContainText('made by a newer Tandem');
  await expect(page.getByText('None of 1 has answered yet')).toBeVisible();

  const device = await newDevice();
  for (const [kit, words] of [
    [address.split('k=')[1].slice(0, -9), 'is damaged'],
    [text.match(/tandem-sheet\S+/)[0], 'It holds answers, not questions.'],
    ['tandem-kit-9.abc', 'made by a newer Tandem'],
    ['<img src=x>', 'is damaged'],
  ]) {
    await device.goto('about:blank');
    await device.goto(`./#/answer?k=${encodeURIComponent(kit)}`);
    await expect(device.getByRole('alert')).toContainText('The link was not opened.');
    await expect(device.getByRole('alert')).toContainText(words);
    await expect(device).toHaveURL(/#\/$/);
  }
});

test('where the browser can share, link and answers go to a program of the device', { tag: '@once' }, async ({ page, newDevice }) => {
  const sharing = (target) => target.addInitScript(() => {
    globalThis.shared = [];
    navigator.share = async (data) => void globalThis.shared.push(data);
  });
  await sharing(page);
  const { link } = await asking(page, 'Anna');
  const address = await link();
  await page.getByRole('button', { name: 'Share the link' }).click();
  await expect.poll(() => page.evaluate(() => globalThis.shared)).toEqual([{ url: address }]);
  const device = await newDevice();
  await sharing(device);
  const [text] = await answered(device, address, 'Anna');
  await device.getByRole('button', { name: 'Share as text' }).click();
  await expect.poll(() => device.evaluate(() => globalThis.shared)).toEqual([{ text }]);
});

test('without the streams that deflate, the link is longer and works', { tag: '@once' }, async ({ page, newDevice }) => {
  await page.addInitScript(() => delete globalThis.CompressionStream);
  const { link } = await asking(page, 'Anna');
  const address = await link();
  expect(address).toContain('tandem-kit-1p.');
  const device = await newDevice();
  await device.goto(address);
  await expect(device.getByRole('button', { name: 'Anna', exact: true })).toBeVisible();
});

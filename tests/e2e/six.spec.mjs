// A workshop of six people on three devices: the facilitator's laptop and two phones. Questions travel as a link and as a file, answers
// as pasted text and as files, and one phone has no network from before its questions are opened.
import { expect, test } from './support/fixtures.mjs';
import { expectAccessible } from './support/axe.mjs';
import { AnswerPage, RoundPage } from './pages/round.mjs';
import { StartPage } from './pages/start.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const NAMES = ['Anna', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn'];
const PO = 'Product owner';
const PM = 'Product manager';

// All six agree on the first six topics; on the others each role claims them for itself.
const answers = (role) => [...Array(6).fill(PO), ...Array(6).fill(role)];

// What is put on the clipboard, on a page that has none to show.
async function withClipboard(page) {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text) => void (globalThis.copied = text) },
    });
  });
  return () => page.evaluate(() => globalThis.copied);
}

async function says(device, name, role) {
  await device.getByRole('button', { name, exact: true }).click();
  const answer = new AnswerPage(device);
  await answer.answer(answers(role));
  await expectAccessible(device, `${name} looks at all of it`);
  return answer;
}

async function next(device) {
  await device.getByRole('button', { name: 'Somebody else answers on this device …' }).click();
  await device.getByRole('button', { name: 'Begin anew' }).click();
}

test('six people on three devices, by link, file and pasted text, one phone without network', { tag: '@once' }, async ({ page, newDevice }) => {
  test.slow();
  const copiedHere = await withClipboard(page);
  const round = await RoundPage.withNewPlan(page);
  for (const [place, name] of NAMES.entries()) await round.add(name, place % 2 ? PM : PO);
  await round.collect.click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(round.toast('The link is copied.')).toBeVisible();
  const link = await copiedHere();
  const kit = await round.kitFile();

  await round.answerHere('Anna').click();
  await new AnswerPage(page).answer(answers(PO));
  await new AnswerPage(page).handIn.click();
  await round.answerHere('Ben').click();
  await new AnswerPage(page).answer(answers(PM));
  await new AnswerPage(page).handIn.click();
  await expect(page.getByText('Missing: Cleo, Dan, Eve, Finn.')).toBeVisible();

  // A phone with the link: two people, both send text.
  const phone = await newDevice(PHONE);
  const copiedThere = await withClipboard(phone);
  await phone.goto(link);
  const texts = [];
  for (const [name, role] of [['Cleo', PO], ['Dan', PM]]) {
    if (texts.length) await next(phone);
    await says(phone, name, role);
    await phone.getByRole('button', { name: 'Copy as text' }).click();
    await expect(phone.getByText('Copied. Paste it into a message')).toBeVisible();
    texts.push(await copiedThere());
  }

  // The other phone has loaded the page, and then has no network any more: a kit file, two sheet files.
  const offline = await newDevice(PHONE);
  const start = await StartPage.open(offline);
  await offline.context().setOffline(true);
  const [chooser] = await Promise.all([offline.waitForEvent('filechooser'), start.openFile.click()]);
  await chooser.setFiles({ name: 'questions.kit.json', mimeType: 'application/json', buffer: Buffer.from(kit) });
  const files = [];
  for (const [name, role] of [['Eve', PO], ['Finn', PM]]) {
    if (files.length) await next(offline);
    const answer = await says(offline, name, role);
    files.push(await answer.sheetFile());
  }

  // One message with both texts, in the order in which a chat shows them; then both files at once.
  await page.getByRole('textbox', { name: 'Answers as text' }).fill(`Dan writes:\n${texts[1]}\nCleo writes:\n${texts[0]}`);
  await page.getByRole('button', { name: 'Take the answers in' }).click();
  await expect(round.arrived).toHaveCount(2);
  await expect(page.getByText('Missing: Eve, Finn.')).toBeVisible();
  await round.take(...files);
  await expect(page.getByRole('heading', { name: 'All six have answered' })).toBeVisible();

  await round.reveal.click();
  await expect(page.getByRole('heading', { name: /^Undisputed on 6 of 12 topics/ })).toBeVisible();
  await expectAccessible(page, 'six are revealed');
  await round.view('Decide');
  await round.settle.click();
  await expect(round.agenda.getByRole('heading')).toHaveText('6 of 12 topics decided');
  for (let left = 6; left > 0; left -= 1) {
    await round.letter(PM, 'accountable').check();
    await round.decide.click();
    await expect(round.agenda.getByRole('heading')).toHaveText(left > 1 ? `${13 - left} of 12 topics decided` : 'All topics are decided');
  }
  await round.view('Report');
  await expect(page.getByText(/6 participants/).first()).toBeVisible();
  await expectAccessible(page, 'the report of six');
});

// How the measurements handle the app: the only file in here that knows its screens.

// Opens the app and waits until it says that it has started.
export async function start(page, app) {
  await page.goto('about:blank');
  await page.goto(app);
  await until(page, 'tandem:start');
}

// Opens a plan file as a user does.
export async function openPlan(page, text) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open a plan file' }).click()]);
  await chooser.setFiles({ name: 'bench.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await until(page, 'tandem:open');
}

// Leaves nothing behind for the next page.
export async function close(page) {
  await page.evaluate(() => localStorage.clear());
  await page.close();
}

// Goes to a page of the app.
export async function show(page, route, mark) {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  await until(page, mark);
}

// A text field that commits every keystroke.
export async function anEditor(page) {
  await page.evaluate(() => { location.hash = '#/roles/list'; });
  const editor = page.getByRole('main').getByRole('textbox', { name: 'Responsibility', exact: true }).first();
  await editor.click();
  return editor;
}

async function until(page, mark) {
  await page.waitForFunction((name) => performance.getEntriesByName(name, 'measure').length > 0, mark, { timeout: 10_000 })
    .catch(() => { throw new Error(`the app never marked ${mark}`); });
}

// Scrolling through a matrix of 500 responsibilities by 12 roles: how long the frames are, in milliseconds; the worst is `max_ms`. 200
// pixels at every frame, which is a fast wheel, down, up and down again; then Page Down to the end, Home and End. The floor,
// `scroll.idle`, are frames in which nothing is scrolled. A frame waits for whatever else the machine does; `scroll.task` is the processor
// time alone that the tasks of the page take meanwhile, those of a millisecond and more.
import { forget, row } from '../measure.mjs';
import { close, openPlan, start } from '../app.mjs';
import { largeMatrix } from '../plans.mjs';

const ROWS = 500;

export async function* run({ context, app }) {
  const page = await context.newPage();
  await start(page, app);
  await openPlan(page, largeMatrix(ROWS));
  await page.evaluate(() => { location.hash = '#/roles'; });
  await page.getByRole('grid').waitFor();
  await forget(page);
  yield row('scroll.idle', 'tandem', ROWS, await frames(page, 0));
  yield row('scroll', 'tandem', ROWS, await frames(page, 200));
  yield row('scroll.up', 'tandem', ROWS, await frames(page, -200));
  yield row('scroll.task', 'tandem', ROWS, await tasks(page, () => frames(page, 200)));
  // Again, now that the browser has optimised it.
  await page.evaluate(() => scrollTo(0, 0));
  yield row('scroll.again', 'tandem', ROWS, await frames(page, 200));
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator('[data-role][tabindex="0"]').focus();
  const keys = await recorded(page, async () => {
    for (let press = 0; press < ROWS / 10; press++) await page.keyboard.press('PageDown');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+End');
  });
  const at = await page.evaluate(() => document.activeElement.closest('[data-row]')?.dataset.row);
  if (!at?.endsWith(String(ROWS - 1))) throw new Error(`Page Down and End lead to ${at}`);
  yield row('scroll.keys', 'tandem', ROWS, keys);
  await close(page);
}

// The durations of frames while the page is scrolled by so many pixels at each of them, until it does not move; with 0, of 60 frames.
async function frames(page, step) {
  return page.evaluate(async (step) => {
    const frame = () => new Promise(requestAnimationFrame);
    const durations = [];
    let before = await frame(), at = -1, still = 0;
    while (step ? still < 3 : durations.length < 60) {
      scrollBy(0, step);
      const now = await frame();
      durations.push(now - before);
      before = now;
      still = scrollY === at ? still + 1 : 0;
      at = scrollY;
    }
    return durations;
  }, step);
}

// The processor time of the tasks of the page during some work.
async function tasks(page, work) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  // What marks the page is its painting: other processes and threads run tasks as well.
  const { pid, tid } = traceEvents.find((event) => event.name === 'Paint');
  const own = traceEvents.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid);
  return own.map((event) => (event.tdur ?? 0) / 1000).filter((duration) => duration >= 1);
}

// The durations of the frames during some work.
async function recorded(page, work) {
  await page.evaluate(() => {
    const durations = globalThis.frameDurations = [];
    let before = performance.now();
    const next = (now) => {
      durations.push(now - before);
      before = now;
      if (globalThis.frameDurations === durations) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await work();
  return page.evaluate(() => {
    const durations = globalThis.frameDurations;
    globalThis.frameDurations = null;
    return durations.slice(1);
  });
}

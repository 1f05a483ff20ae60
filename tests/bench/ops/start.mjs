// From navigation to the finished first page, in a fresh browser, and what the page itself calls its start. n is 1.
import { marked, row } from '../measure.mjs';
import { start } from '../app.mjs';

export async function* run({ page, app }) {
  const painted = [], shown = [], own = [];
  for (let i = 0; i < 9; i++) {
    await start(page, app);
    const times = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      start: performance.getEntriesByName('tandem:start', 'measure')[0],
    }));
    painted.push(times.paint);
    shown.push(times.start.startTime + times.start.duration);
    own.push(...await marked(page, 'tandem:start'));
  }
  yield row('start', 'tandem', 1, own);
  yield row('start.since-navigation', 'tandem', 1, shown);
  yield row('start.first-paint', 'tandem', 1, painted);
}

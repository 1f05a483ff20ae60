// How time is measured, for all operations in one way.

// The row of these durations in milliseconds.
export function row(op, product, n, durations) {
  if (durations.length === 0) throw new Error(`no measurement of ${op} for ${product} with ${n}`);
  const sorted = durations.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { op, product, n, median_ms: median, min_ms: sorted[0], max_ms: sorted.at(-1), runs: sorted.length };
}

// Durations of a piece of work inside of the page. `prepare` is a function of `argument` that runs there and returns the work.
// It runs in batches of at least 50 ms, after one to warm up; a duration is that of a batch divided by its runs.
export async function repeated(page, prepare, argument, batches = 9) {
  // Put together here, since the page's policy forbids to make functions out of text in there.
  const inPage = new Function(`return async ([argument, batches]) => {
    const work = await (${prepare})(argument);
    const batch = (times) => {
      const start = performance.now();
      for (let i = 0; i < times; i++) work();
      return performance.now() - start;
    };
    let times = 1;
    while (batch(times) < 50) times *= 2;
    return Array.from({ length: batches }, () => batch(times) / times);
  }`)();
  return page.evaluate(inPage, [argument, batches]);
}

// The same for the first run in a fresh page, nothing warm yet: what is comparable with an app that does it once.
export async function firstRuns(context, address, prepare, argument, pages = 7) {
  const inPage = new Function(`return async (argument) => {
    const work = await (${prepare})(argument);
    const start = performance.now();
    work();
    return performance.now() - start;
  }`)();
  const durations = [];
  for (let i = 0; i < pages; i++) {
    const page = await context.newPage();
    await page.goto(address);
    durations.push(await page.evaluate(inPage, argument));
    await page.close();
  }
  return durations;
}

// Durations of what the app has marked with User Timing under this name, since they were last cleared.
export async function marked(page, name) {
  return page.evaluate((wanted) => performance.getEntriesByName(wanted, 'measure').map((entry) => entry.duration), name);
}

// Forgets what was marked so far.
export async function forget(page) {
  await page.evaluate(() => performance.clearMeasures());
}

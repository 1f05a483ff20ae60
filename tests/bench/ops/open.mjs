// Opening a plan file: `open` up to the finished document, `open.read` from the bytes to the plan alone. The floor is JSON.parse of the same text, which knows nothing of what it reads.
import { firstRuns, forget, marked, repeated, row } from '../measure.mjs';
import { close, openPlan, start } from '../app.mjs';
import { matrixPlan } from '../plans.mjs';

export async function* run({ context, app }) {
  for (const n of [100, 1_000, 10_000]) {
    const text = matrixPlan(n);
    const floor = await context.newPage();
    await floor.goto(app);
    const parse = (given) => () => JSON.parse(given);
    yield row('open', 'json-parse', n, await repeated(floor, parse, text));
    yield row('open', 'json-parse, first', n, await firstRuns(context, app, parse, text));
    await floor.close();

    const durations = [], read = [];
    for (let i = 0; i < 7; i++) {
      const page = await context.newPage();
      await start(page, app);
      await forget(page);
      await openPlan(page, text);
      durations.push(...await marked(page, 'tandem:open'));
      read.push(...await marked(page, 'tandem:open.read'));
      await close(page);
    }
    yield row('open', 'tandem', n, durations);
    yield row('open.read', 'tandem', n, read);
  }
}

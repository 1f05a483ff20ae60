// The reveal of a workshop, 105 topics and six roles, n sheets: `reveal` up to the finished document, `reveal.compute` the
// computation alone. The floor is tests/bench/plain-reveal.mjs on the same sheets.
import { firstRuns, forget, marked, repeated, row } from '../measure.mjs';
import { close, openPlan, show, start } from '../app.mjs';
import { workshopPlan } from '../plans.mjs';

// How often one page is visited until its computation counts as warm.
const VISITS = 60;

export async function* run({ context, app, origin }) {
  for (const n of [30, 200]) {
    const { text, topics, sheets } = workshopPlan(n);
    const floor = await context.newPage();
    await floor.goto(app);
    const given = { module: `${origin}/bench/plain-reveal.mjs`, topics, sheets };
    const reveal = async ({ module, topics, sheets }) => {
      const { plainReveal } = await import(module);
      return () => plainReveal(topics, sheets);
    };
    yield row('reveal.compute', 'plain-js', n, await repeated(floor, reveal, given));
    yield row('reveal.compute', 'plain-js, first', n, await firstRuns(context, app, reveal, given));
    await floor.close();

    const drawn = [], first = [], warm = [];
    for (let i = 0; i < 7; i++) {
      const page = await context.newPage();
      await start(page, app);
      await openPlan(page, text);
      // A file opens on the workshop: that is the first reveal of this page.
      await show(page, '#/workshop', 'tandem:reveal');
      first.push(...await marked(page, 'tandem:reveal.compute'));
      // The page is left and entered again, so that only the reveal is measured; often enough for the browser to optimise it.
      const visits = i ? 1 : VISITS;
      for (let visit = 0; visit < visits; visit++) {
        await page.evaluate(() => { location.hash = '#/files'; });
        await page.getByRole('heading', { name: 'Plan files' }).waitFor();
        await forget(page);
        await show(page, '#/workshop', 'tandem:reveal');
        if (visit === 0) drawn.push(...await marked(page, 'tandem:reveal'));
        if (visit >= visits / 2 && visits > 1) warm.push(...await marked(page, 'tandem:reveal.compute'));
      }
      await close(page);
    }
    yield row('reveal.compute', 'tandem', n, warm);
    yield row('reveal.compute', 'tandem, first', n, first);
    yield row('reveal', 'tandem', n, drawn);
  }
}

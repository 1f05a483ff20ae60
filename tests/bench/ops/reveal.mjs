// The reveal of a workshop, 105 topics and six roles, n sheets: `reveal` up to the finished document, `reveal.compute` the
// computation alone. The floor is tests/bench/plain-reveal.mjs on the same sheets.
import { firstRuns, forget, marked, repeated, row } from '../measure.mjs';
import { close, openPlan, show, start } from '../app.mjs';
import { workshopPlan } from '../plans.mjs';
import { plainReveal } from '../plain-reveal.mjs';

// How often one page is visited until its computation counts as warm.
const VISITS = 60;

export async function* run({ context, app, origin }) {
  for (const n of [30, 200, 1000]) {
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
      if (i === 0) await sameFigures(page, plainReveal(topics, sheets));
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

// Whoever is compared computes the same: the figures on the page are those of the floor.
async function sameFigures(page, { nominal, setAware, pairable }) {
  const shown = await page.getByText(/^Nominal alpha/).innerText();
  // Rounded twice: of what rounds to zero, the sign goes.
  const figure = (number) => Number(number.toFixed(3)).toFixed(3).replace('-', '\u2212');
  const wanted = [`alpha ${figure(nominal)} over ${pairable} pairable`, `set-aware ${figure(setAware)}`];
  const other = wanted.find((words) => !shown.includes(words));
  if (other) throw new Error(`the page says “${shown}”, the floor says ${other}`);
}

// One keystroke in a plan of n records: the work of its edit until the document is finished, 200 keystrokes each.
import { forget, marked, row } from '../measure.mjs';
import { anEditor, close, openPlan, start } from '../app.mjs';
import { matrixPlan } from '../plans.mjs';

const KEYSTROKES = 200;

export async function* run({ context, app }) {
  for (const n of [100, 10_000]) {
    const page = await context.newPage();
    await start(page, app);
    await openPlan(page, matrixPlan(n));
    const editor = await anEditor(page);
    await editor.pressSequentially('warm up ');
    await forget(page);
    for (let i = 0; i < KEYSTROKES; i++) await editor.press(i % 10 < 8 ? 'a' : 'Backspace');
    const durations = await marked(page, 'tandem:commit');
    if (durations.length < KEYSTROKES) throw new Error(`${durations.length} of ${KEYSTROKES} keystrokes were committed`);
    yield row('commit', 'tandem', n, durations);
    await close(page);
  }
}

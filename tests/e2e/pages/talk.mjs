// The discussion of a round: its agenda, the time box, the page before a room, and the day to ask again.
import { expect } from '@playwright/test';
import { choose } from './files.mjs';
import { RoundPage } from './round.mjs';
import { StartPage } from './start.mjs';

export class TalkPage extends RoundPage {
  constructor(page) {
    super(page);
    this.arrange = page.getByRole('button', { name: 'Arrange' });
    this.leftOut = page.getByRole('region', { name: /^Left out/ });
    this.follow = page.getByRole('button', { name: 'Follow the disagreement again', exact: true });
    this.minutes = page.getByRole('spinbutton', { name: 'Minutes for a topic' });
    this.time = page.getByRole('timer', { name: 'Time left' });
    this.start = page.getByRole('button', { name: 'Start', exact: true });
    this.pause = page.getByRole('button', { name: 'Pause', exact: true });
    this.goOn = page.getByRole('button', { name: 'Go on', exact: true });
    this.longer = page.getByRole('button', { name: '+1 minute' });
    this.refill = page.getByRole('button', { name: 'Reset', exact: true });
    this.sound = page.getByRole('checkbox', { name: 'Sound' });
    this.present = page.getByRole('button', { name: 'Present', exact: true });
    this.leave = page.getByRole('button', { name: 'Leave' });
    this.heading = page.getByRole('heading', { level: 1 });
    this.again = page.getByRole('group', { name: 'When to repeat it' });
    this.againOn = page.getByLabel('Ask again on');
  }

  // Opens a plan file at a view of its round.
  static async open(page, file, view) {
    const start = await StartPage.open(page);
    await choose(page, start.openFile, 'a-team.json', file);
    await expect(start.planName).toHaveValue('A team');
    const talk = new TalkPage(page);
    if (view) await talk.view(view);
    return talk;
  }

  // The topics of the agenda, in its order.
  get order() {
    return this.agenda.getByRole('list').first().getByRole('link');
  }

  link(text) {
    return this.agenda.getByRole('link', { name: text });
  }

  tool(words, text) {
    return this.agenda.getByRole('button', { name: `${words}: ${text}`, exact: true });
  }

  // What is said aloud and not shown.
  aloud(words) {
    return this.page.getByRole('status').filter({ hasText: words });
  }
}

// Counts the tones that a page makes; what makes them stays the browser's.
export async function countTones(page) {
  await page.addInitScript(() => {
    globalThis.tones = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
      globalThis.tones += 1;
      return make.call(this);
    };
  });
  return () => page.evaluate(() => globalThis.tones);
}

// The state of a page, judged by axe and by its width, in light and in dark.
import axe from 'axe-core';
import { expect } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// `name` says which state it is: it is what one reads when it fails.
export async function expectAccessible(page, name) {
  const unpin = await flat(page);
  const before = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  const findings = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    for (const finding of await violations(page)) findings.push(`${colorScheme}: ${finding}`);
    for (const finding of await sideways(page)) findings.push(`${colorScheme}: ${finding}`);
  }
  await page.emulateMedia({ colorScheme: before });
  await unpin();
  expect(findings, `Barriers on “${name}”`).toEqual([]);
}

// Bars and messages that stay while the page is scrolled lie over targets that are there all the same: laid flat, all of them
// can be measured at once. Returns what pins them again.
async function flat(page) {
  const pinned = await page.evaluateHandle(() => {
    const stays = (element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position) && !element.closest('dialog');
    const pinned = [...document.body.querySelectorAll('*')].filter(stays);
    for (const element of pinned) element.style.position = 'static';
    scrollTo(0, 0);
    return pinned;
  });
  return () => pinned.evaluate((pinned) => pinned.forEach((element) => element.style.removeProperty('position')));
}

// A colour in the middle of a transition has no contrast worth measuring.
async function settled(page) {
  await page.evaluate(async () => {
    await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    const finite = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(finite.map((animation) => animation.finished));
  });
}

async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), RULES);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')} ${node.any.concat(node.all, node.none).map((check) => check.message).join('; ')}`));
}

// The page itself must not scroll sideways; what has to be wide scrolls in a box of its own.
async function sideways(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const clipped = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > room + 1 && !clipped(element));
    const names = wide.slice(-3).map((element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`);
    return [`scrolls sideways by ${document.documentElement.scrollWidth - room} px; reaching out: ${names.join(', ')}`];
  });
}

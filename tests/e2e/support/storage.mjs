// What is stored on a device, looked at and damaged from outside. Keys are those that src/session/store.rs describes.

// All texts under the keys of plans: `{ 'snapshot/00000001': '…', … }`, without the plan's own prefix.
export async function stored(page) {
  return page.evaluate(() => {
    const texts = {};
    for (const key of Object.keys(localStorage)) {
      const part = key.match(/^tandem\/plan\/[^/]+\/(.*)$/)?.[1];
      if (part) texts[part] = localStorage.getItem(key);
    }
    return texts;
  });
}

// All that is stored, by its whole key.
export async function everything(page) {
  return page.evaluate(() => Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)])));
}

export async function keys(page, beginning) {
  return Object.keys(await stored(page)).filter((key) => key.startsWith(beginning)).sort();
}

// Changes the text under the one key of a plan that ends like this; null takes the key away.
export async function damage(page, ending, change) {
  const whole = await page.evaluate((ending) => {
    const found = Object.keys(localStorage).filter((key) => key.startsWith('tandem/plan/') && key.endsWith(ending));
    if (found.length !== 1) throw new Error(`${found.length} keys end with ${ending}`);
    return [found[0], localStorage.getItem(found[0])];
  }, ending);
  await page.evaluate(([key, text]) => {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  }, [whole[0], change(whole[1])]);
}

// Fills the device's storage to the last unit.
export async function fill(page) {
  await page.evaluate(() => {
    const key = 'ballast';
    let text = '';
    for (let step = 2 ** 22; step >= 1; step /= 2) {
      try {
        localStorage.setItem(key, text + 'x'.repeat(step));
        text += 'x'.repeat(step);
      } catch {
        // Too much; a smaller step may fit.
      }
    }
    // Once more for what is left, now that the largest step was taken.
    for (let step = 2 ** 20; step >= 1; step /= 2) {
      try {
        localStorage.setItem(key, text + 'x'.repeat(step));
        text += 'x'.repeat(step);
      } catch {
        // As above.
      }
    }
  });
}

export async function makeRoom(page) {
  await page.evaluate(() => localStorage.removeItem('ballast'));
}

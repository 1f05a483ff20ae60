// The floor has to be right before anything is measured against it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainReveal } from './plain-reveal.mjs';
import { generator } from './plans.mjs';

const close = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

// What the five articles say on the 105 responsibilities of the catalogue, in its order: Product owner, product Manager,
// Both, Leadership, Team, Nobody.
const ARTICLES = {
  'product-rocket': '.T.M.......MPPPPM.BPT.T....M.PPM..........P...P..........TM....T.T...T.MP..PM.MBB.B...B..LLL.LBBB........',
  'gocious': '.MMMBPM.M.M.PMP..M..M.MBBPBM.PPB.PPP.....PBMP......PPP...BMPMPMBBBMMB..M....M...MP.M.MM..........P...M...',
  'omnisome': 'PP..MPB...BBPPPPM.BM.PP......PPMP....B...PPNBB...........BBB.B..B.....MMP.MP.............L..B.....LL.....',
  'talent-services': 'MMM.MPMMM.MM.M..M.M.MPM.M.M.BPPPPP..P.P.BPPPP.PP..P.....PMMPM.M.B.M.M..MPM...M...P....MB.....L..........M',
  'talentcove': 'BMMMMPBBMBMBPBBP..BMBBBB.P...PPBPP..PBBPPPPMP.PPPPP..MMB.MBBM...B.P.P.MMPMMP.M.M.P.MPMBBTBB.BL...B..BBPP.',
};
const MEANING = { P: 'po', M: 'pm', B: ['po', 'pm'], L: 'leadership', T: '@team', N: '@nobody' };

test('five articles as raters agree as was computed from the formula', () => {
  const { topics, sheets } = sheetsOf(Object.values(ARTICLES), MEANING);
  const reveal = plainReveal(topics, sheets);
  assert.equal(reveal.pairable, 230);
  close(reveal.nominal, 45071 / 109878);
  close(reveal.setAware, 83101 / 184548);
  const contested = reveal.topics.filter((topic) => topic.contested).map((topic) => topic.topic);
  assert.deepEqual(contested.toSorted((a, b) => a - b), [0, 1, 13, 19, 22, 31, 43, 53, 66, 68]);
});

// Krippendorff, "Computing Krippendorff's Alpha-Reliability": four observers, twelve units.
test('the published example of nominal data with gaps', () => {
  const { topics, sheets } = sheetsOf(['123321412...', '1233224125.3', '.3332342251.', '12332441251.'], {});
  const reveal = plainReveal(topics, sheets);
  assert.equal(reveal.pairable, 40);
  close(reveal.nominal, 113 / 152);
});

test('every topic is what pairing all people one by one gives', () => {
  const roles = ['po', 'pm', 'lead', 'team lead', 'design', 'support'];
  const random = generator(7);
  const sheets = Array.from({ length: 12 }, () => Object.fromEntries(Array.from({ length: 40 }, (_, topic) => {
    const kind = random();
    if (kind < 0.1) return [topic, '@unknown'];
    if (kind < 0.2) return [topic, random() < 0.5 ? '@team' : '@nobody'];
    return [topic, roles.filter((_, i) => i === 0 || random() < 0.3)];
  }).filter(() => random() < 0.9)));
  const reveal = plainReveal(Array.from({ length: 40 }, (_, topic) => topic), sheets);
  for (const row of reveal.topics) {
    const sets = sheets.map((sheet) => sheet[row.topic]).filter((answer) => answer !== undefined && answer !== '@unknown').map((answer) => new Set([answer].flat()));
    assert.equal(row.voices, sets.length);
    const distances = sets.flatMap((a, i) => sets.slice(0, i).map((b) => setDistance(a, b)));
    if (distances.length) close(row.spread, distances.reduce((sum, d) => sum + d, 0) / distances.length);
    const named = roles.filter((role) => sets.some((set) => set.size === 1 && set.has(role)));
    assert.equal(row.contested, named.length > 1);
    for (const role of roles) close(row.shares[role] ?? 0, sets.reduce((sum, set) => sum + (set.has(role) ? 1 / set.size : 0), 0) / sets.length);
  }
  const order = reveal.topics.map((row) => [-row.contested, -row.spread, -row.voices, row.topic]);
  assert.deepEqual(order, order.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]));
});

test('no two answers, or no two different ones, give no alpha', () => {
  assert.equal(plainReveal(['a'], [{ a: 'po' }]).nominal, undefined);
  assert.equal(plainReveal(['a'], [{ a: 'po' }, { a: 'po' }]).setAware, undefined);
});

// From strings with one letter for each topic; a point is an unanswered one.
function sheetsOf(rows, meaning) {
  const topics = Array.from(rows[0], (_, topic) => topic);
  const sheets = rows.map((row) => Object.fromEntries(topics.filter((topic) => row[topic] !== '.').map((topic) => [topic, meaning[row[topic]] ?? row[topic]])));
  return { topics, sheets };
}

function setDistance(a, b) {
  const both = [...a].filter((name) => b.has(name)).length;
  const either = a.size + b.size - both;
  const kind = both === 0 ? 0 : both === either ? 1 : both === Math.min(a.size, b.size) ? 2 / 3 : 1 / 3;
  return 1 - (both / either) * kind;
}

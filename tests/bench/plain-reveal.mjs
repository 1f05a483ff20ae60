// The floor for the workshop's reveal: the same answers in plain JavaScript, written for speed. Roles become bits and
// a whole answer becomes a small number, so that every pair of answers is looked up in a table.
//
// plainReveal(topics, sheets):
//   topics  ids in the order of the catalogue
//   sheets  one object for each person: { topicId: role | [roles] | "@team" | "@nobody" | "@unknown" }; absent is unanswered
// returns { nominal, setAware, pairable, topics: [{ topic, voices, spread, contested, shares }] in order of disagreement }.
//
// Don't know and unanswered are missing. For the nominal alpha the whole answer is the category; for the other the distance of
// two answers is MASI: 1 - (shared / named by either) * (1 equal, 2/3 one contains the other, 1/3 overlap, 0 nothing shared).
// Team and nobody are sets of their own with one member.

const UNKNOWN = -1;

export function plainReveal(topics, sheets) {
  const names = [];
  const nameIndex = new Map();
  const answers = [];
  const answerIndex = new Map();
  const byText = new Map();

  const bitOf = (name) => {
    let index = nameIndex.get(name);
    if (index === undefined) {
      index = names.push(name) - 1;
      nameIndex.set(name, index);
    }
    return 1 << index;
  };
  const internBits = (bits) => {
    let index = answerIndex.get(bits);
    if (index === undefined) {
      index = answers.push(bits) - 1;
      answerIndex.set(bits, index);
    }
    return index;
  };
  const intern = (answer) => {
    if (typeof answer !== 'string') {
      let bits = 0;
      for (let i = 0; i < answer.length; i++) bits |= bitOf(answer[i]);
      return internBits(bits);
    }
    let index = byText.get(answer);
    if (index === undefined) {
      index = answer === '@unknown' ? UNKNOWN : internBits(bitOf(answer));
      byText.set(answer, index);
    }
    return index;
  };

  // One row for each topic: the numbers of the answers, as many as were given.
  const given = new Int32Array(topics.length * sheets.length);
  const voices = new Int32Array(topics.length);
  for (let s = 0; s < sheets.length; s++) {
    const sheet = sheets[s];
    for (let t = 0; t < topics.length; t++) {
      const answer = sheet[topics[t]];
      if (answer === undefined) continue;
      const index = intern(answer);
      if (index !== UNKNOWN) given[t * sheets.length + voices[t]++] = index;
    }
  }

  const kinds = answers.length;
  const distance = new Float64Array(kinds * kinds);
  for (let a = 0; a < kinds; a++) {
    for (let b = 0; b < a; b++) distance[a * kinds + b] = distance[b * kinds + a] = masi(answers[a], answers[b]);
  }
  const collective = (nameIndex.has('@team') ? bitOf('@team') : 0) | (nameIndex.has('@nobody') ? bitOf('@nobody') : 0);

  const tally = new Float64Array(kinds);
  const totals = new Float64Array(kinds);
  const seen = new Int32Array(kinds);
  let pairable = 0, observedNominal = 0, observedSet = 0;
  const rows = new Array(topics.length);
  for (let t = 0; t < topics.length; t++) {
    const m = voices[t];
    let different = 0;
    for (let i = t * sheets.length, end = i + m; i < end; i++) {
      const answer = given[i];
      if (tally[answer]++ === 0) seen[different++] = answer;
    }
    // Over unordered pairs of kinds of answers, which are few, instead of pairs of people.
    let unequalPairs = 0, distances = 0, single = 0, contested = false;
    const shares = {};
    for (let i = 0; i < different; i++) {
      const a = seen[i], count = tally[a], bits = answers[a];
      for (let j = 0; j < i; j++) {
        const pairs = count * tally[seen[j]];
        unequalPairs += pairs;
        distances += pairs * distance[a * kinds + seen[j]];
      }
      if ((bits & collective) === 0) {
        const share = count / ones(bits) / m;
        for (let rest = bits; rest; rest &= rest - 1) {
          const role = names[31 - Math.clz32(rest & -rest)];
          shares[role] = (shares[role] ?? 0) + share;
        }
        if ((bits & (bits - 1)) === 0) {
          contested ||= single !== 0;
          single = bits;
        }
      }
      if (m >= 2) totals[a] += count;
    }
    for (let i = 0; i < different; i++) tally[seen[i]] = 0;
    if (m >= 2) {
      pairable += m;
      observedNominal += 2 * unequalPairs / (m - 1);
      observedSet += 2 * distances / (m - 1);
    }
    rows[t] = { topic: topics[t], voices: m, spread: m >= 2 ? 2 * distances / (m * (m - 1)) : 0, contested, shares };
  }

  let expectedNominal = 0, expectedSet = 0;
  for (let a = 0; a < kinds; a++) {
    for (let b = 0; b < a; b++) {
      const pairs = 2 * totals[a] * totals[b];
      expectedNominal += pairs;
      expectedSet += pairs * distance[a * kinds + b];
    }
  }
  // 1 - Do / De with Do = observed / n and De = expected / (n (n - 1)); undefined where all answers are the same.
  const alpha = (observed, expected) => (expected > 0 ? 1 - (observed * (pairable - 1)) / expected : undefined);

  // The sort is stable, so what is equal stays in the order of the catalogue.
  rows.sort((a, b) => b.contested - a.contested || b.spread - a.spread || b.voices - a.voices);
  return { nominal: alpha(observedNominal, expectedNominal), setAware: alpha(observedSet, expectedSet), pairable, topics: rows };
}

function masi(a, b) {
  const both = a & b;
  if (both === 0) return 1;
  const kind = a === b ? 1 : both === a || both === b ? 2 / 3 : 1 / 3;
  return 1 - (ones(both) / ones(a | b)) * kind;
}

function ones(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

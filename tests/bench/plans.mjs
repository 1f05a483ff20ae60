// Plan files of any size, the same in every run.

const ROLES = ['po', 'pm', 'leadership', 'marketing', 'design', 'support'];
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

// A plan with this many records: roles, areas, responsibilities, and their cells in the matrix.
export function matrixPlan(records) {
  const random = generator(records);
  const frame = base(records);
  const rows = Math.floor((records - ROLES.length - frame.areas.length - 1) / 4);
  frame.responsibilities = responsibilities(rows, frame.areas, random);
  const cells = records - 1 - ROLES.length - frame.areas.length - rows;
  frame.cells = Array.from({ length: cells }, (_, i) => {
    const responsibility = frame.responsibilities[i % rows].id;
    const role = ROLES[Math.floor(i / rows)];
    return { id: `${responsibility}:${role}:*`, responsibility, role, letters: ['A', 'R', 'C', 'I', 'AR'][Math.floor(random() * 5)] };
  });
  return text(frame);
}

// A matrix of twelve roles with letters in five of six cells.
export function largeMatrix(rows) {
  const random = generator(rows);
  const frame = base(rows);
  frame.roles = Array.from({ length: 12 }, (_, i) => ({ id: `role${pad(i)}`, name: `Role ${i + 1}`, short: `R${i + 1}`, mark: ROLES[i] ?? 'other', order: key(i) }));
  frame.responsibilities = responsibilities(rows, frame.areas, random);
  frame.cells = frame.responsibilities.flatMap(({ id }) => frame.roles.map((role) => ({
    id: `${id}:${role.id}:*`, responsibility: id, role: role.id, letters: ['A', 'R', 'C', 'I', 'AR', ''][Math.floor(random() * 6)],
  }))).filter((cell) => cell.letters);
  // In the order of the page, so that the last row is the last number.
  frame.responsibilities.forEach((item, i) => { item.area = frame.areas[Math.floor((i * frame.areas.length) / rows)].id; });
  return text(frame);
}

// A workshop of 105 topics and six roles, revealed, with one sheet for each of `people`. Also returns what the floor takes.
export function workshopPlan(people) {
  const random = generator(people);
  const frame = base(people);
  frame.responsibilities = responsibilities(105, frame.areas, random);
  const topics = frame.responsibilities.map((topic) => topic.id);
  frame.people = Array.from({ length: people }, (_, i) => ({ id: `person${pad(i)}`, name: `Participant ${i + 1}`, order: key(i) }));
  const round = { id: 'round', name: 'Who owns what today?', state: 'revealed', topics, roles: ROLES.toSorted(), participants: frame.people.map((person) => person.id) };
  frame.rounds = [round];
  frame.sheets = frame.people.map((person) => ({
    id: `round:${person.id}`, round: 'round', person: person.id, revision: 1,
    today: Object.fromEntries(topics.filter(() => random() < 0.95).map((topic) => [topic, answer(random)])),
  }));
  return { text: text(frame), topics, sheets: frame.sheets.map((sheet) => sheet.today) };
}

// Mostly one role, and mostly one of the first two, as in real workshops.
function answer(random) {
  const kind = random();
  if (kind < 0.05) return '@unknown';
  if (kind < 0.1) return '@team';
  if (kind < 0.12) return '@nobody';
  const role = () => ROLES[Math.floor(ROLES.length * random() ** 2)];
  const named = new Set(kind < 0.3 ? [role(), role(), role()] : [role()]);
  return named.size === 1 ? [...named][0] : [...named].sort();
}

function base(seed) {
  return {
    settings: { id: `bench-${seed}`, name: `Bench ${seed}` },
    roles: ROLES.map((id, i) => ({ id, name: id, short: id.slice(0, 4), mark: id, order: key(i) })),
    areas: ['Strategy', 'Discovery', 'Roadmap', 'Backlog', 'Delivery'].map((name, i) => ({ id: name.toLowerCase(), name, order: key(i) })),
  };
}

function responsibilities(count, areas, random) {
  return Array.from({ length: count }, (_, i) => ({
    id: `topic${pad(i)}`,
    text: `Decide what happens with subject ${i + 1} and tell ${['the team', 'customers', 'sales', 'everybody who asks'][Math.floor(random() * 4)]} about it`,
    area: areas[Math.floor(random() * areas.length)].id,
    order: key(i),
  }));
}

// As a plan file is written: tables as lists sorted by id, two spaces, a final newline.
function text({ settings, ...tables }) {
  for (const table of Object.values(tables)) table.sort((a, b) => (a.id < b.id ? -1 : 1));
  return `${JSON.stringify({ format: 'tandem-plan', version: 1, app: '0.1.0', plan: { settings, ...tables } }, null, 2)}\n`;
}

const pad = (i) => String(i).padStart(5, '0');

// A place in a list: three digits to the base 62, of which the last is never zero.
function key(i) {
  return DIGITS[Math.floor(i / (62 * 61))] + DIGITS[Math.floor(i / 61) % 62] + DIGITS[(i % 61) + 1];
}

// mulberry32: the same numbers in every run.
export function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Checks style/tokens.css: contrast of every pair in use, in both themes, and how far PO and PM stay apart for colour-blind eyes.
// Run: node script/contrast.mjs [--all]     Exit 1 and a line per failing pair if something is too close.
import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8')
const tokens = new Map()
for (const [, name, light, dark] of css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi)) tokens.set(name, [light, dark])
const themes = ['light', 'dark']
let passed = 0, failed = 0

function report(ok, text) {
  if (ok) passed++
  else failed++
  if (!ok || process.argv.includes('--all')) console.log(`${ok ? 'ok  ' : 'FAIL'} ${text}`)
}

// Colour arithmetic on linear RGB triples.
const gamma = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const linear = (hex) => [1, 3, 5].map((at) => gamma(parseInt(hex.slice(at, at + 2), 16) / 255))
const dot = (row, v) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]
const times = (rows, v) => rows.map((row) => dot(row, v))
const luminance = (rgb) => dot([0.2126, 0.7152, 0.0722], rgb)
function contrast(a, b) {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05]
  return Math.max(x, y) / Math.min(x, y)
}
// OKLab (Ottosson 2020) and back.
const toLms = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
const toLab = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]]
const fromLab = [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.291485548]]
const fromLms = [[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.707614701]]
const lab = (rgb) => times(toLab, times(toLms, rgb).map(Math.cbrt))
const unlab = (v) => times(fromLms, times(fromLab, v).map((c) => c ** 3))
const apart = (a, b) => 100 * Math.hypot(...lab(a).map((c, i) => c - lab(b)[i]))
const mix = (a, b, share) => unlab(lab(a).map((c, i) => c * share + lab(b)[i] * (1 - share)))
// Full dichromacy on linear RGB (Machado, Oliveira and Fernandes 2009).
const eyes = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
const seen = (eye, rgb) => times(eyes[eye], rgb).map((c) => Math.min(1, Math.max(0, c)))

function colour(name, theme) {
  const pair = tokens.get(name)
  if (!pair) {
    console.log(`FAIL --${name} is not in tokens.css as light-dark(#rrggbb, #rrggbb)`)
    process.exit(1)
  }
  return linear(pair[theme])
}

// What is written or drawn on what.
const grounds = ['paper', 'sunk', 'raised']
const soft = ['po-soft', 'pm-soft', 'team-soft', 'lead-soft', 'ok-soft', 'warn-soft', 'bad-soft']
const each = (list, on) => list.flatMap((a) => on.map((b) => [a, b]))
const text = [
  ...each(['ink', 'ink-2', 'ink-3'], [...grounds, 'fill']), ...each(['ink', 'ink-2'], ['press', 'line', ...soft]),
  ...each(['po-text', 'pm-text', 'team-text', 'lead-text', 'bad', 'ok', 'warn'], grounds),
  ...each(['on-ink'], ['ink', 'ink-2']), ...each(['on-mark'], ['po-text', 'pm-text', 'team-text', 'lead-text']),
  ['po-text', 'po-soft'], ['pm-text', 'pm-soft'], ['team-text', 'team-soft'], ['lead-text', 'lead-soft'],
]
const marks = [
  ...each(['edge', 'both', 'po', 'pm', 'team', 'lead', 'marketing', 'design', 'support', 'role-1', 'role-2', 'role-3', 'role-4', 'role-5', 'role-6'], grounds),
  ...each(['po', 'pm', 'team', 'lead'], ['fill']), ...each(['edge'], ['warn-soft', 'bad-soft', 'fill']),
  ['ok', 'ok-soft'], ['warn', 'warn-soft'], ['bad', 'bad-soft'], ...each(['ok', 'warn', 'bad'], ['fill']), ...each(['ink'], ['press', 'fill']), ...each(['warn', 'bad'], ['press']),
]
for (const [kind, pairs, least] of [['text', text, 4.5], ['mark', marks, 3]]) for (const [a, b] of pairs) themes.forEach((name, theme) => {
  const ratio = contrast(colour(a, theme), colour(b, theme))
  report(ratio >= least, `${kind} --${a} on --${b}, ${name}: ${ratio.toFixed(2)}, at least ${least}`)
})
// The fullest heat-map cell is 52 % of a role's colour on paper; its figure is ink.
for (const role of ['po', 'pm', 'team', 'lead', 'marketing', 'design', 'support', 'ink-3', 'role-1', 'role-2', 'role-3', 'role-4', 'role-5', 'role-6']) themes.forEach((name, theme) => {
  const ratio = contrast(mix(colour(role, theme), colour('paper', theme), 0.52), colour('ink', theme))
  report(ratio >= 4.5, `text --ink on a full cell of --${role}, ${name}: ${ratio.toFixed(2)}, at least 4.5`)
})
// Role colours: PO and PM far apart for everybody; team, leadership and both tell apart from them and each other.
const main = ['po', 'pm', 'both', 'team', 'lead']
for (const eye of Object.keys(eyes)) themes.forEach((name, theme) => main.forEach((a, i) => main.slice(i + 1).forEach((b) => {
  const distance = apart(seen(eye, colour(a, theme)), seen(eye, colour(b, theme))), least = a === 'po' && b === 'pm' ? 25 : 8
  report(distance >= least, `distance of --${a} and --${b}, ${eye}, ${name}: ${distance.toFixed(1)}, at least ${least}`)
})))

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

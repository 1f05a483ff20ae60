// Runs the measurements of tests/bench/ops/ and prints their table: node script/bench.mjs [op …]; see tests/bench/README.md.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { serve } from './serve.mjs';
import { table } from '../tests/bench/table.mjs';

const root = path.join(import.meta.dirname, '..');
const bench = path.join(root, 'tests/bench');
const require = createRequire(path.join(root, 'tests/e2e/package.json'));
const { chromium } = require('@playwright/test');

const known = fs.readdirSync(path.join(bench, 'ops')).filter((file) => file.endsWith('.mjs')).map((file) => file.slice(0, -4)).sort();
const asked = process.argv.slice(2);
const strange = asked.filter((name) => !known.includes(name));
if (strange.length) {
  console.error(`script/bench: no such operation: ${strange.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}

// A page that is isolated from others gets a clock of 5 µs instead of 100.
const site = await serve({
  folders: { '/tandem/': path.join(root, 'dist'), '/bench/': bench },
  headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const rows = [];
let failed = false;
for (const name of asked.length ? asked : known) {
  const { run } = await import(path.join(bench, 'ops', `${name}.mjs`));
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    for await (const row of run({ page, context, origin: site.origin, app: `${site.origin}/tandem/` })) rows.push(row);
  } catch (error) {
    failed = true;
    console.error(`script/bench: ${name} could not be measured: ${error.message}`);
  }
  await context.close();
}
const machine = { chromium: browser.version(), cpus: os.cpus().length, cpu: os.cpus()[0]?.model };
await browser.close();
await site.close();

fs.mkdirSync(path.join(root, 'target'), { recursive: true });
fs.writeFileSync(path.join(root, 'target/bench.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
console.log(table(rows));
process.exit(failed ? 1 : 0);

#!/usr/bin/env node
// Joins the style sheets into target/style.css without their comments and blanks: one request instead of many, in one stated order.
// Trunk calls it before it builds. (Its own minifier is off: it stumbles over current CSS and over wasm-bindgen's JavaScript.)
import fs from 'node:fs';
import path from 'node:path';

// tokens.css declares the order of the layers and comes first; within a layer the order here counts.
const SHEETS = ['tokens', 'shell', 'base', 'layout', 'widgets', 'start', 'workshop', 'talk', 'roles', 'checks', 'templates', 'charter', 'register', 'report', 'since', 'files', 'print'];

const root = path.join(import.meta.dirname, '..');
const style = path.join(root, 'style');
const forgotten = fs.readdirSync(style).filter((file) => file.endsWith('.css') && !SHEETS.includes(file.slice(0, -4)));
if (forgotten.length) {
  console.error(`script/style.mjs: not in the list of sheets: ${forgotten.join(', ')}`);
  process.exit(1);
}

// A brace too many would silently end the sheets that follow.
const read = (name) => {
  const text = fs.readFileSync(path.join(style, `${name}.css`), 'utf8');
  const count = (brace) => text.replace(/\/\*.*?\*\//gs, '').split(brace).length;
  if (count('{') !== count('}')) {
    console.error(`script/style.mjs: the braces of ${name}.css do not match`);
    process.exit(1);
  }
  return text;
};

const css = SHEETS.map(read)
  .join('\n')
  .replace(/\/\*.*?\*\//gs, '')
  // Texts in quotes stay as they are.
  .split(/("[^"]*")/)
  .map((part, at) => (at % 2 ? part : part.replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}')))
  .join('')
  .trim();
fs.mkdirSync(path.join(root, 'target'), { recursive: true });
fs.writeFileSync(path.join(root, 'target', 'style.css'), css);

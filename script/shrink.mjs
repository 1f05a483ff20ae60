#!/usr/bin/env node
// Shortens what wasm-bindgen wrote, in Trunk's staging folder: the names under which the wasm imports JavaScript end with a hash each,
// which no compression makes smaller, and stand in both files. Of the JavaScript it also takes indentation and comments.
// Trunk calls it after it has built.
import fs from 'node:fs';
import path from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR;
const files = fs.readdirSync(folder);
const only = (end) => {
  const found = files.filter((file) => file.endsWith(end));
  if (found.length !== 1) throw new Error(`script/shrink.mjs: ${found.length} files end with ${end}`);
  return path.join(folder, found[0]);
};
const wasmFile = only('_bg.wasm');
const jsFile = wasmFile.replace(/_bg\.wasm$/, '.js');

const short = new Map();
const shortened = (name) => {
  if (!/^__wb.*_[0-9a-f]{16}$/.test(name)) return name;
  if (!short.has(name)) short.set(name, `_${short.size.toString(36)}`);
  return short.get(name);
};

// A whole number as wasm writes it: seven bits a byte.
const number = (value) => {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
};

const wasm = fs.readFileSync(wasmFile);
let at = 8;
const readNumber = () => {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
};
const readName = () => {
  const length = readNumber();
  return wasm.toString('utf8', at, at += length);
};
const named = (name) => Buffer.concat([number(Buffer.byteLength(name)), Buffer.from(name)]);

const importSection = () => {
  const count = readNumber();
  const parts = [number(count)];
  for (let left = count; left > 0; left--) {
    parts.push(named(readName()), named(shortened(readName())));
    const start = at;
    if (wasm[at++] !== 0) throw new Error('script/shrink.mjs: an import that is not a function');
    readNumber();
    parts.push(wasm.subarray(start, at));
  }
  return Buffer.concat(parts);
};

const out = [wasm.subarray(0, 8)];
while (at < wasm.length) {
  const id = wasm[at++];
  const end = readNumber() + at;
  const body = id === 2 ? importSection() : wasm.subarray(at, end);
  out.push(Buffer.from([id]), number(body.length), body);
  at = end;
}
fs.writeFileSync(wasmFile, Buffer.concat(out));

const js = fs.readFileSync(jsFile, 'utf8')
  .replace(/\b__wb\w*_[0-9a-f]{16}\b/g, (name) => short.get(name) ?? name)
  .replace(/^\s*(\/\/|\/?\*).*$/gm, '')
  .replace(/\n\s*/g, '\n');
fs.writeFileSync(jsFile, js);

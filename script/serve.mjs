// A static server on loopback, for looking and for the tests. As a module: `serve({ port, folders, headers })`.
// As a program: node script/serve.mjs [port]
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const dist = path.join(import.meta.dirname, '..', 'dist');
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

// Serves directories under the addresses that `folders` gives them, and nothing elsewhere, as a host does that keeps the page
// in a folder. Port 0 takes a free one. Resolves to { url, origin, close }; `url` is that of the first folder.
export async function serve({ port = 0, folders = { '/': dist }, headers = {} } = {}) {
  const prefixes = Object.keys(folders);
  const server = http.createServer((request, response) => {
    const answer = (status, more, body) => response.writeHead(status, { 'Cache-Control': 'no-cache', ...headers, ...more }).end(body);
    let name;
    try {
      name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return answer(400, {}, 'not an address');
    }
    if (!['GET', 'HEAD'].includes(request.method)) return answer(405, { Allow: 'GET, HEAD' });
    if (prefixes.includes(`${name}/`)) return answer(301, { Location: `${name}/` });
    const prefix = prefixes.find((start) => name.startsWith(start));
    if (!prefix) return answer(404, {}, 'not found');
    const files = path.resolve(folders[prefix]);
    const file = path.join(files, name.slice(prefix.length), name.endsWith('/') ? 'index.html' : '');
    if (!file.startsWith(files + path.sep)) return answer(404, {}, 'not found');
    fs.readFile(file, (error, data) => {
      if (error) return answer(404, {}, 'not found');
      answer(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' }, request.method === 'HEAD' ? undefined : data);
    });
  });
  await new Promise((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  return { url: origin + prefixes[0], origin, close };
}

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.argv[2] ?? 8080);
  try {
    console.log((await serve({ port })).url);
  } catch (error) {
    console.error(`script/serve: cannot listen on port ${port}: ${error.message}. Another one: script/serve PORT`);
    process.exit(1);
  }
}

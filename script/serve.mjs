// A static server on loopback, for looking and for the tests. As a module: `serve({ port, prefix, dir })`.
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

// Serves `dir` under `prefix` and nothing elsewhere, as a host does that keeps the page in a folder.
// Port 0 takes a free one. Resolves to { url, origin, close }.
export async function serve({ port = 0, prefix = '/', dir = dist } = {}) {
  const files = path.resolve(dir);
  const server = http.createServer((request, response) => {
    const answer = (status, headers, body) => response.writeHead(status, { 'Cache-Control': 'no-cache', ...headers }).end(body);
    let name;
    try {
      name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return answer(400, {}, 'not an address');
    }
    if (!['GET', 'HEAD'].includes(request.method)) return answer(405, { Allow: 'GET, HEAD' });
    if (`${name}/` === prefix) return answer(301, { Location: prefix });
    if (!name.startsWith(prefix)) return answer(404, {}, 'not found');
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
  return { url: origin + prefix, origin, close };
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

// What no page of Tandem may ever do, watched in every test of every page, popup and device.

// Collects complaints about everything that happens in `context` into the list `complaints`. Returns what to wait for at
// the end: a violation of the policy is told a task later than it happens.
export async function guard(context, site, complaints) {
  const page = site.url;

  context.on('request', (request) => {
    const url = request.url();
    if (/^(data|blob):/.test(url)) return;
    if (!url.startsWith(page)) complaints.push(`request out of the page's own folder: ${url}`);
    else if (request.method() !== 'GET' || url.includes('?')) complaints.push(`request that carries data: ${request.method()} ${url}`);
  });
  context.on('page', (opened) => opened.on('websocket', (socket) => complaints.push(`web socket: ${socket.url()}`)));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`page error: ${error.error().stack ?? error.error()}`));

  // Reported at once, so that leaving the page does not lose it.
  await context.exposeBinding('reportPolicyViolation', (_source, text) => {
    complaints.push(`policy violation: ${text}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      globalThis.reportPolicyViolation(`${event.effectiveDirective} ${event.blockedURI || event.sample} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });

  return async () => {
    const oneTask = () => new Promise((done) => setTimeout(done));
    const pages = Promise.allSettled(context.pages().map((open) => open.evaluate(oneTask)));
    // Where JavaScript is off, a page never answers.
    await Promise.race([pages, new Promise((late) => setTimeout(late, 1000))]);
  };
}

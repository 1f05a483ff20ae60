// Starts the app: imports the JavaScript that wasm-bindgen made and hands it the wasm. Both have a hash of their content
// in their names, and the page names them in two links, which also make the browser fetch them early.
(async () => {
  const shell = document.getElementById('shell');
  const address = (id) => document.getElementById(id).href;
  try {
    if (!wasmAllowed()) throw new Error('WebAssembly is missing');
    const app = await import(address('app-js'));
    await app.default({ module_or_path: address('app-wasm') });
    shell.remove();
  } catch (error) {
    // The app draws a page of its own when it breaks after its start; then there is nothing to add.
    if (shell.nextElementSibling) return shell.remove();
    console.error(error);
    explain(reason(error));
  }

  function wasmAllowed() {
    return typeof WebAssembly === 'object';
  }

  function reason(error) {
    if (location.protocol === 'file:') {
      return 'Browsers do not start this page from a disk. Put its folder on a web server, or start one on your computer, and open it from there.';
    }
    if (!wasmAllowed()) {
      return 'This browser has WebAssembly switched off, as some lockdown modes do. Allow it for this page, or use another browser.';
    }
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError || error instanceof SyntaxError) {
      return 'This browser is too old to run the page. Please update it, or use another one.';
    }
    if (error instanceof WebAssembly.RuntimeError) {
      return 'The page could not start. Your plans on this device were not touched.';
    }
    return 'A part of the page did not arrive. Check your connection and try again.';
  }

  // From a thing that waits, the shell becomes a page of its own.
  function explain(text) {
    const heading = document.createElement('h1');
    heading.textContent = 'Tandem is not running';
    const says = document.createElement('p');
    says.setAttribute('role', 'alert');
    says.textContent = text;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = 'Try again';
    again.addEventListener('click', () => location.reload());
    document.getElementById('shell-wait').replaceWith(heading, says, again);
    shell.setAttribute('role', 'main');
  }
})();

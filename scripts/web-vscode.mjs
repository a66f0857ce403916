// VS Code for the Web without a server behind it: the same workbench as in served-vscode.mjs, with the extension and the
// language server as web workers and no Node anywhere. Node built-ins only.
//
// The package means its workbench to be used with a server; two spots in its script are rewritten on the way out.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { vscode } from './served-vscode.mjs';

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};
const workbenchFolder = 'out/vs/code/browser/workbench';
const webviews = 'out/vs/workbench/contrib/webview/browser/pre';
const rewrites = [
  // Taken from the address bar, whatever the configuration says.
  ['remoteAuthority:location.host', 'remoteAuthority:void 0'],
  // Where settings are kept: in the browser, as there is no server to keep them.
  [
    'N.file(this.userDataPath).with({scheme:K.vscodeRemote})',
    'N.file(this.userDataPath).with({scheme:K.vscodeUserData})',
  ],
];

/**
 * Serves the workbench on this machine only.
 * @param {{ extension: string, testsPath: string, prelude: string }} options
 *   `extension`: folder of the extension; `testsPath`: the suite, from that folder and without `.js`; `prelude`: put before it
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startWebServer({ extension, testsPath, prelude }) {
  const mount = '/extension/';
  const testsFile = `${mount}${testsPath}.js`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = decodeURIComponent(pathname);
    if (path === '/') return response.setHeader('Content-Type', 'text/html').end(page());
    const file = path.startsWith(mount) ? inside(extension, path.slice(mount.length)) : inside(vscode, path);
    response.setHeader('Content-Type', types[extname(file ?? path)] ?? 'application/octet-stream');
    // The package has no web builds of VS Code's own extensions; an empty one spares the window their error notices.
    if (!file && /^\/extensions\/.+\.js$/.test(path)) return response.end('exports.activate = () => {};');
    if (!file) return response.writeHead(404).end();
    if (path === testsFile) return response.end(prelude + readFileSync(file, 'utf8'));
    response.end(path === `/${workbenchFolder}/workbench.js` ? rewritten(file) : readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const authority = `localhost:${server.address().port}`;

  function page() {
    const at = (path) => ({ scheme: 'http', authority, path });
    const configuration = {
      developmentOptions: { extensions: [at('/extension')], extensionTestsPath: at(`${mount}${testsPath}`) },
      configurationDefaults: { 'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false },
      productConfiguration: { extensionsGallery: { serviceUrl: '' }, enableTelemetry: false },
      // Web views come from a site of VS Code's own unless told otherwise.
      webviewEndpoint: `http://${authority}/${webviews}`,
      // What this package's workbench wants to be told.
      userDataPath: '/',
      isEnabledFileDownloads: false,
      isEnabledFileUploads: false,
      isEnabledCoderGettingStarted: false,
    };
    const values = {
      WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
      WORKBENCH_WEB_BASE_URL: '.',
      WORKBENCH_NLS_URL: './out/nls.messages.js',
      WORKBENCH_NLS_FALLBACK_URL: './out/nls.messages.js',
    };
    const html = readFileSync(join(vscode, workbenchFolder, 'workbench.html'), 'utf8');
    return html.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
  }

  return {
    url: `http://${authority}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The file at `path` in `folder`; undefined when it is not there or not inside. */
function inside(folder, path) {
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function rewritten(file) {
  return rewrites.reduce(
    (script, [from, to]) => {
      if (!script.includes(from)) throw new Error(`workbench.js no longer has: ${from}`);
      return script.replace(from, to);
    },
    readFileSync(file, 'utf8'),
  );
}

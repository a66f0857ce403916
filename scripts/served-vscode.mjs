// VS Code from the npm registry: the workbench in a browser, the extension host as a local process. For machines where
// the desktop VS Code is absent (`npm start`) or cannot be downloaded (`npm test`). Node built-ins only.
//
// Nothing is compiled: the file watcher ships ready-made, search and the log writer are put in below, and VS Code does
// without the rest (the terminal among them). So no compiler has to be there.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, isInstalled } from './lib/install.mjs';
import { cache, root } from './lib/paths.mjs';
import { isExecutable, isRoot, npm, run, which } from './lib/process.mjs';

const recipe = join(root, 'scripts', 'served-vscode');
const home = join(cache, 'served-vscode');

/** Where VS Code itself is, once set up. */
export const vscode = join(home, 'node_modules', 'code-server', 'lib', 'vscode');

/** True when `setUp` has nothing left to fetch. */
export const isSetUp = () => existsSync(join(vscode, 'node_modules.asar')) && isInstalled(home);

/** Fetches VS Code into the cache, once (about 300 MB, ten seconds to a minute). */
export async function setUp() {
  if (isSetUp()) return;
  copyRecipe(recipe, home);
  await ensureInstalled(home, ['--ignore-scripts']);
  // Its own lock file lacks an entry, which `npm ci` refuses and `npm install` fills in.
  const flags = ['--omit=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'];
  const { code, output } = await npm(['install', ...flags], { cwd: vscode, quiet: true });
  if (code !== 0) throw new Error(`npm install in ${vscode}:\n${output}`);
  putInLogWriter();
  putInSearch();
  // The browser side asks for its libraries under the name they have in the desktop package. Made last: it marks the end.
  symlinkSync('node_modules', join(vscode, 'node_modules.asar'), 'junction');
}

function copyRecipe(from, to) {
  mkdirSync(to, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(from, name), join(to, name));
}

/** VS Code's log writer is a compiled add-on; without it the output panel stays empty. Ours appends to the same files. */
function putInLogWriter() {
  cpSync(join(recipe, 'log-writer.cjs'), join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'));
}

/** VS Code looks for files with `rg`, which its package downloads when its scripts may run; the recipe has it as a package. */
function putInSearch() {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const platform = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  const rg = [join(home, 'node_modules', platform, 'bin', name), which('rg')].find(
    (file) => file && existsSync(file),
  );
  if (rg) cpSync(rg, join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin', name));
}

/** A port of this machine that is free now. */
const freePort = () => listenOnce(0);

/** True when nothing listens on this port. */
export const isFree = (port) => listenOnce(port).then(Boolean, () => false);

function listenOnce(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts VS Code's server on this machine only and waits until it answers.
 * @param {{ port?: number, dataDir: string, extensionsDir?: string, env?: Record<string, string> }} options
 *   `dataDir`: settings and logs; `extensionsDir`: installed extensions; `env`: extra environment of the extension host
 * @returns {Promise<{ port: number, url: string, log: () => string, stop: () => Promise<void>, closed: Promise<void> }>}
 * @throws with the server's output when it ends or does not answer within 60 seconds
 */
export async function startServer({ port, dataDir, extensionsDir, env = {} }) {
  port ??= await freePort();
  writeSettings(dataDir);
  const args = [
    join(vscode, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--server-data-dir', dataDir],
    ...(extensionsDir ? ['--extensions-dir', extensionsDir] : []),
    ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
  ];
  let output = '';
  const child = spawn(process.execPath, args, {
    // An empty gallery: this VS Code asks no marketplace for anything.
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the extension host and the language server end with it.
    detached: process.platform !== 'win32',
  });
  const take = (chunk) => {
    output = (output + chunk).slice(-200_000);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.on('error', take);

  const kill = (signal) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const killNow = () => kill('SIGKILL');
  process.once('exit', killNow);
  const stop = async () => {
    process.off('exit', killNow);
    kill('SIGTERM');
    const timer = setTimeout(killNow, 5000);
    await closed;
    clearTimeout(timer);
    killNow();
  };

  const url = `http://localhost:${port}/`;
  const answers = await waitFor(`http://127.0.0.1:${port}/`, () => child.exitCode !== null, 60_000);
  if (!answers) {
    await stop();
    throw new Error(`VS Code's server did not start:\n${output}`);
  }
  return { port, url, log: () => output, stop, closed };
}

/** Polls `url` until it answers; false when `gaveUp()` or after `timeout` ms. */
async function waitFor(url, gaveUp, timeout) {
  for (const end = Date.now() + timeout; Date.now() < end && !gaveUp(); ) {
    try {
      const { ok } = await fetch(url, { signal: AbortSignal.timeout(5000) });
      if (ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
}

/** Settings of a fresh VS Code without its welcome, its questions and everything that wants a network. */
function writeSettings(dataDir) {
  const file = join(dataDir, 'data', 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(join(dataDir, 'data', 'User'), { recursive: true });
  const settings = {
    'security.workspace.trust.enabled': false,
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'workbench.enableExperiments': false,
    'chat.commandCenter.enabled': false,
    'git.enabled': false,
    'npm.autoDetect': 'off',
    'editor.wordWrap': 'on',
    'editor.accessibilitySupport': 'off',
  };
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

const browserNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];
const browserPaths = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * A Chromium to drive: `CHROME_PATH`, else one on this machine, else one installed here and now (Debian's package when
 * we may, the npm package with the binary in it otherwise).
 * @param {(line: string) => void} [say] told what is being installed
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 * @throws naming the command that installs one
 */
export async function findBrowser(say = () => {}) {
  const args = [
    ...[
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
    ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  ];
  const there = presentBrowser();
  if (there) return { executablePath: there, args };
  if (process.platform === 'linux') {
    const apt = isRoot() && which('apt-get');
    if (apt) {
      say('apt-get install chromium');
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const options = { quiet: true, env, timeout: 600_000 };
      await run(apt, ['update'], options);
      await run(apt, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
      const installed = presentBrowser();
      if (installed) return { executablePath: installed, args };
    }
    say('npm install @sparticuz/chromium');
    const packed = await packedBrowser().catch(() => undefined);
    if (packed) return { executablePath: packed, args };
  }
  throw new Error(
    'No browser found. Install one (Debian, Ubuntu: sudo apt-get install chromium), or set CHROME_PATH to one.',
  );
}

function presentBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const onPath = browserNames.map(which).find(Boolean);
  return onPath ?? [...(browserPaths[process.platform] ?? []), ...playwrightBrowsers()].find(isExecutable);
}

/** Where Playwright keeps the browsers it downloaded for other projects. */
function playwrightBrowsers() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) => ['chrome-linux', 'chrome-linux64'].map((part) => join(folder, name, part, 'chrome')));
}

/** Chromium out of an npm package, which carries the binary and so needs no download of its own. */
async function packedBrowser() {
  const folder = join(cache, 'chromium');
  copyRecipe(join(recipe, 'chromium'), folder);
  await ensureInstalled(folder, ['--ignore-scripts']);
  const chromium = createRequire(join(folder, 'package.json'))('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const { code } = await run(executablePath, ['--version'], { quiet: true, timeout: 20_000 });
  if (code !== 0) throw new Error('The packed Chromium does not run here');
  return executablePath;
}

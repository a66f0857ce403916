// `npm start`: van een verse kopie naar een VS Code waarin Bestekwijzer meeleest. Node built-ins only.
//   --no-open                      opens no window or browser
//   BESTEKWIJZER_START_ONCE=1      checks that the served VS Code answers, then ends with 0
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, isInstalled } from './lib/install.mjs';
import { cache, root } from './lib/paths.mjs';
import { isRoot, run, runNode, which } from './lib/process.mjs';
import { isFree, isSetUp, setUp, startServer } from './served-vscode.mjs';

const once = process.env.BESTEKWIJZER_START_ONCE === '1';
const mayOpen = !process.argv.includes('--no-open') && !process.env.CI && process.stdout.isTTY === true;
const samples = join(root, 'samples');
const say = (line = '') => console.log(line);

try {
  await install();
  await build();
  await showFindings();
  const desktop = mayOpen && !isRoot() && which('code');
  if (desktop) await openDesktop(desktop);
  else await serve();
} catch (error) {
  say(`\nDat is niet gelukt.\n\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

async function install() {
  if (isInstalled(root)) return;
  say('Bestekwijzer installeren (eenmalig, ongeveer een minuut) …');
  await ensureInstalled(root);
}

async function build() {
  say('Bestekwijzer bouwen …');
  const { code, output } = await runNode(['esbuild.mjs', '--production'], { cwd: root, quiet: true });
  if (code !== 0) throw new Error(output);
}

async function showFindings() {
  say('\nDit vindt Bestekwijzer in de voorbeelden (map samples):\n');
  const env = { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) };
  const { code } = await runNode(['dist/bestekwijzer.js', 'check', 'samples'], { cwd: root, env });
  // 1 means that there are findings, which is the point of the samples.
  if (code > 1) throw new Error('De voorbeelden konden niet worden gecontroleerd.');
}

async function openDesktop(code) {
  say('\nVS Code openen met de voorbeelden …');
  const result = await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, samples]);
  if (result.code !== 0) throw new Error(result.output);
  say('Klaar. Open in VS Code het bestand bedrijfskleding-oud.bestek.md: de bevindingen staan in de tekst.');
}

async function serve() {
  if (!isSetUp()) {
    say('\nEen VS Code voor in de browser klaarzetten (eenmalig, ongeveer 300 MB) …');
    await setUp();
  }
  const home = join(cache, 'start');
  const extensionsDir = join(home, 'extensions');
  placeExtension(extensionsDir);
  const server = await startServer({
    port: once ? undefined : await preferredPort(),
    dataDir: join(home, 'data'),
    extensionsDir,
  });
  const url = `${server.url}?folder=${encodeURI(samples.replaceAll('\\', '/'))}`;
  say(`\nVS Code met Bestekwijzer staat klaar op:\n\n  ${url}\n`);
  say('Open daar het bestand bedrijfskleding-oud.bestek.md: de bevindingen staan in de tekst.');
  if (once) return server.stop();
  say('Stoppen: Ctrl+C.');
  if (mayOpen) await openBrowser(url);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      await server.stop();
      process.exit(0);
    });
  }
  await server.closed;
}

/** Puts the extension where VS Code looks for installed ones: the files that ship, and no link that could be cleaned up into the project. */
function placeExtension(extensionsDir) {
  const { publisher, name, version, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(extensionsDir, `${publisher}.${name}-${version}`);
  rmSync(extensionsDir, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const path of ['package.json', 'LICENSE', ...files]) {
    const from = join(root, path);
    if (existsSync(from)) cpSync(from, join(folder, path), { recursive: true });
  }
}

/** The same address every time, so that the browser keeps the window's state; another one when it is taken. */
async function preferredPort() {
  const port = 8117;
  return (await isFree(port)) ? port : undefined;
}

/** Opens the address in the user's browser, if there is a way; the address has been printed anyway. */
async function openBrowser(url) {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? [
    'xdg-open',
  ];
  if (which(command)) await run(command, [...args, url], { quiet: true, timeout: 10_000 });
}

// Tries what is published as the one who downloads it: the packed extension installed in a fresh VS Code, the packed
// program installed with npm in an empty folder.
//   node scripts/package-suite.mjs       needs a production build (npm run build)
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { cache, root } from './lib/paths.mjs';
import { npm, run, runNode } from './lib/process.mjs';
import { LARGEST_EXTENSION, packExtension, packProgram } from './package.mjs';
import { findBrowser, setUp, startServer, vscode } from './served-vscode.mjs';

const home = join(cache, 'package-suite');
const pictures = join(root, 'out', 'screenshots');
const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Prints a line per test.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runPackageSuite() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const it = async (title, body) => {
    const start = Date.now();
    try {
      await body();
      counts.passed++;
      console.log(` ✓ ${title} (${Date.now() - start} ms)`);
    } catch (error) {
      counts.failed++;
      console.log(` ✗ ${title}\n     ${error.stack.replaceAll('\n', '\n     ')}`);
    }
  };
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const installed = join(home, 'extensions', `${publisher}.${name}-${version}`);

  await it('the extension is packed, no larger than it may be', async () => {
    const file = await packExtension(home);
    ok(statSync(file).size <= LARGEST_EXTENSION, `${statSync(file).size} bytes (is it a production build?)`);
  });
  await it('the packed file installs in a fresh VS Code', async () => {
    await setUp();
    await installExtension();
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const pictures = manifest.contributes.walkthroughs[0].steps.map(({ media }) => media.image);
    const first = ['samples/bedrijfskleding-oud.bestek.md', ...pictures];
    for (const path of [manifest.main, manifest.browser, manifest.icon, ...first])
      ok(existsSync(join(installed, path)), `${path} is not in the package`);
    for (const path of ['server', 'node_modules', 'test', 'docs', 'dist/bestekwijzer.js'])
      ok(!existsSync(join(installed, path)), `${path} is in the package`);
    const texts = JSON.parse(readFileSync(join(installed, 'package.nls.json'), 'utf8'));
    ok(texts[manifest.description.replaceAll('%', '')], `no text for ${manifest.description}`);
  });
  await it('the installed extension reads along, and its page shows the pictures', lookAround);
  await it('the packed program installs with npm and checks a text', tryProgram);
  return counts;
}

async function installExtension() {
  const { code, output } = await runNode(
    [
      join(vscode, 'out', 'server-main.js'),
      ...['--install-extension', join(home, `${name}-${version}.vsix`)],
      ...['--extensions-dir', join(home, 'extensions'), '--server-data-dir', join(home, 'data')],
      '--accept-server-license-terms',
    ],
    { quiet: true, timeout: 60_000, env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' } },
  );
  if (code !== 0) throw new Error(output);
}

/** Opens a sample as a user would, with nothing of the development set-up in between. */
async function lookAround() {
  const workspace = join(home, 'werk');
  cpSync(join(root, 'samples'), workspace, { recursive: true });
  const file = join(workspace, 'bedrijfskleding-oud.bestek.md');
  const server = await startServer({ dataDir: join(home, 'data'), extensionsDir: join(home, 'extensions') });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'nl-NL' });
    const remote = `vscode-remote://localhost:${server.port}${pathToFileURL(file).pathname}`;
    const query = new URLSearchParams({
      folder: decodeURIComponent(pathToFileURL(workspace).pathname),
      payload: JSON.stringify([['openFile', remote]]),
    });
    await page.goto(`${server.url}?${query}`);
    await page.waitForSelector('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning', {
      timeout: 60_000,
    });
    await page.keyboard.press('Control+Shift+M');
    await page.getByText('bestekwijzer', { exact: false }).first().waitFor();
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'aw/standstill' }).waitFor();
    await picture(page, 'ingepakt-bevindingen');
    await page.keyboard.press('Control+J');
    await lookAtGalleryPage(page);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function lookAtGalleryPage(page) {
  await page.keyboard.press('Control+Shift+X');
  await page
    .locator('.extensions-list .monaco-list-row', { hasText: 'Bestekwijzer' })
    .first()
    .click({ timeout: 20_000 });
  const packed = readFileSync(join(cache, 'package', 'extension', 'README.nl.md'), 'utf8');
  const carried = packed.split('](data:image/').length - 1;
  ok(carried > 0, 'no picture fits on the page');
  const frame = await contentFrame(page, 'h1');
  await frame.locator('img').first().scrollIntoViewIfNeeded();
  await frame.waitForFunction(
    (count) =>
      document.images.length >= count && [...document.images].every((image) => image.naturalWidth > 600),
    carried,
    { timeout: 20_000 },
  );
  await picture(page, 'ingepakt-leesmij');
}

/** The frame of a web view that has this element in sight. */
async function contentFrame(page, selector) {
  for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(100)) {
    for (const frame of page.frames()) {
      // A frame may go away while it is asked.
      const count = await frame
        .locator(`body:has(img) ${selector}`)
        .count()
        .catch(() => 0);
      if (count > 0 && frame !== page.mainFrame()) return frame;
    }
  }
  throw new Error(`no web view with ${selector}`);
}

async function picture(page, title) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${title}.png`) });
}

/** In a folder outside the project, so that nothing of it is found by accident. */
async function tryProgram() {
  const folder = join(tmpdir(), `bestekwijzer-npm-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const file = await packProgram(home);
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
    const quiet = { cwd: folder, quiet: true, timeout: 120_000 };
    const flags = ['--offline', '--no-audit', '--no-fund'];
    const installed = await npm(['install', ...flags, file], quiet);
    ok(installed.code === 0, installed.output);
    const npx = (...args) => npm(['exec', '--offline', '--', 'bestekwijzer', ...args], quiet);
    const shown = await npx('--version');
    ok(shown.output.trim() === version, shown.output);
    const clean = await npx('check', 'samples/bedrijfskleding.bestek.md');
    ok(clean.code === 0, clean.output);
    const faulty = await npx('check', 'samples/bedrijfskleding-oud.bestek.md');
    ok(faulty.code === 1 && faulty.output.includes('aw/standstill'), faulty.output);
    const linked = process.platform === 'win32' ? 'bestekwijzer.cmd' : 'bestekwijzer';
    const page = await run(join(folder, 'node_modules', '.bin', linked), ['regels', 'aw/standstill'], quiet);
    ok(page.code === 0 && page.output.includes('2.127'), page.output);
    await tryGitLabExample(folder, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the lines of the example as a runner does, with the packed program for the one on npm. */
async function tryGitLabExample(folder, program) {
  if (process.platform === 'win32') return;
  const { bestekwijzer: job } = parse(readFileSync(join(root, 'docs/voorbeelden/gitlab-ci.yml'), 'utf8'));
  const env = { ...process.env, BESTEKWIJZER: program, npm_config_offline: 'true' };
  const options = { cwd: folder, env, quiet: true, timeout: 120_000 };
  const { code, output } = await run('sh', ['-ec', job.script.join('\n')], options);
  ok(code === 1, `exit code ${code}: ${output}`);
  const report = readFileSync(join(folder, job.artifacts.reports.codequality), 'utf8');
  ok(
    JSON.parse(report).some((one) => one.severity === 'critical'),
    report.slice(0, 500),
  );
}

function ok(condition, message) {
  if (!condition) throw new Error(message);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await runPackageSuite();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

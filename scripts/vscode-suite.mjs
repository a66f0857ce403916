// Runs the suite of test/vscode inside a real VS Code.
//   node scripts/vscode-suite.mjs             served if it is in the cache, else the desktop if it can be had, else served
//   BESTEKWIJZER_VSCODE=electron|served       decides
// Ends with the counts; exit code 1 when a test failed or the suite did not run to its end.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cache, root } from './lib/paths.mjs';
import { findBrowser, freshFolder, isSetUp, setUp, startServer } from './served-vscode.mjs';

const suite = join(root, 'out', 'test', 'vscode', 'index.js');
const screenshots = join(root, 'out', 'screenshots');
const suiteTimeout = 300_000;

/**
 * Runs the suite and prints a line per test.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runVsCodeSuite() {
  const workspace = freshFolder('vscode-suite');
  const samples = join(workspace, 'samples');
  cpSync(join(root, 'samples'), samples, { recursive: true });
  const kind = await chooseVsCode();
  console.log(`VS Code suite (${kind})`);
  const launcher = await startLauncher();
  try {
    const ran =
      kind === 'served' ? await inServed(launcher, samples, workspace) : await inElectron(launcher, samples);
    if (ran.problem)
      launcher.take({ name: 'the suite ran to its end', outcome: 'failed', ms: 0, detail: ran.problem });
    else if (launcher.counts.passed + launcher.counts.failed === 0) {
      launcher.take({ name: 'the suite ran', outcome: 'failed', ms: 0, detail: 'no test reported' });
    }
  } finally {
    launcher.close();
  }
  return launcher.counts;
}

async function chooseVsCode() {
  const wanted = process.env.BESTEKWIJZER_VSCODE;
  if (wanted === 'electron' || wanted === 'served') return wanted;
  if (isSetUp()) return 'served';
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return display && (await canDownload()) ? 'electron' : 'served';
}

async function canDownload() {
  try {
    const signal = AbortSignal.timeout(5000);
    return (await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal })).ok;
  } catch {
    return false;
  }
}

/** Listens for what the suite reports and asks; see test/vscode/launcher.ts. */
async function startLauncher() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const marks = { passed: '✓', failed: '✗', skipped: '-' };
  const take = ({ name, outcome, ms, detail }) => {
    counts[outcome]++;
    console.log(
      ` ${marks[outcome]} ${name} (${ms} ms)${detail ? `\n     ${detail.replaceAll('\n', '\n     ')}` : ''}`,
    );
  };
  const launcher = { counts, take, hands: undefined, address: '', close: () => server.close() };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    try {
      const body = JSON.parse(Buffer.concat(chunks).toString());
      if (request.url === '/outcome') take(body);
      else if (!launcher.hands) throw new Error('no hands here');
      response.end(String((request.url === '/hands' && (await launcher.hands(body))) ?? ''));
    } catch (error) {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  launcher.address = `http://127.0.0.1:${server.address().port}`;
  return launcher;
}

async function inElectron(launcher, samples) {
  const { runTests } = await import('@vscode/test-electron');
  try {
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      cachePath: join(cache, 'vscode-test'),
      launchArgs: [samples, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
      extensionTestsEnv: { BESTEKWIJZER_LAUNCHER: launcher.address },
    });
    return {};
  } catch (error) {
    // A failed test makes the run fail too; that one has been counted.
    return launcher.counts.failed > 0 ? {} : { problem: String(error) };
  }
}

async function inServed(launcher, samples, workspace) {
  await setUp();
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(await findBrowser((command) => console.log(`   ${command}`)));
  const server = await startServer({
    dataDir: join(workspace, 'data'),
    extensionsDir: join(workspace, 'extensions'),
    env: { BESTEKWIJZER_LAUNCHER: launcher.address, BESTEKWIJZER_HANDS: '1' },
  });
  const log = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'nl-NL' });
    page.on('console', (message) => log.push(`[page] ${message.text()}`));
    page.on('pageerror', (error) => log.push(`[page] ${error.stack}`));
    launcher.hands = (request) => useHands(page, request);
    const ended = new Promise((done) => {
      page.exposeFunction('codeAutomationExit', (code) => done({ code }));
      setTimeout(
        () => done({ problem: `not finished after ${suiteTimeout / 1000} s` }),
        suiteTimeout,
      ).unref();
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`[${type}] ${args.join(' ')}`));
    const remote = (path) => `vscode-remote://localhost:${server.port}${pathToFileURL(path).pathname}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(suite.replace(/\.js$/, ''))],
      ['skipWelcome', 'true'],
    ];
    const folder = encodeURIComponent(decodeURIComponent(pathToFileURL(samples).pathname));
    await page.goto(`${server.url}?folder=${folder}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    const { code, problem } = await ended;
    if (problem) await useHands(page, { action: 'screenshot', name: 'hangs' });
    return {
      problem: problem ?? (code !== 0 && launcher.counts.failed === 0 ? `exit code ${code}` : undefined),
    };
  } catch (error) {
    return { problem: error.stack };
  } finally {
    await browser.close();
    await server.stop();
    const file = join(cache, 'vscode-suite', 'log.txt');
    writeFileSync(file, `${log.join('\n')}\n\n[server]\n${server.log()}`);
    if (launcher.counts.failed > 0) console.log(`   log: ${file}`);
  }
}

/** Does in the page what a person would do; the notation is that of test/vscode/launcher.ts. */
async function useHands(page, { action, keys, text, within, selector, name }) {
  const timeout = 10_000;
  switch (action) {
    case 'press':
      for (const key of keys) await page.keyboard.press(key, { delay: 20 });
      return;
    case 'type':
      return page.keyboard.type(text, { delay: 20 });
    case 'hover':
      return page.locator(within).getByText(text).first().hover({ timeout });
    case 'click':
      return page.locator(selector).first().click({ timeout });
    case 'read':
      return page.locator(selector).first().textContent({ timeout });
    case 'screenshot':
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
      return;
    default:
      throw new Error(`unknown action ${action}`);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await runVsCodeSuite();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

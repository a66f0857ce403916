// Runs the suite of test/vscode inside a real VS Code.
//   node scripts/vscode-suite.mjs        a served VS Code and VS Code for the Web if they are in the cache, else the desktop
//                                        if it can be had, else the served ones
//   BESTEKWIJZER_VSCODE=electron|served  decides
// Ends with the counts; exit code 1 when a test failed or the suite did not run to its end.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cache, root } from './lib/paths.mjs';
import { findBrowser, isSetUp, setUp, startServer } from './served-vscode.mjs';
import { startWebServer } from './web-vscode.mjs';

const testsPath = 'out/test/vscode/index';
const screenshots = join(root, 'out', 'screenshots');
const home = join(cache, 'vscode-suite');
/** How long VS Code may take to start, and a test to report, in ms. */
const patience = 90_000;

/**
 * Runs the suite and prints a line per test.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runVsCodeSuite() {
  if (!existsSync(join(root, `${testsPath}.js`))) throw new Error('Run first: npm run build');
  rmSync(home, { recursive: true, force: true });
  const workspace = join(home, 'samples');
  cpSync(join(root, 'samples'), workspace, { recursive: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const runs =
    (await chooseVsCode()) === 'electron' ? { electron: inElectron } : { served: inServed, web: inWeb };
  for (const [kind, run] of Object.entries(runs)) {
    console.log(`VS Code (${kind})`);
    const launcher = await startLauncher(kind);
    const fail = (detail) =>
      launcher.take({ name: 'the suite ran to its end', outcome: 'failed', ms: 0, detail });
    try {
      const problem = await run(launcher, workspace);
      if (problem) fail(problem);
      else if (launcher.counts.passed + launcher.counts.failed === 0) fail('no test reported');
    } catch (error) {
      fail(error.stack);
    } finally {
      launcher.close();
    }
    for (const key of Object.keys(total)) total[key] += launcher.counts[key];
  }
  return total;
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
async function startLauncher(kind) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let timer;
  const marks = { passed: '✓', failed: '✗', skipped: '-' };
  const launcher = {
    counts,
    take({ name, outcome, ms, detail }) {
      timer?.refresh();
      counts[outcome]++;
      console.log(
        ` ${marks[outcome]} ${name} (${ms} ms)${detail ? `\n     ${detail.replaceAll('\n', '\n     ')}` : ''}`,
      );
    },
    /** Calls back when the suite has reported nothing for too long. */
    whenSilent(callback) {
      timer = setTimeout(callback, patience);
    },
    /** The page to work in; absent in a desktop VS Code. */
    page: undefined,
    /** What the suite must know, as JSON. */
    launch: '',
    close() {
      clearTimeout(timer);
      server.close();
    },
  };
  const answers = {
    '/outcome': launcher.take,
    '/sample': ({ name }) => readFileSync(join(root, 'samples', name), 'utf8'),
    '/hands': (request) => useHands(launcher.page, request),
  };
  const server = createServer(async (request, response) => {
    // The suite in VS Code for the Web comes from another port.
    response.setHeader('Access-Control-Allow-Origin', '*');
    try {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end(String((await answers[request.url](JSON.parse(Buffer.concat(chunks).toString()))) ?? ''));
    } catch (error) {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  launcher.launch = JSON.stringify({ kind, address: `http://localhost:${server.address().port}` });
  return launcher;
}

// Each of these runs the suite once and gives what went wrong beside failed tests, or undefined.

async function inElectron({ launch, counts }, workspace) {
  const { runTests } = await import('@vscode/test-electron');
  try {
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, testsPath),
      cachePath: join(cache, 'vscode-test'),
      launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
      extensionTestsEnv: { BESTEKWIJZER_LAUNCH: launch },
    });
    return undefined;
  } catch (error) {
    // A failed test makes the run fail too; that one has been counted.
    return counts.failed > 0 ? undefined : String(error);
  }
}

async function inServed(launcher, workspace) {
  await setUp();
  const server = await startServer({
    dataDir: join(home, 'data'),
    extensionsDir: join(home, 'extensions'),
    env: { BESTEKWIJZER_LAUNCH: launcher.launch },
  });
  try {
    const remote = (path) => `vscode-remote://localhost:${server.port}${pathToFileURL(path).pathname}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(join(root, testsPath))],
      ['skipWelcome', 'true'],
    ];
    const query = new URLSearchParams({
      folder: decodeURIComponent(pathToFileURL(workspace).pathname),
      payload: JSON.stringify(payload),
    });
    return await inBrowser(launcher, `${server.url}?${query}`, server.log);
  } finally {
    await server.stop();
  }
}

async function inWeb(launcher) {
  const prelude = `globalThis.BESTEKWIJZER_LAUNCH = ${launcher.launch};`;
  const server = await startWebServer({ extension: root, testsPath, prelude });
  try {
    return await inBrowser(launcher, server.url, () => '');
  } finally {
    server.stop();
  }
}

/** Opens the workbench and waits until the suite in it has ended. */
async function inBrowser(launcher, url, serverLog) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(await findBrowser((command) => console.log(`   ${command}`)));
  const log = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'nl-NL' });
    page.on('console', (message) => log.push(`[page] ${message.text()}`));
    page.on('pageerror', (error) => log.push(`[page] ${error.stack}`));
    launcher.page = page;
    const ended = new Promise((done) => {
      page.exposeFunction('codeAutomationExit', done);
      launcher.whenSilent(() => done('silent'));
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`[${type}] ${args.join(' ')}`));
    await page.goto(url);
    const code = await ended;
    if (code === 'silent') {
      await useHands(page, { action: 'screenshot', name: 'hangs' });
      return `nothing heard for ${patience / 1000} s`;
    }
    return code !== 0 && launcher.counts.failed === 0 ? `exit code ${code}` : undefined;
  } finally {
    await browser.close();
    const { kind } = JSON.parse(launcher.launch);
    const file = join(home, `${kind}.log`);
    writeFileSync(file, `${log.join('\n')}\n\n[server]\n${serverLog()}`);
    if (launcher.counts.failed > 0) console.log(`   log: ${file}`);
  }
}

/** Does in the page what a person would do; the notation is that of test/vscode/launcher.ts. */
async function useHands(page, { action, keys, text, within, selector, name, width, height }) {
  if (!page) throw new Error('nobody is at the keyboard here');
  const timeout = 10_000;
  switch (action) {
    case 'press':
      for (const key of keys) await page.keyboard.press(key, { delay: 20 });
      return;
    case 'type':
      return page.keyboard.type(text, { delay: 20 });
    case 'hover': {
      const { x, y } = await page
        .waitForFunction(placeOf, [text, within], { timeout })
        .then((place) => place.jsonValue());
      // Two moves: the editor shows nothing for a pointer that was there already.
      await page.mouse.move(x + 40, y + 40);
      await page.mouse.move(x, y);
      return;
    }
    case 'click':
      return (await findAnywhere(page, selector, timeout)).click({ timeout });
    case 'resize':
      return page.setViewportSize({ width, height });
    case 'read':
      return (await findAnywhere(page, selector, timeout)).textContent();
    case 'screenshot':
      mkdirSync(screenshots, { recursive: true });
      await settled(page);
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
      return;
    default:
      throw new Error(`unknown action ${action}`);
  }
}

/** Waits for a visible element, in the window or in a web view in it (the Markdown preview). */
async function findAnywhere(page, selector, timeout) {
  for (const end = Date.now() + timeout; Date.now() < end; await page.waitForTimeout(50)) {
    for (const frame of page.frames()) {
      const element = frame.locator(selector).locator('visible=true').first();
      // A frame may go away while it is asked.
      if (await element.count().catch(() => 0)) return element;
    }
  }
  throw new Error(`not seen within ${timeout} ms: ${selector}`);
}

/** In the page: the middle of the first visible occurrence of a text. A line of the editor is one element, so no selector says this. */
function placeOf([text, within]) {
  for (const element of document.querySelectorAll(within)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const start = walker.currentNode.data.indexOf(text);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, start);
      range.setEnd(walker.currentNode, start + text.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      if (width > 0) return { x: x + width / 2, y: y + height / 2 };
    }
  }
  return undefined;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await runVsCodeSuite();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

/** Waits until nothing fades in any more (at most a second: a caret may blink for ever). */
async function settled(page) {
  await page.evaluate(() => {
    const ends = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
      .map((animation) => animation.finished.catch(() => undefined));
    const limit = new Promise((resolve) => setTimeout(resolve, 1000));
    return Promise.race([Promise.all(ends), limit]).then(() => undefined);
  });
}

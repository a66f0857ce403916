// npm run bench: ours, the floor and the peers on the same texts in one run; ratios are what counts.
//   node bench/run.mjs [--quick] [--no-peers] [--write]     --write puts the tables into docs/performance.md
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { measureEdits, measureStart, memoryOf, startServer, summary, within } from './driver.mjs';
import { hostileTexts, markdownText, yamlText } from './generate.mjs';
import { installPeers, peersIn } from './peers.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache/bench');
const args = new Set(process.argv.slice(2));
const quick = args.has('--quick');
// As VS Code starts it.
const FLAGS = JSON.parse(readFileSync(join(root, 'client/engine-flags.json'), 'utf8'));
const CODE = join(cache, 'code');
const FIRST = [process.execPath, ...FLAGS, join(root, 'dist/server.js'), '--stdio'];
const OURS = [...FIRST, `--code-cache=${CODE}`];
const FLOOR = [process.execPath, join(cache, 'empty-server.cjs'), '--stdio'];
const out = [];
const say = (line = '') => {
  out.push(line);
  console.log(line);
};
const ms = (value) =>
  value === undefined || Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0);
const times = (a, b) => (a && b ? `${(a / b).toFixed(1)}×` : '–');

await prepare();
const { servers, linters } = args.has('--no-peers') ? { servers: [], linters: [] } : peers();
say(
  `Machine: ${cpus()[0].model.trim()}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB, ${process.platform} ${release()}, Node ${process.version}. ${new Date().toISOString().slice(0, 10)}.`,
);
say('Times in ms. A shared machine is noisy: trust the ratios, all from one run.');
await typing('markdown', quick ? [10, 100] : [10, 100, 1000, 5000]);
await typing('yaml', quick ? [10, 100] : [10, 100, 1000]);
await start();
corpus();
await hostile();
sizes();
if (args.has('--write')) {
  writeFileSync(
    join(root, 'docs/performance.md'),
    `# Performance\n\nMade by \`npm run bench -- --write\`. What is measured and how: \`bench/\`.\n\n${out.join('\n')}\n`,
  );
}

async function prepare() {
  mkdirSync(join(cache, 'texts'), { recursive: true });
  if (!existsSync(join(root, 'dist/server.js'))) throw new Error('Run `npm run build` first.');
  await build({
    entryPoints: [join(root, 'bench/empty-server.mjs')],
    outfile: FLOOR[1],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  for (const kb of [10, 100, 1000, 5000]) {
    writeFileSync(textFile('markdown', kb), markdownText({ kb }));
    if (kb <= 1000) writeFileSync(textFile('yaml', kb), yamlText({ kb }));
  }
  await keepCode();
}

/** Starts the server once, and waits until it has kept what the engine made of it. */
async function keepCode() {
  rmSync(CODE, { recursive: true, force: true });
  const file = textFile('markdown', 100);
  const server = await startServer(OURS, {});
  const uri = pathToFileURL(file).href;
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: readFileSync(file, 'utf8') },
  });
  await server.diagnostics(uri, 1);
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  server.stop();
}

function textFile(language, kb) {
  return join(cache, 'texts', `tekst-${kb}.bestek.${language === 'yaml' ? 'yaml' : 'md'}`);
}

function peers() {
  return quick ? peersIn(cache) : installPeers(cache);
}

async function typing(language, sizes) {
  say(`\n## Typing, ${language}\n`);
  say(
    '| size | server | open | edit p50 | edit p95 | ours is faster | symbols after edit | burst of 20 | hover | completion | memory MB |',
  );
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const kb of sizes) {
    const subjects = [
      { name: 'Bestekwijzer', command: OURS, pull: true },
      { name: 'floor (empty server)', command: FLOOR, pull: true },
      ...servers.filter((peer) => peer.languages.includes(language) && kb <= (peer.largest ?? 5000)),
    ];
    let ours;
    for (const subject of subjects) {
      const found = await measureEdits(subject.command, textFile(language, kb), language, {
        pull: subject.pull,
        edits: kb >= 1000 ? 30 : 50,
      }).catch((error) => ({ error }));
      if (found.error) {
        say(`| ${kb} KB | ${subject.name} | ${found.error.message} | | | | | | | | |`);
        continue;
      }
      if (subject.command === OURS) ours = found;
      say(
        `| ${kb} KB | ${subject.name} | ${ms(found.open)} | ${ms(found.edit.p50)} | ${ms(found.edit.p95)} | ${subject.command === OURS ? '' : times(found.edit.p50, ours?.edit.p50)} | ${ms(found.symbols.p50)} | ${ms(found.burst)} | ${ms(found.hover.p50)} | ${ms(found.completion.p50)} | ${ms(found.memory)} |`,
      );
    }
  }
}

async function start() {
  say('\n## From start to first findings\n');
  say('| size | server | p50 | against the empty server |');
  say('| --- | --- | --- | --- |');
  for (const kb of quick ? [100] : [10, 100, 1000]) {
    const floor = await several(5, () => measureStart(FLOOR, textFile('markdown', kb), 'markdown', {}));
    say(`| ${kb} KB | floor (empty server) | ${ms(floor)} | |`);
    for (const [name, command] of [
      ['Bestekwijzer', OURS],
      ['Bestekwijzer, first time after an update', FIRST],
    ]) {
      const ours = await several(5, () => measureStart(command, textFile('markdown', kb), 'markdown', {}));
      say(`| ${kb} KB | ${name} | ${ms(ours)} | ${times(ours, floor)} |`);
    }
    for (const peer of servers.filter((one) => one.languages.includes('markdown'))) {
      const time = await several(3, () =>
        measureStart(peer.command, textFile('markdown', kb), 'markdown', { pull: peer.pull }),
      ).catch(() => undefined);
      say(`| ${kb} KB | ${peer.name} | ${ms(time)} | ${times(time, floor)} |`);
    }
  }
}

async function several(count, run) {
  const all = [];
  for (let i = 0; i < count; i++) all.push(await run());
  return summary(all).p50;
}

/** The command line over a corpus: whole processes, start-up included. */
function corpus() {
  const files = quick ? 100 : 1000;
  const folder = join(cache, `corpus-${files}`);
  if (!existsSync(join(folder, `t${files - 1}.bestek.md`))) {
    mkdirSync(folder, { recursive: true });
    for (let i = 0; i < files; i++)
      writeFileSync(join(folder, `t${i}.bestek.md`), markdownText({ kb: 50, seed: i + 1 }));
  }
  const size =
    Array.from({ length: files }, (_, i) => statSync(join(folder, `t${i}.bestek.md`)).size).reduce(
      (a, b) => a + b,
      0,
    ) / 1e6;
  say(`\n## Command line, ${files} files of 50 KB (${size.toFixed(1)} MB)\n`);
  say('| command | seconds | MB/s | peak memory MB |');
  say('| --- | --- | --- | --- |');
  const cli = join(root, 'dist/bestekwijzer.js');
  const store = join(cache, 'bestekwijzer-cache');
  rmSync(store, { recursive: true, force: true });
  const subjects = [
    { name: 'bestekwijzer check', command: [process.execPath, cli, 'check', '--format', 'json', folder] },
    {
      name: 'bestekwijzer check --cache, first',
      command: [process.execPath, cli, 'check', '--format', 'json', '--cache', store, folder],
    },
    {
      name: 'bestekwijzer check --cache, again',
      command: [process.execPath, cli, 'check', '--format', 'json', '--cache', store, folder],
    },
    ...linters
      .filter((linter) => !(linter.slow && !quick))
      .map((linter) => ({ name: linter.name, command: linter.command(folder), warm: linter.warm })),
  ];
  for (const { name, command, warm } of subjects) {
    if (warm) run(command);
    const { seconds, memory, failed } = run(command);
    say(
      `| ${name} | ${failed ?? seconds.toFixed(2)} | ${failed ? '' : (size / seconds).toFixed(1)} | ${memory ?? '–'} |`,
    );
  }
}

function run(command) {
  const hasTime = existsSync('/usr/bin/time');
  const started = performance.now();
  const [program, ...rest] = hasTime ? ['/usr/bin/time', '-f', 'KB=%M', ...command] : command;
  const result = spawnSync(program, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
    timeout: 300_000,
  });
  const seconds = (performance.now() - started) / 1000;
  const kb = /KB=(\d+)/.exec(result.stderr?.toString() ?? '')?.[1];
  const failed = result.error ? 'does not run' : result.status === 2 ? 'not supported' : undefined;
  return { seconds, memory: kb ? Math.round(Number(kb) / 1024) : undefined, failed };
}

async function hostile() {
  say('\n## Hostile inputs: open to findings\n');
  say('| input | KB | ms |');
  say('| --- | --- | --- |');
  const slow = [];
  const all = [];
  for (const [name, text] of Object.entries(hostileTexts())) {
    const server = await startServer(OURS, {});
    const uri = pathToFileURL(join(cache, name)).href;
    const started = performance.now();
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: name.endsWith('.yaml') ? 'yaml' : 'markdown', version: 1, text },
    });
    const time = await within(20_000, server.diagnostics(uri, 1))
      .then(() => performance.now() - started)
      .catch(() => Number.POSITIVE_INFINITY);
    all.push(time);
    const memory = memoryOf(server.child.pid);
    server.stop();
    if (time > 250) slow.push([name, text.length, time, memory]);
  }
  for (const [name, length, time] of slow)
    say(
      `| ${name} | ${(length / 1000).toFixed(0)} | ${Number.isFinite(time) ? ms(time) : 'no answer in 20 s'} |`,
    );
  say(`| all ${all.length}: median | | ${ms(summary(all).p50)} |`);
  say(`| all ${all.length}: slowest | | ${ms(summary(all).max)} |`);
}

function sizes() {
  say('\n## Size of what ships\n');
  const what = {
    'server.js': 'what is started; loads the next',
    'server-main.js': 'the server: the protocol, reading texts, the dossier',
    'server-rules.js': 'rules and check; when they are first asked for',
    'recht.json': 'law data; with the rules',
    'woorden.json': 'words of patterns; with the rules',
    'clausules.json': 'the built-in clauses; at the start',
    'server-features.js': 'completion, hover, outline and so on; at the first request',
    'regelteksten.json': 'explanations and examples of rules; at the first request',
    'word.js': 'Word files; at the first request',
    'server.browser.js': 'the same server but Word, in one piece, for an editor in a browser',
    'client.js': 'the extension itself',
    'client.browser.js': 'the same in a browser',
    'bestekwijzer.js': 'command line and server, for npm',
  };
  const kb = (file) => statSync(join(root, 'dist', file)).size / 1024;
  const before = Object.keys(what).slice(0, 6);
  say(
    `The server has loaded ${before.reduce((sum, file) => sum + kb(file), 0).toFixed(0)} KB when it gives its first findings: the first six.\n`,
  );
  say('| file | KB | what, and when it is loaded |');
  say('| --- | --- | --- |');
  for (const [file, role] of Object.entries(what)) {
    if (existsSync(join(root, 'dist', file))) say(`| ${file} | ${kb(file).toFixed(0)} | ${role} |`);
  }
}

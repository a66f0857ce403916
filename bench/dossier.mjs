// How long a large dossier takes: reading it, and then the questions an editor asks about it.
//   node bench/dossier.mjs [--documents 2000] [--kb 50] [--folder 20]
// Prints the figures; the texts are the same on every machine. Works on the sources, bundled for the occasion.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { homeOf, loadSources } from './bundle.mjs';
import { markdownText } from './generate.mjs';

const args = process.argv.slice(2);
const option = (name, otherwise) =>
  Number(args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : otherwise);
const documents = option('documents', 2000);
const kb = option('kb', 50);
/** Documents in one folder: they make one tender together. */
const together = option('folder', 20);

const entry = `
  export { createService } from './server/service.ts';
  export { createDossierService } from './server/dossier-service.ts';
  export { nodeFiles } from './server/node/file-system.ts';
`;

const CLAUSES = ['isv/stap-1-beleid', 'isv/stap-2-risicos', 'isv/stap-5-communicatie', 'isv/stap-6-herstel'];

function writeDocuments(folder) {
  rmSync(folder, { recursive: true, force: true });
  const uris = [];
  for (let i = 0; i < documents; i++) {
    const tender = join(folder, `aanbesteding-${String(Math.floor(i / together)).padStart(4, '0')}`);
    mkdirSync(tender, { recursive: true });
    const clauses = CLAUSES.map(
      (id, n) =>
        `\n<!-- clausule ${id}@${(i + n) % 3 ? '2025.1' : '2017.1'} -->\nTekst van de clausule.\n<!-- /clausule -->\n`,
    ).join('');
    const terms = `\n# Begrippen\n\n- Acceptatie ${i % together}: goedkeuring door Opdrachtgever.\n- Opdrachtnemer: de partij die levert.\n`;
    const file = join(tender, `deel-${String(i % together).padStart(3, '0')}.bestek.md`);
    writeFileSync(file, markdownText({ kb, seed: i + 1 }) + terms + clauses);
    uris.push(pathToFileURL(file).href);
  }
  return uris;
}

async function timed(name, work, times = 1) {
  let best = Number.POSITIVE_INFINITY;
  let first;
  let result;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    result = await work();
    const took = performance.now() - start;
    first ??= took;
    best = Math.min(best, took);
  }
  const size = Array.isArray(result) ? ` (${result.length})` : '';
  console.log(
    `${name.padEnd(46)} ${first.toFixed(1).padStart(9)} ms first ${best.toFixed(1).padStart(9)} ms best${size}`,
  );
  return result;
}

const { createService, createDossierService, nodeFiles } = await loadSources('dossier', entry);
const folder = join(homeOf('dossier'), 'documents');
const uris = writeDocuments(folder);
console.log(
  `${documents} documents of ${kb} KB, ${together} in a folder; ${cpus().length} × ${cpus()[0].model}`,
);

const service = createService({ date: '2026-11-01' });
const dossier = createDossierService(service, nodeFiles(), (id) => `bestekwijzer:clausules/${id}.md`);
let peak = 0;
let longest = 0;
let last = performance.now();
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
  longest = Math.max(longest, performance.now() - last - 5);
  last = performance.now();
}, 5);
const report = await timed('index', () => dossier.build([pathToFileURL(folder).href], {}));
clearInterval(watch);
globalThis.gc?.();
const { rss, heapUsed } = process.memoryUsage();
const mb = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;
console.log(
  `${report.documents} documents read, ${report.unreadable.length} unreadable; longest pause ${longest.toFixed(0)} ms`,
);
console.log(`memory: peak ${mb(peak)}, then ${mb(rss)} resident, ${mb(heapUsed)} heap`);

const here = uris[Math.floor(uris.length / 2)];
const { readFileSync } = await import('node:fs');
const text = readFileSync(new URL(here), 'utf8');
service.open(here, 'markdown', text);
dossier.changed(here);
const position = (found) => {
  const at = text.indexOf(found) + 1;
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
};
const requirement = /\*\*(E\d+)\*\*/.exec(text)[1];
await timed('where a clause is used', () => dossier.lens(here, { clause: 'isv/stap-1-beleid' }).places, 5);
await timed('definition of a requirement', () => dossier.definition(here, position(`*${requirement}*`)), 5);
await timed('references of a requirement', () => dossier.references(here, position(`*${requirement}*`)), 5);
await timed('references of a term', () => dossier.references(here, position('Opdrachtnemer:')), 5);
await timed('references of a clause', () => dossier.references(here, position('isv/stap-1-beleid@')), 5);
await timed('rename of a requirement', () => dossier.rename(here, position(`*${requirement}*`), 'E99999'), 5);
await timed(
  'rename of a term',
  () => dossier.rename(here, position('Opdrachtnemer:'), 'Leverende Partij'),
  5,
);
await timed('symbols', () => dossier.symbols('stap-2'), 5);
await timed('coloured words of a document', () => dossier.tokens(here, undefined), 5);
await timed(
  'after one key: where a clause is used',
  () => {
    service.change(here, [
      { range: { start: { line: 30, character: 0 }, end: { line: 30, character: 0 } }, text: 'x' },
    ]);
    dossier.changed(here);
    return dossier.lens(here, { clause: 'isv/stap-1-beleid' }).places;
  },
  5,
);

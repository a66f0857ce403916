// Measures the rules on the labelled corpus: precision and recall per rule and in total.
//   node scripts/eval.mjs [--part dev|held|fresh|chapters] [--rule PREFIX] [--quiet]   figures, and (dev) the fragments that went wrong
//   node scripts/eval.mjs --real PREFIX FILE…                           every finding of these rules on files
//   node scripts/eval.mjs --check                                       the unseen parts against the recorded bar
//   node scripts/eval.mjs --write                                       the same, into docs/evaluatie.md
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
/** Unseen parts that were added later, each with a bar of its own. */
const NEWER = [
  { id: 'fresh', name: 'ongezien, nieuwere reeks' },
  { id: 'chapters', name: 'ongezien, hele hoofdstukken' },
];
const { evaluate, readFragments, findingsIn, rules } = await load();

if (args.includes('--real')) {
  const [prefix, ...files] = args.slice(args.indexOf('--real') + 1);
  for (const file of files) {
    for (const line of findingsIn(file, await readFile(file, 'utf8'), rules, prefix)) console.log(line);
  }
} else if (args.includes('--check') || args.includes('--write')) {
  await hold(args.includes('--write'));
} else {
  measure(value('--part') ?? 'dev', value('--rule') ?? '');
}

/** Holds the figures of the unseen parts against the bar of `test/corpus/bar.json`; exit code 1 when below. */
async function hold(write) {
  const bar = JSON.parse(await readFile(join(root, 'test/corpus/bar.json'), 'utf8'));
  const unseen = totals(evaluate(readFragments(root, 'held'), rules, ''));
  const newer = NEWER.map((part) => ({
    ...part,
    ...totals(evaluate(readFragments(root, part.id), rules, '')),
  }));
  const seen = totals(evaluate(readFragments(root, 'dev'), rules, ''));
  const low = unseen.rows.filter(
    (row) => row.loud >= bar.enoughFindings && row.precision < bar.rulePrecision,
  );
  if (!args.includes('--quiet')) {
    for (const row of unseen.rows) {
      console.log(
        `${row.id.padEnd(38)} precision ${show(row.precision).padStart(6)}  recall ${show(row.recall).padStart(6)}`,
      );
    }
  }
  const parts = [['unseen', unseen, bar], ...newer.map((part) => [part.id, part, bar[part.id]])];
  for (const [name, { precision, recall }, least] of parts)
    console.log(
      `${name}: precision ${show(precision)} (bar ${least.precision}%), recall ${show(recall)} (bar ${least.recall}%)`,
    );
  for (const row of low)
    console.log(`below ${bar.rulePrecision}% precision: ${row.id} ${show(row.precision)}`);
  if (write) {
    const sights = JSON.parse(await readFile(join(root, 'test/corpus/first-sight.json'), 'utf8'));
    await writeFile(join(root, 'docs/evaluatie.md'), page({ unseen, newer, seen, bar, sights }));
  }
  const isBelow = parts.some(
    ([, { precision, recall }, least]) => precision < least.precision || recall < least.recall,
  );
  if (isBelow || low.length > 0) process.exitCode = 1;
}

function totals(scores) {
  const rows = [...scores.keys()].sort().map((id) => {
    const { right, falseAlarms, misses } = scores.get(id);
    return {
      id,
      right,
      alarms: falseAlarms.length,
      misses: misses.length,
      loud: right + falseAlarms.length,
      ...rates(right, falseAlarms.length, misses.length),
    };
  });
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  return {
    rows,
    right: sum('right'),
    alarms: sum('alarms'),
    misses: sum('misses'),
    ...rates(sum('right'), sum('alarms'), sum('misses')),
  };
}

function rates(right, alarms, misses) {
  return {
    precision: right + alarms === 0 ? Number.NaN : (100 * right) / (right + alarms),
    recall: right + misses === 0 ? Number.NaN : (100 * right) / (right + misses),
  };
}

function show(rate) {
  return Number.isNaN(rate) ? '–' : `${rate.toFixed(1)}%`;
}

function page({ unseen, newer, seen, bar, sights }) {
  const line = (row) =>
    `| ${row.id} | ${row.right} | ${row.alarms} | ${row.misses} | ${show(row.precision)} | ${show(row.recall)} |`;
  return [
    '# Hoe vaak de regels het goed hebben',
    '',
    'Gemeten op gelabelde tekstfragmenten die geen schrijver van een regel heeft gezien (`test/corpus/held`). Alleen fouten en',
    'waarschuwingen tellen. Gemaakt met `node scripts/eval.mjs --write`; `npm run eval` toont dezelfde cijfers.',
    '',
    `De lat: precisie ten minste ${bar.precision}%, vindkans ten minste ${bar.recall}%; een regel met ten minste ${bar.enoughFindings} vondsten haalt ${bar.rulePrecision}% precisie.`,
    '',
    '| deel | goed | vals alarm | gemist | precisie | vindkans |',
    '| --- | --- | --- | --- | --- | --- |',
    line({ id: 'ongezien', ...unseen }),
    ...newer.map((part) => line({ ...part, id: part.name })),
    line({ id: 'gebruikt bij het ontwikkelen', ...seen }),
    '',
    '## Op het eerste gezicht',
    '',
    'Wat de regels vonden in teksten van nieuwe schrijvers, voordat er iets voor was gewijzigd. Dit zegt het meest over teksten',
    'die niemand van ons kent; daarna zijn de meeste van deze fragmenten bij het ontwikkelen gebruikt.',
    '',
    '| datum | schrijvers | fragmenten | precisie | vindkans |',
    '| --- | --- | --- | --- | --- |',
    ...sights.map(
      ({ date, who, fragments, precision, recall }) =>
        `| ${date} | ${who} | ${fragments} | ${show(precision)} | ${show(recall)} |`,
    ),
    '',
    '## Per regel, ongezien deel',
    '',
    '| regel | goed | vals alarm | gemist | precisie | vindkans |',
    '| --- | --- | --- | --- | --- | --- |',
    ...unseen.rows.map(line),
    '',
  ].join('\n');
}

function measure(part, only) {
  const fragments = readFragments(root, part);
  const scores = evaluate(fragments, rules, only);
  const total = { right: 0, falseAlarms: 0, misses: 0 };
  const showWhich = part === 'dev';
  for (const id of [...scores.keys()].sort()) {
    const { right, falseAlarms, misses } = scores.get(id);
    total.right += right;
    total.falseAlarms += falseAlarms.length;
    total.misses += misses.length;
    if (args.includes('--quiet')) continue;
    const which = showWhich
      ? `${list('false', falseAlarms)}${list('missed', misses)}`
      : `, ${falseAlarms.length} false, ${misses.length} missed`;
    console.log(
      `${id.padEnd(38)} P ${percent(right, right + falseAlarms.length)}  R ${percent(right, right + misses.length)}  ${right} right${which}`,
    );
  }
  console.log(
    `${part}: ${fragments.length} fragments, precision ${percent(total.right, total.right + total.falseAlarms)}, ` +
      `recall ${percent(total.right, total.right + total.misses)} (${total.right} right, ${total.falseAlarms} false alarms, ${total.misses} missed)`,
  );
}

function percent(part, of) {
  return of === 0 ? '    –' : `${((100 * part) / of).toFixed(1).padStart(5)}%`;
}

function list(name, ids) {
  return ids.length === 0 ? '' : `; ${name}: ${ids.join(' ')}`;
}

/** Bundles the measure with every rule file that can be read. */
async function load() {
  const folder = join(root, 'server/rules');
  const files = [];
  for (const group of await readdir(folder, { withFileTypes: true })) {
    if (!group.isDirectory() || group.name === 'language') continue;
    for (const name of await readdir(join(folder, group.name))) {
      const file = join(folder, group.name, name);
      const isGood = await transform(await readFile(file, 'utf8'), { loader: 'ts' }).catch(() => undefined);
      if (isGood) files.push(file);
      else console.error(`left out, does not parse: ${group.name}/${name}`);
    }
  }
  const outfile = join(root, 'node_modules/.cache/bestekwijzer', `eval-${process.pid}.mjs`);
  const contents = [
    ...files.map((file, i) => `import { rule as r${i} } from ${JSON.stringify(file)};`),
    `export const rules = [${files.map((_file, i) => `r${i}`).join(', ')}];`,
    `export * from ${JSON.stringify(join(root, 'test/corpus/evaluate.ts'))};`,
  ].join('\n');
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, '');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    allowOverwrite: true,
  });
  return import(pathToFileURL(outfile).href);
}

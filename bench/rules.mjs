// What each rule costs: ms per 10 KB for a text that is opened, and ms for one edited section.
//   node bench/rules.mjs [--kb 500] [--top 25] [--file TEXT.md]
// Prints the dearest rules and the totals; reading and the rest of the check stand beside them. Works on the sources,
// bundled for the occasion. Times are those of a warm engine; totals are processor time, so that other work on the
// machine counts little, but per rule only the proportions do.
import { readFileSync } from 'node:fs';
import { loadSources } from './bundle.mjs';
import { markdownText } from './generate.mjs';

const args = process.argv.slice(2);
const option = (name, otherwise) =>
  args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : otherwise;
const top = Number(option('top', 25));
const files = args.flatMap((arg, i) => (args[i - 1] === '--file' ? [arg] : []));
const texts = files.length
  ? files.map((file) => readFileSync(file, 'utf8'))
  : [markdownText({ kb: Number(option('kb', 500)) })];
const size = texts.reduce((sum, text) => sum + text.length, 0) / 10_000;
const ROUNDS = 3;
const cpu = () => process.cpuUsage().user / 1000;

const our = await loadSources(
  'rules',
  `
  export { createChecker } from './server/check/check.ts';
  export { defaultSettings } from './server/check/settings.ts';
  export { rules } from './server/rules/all.gen.ts';
  export { BUILT_IN } from './server/library/builtin.gen.ts';
  export { joinLibraries } from './server/library/library.ts';
  export { readSpecification, changeSpecification } from './server/spec/specification.ts';
  export { positionAt } from './server/spec/pieces.ts';
`,
);

const times = new Map();
/** The rule with its functions timed; a generator is run to its end, so that its work counts. */
function timed(rule) {
  const own = { check: 0, collect: 0, calls: 0 };
  times.set(rule.id, own);
  const clock =
    (name, run) =>
    (...given) => {
      const start = performance.now();
      try {
        return [...run(...given)];
      } finally {
        own[name] += performance.now() - start;
        own.calls++;
      }
    };
  return {
    ...rule,
    check: clock('check', rule.check),
    ...(rule.collect ? { collect: clock('collect', rule.collect) } : {}),
  };
}
const reset = () => {
  for (const own of times.values()) own.check = own.collect = own.calls = 0;
};

const library = our.joinLibraries([our.BUILT_IN]);
const rules = our.rules.map(timed);
const settings = our.defaultSettings('2026-11-01');
const total = { read: 0, check: 0, edit: 0, edits: 0 };
const opened = new Map();
const edited = new Map();
for (let round = 0; round <= ROUNDS; round++) {
  reset();
  const state = [];
  let read = 0;
  let check = 0;
  for (const [i, text] of texts.entries()) {
    const checker = our.createChecker(rules, library, settings);
    let start = cpu();
    const spec = our.readSpecification(`file:///t${i}.bestek.md`, 'markdown', text);
    // What every rule uses is counted apart from the rule that happens to ask first.
    for (const { section } of spec.sections) void (section.sentences.length + section.quantities.length);
    read += cpu() - start;
    start = cpu();
    state.push({ checker, checked: checker.check(spec) });
    check += cpu() - start;
  }
  if (round > 0) {
    total.read += read / ROUNDS;
    total.check += check / ROUNDS;
    add(opened, size * ROUNDS);
  }
  reset();
  let edits = 0;
  let edit = 0;
  for (const { checker, checked } of state) {
    let before = checked;
    const places = before.spec.sections.length;
    for (let i = 0; i < 40; i++) {
      const { start: from, end } = before.spec.places.span(Math.floor((places * (i + 0.5)) / 40));
      const offset = Math.floor((from + end) / 2);
      const at = our.positionAt(before.spec.text, offset);
      const start = cpu();
      const spec = our.changeSpecification(before.spec, [{ range: { start: at, end: at }, text: 'x' }]);
      before = checker.check(spec, before);
      edit += cpu() - start;
      edits++;
    }
  }
  if (round > 0) {
    total.edit += edit;
    total.edits += edits;
    add(edited, edits * ROUNDS);
  }
}

function add(into, by) {
  for (const [id, own] of times) {
    const known = into.get(id) ?? { check: 0, collect: 0, calls: 0 };
    known.check += own.check / by;
    known.collect += own.collect / by;
    known.calls += own.calls / by;
    into.set(id, known);
  }
}

const sum = (map) => [...map.values()].reduce((all, own) => all + own.check + own.collect, 0);
const f = (value, digits = 3) => value.toFixed(digits).padStart(9);
console.log(`${texts.length} text(s), ${(size * 10).toFixed(0)} KB, ${our.rules.length} rules\n`);
console.log('rule                                     open: ms per 10 KB   collect    calls   | an edit: ms');
const dearest = [...opened]
  .sort((a, b) => b[1].check + b[1].collect - a[1].check - a[1].collect)
  .slice(0, top);
for (const [id, own] of dearest) {
  const edit = edited.get(id);
  console.log(
    `${id.padEnd(40)} ${f(own.check + own.collect)}        ${f(own.collect)} ${f(own.calls, 1)}   | ${f(edit.check + edit.collect)}`,
  );
}
console.log('\ndearest in an edit');
for (const [id, own] of [...edited]
  .sort((a, b) => b[1].check + b[1].collect - a[1].check - a[1].collect)
  .slice(0, top))
  console.log(`${id.padEnd(40)} ${f(own.check)} check ${f(own.collect)} collect ${f(own.calls, 1)} calls`);
console.log(`
all rules, open       ${f(sum(opened))} ms per 10 KB
all rules, one edit   ${f(sum(edited))} ms
reading, open         ${f(total.read / size)} ms per 10 KB
whole check, open     ${f(total.check / size)} ms per 10 KB
read + check, an edit ${f(total.edit / total.edits)} ms`);

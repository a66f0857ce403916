// Generated tender texts for the benchmark: the same text for the same options on every machine.
//   node bench/generate.mjs --kb 100 [--format yaml] [--faults 3] > tekst.bestek.md

/** A small seeded generator (mulberry32): numbers in [0, 1). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PARTIES = [
  'Opdrachtnemer',
  'De inschrijver',
  'De gemeente',
  'Opdrachtgever',
  'De contractmanager',
  'De leverancier',
];
const DUTIES = [
  'levert het plan van aanpak op volgens de afgesproken planning',
  'houdt een logboek bij van alle storingen en wijzigingen',
  'stemt de werkzaamheden af met de beheerder van de locatie',
  'registreert de klachten en bespreekt die in het kwartaaloverleg',
  'zorgt voor vervanging door personeel met dezelfde kwalificaties',
  'rapporteert elk kwartaal over de prestatie-indicatoren uit bijlage 3',
];
const CLAUSES = [
  'waarbij de termijnen uit de planning gelden',
  'zonder dat hiervoor meerwerk in rekening wordt gebracht',
  'met inachtneming van de huisregels op de locatie',
  'zodat de dienstverlening ongestoord kan doorgaan',
];
const SUBJECTS = [
  'Schoonmaak',
  'Beveiliging',
  'Bedrijfskleding',
  'Werkplekken',
  'Groenonderhoud',
  'Catering',
];
const CHAPTERS = [
  'Inleiding',
  'De opdracht',
  'Procedure en planning',
  'Geschiktheidseisen',
  'Gunningscriteria',
  'Programma van eisen',
  'Contractvoorwaarden',
  'Duurzaamheid',
];

/** Sentences with a fault a rule must find; numbers make each one different. */
const FAULTS = [
  (n) => `De inschrijver beschikt over een jaaromzet van ten minste € ${1 + (n % 9)}.${100 + (n % 900)}.000.`,
  () => 'Opdrachtnemer is volledig en onbeperkt aansprakelijk voor alle directe en indirecte schade.',
  (n) => `Betaling vindt plaats binnen ${61 + (n % 30)} dagen na ontvangst van de factuur.`,
  () => 'De vloeren worden gelegd conform NEN 2741.',
  (n) => `De opschortende termijn na de gunningsbeslissing bedraagt ${5 + (n % 12)} kalenderdagen.`,
  () =>
    'Bij inschrijving voegt u een uittreksel uit het handelsregister en een gedragsverklaring aanbesteden toe.',
  (n) => `Het contactpunt is [invullen ${n}].`,
];

/** A Markdown specification of about `kb` kilobytes with `faults` planted faults per 10 KB. */
export function markdownText({ kb, faults = 3, seed = 1 }) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const number = (from, to) => from + Math.floor(next() * (to - from));
  const parts = [head(pick, number)];
  let size = parts[0].length;
  let chapter = 0;
  let owed = 0;
  const add = (text) => {
    parts.push(text);
    size += text.length;
    owed += (text.length / 10_000) * faults;
    while (owed >= 1) {
      owed--;
      const fault = `${pick(FAULTS)(number(0, 10_000))}\n\n`;
      parts.push(fault);
      size += fault.length;
    }
  };
  while (size < kb * 1000) {
    chapter++;
    add(`## ${chapter} ${pick(CHAPTERS)}\n\n`);
    for (let section = 1; section <= 3 && size < kb * 1000; section++) {
      add(`### ${chapter}.${section} ${pick(SUBJECTS)}: ${pick(CHAPTERS).toLowerCase()}\n\n`);
      add(paragraph(pick, number, number(3, 7)));
      if (next() < 0.5) add(list(pick, number, chapter * 100 + section * 10));
      if (next() < 0.3) add(table(pick, number));
    }
  }
  return parts.join('');
}

function head(pick, number) {
  return `---\nbestek: "1"\ntitel: ${pick(SUBJECTS)} voor de gemeente Voorbeeld\nprocedure: openbaar\nopdracht: dienst\nraming: ${number(300, 900)}000\npeildatum: 2026-11-01\n---\n\n# ${pick(SUBJECTS)}\n\n`;
}

function sentence(pick, number) {
  return `${pick(PARTIES)} ${pick(DUTIES)} in week ${number(1, 52)}, ${pick(CLAUSES)}.`;
}

function paragraph(pick, number, count) {
  return `${Array.from({ length: count }, () => sentence(pick, number)).join(' ')}\n\n`;
}

function list(pick, number, from) {
  const items = Array.from(
    { length: number(3, 8) },
    (_, i) => `- **E${from + i}** ${sentence(pick, number)}`,
  );
  return `Voor de uitvoering geldt het volgende:\n\n${items.join('\n')}\n\n`;
}

function table(pick, number) {
  const rows = Array.from(
    { length: number(3, 10) },
    () => `| ${pick(SUBJECTS)} | ${number(1, 400)} uur | € ${number(10, 900)}.000 |`,
  );
  return `| Onderdeel | Omvang | Budget |\n| --- | --- | --- |\n${rows.join('\n')}\n\n`;
}

/** The same kind of text as a YAML specification: sections and requirements as block scalars. */
export function yamlText({ kb, faults = 3, seed = 1 }) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const number = (from, to) => from + Math.floor(next() * (to - from));
  let text = `bestek: "1"\ntitel: ${pick(SUBJECTS)}\nprocedure: openbaar\nopdracht: dienst\nraming: ${number(300, 900)}000\npeildatum: 2026-11-01\nsecties:\n`;
  const half = kb * 500;
  let owed = 0;
  const indented = (body) => body.trimEnd().replace(/^(?=.)/gm, '      ');
  while (text.length < half) {
    let body = paragraph(pick, number, number(3, 7));
    owed += (body.length / 10_000) * faults;
    if (owed >= 1) {
      owed--;
      body += pick(FAULTS)(number(0, 10_000));
    }
    text += `  - titel: ${pick(CHAPTERS)}\n    tekst: |\n${indented(body)}\n`;
  }
  text += 'eisen:\n';
  for (let id = 1; text.length < kb * 1000; id++) {
    text += `  - id: E${id}\n    soort: eis\n    tekst: ${sentence(pick, number)}\n`;
  }
  return text;
}

/** Inputs that have brought other tools down: by name. */
export function hostileTexts() {
  const front = '---\nbestek: "1"\n---\n\n';
  const many = (text, count) => text.repeat(count);
  const markdown = {
    'haken-open': many('[', 50_000),
    'haken-genest': many('[', 25_000) + many(']', 25_000),
    'link-open': many('[a](', 50_000),
    'nadruk-open': many('*a ', 50_000),
    'nadruk-genest': many('*', 50_000) + many('a*', 25_000),
    'accenten-oplopend': Array.from({ length: 400 }, (_, i) => `${many('`', i + 1)} `).join(''),
    'citaat-diep': `${many('>', 10_000)} a`,
    'lijst-diep': Array.from({ length: 500 }, (_, i) => `${many('  ', i)}- a`).join('\n'),
    'lijst-op-een-regel': many('- ', 5_000),
    'lege-regels': many('\n', 500_000),
    koppen: many('# kop\n', 20_000),
    tabelrijen: `|a|b|\n|-|-|\n${many('|1|2|\n', 20_000)}`,
    tabelkolommen: `|${many('a|', 2_000)}\n|${many('-|', 2_000)}\n|${many('1|', 2_000)}`,
    'lange-regel': many('woord ', 170_000),
    'lang-woord': many('x', 1_000_000),
    'commentaar-open': `<!--${many(' a', 25_000)}`,
    'hek-open': `\`\`\`\n${many('# kop\n', 20_000)}`,
    cijfers: many('1.000.000 € 5% 3 jaar art. 2.90 ', 30_000),
    'euro-tekens': many('€ ', 200_000),
    verwijzingen: many('[a]: b\n', 20_000),
    entiteiten: many('&amp;', 50_000),
    conflict: many('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n', 3_000),
    'nul-en-vreemd': many('a\u0000\ud800 \u202e\u00a0', 30_000),
    'clausules-open': many('<!-- clausule isv/definities@2025.1 -->\na\n', 5_000),
    motiveringen: many('> **Motivering** (gp/zekerheid): want\n\n', 5_000),
    eisen: Array.from({ length: 10_000 }, (_, i) => `- **E${i}** a`).join('\n'),
  };
  const yaml = {
    'alias-bom': `bestek: "1"\na: &a [x, x]\n${Array.from({ length: 20 }, (_, i) => `a${i}: &a${i} [*a${i ? i - 1 : ''}, *a${i ? i - 1 : ''}]`).join('\n')}`,
    sleutels: `bestek: "1"\n${Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')}`,
    'dubbele-sleutels': `bestek: "1"\n${many('titel: x\n', 20_000)}`,
    'vloei-diep': `bestek: "1"\ntitel: ${many('[', 10_000)}${many(']', 10_000)}`,
    'vloei-open': `bestek: "1"\ntitel: ${many('{', 50_000)}`,
    blokregels: `bestek: "1"\nsecties:\n  - titel: a\n    tekst: |\n${many('      regel tekst\n', 50_000)}`,
    fouten: `bestek: "1"\n${many('a: b: c\n', 5_000)}`,
    'reeks-op-een-regel': `bestek: "1"\neisen:\n  ${many('- ', 5_000)}a`,
    'kaart-diep': `bestek: "1"\n${Array.from({ length: 500 }, (_, i) => `${many(' ', i)}k:`).join('\n')}`,
    'lange-waarde': `bestek: "1"\ntitel: ${many('x', 1_000_000)}`,
    ankers: `bestek: "1"\na: &x 1\n${Array.from({ length: 20_000 }, (_, i) => `b${i}: *x`).join('\n')}`,
    'half-getypt': `bestek: "1"\nsecties:\n${many('  - titel\n    tekst: |\n', 10_000)}`,
  };
  return {
    ...Object.fromEntries(
      Object.entries(markdown).map(([name, text]) => [`${name}.bestek.md`, front + text]),
    ),
    ...Object.fromEntries(Object.entries(yaml).map(([name, text]) => [`${name}.bestek.yaml`, text])),
  };
}

if (process.argv[1]?.endsWith('generate.mjs')) {
  const args = process.argv.slice(2);
  const value = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
  const options = { kb: Number(value('--kb', 100)), faults: Number(value('--faults', 3)) };
  process.stdout.write(value('--format', 'md') === 'yaml' ? yamlText(options) : markdownText(options));
}

/**
 * Turns the law data a jurist writes (`server/law/data/*.yaml`, Dutch keys) into `server/law/law.gen.ts` (English names,
 * typed by `server/law/types.ts`), so that nothing is parsed when the program starts. Everything that could be a slip
 * of the pen is an error here, with the file and the entry named: an unknown key, a missing date, a source that does not
 * exist, a period that overlaps another or leaves a gap.
 *
 * Run with `node scripts/generate-law.mjs`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';

const OUTPUT = 'server/law/law.gen.ts';
const STATUS = { geverifieerd: 'verified', afgeleid: 'derived', 'te-verifieren': 'unverified' };
const UNIT = {
  kalenderdagen: 'calendar-days',
  maanden: 'months',
  jaren: 'years',
  procent: 'percent',
  maal: 'multiple',
  aantal: 'count',
};
const THRESHOLD_KIND = {
  werken: 'works',
  'leveringen-diensten-centraal': 'supplies-services-central',
  'leveringen-diensten-decentraal': 'supplies-services-other',
  'sociale-en-andere-specifieke-diensten': 'social-and-specific-services',
  'speciale-sectoren-werken': 'special-sectors-works',
  'speciale-sectoren-leveringen-diensten': 'special-sectors-supplies-services',
  'speciale-sectoren-sociale-en-andere-specifieke-diensten': 'special-sectors-social-and-specific-services',
  concessie: 'concession',
  'defensie-leveringen-diensten': 'defence-supplies-services',
};
const LIMIT = {
  'opschortende-termijn': 'standstill',
  inlichtingen: 'information-note',
  'inlichtingen-spoed': 'information-note-urgent',
  betaling: 'payment',
  'betaling-uiterst': 'payment-longest',
  'omzet-maal-raming': 'turnover-multiple',
  'voorbehouden-opdracht': 'reserved-contract-share',
  'gegadigden-niet-openbaar': 'candidates-restricted',
  'gegadigden-overig': 'candidates-other',
  raamovereenkomst: 'framework-term',
  'referentie-omvang': 'reference-size',
  'referenties-per-kerncompetentie': 'references-per-competence',
  kerncompetenties: 'core-competences',
  zekerheid: 'security',
  'uitnodigingen-minst': 'invitations-least',
  'uitnodigingen-meest': 'invitations-most',
};
const LOOK_BACK = {
  'dwingende-gronden': 'mandatory-grounds',
  'facultatieve-gronden': 'optional-grounds',
  'referenties-werken': 'references-works',
  'referenties-leveringen-diensten': 'references-supplies-services',
  omzet: 'turnover',
};
const ORIGIN = {
  eenzijdig: 'unilateral',
  paritair: 'parity',
  omstreden: 'disputed',
  leverancier: 'supplier',
};
const REGIMES = ['eu', 'sas', 'nationaal', 'meervoudig-onderhands', 'enkelvoudig-onderhands', 'concessie'];

// Field readers: each takes the raw value and returns the value, or fails with what is wrong, in Dutch.

class DataProblem extends Error {}

function fail(message) {
  throw new DataProblem(message);
}

const text = (value) => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.trim() === '') fail('moet tekst zijn');
  return value;
};
const date = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    fail('moet een datum zijn (jjjj-mm-dd)');
  const parsed = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value)
    fail('is geen bestaande dag');
  return value;
};
const number = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) fail('moet een getal zijn');
  return value;
};
const flag = (value) => {
  if (typeof value !== 'boolean') fail('moet true of false zijn');
  return value;
};
const oneOf = (choices) => (value) => {
  const found = Array.isArray(choices) ? choices.includes(value) && value : choices[value];
  if (!found)
    fail(`moet een van deze zijn: ${(Array.isArray(choices) ? choices : Object.keys(choices)).join(', ')}`);
  return found;
};
const listOf = (item) => (value) => {
  if (!Array.isArray(value)) fail('moet een lijst zijn');
  const items = value.map(item);
  const twice = items.find((one, index) => typeof one === 'string' && items.indexOf(one) !== index);
  if (twice !== undefined) fail(`noemt "${twice}" twee keer`);
  return items;
};
const texts = listOf(text);
const words = listOf((value) => {
  const word = text(value);
  if (word !== word.toLowerCase())
    fail(`bevat hoofdletters: "${word}"; woorden staan hier in kleine letters`);
  return word;
});
const cpvPrefixes = listOf((value) => {
  if (typeof value !== 'string' || !/^\d{2,8}$/.test(value))
    fail('zijn begincijfers van CPV-codes, tussen aanhalingstekens');
  return value;
});

/** `{ Dutch key: [reader, required] }` → reads an object, complaining about what is missing or unknown. */
function object(shape) {
  return (raw) => {
    if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
      fail('moet bestaan uit sleutels met een waarde');
    const out = {};
    for (const key of Object.keys(raw)) if (!(key in shape)) fail(`heeft een onbekende sleutel "${key}"`);
    for (const [key, [read, required]] of Object.entries(shape)) {
      if (raw[key] === undefined || raw[key] === null) {
        if (required) fail(`mist "${key}"`);
        continue;
      }
      try {
        out[key] = read(raw[key]);
      } catch (problem) {
        throw problem instanceof DataProblem ? new DataProblem(`"${key}" ${problem.message}`) : problem;
      }
    }
    return out;
  };
}

const SOURCED = {
  bron: [text, true],
  status: [oneOf(STATUS), true],
  'geldig-vanaf': [date, true],
  'geldig-tot': [date, false],
  toelichting: [text, false],
};
const LABEL = { naam: [text, true], 'naam-en': [text, true] };

const period = (raw) => ({
  from: raw['geldig-vanaf'],
  ...(raw['geldig-tot'] && { until: raw['geldig-tot'] }),
});
const sourced = (raw) => ({ source: raw.bron, status: raw.status, ...period(raw) });
const label = (raw) => ({ nl: raw.naam, en: raw['naam-en'] });
const optional = (name, value) => (value === undefined ? {} : { [name]: value });

const LIMIT_LIST = {
  name: 'limits',
  shape: {
    ...SOURCED,
    ...LABEL,
    id: [oneOf(LIMIT), true],
    waarde: [number, true],
    eenheid: [oneOf(UNIT), true],
  },
  build: (raw) => ({ id: raw.id, label: label(raw), value: raw.waarde, unit: raw.eenheid, ...sourced(raw) }),
};

const termPart = (...keys) =>
  object({ ...Object.fromEntries(keys.map((key) => [key, [number, false]])), bron: [text, true] });

/** Per file: the lists in it, how an entry is read, and what it becomes. */
const FILES = {
  'bronnen.yaml': {
    bronnen: {
      name: 'citations',
      shape: {
        id: [text, true],
        tekst: [text, true],
        en: [text, true],
        url: [text, false],
        status: [oneOf(STATUS), true],
        editie: [text, false],
        gezien: [(value) => (value === 'niet' ? 'niet' : date(value)), true],
        'geldig-vanaf': [date, true],
        'geldig-tot': [date, false],
        samenvatting: [text, true],
        'samenvatting-en': [text, true],
        toelichting: [text, false],
      },
      build: (raw) => ({
        id: raw.id,
        text: { nl: raw.tekst, en: raw.en },
        ...optional('url', raw.url),
        status: raw.status,
        ...optional('edition', raw.editie),
        ...(raw.gezien !== 'niet' && { seen: raw.gezien }),
        summary: { nl: raw.samenvatting, en: raw['samenvatting-en'] },
        ...period(raw),
      }),
    },
  },
  'drempelbedragen.yaml': {
    drempelbedragen: {
      name: 'thresholds',
      key: 'soort',
      shape: {
        ...SOURCED,
        ...LABEL,
        soort: [oneOf(THRESHOLD_KIND), true],
        bedrag: [number, true],
        besluit: [text, true],
        'geldig-tot': [date, true],
      },
      build: (raw) => ({
        kind: raw.soort,
        label: label(raw),
        amount: raw.bedrag,
        act: raw.besluit,
        ...sourced(raw),
      }),
    },
  },
  'procedures.yaml': {
    procedures: {
      name: 'procedures',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        regime: [oneOf(REGIMES), true],
        'twee-fasen': [flag, false],
      },
      build: (raw) => ({
        id: raw.id,
        regime: raw.regime,
        label: label(raw),
        twoStage: raw['twee-fasen'] ?? false,
        ...sourced(raw),
      }),
    },
  },
  'termijnen.yaml': {
    procedures: {
      name: 'terms',
      key: 'procedure',
      shape: {
        ...SOURCED,
        procedure: [text, true],
        deelneming: [termPart('dagen', 'spoed'), false],
        inschrijving: [termPart('dagen', 'spoed'), false],
        elektronisch: [termPart('dagen'), false],
        spoed: [termPart(), false],
        vooraankondiging: [termPart('dagen', 'nooit-minder-dan'), false],
        'stukken-niet-online': [termPart('dagen'), false],
        'in-overleg': [termPart(), false],
      },
      build: (raw) => ({
        procedure: raw.procedure,
        ...optional('requestDays', raw.deelneming?.dagen),
        ...optional('requestUrgentDays', raw.deelneming?.spoed),
        ...optional('tenderDays', raw.inschrijving?.dagen),
        ...optional('tenderUrgentDays', raw.inschrijving?.spoed),
        ...optional('electronicReduction', raw.elektronisch?.dagen),
        ...optional('priorNoticeDays', raw.vooraankondiging?.dagen),
        ...optional('priorNoticeFloorDays', raw.vooraankondiging?.['nooit-minder-dan']),
        ...optional('documentsExtension', raw['stukken-niet-online']?.dagen),
        tenderByAgreement: raw['in-overleg'] !== undefined,
        sources: {
          ...optional('request', raw.deelneming?.bron),
          ...optional('tender', raw.inschrijving?.bron),
          ...optional('electronic', raw.elektronisch?.bron),
          ...optional('urgent', raw.spoed?.bron),
          ...optional('priorNotice', raw.vooraankondiging?.bron),
          ...optional('documents', raw['stukken-niet-online']?.bron),
          ...optional('agreement', raw['in-overleg']?.bron),
        },
        ...sourced(raw),
      }),
    },
    grenzen: LIMIT_LIST,
  },
  'grenswaarden.yaml': { grenzen: LIMIT_LIST },
  'bewijsmiddelen.yaml': {
    bewijsmiddelen: {
      name: 'evidence',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        woorden: [words, true],
        'aanvaard-tot-maanden': [number, false],
        'past-in-uea': [flag, true],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        words: raw.woorden,
        ...optional('acceptedAgeMonths', raw['aanvaard-tot-maanden']),
        fitsDeclaration: raw['past-in-uea'],
        ...sourced(raw),
      }),
    },
  },
  'risicocategorieen.yaml': {
    categorieen: {
      name: 'riskCategories',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [words, true],
        cpv: [cpvPrefixes, true],
        'niet-cpv': [cpvPrefixes, false],
        woorden: [words, true],
        opvolgers: [texts, false],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        cpv: raw.cpv,
        notCpv: raw['niet-cpv'] ?? [],
        words: raw.woorden,
        successors: raw.opvolgers ?? [],
        ...sourced(raw),
      }),
    },
  },
  'instrumenten.yaml': {
    instrumenten: {
      name: 'instruments',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [words, true],
        uitgaven: [
          listOf(
            object({
              naam: [text, true],
              namen: [words, true],
              'geldig-vanaf': [date, true],
              'geldig-tot': [date, false],
            }),
          ),
          true,
        ],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        editions: raw.uitgaven.map((one) => ({ name: one.naam, names: one.namen, ...period(one) })),
        ...optional('note', raw.toelichting),
        ...sourced(raw),
      }),
    },
  },
  'voorwaarden.yaml': {
    voorwaarden: {
      name: 'conditions',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [texts, true],
        voor: [listOf(oneOf(['werk', 'levering', 'dienst'])), true],
        herkomst: [oneOf(ORIGIN), true],
        gebruikers: [oneOf(['allen', 'rijk', 'gemeente', 'waterschap', 'leverancier']), true],
        uitgaven: [
          listOf(
            object({
              uitgave: [text, true],
              status: [oneOf(STATUS), true],
              'geldig-vanaf': [date, true],
              'geldig-tot': [date, false],
            }),
          ),
          true,
        ],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        contracts: raw.voor,
        origin: raw.herkomst,
        users: raw.gebruikers,
        editions: raw.uitgaven.map((one) => ({ edition: one.uitgave, status: one.status, ...period(one) })),
        ...optional('note', raw.toelichting),
        ...sourced(raw),
      }),
    },
  },
  'onderwerpen.yaml': {
    onderwerpen: {
      name: 'subjects',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        cpv: [cpvPrefixes, true],
        'niet-cpv': [cpvPrefixes, false],
        woorden: [words, true],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        cpv: raw.cpv,
        notCpv: raw['niet-cpv'] ?? [],
        words: raw.woorden,
        ...sourced(raw),
      }),
    },
  },
  'merken.yaml': {
    merken: {
      name: 'brands',
      key: 'naam',
      // Written as groups, since one line per brand would hide the list from whoever extends it.
      expand: ({ namen = [], dubbelzinnig = [], ...group }) => [
        ...namen.map((naam) => ({ ...group, naam, dubbelzinnig: false })),
        ...dubbelzinnig.map((naam) => ({ ...group, naam, dubbelzinnig: true })),
      ],
      shape: { ...SOURCED, naam: [text, true], categorie: [text, true], dubbelzinnig: [flag, true] },
      build: (raw) => ({
        name: raw.naam,
        category: raw.categorie,
        ambiguous: raw.dubbelzinnig,
        ...sourced(raw),
      }),
    },
  },
  'keurmerken.yaml': {
    keurmerken: {
      name: 'labels',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [texts, true],
        soort: [oneOf({ keurmerk: 'label', certificaat: 'certificate' }), true],
        dubbelzinnig: [flag, false],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        kind: raw.soort,
        ambiguous: raw.dubbelzinnig ?? false,
        ...sourced(raw),
      }),
    },
  },
  'normen.yaml': {
    normen: {
      name: 'standards',
      key: 'voorvoegsel',
      shape: { ...SOURCED, ...LABEL, voorvoegsel: [text, true], norm: [flag, true] },
      build: (raw) => ({
        prefix: raw.voorvoegsel,
        label: label(raw),
        isStandard: raw.norm,
        ...optional('note', raw.toelichting),
        ...sourced(raw),
      }),
    },
  },
  'terugkijktermijnen.yaml': {
    terugkijktermijnen: {
      name: 'lookBack',
      shape: { ...SOURCED, ...LABEL, id: [oneOf(LOOK_BACK), true], jaren: [number, true] },
      build: (raw) => ({ id: raw.id, label: label(raw), years: raw.jaren, ...sourced(raw) }),
    },
  },
};

/**
 * What is wrong with the periods of entries that share a key: two that hold on the same day, or a day between two on
 * which none holds. Entries are `{ key, from, until? }`; the answer is a list of Dutch sentences, empty when all is well.
 */
export function periodProblems(entries) {
  const problems = [];
  for (const [key, periods] of grouped(entries)) {
    const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    for (const { from, until } of sorted) {
      if (until !== undefined && until < from)
        problems.push(`${key}: geldig-tot ${until} ligt voor geldig-vanaf ${from}`);
    }
    for (let i = 1; i < sorted.length; i++) {
      const earlier = sorted[i - 1];
      const later = sorted[i];
      if (earlier.until === undefined || earlier.until >= later.from) {
        problems.push(`${key}: de perioden vanaf ${earlier.from} en vanaf ${later.from} overlappen`);
      } else if (dayAfter(earlier.until) !== later.from) {
        problems.push(`${key}: tussen ${earlier.until} en ${later.from} geldt niets`);
      }
    }
  }
  return problems;
}

function grouped(entries) {
  const groups = new Map();
  for (const entry of entries) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry]);
  return groups;
}

function dayAfter(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Every citation id an entry of the data names, its own `source` first. */
function sourcesOf(entry) {
  return [entry.source, ...Object.values(entry.sources ?? {})].filter((id) => id !== undefined);
}

/**
 * Reads the law data from its texts (file name → YAML) and gives the data with everything that is wrong with it. Used
 * with the files of the project, and by tests with broken ones.
 */
export function readLaw(texts) {
  const data = {};
  const problems = [];
  for (const [file, lists] of Object.entries(FILES)) {
    if (texts[file] === undefined) {
      problems.push(`${file}: ontbreekt`);
      continue;
    }
    const document = parseDocument(texts[file], { prettyErrors: true });
    for (const error of document.errors) problems.push(`${file}: ${error.message}`);
    if (document.errors.length > 0) continue;
    const { standaard = {}, ...found } = document.toJS() ?? {};
    for (const name of Object.keys(found))
      if (!(name in lists)) problems.push(`${file}: onbekende lijst "${name}"`);
    for (const [name, list] of Object.entries(lists)) {
      const entries = readList(file, name, list, found[name], standaard, problems);
      data[list.name] = [...(data[list.name] ?? []), ...entries.map(({ value }) => value)];
      for (const problem of periodProblems(entries.map(({ key, value }) => ({ key, ...value })))) {
        problems.push(`${file}: ${problem}`);
      }
    }
  }
  const known = new Set((data.citations ?? []).map(({ id }) => id));
  for (const [list, entries] of Object.entries(data)) {
    for (const entry of entries) {
      for (const id of sourcesOf(entry))
        if (!known.has(id)) problems.push(`${list}: bron "${id}" staat niet in bronnen.yaml`);
    }
  }
  return { data, problems };
}

function readList(file, name, list, raw, standaard, problems) {
  if (!Array.isArray(raw) || raw.length === 0) {
    problems.push(`${file}: lijst "${name}" ontbreekt of is leeg`);
    return [];
  }
  const out = [];
  for (const [index, item] of (list.expand ? raw.flatMap(list.expand) : raw).entries()) {
    const key = String(item?.[list.key ?? 'id'] ?? `nummer ${index + 1}`);
    const defaults = Object.fromEntries(Object.entries(standaard).filter(([field]) => field in list.shape));
    try {
      out.push({ key, value: list.build(object(list.shape)({ ...defaults, ...item })) });
    } catch (problem) {
      if (!(problem instanceof DataProblem)) throw problem;
      problems.push(`${file}: ${key} ${problem.message}`);
    }
  }
  return out;
}

/** One line per entry: a change of one entry is a change of one line. */
function render(data) {
  const lists = Object.entries(data).map(
    ([name, entries]) =>
      `  ${name}: [\n${entries.map((entry) => `    ${JSON.stringify(entry)},\n`).join('')}  ],\n`,
  );
  return [
    '// Generated by scripts/generate-law.mjs from server/law/data/*.yaml. Change the YAML, then run it again.\n',
    "import type { LawData } from './types.ts';\n\n",
    'export const LAW_DATA: LawData = {\n',
    ...lists,
    '};\n',
  ].join('');
}

/**
 * The generated files, not yet written.
 *
 * @param root folder of the project
 * @returns {Promise<{path: string, content: string}[]>} paths relative to `root`
 * @throws Error naming everything that is wrong with the data
 */
export async function generateLaw(root) {
  const texts = {};
  for (const file of Object.keys(FILES))
    texts[file] = await readFile(join(root, 'server/law/data', file), 'utf8');
  const { data, problems } = readLaw(texts);
  if (problems.length > 0) throw new Error(`De wetgegevens kloppen niet:\n- ${problems.join('\n- ')}`);
  return [{ path: OUTPUT, content: render(data) }];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.cwd();
  try {
    for (const { path, content } of await generateLaw(root)) await writeFile(join(root, path), content);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

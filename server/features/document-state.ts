import type { Checked } from '../check/check.ts';
import { allProblems } from '../check/fix.ts';
import { fill, type UserLanguage } from '../check/render.ts';
import { lawReadOn } from '../law/law.ts';
import type { Severity, Text2 } from '../rules/rule.ts';
import { version } from '../version.ts';

/** How a document is getting on, in plain words: what an editor shows beside it. */
export interface DocumentState {
  readonly isSpecification: boolean;
  /** What was found, or why nothing was looked for. */
  readonly text: string;
  readonly detail: string;
  /** Which rules, and which law. */
  readonly rules: { readonly text: string; readonly detail: string };
  /** What is not checked or not shown, and why. */
  readonly notes: readonly StateNote[];
}

export interface StateNote {
  readonly text: string;
  /** What helps: a setting of the editor, or a file (URI) to look at. */
  readonly setting?: string;
  readonly file?: string;
}

/** What keeps something from counting. */
export interface Trouble {
  readonly kind: 'library' | 'clause' | 'baseline' | 'project';
  readonly uri: string;
}

export interface StateOf {
  /** Undefined for a text that is no specification. */
  readonly checked: Checked | undefined;
  /** A file of a clause library. */
  readonly isLibraryFile: boolean;
  /** It stands in the workspace, but version control or a hidden folder keeps it out of the dossier. */
  readonly isLeftOut: boolean;
  /** Findings shown at most. */
  readonly most: number;
  /** Number of rules there are. */
  readonly rules: number;
  /** ISO; the day the rules are applied at when the text says nothing. */
  readonly date: string;
  readonly troubles: readonly Trouble[];
}

const TEXTS = {
  error: [
    { nl: '{count} fout', en: '{count} error' },
    { nl: '{count} fouten', en: '{count} errors' },
  ],
  warning: [
    { nl: '{count} waarschuwing', en: '{count} warning' },
    { nl: '{count} waarschuwingen', en: '{count} warnings' },
  ],
  information: [
    { nl: '{count} ter informatie', en: '{count} for information' },
    { nl: '{count} ter informatie', en: '{count} for information' },
  ],
  hint: [
    { nl: '{count} hint', en: '{count} hint' },
    { nl: '{count} hints', en: '{count} hints' },
  ],
  motivated: [
    { nl: '{count} gemotiveerd', en: '{count} with reasons' },
    { nl: '{count} gemotiveerd', en: '{count} with reasons' },
  ],
  baseline: [
    { nl: '{count} in de nullijn', en: '{count} in the baseline' },
    { nl: '{count} in de nullijn', en: '{count} in the baseline' },
  ],
} as const satisfies Record<string, readonly [one: Text2, more: Text2]>;

const NOTHING: Text2 = { nl: 'geen bevindingen', en: 'no findings' };
const NO_SPECIFICATION: Text2 = { nl: 'geen bestek', en: 'no specification' };
const HOW: Text2 = {
  nl: 'Zet bestek: "1" in de kop, laat de naam op .bestek.md eindigen, of noem het bij bestanden in bestekwijzer.yaml.',
  en: 'Put bestek: "1" in the front matter, let the name end in .bestek.md, or list it at bestanden in bestekwijzer.yaml.',
};
const LIBRARY_FILE: Text2 = { nl: 'bestand van een clausulebibliotheek', en: 'file of a clause library' };
const RULES: Text2 = { nl: '{count} regels op {date}', en: '{count} rules at {date}' };
const EDITION: Text2 = {
  nl: 'uitgave {version}, wet tot {read}',
  en: 'edition {version}, law until {read}',
};
const CAPPED: Text2 = {
  nl: '{count} bevindingen worden niet getoond: het zijn er meer dan {most}',
  en: '{count} findings are not shown: there are more than {most}',
};
const TOO_LARGE: readonly [Text2, Text2] = [
  {
    nl: '1 alinea is niet gecontroleerd: zij is te lang',
    en: '1 paragraph was not checked: it is too long',
  },
  {
    nl: '{count} alinea’s zijn niet gecontroleerd: ze zijn te lang',
    en: '{count} paragraphs were not checked: they are too long',
  },
];
const LEFT_OUT: Text2 = {
  nl: 'dit bestand telt niet mee in het dossier: .gitignore of een verborgen map sluit het uit',
  en: 'this file is no part of the dossier: .gitignore or a hidden folder keeps it out',
};
const TROUBLES: Readonly<Record<Trouble['kind'], Text2>> = {
  library: {
    nl: 'de bibliotheek {name} is niet te gebruiken',
    en: 'the library {name} cannot be used',
  },
  clause: {
    nl: 'de clausule in {name} telt niet mee: het bestand klopt niet',
    en: 'the clause in {name} does not count: the file is not right',
  },
  baseline: { nl: '{name} is geen nullijn', en: '{name} is no baseline' },
  project: { nl: 'in {name} klopt iets niet', en: 'something is not right in {name}' },
};

/** The state of a document in the user's language. */
export function documentState(of: StateOf, language: UserLanguage): DocumentState {
  const { checked, most } = of;
  const say = (text: Text2, values: Record<string, string | number> = {}) => fill(text, values, language);
  const count = (key: keyof typeof TEXTS, number: number) =>
    number === 0 ? [] : [say(TEXTS[key][number === 1 ? 0 : 1], { count: number })];
  const applied = checked?.contexts.of('other').date ?? of.date;
  const rules = {
    text: say(RULES, { count: of.rules, date: dayOf(applied, language) }),
    detail: say(EDITION, { version, read: dayOf(lawReadOn(), language) }),
  };
  const notes: StateNote[] = of.troubles.map(({ kind, uri }) => ({
    text: say(TROUBLES[kind], { name: nameOf(uri) }),
    file: uri,
  }));
  if (!checked) {
    const text = say(of.isLibraryFile ? LIBRARY_FILE : NO_SPECIFICATION);
    return { isSpecification: false, text, detail: of.isLibraryFile ? '' : say(HOW), rules, notes };
  }
  const all = allProblems(checked);
  const open = all.filter(({ motivated, inBaseline }) => motivated === undefined && !inBaseline);
  const withSeverity = (severity: Severity) => open.filter((one) => one.severity === severity).length;
  const found = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) =>
    count(severity, withSeverity(severity)),
  );
  const aside = [
    ...count('motivated', all.filter(({ motivated }) => motivated !== undefined).length),
    ...count('baseline', all.filter(({ inBaseline }) => inBaseline).length),
  ];
  if (open.length > most)
    notes.push({
      text: say(CAPPED, { count: open.length - most, most }),
      setting: 'bestekwijzer.maximumBevindingen',
    });
  const large = checked.spec.sections.reduce(
    (sum, { section }) => sum + section.problems.filter(({ code }) => code === 'too-large').length,
    0,
  );
  if (large > 0) notes.push({ text: say(TOO_LARGE[large === 1 ? 0 : 1], { count: large }) });
  if (of.isLeftOut) notes.push({ text: say(LEFT_OUT) });
  return {
    isSpecification: true,
    text: found.length > 0 ? found.join(', ') : say(NOTHING),
    detail: aside.join(', '),
    rules,
    notes,
  };
}

/** "5 mrt 2026", by hand: `Intl` takes 7 MB for it. Text that is no date comes back as it is. */
function dayOf(date: string, language: UserLanguage): string {
  const time = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(time.getTime())) return date;
  return `${time.getUTCDate()} ${MONTHS[language][time.getUTCMonth()]} ${time.getUTCFullYear()}`;
}

const MONTHS = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};

function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What the view says by itself, Dutch first; what it says of a document comes from the server. */
const WORDS = {
  overview: ['Overzicht', 'Overview'],
  loading: ['Bestekwijzer leest het stuk…', 'Bestekwijzer is reading the document…'],
  noSpecification: [
    'Dit bestand is geen bestek. Geef het een naam die eindigt op .bestek.md, of zet bestek: "1" in de kop.',
    'This file is no specification. Give it a name that ends in .bestek.md, or put bestek: "1" in its front matter.',
  ],
  noEditor: [
    'Open eerst het bestek waarvan u het overzicht wilt zien.',
    'First open the specification of which you want the overview.',
  ],
  noAnswer: [
    'Het overzicht is niet gemaakt: Bestekwijzer staat stil. Kies in de opdrachten “Bestekwijzer: Opnieuw starten”.',
    'The overview was not made: Bestekwijzer has stopped. Choose the command “Bestekwijzer: Opnieuw starten”.',
  ],
  law: ['recht op {date}', 'law at {date}'],
  documents: ['Andere stukken in deze map', 'Other documents in this folder'],
  parts: ['Onderdelen', 'Parts'],
  go: ['ga naar regel {line}', 'go to line {line}'],
  line: ['regel {line}', 'line {line}'],

  planning: ['Planning', 'Timetable'],
  noPlanning: [
    'Geen planning gevonden: zet de datums onder “planning” in de kop van het document, of in een tabel met elke stap en zijn datum.',
    'No timetable found: put the dates under “planning” in the front matter, or in a table with each step and its date.',
  ],
  moment: ['Stap', 'Step'],
  moments: ['Datums', 'Dates'],
  when: ['Datum', 'Date'],
  terms: ['Minimumtermijnen van de wet', 'Minimum terms of the law'],
  termsTile: ['{count} termijnen lang genoeg', '{count} terms long enough'],
  termTile: ['1 termijn lang genoeg', '1 term long enough'],
  shortTile: ['{count} te kort', '{count} too short'],
  datesTile: ['{count} datums', '{count} dates'],
  days: ['{count} dagen', '{count} days'],
  day: ['1 dag', '1 day'],
  least: ['minimum {count}', 'minimum {count}'],
  enough: ['lang genoeg', 'long enough'],
  short: ['{count} te kort', '{count} too short'],
  order: ['de datums staan omgekeerd', 'the dates are the wrong way round'],
  openUntil: ['op zijn vroegst {date}', 'at the earliest {date}'],
  openFrom: ['uiterlijk {date}', 'at the latest {date}'],
  plannedLegend: ['gepland', 'planned'],
  leastLegend: ['wettelijk minimum', 'statutory minimum'],
  timescale: ['Tijdlijn', 'Time line'],

  coverage: ['Dekking van de zes stappen', 'Coverage of the six steps'],
  coverageTile: ['ISV', 'ISV'],
  noCoverage: [
    'Geen ISV-verplichtingen gevonden: geen zin legt de opdrachtnemer iets op over mensen en milieu in zijn keten.',
    'No ISV duties found: no sentence lays a duty on the contractor about people and environment in its chain.',
  ],
  noIsv: ['geen gevonden', 'none found'],
  cells: ['{count} van {all} gedekt', '{count} of {all} covered'],
  step: ['Stap', 'Step'],
  stepName: ['Stap {step}', 'Step {step}'],
  covered: ['gedekt', 'covered'],
  notFound: ['geen zin gevonden', 'no sentence found'],
  withoutTheme: ['genoemd, zonder thema', 'named, without a theme'],
  coverageNote: [
    'Een lege plek betekent dat geen zin is gevonden; lees de tekst dan na. Afgeleid van de OESO-stappen; geen officiële ISV-tekst.',
    'An empty place means that no sentence was found; read the text then. Derived from the OECD steps; no official ISV text.',
  ],

  weights: ['Weging van de gunningscriteria', 'Weights of the award criteria'],
  weightsTile: ['Weging', 'Weights'],
  noWeights: [
    'Geen weging gevonden: zet de gunningscriteria met hun gewicht onder “gunning” in de kop, of in een tabel of lijst.',
    'No weights found: put the award criteria with their weights under “gunning” in the front matter, or in a table or list.',
  ],
  criterion: ['Criterium', 'Criterion'],
  weight: ['Gewicht', 'Weight'],
  share: ['Aandeel', 'Share'],
  total: ['Samen', 'Together'],
  points: ['punten', 'points'],
  frontMatter: ['Kop van het document', 'Front matter'],
  also: ['Zo ook in:', 'The same in:'],
  listsTile: ['{count} lijsten', '{count} lists'],
  doesNotAddUp: ['klopt niet', 'does not add up'],

  findings: ['Bevindingen', 'Findings'],
  noFindings: ['Geen bevindingen.', 'No findings.'],
  none: ['geen', 'none'],
  error: ['fout', 'error'],
  errors: ['fouten', 'errors'],
  warning: ['waarschuwing', 'warning'],
  warnings: ['waarschuwingen', 'warnings'],
  information: ['informatie', 'information'],
  informations: ['informatie', 'information'],
  hint: ['hint', 'hint'],
  motivated: ['gemotiveerd', 'reasoned'],
  rulePage: ['uitleg bij {rule}', 'explanation of {rule}'],
  withoutFindings: ['Zonder bevindingen:', 'Without findings:'],
  more: [
    'Nog {count} bevindingen staan in het paneel Problemen.',
    'Another {count} findings are in the Problems panel.',
  ],
} as const satisfies Record<string, readonly [nl: string, en: string]>;

export type Word = keyof typeof WORDS;
export type Language = 'nl' | 'en';

/** A text of the view with `{values}` filled in. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export const sayIn =
  (language: Language): Say =>
  (word, values = {}) =>
    WORDS[word][language === 'nl' ? 0 : 1].replace(/\{(\w{1,20})\}/g, (all, name: string) =>
      String(values[name] ?? all),
    );

const MONTHS = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

/** "12 jan 2027" for an ISO date. */
export function shortDate(iso: string, language: Language): string {
  const [year, month, day] = iso.split('-');
  return `${Number(day)} ${monthName(Number(month), language)} ${year}`;
}

/** Name of a month from 1, in three letters. */
export const monthName = (month: number, language: Language): string => MONTHS[language][month - 1] ?? '';

/** "33,3" in Dutch; at most two decimals. */
export function decimal(value: number, language: Language): string {
  const text = String(Math.round(value * 100) / 100);
  return language === 'nl' ? text.replace('.', ',') : text;
}

import type { Block, Section } from '../../spec/model.ts';
import { contains, type Span } from '../../text/span.ts';
import { clauseBlocks } from '../language/clause-blocks.ts';
import { documentRule, type Finding, type RuleContext, t } from '../rule.ts';

/** What a drafter asks himself to fill in, between brackets of any kind. */
const FIELD =
  /invul|aanvul|opnemen|kies|keuze|doorhalen|selecteer|naam|datum|bedrag|aantal|percentage|adres|plaats|nummer|kenmerk|omschrijving|functie|telefoon|e-?mail|contact|manager|periode|termijn|looptijd|locatie|vestiging|gemeente|ministerie|opdracht|leverancier|contractant|wederpartij|titel|onderwerp|rechtbank|website|url|portaal|euro|€|jaar|maand|weken|dagen|tijdstip|jjjj|yyyy|n\.t\.b|p\.m\.|\.\.|…|•|●|_{2}|\bxx?x?\b|\?\?/;
/** Brackets that hold no gap: notes, marks of an editor, labels of requirements. */
const NO_FIELD =
  /^(?:x| |sic|red|vervallen|geschrapt|gereserveerd|cursivering|onderstreping|bron|noot|zie|lees|wens|eis|ko|knock-?out|optie|optioneel|verplicht|nieuw|gewijzigd|deze|de|het|een|dat|die|en|of|van|in|(?:exclusief|inclusief|excl\.?|incl\.?|ex)|niet|geen|prijspeil|stand|per|vanaf|m\.u\.v\.|behoudens|tenzij|voor zover|indien|mits|zoals|bijv\.?|zonder|plus|min|stuks?|uur|uren|dagdeel|m[123]|kg|km|liter|ton)(?:[\s:.,;\]]|$)/;
/** Filled in by the tenderer, so the gap belongs there. */
const FORM =
  /formulier|biljet|in te vullen door|eigen verklaring|inschrijfstaat|inschrijvingsstaat|prijzen?blad|prijsblad|ondertekening|handtekening|\bsjabloon|model(?:k|-k|verklaring|brief)/;
const TENDERER_FILLS =
  /inschrijver|gegadigde|ondertekenaar|aanbieder|onderneming|combinant|referent|in te vullen door|onderaannemer|rechtsgeldig|handtekening/;
const CONTRACTOR_FIELD = /opdrachtnemer|leverancier|contractant|wederpartij|aannemer|na gunning/;

const TEMPLATE = /\{\{[^{}\n]{1,80}\}\}/g;
const SQUARE = /\[([^[\]\n]{1,120}(?:\n[^[\]\n]{1,80})?)\]/g;
const ANGLE = /<{1,2}\s?([a-zà-ÿA-Z][^<>\n=/]{2,80})>{1,2}/g;
const CURLY = /(?<![{$])\{([^{}\n]{2,60})\}(?!\})/g;
const GUILLEMETS = /«([^«»\n]{2,60})»/g;
/** "(datum)" after a word that leads up to a value, or "(nog in te vullen)". */
const ROUND =
  /(?<=\b(?:op|van|tot|per|bedraagt|is|binnen|door|uiterlijk|om|te|met|aan)\s)\((?:datum|bedrag|aantal|naam|tijdstip|percentage|plaats|adres|termijn)[^()\n]{0,30}\)|\((?:(?:nader|nog|hier|later)\s)?(?:in te vullen|aan te vullen|invullen|aanvullen|te bepalen)\)|\((?:naam|datum|bedrag|aantal|termijn|percentage|adres|plaats)\s[^()\n]{0,30}(?:invullen|in te vullen|aanvullen)\)/gi;
/** Dots or a line in the midst of a sentence, where a word or unit follows. */
const DOTS =
  /(?<=\p{L}\s|€\s)(?:[.…]{2,3}…|…\.{1,40}|\.{4,60}|…{2,30}|_{3,60})(?=\s?(?:%|,|\p{Ll}{2}))|(?<=\p{L}\s)(?:…|\.{3})(?=\s?(?:%|procent|dagen|werkdagen|kalenderdagen|weken|maanden|jaar|uur|euro|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))|(?<=\p{L}:\s)(?:_{2,60}|…|\.{3,60})(?=\s?(?:%|procent|dagen|werkdagen|weken|maanden|jaar|euro))/gu;
const QUESTION_MARKS = /(?<=\s)\?{2,6}(?=[\s,.]|$)/g;
/** A date in letters; a note on how dates are written is none. */
const DATE_LETTERS = /(?<![\p{L}\d])d{1,2}[-/. ]m{1,2}[-/. ](?:j{2,4}|y{2,4}|20\d\d)(?![\p{L}\d])/giu;
const FORMAT = /(?:\bals|notatie|forma(?:at|t)|in de vorm|schrijfwijze|opmaak|volgorde)[^.;]{0,30}$/;
const HTML_TAG =
  /^(?:a|b|br|i|u|em|strong|span|div|p|sub|sup|s|del|ins|mark|small|table|t[drh]|thead|tbody|ul|ol|li|img|hr|code|pre|h[1-6]|kbd|q|abbr|cite|details|summary|font|center|blockquote|figure|caption|col|colgroup|section|article|header|footer|nav|main|aside|button|input|form|label|select|option|textarea|style|script|link|meta|title|head|body|html)\b/i;
const CROSSES =
  /(?<![\p{L}\d@._/-])(?:€\s?)?(?:(?:\d\d|xx)[-/.]xx[-/.](?:20)?(?:xx|\d\d)|xx\sxx\sxxxx|20xx|x{1,3}(?:[.,]x{2,3}){1,3}(?:,-)?|x{2,8})(?![\p{L}\d]|-[\p{L}\d])/giu;
const MONEY_GAP = /€\s{0,3}(?:…{1,20}|\.{3,60}|_{2,60}|\?{1,5}|-{3,40})/g;
const ABBREVIATION =
  /(?<![\p{L}\d.])(?:n\.t\.b\.?|n\.n\.t\.b\.?|ntb|n\.t\.i\.|t\.b\.d\.?|tbd|t\.b\.a\.?|tba|todo)(?![\p{L}\d])/gu;
/** Words that say the text is not finished; only where nothing follows that they belong to. */
const UNFINISHED =
  /(?:nader|nog|verder|later) (?:in te vullen|aan te vullen|te (?:bepalen|specificeren|benoemen|vermelden|noemen))(?= {0,3}(?:[.,;:)|\n]|$))|(?:hier|nog) (?:invullen|aanvullen|toevoegen|opnemen)(?= {0,3}(?:[.,;:)!|\n]|$))|(?:naam|datum|bedrag|tekst|aantal|percentage|termijn|adres) (?:volgt nog|nog niet bekend|(?:hier )?invullen)/g;
/** "op een nader te bepalen plaats": an agreement to decide later, not a gap. */
const AGREED_LATER =
  /(?:een|de|het|door|overleg|onderling|gezamenlijk|jaarlijks|partijen|directie|wordt|worden|zal|zullen|is|zijn|opdrachtgever)[\s\w,]{0,60}$/;

/** Words or signs one of which stands in every text with a gap. */
const WORDS = [
  '[',
  '{',
  '«',
  '??',
  '....',
  ' ... ',
  '…',
  '___',
  'dd-',
  'dd/',
  'd-m',
  'dd mm',
  'dd.mm',
  '(datum',
  '(bedrag',
  '(aantal',
  '(naam',
  '(tijdstip',
  '(percentage',
  '(plaats',
  '(adres',
  '(termijn',
  '<',
  'xx',
  'x.x',
  'x,x',
  '€ .',
  '€ _',
  '€_',
  '€ ?',
  '€ -',
  'n.t.b',
  'ntb',
  'n.t.i',
  't.b.d',
  'tbd',
  't.b.a',
  'tba',
  'todo',
  'in te vullen',
  'aan te vullen',
  'te bepalen',
  'te specificeren',
  'te benoemen',
  'te vermelden',
  'te noemen',
  'invullen',
  'aanvullen',
  'toevoegen',
  'opnemen',
  'volgt nog',
  'nog niet bekend',
  'p.m.',
  'pm',
];
const SIGNS = new RegExp(WORDS.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));

interface Gap {
  readonly finding: Finding;
  /** `{{…}}`, which a clause of a library has too: there it is for the rule about clauses. */
  readonly isTemplate: boolean;
}

interface Contribution {
  readonly section: Section;
  readonly gaps: readonly Gap[];
}

const NO_GAPS: readonly Gap[] = [];

export const rule = documentRule<Contribution>({
  id: 'tekst/invulveld',
  title: t('Niet ingevuld veld', 'Field left open'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t('Hier staat nog een invulveld: {field}.', 'A field is still open here: {field}.'),
    later: t(
      'Dit veld wordt pas na gunning ingevuld: {field}.',
      'This field is filled in only after award: {field}.',
    ),
  },
  todo: t(
    'Vul de gegevens in of schrap de zin voordat u publiceert.',
    'Fill in the data or delete the sentence before publication.',
  ),
  why: t(
    'Een open veld in de aanbestedingsstukken laat inschrijvers raden wat er geldt en leidt tot vragen of een rectificatie.',
    'An open field in the procurement documents leaves tenderers guessing and leads to questions or a correction.',
  ),
  whenNot: t(
    'Als de inschrijver het veld moet invullen, zoals op een formulier, of als haken een weglating in een citaat aangeven.',
    'When the tenderer is to fill in the field, as on a form, or where brackets mark an omission in a quotation.',
  ),
  words: [],
  // Sections with neither gaps nor markers say nothing about where fields belong.
  collect(section, context) {
    const gaps = gapsInSection(section, context);
    return gaps.length === 0 && section.marks.length === 0 ? [] : [{ section, gaps }];
  },
  *check({ items, itemAt, entryAt }) {
    // What is between the markers of a clause is only known over all sections.
    const sections = items.map(({ at, value }) => ({ at, value: value.section }));
    const hasFields = items.some(({ value }) => value.gaps.some((gap) => gap.isTemplate));
    const bodies = hasFields
      ? clauseBlocks({ items: sections, itemAt, entryAt }).blocks.flatMap(({ body }) => body)
      : [];
    for (const { at, value } of items)
      for (const { finding, isTemplate } of value.gaps) {
        if (isTemplate && bodies.some((body) => body.at === at && contains(body.span, finding.span)))
          continue;
        yield { at, ...finding };
      }
  },
  examples: {
    bad: [
      { text: 'De contractmanager van de gemeente is ⟦[naam contractmanager]⟧, bereikbaar op werkdagen.' },
      { text: 'De inschrijving moet op ⟦xx-xx-2026⟧ binnen zijn. De boete bedraagt ⟦€ XX,XX⟧ per dag.' },
      { text: '| Gegeven | Waarde |\n| --- | --- |\n| Locatie | ⟦{{locatie}}⟧ |\n| Startdatum | ⟦n.t.b.⟧ |' },
      { text: 'Aantal deelnemers: ⟦nader in te vullen⟧.\n\nZaalhuur: ⟦€ …⟧ per dagdeel.' },
      { text: 'De opdracht is verdeeld in ⟦[aantal]⟧ percelen en loopt tot ⟦[datum: dag en maand]⟧.' },
    ],
    good: [
      {
        text: 'Het citaat luidt: "De dienst [...] mag geen [andere] eisen stellen". Zie [de site](https://example.nl).',
      },
      {
        text: 'Partijen komen samen op een nader te bepalen tijdstip. Maat XXL is leverbaar; zie bijlage XX van de richtlijn.',
      },
      { text: '- [ ] Akkoord\n- [x] Prijsblad ingevuld\n\nNoot [1] en `[datum]` zijn geen velden.' },
      {
        text: '## Referentieformulier, in te vullen door inschrijver\n\nNaam: [naam inschrijver]\n\nOmzet: € ______',
      },
      { text: 'De inschrijver dient het bijgevoegde prijsblad in te vullen en de aantallen op te nemen.' },
    ],
  },
});

function gapsInSection(section: Section, context: RuleContext): readonly Gap[] {
  if (!mayHoldGap(section, { start: 0, end: section.low.length })) return NO_GAPS;
  const isContract = context.role === 'contract' || context.facts.documentKind === 'overeenkomst';
  const gaps: Gap[] = [];
  for (const block of section.blocks) {
    if (block.kind === 'code' || block.speaker === 'law' || block.speaker === 'question') continue;
    if (block.quoted && block.speaker !== 'motivation') continue;
    if (!mayHoldGap(section, block.span)) continue;
    const found = gapsIn(section, block).sort((a, b) => a.start - b.start);
    let end = -1;
    for (const span of found) {
      if (span.start < end) continue;
      end = span.end;
      const isTemplate = section.text.startsWith('{{', span.start);
      gaps.push({ finding: finding(section, span, isContract), isTemplate });
    }
  }
  return gaps;
}

/** Between angle brackets a field looks like HTML, which is blank in `low`. */
function mayHoldGap(section: Section, { start, end }: Span): boolean {
  const low = section.low.slice(start, end);
  return SIGNS.test(low) || section.text.slice(start, end).includes('<');
}

function finding(section: Section, span: Span, isContract: boolean): Finding {
  const field = section.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const isLater = isContract && CONTRACTOR_FIELD.test(section.low.slice(span.start, span.end));
  return {
    span,
    values: { field },
    ...(isLater ? { message: 'later', severity: 'information' as const } : {}),
  };
}

function gapsIn(section: Section, block: Block): Span[] {
  const isForm = FORM.test((block.under ?? '').toLowerCase());
  const spans = templates(section, block);
  return isForm ? spans : [...spans, ...bracketed(section, block), ...typed(section, block)];
}

function templates(section: Section, block: Block): Span[] {
  return spansOf(block, matches(TEMPLATE, proseOf(section, block)));
}

function bracketed(section: Section, block: Block): Span[] {
  const content = proseOf(section, block);
  const square = matches(SQUARE, content).filter((found) =>
    isGap(found[1]!.toLowerCase(), content, found.index, found.index + found[0].length),
  );
  // A field between angle brackets is an HTML tag to Markdown, so it is blank in the prose.
  const source = section.text.slice(block.span.start, block.span.end);
  const angle = matches(ANGLE, source).filter(
    ({ index, 1: name }) =>
      !HTML_TAG.test(name!) && isFieldName(name!.toLowerCase()) && !inCode(source, index),
  );
  const others = [...matches(CURLY, content), ...matches(GUILLEMETS, content)].filter(
    ({ 1: name }) => isFieldName(name!.toLowerCase()) && name!.split(/\s+/).length < 5,
  );
  return spansOf(block, [...square, ...angle, ...others, ...matchesWith(/\(/, ROUND, content)]);
}

function isFieldName(low: string): boolean {
  return FIELD.test(low) && !low.includes('@') && !TENDERER_FILLS.test(low);
}

/** Crosses, dots and words in place of a value. */
function typed(section: Section, block: Block): Span[] {
  const content = proseOf(section, block);
  const low = section.low.slice(block.span.start, block.span.end);
  const crosses = matchesWith(/xx/i, CROSSES, content).filter((found) => isCross(found[0], low, found.index));
  const short = matchesWith(/n\.t\.|ntb|t\.b\.|tbd|tba|todo/, ABBREVIATION, low).filter(
    ({ index, 0: all }) => all !== 'todo' || content.slice(index, index + 4) === 'TODO',
  );
  const unfinished = matches(UNFINISHED, low).filter(({ index }) => {
    const before = low.slice(Math.max(0, index - 80), index);
    const clause = before.slice(
      Math.max(before.lastIndexOf(':'), before.lastIndexOf('|'), before.lastIndexOf('(')) + 1,
    );
    return clause.trim() === '' || !AGREED_LATER.test(clause);
  });
  const cells = (block.cells ?? [])
    .filter(
      ({ span, header }) =>
        header !== undefined && /^p\.?m\.?$/.test(section.low.slice(span.start, span.end)),
    )
    .map(({ span }) => span);
  const dates = matchesWith(/m[-/. ](?:jj|yy|20)/i, DATE_LETTERS, content).filter(
    ({ index }) => !FORMAT.test(low.slice(0, index)),
  );
  const dots = matchesWith(/…|\.{3}|___/, DOTS, content).filter(({ index }) => !insideQuotes(content, index));
  const marks = [...dots, ...matches(MONEY_GAP, content), ...matches(QUESTION_MARKS, content)];
  return [...spansOf(block, [...crosses, ...marks, ...short, ...unfinished, ...dates]), ...cells];
}

function proseOf(section: Section, block: Block): string {
  return section.prose.slice(block.span.start, block.span.end);
}

function spansOf(block: Block, found: readonly Match[]): Span[] {
  return found.map(({ index, 0: all }) => ({
    start: block.span.start + index,
    end: block.span.start + index + all.length,
  }));
}

function isGap(inner: string, content: string, from: number, to: number): boolean {
  const text = inner.trim();
  if (!/\p{L}{2}|…|\.{2}|[•●_?]|^x+$|^p\.?m\.?$/u.test(text) || /^\^|^x$/.test(text)) return false;
  // "[concept]overeenkomst": letters left out or in, not a gap.
  if (/\p{L}/u.test(content[to] ?? '') || /\p{L}/u.test(content[from - 1] ?? '')) return false;
  if (insideQuotes(content, from)) return false;
  if (FILLED.test(text)) return false;
  if (TENDERER_FILLS.test(text) || isForTenderer(content, from, to)) return false;
  if (FIELD.test(text)) return !/^(?:eis|wens|zie|bron|noot|sic|red)\b/.test(text);
  if (NO_FIELD.test(text) || text.split(/\s+/).length > 6) return false;
  // A bracketed label in front of a sentence is no gap; one in its midst is.
  return content.slice(0, from).trim() !== '' && /^[a-zà-ÿ/ -]+$/.test(text) && content[to] !== ':';
}

/** A label with its value: "[kenmerk 123456]". */
const FILLED =
  /^(?:ons |uw |het )?(?:\p{L}{0,20}(?:kenmerk|nummer|dossier|zaak|publicatie|referentie))\p{L}{0,8}:?\s[\p{L}/-]{0,8}\d{3}[\d./-]{0,14}$/u;

/** "U vult op het formulier uw [bedrijfsnaam] in": the gap is told about, for the tenderer to fill. */
function isForTenderer(content: string, from: number, to: number): boolean {
  const before = content.slice(Math.max(0, from - 120), from).toLowerCase();
  const said = before.slice(before.lastIndexOf('. ') + 1);
  const after = content.slice(to, to + 40).toLowerCase();
  if (/^\s(?:vult|vermeldt|noemt) (?:u|de inschrijver)\b/.test(after)) return true;
  return (
    YOU_FILL.test(said) ||
    (/\b(?:u|inschrijver|gegadigde)\b/.test(said) && /^[^.;\n]{0,30}\bin(?:vult)?[.;]/.test(after))
  );
}

const YOU_FILL =
  /\b(?:u|inschrijvers?|gegadigden?|aanbieders?)\b[^.;\n]{0,40}\b(?:vult|vullen|invult|noemt|vermeldt)\b|\b(?:vult|vul|vullen) (?:u|hier|bij|op|in)\b[^.;\n]{0,60}$|(?:onderwerpregel|bestandsnaam|onder vermelding van|als onderwerp|met als onderwerp|naam van (?:het|uw) bestand)[^.;\n]{0,60}$|\bter vervanging van\b|\bvervangt? u\b/;

/** "bijlage XX van de richtlijn" and sizes of clothing are no gaps; "hoofdstuk XX" may be Roman for twenty. */
function isCross(found: string, low: string, at: number): boolean {
  const before = low.slice(Math.max(0, at - 24), at);
  const after = low.slice(at + found.length, at + found.length + 30);
  if (/^x{2,3}$/i.test(found)) {
    if (
      /(?:maat|maten|titel|hoofdstuk|afdeling|boek|eeuw|type|model|serie|t\/m|tot en met|[smlx] (?:of|en|tot))\s$/.test(
        before,
      )
    )
      return false;
    if (/bijlage\s$/.test(before) && /^\s(?:van|bij|der)\s/.test(after)) return false;
    if (/^\s(?:l|s)\b/.test(after)) return false;
  }
  return true;
}

/** Whether an opening quotation mark before `at` in the block is still open. */
function insideQuotes(content: string, at: number): boolean {
  let open = 0;
  for (let i = 0; i < at; i++) if (content[i] === '"') open++;
  if (open % 2 === 1) return true;
  const single = content.lastIndexOf(" '", at);
  return single >= 0 && at - single < 300 && content.indexOf("'", single + 2) > at;
}

function inCode(source: string, at: number): boolean {
  let ticks = 0;
  for (let i = 0; i < at; i++) if (source[i] === '`') ticks++;
  return ticks % 2 === 1;
}

type Match = RegExpExecArray;

/** The same for a pattern of which every match holds this sign, which is quicker to find. */
function matchesWith(sign: RegExp, pattern: RegExp, text: string): Match[] {
  return sign.test(text) ? matches(pattern, text) : [];
}

function matches(pattern: RegExp, text: string): Match[] {
  return [...text.matchAll(pattern)] as Match[];
}

import type { Block, Section } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import type { Span } from '../../text/span.ts';
import { contains } from '../../text/span.ts';
import {
  type Collected,
  type DocumentFinding,
  type DocumentView,
  documentRule,
  type RuleContext,
  t,
} from '../rule.ts';

interface Definition {
  readonly kind: 'definition';
  readonly term: string;
  readonly span: Span;
  /** The block that defines it: what it says of itself is no use. */
  readonly block: Span;
  readonly body: string;
  /** The drafter's own list: one taken over whole, as for the ISV, may hold terms that go unused. */
  readonly isOwnList: boolean;
  /** The article on definitions says no more than this: what is not here is not defined. */
  readonly isWholeList?: boolean;
}

type Contribution =
  | Definition
  /** All text of the document, to look terms up in. */
  | { readonly kind: 'text'; readonly section: Section; readonly goesOn: boolean }
  /** An annex or part with definitions of its own begins here. */
  | { readonly kind: 'scope'; readonly name: string }
  /** The definitions also serve documents that are not here. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'inline'; readonly term: string }
  | { readonly kind: 'capital'; readonly word: string; readonly span: Span };

/** One stands in all of the next. */
const TELLS_MEANING = /Onder|Met|verstaan|begrepen/;
/** "In deze overeenkomst wordt verstaan onder Halte: …", "Onder 'Halte' verstaan wij …". */
const IN_SENTENCE =
  /(?:(?<=^|[.;:]\s|\n)(?:Onder|Met)\s(?:(?:een|de|het)\s)?(?:"([\p{L}][\p{L} -]{1,40})"|([A-Z][\p{L}-]{2,40}))\s(?:wordt|worden|verstaan|verstaat|bedoelen|bedoelt|begrijpen)(?!\p{L})|(?:verstaan|begrepen)\sonder\s(?:(?:een|de|het)\s)?(?:"([\p{L}][\p{L} -]{1,40})"|([A-Z][\p{L}-]{2,40}))\s?:\s)/gu;
/** `1.1 "Halte": de plaats …`: a definition by its form. */
const QUOTED_TERM =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}\.?\s{1,4}|[a-z][.)]\s{1,4})?"([A-Z][\p{L}\d' -]{1,50})"\s?:\s(?=(?:de|het|een|elke?|iedere?|alle|degene|wie|al)\s)/u;
/** Words that a contract makes up for itself: a plan, a register, a person with a task. */
const OWN_NOTION =
  /(?:plan|register|lijst|staat|korting|overzicht|rapport|rapportage|verslag|periode|vergoeding|bedrag|boete|malus|bonus|houder|leider|manager|beheerder|coördinator|moment|gebied|eenheid|niveau|termijn|melding|order|bon|formulier|systeem|portaal|dossier|norm|regeling|toets|overleg|ronde|beurt)$/;

const DEFINITIONS =
  /definities?(?!\p{L})|definitielijst|begrip(?:pen|s(?:bepaling|omschrijving|enlijst))|woordenlijst|verklarende woorden|terminologie|^termen\b/u;
const INTRODUCES =
  /wordt verstaan onder|worden de volgende begrippen|hebben de volgende betekenis|de volgende (?:begrippen|definities)|betekent\s?:|betekenen\s?:|verstaan onder\s?:|gelden de volgende begrippen/;
const TERM_COLUMN =
  /^(?:(?:gebruikte?\s)?(?:begrip(?:pen)?|term(?:en)?|woord|afkorting|definitie)(?:\s?(?:\/|of|en)\s?(?:begrip|term|afkorting))?)$/;
/** Labels of remarks in a list of definitions, no terms. */
const LABEL =
  /^(?:let op|toelichting|voorbeeld|opmerking|nb|n\.b|noot|bron|zie|doel|status|versie|datum|artikel|inhoud|bijvoorbeeld|uitzondering|leeswijzer|vraag|antwoord)(?!\p{L})/iu;
/** Not a meaning of its own: it points to where the meaning is. */
const POINTS_ELSEWHERE =
  /^(?:zie|als (?:bedoeld|omschreven|gedefinieerd)|zoals (?:bedoeld|omschreven|gedefinieerd)|heeft de betekenis|de betekenis|idem|hetzelfde als|ook wel)(?!\p{L})/u;
/** A definition for one chapter or article only. */
const OWN_SCOPE =
  /(?:in|voor|onder)\s(?:de toepassing van\s)?(?:dit|deze)\s(?:hoofdstuk|paragraaf|artikel|bijlage|onderdeel|perceel)\s[^.:]{0,60}verstaan|\b(?:perceel|bijlage|deel)\s[\da-z]{1,3}\b/;
const ELSEWHERE =
  /\bbijlagen?\b|alle (?:aanbestedings)?(?:stukken|documenten)|nota van inlichtingen|overige (?:stukken|documenten)|aanbestedingsstukken|conceptovereenkomst/;
const DEFINED_TERM =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}\.?\s{1,4}|[a-z][.)]\s{1,4}|[-•]\s)?["'“‘]?([\p{L}][\p{L}\d' /()&-]{1,70}?)["'”’]?\s{0,4}(?::|=|\s[–-]\s)/u;
const INLINE =
  /hierna(?:\s(?:ook\s)?(?:te noemen|genoemd|aangeduid als))?\s?:?\s?["']?(?:de |het )?["']?([A-Z][\p{L}-]{2,40})/gu;
/** A capital in the midst of a sentence, after an article: meant as a defined term, unless it is a name. */
const CAPITAL =
  /(?<=[\p{L},] |^|[.:;] |\n)(?:de|het|een|elke|iedere|ieder|elk|deze|dit|geen|De|Het|Een|Elke|Iedere|Deze|Geen) (?:(?:eerst)?volgende |laatste |vorige |geldende |betreffende |desbetreffende |actuele |overeengekomen |toepasselijke |bijbehorende |definitieve )?([A-Z][a-zà-ÿ]{4,40})(?![\p{L}\d’'/-]|\s[A-Z]|\.[A-Za-z]|(?<=e)(?<!(?:ronde|fase|periode|route|zone|module|tie|sie|waarde|procedure))\s(?!(?:duurt|is|wordt|kan|moet|dient|heeft|loopt|geldt|start|begint|eindigt|bedraagt|volgt|vervalt|vindt|komt|blijft|omvat|bestaat|niet|van|voor|door|in|op|aan|bij|met|en|of|te|die|dat|om|tot|na|per|uit|zal|mag)\b)[a-z])/gu;
const NAME =
  /wet(?:boek)?$|richtlijn|verordening|besluit|commissie|minist|^rijk|^staat|kamer|rechtbank|belasting|dienst$|^gemeente|^provinci|waterschap|europ|nederland|raad$|unie$|(?:handels|beroeps|rijks|personen|trust|big-?|onderwijs|kenteken)register$|^register|institu|inspectie|stichting|^gids|^leidraad|^bestek|tender|forum|bureau|college|^hoge|koning|bank$|^arbo|convent|protocol$|verdrag|^duits|^engels|^frans|^belgi|^internet|januari|februari|maart|april|augustus|september|oktober|november|december|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|pasen|pinkster|kerst|^bijlage|^artikel|^hoofdstuk|^corona|^covid|^(?:zomer|winter)tijd|vakantie/;
/** Places, buildings and bodies go by their own name. */
const PLACE =
  /(?:kantoor|huis|archief|bibliotheek|theater|centrum|autoriteit|agentschap|politie|brandweer|regio|museum|universiteit|school|academie|park|plein|straat|weg|kade|brug|kanaal|haven|station|markt|kerk|stadion|wijk|stad|dijk|polder|laan|gracht|singel|toren|sluis|tunnel|burg|veld|bos|meer|zee|plas|eiland|vereniging|federatie|bond|fonds|instelling|organisatie|groep|maatschappij|partij|redactie|jury|wethouder|burgemeester|voorzitter|secretaris|griffier|commissaris|directeur|bestuur|directie)$/;
/** Parties and procurement documents: defined by habit. */
const HABITUAL =
  /overeenkomst|contract|opdracht|partij|inschrij|gegadigde|leverancier|koper|wederpartij|aannemer|aanbieder|aanbested|aanbod|offerte|dienstverlener|verhuurder|huurder|verwerker|uitvoerder|deelnemer|combinatie|prijzenblad|prijsblad|nota|programma|selectie|gunning|uitvraag|voorwaarden|document|aanneming|perceel|percelen|levering|factuur|werkzaamhe|^diensten?$|^werk(?:en)?$/;

/** Parties are defined by habit, whatever the text then calls them. */
const PARTY =
  /^(?:de )?(?:inschrijvers?|gegadigden?|opdrachtgever|opdrachtnemer|aanbestedende dienst|aanbieder|leverancier|koper|contractant|wederpartij|gemeente|provincie|waterschap|partij(?:en)?|overeenkomst|combinatie|onderaannemer)$/;

export const rule = documentRule<Contribution>({
  id: 'tekst/definitie',
  title: t(
    'Begrip dubbel, niet of zonder gebruik gedefinieerd',
    'Term defined twice, not at all or never used',
  ),
  severity: 'warning',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Het begrip ‘{term}’ is tweemaal gedefinieerd, met een andere omschrijving.',
      'The term ‘{term}’ is defined twice, with different wording.',
    ),
    unused: t(
      'Het begrip ‘{term}’ is gedefinieerd maar komt verder niet voor.',
      'The term ‘{term}’ is defined but does not occur elsewhere.',
    ),
    undefined: t(
      '‘{term}’ staat met een hoofdletter, maar is niet gedefinieerd.',
      '‘{term}’ is written with a capital but not defined.',
    ),
  },
  todo: t(
    'Omschrijf elk begrip één keer en gebruik het zoals omschreven; schrap wat niet wordt gebruikt.',
    'Define each term once and use it as defined; delete what is not used.',
  ),
  why: t(
    'Een begrippenlijst bepaalt de betekenis van de overeenkomst. Twee omschrijvingen, of een begrip zonder omschrijving, laten ruimte voor geschil.',
    'A list of definitions settles the meaning of the contract. Two definitions, or a term without one, leave room for dispute.',
  ),
  whenNot: t(
    'Als het begrip in een ander document van dezelfde aanbesteding wordt gebruikt of omschreven.',
    'When the term is used or defined in another document of the same procurement.',
  ),
  words: [],
  collect(section, context) {
    return [...contributions(section, context)];
  },
  *check(view, context) {
    const definitions = view.items.filter(isDefinition);
    // A note of changes repeats definitions to change them.
    if (definitions.length === 0 || context.facts.documentKind === 'nota-van-inlichtingen') return;
    yield* definedTwice(view);
    const all = view.items.flatMap(({ value }) => (value.kind === 'text' ? [value] : []));
    const texts = all.map(({ section }) => section);
    const isElsewhere = view.items.some(({ value }) => value.kind === 'elsewhere');
    const hasText = all.some(({ goesOn }) => goesOn);
    if (!isElsewhere && hasText) yield* unused(definitions, texts);
    if (definitions.length > 1 || definitions[0]?.value.isWholeList || definitions[0]?.value.isOwnList)
      yield* undefinedTerms(view, definitions, context);
  },
  examples: {
    bad: [
      {
        text: '## Artikel 1 Begrippen\n\n- Rit: een verplaatsing van een leerling.\n- Halte: een plaats waar de bus stopt.\n- ⟦Rit⟧: elke heenreis.\n\n## Artikel 2 Vervoer\n\nElke Rit begint bij een Halte.',
      },
      {
        text: '# Definities\n\n| Begrip | Betekenis |\n| --- | --- |\n| Boom | Een houtig gewas van ten minste 3 meter. |\n| ⟦Snoeihout⟧ | Hout dat bij snoeien vrijkomt. |\n\n# Werk\n\nElke Boom wordt eens per jaar gesnoeid.',
      },
      {
        text: '## Artikel 1 Definities\n\nIn deze overeenkomst wordt verstaan onder:\n\n1. Zaal: het lokaal van de cursus;\n2. Cursist: wie de cursus volgt.\n\n## Artikel 2 Cursus\n\nIn elke Zaal houdt een ⟦Begeleider⟧ toezicht. De Begeleider helpt elke Cursist.',
        facts: 'soort-document: overeenkomst',
      },
    ],
    good: [
      {
        text: '## Artikel 1 Begrippen\n\n- Rit: een verplaatsing.\n- Rittenlijst: een lijst van alle Ritten.\n\n## Artikel 2\n\nDe gemeente ontvangt de Rittenlijst elke maandag.',
        facts: 'soort-document: overeenkomst',
      },
      { text: '## Opdracht\n\nHet Waterschapshuis ligt aan de Dorpsweg. De Aanbestedingswet 2012 geldt.' },
      {
        text: '# Begrippen\n\nDeze begrippen gelden ook in de bijlagen.\n\n- Snoeihout: hout dat bij snoeien vrijkomt.\n\n# Werk\n\nBomen worden eens per jaar gesnoeid.',
      },
      {
        text: '# Bijlage 1\n\n## Begrippen\n\n- Prestatie: de levering.\n\n## Levering\n\nDe Prestatie vindt plaats in mei.\n\n# Bijlage 2\n\n## Begrippen\n\n- Prestatie: de dienst.\n\n## Dienst\n\nDe Prestatie vindt plaats in juni.',
      },
      {
        text: '## Artikel 1 Begrippen\n\n- Zaal: het lokaal.\n- Cursist: wie de cursus volgt.\n\n## Artikel 2\n\nIn elke Zaal houdt een medewerker van de zaalhuurder (hierna: Begeleider) toezicht. De Begeleider helpt elke Cursist en een Begeleider sluit af.',
        facts: 'soort-document: overeenkomst',
      },
    ],
  },
});

function isDefinition(item: Collected<Contribution>): item is Collected<Definition> {
  return item.value.kind === 'definition';
}

function* contributions(section: Section, context: RuleContext): Generator<Contribution> {
  const scope = scopeOf(section);
  if (scope !== undefined) yield { kind: 'scope', name: scope };
  const isOwnList = !isTakenOver(section, context);
  let last = 0;
  let title = '';
  for (const block of section.blocks) {
    title = boldTitle(section, block) ?? (block.kind === 'heading' ? '' : title);
    const definitions = definitionsIn(section, block, context, isOwnList, title);
    if (definitions.length > 0) {
      last = block.span.end;
      yield* definitions;
    } else if (block.kind === 'paragraph' && isDefiningPlace(section, block, context, title)) {
      if (ELSEWHERE.test(section.low.slice(block.span.start, block.span.end))) yield { kind: 'elsewhere' };
    }
  }
  const goesOn = section.blocks.some((block) => isText(block) && block.span.start >= last);
  yield { kind: 'text', section, goesOn };
  yield* inSentences(section);
  for (const found of section.prose.matchAll(INLINE)) yield { kind: 'inline', term: found[1]! };
  if (context.facts.documentKind === 'overeenkomst') yield* capitalsIn(section);
}

/** Definitions given in the midst of a text. */
function* inSentences(section: Section): Generator<Definition> {
  for (const { text, span, block, speaker } of section.sentences) {
    if (block.quoted || (block.kind !== 'paragraph' && block.kind !== 'item') || !binds(speaker)) continue;
    const quoted = QUOTED_TERM.exec(text);
    const found = quoted ?? (TELLS_MEANING.test(text) ? firstOf(text.matchAll(IN_SENTENCE)) : undefined);
    const term = found?.slice(1).find((group) => group !== undefined);
    if (!found || term === undefined) continue;
    const start = span.start + found.index + found[0].indexOf(term);
    const body = words(section, { start: start + term.length, end: span.end });
    const isWholeList =
      section.sentences.filter(({ block: one }) => one.kind !== 'heading').length === 1 &&
      DEFINITIONS.test(section.heading?.title.toLowerCase() ?? '');
    yield { ...definition(term, start, span, body, false), isWholeList };
  }
}

function firstOf(found: Iterable<RegExpExecArray>): RegExpExecArray | undefined {
  for (const one of found) return one;
  return undefined;
}

/** Name of the annex or part with definitions of its own that begins here, '' when it has none. */
function scopeOf({ heading, sentences }: Section): string | undefined {
  const number = heading?.number ?? '';
  if (/^(?:bijlage|annex|deel|perceel)/i.test(number) || OWN_SCOPE.test(heading?.title.toLowerCase() ?? ''))
    return number.toLowerCase();
  return sentences.some(({ low }) => low.includes('verstaan') && OWN_SCOPE.test(low)) ? '' : undefined;
}

function* capitalsIn(section: Section): Generator<Contribution> {
  for (const block of section.blocks) {
    if (block.kind === 'code' || block.kind === 'heading' || block.quoted) continue;
    const prose = section.prose.slice(block.span.start, block.span.end).replaceAll('\n', ' ');
    for (const found of prose.matchAll(CAPITAL)) {
      const word = found[1]!;
      if (isName(word.toLowerCase())) continue;
      const end = block.span.start + found.index + found[0].length;
      yield { kind: 'capital', word, span: { start: end - word.length, end } };
    }
  }
}

/** Text of some length that a term may be used in. */
function isText({ kind, span }: Block): boolean {
  return (kind === 'paragraph' || kind === 'item' || kind === 'row') && span.end - span.start > 25;
}

function isName(low: string): boolean {
  return NAME.test(low) || PLACE.test(low) || HABITUAL.test(low);
}

function isDefiningPlace(section: Section, block: Block, context: RuleContext, title: string): boolean {
  if (title !== '') return DEFINITIONS.test(title);
  if (DEFINITIONS.test((block.under ?? section.heading?.title ?? '').toLowerCase())) return true;
  if (block.leadIn && INTRODUCES.test(section.low.slice(block.leadIn.start, block.leadIn.end))) return true;
  if (block.kind === 'paragraph' && INTRODUCES.test(firstLine(section, block))) return true;
  return context.role === 'definitions' && section.heading === undefined;
}

function definitionsIn(
  section: Section,
  block: Block,
  context: RuleContext,
  isOwnList: boolean,
  title: string,
): Definition[] {
  if (block.kind === 'row') {
    const [first, second] = block.cells ?? [];
    if (!first || !second || !TERM_COLUMN.test(first.header ?? '')) return [];
    const cell = section.prose.slice(first.span.start, first.span.end);
    const term = cell.trim();
    if (term === '') return [];
    const start = first.span.start + cell.length - cell.trimStart().length;
    const body = words(section, { start: second.span.start, end: block.span.end });
    return [definition(term, start, block.span, body, isOwnList)];
  }
  if (block.kind !== 'item' && block.kind !== 'paragraph') return [];
  if ((block.depth ?? 0) > 0 || !isDefiningPlace(section, block, context, title)) return [];
  const found = linesOf(section, block).flatMap((line) => {
    const named = termAt(section.prose.slice(line.start, Math.min(line.end, line.start + 120)));
    return named ? [{ line, term: named.term, start: line.start + named.at }] : [];
  });
  return found.map(({ line, term, start }, i) => {
    const end = found[i + 1]?.line.start ?? block.span.end;
    const span = { start: i === 0 ? block.span.start : line.start, end };
    return definition(term, start, span, words(section, { start: start + term.length, end }), isOwnList);
  });
}

/** A paragraph that is all bold stands for a heading, lower case; undefined for other blocks. */
function boldTitle({ text }: Section, { kind, span }: Block): string | undefined {
  if (kind !== 'paragraph' || span.end - span.start > 90) return undefined;
  return /^\s*(?:\*\*|__)([^*_\n]{2,80})(?:\*\*|__):?\s*$/
    .exec(text.slice(span.start, span.end))?.[1]
    ?.toLowerCase();
}

function firstLine({ low }: Section, { span }: Block): string {
  return low.slice(span.start, Math.min(span.end, span.start + 200)).split('\n')[0]!;
}

/** An item as a whole, or each line of a paragraph: definitions may follow each other without blank lines. */
function linesOf(section: Section, { kind, span }: Block): Span[] {
  if (kind === 'item') return [span];
  const lines: Span[] = [];
  let start = span.start;
  for (const line of section.prose.slice(span.start, span.end).split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}

/** The term a line defines and where it stands in it. */
function termAt(line: string): { term: string; at: number } | undefined {
  const lead = line.length - line.trimStart().length;
  const found = DEFINED_TERM.exec(line.slice(lead));
  const term = found?.[1]?.trim();
  if (!found || !term || !/^\p{Lu}/u.test(term) || INTRODUCES.test(found[0].toLowerCase())) return undefined;
  if (LABEL.test(term) || /\b(?:wordt|worden|is|zijn|gelden|verstaan)\b/.test(term)) return undefined;
  return { term, at: lead + found[0].indexOf(term) };
}

function definition(term: string, start: number, block: Span, body: string, isOwnList: boolean): Definition {
  return { kind: 'definition', term, span: { start, end: start + term.length }, block, body, isOwnList };
}

/** Definitions for the ISV come from a library or an older text. */
function isTakenOver(section: Section, context: RuleContext): boolean {
  return (
    context.role === 'isv' ||
    /\bilo\b|\boeso\b|\bisv\b|due diligence|gepaste zorgvuldigheid/.test(section.low)
  );
}

function words(section: Section, span: Span): string {
  return section.low
    .slice(span.start, span.end)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** The same term with another meaning, within one annex or part. */
function* definedTwice({ items }: DocumentView<Contribution>): Generator<DocumentFinding> {
  let known = new Map<string, Collected<Definition>>();
  for (const item of items) {
    if (item.value.kind === 'scope') known = new Map();
    if (!isDefinition(item)) continue;
    const key = item.value.term.toLowerCase();
    const before = known.get(key);
    if (!before) known.set(key, item);
    else if (isOtherMeaning(before.value.body, item.value.body))
      yield {
        at: item.at,
        span: item.value.span,
        values: { term: item.value.term },
        related: [
          {
            at: before.at,
            span: before.value.span,
            message: t('Hier staat de eerste omschrijving.', 'The first definition stands here.'),
          },
        ],
      };
  }
}

/** Whether two definitions differ; one that only points to the other, or is cut short, does not. */
function isOtherMeaning(one: string, other: string): boolean {
  if (POINTS_ELSEWHERE.test(one) || POINTS_ELSEWHERE.test(other)) return false;
  return one !== other && one !== '' && other !== '';
}

function* unused(
  definitions: readonly Collected<Definition>[],
  texts: readonly Section[],
): Generator<DocumentFinding> {
  for (const { value, at } of definitions) {
    if (!value.isOwnList || PARTY.test(value.term.toLowerCase())) continue;
    const stems = [...stemsOf(value.term), ...fullName(value)];
    const isUsed = texts.some((section) =>
      stems.some((stem) => placesOf(section, stem).some((place) => !isOwnPlace(section, place, value))),
    );
    if (!isUsed) yield { at, span: value.span, message: 'unused', values: { term: value.term } };
  }
}

/** What an abbreviation stands for counts as its use: "SLA: service level agreement". */
function fullName({ term, body }: Definition): string[] {
  return /^[A-Z]{2,6}$/.test(term.replace(/[.-]/g, '')) && body.split(' ').length < 8 ? [body] : [];
}

/** Whether a place is in the block that defines the term: spans of equal blocks in other sections are told by text. */
function isOwnPlace(section: Section, place: Span, { block, span, term }: Definition): boolean {
  return contains(block, place) && section.prose.slice(span.start, span.end) === term;
}

const memory = new WeakMap<Section, Map<string, readonly Span[]>>();

/** Where a stem stands in a section; remembered, since one edit changes one section only. */
function placesOf(section: Section, stem: string): readonly Span[] {
  let known = memory.get(section);
  if (!known) {
    known = new Map();
    memory.set(section, known);
  }
  let places = known.get(stem);
  if (!places) {
    const found: Span[] = [];
    for (let at = section.low.indexOf(stem); at >= 0; at = section.low.indexOf(stem, at + stem.length))
      found.push({ start: at, end: at + stem.length });
    places = found;
    known.set(stem, places);
  }
  return places;
}

/** What counts as use of a term: the term or its plural, one of its names, the main word of several. */
function stemsOf(term: string): string[] {
  const names = term
    .toLowerCase()
    .split(/\s?[/=,]\s?|\sof\s|\sen\s|[()"']/)
    .map((name) => name.trim().replace(/^(?:de|het|een)\s/, ''))
    .filter((name) => name.length > 1);
  return [...new Set(names.flatMap((name) => [...spellings(name), ...mainWords(name)]))];
}

/** A name as it may be written in another number: "boom" and "bomen", "brief" and "brieven", "e-mail" and "email". */
function spellings(name: string): string[] {
  const stems = [stemOf(name)];
  const short = /^(.{0,60}[bcdfghjklmnpqrstvwxz])(aa|ee|oo|uu)([bcdfghjklmnpqrstvwxz])$/.exec(name);
  if (short) stems.push(`${short[1]}${short[2]![0]}${short[3]!.replace('f', 'v').replace('s', 'z')}`);
  if (/[^f]f$/.test(name)) stems.push(`${name.slice(0, -1)}v`);
  if (/[^s]s$/.test(name)) stems.push(`${name.slice(0, -1)}z`);
  if (/heid$/.test(name)) stems.push(`${name.slice(0, -4)}hed`);
  if (/(?:um|us|en)$/.test(name) && name.length > 5) stems.push(name.slice(0, -2));
  if (/[- ]/.test(name))
    stems.push(
      stemOf(name.replace(/[- ]/g, '')),
      stemOf(name.replace(/[- ]/g, ' ')),
      stemOf(name.replace(/ /g, '-')),
    );
  return stems.filter((stem) => stem.length > 1);
}

function stemOf(name: string): string {
  if (name.length < 6) return name;
  return name.replace(/(?:en|'s|s|e|n)$/, '').replace(/([bcdfgklmnprst])\1$/, '$1');
}

function mainWords(name: string): string[] {
  return name.split(/\s+/).length < 2
    ? []
    : name
        .split(/\s+/)
        .filter((word) => word.length > 7)
        .map(stemOf);
}

/** Capitals used as if for defined terms, by texts that define their terms. */
function* undefinedTerms(
  { items }: DocumentView<Contribution>,
  definitions: readonly Collected<Definition>[],
  context: RuleContext,
): Generator<DocumentFinding> {
  const known = [
    ...definitions.flatMap(({ value }) => stemsOf(value.term)),
    ...items.flatMap(({ value }) => (value.kind === 'inline' ? [stemOf(value.term.toLowerCase())] : [])),
    ...(context.facts.contractingAuthority?.name?.toLowerCase().split(/\s+/) ?? []),
  ];
  const uses = new Map<string, { at: number; span: Span; word: string; count: number }>();
  for (const { at, value } of items) {
    if (value.kind !== 'capital') continue;
    const key = stemOf(value.word.toLowerCase());
    const use = uses.get(key);
    if (use) use.count++;
    else uses.set(key, { at, span: value.span, word: value.word, count: 1 });
  }
  const foreign = [...uses].filter(
    ([key]) => !known.some((stem) => stem.startsWith(key) || key.startsWith(stem)),
  );
  // Two notions of its own without a meaning are a habit of the text; one capital may be a slip.
  const once = foreign.filter(
    ([key, { word }]) => OWN_NOTION.test(word.toLowerCase()) || OWN_NOTION.test(key),
  );
  for (const use of foreign) {
    const { at, span, word, count } = use[1];
    if (count > 1 || (once.length > 1 && once.includes(use)))
      yield { at, span, message: 'undefined', values: { term: word } };
  }
}

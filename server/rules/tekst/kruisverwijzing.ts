import type { DocumentKind } from '../../spec/fact-schema.ts';
import type { Block, Section, SectionItem, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { documentRule, t } from '../rule.ts';

type Kind = 'section' | 'article' | 'annex';

/** What a section adds: numbers that exist in the document and references to numbers. */
type Contribution =
  | { readonly kind: 'exists'; readonly of: Kind; readonly number: string }
  | {
      readonly kind: 'refers';
      readonly to: Kind;
      readonly numbers: readonly string[];
      readonly span: Span;
      /** "van de overeenkomst": only a contract can answer it. */
      readonly onlyIn: 'contract' | undefined;
    };

const NUMBER = String.raw`(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[A-Z]|[IVX]{1,5}|(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?=[\s.,;:)]|$))(?![\p{L}\d:/%]|\.\d)`;
const WORD_NUMBERS = [
  'een',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];
const REFERENCE = new RegExp(
  String.raw`(?<![\p{L}\d-])(paragrafen|paragraaf|par\.|§{1,2}|sectie|hoofdstukken|hoofdstuk|hfst\.?|artikelen|artikel|art\.|bijlagen|bijlage|bijl\.|annex|appendix|aanhangsel)(?:\s(?:nr\.?\s|nummer\s)?|(?=\d))(${NUMBER}(?:(?:,\s|\sen\s|\sof\s|\st\/m\s|\stot en met\s)${NUMBER}){0,6})`,
  'iuy',
);
const NUMBERS = new RegExp(NUMBER, 'giu');
/** How every reference begins; quicker to find than a reference. */
const MAY_REFER =
  /paragra|par\.|§|sectie|hoofdstuk|hfst|artikel|art\.|bijlage|bijl\.|annex|appendix|aanhangsel/g;
const DOTTED = /\d\.\d/;
const KINDS: ReadonlyArray<readonly [RegExp, Kind]> = [
  [/^(?:par|§|hoofdstuk|hfst|sectie)/i, 'section'],
  [/^art/i, 'article'],
  [/^(?:bijl|annex|appendix|aanhangsel)/i, 'annex'],
];
/** "vindt u in 2.4": a bare number with a dot, where something is said to stand. */
const BARE =
  /(?<![\p{L}\d])(?:zie(?: ook| verder)?|(?:vindt u|vind je|staat|staan|beschreven|genoemd|vermeld|uitgewerkt|opgenomen) (?:in|onder))\s(\d{1,2}(?:\.\d{1,2}){1,3})(?![\p{L}\d:/%]|\.\d|\s?(?:%|m\b|m²|m2|mm|cm|km|kg|uur|euro|miljoen|procent))/giu;
/** "lid 2, onder a" belongs to the reference. */
const TAIL =
  /^(?:,?\s(?:lid|leden|onder|onderdeel|sub|aanhef|en|eerste|tweede|derde|vierde|vijfde|zesde|zevende|[a-z](?![\p{L}])|\d{1,2}°?)){0,8}/iu;
const OF_THIS =
  /^\s(?:van|bij|in|uit)\s(?:deze|dit|de onderhavige|het onderhavige)(?:\s|$)|^\s(?:hieronder|hierboven|hierna|hiervoor|van dit document)/;
const OF_CONTRACT =
  /^\s(?:van|bij|in|uit)\s(?:de|onze)\s(?:concept-?|raam)?(?:raam)?overeenkomst(?![\p{L}])/u;
/** Of a law, of conditions or of another document: unknowable here. */
const OF_OTHER =
  /^,?\s\(?(?:van|bij|uit|der)\s(?!(?:overeenkomstige |onverkort |volledig )?toepassing|kracht|rechtswege|invloed|belang|betekenis|te\s)|^\s\(?(?:bw|aw|avg|awb|wbp|wft|wor|gw|vweu|uav|arw|jo|juncto|sr|sv|rv|eu)(?![\p{L}])/u;
const AFTER_OTHER =
  /(?:wet(?:boek)?|\bbw|\bavg|\buav(?:-gc)?|\bariv|\barvodi|\barbit|\bgibit|\bdnr|\barw|\bawb|\baw|gids(?: proportionaliteit)?|richtlijn|verordening|besluit|regeling|reglement|voorwaarden|protocol|verdrag|handreiking|norm|nen[\w -]{0,16}|iso[\w -]{0,16}|cao|bestek|leidraad|conceptovereenkomst|verwerkersovereenkomst|modelovereenkomst|raamovereenkomst)(?:\s\d{4})?[,:(]?\s(?:in\s|zie\s|en\s)?$/;
/** A paragraph that names a law or conditions refers to those with its numbers. */
const NAMES_OTHER =
  /\buav\b|\buav-|\bariv|\barvodi|\barbit|\bgibit|\bdnr\b|\barw\b|gids proportionaliteit|richtlijn|verordening|burgerlijk|aanbestedingswet|\bbw\b|\bavg\b|strafrecht|\bwet\b|uitsluitingsgrond|\bcao\b/;
/** Annexes in a list under this heading, or after such a lead-in, exist by their number alone. */
const ANNEX_LIST =
  /^(?:overzicht (?:van )?|inhoud (?:van )?)?(?:de )?(?:meegestuurde |bijgevoegde )?(?:bijlagen?(?:lijst|overzicht)?|aanhangsels)\b|^(?:lijst|overzicht) (?:van|met) (?:de )?bijlagen|^bijgevoegde (?:documenten|stukken)/;
const ANNEX_LEAD_IN = /\bbijlagen\b[^.]{0,60}:\s{0,3}$|(?:horen|behoren|gevoegd)[^.]{0,40}\bbijlagen\b/;
const ANNEX_LINE = /^(?:[-*•]\s)?([A-Z]\d{0,2}|\d{1,3}[a-z]?|[IVX]{1,5})(?:[.):]\s|\s[–-]\s|\s{2,})/;
/** One of several on a line: "1 UEA; 2 prijsblad". */
const BARE_LINE = /^(\d{1,2}|[A-Z])\s(?=\p{L})/u;
/** "Bijlagen: A (prijsblad), B (UEA)", "De volgende bijlagen horen bij deze leidraad: 1. UEA, 2. prijsblad". */
const ANNEX_ROLL =
  /^(?:(?:de )?volgende |(?:de |er zijn )?\p{L}{3,7} )?bijlagen(?:\s[^:.\n]{1,60})?:\s(.{3,600})$/isu;
const MAY_BE_ROLL = /^(?:(?:de )?volgende |(?:de |er zijn )?\p{L}{3,7} )?bijlagen\b/u;
/** In a list of annexes each one named is there, unless something is said to stand in it. */
const ANNEX_NAMED =
  /(?<!(?:in|uit|van|zie|op|volgens|conform|naar|met)\s)(?<![\p{L}\d-])(?:bijlage|bijl\.|annex|appendix|aanhangsel)\s(?:nr\.?\s)?(\d{1,3}(?:\.\d{1,2})?[a-z]?|[A-Z]\d{0,2}|[IVX]{1,5})(?![\p{L}\d])/giu;
/** "De bijlagen 1 tot en met 4 horen bij deze leidraad." */
const ANNEX_RANGE =
  /^(?:de )?bijlagen (\d{1,2}|[a-z]) (?:tot en met|t\/m|tm|-|–) (\d{1,2}|[a-z])\s[^.]{0,60}\b(?:horen|behoren|maken|vormen|zijn|worden|staan)\b/;
/** "als bijlage 3 afzonderlijk geplaatst", "bijlage 3 is los bijgevoegd": it is told where it is. */
const ANNEX_APART =
  /(?:^|\bals )(?:bijlage|bijl\.|annex)\s(\d{1,3}[a-z]?|[a-z]\d{0,2})\b(?=[^.]{0,60}\b(?:afzonderlijk|los|apart|separaat|als los|op (?:tenderned|mercell|negometrix|het (?:aanbestedings)?platform)|digitaal|in een eigen bestand)\b[^.]{0,30}\b(?:bijgevoegd|gevoegd|toegevoegd|geplaatst|gepubliceerd|beschikbaar|meegestuurd|meegezonden|aangeboden|opgenomen)\b)/;

export const rule = documentRule<Contribution>({
  id: 'tekst/kruisverwijzing',
  title: t('Verwijzing naar iets dat er niet is', 'Reference to something that is not there'),
  severity: 'error',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Hier wordt verwezen naar {number}, maar dit document heeft geen paragraaf of hoofdstuk met dat nummer.',
      'This refers to {number}, but this document has no paragraph or chapter of that number.',
    ),
    article: t(
      'Hier wordt verwezen naar artikel {number}, maar dit document heeft geen artikel {number}.',
      'This refers to article {number}, but this document has no article {number}.',
    ),
    annex: t(
      'Hier wordt verwezen naar bijlage {number}, maar er is geen bijlage {number} opgenomen of genoemd in de lijst van bijlagen.',
      'This refers to annex {number}, but there is no annex {number} and the list of annexes names none.',
    ),
  },
  todo: t(
    'Verbeter het nummer of neem het ontbrekende onderdeel op.',
    'Correct the number or add what is missing.',
  ),
  why: t(
    'Na het schrappen of invoegen van een paragraaf kloppen verwijzingen vaak niet meer. Een lezer zoekt dan tevergeefs naar een eis of bijlage.',
    'After a paragraph was deleted or inserted, references are often wrong. The reader then looks in vain for a requirement or annex.',
  ),
  whenNot: t(
    'Als het nummer bij een ander document of een wet hoort; noem dat document dan in de verwijzing.',
    'When the number belongs to another document or to a law; then name it in the reference.',
  ),
  words: [],
  collect(section, _context, item) {
    return [...existing(section, item), ...references(section)];
  },
  *check({ items }, context) {
    const numbers: Record<Kind, Set<string>> = { section: new Set(), article: new Set(), annex: new Set() };
    for (let i = 0; i < items.length; i++) {
      const { value } = items[i]!;
      if (value.kind === 'exists') numbers[value.of].add(value.number);
    }
    // A contract with chapters "1. Looptijd" calls those its articles.
    const isChaptered =
      context.facts.documentKind === 'overeenkomst' &&
      ![...numbers.article].some((one) => !one.includes('.'));
    if (isChaptered) for (const one of numbers.section) numbers.article.add(one);
    const last = isChaptered
      ? Math.max(0, ...[...numbers.section].map((one) => Number.parseInt(one, 10) || 0))
      : 0;
    for (let i = 0; i < items.length; i++) {
      const { at, value } = items[i]!;
      if (value.kind !== 'refers') continue;
      // Far beyond its chapters it is of something else.
      if (
        isChaptered &&
        value.to === 'article' &&
        value.numbers.some((one) => Number.parseInt(one, 10) > last + FAR)
      )
        continue;
      if (value.onlyIn === 'contract' && !isContract(context.facts.documentKind, numbers.article)) continue;
      const missing = value.numbers.filter((number) => isMissing(value.to, number, numbers[value.to]));
      if (missing.length === 0) continue;
      yield {
        at,
        span: value.span,
        ...(value.to === 'section' ? {} : { message: value.to }),
        values: { number: missing.join(', ').toUpperCase() },
      };
    }
  },
  examples: {
    bad: [
      {
        text: '# 1 Opdracht\n\nDe gebouwen staan in ⟦paragraaf 3.4⟧.\n\n## 1.1 Omvang\n\nVijf gebouwen.\n\n# 2 Planning\n\nZie hoofdstuk 1.',
      },
      {
        text: '## Artikel 1 Voorwerp\n\nDe dienst.\n\n## Artikel 2 Prijs\n\nDe prijs is vast, tenzij ⟦artikel 11⟧ wordt toegepast. Artikel 1 blijft gelden.',
        facts: 'soort-document: overeenkomst',
      },
      {
        text: '# Indienen\n\nVul ⟦bijlage 6⟧ en bijlage 2 in.\n\n# Bijlagen\n\n1. Eigen verklaring\n2. Prijsblad\n3. Conceptovereenkomst',
      },
      {
        text: '| Bijlage | Titel |\n| --- | --- |\n| A | Prijsblad |\n| B | Kaart |\n\nDe ligging staat op de kaart in ⟦bijlage C⟧.',
      },
      {
        text: '# 1 Eisen\n\n# 2 Wensen\n\nDe weging van de wensen staat in de ⟦hoofdstukken 2 en 7⟧.',
      },
    ],
    good: [
      {
        text: '# 1 Recht\n\n## 1.1 Wet\n\nArtikel 2.53 van de Aanbestedingswet 2012, paragraaf 44 van de UAV 2012, hoofdstuk 4 van de Gids Proportionaliteit en bijlage XIV bij Richtlijn 2014/24/EU gelden. Zie paragraaf 1.1.',
      },
      {
        text: '## Artikel 1 Begrippen\n\n## Artikel 2 Duur\n\nOntbinding volgt artikel 6:265 BW; artikel 28 AVG geldt. Volgens de ARIV-2018, artikel 20, is artikel 2 lid 3 leidend.',
      },
      { text: 'Zie bijlage 3 en paragraaf 4.2. De tekst van artikel 9 staat in de overeenkomst.' },
      {
        text: '# Bijlagen\n\n- Bijlage 1: Prijsblad\n- Bijlage 2: Kaart\n\nGebruik bijlage 1, bijlage 2a en bijlage 5 van de overeenkomst.',
      },
      { text: '# 1 Eisen\n\n## 1.1 Zand\n\nZie paragraaf 1.1.2 en hoofdstuk 1.\n\n# 2 Slot' },
    ],
  },
});

const FAR = 15;

function* existing(section: Section, item: SectionItem | undefined): Generator<Contribution> {
  const titles = [section.heading?.number, item?.kind === 'section' ? numberOf(item.title) : undefined];
  for (const number of titles) if (number !== undefined) yield* numbered(number);
  const isAnnexList = ANNEX_LIST.test((section.heading?.title ?? item?.title ?? '').toLowerCase());
  for (const block of section.blocks) {
    if (block.kind === 'row') yield* annexInRow(section, block, isAnnexList);
    else if (block.kind !== 'code' && block.kind !== 'html') yield* inText(section, block, isAnnexList);
  }
}

function* annexInRow(section: Section, block: Block, isAnnexList: boolean): Generator<Contribution> {
  const first = block.cells?.[0];
  if (!first || first.header === undefined) return;
  const label = section.prose.slice(first.span.start, first.span.end).trim();
  const isNumbers =
    /^(?:bijlagen?|annex|appendix)(?:\s?nr\.?|nummer)?$/.test(first.header) ||
    (isAnnexList && /^(?:nr\.?|nummer|#|)$/.test(first.header));
  if (isNumbers && isNumber(label)) yield { kind: 'exists', of: 'annex', number: plain(label) };
  else yield* annexAt(label);
}

function* inText(section: Section, block: Block, isAnnexList: boolean): Generator<Contribution> {
  const start = section.prose.slice(block.span.start, block.span.start + 60).trimStart();
  yield* annexAt(start);
  yield* annexLines(section, block, isAnnexList);
  // "8.4. Wederpartij doet afstand …": a numbered clause is as good as a heading.
  const clause = /^(\d{1,3}(?:\.\d{1,3}){1,4})\.?\s/.exec(start)?.[1];
  if (clause === undefined) return;
  yield { kind: 'exists', of: 'section', number: clause };
  yield { kind: 'exists', of: 'article', number: clause };
}

/** "Vermeldt u op het formulier in ⏎ bijlage 7": the line was wrapped there, it is no list. */
const GOES_ON_NEXT_LINE = /(?:^|\s)(?:in|op|van|zie|uit|bij|met|volgens|conform|als|de|het|en|of)\s?$/i;

function* annexLines(section: Section, block: Block, isAnnexList: boolean): Generator<Contribution> {
  const content = section.prose.slice(block.span.start, block.span.end);
  const low = section.low.slice(block.span.start, block.span.end).trimStart();
  const isRoll = MAY_BE_ROLL.test(low.slice(0, 40));
  yield* annexesTold(low);
  const leadIn = block.leadIn ? section.low.slice(block.leadIn.start, block.leadIn.end) : '';
  const roll = isRoll ? ANNEX_ROLL.exec(content.trim())?.[1] : undefined;
  const numbers = roll ? [...roll.matchAll(/(?:^|[,;]\s|\sen\s)([A-Z]|\d{1,2})(?=[.):]|\s[(–-])/g)] : [];
  for (const { 1: number } of numbers) yield { kind: 'exists', of: 'annex', number: plain(number!) };
  if (!isAnnexList && !ANNEX_LEAD_IN.test(leadIn)) return;
  for (const { 1: number } of isAnnexList ? content.matchAll(ANNEX_NAMED) : [])
    yield { kind: 'exists', of: 'annex', number: plain(number!) };
  const marker = block.marker?.replace(/[.)]$/, '') ?? '';
  if (isNumber(marker.toUpperCase())) yield { kind: 'exists', of: 'annex', number: plain(marker) };
  const lines = content.split('\n');
  for (const [i, line] of lines.entries()) {
    if (GOES_ON_NEXT_LINE.test(lines[i - 1] ?? '')) continue;
    // Several on one line: "A. Prijsblad · B. UEA".
    const parts = line.split(/\s[·•|;]\s|;\s/);
    for (const part of parts) {
      const number = (ANNEX_LINE.exec(part.trim()) ??
        (parts.length > 1 ? BARE_LINE.exec(part.trim()) : null))?.[1];
      if (number !== undefined) yield { kind: 'exists', of: 'annex', number: plain(number) };
      yield* annexAt(part.trim());
    }
  }
}

/** Annexes a paragraph (lower case) says to be there, by their range or by the place where they are. */
function* annexesTold(low: string): Generator<Contribution> {
  if (!low.includes('bijlage')) return;
  const [, from, to] = ANNEX_RANGE.exec(low) ?? [];
  for (const number of from !== undefined ? numbersBetween(from, to!) : [])
    yield { kind: 'exists', of: 'annex', number };
  const apart = ANNEX_APART.exec(low)?.[1];
  if (apart !== undefined) yield { kind: 'exists', of: 'annex', number: apart };
}

/** "2" to "5", "a" to "d"; only the two ends when they are of two kinds. */
function numbersBetween(from: string, to: string): string[] {
  const isFigures = /\d/.test(from);
  if (isFigures !== /\d/.test(to)) return [from, to];
  const code = (text: string) => (isFigures ? Number(text) : text.charCodeAt(0));
  const length = Math.min(60, Math.max(0, code(to) - code(from) + 1));
  return Array.from({ length }, (_, i) =>
    isFigures ? String(code(from) + i) : String.fromCharCode(code(from) + i),
  );
}

function* annexAt(text: string): Generator<Contribution> {
  const found =
    /^(?:bijlage|bijl\.|annex|appendix|aanhangsel)\s{1,3}(?:nr\.?\s)?(\d{1,3}(?:\.\d{1,2})?[a-z]?|[A-Z]\d{0,2}|[IVX]{1,5})(?![\p{L}\d])\s{0,3}(.{0,1})/iu.exec(
      text,
    );
  // In a list, or with a title after it; a sentence may begin with "Bijlage 3 bevat …".
  if (found && !/[a-z]/.test(found[2]!)) yield { kind: 'exists', of: 'annex', number: plain(found[1]!) };
}

function* numbered(number: string): Generator<Contribution> {
  const parts = /^([\p{L}.§]{0,40}?)\s?(\d[\da-z.]{0,20}|[IVX]{1,9}|[A-Z])$/iu.exec(number.trim());
  if (!parts) return;
  const value = plain(parts[2]!);
  const of = KINDS.find(([word]) => word.test(parts[1]!))?.[1];
  if (of) yield { kind: 'exists', of, number: value };
  else if (parts[1] === '' || /^deel/i.test(parts[1]!)) {
    yield { kind: 'exists', of: 'section', number: value };
    if (value.includes('.')) yield { kind: 'exists', of: 'article', number: value };
  }
}

function numberOf(title: string | undefined): string | undefined {
  return title === undefined
    ? undefined
    : /^(?:(?:artikel|bijlage|hoofdstuk|paragraaf)\s)?\d{1,3}(?:\.\d{1,3}){0,4}(?=[\s.:)]|$)/i.exec(
        title,
      )?.[0];
}

function* references(section: Section): Generator<Contribution> {
  for (const sentence of section.sentences) {
    if (sentence.block.kind === 'heading' || sentence.block.quoted) continue;
    if (sentence.speaker === 'question' || sentence.speaker === 'law') continue;
    const found = referencesIn(sentence);
    const bare = DOTTED.test(sentence.low) ? [...sentence.text.matchAll(BARE)] : [];
    if (found.length + bare.length === 0) continue;
    const { span } = sentence.block;
    const namesOther = NAMES_OTHER.test(section.low.slice(span.start, span.end));
    for (const one of found) yield* referenceAt(section, sentence, one, namesOther);
    if (!namesOther) for (const one of bare) yield* bareReference(sentence, one);
  }
}

/** All that `REFERENCE` matches, looked for only where one can begin. */
function referencesIn({ low, text }: Sentence): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const { index } of low.matchAll(MAY_REFER)) {
    if (index < end) continue;
    REFERENCE.lastIndex = index;
    const one = REFERENCE.exec(text);
    if (!one) continue;
    found.push(one);
    end = REFERENCE.lastIndex;
  }
  return found;
}

function* bareReference(sentence: Sentence, found: RegExpMatchArray): Generator<Contribution> {
  const end = found.index! + found[0].length;
  const after = sentence.low.slice(end, end + 60);
  if (OF_OTHER.test(after) && !OF_THIS.test(after)) return;
  const span = { start: sentence.span.start + end - found[1]!.length, end: sentence.span.start + end };
  yield { kind: 'refers', to: 'section', numbers: [found[1]!], span, onlyIn: undefined };
}

function* referenceAt(
  section: Section,
  sentence: Sentence,
  found: RegExpMatchArray,
  namesOther: boolean,
): Generator<Contribution> {
  const index = found.index!;
  const [all, word, list] = found as unknown as [string, string, string];
  const to = KINDS.find(([pattern]) => pattern.test(word))![1];
  const before = sentence.low.slice(Math.max(0, index - 50), index);
  if (index === 0 && to === 'annex' && !/[a-z]/.test(sentence.low[all.length + 1] ?? '')) return;
  const span = { start: sentence.span.start + index, end: sentence.span.start + index + all.length };
  if (AFTER_OTHER.test(before) || isLink(section, span)) return;
  const rest = sentence.text.slice(index + all.length).replace(/^\.(?=\s[a-z])/, '');
  const after = rest.slice(TAIL.exec(rest)![0].length).slice(0, 60);
  const isThis = OF_THIS.test(after.toLowerCase());
  const isOfContract = OF_CONTRACT.test(after.toLowerCase());
  if (!isThis && !isOfContract && (OF_OTHER.test(after.toLowerCase()) || /^\s\(?[A-Z]/.test(after))) return;
  if (to !== 'annex' && !isThis && namesOther) return;
  // "Korting (§ 42)" where the UAV are filled in: their paragraphs, named once above.
  if (word === '§' && !isThis && NAMES_OTHER.test(section.low)) return;
  yield {
    kind: 'refers',
    to,
    numbers: (list.replace(/\stot en met\s|\st\/m\s/gi, ', ').match(NUMBERS) ?? []).map(plain),
    span,
    onlyIn: isOfContract && !isThis ? 'contract' : undefined,
  };
}

/** Whether the reference is the text of a link to somewhere else. */
function isLink(section: Section, span: Span): boolean {
  const before = section.text.slice(Math.max(0, span.start - 120), span.start);
  return (
    before.lastIndexOf('[') > before.lastIndexOf(']') &&
    /^[^\]\n]{0,120}\]\((?!#)/.test(section.text.slice(span.end, span.end + 130))
  );
}

function isContract(kind: DocumentKind | undefined, articles: ReadonlySet<string>): boolean {
  return kind === 'overeenkomst' || (kind === undefined && articles.size > 1);
}

/** Whether the document numbers its own parts so that this number must be among them, and is not. */
function isMissing(kind: Kind, number: string, known: ReadonlySet<string>): boolean {
  if (known.size < 2 || known.has(number)) return false;
  const bare = number.replace(/[a-z]$/, '');
  if (/\d/.test(number) && known.has(bare)) return false;
  const all = [...known];
  if (kind === 'annex')
    return (
      all.some((one) => /^\d/.test(one) === /^\d/.test(number)) &&
      !all.some((one) => one.startsWith(`${number}.`))
    );
  if (!/^\d/.test(number)) return false;
  const depth = number.split('.').length;
  const sameDepth = all.filter((one) => /^\d/.test(one) && one.split('.').length === depth);
  if (kind === 'article') {
    if (depth === 1) return sameDepth.length > 1 && !all.some((one) => one.startsWith(`${number}.`));
    // A dotted article may be of a law: only a number near the document's own is taken for its own.
    const chapter = number.slice(0, number.lastIndexOf('.') + 1);
    const last = Math.max(
      0,
      ...sameDepth.filter((one) => one.startsWith(chapter)).map((one) => lastNumber(one)),
    );
    return last > 0 && lastNumber(number) > last && lastNumber(number) <= last + 5;
  }
  if (all.some((one) => one.startsWith(`${number}.`))) return false;
  if (sameDepth.length > 0) return depth > 1 || sameDepth.length > 1;
  const top = number.split('.')[0]!;
  return all.filter((one) => /^\d+$/.test(one)).length > 1 && !known.has(top);
}

function lastNumber(number: string): number {
  return Number(number.slice(number.lastIndexOf('.') + 1));
}

function isNumber(text: string): boolean {
  return /^(?:\d{1,3}[a-z]?|[A-Z]\d{0,2}|[IVX]{1,5})$/.test(text);
}

function plain(number: string): string {
  const low = number.toLowerCase().replace(/\.$/, '');
  const word = WORD_NUMBERS.indexOf(low.replaceAll('é', 'e'));
  return word < 0 ? low : String(word + 1);
}

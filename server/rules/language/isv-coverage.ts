import { currentVersion, type Library, stepsOf } from '../../library/library.ts';
import type { Mark, Role, Section, SectionEntry, SectionItem, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { anyOf } from '../../text/alternatives.ts';
import { contains, type Span } from '../../text/span.ts';
import type { Collected, RuleContext } from '../rule.ts';
import { isDenied } from './modality.ts';
import { headingOver, introduction } from './statements.ts';

/**
 * What a document demands of a supplier about its chain (ISV): which of the six due-diligence steps, on which of the
 * three themes, and in which sentence. Pure; used by the rules in `isv/` and by the coverage report.
 */
export type Step = 1 | 2 | 3 | 4 | 5 | 6;
export const STEPS: readonly Step[] = [1, 2, 3, 4, 5, 6];

export type Theme = 'arbeidsomstandigheden' | 'mensenrechten' | 'milieu';
export const THEMES: readonly Theme[] = ['arbeidsomstandigheden', 'mensenrechten', 'milieu'];

/** Official names of the steps, as in the OECD guidance. */
export const STEP_NAMES: Readonly<Record<Step, { readonly nl: string; readonly en: string }>> = {
  1: {
    nl: 'Integreer maatschappelijk verantwoord ondernemen in beleid en managementsystemen',
    en: 'Embed responsible business conduct into policies and management systems',
  },
  2: {
    nl: 'Identificeer en beoordeel daadwerkelijke en potentiële negatieve gevolgen',
    en: 'Identify and assess actual and potential adverse impacts',
  },
  3: {
    nl: 'Stop, voorkom of beperk negatieve gevolgen',
    en: 'Cease, prevent or mitigate adverse impacts',
  },
  4: {
    nl: 'Monitor de praktische toepassing en resultaten',
    en: 'Track implementation and results',
  },
  5: { nl: 'Communiceer hoe gevolgen worden aangepakt', en: 'Communicate how impacts are addressed' },
  6: {
    nl: 'Zorg voor herstelmaatregelen of werk hieraan mee',
    en: 'Provide for or cooperate in remediation',
  },
};

/** Clause of the library that lays down a step. */
export const STEP_CLAUSES: Readonly<Record<Step, string>> = {
  1: 'isv/stap-1-beleid',
  2: 'isv/stap-2-risicos',
  3: 'isv/stap-3-maatregelen',
  4: 'isv/stap-4-monitoring',
  5: 'isv/stap-5-communicatie',
  6: 'isv/stap-6-herstel',
};

export interface Place {
  readonly at: number;
  readonly span: Span;
}

/** What one section says; for sections without a word on the subject only the level of its heading. */
export interface IsvPart {
  readonly level: number;
  readonly role: Role | undefined;
  readonly section?: Section;
  /** A sentence that binds speaks of ISV, due diligence in the chain or the OECD guidelines as a duty. */
  readonly strong?: Span;
  readonly clause?: SectionItem;
}

/** What the sentences of a section say. */
export interface Reading {
  readonly stated: readonly Stated[];
  /** The ISV themselves stand elsewhere, such as in an annex. */
  readonly isElsewhere: boolean;
  /** A sentence lays a duty on the other party. */
  readonly hasDuty: boolean;
}

/** A sentence with the steps and themes it names. */
export interface Stated {
  readonly span: Span;
  readonly steps: readonly Step[];
  /** Steps it may well mean: whoever says that a step is missing must not overlook these. */
  readonly hints: readonly Step[];
  readonly themes: readonly Theme[];
  readonly isBinding: boolean;
}

export interface IsvCoverage {
  /** The document lays down ISV duties; a mere mention does not. */
  readonly isIsv: boolean;
  /** First sentence that states a step. */
  readonly steps: ReadonlyMap<Step, Place>;
  /** Steps that some sentence may well mean. */
  readonly hints: ReadonlySet<Step>;
  /** First sentence that names a theme. */
  readonly themes: ReadonlyMap<Theme, Place>;
  /** Sentence that covers a step on a theme, by `step:theme`. */
  readonly cells: ReadonlyMap<string, Place>;
  /** Sections in ISV context, in order. */
  readonly sections: readonly number[];
  /** Heading or sentence that opens the ISV text. */
  readonly opening: Place | undefined;
  readonly isElsewhere: boolean;
}

/** Words that make a sentence one about ISV whatever its chapter. */
const STRONG =
  /internationale sociale voorwaarden|\bisv\b|gepaste zorgvuldigheid|due[- ]diligence|oeso[- ]richtlijn|oecd[- ]guidelines|\bungp|ketenverantwoordelijkheid|\bimvo\b|sociale voorwaarden (?:voor |in )?(?:de |onze |uw |zijn )?internationale (?:\w{1,20})?keten/;
/** Due diligence in other senses: takeovers, IT security, knowing your customer. */
const OTHER_DILIGENCE =
  /overname|fusie|financiële due|juridische due|technische due|aandelen|vendor|beveiliging|security|informatiebeveiliging|penetratie|kopersonderzoek|boekenonderzoek|vastgoed|acquisitie|integriteits|bibob|wwft/;
/** A statement of policy or fact, not a duty under this contract. */
const POLICY =
  /^(?:de |het |onze )?(?:gemeente|provincie|rijk|kabinet|overheid|staat|waterschap|organisatie|ministerie|europese unie|eu|universiteit|aanbestedende dienst|opdrachtgever)\b[^.;]{0,60}\b(?:streeft|hecht|vindt|wil|heeft als|onderschrijft|voert (?:een )?beleid|zet zich in|besteedt)|kabinetsbeleid|kabinetsbrief|\b(?:tweede kamer|het kabinet|de minister)\b[^.;]{0,60}\b(?:hecht|vindt|vinden|wil|streeft|monitor|rapporteer|informeer)|\bcsddd\b|\bcsrd\b/;
const DUTY =
  /opdrachtnemer|leverancier|contractant|inschrijver|wederpartij|aannemer|dienstverlener|van toepassing|gelden|geldt|dient|moet|verplicht|dit artikel|deze paragraaf|dit hoofdstuk|deze bijlage|regelt|uitgangspunt|geleverde|te leveren|leveren\b|dit contract|deze overeenkomst|deze opdracht|contractmanager|overlegt|overleggen|rapporteert|\bu\b(?! (?:vindt|leest|kunt|hoeft|mag)\b)|\buw\b|\b(?:wij|we) (?:vragen|verwachten|verlangen|eisen)\b/;

/** What a section must hold to be read at all. */
const RELEVANT =
  /beleid|gedragscode|managementsyste|verank|risico|gevolg|keten|misstand|maatregel|plan van aanpak|verbeterplan|actieplan|monitor|indicator|voortgang|effect|evalu|audit|rapport|verslag|verantwoording|openbaar|publice|communice|herstel|klacht|genoegdoening|compens|arbeid|mensenrecht|milieu|klimaat|biodivers|ilo\b|oeso|isv|zorgvuldig|diligence|internationale sociale/;

const PLAIN = new Map<string, readonly IsvPart[]>();

/** What a section contributes; equal for all sections that say nothing about the subject. */
export function isvPart(section: Section, role: Role, item: SectionEntry | undefined): readonly IsvPart[] {
  const level = section.heading?.level ?? 0;
  const clause = item?.kind === 'clause' && item.id?.startsWith('isv/') ? item : undefined;
  if (!clause && section.marks.length === 0 && !isIsvChapter(section, role) && !RELEVANT.test(section.low)) {
    const key = `${level}${role}`;
    let plain = PLAIN.get(key);
    if (!plain) {
      plain = [{ level, role }];
      PLAIN.set(key, plain);
    }
    return plain;
  }
  const known = remembered.get(section);
  if (known && known.role === role && known.clause === clause) return known.parts;
  const parts = [readPart(section, role, level, clause)];
  remembered.set(section, { role, clause, parts });
  return parts;
}

/** Six rules ask the same of a section. */
const remembered = new WeakMap<
  Section,
  { role: Role; clause: SectionItem | undefined; parts: readonly IsvPart[] }
>();

function readPart(section: Section, own: Role, level: number, clause: SectionItem | undefined): IsvPart {
  const strong = strongIn(section);
  return {
    level,
    role: isIsvChapter(section, own) ? 'isv' : own,
    section,
    ...(strong ? { strong } : {}),
    ...(clause ? { clause } : {}),
  };
}

function strongIn(section: Section): Span | undefined {
  const said =
    STRONG.test(section.low) || section.low.includes('keten') || section.low.includes('mensenrecht')
      ? section.sentences.find(
          (sentence) =>
            binds(sentence.speaker) && sentence.block.kind !== 'heading' && isStrong(section, sentence),
        )
      : undefined;
  return (said ?? laysDownSteps(section))?.span;
}

const laidDown = new WeakMap<Section, Sentence | null>();

/**
 * The first sentence of the duties of a text that lays down several steps of due diligence on several themes: that is
 * ISV under any name or none.
 */
export function laysDownSteps(section: Section): Sentence | undefined {
  if (!MAY_LAY_DOWN.test(section.low) || !DUTY.test(section.low)) return undefined;
  let known = laidDown.get(section);
  if (known === undefined) {
    known = firstOfSteps(section) ?? null;
    laidDown.set(section, known);
  }
  return known ?? undefined;
}

/** What such a text names: the rights of people, or its own name. */
const MAY_LAY_DOWN = new RegExp(`${STRONG.source}|mensenrecht|kinderarbeid|dwangarbeid|ketenzorg`);

/** What the authority does itself; what it asks of others is a duty. */
const BY_AUTHORITY =
  /^(?:(?:de |het |onze )?(?:gemeente|provincie|rijk|rijksoverheid|waterschap|ministerie|universiteit|aanbestedende dienst|opdrachtgever)|wij|we)\b(?![^.;]{0,80}\b(?:vra(?:ag|gen)|vraagt|verwacht|verlang|eis(?:t|en)\b|wil(?:len)?\b|toets|beoordel|stel(?:t|len)\b|leg(?:t|gen) op|past|passen|zoek|ontvang|gun))/;

function firstOfSteps(section: Section): Sentence | undefined {
  const steps = new Set<Step>();
  const themes = new Set<Theme>();
  let first: Sentence | undefined;
  let isOwn = false;
  for (const sentence of section.sentences) {
    const { low, block, speaker } = sentence;
    isOwn = BY_AUTHORITY.test(low) || (isOwn && /^(?:zij|ze|hij|daar\w{0,6}|dat|dit)\b/.test(low));
    if (isOwn || !binds(speaker) || block.kind === 'heading' || block.quoted || POLICY.test(low)) continue;
    const own = stepsIn(section, sentence, true);
    const named = themesIn(low);
    for (const step of own) steps.add(step);
    for (const theme of named) themes.add(theme);
    if (own.length + named.length > 0) first ??= sentence;
  }
  const isNamed = STRONG.test(section.low) && !OTHER_DILIGENCE.test(section.low);
  // Whoever only looks into it and reports is a researcher: due diligence has a policy or acts.
  const acts = steps.has(1) || steps.has(3);
  const isAbout = isNamed ? themes.size > 0 : acts && themes.size >= 2;
  // Nearly all steps, on the chain: it lacks no more than the other themes.
  const isOfChain = acts && steps.size >= 5 && themes.size > 0 && IN_CHAIN.test(section.low);
  return steps.size >= 3 && (isAbout || isOfChain) ? first : undefined;
}

const readings = new WeakMap<IsvPart, Reading>();
const NOTHING: Reading = { stated: [], isElsewhere: false, hasDuty: false };

/** What the sentences of a part say; read when it is asked for, since few sections are about the subject. */
export function readingOf(part: IsvPart): Reading {
  if (!part.section) return NOTHING;
  let reading = readings.get(part);
  if (!reading) {
    reading = read(part.section, part.role === 'isv' || part.strong !== undefined);
    readings.set(part, reading);
  }
  return reading;
}

function read(section: Section, isChapter: boolean): Reading {
  const stated: Stated[] = [];
  let isElsewhere = false;
  let hasDuty = false;
  for (const sentence of section.sentences) {
    if (sentence.speaker === 'question' || sentence.block.kind === 'heading') continue;
    const isBinding = binds(sentence.speaker);
    hasDuty ||= isBinding && DUTY.test(sentence.low);
    if (ELSEWHERE.test(sentence.low)) isElsewhere = true;
    const steps = isBinding ? stepsIn(section, sentence, isChapter) : [];
    const hints = isBinding ? hintsIn(sentence.low) : [];
    const themes = sentence.speaker === 'law' ? [] : themesIn(sentence.low);
    if (steps.length > 0 || hints.length > 0 || themes.length > 0)
      stated.push({ span: sentence.span, steps, hints, themes, isBinding });
  }
  stated.push(...stepsByPlace(section, stated));
  return { stated, isElsewhere, hasDuty };
}

/** An item, row or numbered paragraph, with the steps that its words may mean. */
interface Unit {
  readonly low: string;
  readonly span: Span;
  readonly may: Set<Step>;
}

/** What a list of six in the order of the steps says by its place, where three or more of the six say so in words. */
function stepsByPlace(section: Section, stated: readonly Stated[]): Stated[] {
  if (stated.length < 3) return [];
  const found: Stated[] = [];
  for (const units of unitsOf(section, stated)) {
    for (let from = 0; from + STEPS.length <= units.length; from++) {
      const six = units.slice(from, from + STEPS.length);
      if (!areInOrder(six)) continue;
      six.forEach(({ span, may }, i) => {
        if (may.size === 0) found.push({ span, steps: [], hints: [STEPS[i]!], themes: [], isBinding: true });
      });
      break;
    }
  }
  return found;
}

/** Whether six units follow the steps: none names others than its own, and the last, which may be anything, its own. */
function areInOrder(six: readonly Unit[]): boolean {
  const isOwn = ({ may }: Unit, i: number) => may.has(STEPS[i]!);
  if (!six.every((unit, i) => unit.may.size === 0 || isOwn(unit, i)) || !isOwn(six[5]!, 5)) return false;
  const named = six.filter(isOwn).length;
  return named >= 4 || (named === 3 && isOwn(six[0]!, 0)) ? !SCOPE.test(six[0]!.low) : false;
}

const SCOPE =
  /\b(?:dit|deze|de) (?:artikel|bepaling|paragraaf|hoofdstuk|eis|verplichting|voorwaarde|regel)\w{0,3}\b[^.;]{0,20}\b(?:geldt|gelden|betreft|betreffen|ziet|zien|gaat|gaan)\b|van toepassing|wordt verstaan/;
const NUMBERED =
  /^\W{0,4}(?:\d{1,2}(?:\.\d{1,2}){0,2}[.:)]?\s|[a-z]?-?\d{1,2}\b|[a-z][.)]\s|ten (?:eerste|tweede|derde|vierde|vijfde|zesde)\b|stap \w{1,5}\b)/;

/** Runs of units of the same kind, in order. */
function unitsOf(section: Section, stated: readonly Stated[]): Unit[][] {
  const saidAt = new Map(stated.map((one) => [one.span.start, one]));
  const runs: Unit[][] = [];
  let kind: UnitKind | undefined;
  let last: Sentence['block'] | undefined;
  for (const sentence of section.sentences) {
    const { block, span, low } = sentence;
    if (block !== last) {
      const own = unitKind(section, sentence, kind);
      if (own !== undefined && own !== 'same') {
        if (own !== kind) runs.push([]);
        runs.at(-1)?.push({ low, span, may: new Set() });
      }
      if (own !== 'same') kind = own;
      last = block;
    }
    const said = kind && saidAt.get(span.start);
    const unit = runs.at(-1)?.at(-1);
    if (said && unit) for (const step of [...said.steps, ...said.hints]) unit.may.add(step);
  }
  return runs.filter((run) => run.length >= STEPS.length);
}

type UnitKind = 'item' | 'row' | 'numbered';

/** What kind of unit a sentence opens; `same` when it goes on with the unit above it. */
function unitKind(
  section: Section,
  { block, low, speaker }: Sentence,
  open: UnitKind | undefined,
): UnitKind | 'same' | undefined {
  if (!binds(speaker)) return undefined;
  if (block.kind === 'row')
    return block.cells?.some(({ header }) => header !== undefined) ? 'row' : undefined;
  if (block.kind === 'item') return open && (block.depth ?? 0) > 0 ? 'same' : 'item';
  if (block.kind !== 'paragraph') return undefined;
  if (NUMBERED.test(low) || section.text.startsWith('**', block.span.start)) return 'numbered';
  return open === 'numbered' ? 'same' : undefined;
}

const ELSEWHERE =
  /(?:isv|internationale sociale voorwaarden|bestekteksten)(?:[^.;]|\.\d){0,80}(?:bijlage|annex|als bijgevoegd|in het document|zie\b|(?:opgenomen|uitgewerkt|beschreven|vastgelegd|geregeld|staan|staat|vindt u|leest u|zijn) in (?:de |het |artikel |hoofdstuk |paragraaf )(?:concept-?)?(?:overeenkomst|contract|programma van eisen|pve|bestek|\d|leidraad))|(?:bijlage|annex)(?:[^.;]|\.\d){0,60}(?:isv\b|internationale sociale voorwaarden)/;

const ISV_NAME = /\bisv\b|internationale sociale voorwaarden|gepaste zorgvuldigheid/;
const ISV_HEADING =
  /\bisv\b|internationale sociale|^\W{0,3}sociale voorwaarden$|ketenverantwoord|ketenzorg|ketentransparant|(?:verantwoorde|eerlijke|schone|transparante) (?:\w{1,20} )?(?:toeleverings|productie|internationale )?keten|gepaste zorgvuldig|due[- ]diligence|\boeso\b|\bimvo\b|(?:zorg|zorgplicht|zorgvuldig\w{0,12}|verantwoord\w{0,12}|misstanden|mensenrechten|arbeidsomstandigheden)(?: \w{1,20}){0,2} (?:in|voor|binnen|van) (?:de |zijn |uw )?(?:\w{1,20} )?(?:toeleverings|productie)?keten/;

/** Whether a section is (part of) a chapter on ISV, under whatever name. */
export function isIsvChapter(section: Section, role: Role): boolean {
  if (role === 'isv') return true;
  const title = section.heading?.title.toLowerCase();
  if (title === undefined || !ISV_HEADING.test(title)) return false;
  return !OTHER_DILIGENCE.test(title);
}

/** Whether a sentence that binds makes ISV or due diligence in the chain a duty of the other party. */
export function isStrong(section: Section, sentence: Sentence): boolean {
  const { low } = sentence;
  // A table about ISV says so in its header.
  if (sentence.block.cells && ISV_NAME.test(introduction(section, sentence))) return true;
  if (speaksOfChain(section, sentence)) return true;
  if (isTitle(sentence)) return DUTY.test(section.low.replace(low, ' '));
  if (!STRONG.test(low) || POLICY.test(low)) return false;
  if (OTHER_DILIGENCE.test(low) && !/keten|isv\b|oeso|mensenrecht|sociale voorwaarden/.test(low))
    return false;
  return DUTY.test(low);
}

/** "Artikel 12 Internationale Sociale Voorwaarden" as a line of text: a heading in all but its marks. */
function isTitle({ low, block }: Sentence): boolean {
  return block.kind === 'paragraph' && low.length < 80 && TITLE.test(low);
}

const TITLE =
  /^(?:(?:artikel|art\.?|hoofdstuk|bijlage|paragraaf|§)?\s?[\da-z]{0,3}(?:\.\d{1,2}){0,3}[.:]?\s)?(?:de )?(?:isv|internationale sociale voorwaarden|gepaste zorgvuldigheid|ketenverantwoordelijkheid)(?: in de (?:\w{1,20} )?keten| \(isv\))?[.:]?$/;

/** The supply chain, all three themes and a duty together: ISV without their name. */
function speaksOfChain(section: Section, sentence: Sentence): boolean {
  const { low, block } = sentence;
  const text = block.cells ? `${introduction(section, sentence)} ${low}` : low;
  if (POLICY.test(low)) return false;
  // Under a heading on the chain, what it is about and what is to be done may be said apart.
  const isUnderChain = headingOver(sentence).includes('keten');
  if (!isUnderChain && !IN_CHAIN.test(text)) return false;
  if (!DUTY.test(isUnderChain ? section.low : text)) return false;
  return themesIn(text).length === THEMES.length;
}

/** The chain, or the places where it begins. */
const IN_CHAIN =
  /\bketen|keten\b|ketens\b|toeleverancier|fabrikant|\bfabriek|producent|plantage|\bmijn(?:en|bouw)\b|\bgroeve|atelier|kweker|\btel(?:er|ers|en|t)\b|teelt|winning|herkomst|vervaardig|voortbrenging|\bproductie\b/;

/** Themes named in a sentence (lower case). */
export function themesIn(low: string): Theme[] {
  return THEMES.filter((theme) => {
    const found = THEME_WORDS[theme].exec(low);
    return found !== null && !isDenied(low, found.index) && !LEFT_OUT.test(low.slice(found.index));
  });
}

/** "milieu blijft buiten beschouwing". */
const LEFT_OUT =
  /^[^,;.]{0,60}\b(?:buiten (?:beschouwing|beeld|schot|(?:deze|dit) \w{3,20})|(?:er|daar|hier) ?buiten\b|uitgezonderd|geen (?:rol|thema|onderwerp)\b|(?:hoort|valt|vallen|horen) (?:hier )?niet|geen onderdeel|niet aan de orde)/;

const THEME_WORDS: Readonly<Record<Theme, RegExp>> = {
  arbeidsomstandigheden:
    /\barbeid\b|\barbeiders?\b|arbeidsomstandighe|arbeidsnorm|arbeidsrecht|arbeids- en|arbeidsvoorwaard|kinderarbeid|dwangarbeid|\bilo\b|ilo-|vakbond|vakvereniging|leefbaar loon|gezond werk|werkomstandighe|werknemersrecht|\bleefloon|\blonen\b|onderbetaling|overwerk|werktijden|vakvrijheid|vrijheid van vereniging|uitbuiting|uitgebuit|slavernij|veilig(?:heid)? op (?:het )?werk|fabrieksarbeid|sociale (?:misstand|norm|risico|recht)/,
  mensenrechten:
    /mensenrecht|\bungp|rechten van de mens|\buvrm\b|landrecht|landroof|landonteigening|inheemse volken|lokale gemeenschap/,
  milieu:
    /(?<!werk|leef|binnen|buiten|gebruikers|ontwikkel|leer|sociaal |pedagogisch )milieu(?!zone|sticker|straat|station|park|dienst|vignet)(?<!\b(?:afdeling|dienst|directie|team|wethouder|sector|cluster|domein|ministerie van|inspectie|portefeuille)\s(?:[a-z]{3,20}(?:,| en| &)\s){0,3}milieu)|(?<!werk|binnen|bedrijfs|leer|school|leef)klimaat(?!installatie|beheers|regel|kamer|systeem|kast|techn)|biodiversiteit|ontbossing|vervuil|verontreinig|afvalwater|gevaarlijke stoffen|ecosyste|leefomgeving|\bnatuur\b|ecologisch|planeet|uitstoot|broeikas|emissies|\bbodem\b|houtkap|\b(?:planten en dieren|dieren en planten|flora|fauna)\b|\brivier(?:en)?\b|luchtkwaliteit|\blucht, water|\blucht(?: en|,) bodem|vergiftig|regenwoud|oerwoud|\bloz(?:en|ing|ingen)\b|\becologie\b|verlies van soorten|waterschaarste|\bbossen\b|water(?:gebruik|verbruik|kwaliteit)|grondwater|oppervlaktewater|natuurlijke hulpbronnen|duurzaam gebruik|chemicali|pesticide|bestrijdingsmiddel|\bco2\b|co2-/,
};

interface StepPattern {
  readonly step: Step;
  /** One of these stands in all that `words` or the step's fragment finds; most sentences hold none. */
  readonly may?: RegExp;
  readonly words: RegExp;
  readonly not?: RegExp;
}

const HARM =
  '(?:risico|gevolg|misstand|schade|schending|impact|effect|kinderarbeid|dwangarbeid|keten|inbreuk|uitbuiting|vervuiling|ontbossing)';

/** Where due diligence is embedded, and the verbs of doing so, by their stems. */
const EMBEDDED =
  '(?:\\b(?:\\w{2,20}-?)?beleid(?!s)|beleidsverklaring|beleidsstuk|gedragscode|managementsyste|bedrijfsvoering|inkoopproces)';
const EMBED =
  '(?:\\b(?:vast|op|schriftelijk|openbaar|geldt|dekt|neem(?:t)?|leg(?:t|gen)?|heeft|hebt|hebben|past|werkt|maakt deel|ter hand)\\b|voer(?:t|en)|gevoerd|beschik|verank|inbed|ingebed|opgenomen|opne(?:em|men)|neemt|vastgelegd|neergelegd|publice|omvat|vastgesteld|ondertekend|bekend|opstel|opgesteld|\\bstel(?:t|len)?\\b|directie|beschr[ie]{1,2}[jv]|hante(?:er|ren)|integre|geïntegreerd|formule|ontwikkel|onderschr|borg|verwerkt|ingericht|inricht|afgestemd|vormgegeven|onderdeel|deel uit)';

/** Finding out, by stems. */
const FINDS_OUT =
  '(?:identific|in kaart|in beeld|inventaris|geïnventaris|onderzoek|onderzocht|gaat[^.;]{0,30}\\bna\\b|\\bga na\\b|naga(?:at|an)|nagegaan|na te gaan|uitzoek|uit te zoeken|zoekt[^.;]{0,20}\\buit\\b|stelt vast|vast te stellen|vaststel|kent de|weet waar|kijkt waar|analyse|breng|signale|opspo|opgespoord|spoort|beoorde|priorite|geprioriteerd|rangschik|gerangschikt|weegt|wegen|gewogen|weging|orden|geordend|op volgorde)';

/** Steps by what is to be done, in any voice: verb and object in either order, close together. */
const STEP_PATTERNS: readonly StepPattern[] = [
  {
    step: 1,
    may: /beleid|gedragscode|managementsyste|bedrijfsvoering|inkoopproces|verank|integre|geïntegreerd|inbed|ingebed|verantwoordelijk/,
    words: new RegExp(
      `${EMBEDDED}[^.;]{0,110}${EMBED}|${EMBED}[^.;]{0,110}${EMBEDDED}|gedragscode|(?:verank|integre|geïntegreerd|inbed|ingebed|borg)[^.;]{0,60}(?:organisatie|processen|zorgvuldigheid|ondernemen)|(?:directie|bestuur|bestuurder|directielid)[^.;]{0,40}verantwoordelijk`,
    ),
    not: /bijstelling|leert|geleerd|lessen/,
  },
  {
    step: 2,
    may: /risico|gevolg|misstand|schade|schending|impact|effect|kinderarbeid|dwangarbeid|keten|inbreuk|uitbuiting|vervuiling|ontbossing/,
    words: new RegExp(
      `(?:voert?|voeren|\\bstel\\b|\\bmaak\\b|\\bstuur\\b|\\bdoe\\b|\\bgeef\\b|stelt|stellen|maakt|maken|verricht|verrichten|actualise\\w{0,20}|herhaalt|levert|overlegt|legt|stuurt|ontvangt|verstrekt|dient|deelt|bevat|vermeldt|doet|werkt|wordt|opstellen|uitvoeren|begint|start)[^.;]{0,110}(?:risico-?analyse|ketenanalyse|risico-?inventarisatie|ketenonderzoek|risicobeoordeling)|(?:risico-?analyse|ketenanalyse|risico-?inventarisatie|ketenonderzoek|risicobeoordeling)[^.;]{0,110}(?:\\buit\\b|uitgevoerd|uitvoer\\w{0,20}|\\bop\\b|opgesteld|vermeldt|bevat|actualise\\w{0,20}|bijgewerkt|aangeleverd|ingediend|overgelegd|verricht|gemaakt|maken|opstel\\w{0,20})|${FINDS_OUT}[^.;]{0,110}${HARM}|${HARM}[^.;]{0,110}${FINDS_OUT}`,
    ),
    not: /bijstelling|leert|geleerd|lessen/,
  },
  {
    step: 3,
    may: /risico|gevolg|misstand|schade|schending|impact|effect|kinderarbeid|dwangarbeid|keten|inbreuk|uitbuiting|vervuiling|ontbossing|plan van aanpak|actieplan|verbeterplan|maatregel|herstelplan|stop|voorkom|beëindig|beperk|vermind|grijp|invloed/,
    words: new RegExp(
      `(?:\\bstel\\b|\\bmaak\\b|\\bneem\\b|\\btref\\b|\\bstuur\\b|stelt|stellen|maakt|maken|neemt|nemen|treft|treffen|voert|voeren|legt|levert|dient|overlegt|bevat|noemt|stuurt|volgt|opstellen|uitvoeren|nemen van|zet|vraagt|wordt|worden)[^.;]{0,110}(?:plan van aanpak|actieplan|verbeterplan|maatregel|herstelplan)|(?:plan van aanpak|actieplan|verbeterplan|maatregelen)[^.;]{0,110}(?:\\bop\\b|opgesteld|opstel\\w{0,20}|getroffen|genomen|treft|neemt|\\buit\\b|uitgevoerd|noemt|bevat|behandelt|staat|staan|overgelegd|voor\\b|wat|waarmee)|(?:stop|beëindig|voorkom|beperk|vermind|mitige|wegne|tegen te gaan|tegengaan|gaat[^.;]{0,40} tegen|aanpak|aan te pakken|pakt)[^.;]{0,90}${HARM}|${HARM}[^.;]{0,90}(?:stop|gestopt|beëindig|te voorkom|voorkomt|voorkomen|beperk|vermind|gemitige|mitige|aangepakt|aan te pakken|aanpak|pakt|weggenomen|tegen te gaan|tegengaan)|(?:stop|voorkom|beëindig|beperk)\\w{0,20}(?: (?:het|die|ze|deze|dat|dit))?(?:,| of| en)[^.;]{0,30}(?:voorkom|beperk|vermind|stop|beëindig)|(?:schade|leed)[^.;]{0,40}(?:te voorkomen|te beperken)|\\bgrijpt\\b[^.;]{0,20}\\bin\\b|\\bingrijpt\\b|invloed[^.;]{0,60}(?:gebruik|benut|uit|aan)|(?:gebruikt|benut|oefent|wendt)[^.;]{0,40}invloed`,
    ),
    not: /bijstelling|leert|geleerd|lessen/,
  },
  {
    step: 4,
    words:
      /monitor|\bcontrole (?:of|op)\b|\b(?:nagaat|bijhoudt|kijkt|kijken|houdt bij)\b[^.;]{0,30}\bof\b|toezicht op de (?:werking|uitvoering)|\bvolgt (?:of|ze|hun|het effect|de|hoe|halfjaarlijks|jaarlijks|ieder|elk)|voortgang|effectiviteit|doeltreffend|indicator|\bkpi|evalue|evaluatie|\bmeet\b|\bmeten\b|gemeten|\bmeting|\baudit|toetst|getoetst|bijstel|stelt[^.;]{0,60}\bbij\b|bewaak|nagegaan of|gaat na of[^.;]{0,50}(?:maatregel|werk|effect)|controleert|resultaten van de (?:maatregelen|aanpak)|effect(?:en)? van (?:de|zijn|haar) (?:maatregelen|aanpak)/,
  },
  {
    step: 5,
    may: /rapport|verslag|verantwoording|publi|communic|openbaar|informe|informatie|inzicht|inlichtingen|bevindingen|\bons\b/,
    words:
      /laat (?:u )?ons\b[^.;]{0,60}\b(?:weten|zien)|vertelt?\b[^.;]{0,20}\bons\b|(?:ontvangen|krijgen) (?:wij|we)\b[^.;]{0,60}(?:rapport|verslag)|(?:wij|we) (?:ontvangen|krijgen)\b[^.;]{0,60}(?:rapport|verslag)|\b(?:stuur|geef)\b[^.;]{0,60}(?:rapport|verslag)|rapporteer|rapporteren|gerapporteerd|(?:duediligence|due-diligence|due diligence|jaar|voortgangs|isv-|duurzaamheids)[- ]?(?:rapport|verslag)|rapportage|jaarlijks[^.;]{0,40}(?:rapport|verslag)|(?:stuurt|levert|overlegt|deelt|verstrekt|publiceert|zendt|brengt|doet)[^.;]{0,90}(?:rapport|verslag|bevindingen)|verslag[^.;]{0,60}(?:openbaar|uit|aan)|(?:legt|leggen|aflegt|afleggen)[^.;]{0,60}verantwoording|verantwoording[^.;]{0,30}(?:\baf\b|afleg)|publice|communice|openbaar|informeert[^.;]{0,80}(?:over|opdrachtgever)|(?:verstrekt|geeft)[^.;]{0,40}(?:informatie|inzicht|inlichtingen)|doet[^.;]{0,60}verslag/,
    not: /beleid[^.;]{0,60}openbaar|openbaar[^.;]{0,20}beleid/,
  },
  {
    step: 6,
    words:
      /\bherstel(?:t|len|maatregel\w{0,20}|programma|fonds)?\b|klacht(?:weg|enweg)|\bklachten? en herstel|klachten?(?:mechanisme|procedure|regeling|kanaal|loket|voorziening|lijn)|klachten?\b[^.;]{0,40}(?:indien|melden|behandel)|grievance|genoegdoening|compens|schadeloos|schadevergoeding|nabetal|vergoedt[^.;]{0,40}(?:getroffen|slachtoffer)|meldpunt|klokkenluid|meldkanaal|\bgoed ?(?:te )?ma(?:akt|ken)|maakt[^.;]{0,40}\bgoed\b|rechtzet|recht te zetten|remedi|(?:vergoed|tegemoet)[^.;]{0,60}(?:gedupeerd|benadeeld|getroffen|arbeider|leed)|(?:gedupeerd|benadeeld|getroffen|slachtoffer)[^.;]{0,60}(?:vergoed|schade|tegemoet|betaal|klag|melden|terecht|geholpen)|\bklagen\b|hotline|vertrouwenspersoon|ombudsman/,
    not: /leert|geleerd|lessen|hersteltermijn|termijn[^.;]{0,40}\bherstel|\bherstel(?:t|len)?\b[^.;]{0,30}(?:tekortkoming|verzuim|gebrek|verplichting)|(?:tekortkoming|verzuim|gebrek(?:en)?)\b[^.;]{0,60}\bherstel|co2-?\s?compens|compens[^.;]{0,35}(?:uitstoot|emissie|co2)|(?:uitstoot|emissie|co2)[^.;]{0,25}compens|schadevergoeding[^.;]{0,30}(?:verschuldigd|aan opdrachtgever)/,
  },
];

/** Words of each step's own field: drafters find ever new ways to say one, seldom without any of these. */
const HINTS: Readonly<Record<Step, RegExp>> = {
  1: /beleid(?!s?mede)|gedragscode|managementsyste|directie(?!voer)|bestuur|verank|borg|inbed|ingebed|integre|geïntegreerd|\bbelast met\b|\bbelegt\b|commitment|bekrachtig|\b(?:in|binnen) (?:zijn|haar|uw|de|hun) (?:eigen )?(?:organisatie|bedrijfsvoering|processen|werkwijze)/,
  2: /risico-?analyse|onderzoek|onderzocht|ketenanalyse|\banalyse|in kaart|in beeld|weet (?:u )?waar|\bkijkt (?:waar|welke|of)\b|bekijk|beziet|bepaal(?:t|d)? (?:waar|welke)|beoorde|opspo|opgespoord|identific|inventaris|gevonden|\bvond(?:en)?\b|gewogen|bevra|doorlicht|\bscan|screen|speur|signale|na ?te ?gaan (?:waar|welke)|ga(?:at)? na (?:waar|welke)|nagaat (?:waar|welke)|stelt vast (?:waar|welke)|onder ogen|\bzoekt?\b[^.;]{0,20}\buit\b|\bmis ?(?:kan |dreigt te )?ga(?:a|at|an)\b|(?:overzicht|beeld|lijst|kaart) van[^.;|]{0,50}(?:risico|herkomst|gevolgen|misstanden|keten)|inschat|ingeschat|afgewogen|(?:naar|de) ernst\b|ernstigste?|wat voorga|voorga(?:at|an)\b|rangorde|welke (?:risico|gevolgen|misstanden)|waar het (?:knelt|wringt|schuurt)|\bergste?\b|\bwat er (?:speelt|gaande is|aan de hand)|\bweten? (?:u )?waar\b/,
  3: /maatregel|voorkom|stop|beperk|vermind|aanpak|aan te pakken|\bpak(?:t|ken)?\b|plan van|actieplan|\bplan\b|verbeter|ingrijp|grijpt|wegne|weggenomen|oplos|opgelost|tegengaan|tegen te gaan|invloed|\bacties?\b|daartegen|ertegen|\bdoe(?:t|n)?\b[^.;]{0,25}\b(?:iets|wat)\b[^.;]{0,15}\baan\b|\b(?:er|daar|hier)aan (?:te )?doe(?:t|n)?\b|\b(?:daar|er|hier) (?:iets |wat )aan\b|\bwat (?:u|hij|zij) (?:er|daar|hier) ?aan\b|optre(?:edt|den)|inperk|\blost?\b[^.;]{0,25}\bop\b/,
  4: /monitor|\bvolg(?:t|en)?\b|\bmeet\b|\bmeten\b|\bmeting|gemeten|voortgang|effect|resulta|toets|controle|evalu|audit|indicator|bijhoud|houdt(?![^.;]{0,40}(?:risico|gevaren|landen))[^.;]{0,60}\bbij\b|bewak|\bcheck|werking\b|\bof (?:die|ze|dat|deze|zij|het|dit|de \S{1,30}) (?:ook )?(?:werk|heb|heeft|zijn|is|effect|help|hielp|gelukt|doel|beter|verbeter|minder)|bijstel/,
  5: /rapport|verslag|publi|openbaar|communic|verantwoording|rekenschap|informe|\bdeelt\b|overleg(?:t|gen)\b|ontvangt|ontvangen|bericht|\bmeldt\b|\bmailt\b|stuurt|terugkoppel|bespreekt|\bvertel/,
  6: /herstel|klacht|\bklagen|genoegdoening|compens|gedupeerd|vergoed|slachtoffer|meldpunt|recht ?(?:te )?zet|\bzet(?:ten)? (?:\S{1,20} ){0,3}?recht\b|goed ?(?:te )?ma(?:ak|ken)|\bma(?:akt|ken) (?:\S{1,20} ){0,4}?goed\b|remedi|tegemoet|hotline|vertrouwenspersoon|ombudsman/,
};
const NO_REMEDY =
  /hersteltermijn|herstelt? (?:gebrek|fout|tekort|verzuim)|herstel van (?:gebrek|fout|tekort|verzuim)/;

/** Repair of what was delivered and complaints of those who use it are no remedy for those harmed in the chain. */
const OF_GOODS =
  /\bschade aan (?:de |het |zijn |hun )?(?:eigendom|zaken|goederen|gebouw|inventaris|meubilair|bestrating|voertuig|installatie)|\bschade\b[^.;]{0,20} (?:van|bij|voor) (?:de )?(?:opdrachtgever|gemeente)\b|\brepara(?:tie|ties|ren)\b[^.;]{0,40}\bherstel|\bherstel\w{0,4}\b[^.;]{0,40}\brepara(?:tie|ties|ren)\b|(?:defect|storing|gebrek|apparat|toestel|software|systeem|machine|apparaat|uitval|servicedesk|helpdesk|klantenservice|garantie)\w{0,12}\b[^.;]{0,50}\bherstel|\bherstel\w{0,6}\b[^.;]{0,50}(?:defect|storing|gebrek|apparat|toestel|software|systeem|machine|apparaat|servicedesk|helpdesk)|\bklachten? van (?:de |onze |uw )?(?:eind)?(?:gebruiker|klant|bewoner|reiziger|bezoeker|leerling|cliënt|burger|sporter|gast|huurder)|klachten?\b[^.;]{0,60}(?:servicedesk|helpdesk|klantenservice)|(?:servicedesk|helpdesk|klantenservice)\b[^.;]{0,60}\bklacht/;

/** "Is niet vereist", "laten wij buiten beschouwing". */
const NOT_ASKED =
  /\bgeen [^.;,]{0,30}\b(?:nodig|vereist|verplicht)|niet (?:vereist|nodig|verplicht|verlangd|gevraagd)|buiten beschouwing|achterwege/;

/** Steps as drafters name them in plain words of their own; like `HINTS`, they only keep a step from being missed. */
const OWN_WORDS: Readonly<Record<Step, RegExp>> = {
  1: anyOf([
    '(?<!\\baan (?:de|onze|het) )\\b(?:leiding|directeur|bestuurslid|directielid|portefeuillehouder|eindverantwoordelijk\\w{0,4})\\b',
    '\\binterne (?:regel|procedure|afspra)|\\bgeschoold|\\bjaarplan|geaccordeerd|accordeert|\\bgovernance\\b|(?:laat|laten)\\b[^.;]{0,30}\\b(?:tekenen|ondertekenen|vaststellen)\\b|\\bkader voor\\b|\\bprocessen\\b[^.;]{0,30}\\binkoop|\\binkopers?\\b[^.;]{0,40}\\b(?:regels|instruct|opgeleid|training)',
    '(?:kwaliteits|zorg|milieu|kam|beheers?)-?(?:systeem|systemen|handboek)|\\bhandboek\\b|werkinstructie|\\binstructies? (?:aan|voor)\\b',
    '\\b(?:spelregels|huisregels|gedragsregels|grondregels|beginselverklaring|statuten|handtekening|mandaat)\\b',
    '\\b(?:uitgangspunten|principes|visie|koers|waarden)\\b[^.;]{0,60}\\b(?:vast\\w{0,8}|op|neer\\w{0,8}|ondertekend|getekend|schriftelijk\\w{0,2}|papier|onderschr\\w{0,8})\\b|\\b(?:vastgelegde|schriftelijke|ondertekende|getekende)\\b[^.;]{0,30}\\b(?:koers|visie|uitgangspunten|principes)\\b',
    'opgeschreven|zwart op wit|op papier (?:ge)?zet|\\bop schrift\\b|waar (?:\\w{1,20} ){1,3}voor sta(?:at|an)?\\b',
    '\\bwie (?:er|ervoor|daarvoor|hiervoor|daarover|hierover|erover)\\b[^.;]{0,40}\\b(?:zorg\\w{0,2}|ga(?:at|an)|verantwoordelijk|lat)\\b',
    '\\b(?:wijs|wijst|aanwijzen|aangewezen|benoem|benoemt|benoemd|benoemen|stelt|aangesteld)\\b[^.;]{0,60}(?:coördinator|functionaris|verantwoordelijke|bestuurder|aanspreekpunt|portefeuille)',
    'ondergebracht bij|taken (?:zijn )?(?:belegd|verdeeld)|\\bmaakt?\\b[^.;]{0,40}\\b(?:deel|onderdeel)\\b[^.;]{0,10}\\bvan (?:zijn|haar|uw|het|de)\\b[^.;]{0,30}(?:systeem|werkwijze|inkoop)|onderdeel van (?:zijn|haar|uw|het|de)\\b[^.;]{0,30}(?:systeem|werkwijze|inkoop)',
  ]),
  2: anyOf([
    'risico-?(?:kaart|beeld|overzicht|register|matrix|profiel|schets|scan|lijst|verkenning|inschatting|peiling|weging|onderzoek|rangorde|top)',
    '(?<!\\b(?:die|deze|zulke|(?:van|voor) (?:de|elk)) )(?:hotspot|bedreiging|aandachtsgebied)|desk ?research|deskstudie|bureaustudie|\\bplui(?:s|st|zen)\\b[^.;]{0,40}\\buit\\b|\\bspaak\\b|\\bloopt\\b[^.;]{0,50}\\bna\\b|\\bnalopen|vergewis\\w{0,2} (?:\\w{1,10} ){0,4}(?:of|waar)\\b|\\bbeoordelen op\\b|\\binschatting van\\b|\\bbegint\\b[^.;]{0,50}(?:hoogst|grootst|ergst|ernstigst)',
    '\\bverkenn|speurwerk|\\bspeuren\\b|uitzoek|uit te zoeken|landen(?:kaart|lijst|analyse|overzicht)|\\btraceer|\\btraceren|\\bherleid|lokalise',
    '\\bzwaarst|bovenaan|vooropstel|vooropgesteld|rangschik|op volgorde van|urgentie|prioriteit|(?:kiest|bepaalt|kies|bepaal)\\b[^.;]{0,40}\\beerst\\b',
    '\\bschat(?:ten)?\\b[^.;]{0,80}\\bin\\b|hoe (?:groot|ernstig|waarschijnlijk)\\b|\\b(?:naar|met|op|per)?\\s?kans (?:en|op|dat|daarop)\\b',
    '\\bwe(?:et|ten)\\b (?:\\w{1,12} )?(?:precies )?(?:waar|welke|van welke|uit welke|wie)\\b',
    '\\b(?:mis|fout|scheef)\\b (?:\\w{1,10} )?(?:gaat|gaan|loopt|lopen|zit|zitten)\\b[^.;]{0,60}(?:bovenaan|vast|\\bna\\b|op een rij|in kaart)|\\bwat (?:er|daar)\\b[^.;]{0,40}\\b(?:mis|fout|scheef)\\b',
    '(?:\\bwelke\\b|\\bwaar\\b|grootste|zwaarste|ernstigste|\\bper\\b)[^.;]{0,40}\\bgeva(?:ar|ren)\\b|\\bgeva(?:ar|ren)\\b[^.;]{0,40}\\b(?:zijn|spelen|dreigen|ligt|liggen|grootst|rij)\\b',
    '\\bga(?:at|an)?\\b[^.;]{0,110}\\bna\\b (?:welke|waar|wat|hoe|in hoeverre|wie)\\b|\\bwelke (?:schade|nadelen|problemen|wantoestanden|nadelige|knelpunten)',
    '(?<!\\b(?:die|deze|zulke|van de) )(?:knelpunt|pijnpunt|brandhaard)|kwetsbare (?:plek|punt|schakel)|zwakke (?:plek|punt|schakel)|hete hangijzer',
    '\\b(?:zicht|kijk|overzicht|beeld) (?:op|van|gevormd|krijgen)\\b[^.;|]{0,60}(?:herkomst|plaats|fabriek|land|keten|plek|gevaar|gevaren|misstand|risico)|\\blijst (?:van|met)\\b[^.;|]{0,50}(?:plaats|fabriek|land|locatie)',
  ]),
  3: anyOf([
    '\\btre(?:edt|den|ed)\\b[^.;]{0,30}\\bop\\b|\\bopgetreden\\b|\\bafscheid\\b|mitig|\\bwissel(?:t|en)?\\b[^.;]{0,40}(?:fabriek|leverancier|bron)|verklein|\\bneemt\\b[^.;]{0,60}\\bweg\\b|beter maken|verhinder|beëindig|\\bpraat\\b[^.;]{0,20}\\bmet (?:de|uw|zijn) (?:fabriek|leverancier)',
    '\\bingre(?:ep|pen)\\b|\\been einde? (?:aan|maken|maakt)|\\bophoud(?:t|en)?\\b|wegwerk|\\bwerkt\\b[^.;]{0,40}\\bweg\\b|uitbann|bestrijd|\\bwe(?:ert|ren)\\b|terugdring|\\bdringt\\b[^.;]{0,50}\\bterug\\b|verhelp|verholpen|\\bsane(?:er|ren|ring)',
    '\\bstapt?\\b[^.;]{0,30}\\bover\\b|overstapp|\\bandere (?:fabriek|leverancier|toeleverancier|bron|producent|teler)',
    '\\bspre(?:ekt|ken|ek)\\b[^.;]{0,60}\\baan\\b|aanspre(?:ekt|ken)|aangesproken|\\bdruk\\b[^.;]{0,60}\\b(?:opgevoerd|opvoer\\w{0,3}|uitgeoefend|uitoefen\\w{0,3})|\\b(?:voert|oefent)\\b[^.;]{0,30}\\bdruk\\b',
    '\\b(?:neemt|zet|nemen|zetten|neem)\\b[^.;]{0,30}\\bstap(?:pen)?\\b|\\bstap(?:pen)? (?:u|hij|zij|die|er) ?(?:zet|neemt|gezet)?',
    '\\bafspraken\\b[^.;]{0,40}\\b(?:met|over|maken|maakt)\\b|\\b(?:maakt?|maken|sluit|sluiten)\\b[^.;]{0,40}afspraken|verbeterafspra',
    '\\bdoe(?:t|n)? (?:\\w{1,12} ){0,3}iets\\b|\\bmet de oplossing\\b|\\bminder (?:wordt|worden|maakt|maken)\\b|\\bwordt\\b[^.;]{0,20}\\bminder\\b',
  ]),
  4: anyOf([
    '\\b(?:bekijk|bekijkt|bekijken|bekeken|kijk|kijkt|kijken|beziet|bezien|bezie|gaat|onderzoekt|peilt|vergelijkt|weegt|stelt|stel|vaststellen|ga)\\b[^.;]{0,90}(?:opgelever|oplever|\\bwerk(?:t|en|ten|te)\\b|\\bhelp(?:t|en)\\b|geholpen|effect|uithaal|uithalen|uitgehaald|\\bhet (?:er|daar)\\w{0,4}\\b[^.;]{0,30}sta|\\bsta(?:at|an)\\b|\\blukt|gelukt|aansla|vooruitg|\\bbereikt|vruchten|scheelt)',
    '\\bwat (?:dat|het|dit|die|deze|er|de)\\b[^.;]{0,40}(?:uithal|uithaal|oplever|opgelever|bereikt|uitgehaald|gebracht|veranderd)',
    'mijlpa(?:al|len)|doeltreffend|\\btracking\\b|goede kant op|\\bvruchten\\b|\\b(?:rekent?|telt?|kijkt?)\\b[^.;]{0,30}\\bna\\b[ ,:]|vergewis\\w{0,2}\\b[^.;]{0,40}(?:inspanning|maatregel)',
    'stand van zaken|meetpunt|meetba(?:ar|re)|kengetal|\\bcijfers (?:over|naast|verzamel|bij)|terugbli|terugkijk|\\bkijkt\\b[^.;]{0,40}\\bterug\\b|vooruitgang|steekproef|steekproeven|vinger aan de pols|vorderingen|\\bherijk',
    '\\bof (?:dat|dit|het|die|ze|deze|er|zij|de \\S{1,30})\\b[^.;]{0,30}(?:lukt|werkt|werken|helpt|helpen|scheelt|aansla|vrucht|verandert|zin heeft|baat|vooruitg|genoeg is)',
    '\\bis (?:het|er) (?:iets |al |daar )?(?:beter|verbeterd|veranderd|minder)|\\bverbeterd\\b[^.;]{0,20}\\bsinds\\b|\\b(?:rendement|nut|uitwerking|baat) van\\b|\\bhet nut\\b',
    '\\bhoe het\\b[^.;]{0,60}\\b(?:sta(?:at|an)|gaat|loopt|verloopt|vordert)\\b|vorige (?:meting|ronde|peiling)|nulmeting|peiling',
  ]),
  5: anyOf([
    '\\bopgave van\\b|\\bdisclosure\\b|\\b(?:bedrijfs)?site\\b|\\blangs met\\b|\\bkom\\w{0,1}\\b[^.;]{0,60}\\b(?:vertellen|verhaal)\\b',
    'op de hoogte|\\bpraat\\b[^.;]{0,90}\\bbij\\b|bijpraten|bijgepraat|\\blicht\\b[^.;]{0,90}\\b(?:in|toe)\\b|inlicht|ingelicht|toegelicht',
    '\\b(?:schrij(?:f|ft|ven)|stuur|sturen|zend|zendt|zenden|mail|mailen|geef|geeft|geven|lever|levert|leveren|bied|biedt)\\b[^.;]{0,70}(?:brief|notitie|overzicht|samenvatting|stuk\\b|memo|document|terugkoppeling|bevindingen|stand van zaken|uitkomst)|(?:brief|notitie|overzicht|samenvatting|memo|document|terugkoppeling|bevindingen)\\b[^.;]{0,30}\\b(?:zenden|sturen|mailen|aanbieden|aanleveren|indienen|verstrekken|geven)\\b',
    '\\bkond\\b|\\bhoort\\b[^.;]{0,60}\\b(?:van|hoe|wat)\\b|\\blaat\\b[^.;]{0,70}\\b(?:weten|zien|horen)\\b|\\bopenheid\\b|uit de doeken|\\bdeelt\\b[^.;]{0,70}\\bme[de]e\\b|mededeling|\\bdeelt?\\b[^.;]{0,40}\\bmet (?:ons|de|het|onze)\\b|gedeeld met',
    '\\bpresente(?:ert|ren|er)|presentatie|\\bto(?:ont|nen)\\b[^.;]{0,30}\\b(?:ons|aan)\\b|\\boverzicht (?:naar|aan|voor)\\b|\\bop (?:het )?internet\\b|\\bwebsite\\b|\\b(?:brief|notitie|memo|overzicht|samenvatting)\\b[^.;]{0,40}\\b(?:aan|naar|voor)\\b',
  ]),
  6: anyOf([
    '\\bgrieven\\b|\\bafdoening\\b|schaderegeling|meldsysteem|meldknop|\\bmeld(?:lijn|adres|formulier)|\\bslechter van\\b|\\blast van (?:had|heeft)\\b|(?:iemands|hun|wiens) (?:ellende|leed|schade)\\b|\\bremed(?:y|ie)\\b|\\b(?:hulp|bijstand|steun) (?:aan|voor) (?:wie|mensen|personen|slachtoffer|arbeiders|getroffen|werknemers)',
    'benade(?:el|l)|\\bde dupe\\b|tegemoetkom|schadeloos|\\bhelpende hand\\b|\\brecht(?:zet|ge|te zetten)|\\baankloppen\\b|telefoonlijn|\\bgoed(?:mak|maak|gemaakt)|\\bheling\\b|\\bexcuses\\b',
    '\\b(?:schade|nadeel|letsel|leed|ziek)\\b[^.;]{0,70}(?:\\bbetaal|\\bbetal|meebetaal|meebetal|vergoed(?!ing aan)|verlicht)(?![^.;]{0,40}opdrachtgever)|\\b(?:wie|mensen|personen|arbeiders|omwonenden|werknemers)\\b[^.;]{0,50}\\b(?:schade|nadeel|letsel|leed|ziek)\\b[^.;]{0,70}(?:\\bhelp|oploss|\\bkrijg)',
    '(?:betaal|betal|bijdrage|\\bdraagt\\b|\\bdraag\\b|verlicht|verzacht)[^.;]{0,70}(?:\\bschade\\b|\\bnadeel\\b|\\bletsel\\b|\\bleed\\b|behandeling)|(?:\\bhelp|\\bsteunt?\\b|\\blost\\b|bijdrage|\\bdraagt\\b)[^.;]{0,70}(?:slachtoffer|gedupeerd|getroffene)',
    '\\b(?:wie|mensen|personen|arbeiders|omwonenden)\\b[^.;]{0,30}\\bgetroffen (?:is|zijn|word|raakt|raken)|\\bgetroffenen\\b|\\b(?:loket|spreekuur|luisterend oor) (?:voor|waar)\\b',
  ]),
};

/** Steps a sentence (lower case) may mean; what it denies is not among them. */
function hintsIn(low: string): Step[] {
  if (UNREGULATED.test(low)) return [];
  const named = NAMED_STEP.exec(low);
  if (named && !/\b(?:niet|geen|vervalt)\b/.test(low)) return [Number(named[1]) as Step];
  const toldElse = low.replace(FOLLOWED_UP, blank).replace(HELPED, blank);
  return STEPS.filter((step) => {
    const text = step === 2 || step === 3 ? toldElse : low;
    if (!isHinted(text, HINTS[step]) && !isHinted(text, OWN_WORDS[step])) return false;
    return step !== 6 || !(NO_REMEDY.test(low) || OF_GOODS.test(low));
  });
}

/** "Stap 4: …". */
const NAMED_STEP = /^\W{0,6}stap ([1-6])\b/;
/** Looking whether what was done helps is no finding out, and names measures without laying them down. */
const FOLLOWED_UP =
  /\b(?:bekijk|bekijkt|kijk|kijkt|beziet|gaat|onderzoekt|beoordeelt)\b[^.;]{0,40}\b(?:of|wat|hoe|in hoeverre)\b(?! er)[^.;]{0,60}(?:opgeleverd|oplever(?:t|en|de)|\bwerk(?:t|en)\b|\bhelp(?:t|en)\b|geholpen|uithaal|uithalen|uitgehaald|\bsta(?:at|an)\b|\blukt\b|gelukt|aansla(?:at|an)|vruchten)|\b(?:nut|rendement|uitwerking|effect) van (?:dat|dit|die|deze|de|het) \S{3,30}|\b(?:wat|is) (?:is )?(?:er|het) (?:\w{1,10} )?(?:verbeterd|beter)|\bverbeterd\b[^.;]{0,20}\bsinds\b/g;
/** A way out for those harmed is remedy. */
const HELPED =
  /(?:\bdupe\b|gedupeerd|benadeeld|slachtoffer|getroffen)[^.;]{0,80}\boploss\w{0,4}|\boploss\w{0,4}\b[^.;]{0,40}(?:\bdupe\b|gedupeerd|benadeeld|slachtoffer|getroffen)/g;
const blank = (words: string) => ' '.repeat(words.length);

function isHinted(low: string, words: RegExp): boolean {
  const found = words.exec(low);
  return (
    found !== null && !isDenied(low, found.index) && !NOT_ASKED.test(low.slice(found.index).split('|', 1)[0]!)
  );
}

/** A lead-in that only says what a document tells about. */
const DESCRIBING =
  /(?:rapport\w{0,20}|verslag|analyse|plan van aanpak|plan)[^.;]{0,50}(?:beschrijft|bevat|vermeldt|gaat in op|omvat|noemt)|in ieder geval vermeld/;
/** What the sentence explains is a notion or an aim, not a duty. */
const DEFINING = /proces waar(?:in|mee|bij)|wordt verstaan|worden verstaan|versta(?:an|at) (?:wij|men)/;
const ALL_SIX =
  /(?:doorloopt|doorlopen|zet|zetten|past|volgt|volgen|voert|hanteert|geeft invulling)[^.;]{0,100}zes (?:oeso-|due[- ]diligence-?)?stappen/;

/** "Over klachten is niets afgesproken". */
const UNREGULATED =
  /\bniets\s(?:\w{1,20}\s)?(?:afgesproken|geregeld|bepaald|opgenomen|vastgelegd)|\b(?:regelt|regelen)\b[^.;]{0,40}\b(?:niet|geen)\b|\bontbre(?:ekt|ken)\b/;

/** "Maatregelen laten wij buiten beschouwing". */
const LEFT_ASIDE =
  /^[^,.;]{0,70}\b(?:buiten (?:beschouwing|dit contract|deze opdracht)|achterwege|niet (?:vereist|verplicht|verlangd|gevraagd|aan de orde))/;

/** Steps a binding sentence lays down. In a chapter on ISV a bare noun in an enumeration is enough. */
export function stepsIn(section: Section, sentence: Sentence, isChapter = false): Step[] {
  const { low } = sentence;
  const leadIn = introduction(section, sentence);
  if (DEFINING.test(low) || DEFINING.test(leadIn) || /begrip|definiti/i.test(sentence.block.under ?? ''))
    return [];
  if (sentence.block.leadIn && DESCRIBING.test(leadIn)) return [];
  if (ALL_SIX.test(low)) return [...STEPS];
  const mayBeBare = isChapter || isFragment(sentence);
  const found = new Set<Step>();
  for (const clause of low.split(/;|\(\d\)|\|/)) {
    const bare = mayBeBare ? bareParts(clause) : [];
    for (const pattern of STEP_PATTERNS) if (isLaidDown(pattern, clause, bare)) found.add(pattern.step);
  }
  return [...found];
}

/** The authority itself accounts for what it does. */
const OWN_REPORT =
  /^\s?(?:(?:de |het |onze )?(?:opdrachtgever|aanbestedende dienst|gemeente|provincie|rijk|waterschap|ministerie|universiteit)|wij|we) (?:zelf |zullen |zal )?(?:rapporte(?:ert|ren)|publice(?:ert|ren)|informe(?:ert|ren)|doe(?:t|n) verslag)\b/;

function isLaidDown(pattern: StepPattern, clause: string, bare: readonly string[]): boolean {
  const { step, not } = pattern;
  const match = stepMatch(pattern, clause, bare);
  if (!match || isDenied(clause, match.index) || UNREGULATED.test(clause)) return false;
  if (step === 5 && OWN_REPORT.test(clause)) return false;
  if (not?.test(clause) && !(step === 5 && /rapport|verslag/.test(clause))) return false;
  return !LEFT_ASIDE.test(clause.slice(match.index)) && !(step === 6 && OF_GOODS.test(clause));
}

/** Parts of a clause that may be a noun and no more: all of a short one, what stands between commas in a longer one. */
function bareParts(clause: string): readonly string[] {
  if (/\b(?:geen|niet)\b/.test(clause)) return [];
  if (clause.length < 120) return clause.split(': ');
  const parts = clause.split(/: |, /);
  return parts.length > 3 ? parts : [];
}

function stepMatch(
  { step, may, words }: StepPattern,
  clause: string,
  bare: readonly string[],
): RegExpExecArray | null {
  if (may && !may.test(clause)) return null;
  return words.exec(clause) ?? firstMatch(FRAGMENTS[step], bare);
}

function firstMatch(pattern: RegExp, parts: readonly string[]): RegExpExecArray | null {
  for (const part of parts) {
    const match = part.length < 90 ? pattern.exec(part) : null;
    if (match) return match;
  }
  return null;
}

/** Items, cells and enumerations often are a noun and no more. */
const FRAGMENTS: Readonly<Record<Step, RegExp>> = {
  1: /^\W{0,20}(?:\w{1,30} ){0,4}[\w-]{0,20}(?:beleid|gedragscode|managementsyste|verank)/,
  2: /^\W{0,20}(?:\w{1,30} ){0,4}(?:\w{0,20}risicoanalyse|risico-analyse|ketenanalyse|\w{0,10}risico's|risicobeeld|gevolgen\b|misstanden\b)/,
  3: /^\W{0,20}(?:\w{1,30} ){0,4}(?:plan van aanpak|maatregelen|actieplan|verbeterplan)/,
  4: /monitor|voortgang|indicator|evaluatie|\bkpi|bewak|toezicht|\bcontrole|\bvolgt\b|\beffect/,
  5: /rapport|communic|verslag|verantwoording|publicatie/,
  6: /herstel|klacht|genoegdoening/,
};

function isFragment(sentence: Sentence): boolean {
  return (sentence.block.kind === 'item' || sentence.block.kind === 'row') &&
    !/[.:]$/.test(sentence.low.trimEnd())
    ? true
    : sentence.block.kind === 'row';
}

/** What is put together while the sections are gone through. */
interface Draft {
  readonly steps: Map<Step, Place>;
  readonly hints: Set<Step>;
  readonly themes: Map<Theme, Place>;
  readonly cells: Map<string, Place>;
  /** Themes named together, as the scope of all that follows. */
  readonly scope: Map<Theme, Place>;
  readonly sections: number[];
  /** Level of the ISV heading the section falls under; -1 when it falls under none. */
  heading: number;
  /** ISV clause still open at the end of the last section. */
  clause: string | undefined;
  opening: Place | undefined;
  isElsewhere: boolean;
  isDuty: boolean;
}

/** What rules on coverage collect: one function, so that what is gathered is gathered once for all of them. */
export const isvPartIn = (
  section: Section,
  { role }: RuleContext,
  item: SectionEntry | undefined,
): readonly IsvPart[] => isvPart(section, role, item);

const coverages = new WeakMap<
  readonly Collected<IsvPart>[],
  { readonly library: Library; readonly date: string; readonly coverage: IsvCoverage }
>();

/** What the sections of a document say together; remembered with `parts`. */
export function isvCoverage(
  parts: readonly Collected<IsvPart>[],
  library: Library,
  date: string,
): IsvCoverage {
  const known = coverages.get(parts);
  if (known && known.library === library && known.date === date) return known.coverage;
  const coverage = putTogether(parts, library, date);
  coverages.set(parts, { library, date, coverage });
  return coverage;
}

/** Whether nothing states a step, nor may well mean it. */
export function lacksStep({ steps, hints }: IsvCoverage, step: Step): boolean {
  return !steps.has(step) && !hints.has(step);
}

/** Puts together what the sections say. `parts` holds one entry per section, in order. */
function putTogether(parts: readonly Collected<IsvPart>[], library: Library, date: string): IsvCoverage {
  const draft: Draft = {
    steps: new Map(),
    hints: new Set(),
    themes: new Map(),
    cells: new Map(),
    scope: new Map(),
    sections: [],
    heading: -1,
    clause: undefined,
    opening: undefined,
    isElsewhere: false,
    isDuty: false,
  };
  // All sections are looked at with each key: an iterator would make an object for each.
  for (let i = 0; i < parts.length; i++) addPart(draft, parts[i]!.at, parts[i]!.value, library, date);
  for (const step of draft.steps.keys())
    for (const [theme, place] of draft.scope) once(draft.cells, `${step}:${theme}`, place);
  const { steps, hints, themes, cells, sections, opening, isElsewhere, isDuty } = draft;
  const isIsv = isDuty && opening !== undefined;
  return { isIsv, steps, hints, themes, cells, sections, opening, isElsewhere };
}

function addPart(draft: Draft, at: number, part: IsvPart, library: Library, date: string): void {
  const { section, level, role } = part;
  if (level > 0) {
    if (level <= draft.heading) draft.heading = -1;
    if (role === 'isv' && draft.heading < 0) draft.heading = level;
  }
  const isUnderHeading = draft.heading >= 0 || role === 'isv';
  const isChapter = isUnderHeading || draft.clause !== undefined;
  if (!section) return;
  const blocks = isvBlocks(section, draft);
  if (part.clause) blocks.push(entryBlock(part.clause, section));
  if (!isChapter && blocks.length === 0 && !part.strong) return;
  draft.sections.push(at);
  const { stated, isElsewhere, hasDuty } = readingOf(part);
  draft.isElsewhere ||= isElsewhere;
  if ((isUnderHeading || blocks.length > 0) && section.heading)
    draft.opening ??= { at, span: section.heading.span };
  if (part.strong) {
    draft.isDuty = true;
    draft.opening ??= { at, span: part.strong };
  }
  for (const block of blocks) addBlock(draft, at, block, library, date);
  addStated(draft, at, stated, blocks);
  if (isChapter && stated.some((one) => one.steps.length > 0)) draft.isDuty = true;
  // An ISV chapter with a duty in it, even one that names no step.
  if (isUnderHeading && hasDuty) draft.isDuty = true;
}

function addBlock(draft: Draft, at: number, block: IsvBlock, library: Library, date: string): void {
  const place = { at, span: block.mark };
  draft.isDuty = true;
  draft.opening ??= place;
  const clause = library.clause(block.id);
  const version = clause && currentVersion(clause, date);
  if (!clause || !version || block.version !== version.version) return;
  const themes = (version.themes ?? clause.themes).filter((theme): theme is Theme =>
    (THEMES as readonly string[]).includes(theme),
  );
  for (const step of stepsOf(clause, version)) cover(draft, step as Step, place, themes);
  for (const theme of themes) once(draft.themes, theme, place);
}

function addStated(draft: Draft, at: number, stated: readonly Stated[], blocks: readonly IsvBlock[]): void {
  const inSection = new Set(stated.flatMap((one) => one.themes));
  for (const one of stated) {
    const place = { at, span: one.span };
    for (const step of one.hints) draft.hints.add(step);
    for (const theme of one.themes) {
      once(draft.themes, theme, place);
      if (one.themes.length > 1 && one.steps.length === 0) once(draft.scope, theme, place);
    }
    if (blocks.some((block) => block.counts && contains(block.body, one.span))) continue;
    for (const step of one.steps) {
      cover(draft, step, place, one.themes);
      for (const theme of inSection) once(draft.cells, `${step}:${theme}`, place);
    }
  }
}

function cover(draft: Draft, step: Step, place: Place, themes: readonly Theme[]): void {
  once(draft.steps, step, place);
  for (const theme of themes) once(draft.cells, `${step}:${theme}`, place);
}

function once<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

interface IsvBlock {
  readonly id: string;
  readonly version: string | undefined;
  readonly mark: Span;
  readonly body: Span;
  /** Its steps come from the library, so its sentences need not be read. */
  readonly counts: boolean;
}

/** ISV clauses that open in a section; keeps in `state` which one is open at its end. */
function isvBlocks(section: Section, state: { clause: string | undefined }): IsvBlock[] {
  if (section.marks.length === 0) return [];
  const blocks: IsvBlock[] = [];
  let open: Extract<Mark, { kind: 'clause-open' }> | undefined;
  const close = (end: number) => {
    if (open?.id.startsWith('isv/'))
      blocks.push({
        id: open.id,
        version: open.version,
        mark: open.span,
        body: { start: open.span.end, end },
        counts: /\/(?:stap-\d|definities)/.test(open.id),
      });
    open = undefined;
  };
  for (const mark of section.marks) {
    if (mark.kind === 'clause-open') {
      close(mark.span.start);
      open = mark;
      state.clause = mark.id.startsWith('isv/') ? mark.id : undefined;
    } else if (mark.kind === 'clause-close') {
      close(mark.span.start);
      state.clause = undefined;
    }
  }
  close(section.text.length);
  return blocks;
}

function entryBlock(item: SectionEntry, section: Section): IsvBlock {
  const span = section.sentences[0]?.span ?? { start: 0, end: Math.min(1, section.text.length) };
  return { id: item.id ?? '', version: item.version, mark: span, body: span, counts: false };
}

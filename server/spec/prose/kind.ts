import type { Facts, Procedure } from '../fact-schema.ts';
import type { Role, Section, Sentence } from '../model.ts';
import type { ProseFact } from '../prose-facts.ts';
import { valuesIn } from './words.ts';

/** What kind of procurement this is: procedure, framework, lots, kind of contract, authority, subject. */
const PROCEDURES: ReadonlyArray<readonly [RegExp, Procedure]> = [
  [/meervoudig(?:e)?[\s-]onderhandse/, 'meervoudig-onderhands'],
  [/enkelvoudig(?:e)?[\s-]onderhandse/, 'enkelvoudig-onderhands'],
  [
    /nationale niet-openbare|niet-openbare (?:nationale|procedure (?:onder|volgens het arw))/,
    'nationaal-niet-openbaar',
  ],
  [/nationale openbare|nationaal openbare/, 'nationaal-openbaar'],
  [/mededingingsprocedure met onderhandeling/, 'mededinging-met-onderhandeling'],
  [/concurrentiegerichte dialoog/, 'concurrentiegerichte-dialoog'],
  [/innovatiepartnerschap/, 'innovatiepartnerschap'],
  [/dynamisch aankoopsysteem/, 'dynamisch-aankoopsysteem'],
  [/procedure voor sociale en andere specifieke diensten|sas-procedure/, 'sas'],
  [/(?:europese\s)?niet-openbare (?:europese\s)?(?:aanbestedings)?procedure/, 'niet-openbaar'],
  [
    /(?:europese\s)?openbare (?:europese\s)?(?:aanbestedings)?procedure|europese openbare aanbesteding/,
    'openbaar',
  ],
];
const PROCEDURE_STATED =
  /gekozen (?:is )?voor|is gekozen|gevolgd|\bvolgt\b|\bvolgen\b|toegepast|toepassing gegeven|past\s[^.;]{0,30}\stoe|betreft een|wordt aanbesteed|aanbesteed via|volgens|conform|via een|door middel van|procedure\s*[:|]|(?:dit|deze aanbesteding|de aanbesteding|het|hier) is een|wordt gehouden/;
/** "Procedure: niet-openbaar", "| Procedure | Openbaar |". */
const LABELLED =
  /procedure\s?[:|]\s{0,3}(?:europe(?:es|se)\s)?(nationaal\s|nationale\s)?(niet-openbaar|openbaar|(?:meer|enkel)voudig onderhands)(?=[\s.,;|(]|$)/;
const NOT_STATED =
  /\b(?:niet|geen)\s(?:\p{L}{1,40}\s)?(?:gekozen|gevolgd|toegepast|voor)|in plaats van|zou\b|\bals\b|indien|wanneer|vorige|anders dan|ook bij|\bbij een\b|elke|iedere/u;

export function addProcedure(sentence: Sentence, facts: ProseFact[]): void {
  const { low } = sentence;
  if (!low.includes('procedure') && !low.includes('aanbested') && !low.includes('onderhands')) return;
  const labelled = LABELLED.exec(low);
  if (labelled) {
    const [whole, national, name] = labelled as unknown as [string, string | undefined, string];
    const end = sentence.span.start + labelled.index + whole.length;
    facts.push({
      fact: 'procedure',
      value:
        `${national && name.endsWith('openbaar') ? 'nationaal-' : ''}${name.replace(' ', '-')}` as Procedure,
      span: { start: end - name.length, end },
      european: /europe/.test(whole),
    });
    return;
  }
  if (!PROCEDURE_STATED.test(low)) return;
  const found = PROCEDURES.flatMap(([words, value]) => {
    const match = words.exec(low);
    return match ? [{ value, match }] : [];
  });
  const first = found[0];
  if (!first) return;
  const end = first.match.index + first.match[0].length;
  // "Gekozen is voor de openbare procedure; een selectie zou …": only what stands around the name counts.
  const around = low.slice(0, end) + (/^[^.;:,(]{0,25}/.exec(low.slice(end))?.[0] ?? '');
  if (NOT_STATED.test(around) || /^(?:onder|boven) (?:de|het)/.test(low) || low[end] === 's') return;
  const start = sentence.span.start + first.match.index;
  facts.push({
    fact: 'procedure',
    value: first.value,
    span: { start, end: start + first.match[0].length },
    european: /europese?/.test(first.match[0]) || /europese/.test(low),
  });
}

const FRAMEWORK =
  /(?:is|betreft|sluit|sluiten|gesloten|af te sluiten|wordt|als)\s(?:een|één|de)?\s?(?:\p{L}{1,40}\s){0,2}raamovereenkomst/u;

export function addFramework(sentence: Sentence, facts: ProseFact[]): void {
  if (!sentence.low.includes('raamovereenkomst')) return;
  if (!FRAMEWORK.test(sentence.low) || /geen\s(?:\p{L}{1,40}\s)?raamovereenkomst/u.test(sentence.low)) return;
  facts.push({ fact: 'framework', span: sentence.span });
}

const LOTS =
  /(?:verdeeld|opgedeeld|gesplitst|onderverdeeld|opgeknipt|ingedeeld|bestaat|bestaan|bestaande|verdeling|uiteen)\s(?:in|uit|over)\s(?:in totaal\s)?(?:de volgende\s)?$|(?:opdracht|aanbesteding|raamovereenkomst)\s(?:omvat|telt|kent)\s$|\b(?:er zijn|er komen)\s$/;
const UNDIVIDED =
  /(?:niet|geen)\s(?:verder\s)?(?:in percelen|onderverdeeld in percelen|verdeeld in percelen|percelen)|één perceel\b/;

export function addLots(section: Section, sentence: Sentence, facts: ProseFact[]): void {
  const { low, span } = sentence;
  if (!low.includes('percelen') && !low.includes('één perceel')) return;
  if (LOTS_OF_THEN.test(low)) return;
  if (
    /\b(?:kan|mag|mogen|kunnen|inschrij|maximaal|vorige|gegund|indien|toegewezen)\b|inschrijv|combinatie|kadastra/.test(
      low,
    ) &&
    !LOTS_PLAIN.test(low) &&
    !OUT_OF.test(low)
  )
    return;
  for (const count of valuesIn(section, span, 'count')) {
    const before = section.low.slice(span.start, count.span.start);
    if (
      !(LOTS.test(before) || /(?<!\p{L})(?:meer|meerdere|enkele|één|een) van de\s$/u.test(before)) ||
      !/^\s(?:\p{L}{1,40}\s)?percelen\b/u.test(section.low.slice(count.span.end, count.span.end + 40))
    )
      continue;
    if (count.bound === undefined && count.max === undefined)
      facts.push({ fact: 'lots', count: count.value, span: count.span });
    return;
  }
  const undivided = UNDIVIDED.exec(low);
  if (undivided && /verdeeld|opgedeeld|gesplitst|onderverdeeld|niet in percelen|als één perceel/.test(low)) {
    const start = span.start + undivided.index;
    facts.push({ fact: 'lots', count: 1, span: { start, end: start + undivided[0].length } });
  }
}

/** "In 2023 was het werk verdeeld in vier percelen". */
const LOTS_OF_THEN = /\b(?:was|waren|werd|werden|kenden?|telden?|bestond(?:en)?)\b[^.;]{0,50}\bpercelen\b/;

/** "Op een of meer van de vier percelen": a choice out of all there are. */
const OUT_OF = /(?<!\p{L})(?:meer|meerdere|enkele|één|een) van de \p{L}{3,8} percelen/u;

const LOTS_PLAIN =
  /(?:opdracht|aanbesteding|raamovereenkomst)\s(?:is|wordt|bestaat)\s(?:onder)?(?:verdeeld|opgedeeld|gesplitst|uit)/;

const EXPLICIT_TYPE =
  /(?:de|deze) opdracht (?:is|betreft) een (levering|dienst|werk)(?=[\s.,;]|$)|(?:overheidsopdracht|(?:is|betreft|soort) een (?:\p{L}{1,40}\s)?opdracht|europese aanbesteding)\s(?:voor|van)\s(?:een\s)?(leveringen|levering|diensten|dienst|werken|werk)\b|(?:soort|type|aard)(?: van de)? opdracht\s?(?:is|:|\|)?\s?(?:een\s)?(?:\(?overheidsopdracht voor )?(leveringen|levering|diensten|dienst|werken|werk)\b/u;
const SUBJECT_TYPE =
  /(?:de|deze) (?:opdracht|aanbesteding)\s(?:betreft|omvat|ziet op|heeft betrekking op)\s(?:de |het )?(levering|leveren|verrichten van diensten|verlenen van diensten|uitvoeren van het werk|bouwen|aanleggen)\b/;
const TYPES: Readonly<Record<string, NonNullable<Facts['contractType']>>> = {
  levering: 'levering',
  leveringen: 'levering',
  leveren: 'levering',
  dienst: 'dienst',
  diensten: 'dienst',
  'verrichten van diensten': 'dienst',
  'verlenen van diensten': 'dienst',
  werk: 'werk',
  werken: 'werk',
  'uitvoeren van het werk': 'werk',
  bouwen: 'werk',
  aanleggen: 'werk',
};

export function addContractType(sentence: Sentence, facts: ProseFact[]): void {
  const { low } = sentence;
  if (!low.includes('opdracht') && !low.includes('aanbesteding')) return;
  const explicit = EXPLICIT_TYPE.exec(low);
  const found = explicit ?? SUBJECT_TYPE.exec(low);
  const word = found?.[1] ?? found?.[2];
  if (
    !found ||
    word === undefined ||
    /drempel|\bgeen\b|\bniet\b|indien|wanneer|\bals\b|vergelijkbare/.test(low)
  )
    return;
  const value = TYPES[word]!;
  const others = (['levering', 'dienst', 'werken'] as const).filter((other) => low.includes(other));
  if (others.some((other) => TYPES[other] !== value)) return;
  const start = sentence.span.start + found.index + found[0].lastIndexOf(word);
  facts.push({
    fact: 'contract-type',
    value,
    isExplicit: explicit !== null,
    span: { start, end: start + word.length },
  });
}

const AUTHORITY =
  /(?:aanbestedende dienst|opdrachtgever|aanbesteder)\s?(?:is|:|\|)\s?(?:de |het )?(gemeente|provincie|waterschap|hoogheemraadschap|ministerie|rijks\p{L}{1,40}|staat der nederlanden)\b|^(?:de |het )?(gemeente|provincie|waterschap|hoogheemraadschap|ministerie|rijks\p{L}{1,40}|staat der nederlanden)\s[^.;]{1,60}?\s(?:besteedt|zoekt|koopt|vraagt|nodigt|is voornemens|heeft het voornemen|organiseert|houdt een)/u;

const AUTHORITY_NAME = /gemeente|provincie|waterschap|hoogheemraadschap|ministerie|rijks|staat der/;

export function addAuthority(sentence: Sentence, facts: ProseFact[]): void {
  if (!AUTHORITY_NAME.test(sentence.low)) return;
  const found = AUTHORITY.exec(sentence.low);
  const word = found?.[1] ?? found?.[2];
  if (!found || word === undefined) return;
  const kind =
    word === 'gemeente' || word === 'provincie'
      ? word
      : word === 'waterschap' || word === 'hoogheemraadschap'
        ? 'waterschap'
        : 'rijk';
  const start = sentence.span.start + found.index + found[0].indexOf(word);
  facts.push({ fact: 'authority', kind, span: { start, end: start + word.length } });
}

export function addCpv(section: Section, sentence: Sentence, facts: ProseFact[]): void {
  if (!/\d{8}/.test(sentence.low)) return;
  const headers = sentence.block.cells?.map((cell) => cell.header ?? '').join(' ') ?? '';
  const lead = sentence.block.leadIn;
  const before = lead ? section.low.slice(lead.start, lead.end) : '';
  if (!/\bcpv/.test(`${headers} ${before} ${sentence.low}`)) return;
  for (const found of sentence.low.matchAll(/(?<![\d.])\d{8}(?:-\d)?(?![\d-])/g)) {
    const start = sentence.span.start + found.index;
    facts.push({ fact: 'cpv', code: found[0], span: { start, end: start + found[0].length } });
  }
}

const SUBJECT =
  /(?:de|deze) (?:opdracht|aanbesteding|raamovereenkomst|overeenkomst)\s(?:betreft|omvat|bestaat uit|heeft betrekking op|heeft tot doel|ziet op|gaat over)\s/;

const SUBJECT_ROLES: ReadonlySet<Role> = new Set([
  'introduction',
  'contract-object',
  'procedure',
  'other',
  'requirements',
]);

export function addSubject(sentence: Sentence, role: Role, facts: ProseFact[]): void {
  if (sentence.block.kind === 'row' || !SUBJECT_ROLES.has(role)) return;
  const found = SUBJECT.exec(sentence.low);
  if (!found || /\b(?:niet|geen|perceel|percelen)\b/.test(sentence.low)) return;
  const from = found.index + found[0].length;
  const text = sentence.text
    .slice(from, from + 200)
    .replace(/\s+/g, ' ')
    .trim();
  const start = sentence.span.start + from;
  if (text.length > 5)
    facts.push({ fact: 'subject', text, span: { start, end: Math.min(sentence.span.end, start + 200) } });
}

import { tellsHistory } from './history.ts';
import type { Speaker } from './model.ts';

/**
 * Who speaks. Most false alarms of a text linter are sentences that bind nobody: the law restated, a rule explained,
 * a bidder's question in an information note. This is the one place that tells them apart.
 */

/** Headings under which nothing is demanded. */
const EXPLAINING_HEADING =
  /^(?:toelichting(?! en (?:voorwaarde|eis))|leeswijzer|wettelijk(?:e)? kader|juridisch kader|achtergrond|voorbeeld(?:en)?|uitleg|inleiding tot de regels|nota van toelichting|memorie)/;

/** "Vraag 3", "Vraag van een inschrijver", "Vraag over artikel 15". */
const ASKS_IN_HEADING =
  /^vraag\s(?:(?:nr\.?\s?|nummer\s)?\d|van\s|(?:over|bij|inzake|betreffende)\s(?:de |het |concept-?){0,2}(?:artikel|art\.|paragraaf|par\.|§|hoofdstuk|bijlage|eis|pve|leidraad|overeenkomst|prijzenblad)(?!\p{L}))/u;

/** Speaker of all under a heading with this (lower-case) title, when the title decides it. */
export function speakerOfHeading(title: string, isNumbered = false): Speaker | undefined {
  if (EXPLAINING_HEADING.test(title)) return 'explanation';
  // "Vragen" is the chapter that tells how to ask, and "1 Vraag" what the authority is looking for.
  if (ASKS_IN_HEADING.test(title) || (title === 'vraag' && !isNumbered)) return 'question';
  if (/^antwoord(?:\s(?:op\s|nr\.?\s?|nummer\s)|\s\d|$)/.test(title)) return 'answer';
  return undefined;
}

/** A label ends in a mark, or stands on a line of its own; with a number the text may also follow at once. */
const NUMBER = String.raw`\s{1,3}(?:op vraag\s|nr\.?\s?|nummer\s)?\d{1,4}(?:[.:]\d{1,3})?[a-z]?`;
const NUMBERED = String.raw`${NUMBER}(?:[\s*_]{1,5}[([][^)\]\n]{1,70}[)\]])?[*_]{0,3}(?:\s{0,3}[:.)]|\s{1,4}[–—-]\s|\s{0,3}(?:\n|$)|\s{1,3}(?=[A-Z0-9"'€]))`;
/** "Vraag 7, leidraad paragraaf 4.2" on a line of its own: what is asked about. */
const NUMBERED_ABOUT = String.raw`${NUMBER}[\s*_]{0,4}(?:[,/|]|(?:bij|over|inzake|betreffende|m\.b\.t\.|met betrekking tot|ad)\s)(?:[^\n.?!]|\.(?=\s?\d)){1,70}(?:\n(?=[\s*_>]{0,6}["'(A-Z0-9€])|$)`;
const PLAIN = String.raw`(?:\s(?:van\s|op\s)?(?:de\s)?(?:inschrijver|gegadigde|ondernemer|aanbestedende dienst|opdrachtgever|gemeente|provincie|waterschap)(?:\s[a-z])?|\s(?:uit|tijdens|in|na)\s(?:de|het|een)\s[a-zë]{4,30}(?:\s(?:met|van)\s[a-z]{4,20})?)?(?:\s\([^)\n]{1,30}\))?[*_]{0,3}(?:\s{0,3}[:.]|\s{1,4}[–—-]\s|\s{0,3}(?:\n|$))`;
const LEAD = String.raw`[\s*_>|]{0,6}(?:\d{1,4}[.)]?\s{1,3})?`;
/** More than any label takes, so that the end of the text looked at is not taken for the end of a line. */
const LONGEST_LABEL = 150;
const QUESTION_WORDS = '(?:[Vv]raag|VRAAG|[Qq]uestion|Vr\\.|Vraag\\/opmerking|Opmerking)';
const ANSWER_WORDS = '(?:(?:Ons )?[Aa]ntwoord|ANTWOORD|[Aa]nswer|Antw\\.|Reactie|Respons|Beantwoording)';
/** "61. Vraag Klopt het dat …": the number stands before the word. */
const NUMBER_FIRST = String.raw`[\s*_>|]{0,6}\d{1,4}[.)]?\s{1,3}`;
/** "Antw. Ja": the dot of the abbreviation is its mark. */
const SHORT = String.raw`(?<=[a-z]\.)\s{1,3}(?=[A-Z])`;
/** "**Antwoord** Nee.": the bold is the mark, of which the place is left blank. */
const BOLD = String.raw`[\s*_]{2,6}(?!Antwoord)(?=["'A-Z])`;
const labelOf = (words: string, bold: string) =>
  new RegExp(
    `^${LEAD}${words}(?:${NUMBERED}|${NUMBERED_ABOUT}|${PLAIN}|${SHORT})|^${NUMBER_FIRST}${words}[\\s*_]{1,6}(?=[A-Z])|^${LEAD}${bold}${BOLD}`,
  );
const QUESTION_LABEL = labelOf(QUESTION_WORDS, '(?:[Vv]raag|VRAAG)');
const ANSWER_LABEL = labelOf(ANSWER_WORDS, '(?:(?:Ons )?[Aa]ntwoord|ANTWOORD)');
const MOTIVATION_LABEL = /^[\s*_>|]{0,6}motivering/;
const EXPLANATION_LABEL = /^[\s*_>|]{0,6}(?:toelichting|uitleg|voorbeeld|tip)\s{0,3}[:.*_–-]/;

/** "V:", "A:", "V17.", "A 17:" at the start of a line: questions and answers, or the numbers of requirements. */
const LETTER_LABEL =
  /(?:^|\n)[\s*_>-]{0,6}([VQAvqa])(?:\s?(\d{1,4}))?\s?[*_]{0,2}(?:\s?\([^)\n]{1,70}\)[*_]{0,2})?([:.)]|(?<=\d\*\*)\s)/g;

/** Whether single letters label questions and answers in this text: each question is followed by its own answer. */
export function hasLetterDialogue(text: string): boolean {
  let question: string | undefined;
  for (const [, letter, number, mark] of text.matchAll(LETTER_LABEL)) {
    const isAnswer = letter!.toLowerCase() === 'a';
    if (number === undefined && mark !== ':') continue;
    if (isAnswer && question === (number ?? '')) return true;
    question = isAnswer ? undefined : (number ?? '');
  }
  return false;
}

const LETTER_START =
  /^[\s*_>-]{0,6}([VQAvqa])(?:\s?\d{1,4}\s?[*_]{0,2}(?:\s?\([^)\n]{1,70}\)[*_]{0,2})?(?:[:.)]|\s{1,4}(?=[A-Z]))|\s?[*_]{0,2}(?:\s?\([^)\n]{1,70}\)[*_]{0,2})?:)/;

/** Whether a letter or number that opens a label stands at the start of `text`: most open otherwise, and need no pattern. */
function mayOpenLabel(text: string): boolean {
  for (let i = 0; i < 7; i++) {
    const letter = text[i];
    if (letter === undefined) return false;
    if (!/[\s*_>|-]/.test(letter)) return /[\dvqroab]/i.test(letter);
  }
  return false;
}

/** Who speaks from a label on that stands at the start of `text`; undefined when none stands there. */
function speakerOfLabel(text: string, letters: boolean): 'question' | 'answer' | undefined {
  if (!mayOpenLabel(text)) return undefined;
  const start = text.slice(0, LONGEST_LABEL);
  if (QUESTION_LABEL.test(start)) return 'question';
  if (ANSWER_LABEL.test(start)) return 'answer';
  const letter = letters ? LETTER_START.exec(start)?.[1] : undefined;
  if (letter === undefined) return undefined;
  return letter.toLowerCase() === 'a' ? 'answer' : 'question';
}

/** Labels in a paragraph, after its start: a new speaker begins there. */
export function labelsWithin(text: string, letters: boolean): { at: number; speaker: Speaker }[] {
  const places: { at: number; speaker: Speaker }[] = [];
  for (const { index, 0: gap } of text.matchAll(/\n[\s>]{0,8}|[.?!)"']\s{1,3}(?=[AR][a-z]{5,11}\b)/g)) {
    const at = index + gap.length;
    const speaker = speakerOfLabel(text.slice(at, at + LONGEST_LABEL), letters);
    if (speaker) places.push({ at, speaker });
  }
  return places;
}

/** Speaker of a paragraph by its label or quotation; `label` when it holds for what follows too. */
export function speakerOfBlock(
  text: string,
  quoted: boolean,
  letters = false,
): { speaker: Speaker | undefined; label: boolean } {
  const labelled = speakerOfLabel(text, letters);
  if (labelled) return { speaker: labelled, label: true };
  const start = text.slice(0, 60).toLowerCase();
  if (MOTIVATION_LABEL.test(start)) return { speaker: 'motivation', label: false };
  if (EXPLANATION_LABEL.test(start)) return { speaker: 'explanation', label: false };
  return { speaker: quoted ? 'explanation' : undefined, label: false };
}

const QUESTION_COLUMN =
  /^(?:(?:gestelde|ingediende|ontvangen|ingekomen|oorspronkelijke|letterlijke|uw|de)\s)?(?:vra(?:ag|gen)(?:tekst|stelling)?|question|opmerking(?:en)?)(?![a-z])/;
const ANSWER_COLUMN =
  /^(?:ons\s|uw\s|het\s|definitieve?\s)?(?:antwoord|reactie|respons|beantwoording|answer)/;
/** Columns that only say which question it is. */
const PLACE_COLUMN =
  /^(?:#|n(?:r|o)\.?|num\w{0,40}|datum|document|bron|verwijzing|blz\.?|pag\w{0,40}|par\w{0,40}|§|artikel|art\.?|hoofdstuk|onderdeel|onderwerp|betreft|partij|steller|vraagsteller|status|id|)$/;

/**
 * Who speaks in each column of a table, by its (lower-case) headers: in a table of questions and answers the answer
 * binds and the question does not. Undefined when the table is no such one ("| Vraag | Punten |").
 */
export function speakersOfColumns(headers: readonly string[]): readonly Speaker[] | undefined {
  if (!headers.some((header) => QUESTION_COLUMN.test(header))) return undefined;
  const isAnswered = headers.some((header) => ANSWER_COLUMN.test(header));
  const isOnlyAsked = headers.every((header) => QUESTION_COLUMN.test(header) || PLACE_COLUMN.test(header));
  if (!isAnswered && !isOnlyAsked) return undefined;
  return headers.map((header) => {
    if (QUESTION_COLUMN.test(header)) return 'question';
    return ANSWER_COLUMN.test(header) ? 'answer' : 'explanation';
  });
}

const OLD_COLUMN =
  /^(?:was|stond(?: er)?|oud(?:e)?(?: (?:tekst|waarde|eis|formulering|versie))?|(?:huidige|oorspronkelijke|vorige|bestaande) (?:tekst|eis|formulering|waarde|versie)|gepubliceerde tekst)$/;
const NEW_COLUMN =
  /^(?:wordt|nieuw(?:e)?(?: (?:tekst|waarde|eis|formulering|versie))?|gewijzigde (?:tekst|eis|formulering|waarde)|moet zijn|vervangen door)$/;

/** Who speaks in a table of changes: what it was binds no more. Undefined when the table is none. */
export function speakersOfChanges(
  headers: readonly string[],
  speaker: Speaker,
): readonly Speaker[] | undefined {
  if (!headers.some((header) => OLD_COLUMN.test(header)) || !headers.some((one) => NEW_COLUMN.test(one)))
    return undefined;
  return headers.map((header) => (OLD_COLUMN.test(header) ? 'explanation' : speaker));
}

/** The law, the Gids or a court as grammatical subject, or named as the one that says so. */
const LAW_SPEAKS = new RegExp(
  [
    // "Artikel 2.90 lid 5 bepaalt dat …", "voorschrift 3.5 G schrijft voor …"
    // but not "tenzij de wet anders bepaalt", which is a condition in a clause of the drafter's own.
    /(?<!\b(?:tenzij|zover|zoals|als|indien|mits|behalve|wat|dat) )(?:artikel|art\.|voorschrift|lid|de wet|aanbestedingswet(?: 2012)?|aw 2012|de gids|gids proportionaliteit|het arw(?: 2016)?|de richtlijn|richtlijn 2014\/24(?:\/eu)?|het hof|de rechter|de commissie van aanbestedingsexperts|burgerlijk wetboek)(?![^;]{0,50}\b(?:tenzij|voor zover|voorzover|zoals)\b)(?:[^.;]|\.\d){0,50}\s(?:bepaalt|bepalen|schrijft|schrijven|verzet zich|verzetten zich|verbiedt|verbieden|luidt|vereist|verlangt|regelt|stelt dat|staat toe|staat niet toe|verplicht|eist|oordeelde|geldt dat|volgt dat|kent|laat (?:toe|slechts|alleen)|gaat uit van)/,
    // "Volgens de wet …", "Ingevolge artikel 2.90 mag een aanbestedende dienst …"
    /(?:volgens|ingevolge|conform|krachtens|op grond van|op basis van|overeenkomstig)\s(?:de wet|artikel|art\.|de aanbestedingswet|de gids|voorschrift|het bw)(?:[^.;]|\.\d){0,70}\s(?:mag|mogen|kan|kunnen|moet|moeten|dient|dienen|is|zijn|geldt)\s(?:een|elke|iedere|de|geen|het)?\s?(?:aanbestedende dienst(?:en)?|overheid|overheden|omzeteis|eis|standstill|termijn)/,
    // "Aanbestedende diensten mogen …": the statute speaks of them in the plural
    /^(?:de\s|een\s)?aanbestedende diensten\s(?:mogen|kunnen|moeten|dienen)/,
    /^een aanbestedende dienst\s(?:mag|kan|moet|dient|stelt|verlangt|vraagt)/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
);

/** Verbs and phrases one of which stands wherever the law speaks: asked first, for they are far quicker to look for. */
const MAY_BE_LAW =
  /aanbestedende dienst|bepa[al]|schrij|verzet|verbied|luidt|vereist|verlangt|regelt|stelt dat|staat |verplicht|eist|oordeelde|geldt|volgt dat|kent|laat |gaat uit|(?:volgens|ingevolge|conform|krachtens|op grond van|op basis van|overeenkomstig)\s/;

/** "Een omzeteis van 300 procent is alleen toegestaan als …": the law when it is named, a ban by the authority if not. */
const ALLOWED =
  /^een\s(?:[^.;]|\.\d){0,100}\sis\s(?:alleen|slechts|uitsluitend|niet|wettelijk|in beginsel niet)\s?(?:alleen|slechts)?\s?(?:toegestaan|geoorloofd|mogelijk|verboden|proportioneel)/;
const NAMES_LAW =
  /^een (?:omzeteis|(?:geschiktheids|vermogens|solvabiliteits)?eis|opschortende termijn|standstill\w{0,40}|selectie-?eis)\b|wettelijk|\bwet\b|artikel|\bart\.|\bgids\b|voorschrift|richtlijn|proportione|aanbestedende dienst(?:en)?\b|aanbestedingsrecht|rechtspraak|motiver|gemotiveerd/;

const EXAMPLE_SPEAKS =
  /^(?:een (?:bepaling|clausule|formulering|zin|tekst) als\s["'“‘]|bijvoorbeeld|voorbeeld|ter illustratie|stel dat|bij een opdracht van)\b/;

/** "Een inschrijver vroeg of …": what one of them asked is told before it is answered. */
const ASKED_BY_ONE =
  /^(?:(?:een|één|eén|twee|drie|vier|enkele|meer(?:dere)?|verschillende|verscheidene|sommige|diverse|een aantal)(?: van de)? )(?:mogelijke |potentiële |geïnteresseerde )?(?:inschrijver|gegadigde|ondernemer|onderneming|deelnemer|vragensteller|vraagsteller|marktpartij|leverancier|aannemer|bureau|kantoor|vervoerder|aanbieder|partij)(?:s|e?n)? (?:(?:vroeg(?:en)?|merkte[n]? op|wees|wezen|meende[n]?|vond(?:en)?|verzocht(?:en)?|schreef|schreven|stelde[n]? (?:de vraag|voor|vast|dat))\b|(?:vraagt|vragen|schrijft|merkt op|meent|vindt)(?::| zich af| of | waarom | hoe | wat | dat ))/;

/** Speaker of a sentence within a block of `block`; only a requirement can turn out to be restated law. */
export function speakerOfSentence(low: string, block: Speaker): Speaker {
  if (block !== 'requirement' && block !== 'answer') return block;
  if (EXAMPLE_SPEAKS.test(low)) return 'explanation';
  if (ASKED_BY_ONE.test(low)) return 'question';
  if ((MAY_BE_LAW.test(low) && LAW_SPEAKS.test(low)) || (ALLOWED.test(low) && NAMES_LAW.test(low)))
    return 'law';
  if (isWithdrawn(low) || tellsHistory(low)) return 'explanation';
  return block;
}

/** A demand is taken back, for good and without anything in its place. */
const WITHDRAWN =
  /(?:eis(?:en)?|criterium|criteria|bepaling(?:en)?|zin(?:snede)?|passage|tekst|voorwaarden?|verbod|verplichting|vermelding|merknaam|(?:eis|onderdeel|punt)\s[\w.]{1,8})\b[^.;|]{0,60}\s(?:vervalt|vervallen|geschrapt|verwijderd|ingetrokken|doorgehaald|weggelaten)\b/;
const NOT_WITHDRAWN =
  /\b(?:als|indien|wanneer|zodra|tenzij|recht(?:en)?|aanspraak|vervangen|daarvoor|nieuwe?|behalve|maar|niet|geen|uav|dnr|arvodi|ariv|arbit|gibit|algemene voorwaarden)\b/;

const WITHDRAWING = /vervalt|vervallen|geschrapt|verwijderd|ingetrokken|doorgehaald|weggelaten/;

function isWithdrawn(low: string): boolean {
  return WITHDRAWING.test(low) && WITHDRAWN.test(low) && !NOT_WITHDRAWN.test(low);
}

/** Whether what is said binds the parties. */
export function binds(speaker: Speaker): boolean {
  return speaker === 'requirement' || speaker === 'answer';
}

import type { Law } from '../../law/law.ts';
import type { Section, Sentence } from '../../spec/model.ts';
import { formatMonths } from '../../text/quantities/format.ts';
import type { Span } from '../../text/span.ts';
import { EVIDENCE_WORDS, evidenceIn, type NamedEvidence } from '../language/evidence.ts';
import { saidBefore, toldBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { introduction, quantitiesIn, spanOf, statements } from '../language/statements.ts';
import { inMonths } from '../language/time.ts';
import { daysBetween } from '../language/timetable.ts';
import { type Finding, type RuleContext, sectionRule, t } from '../rule.ts';

const BOUND = String.raw`(?:max(?:imaal|\.)?|ten hoogste|hoogstens|hooguit|uiterlijk|tot|tot en met|niet meer dan|niet langer dan|binnen|minder dan|de|een|circa|<|≤)`;
/** Before the term: "niet ouder dan", "afgegeven in de laatste", "datum van afgifte ligt niet verder terug dan". */
const AGE_BEFORE = new RegExp(
  String.raw`(?:ouder\s(?:zijn |is |te zijn )?dan|jonger\s(?:zijn |is )?(?:te zijn )?dan|(?:afgegeven|gedateerd|verstrekt|opgemaakt|opgesteld|uitgegeven|dateer(?:t|en)|dagteken\w{0,40}|datum|geldig\w{0,40}|leeftijd|ouderdom|houdbaar\w{0,40})\s[^.;]{0,60}|niet eerder\s[^.;,]{0,30}dan|(?:laatste|afgelopen|voorafgaande))\s?(?:${BOUND}\s){0,2}$`,
);
/** After it: "oud", "geleden", "voor de inschrijving afgegeven". */
const AGE_AFTER =
  /^\s?(?:oud(?![a-z])|geleden|(?:v[oó]{2}r|voorafgaand)[^.;]{0,60}(?:afgegeven|verstrekt|gedateerd|opgesteld|opgemaakt|uitgegeven)|na (?:de )?(?:datum van )?(?:afgifte|dagtekening))/;
const AGE_LABEL =
  /ouderdom|leeftijd|maximaal oud|max\.? oud|niet ouder dan|geldigheid|datum (?:van )?afgifte/;
/** "KvK-uittreksel: max. 3 maanden": a paper and its age, nothing else. */
const BARE_AGE = /^[\s:(,–-]{1,5}(?:max(?:imaal|\.)?|ten hoogste|hoogstens|hooguit|<|≤)\s?$/;
/** A paper of this age is good enough; that sets no limit. */
const GOOD_ENOUGH = /\b(?:prima|volstaat|volstaan|voldoende|goed|mag ook|geen bezwaar|genoeg)\b/;
/** Papers in general, named in the list that follows. */
const PAPERS = /bewijs(?:stuk|middel)|\bstukken|documenten|verklaringen|bewijzen/;
/** How old a paper may be, told of one that was named before. */
const OLD = /\b(?:oud|ouder|jonger|geleden|afgegeven|gedateerd|dateert|dagtekening|afgifte|geldig\w{0,12})\b/;
const THESE_PAPERS =
  /^[^\p{L}]{0,4}(?:deze|die|beide|alle|de|het|dat|dit) (?:\p{L}{1,20}e )?(?:bewijs)?(?:stuk|stukken|middelen|document|documenten|bewijzen|verklaringen)(?!\p{L})/u;
/** "De verklaring van geen bezwaar": another one than was named before. */
const OTHER_PAPER = /\bverklaring (?:van|over|omtrent|inzake|dat)\b/;
const SEVERAL =
  /^[^a-zà-ÿ]{0,4}(?:beide|alle|zij|ze)\b|\b(?:zijn|mogen|dateren|moeten|dienen|stukken|middelen)\b/;
/** "Afgegeven na 1 januari": a day before which no paper may be dated. */
const SINCE =
  /(?:(?:van|afgegeven|gedateerd) (?:op of )?na|niet (?:ouder|eerder|vroeger)\s[^.;,]{0,20}dan|vanaf|sinds)\s(?:de\s)?$/;
const CLOSES = /sluit|inschrijving|inlever|indien|uiterste/;

/** "Afgegeven in de maand voorafgaand aan …". */
const SAME_PERIOD =
  /(?:afgegeven|gedateerd|verstrekt|opgemaakt) in (?:de|het|dezelfde|hetzelfde) (?:laatste |afgelopen )?(week|maand|kwartaal)\s(?:v[oó]{2}r|voorafgaand|waarin|van)|\b(?:uit|van|in) (?:de|het) (?:laatste|afgelopen|lopende|huidige) (week|maand|kwartaal|jaar)\b/;

export const rule = sectionRule({
  id: 'aw/bewijs-ouderdom',
  title: t('Bewijsstuk moet jonger zijn dan de wet toestaat', 'Evidence must be younger than the law allows'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.89-1-3', 'aw-2.89-2', 'aw-2.89-1', 'aw-2.89-3'],
  messages: {
    found: t(
      'Het bewijsstuk “{evidence}” mag volgens deze eis {term} oud zijn; {months} maanden moet worden aanvaard.',
      'By this requirement “{evidence}” may be {term} old; {months} months must be accepted.',
    ),
  },
  todo: t(
    'Aanvaard een uittreksel en een verklaring van de Belastingdienst tot zes maanden oud en een gedragsverklaring tot twee jaar oud.',
    'Accept an extract and a tax statement up to six months old and a certificate of conduct up to two years old.',
  ),
  why: t(
    'De wet zegt hoe oud een bewijsstuk mag zijn. Een strengere eis dwingt ondernemingen telkens nieuwe stukken aan te vragen.',
    'The law says how old evidence may be. A stricter demand forces firms to apply for new papers each time.',
  ),
  whenNot: t(
    'Voor stukken die de wet niet noemt, zoals een VOG van personeel.',
    'For papers the law does not name, such as certificates for staff.',
  ),

  words: EVIDENCE_WORDS,
  *check(section, context) {
    for (const sentence of statements(section)) {
      if (isPast(sentence.low)) continue;
      const inSentence = evidenceIn(sentence, context.law);
      const inRow = sentence.block.cells ? rowEvidence(section, sentence, context.law) : undefined;
      const all = inSentence.length > 0 ? inSentence : inRow ? [inRow] : [];
      if (all.length > 0) yield* agesIn(section, sentence, all, context);
      else yield* agesIn(section, sentence, meant(section, sentence, context.law), context);
    }
  },
  examples: {
    bad: [
      {
        text: 'De winnaar overlegt op verzoek een uittreksel uit het handelsregister, niet ouder dan ⟦drie maanden⟧.',
        facts: 'procedure: openbaar',
        fixed:
          'De winnaar overlegt op verzoek een uittreksel uit het handelsregister, niet ouder dan 6 maanden.',
      },
      {
        text: '- Gedragsverklaring aanbesteden van ten hoogste ⟦één jaar⟧ oud (op verzoek)',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Bewijsstuk | Maximale ouderdom |\n| --- | --- |\n| Verklaring betalingsgedrag | ⟦2 maanden⟧ |\n| GVA | 24 maanden |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Een gedragsverklaring aanbesteden is niet ouder dan twee jaar en een KvK-uittreksel niet ouder dan zes maanden.',
        facts: 'procedure: openbaar',
      },
      { text: 'Het geleverde materiaal is niet ouder dan drie maanden.', facts: 'procedure: openbaar' },
      { text: 'De medewerker heeft een VOG van ten hoogste drie maanden oud.', facts: 'procedure: openbaar' },
      {
        text: 'Binnen één maand na verzoek levert de winnaar een uittreksel uit het handelsregister.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** Ages in a sentence that are stricter than the law allows for the papers named. */
function* agesIn(
  section: Section,
  sentence: Sentence,
  all: readonly NamedEvidence[],
  context: RuleContext,
): Generator<Finding> {
  const named = all[0];
  if (!named) return;
  const period = SAME_PERIOD.exec(sentence.low);
  const accepted = named.evidence.acceptedAgeMonths;
  if (period && accepted !== undefined && all.length === 1) {
    const unit = period[1] ?? period[2];
    const term = `ten hoogste een ${unit}`;
    if (unit === 'jaar' && accepted <= 12) return;
    yield { span: spanOf(sentence, period), values: valuesOf(section, named, term, accepted) };
    return;
  }
  for (const term of quantitiesIn(section, sentence.span, 'duration')) {
    const months = inMonths(term.value, term.unit);
    const paper = isAge(section, sentence, term.span, all)
      ? paperOf(section, sentence, term.span, all)
      : undefined;
    const accepted = paper?.evidence.acceptedAgeMonths;
    if (term.bound !== 'max' && GOOD_ENOUGH.test(sentence.low)) continue;
    if (months === undefined || !paper || accepted === undefined || months >= accepted - 0.2) continue;
    yield {
      span: term.span,
      values: valuesOf(section, paper, section.text.slice(term.span.start, term.span.end), accepted),
      fixes: [
        {
          title: t(`Wijzig in ${formatMonths(accepted)}`, `Change to ${accepted} months`),
          kind: 'suggestion',
          edits: [{ span: term.span, text: formatMonths(accepted) }],
        },
      ],
    };
  }
  yield* sinceDates(section, sentence, named, context);
}

function valuesOf(section: Section, { span }: NamedEvidence, term: string, months: number) {
  return { evidence: section.text.slice(span.start, span.end), term, months };
}

/** Whether a term says how old a paper may be. */
function isAge(section: Section, sentence: Sentence, term: Span, all: readonly NamedEvidence[]): boolean {
  const at = term.start - sentence.span.start;
  const lead = sentence.low.slice(Math.max(0, at - 90), at);
  const after = sentence.low.slice(term.end - sentence.span.start, term.end - sentence.span.start + 60);
  if (
    /verzoek|aan te leveren|aanvra|toezend|nalever|\bna (?:bericht|gunning|mededeling)/.test(lead.slice(-25))
  )
    return false;
  if (/^\s?na\s(?!(?:de )?(?:datum van )?(?:afgifte|dagtekening))/.test(after)) return false;
  if (AGE_BEFORE.test(lead) || AGE_AFTER.test(after)) return true;
  if (sentence.block.cells) return AGE_LABEL.test(introduction(section, sentence));
  const isBare = all.some(
    ({ span }) => span.end <= term.start && BARE_AGE.test(section.low.slice(span.end, term.start)),
  );
  return isBare && /^\s?(?:[).;,]|$)/.test(after);
}

/** The paper a term is about: the last one named before it. */
function paperOf(
  section: Section,
  sentence: Sentence,
  term: Span,
  all: readonly NamedEvidence[],
): NamedEvidence | undefined {
  const paper = all.filter((one) => one.span.start <= term.start).at(-1) ?? all[0]!;
  // Named in the sentence before.
  if (paper.span.end < sentence.span.start) return paper;
  // "De inschrijving is drie maanden geldig; de GVA is …": the paper is named in a clause of its own.
  if (section.low.slice(term.end, paper.span.start).includes(';')) return undefined;
  const between = section.low.slice(paper.span.end, term.start);
  // Another paper stands in between that is not known by name, or the others: the term is about those.
  return !sentence.block.cells &&
    /verklaring|uittreksel|certificaat|\b(?:andere|overige|rest)\b/.test(between)
    ? undefined
    : paper;
}

/** Papers a sentence is about that names none: those of the list it introduces, or those of the sentence before. */
function meant(section: Section, sentence: Sentence, law: Law): NamedEvidence[] {
  const { low } = sentence;
  const inList = PAPERS.test(low) ? listed(section, sentence, law) : [];
  if (inList.length > 0 || !OLD.test(low) || OTHER_PAPER.test(low)) return inList;
  if (toldBefore(section, sentence) === '' && !(THESE_PAPERS.test(low) && saidBefore(section, sentence)))
    return [];
  const before = evidenceIn(section.sentences[sentence.index - 1]!, law).filter(
    ({ evidence }) => evidence.acceptedAgeMonths !== undefined,
  );
  // Of one paper the last named is meant; of several all are, so the one that may be oldest decides.
  const age = ({ evidence }: NamedEvidence) => evidence.acceptedAgeMonths ?? 0;
  return SEVERAL.test(low) ? [...before].sort((a, b) => age(a) - age(b)).slice(-1) : before.slice(-1);
}

/** Papers named in the list this sentence introduces. */
function listed(section: Section, sentence: Sentence, law: Law): NamedEvidence[] {
  return section.sentences
    .filter(({ block }) => block.leadIn && block.leadIn.start === sentence.span.start)
    .flatMap((item) => evidenceIn(item, law))
    .filter(({ evidence }) => evidence.acceptedAgeMonths !== undefined);
}

/** "Dateert van na 1 januari 2026" when tenders close in October: a paper may then be no older than that. */
function* sinceDates(
  section: Section,
  sentence: Sentence,
  named: NamedEvidence,
  { facts }: RuleContext,
): Generator<Finding> {
  const accepted = named.evidence.acceptedAgeMonths;
  const dates = quantitiesIn(section, sentence.span, 'date').filter(({ iso }) => iso !== undefined);
  const leadOf = (span: Span) =>
    section.low.slice(Math.max(sentence.span.start, span.start - 45), span.start);
  const since = dates.find(({ span }) => SINCE.test(leadOf(span)));
  if (!since || accepted === undefined || /\?$/.test(sentence.low)) return;
  const closing =
    dates.find((date) => date !== since && CLOSES.test(leadOf(date.span)))?.iso ?? facts.planning?.closing;
  if (closing === undefined) return;
  const months = daysBetween(since.iso!, closing) / 30.4;
  if (months < 0 || months >= accepted - 0.2) return;
  const term = `ten hoogste ${Math.max(1, Math.round(months))} maanden`;
  yield { span: since.span, values: valuesOf(section, named, term, accepted) };
}

/** In a table of evidence the first cell may name the register only. */
function rowEvidence(section: Section, sentence: Sentence, law: Law): NamedEvidence | undefined {
  const cell = sentence.block.cells?.[0];
  if (!cell || !/bewijs|document|stuk/.test(introduction(section, sentence))) return undefined;
  const name = section.low.slice(cell.span.start, cell.span.end).trim();
  const id = /handelsregister|kvk|kamer van koophandel/.test(name)
    ? 'kvk-uittreksel'
    : /belastingdienst/.test(name)
      ? 'belastingverklaring'
      : undefined;
  const evidence = law.evidence.find((one) => one.id === id);
  return evidence && { evidence, at: 0, span: cell.span };
}

import type { Law } from '../../law/law.ts';
import type { Section, Sentence } from '../../spec/model.ts';
import { formatMonths } from '../../text/quantities/format.ts';
import { evidenceIn, type NamedEvidence } from '../language/evidence.ts';
import { isPast } from '../language/history.ts';
import { introduction, quantitiesIn, spanOf, statements } from '../language/statements.ts';
import { inMonths } from '../language/time.ts';
import { sectionRule, t } from '../rule.ts';

/** Before the term: "niet ouder dan", "hoogstens", "afgegeven in de laatste". */
const AGE_BEFORE =
  /(?:ouder (?:zijn |is |te zijn )?dan|jonger (?:zijn |is )?dan|(?:afgegeven|gedateerd|verstrekt|opgemaakt|opgesteld)\s[^.;,]{0,25}|(?:laatste|afgelopen|voorafgaande)|dateert? van[^.;,]{0,25})\s?$/;
/** After it: "oud", "voor de inschrijving afgegeven". */
const AGE_AFTER =
  /^\s?(?:oud(?![a-z])|(?:v[oó]{2}r|voorafgaand)[^.;]{0,40}(?:afgegeven|verstrekt|gedateerd))/;
const AGE_LABEL = /ouderdom|leeftijd|maximaal oud|max\.? oud|niet ouder dan|geldigheid/;

/** "Afgegeven in de maand voorafgaand aan …". */
const SAME_PERIOD =
  /(?:afgegeven|gedateerd|verstrekt|opgemaakt) in (?:de|het|dezelfde|hetzelfde) (?:laatste |afgelopen )?(week|maand|kwartaal)\s(?:v[oó]{2}r|voorafgaand|waarin|van)/;

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

  words: ['ouder', 'oud', 'afgegeven', 'gedateerd', 'maanden', 'jaar', 'jonger', 'recent'],
  *check(section, context) {
    for (const sentence of statements(section)) {
      if (isPast(sentence.low)) continue;
      const inSentence = evidenceIn(sentence, context.law);
      const inRow = sentence.block.cells ? rowEvidence(section, sentence, context.law) : undefined;
      const all = inSentence.length > 0 ? inSentence : inRow ? [inRow] : [];
      if (all.length === 0) continue;
      const period = SAME_PERIOD.exec(sentence.low);
      const named = all[0]!;
      const accepted = named.evidence.acceptedAgeMonths;
      if (period && accepted !== undefined && all.length === 1) {
        const span = spanOf(sentence, period);
        yield {
          span,
          values: {
            evidence: section.text.slice(named.span.start, named.span.end),
            term: period[1] === 'kwartaal' ? 'ten hoogste een kwartaal' : `ten hoogste een ${period[1]}`,
            months: accepted,
          },
        };
        continue;
      }
      const header = introduction(section, sentence);
      for (const term of quantitiesIn(section, sentence.span, 'duration')) {
        const at = term.span.start - sentence.span.start;
        const lead = sentence.low.slice(Math.max(0, at - 50), at);
        const after = sentence.low.slice(
          term.span.end - sentence.span.start,
          term.span.end - sentence.span.start + 60,
        );
        if (
          !AGE_BEFORE.test(lead) &&
          !AGE_AFTER.test(after) &&
          !(sentence.block.cells && AGE_LABEL.test(header))
        )
          continue;
        const months = inMonths(term.value, term.unit);
        if (months === undefined) continue;
        const { evidence, span } = all.filter((one) => one.at <= at).at(-1) ?? all[0]!;
        const between = section.low.slice(span.end, term.span.start);
        // Another paper stands in between that is not known by name: the term is about that one.
        if (!sentence.block.cells && /verklaring|uittreksel|certificaat/.test(between)) continue;
        const accepted = evidence.acceptedAgeMonths;
        if (accepted === undefined || months >= accepted - 0.2) continue;
        yield {
          span: term.span,
          values: {
            evidence: section.text.slice(span.start, span.end),
            term: section.text.slice(term.span.start, term.span.end),
            months: accepted,
          },
          fixes: [
            {
              title: t(`Wijzig in ${formatMonths(accepted)}`, `Change to ${accepted} months`),
              kind: 'suggestion',
              edits: [{ span: term.span, text: formatMonths(accepted) }],
            },
          ],
        };
      }
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

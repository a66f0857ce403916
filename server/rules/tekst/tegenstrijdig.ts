import type { Law } from '../../law/law.ts';
import type { Section, Sentence } from '../../spec/model.ts';
import { factsInProse } from '../../spec/prose-facts.ts';
import type { Span } from '../../text/span.ts';
import { WINNER } from '../language/actors.ts';
import { type Conflict, type ConflictKind, conflictsIn, type Statement } from '../language/conflicts.ts';
import { EVIDENCE_WORDS, evidenceIn } from '../language/evidence.ts';
import { isDenied } from '../language/modality.ts';
import { type NamedPeriod, namedPeriods, periodConflicts } from '../language/periods.ts';
import { fullText, headingOver, statements } from '../language/statements.ts';
import {
  type Collected,
  type DocumentFinding,
  documentRule,
  FACTS_AT,
  type Fix,
  type Text2,
  t,
} from '../rule.ts';

/** When evidence is to be handed in: only by the winner, or by all with the tender. */
interface EvidenceMoment {
  readonly fact: 'evidence';
  readonly moment: 'winner' | 'tender';
  readonly written: string;
  readonly span: Span;
}

type Contribution = Statement | EvidenceMoment | NamedPeriod;

/** Subject of the message, for front matter and for another place in the text. */
const SUBJECTS: Readonly<Record<ConflictKind, readonly [nl: string, en: string]>> = {
  estimate: ['De raming', 'The estimate'],
  maximum: ['De maximale waarde', 'The maximum value'],
  lotEstimate: ['De raming van perceel {what}', 'The estimate of lot {what}'],
  term: ['De looptijd', 'The term'],
  totalTerm: ['De totale looptijd met verlengingen', 'The total term with extensions'],
  options: ['De verlengingsoptie', 'The option to extend'],
  lots: ['Het aantal percelen', 'The number of lots'],
  procedure: ['De procedure', 'The procedure'],
  contractType: ['Het soort opdracht', 'The kind of contract'],
  date: ['De datum voor {what}', 'The date for {what}'],
  hour: ['Het tijdstip voor {what}', 'The hour for {what}'],
  weight: ['De weging van {what}', 'The weight of {what}'],
  period: ['De {what}', 'The period ‘{what}’'],
};

function messages(): Record<string, Text2> {
  const all: Record<string, Text2> = {};
  for (const [kind, [nl, en]] of Object.entries(SUBJECTS)) {
    all[`${kind}-facts`] = t(
      `${nl} is hier ‘{here}’, maar in de kop van het document ‘{there}’.`,
      `${en} is ‘{here}’ here, but ‘{there}’ in the front matter of the document.`,
    );
    all[`${kind}-text`] = t(
      `${nl} is hier ‘{here}’, maar elders in de tekst ‘{there}’.`,
      `${en} is ‘{here}’ here, but ‘{there}’ elsewhere in the text.`,
    );
  }
  return all;
}

export const rule = documentRule<Contribution>({
  id: 'tekst/tegenstrijdig',
  title: t('Hetzelfde gegeven met twee waarden', 'The same fact with two values'),
  severity: 'error',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Hier wordt ‘{here}’ bij de inschrijving gevraagd, maar elders staat dat alleen de winnaar bewijs levert.',
      'Here ‘{here}’ is asked with the tender, but elsewhere it says that only the winner hands in evidence.',
    ),
    ...messages(),
  },
  todo: t(
    'Ga na wat juist is en maak beide plaatsen gelijk.',
    'Find out what is right and make both places agree.',
  ),
  why: t(
    'Bij tegenstrijdige aanbestedingsstukken weet een inschrijver niet waarop hij moet rekenen. Dat leidt tot vragen, tot ongelijke inschrijvingen en soms tot een nieuwe aanbesteding.',
    'With contradictory procurement documents a tenderer does not know what to reckon with. That leads to questions, unequal tenders and sometimes a new procedure.',
  ),
  whenNot: t(
    'Als de twee waarden over iets anders gaan: per jaar en in totaal, per perceel en voor het geheel, met en zonder verlengingen of btw.',
    'Where the two values are about different things: per year and in total, per lot and for the whole, with and without extensions or VAT.',
  ),
  words: [],
  collect(section, context) {
    return [
      ...factsInProse(section, context.role).map((fact) => ({
        ...fact,
        written: written(section, fact.span),
      })),
      ...evidenceMoments(section, context.law),
      ...namedPeriods(section),
    ];
  },
  *check({ items, sheet }) {
    const facts = items.filter(
      ({ value }) => value.fact !== 'evidence' && value.fact !== 'period',
    ) as Collected<Statement>[];
    for (const conflict of conflictsIn(facts, sheet)) yield findingOf(conflict);
    const periods = items.filter(({ value }) => value.fact === 'period') as Collected<NamedPeriod>[];
    for (const conflict of periodConflicts(periods)) yield findingOf(conflict);
    const moments = items.filter((item) => item.value.fact === 'evidence') as Collected<EvidenceMoment>[];
    const winner = moments.find(({ value }) => value.moment === 'winner');
    if (!winner) return;
    for (const { at, value } of moments) {
      if (value.moment !== 'tender') continue;
      yield {
        at,
        span: value.span,
        values: { here: value.written },
        related: [
          {
            at: winner.at,
            span: winner.value.span,
            message: t(
              'Hier staat dat alleen de winnaar bewijs levert.',
              'Here only the winner hands in evidence.',
            ),
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'De raming bedraagt ⟦€ 300.000⟧ exclusief btw, met alle opties.',
        facts: 'raming: 350000',
        fixed: 'De raming bedraagt € 350.000 exclusief btw, met alle opties.',
      },
      {
        text: '## Planning\n\n| Stap | Datum |\n| --- | --- |\n| Sluiting van de inschrijving | 3 maart 2027 |\n\n## Indienen\n\nDe inschrijving is uiterlijk ⟦10 maart 2027⟧ om 12:00 uur ontvangen.',
        fixed:
          '## Planning\n\n| Stap | Datum |\n| --- | --- |\n| Sluiting van de inschrijving | 3 maart 2027 |\n\n## Indienen\n\nDe inschrijving is uiterlijk 3 maart 2027 om 12:00 uur ontvangen.',
      },
      {
        text: '| Criterium | Punten |\n| --- | --- |\n| Prijs | ⟦60⟧ |\n| Plan | ⟦40⟧ |',
        facts:
          'gunning:\n  criteria:\n    - naam: Prijs\n      weging: 50\n    - naam: Plan\n      weging: 50',
      },
      {
        text: 'De overeenkomst wordt gesloten voor een periode van ⟦30 maanden⟧. Zij kan ⟦tweemaal met een jaar⟧ worden verlengd.',
        facts: 'looptijd: 24 maanden\nverlengingen: 1 x 12 maanden',
      },
      {
        text: '# Bewijs\n\nAlleen de winnende inschrijver levert bewijsstukken.\n\n# Checklist\n\nBij de inschrijving voegt u:\n\n- het prijsblad;\n- een ⟦uittreksel uit het handelsregister⟧.',
      },
      {
        text: 'De opdracht is verdeeld in ⟦drie⟧ percelen.',
        facts: 'percelen:\n  - naam: Noord\n  - naam: Zuid',
      },
      {
        text: 'Gekozen is voor de ⟦niet-openbare procedure⟧, omdat veel gegadigden worden verwacht.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De raming is € 100.000 per jaar, in totaal € 400.000 exclusief btw. Perceel 1 heeft een geraamde waarde van € 250.000. Met btw is de raming € 484.000 inclusief btw.',
        facts: 'raming: 400000',
      },
      {
        text: 'De overeenkomst duurt twee jaar en kan tweemaal met een jaar worden verlengd. De totale looptijd is ten hoogste vier jaar. De bankgarantie heeft een looptijd van zes maanden.',
        facts: 'looptijd: 24 maanden\nverlengingen: 2 x 12 maanden',
      },
      {
        text: '| Criterium | Punten |\n| --- | --- |\n| Prijs | 400 |\n| Plan | 600 |',
        facts:
          'gunning:\n  criteria:\n    - naam: Prijs\n      weging: 40\n    - naam: Plan\n      weging: 60',
      },
      {
        text: '| Stap | Datum |\n| --- | --- |\n| Eerste nota van inlichtingen | 1 februari 2027 |\n| Nota van inlichtingen | 8 februari 2027 |\n| Schouw | 20 januari 2027 |\n| Sluiting | 3 maart 2027 |\n\nVragen over de sluiting stelt u uiterlijk 25 januari 2027.',
        facts: 'planning:\n  nota-van-inlichtingen: 2027-02-08\n  sluiting: 2027-03-03',
      },
      {
        text: 'De sluiting is verplaatst van 3 maart 2027 naar 10 maart 2027. Vraag: kan de sluiting op 17 maart 2027?',
        facts: 'planning:\n  sluiting: 2027-03-10',
      },
      {
        text: '# Bewijs\n\nAlleen de winnende inschrijver levert bewijsstukken.\n\n# Checklist\n\nBij de inschrijving voegt u het UEA en het prijsblad. Een uittreksel uit het handelsregister hoeft niet te worden bijgevoegd.',
      },
    ],
  },
});

function written(section: Section, span: Span): string {
  return section.text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 80);
}

function findingOf(conflict: Conflict): DocumentFinding {
  const { kind, at, span, here, there, other, what, replacement } = conflict;
  const isFacts = other.at === FACTS_AT;
  const fixes: Fix[] = [];
  if (replacement) {
    fixes.push({
      title: t(`Wijzig hier in ‘${replacement.here}’`, `Change into ‘${replacement.here}’ here`),
      kind: 'suggestion',
      edits: [{ span, text: replacement.here }],
    });
    if (isFacts && replacement.facts !== undefined) {
      fixes.push({
        title: t(
          `Wijzig de kop van het document in ‘${replacement.facts}’`,
          `Change the front matter into ‘${replacement.facts}’`,
        ),
        kind: 'suggestion',
        edits: [{ at: FACTS_AT, span: other.span, text: replacement.facts }],
      });
    } else if (!isFacts && kind !== 'options') {
      fixes.push({
        title: t(`Wijzig de andere plaats in ‘${here}’`, `Change the other place into ‘${here}’`),
        kind: 'suggestion',
        edits: [{ at: other.at, span: other.span, text: here }],
      });
    }
  }
  return {
    at,
    span,
    message: `${kind}-${isFacts ? 'facts' : 'text'}`,
    values: { here, there, what: what ?? '' },
    fixes,
    related: [{ ...other, message: t(`Hier staat ‘${there}’.`, `‘${there}’ stands here.`) }],
  };
}

const EVIDENCE = /bewij[sz]|verificatie(?:stukken|documenten)|onderliggende (?:stukken|documenten)/;
const MOMENT_WORDS = ['bewij', 'verificatie', 'onderliggende', ...EVIDENCE_WORDS];
const ONLY = /\b(?:alleen|uitsluitend|pas|slechts|enkel|louter|enige)\b/;
const NOT_WITH_TENDER =
  /bewijs\p{L}{0,30}\s[^.;]{0,60}\bbij (?:de |uw )?(?:inschrijving|offerte|aanmelding)\s[^.;]{0,20}\bniet\b|geen bewijs\p{L}{0,30}|bij (?:de |uw )?(?:inschrijving|offerte)\s[^.;]{0,30}geen bewijs/u;
const WITH_TENDER =
  /bij (?:de |het |uw |zijn |haar )?(?:inschrijving|offerte|aanbieding|inschrijven)|(?:samen )?met (?:de|uw|zijn|haar) (?:inschrijving|offerte|aanbieding)|(?:inschrijving|offerte) (?:bestaat|bevat|omvat|is (?:pas )?(?:compleet|volledig))|(?:complete|volledige|geldige) (?:inschrijving|offerte)|onderdelen van (?:de|uw) (?:inschrijving|offerte)|(?:aan|in) te leveren (?:documenten|stukken|bescheiden)|te voegen|bij te voegen|in te dienen (?:documenten|stukken|bescheiden)|checklist/;
const NOT_THEN =
  /hoef(?:t|en)|\bniet\b|\bgeen\b|\bna\b|\bverzoek\b|verklaart|\bkan worden\b|desgevraagd|gunning|later|op te vragen|opgevraagd|zodra/;

/** Where the text says when evidence is handed in. */
function evidenceMoments(section: Section, law: Law): EvidenceMoment[] {
  if (!MOMENT_WORDS.some((word) => section.low.includes(word))) return [];
  const found: EvidenceMoment[] = [];
  for (const sentence of statements(section)) {
    const text = fullText(section, sentence);
    const isAboutEvidence =
      EVIDENCE.test(text) || (EVIDENCE.test(headingOver(sentence)) && evidenceIn(sentence, law).length > 0);
    const isOfWinner =
      isAboutEvidence && ((ONLY.test(text) && WINNER.test(text)) || NOT_WITH_TENDER.test(text));
    if (isOfWinner) found.push(moment(section, 'winner', sentence.span));
    else found.push(...demandedWithTender(section, sentence, text, law));
  }
  return found;
}

function demandedWithTender(section: Section, sentence: Sentence, text: string, law: Law): EvidenceMoment[] {
  const context = `${headingOver(sentence)} ${text} ${tableIntroduction(section, sentence)}`;
  if (!WITH_TENDER.test(context) || NOT_THEN.test(text) || WINNER.test(context)) return [];
  const named = evidenceIn(sentence, law).find(
    ({ evidence, at }) => evidence.fitsDeclaration && !isDenied(sentence.low, at),
  );
  return named ? [moment(section, 'tender', named.span)] : [];
}

/** What is said right before the table a row stands in, lower case; '' for other sentences. */
function tableIntroduction({ blocks, low }: Section, { block }: Sentence): string {
  if (block.kind !== 'row') return '';
  const before = blocks.findLast(({ kind, span }) => kind !== 'row' && span.end <= block.span.start);
  return before?.kind === 'paragraph' ? low.slice(before.span.start, before.span.end).slice(-200) : '';
}

function moment(section: Section, when: EvidenceMoment['moment'], span: Span): EvidenceMoment {
  return { fact: 'evidence', moment: when, written: written(section, span), span };
}

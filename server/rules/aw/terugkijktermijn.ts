import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { fullText, headingOver, quantitiesIn, spanOf, statements } from '../language/statements.ts';
import { inMonths } from '../language/time.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** Grounds of article 2.87 with a term of three years. */
const OPTIONAL =
  /(?:ernstige? )?(?:beroeps)?fout(?:en)?\b|valse verklaring|tekortkoming|wanprestatie|(?:ontbonden|ontbinding|be[eë]indig)[^.;]{0,60}|vervalsing van de mededinging|mededingingsafspra|kartel|belangenconflict|onrechtmatige? be[iï]nvloed|facultatieve|2\.87|milieurecht|arbeidsrecht|prestatie(?:s)? (?:bij|in|uit) (?:een )?(?:eerdere|vroegere)|past performance/;
/** Grounds of article 2.86. */
const MANDATORY =
  /omkoping|fraude|witwas|terroris|kinderarbeid|mensenhandel|criminele organisatie|onherroepelijk|veroorde(?:eld|ling)|dwingende|2\.86/;
/** No limit in time at all. */
const EVER =
  /\booit\b|hoe lang geleden ook|ongeacht (?:hoe lang|wanneer)|zonder (?:beperking|grens) in (?:de )?tijd/;
const EXCLUDES =
  /uitsluit|tel(?:t|len) mee|meetel|meegewogen|uitgesloten|komt niet in aanmerking|komen niet in aanmerking|afgewezen|afwijz|geweerd|niet toegelaten|uitsluitingsgrond|terugkijk|terug te kijken|kijkt|terugblik|\bgrond\b|sluit(?:en)?\s[^.;]{0,30}uit(?![a-z])|deelname (?:is )?niet|mag niet|niet (?:hebben |heeft )?(?:begaan|veroordeeld)|geen (?:ernstige|onherroepelijke|fout)/;
const OTHER =
  /referentie|bewaar|bewaren|gedragsverklaring|\bgva|ouder dan|jaarrekening|looptijd|garantie|opdrachtnemer/;

export const rule = sectionRule({
  id: 'aw/terugkijktermijn',
  title: t(
    'Terugkijktermijn van een uitsluitingsgrond te lang',
    'Look-back period of an exclusion ground too long',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.87-2', 'aw-2.86-7'],
  messages: {
    unlimited: t(
      'De terugkijktermijn van deze uitsluitingsgrond is onbegrensd; ten hoogste {years} jaar is toegestaan.',
      'The look-back period of this exclusion ground is unlimited; at most {years} years is allowed.',
    ),
    found: t(
      'De terugkijktermijn van {term} is langer dan de {years} jaar die voor deze uitsluitingsgrond geldt.',
      'The look-back period of {term} exceeds the {years} years that hold for this exclusion ground.',
    ),
  },
  todo: t(
    'Kijk bij dwingende gronden ten hoogste vijf jaar terug en bij facultatieve gronden ten hoogste drie jaar.',
    'Look back at most five years for mandatory grounds and at most three years for optional grounds.',
  ),
  why: t(
    'Wat lang geleden is, zegt weinig over de betrouwbaarheid van nu. De wet begrenst daarom per soort uitsluitingsgrond hoe ver u mag terugkijken.',
    'What happened long ago says little about reliability now. The law therefore limits how far back each kind of ground may reach.',
  ),
  whenNot: t(
    'Als de termijn over iets anders gaat, zoals een bewaartermijn of een referentie.',
    'If the period is about something else, such as storage or a reference.',
  ),

  words: [
    'kartel',
    'fout',
    'veroorde',
    'valse',
    'wanprestatie',
    'ontbonden',
    'ontbinding',
    'uitsluiting',
    'uitgesloten',
    'omkoping',
    'fraude',
    'mededinging',
    'faillis',
    '2.86',
    '2.87',
    'beroepsregel',
  ],
  *check(section, context): Generator<Finding> {
    const mandatory = context.law.lookBack('mandatory-grounds')?.years;
    const optional = context.law.lookBack('optional-grounds')?.years;
    if (mandatory === undefined || optional === undefined) return;
    for (const sentence of statements(section)) {
      const ever = EVER.exec(sentence.low);
      if (
        ever &&
        (OPTIONAL.test(sentence.low) || MANDATORY.test(sentence.low)) &&
        EXCLUDES.test(sentence.low) &&
        !OTHER.test(sentence.low) &&
        !isDenied(sentence.low, ever.index)
      ) {
        const years = MANDATORY.test(sentence.low) ? mandatory : optional;
        yield { span: spanOf(sentence, ever), message: 'unlimited', values: { years } };
        continue;
      }
      const text = `${headingOver(sentence)} ${fullText(section, sentence)}`;
      const isOptional = OPTIONAL.test(sentence.low);
      const isMandatory = MANDATORY.test(sentence.low);
      if (!isOptional && !isMandatory && !/grond/.test(sentence.low)) continue;
      if (
        !(EXCLUDES.test(text) || context.role === 'exclusion') ||
        OTHER.test(sentence.low) ||
        isPast(sentence.low)
      )
        continue;
      const terms = quantitiesIn(section, sentence.span, 'duration');
      for (const term of terms) {
        const months = inMonths(term.value, term.unit);
        if (months === undefined) continue;
        // With both kinds in one sentence, the nearest one before the term decides.
        const lead = sentence.low.slice(0, term.span.start - sentence.span.start);
        const years =
          isOptional && isMandatory
            ? lastIn(lead, OPTIONAL) > lastIn(lead, MANDATORY)
              ? optional
              : mandatory
            : isOptional
              ? optional
              : mandatory;
        if (months <= years * 12) continue;
        yield {
          span: term.span,
          values: { term: section.text.slice(term.span.start, term.span.end), years },
          fixes: [
            {
              title: t(`Wijzig in ${years} jaar`, `Change to ${years} years`),
              kind: 'suggestion',
              edits: [{ span: term.span, text: `${years} jaar` }],
            },
          ],
        };
        break;
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'Een onderneming die in de afgelopen ⟦vijf jaar⟧ een ernstige beroepsfout beging, wordt uitgesloten.',
        facts: 'procedure: openbaar',
        fixed:
          'Een onderneming die in de afgelopen 3 jaar een ernstige beroepsfout beging, wordt uitgesloten.',
      },
      {
        text: '## Uitsluitingsgronden\n\n- veroordeling wegens omkoping in de laatste ⟦tien jaar⟧;\n- valse verklaringen in de laatste drie jaar.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Grond | Terugkijktermijn |\n| --- | --- |\n| Facultatieve uitsluitingsgronden | ⟦60 maanden⟧ |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Uitgesloten wordt wie in de vijf jaar voor de inschrijving onherroepelijk is veroordeeld wegens fraude.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De gemeente kijkt bij de facultatieve gronden drie jaar terug.',
        facts: 'procedure: openbaar',
      },
      { text: 'De opdrachtnemer bewaart stukken over fraude zeven jaar.', facts: 'procedure: openbaar' },
      {
        text: 'Artikel 2.87 lid 2 bepaalt dat een ernstige beroepsfout van langer dan drie jaar geleden niet meer meetelt.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

function lastIn(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'g'))) last = match.index;
  return last;
}

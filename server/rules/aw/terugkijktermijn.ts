import type { Section, Sentence } from '../../spec/model.ts';
import { saidBefore, toldBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import {
  fullText,
  headingOver,
  introduction,
  quantitiesIn,
  spanOf,
  statements,
  withConsequence,
} from '../language/statements.ts';
import { inMonths } from '../language/time.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** Grounds of article 2.87 with a term of three years. */
const OPTIONAL =
  /(?:ernstige? )?(?:beroeps)?fout(?:en)?\b|\bmis(?:stap|stappen|slag|slagen|draging|dragingen)\b[^.;]{0,40}beroep|valse verklaring|tekortkoming|wanprestatie|(?:ontbonden|ontbinding|be[eë]indig)[^.;]{0,60}|vervalsing van de mededinging|mededingingsafspra|kartel|belangenconflict|onrechtmatige? be[iï]nvloed|belangenverstrengeling|prestaties uit het verleden|(?:slechte|eerdere|gebrekkige|onvoldoende) prestaties|facultatieve|2\.87|milieurecht|arbeidsrecht|prestatie(?:s)? (?:bij|in|uit) (?:een )?(?:eerdere|vroegere)|past performance/;
/** Grounds of article 2.86. */
const MANDATORY =
  /omkoping|fraude|witwas|terroris|kinderarbeid|mensenhandel|criminele organisatie|onherroepelijk|veroorde(?:eld|ling)|dwingende|verplichte (?:uitsluitings)?grond|2\.86/;
/** No limit in time at all. */
const EVER =
  /\booit\b|hoe lang geleden ook|(?:maakt (?:\w{1,10} )?niet uit|onverschillig|doet er niet toe|ongeacht|speelt geen rol|niet van belang) hoe lang geleden|ongeacht (?:hoe lang|wanneer)|ongeacht (?:de |het )?(?:datum|tijdstip|jaar|moment)\b|zonder (?:tijdslimiet|tijdsgrens|tijdsbeperking)|onbeperkt in (?:de )?tijd|zonder (?:beperking|grens) in (?:de )?tijd/;
const EXCLUDES = new RegExp(
  [
    /uitsluit|uitgesloten|kom(?:t|en) niet in aanmerking|afgewezen|afwijz|geweerd|niet toegelaten|sluit(?:en)?\s[^.;]{0,30}uit(?![a-z])|deelname (?:is )?niet|(?:kan|kunt|mag|kunnen|mogen) (?:u |hij |zij |de \w{1,20} )?niet (?:meer )?(?:meedoen|inschrijven|deelnemen|mee)|doe(?:t|n) (?:u |hij |zij )?niet mee|betrek|betrok|aangemerkt|merk(?:en|t) (?:wij|we|de \w{1,20})\b/,
    // What is looked at or counts.
    /terugkijk|terug te kijken|terugblik|\bga(?:at|an)\b[^.;]{0,40}\bterug\b(?! naar)|\bkijk(?:t|en)?\b|\bmee(?:tel|weg|genomen|gewogen|geteld|nemen)\w{0,4}|(?:tel(?:t|len)|neemt|nemen|weegt|wegen)\s[^.;]{0,50}\bmee(?![a-z])/,
    /\bgrond(?:en)?\b/,
    // What may not have been done.
    /\b(?:mag|mogen)\s[^.;]{0,60}\b(?:niet|geen)\b|niet (?:hebben |heeft )?(?:begaan|veroordeeld)|geen (?:ernstige|onherroepelijke|fout)/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
const OTHER =
  /referentie|bewaar|bewaren|gedragsverklaring|\bgva|ouder dan|jaarrekening|looptijd|garantie|opdrachtnemer|medewerker|overeenkomst duurt|contractduur/;

/** "Hoe ver kijkt u terug bij een beroepsfout? Vijf jaar.": the question a bare term answers. */
function groundAsked(section: Section, sentence: Sentence): string {
  const asked = introduction(section, sentence);
  return asked.endsWith('?') && (OPTIONAL.test(asked) || MANDATORY.test(asked)) ? asked : '';
}

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
    ...['misstap', 'misslag', 'misdraging'],
    'veroorde',
    'valse',
    'wanprestatie',
    'ontbonden',
    'ontbinding',
    'uitsluiting',
    'gronden',
    'tekortkoming',
    'witwas',
    'facultatieve',
    'uitgesloten',
    'omkoping',
    'fraude',
    'mededinging',
    'faillis',
    '2.86',
    '2.87',
    'beroepsregel',
    'prestaties uit',
    'belangenverstreng',
  ],
  *check(section, context): Generator<Finding> {
    const mandatory = context.law.lookBack('mandatory-grounds')?.years;
    const optional = context.law.lookBack('optional-grounds')?.years;
    if (mandatory === undefined || optional === undefined) return;
    for (const sentence of statements(section)) {
      const { low } = sentence;
      const ground = groundBefore(section, sentence) || groundAsked(section, sentence);
      if (ground !== '') {
        if (!OTHER.test(low) && !isPast(low))
          yield* tooLong(section, sentence, { mandatory, optional }, ground);
        continue;
      }
      const isOptional = OPTIONAL.test(low);
      const isMandatory = MANDATORY.test(low);
      if (OTHER.test(low) || !(isOptional || isMandatory || low.includes('grond'))) continue;
      const ever = EVER.exec(low);
      if (ever && (isOptional || isMandatory) && EXCLUDES.test(low) && !isDenied(low, ever.index)) {
        const years = isMandatory ? mandatory : optional;
        yield { span: spanOf(sentence, ever), message: 'unlimited', values: { years } };
        continue;
      }
      const text = `${headingOver(sentence)} ${fullText(section, sentence)} ${withConsequence(section, sentence)}`;
      if (!(EXCLUDES.test(text) || context.role === 'exclusion') || isPast(low)) continue;
      yield* tooLong(section, sentence, { mandatory, optional });
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

/** The first term in a sentence that is longer than its kind of ground allows. */
function* tooLong(
  section: Section,
  sentence: Sentence,
  limits: Limits,
  ground = sentence.low,
): Generator<Finding> {
  for (const term of quantitiesIn(section, sentence.span, 'duration')) {
    const months = inMonths(term.value, term.unit);
    const lead = sentence.low.slice(0, term.span.start - sentence.span.start);
    const years = yearsFor(ground, ground === sentence.low ? lead : ground, limits);
    // "Ook wie meer dan vijf jaar geleden …": beyond the limit, however long it is.
    const isBeyond = /\b(?:ook|zelfs)\b[^.;]{0,60}\b(?:meer|langer|verder) (?:terug )?dan $/.test(lead);
    if (months === undefined || months < years * 12 || (months === years * 12 && !isBeyond)) continue;
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
    return;
  }
}

/** How far back is looked, told without the ground: "Daarbij kijken wij … terug", "Het tijdvak daarvoor beslaat …". */
const HOW_FAR =
  /\bterug\b|terugkijk|terugblik|terug te|tijdvak|\bperiode\b|\btermijn\b|\bgeleden\b|meer dan \d|niet ouder/;

/** The ground a sentence is about that only tells how far back is looked, lower case: named up to two sentences before. */
function groundBefore(section: Section, sentence: Sentence): string {
  const { low } = sentence;
  if (OPTIONAL.test(low) || MANDATORY.test(low)) return '';
  const pointsBack = /\b(?:daar|hier)(?:bij|voor|naar|van)\b/.test(low);
  let told = pointsBack ? saidBefore(section, sentence) : toldBefore(section, sentence);
  if (!HOW_FAR.test(low) && !/terugkijk|tijdvak|hoe ver/.test(told)) return '';
  if (told !== '' && !(OPTIONAL.test(told) || MANDATORY.test(told)))
    told = saidBefore(section, section.sentences[sentence.index - 1]!);
  const isGround = (OPTIONAL.test(told) || MANDATORY.test(told)) && !OTHER.test(told);
  return isGround && /grond|uitsluit|uitgesloten|veroord|terugkijk|\bmee\b|2\.8[67]/.test(told) ? told : '';
}

interface Limits {
  readonly mandatory: number;
  readonly optional: number;
}

/** With both kinds in one sentence, the nearest one before the term decides. */
function yearsFor(low: string, lead: string, { mandatory, optional }: Limits): number {
  if (!OPTIONAL.test(low)) return mandatory;
  if (!MANDATORY.test(low)) return optional;
  return lastIn(lead, OPTIONAL) > lastIn(lead, MANDATORY) ? optional : mandatory;
}

function lastIn(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'g'))) last = match.index;
  return last;
}

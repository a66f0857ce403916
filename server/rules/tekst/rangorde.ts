import type { Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { CONDITIONS_WORDS, conditionsIn, isTurnedDown, shortName } from '../language/conditions.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { fullText, statements } from '../language/statements.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

type Contribution =
  | { readonly kind: 'set'; readonly id: string; readonly name: string; readonly span: Span }
  | { readonly kind: 'ranking' };

const RANKING =
  /rangorde|voorrang|prevale|\bgaa[tn]\b[^.;]{0,60}\b(?:voor|boven)\b|bij (?:strijd|tegenstrijdig|verschil|afwijking)|in geval van (?:strijd|tegenstrijdig)|strijdigheid|in (?:de )?(?:volgende |onderstaande )?volgorde|in afwijking van|voor zover (?:daarvan |hiervan )?(?:niet|in deze)/;
/** Conditions of the authority's own, by what they are called. */
const OWN =
  /(?:algemene )?(?:inkoop)?voorwaarden(?: voor (?:inkoop|leveringen|diensten)[\p{L} ]{0,30})? van (?:de |het )?(?:gemeente|provincie|waterschap|hoogheemraadschap|ministerie|aanbestedende dienst|opdrachtgever|universiteit|ziekenhuis|stichting|veiligheidsregio|koper)|(?:gemeentelijke|provinciale|eigen) (?:algemene )?(?:inkoop)?voorwaarden/u;
const APPLIES = /van toepassing|toepasselijk|geldt|gelden|voorwaarden\s?[:|]/;
/** Each set for its own part of the contract: no two that could clash. */
const PER_PART =
  /op (?:de |het )?(?:levering|koop)[^.;]{0,80}op (?:de |het )?(?:dienst|onderhoud)|voor (?:de |het )?(?:levering|koop)[^.;]{0,80}voor (?:de |het )?(?:dienst|onderhoud)/;

export const rule = documentRule<Contribution>({
  id: 'tekst/rangorde',
  title: t(
    'Meer dan één stel voorwaarden zonder rangorde',
    'More than one set of conditions without ranking',
  ),
  severity: 'information',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'Naast de {first} worden ook de {second} van toepassing verklaard, maar een rangorde ontbreekt.',
      'Besides the {first} also the {second} are declared applicable, but no ranking is given.',
    ),
  },
  todo: t(
    'Bepaal welke voorwaarden voorgaan als zij elkaar tegenspreken.',
    'State which conditions prevail where they contradict each other.',
  ),
  why: t(
    'Twee stellen voorwaarden regelen dezelfde onderwerpen, zoals aansprakelijkheid en betaling, meestal verschillend. Zonder rangorde is onduidelijk wat partijen hebben afgesproken.',
    'Two sets of conditions settle the same subjects, such as liability and payment, mostly in different ways. Without a ranking it is unclear what the parties agreed.',
  ),
  whenNot: t(
    'Als de rangorde in de overeenkomst zelf staat; verwijs daar dan naar.',
    'When the ranking stands in the contract itself; then refer to it.',
  ),
  words: [
    ...CONDITIONS_WORDS,
    'rangorde',
    'voorrang',
    'prevale',
    'strijd',
    'gaat',
    'gaan',
    'volgorde',
    'afwijking',
    'verschil',
  ],
  collect: contributions,
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'ranking')) return;
    const sets = items.flatMap(({ at, value }) => (value.kind === 'set' ? [{ at, ...value }] : []));
    const first = sets[0];
    const second = sets.find((one) => one.id !== first?.id);
    if (!first || !second) return;
    yield {
      at: second.at,
      span: second.span,
      values: { first: first.name, second: second.name },
      related: [
        {
          at: first.at,
          span: first.span,
          message: t('Hier staat het andere stel voorwaarden.', 'The other set of conditions stands here.'),
        },
      ],
    };
  },
  examples: {
    bad: [
      {
        text: 'Van toepassing zijn de ARIV-2018 en de ⟦algemene inkoopvoorwaarden van de gemeente⟧ Waterstad.',
      },
      { text: 'Op de opdracht is de DNR 2011 van toepassing.\n\nDaarnaast gelden de ⟦ARVODI-2018⟧.' },
      {
        text: 'De volgende voorwaarden zijn van toepassing:\n\n- de UAV 2012;\n- de ⟦inkoopvoorwaarden van het waterschap⟧.',
      },
    ],
    good: [
      {
        text: 'Van toepassing zijn de ARIV-2018 en de algemene voorwaarden van de provincie. Bij strijd gaan de ARIV-2018 voor.',
      },
      {
        text: 'De ARVODI-2018 zijn van toepassing. De algemene voorwaarden van de opdrachtnemer zijn niet van toepassing.',
      },
      { text: 'De ARIV-2018 gelden. Het ARW 2016 is van toepassing op de procedure.' },
      { text: 'Op de leveringen zijn de ARIV-2018 en op de diensten de ARVODI-2018 van toepassing.' },
    ],
  },
});

function contributions(section: Section, context: RuleContext): Contribution[] {
  const found: Contribution[] = [];
  for (const sentence of section.sentences)
    if (sentence.speaker !== 'question' && RANKING.test(sentence.low)) return [{ kind: 'ranking' }];
  for (const sentence of statements(section)) {
    const own = OWN.exec(sentence.low);
    const named = conditionsIn(sentence, context.law);
    if (!own && named.length === 0) continue;
    const text = fullText(section, sentence);
    if (!APPLIES.test(text) || isTurnedDown(sentence.low) || isPast(sentence.low) || PER_PART.test(text))
      continue;
    if (own) {
      const start = sentence.span.start + own.index;
      const span = { start, end: start + own[0].length };
      found.push({ kind: 'set', id: 'own', name: section.text.slice(span.start, span.end), span });
    }
    for (const { set, span, at } of named) {
      if (set.id === 'arw' || set.id === 'uar' || set.users === 'leverancier' || isDenied(sentence.low, at))
        continue;
      // "de algemene inkoopvoorwaarden van de gemeente, gebaseerd op het VNG-model" is one set.
      if (own && set.id === 'vng-aiv') continue;
      found.push({ kind: 'set', id: set.id, name: shortName(set), span });
    }
  }
  return found.sort((a, b) => (a.kind === 'set' && b.kind === 'set' ? a.span.start - b.span.start : 0));
}

import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { requirementSentences } from '../language/demands.ts';
import { isDenied } from '../language/modality.ts';
import { documentRule, t } from '../rule.ts';

interface Vague {
  readonly word: string;
  readonly span: Span;
}

const VAGUE =
  /(?<![\p{L}-])(?:(?:zo )?spoedig(?: mogelijk)?|zo snel mogelijk|snelle?|tijdige?|adequate?|adequaat|(?:ruim )?voldoende|marktconforme?|gebruikelijke?|(?:binnen )?(?:een )?redelijke (?:termijn|prijs|tijd|mate)|acceptabele?|passende?|hoogwaardige?|van goede kwaliteit|goede kwaliteit|regelmatig|periodiek|optimale?|optimaal|gebruiksvriendelijke?|klantvriendelijke?|flexibele?|representatieve?|nette?|netjes|zorgvuldige?|deskundige?|professionele?|ruime ervaring|zo nodig|indien nodig|waar (?:nodig|mogelijk)|indien mogelijk|zo mogelijk|maatschappelijk verantwoorde?|milieuvriendelijke?|duurzame?|in goede staat|soepele?|efficiënte?|effectieve?)(?![\p{L}-])/gu;
/** Something that gives the word a measure or says where it stands. */
const MEASURED =
  /dat wil zeggen|d\.w\.z|waaronder|te weten|namelijk|zoals (?:beschreven|bedoeld|vermeld|opgenomen|omschreven)|volgens|\bconform\b|overeenkomstig|\bnen\b|\biso\b|\ben \d|bijlage|paragraaf|hoofdstuk|aangetoond|keurmerk|certifica|gelijkwaardig|minimaal|maximaal|ten minste|ten hoogste|ecolabel|fsc/;
/** Fixed phrases in which the word is not vague. */
const FIXED =
  /voldoende (?:resultaat|gevolg|cijfer)|^voldoende$|duurzame? (?:inzetbaarheid|energie|bosbeheer|gegevensdrager)|flexibele? (?:schil|werkplek)|professionele? (?:standaard|partij|registratie)|passende? (?:technische en organisatorische|maatregelen als bedoeld)|deskundige? (?:als|van)/;

export const rule = documentRule<Vague>({
  id: 'tekst/vage-term',
  title: t('Vage term zonder maatstaf', 'Vague term without a measure'),
  severity: 'hint',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Het woord ‘{word}’ heeft in deze eis geen maatstaf.',
      'The word ‘{word}’ has no measure in this requirement.',
    ),
  },
  todo: t(
    'Noem een termijn, aantal, norm of ander meetbaar niveau.',
    'State a period, number, standard or another measurable level.',
  ),
  why: t(
    'Een inschrijver moet weten wanneer hij aan een eis voldoet en de opdrachtgever moet dat kunnen controleren. Woorden zonder maatstaf geven daar geen antwoord op.',
    'A tenderer must know when he meets a requirement and the buyer must be able to check it. Words without a measure do not tell.',
  ),
  whenNot: t(
    'Als de maatstaf elders staat, of als het oordeel bewust aan de vakman wordt gelaten.',
    'When the measure stands elsewhere, or the judgment is left to the professional on purpose.',
  ),
  words: [
    'spoedig',
    'snel',
    'tijdig',
    'adequa',
    'voldoende',
    'marktconform',
    'gebruikelijk',
    'redelijk',
    'acceptabel',
    'passend',
    'hoogwaardig',
    'goede kwaliteit',
    'regelmatig',
    'periodiek',
    'optima',
    'vriendelijk',
    'flexibel',
    'representatie',
    'net',
    'zorgvuldig',
    'deskundig',
    'professione',
    'ruime ervaring',
    'nodig',
    'mogelijk',
    'verantwoord',
    'duurzam',
    'goede staat',
    'soepel',
    'efficiënt',
    'effectie',
  ],
  collect(section, context, item) {
    return requirementSentences(section, context, item).flatMap((sentence) => [
      ...vagueIn(section, sentence),
    ]);
  },
  *check({ items }) {
    for (const { at, value } of items) yield { at, span: value.span, values: { word: value.word } };
  },
  examples: {
    bad: [
      { text: '## Eisen\n\n- E1: Klachten worden ⟦spoedig⟧ afgehandeld.\n- E2: De stoel is grijs.' },
      { text: '| Nr. | Eis |\n| --- | --- |\n| E1 | Het uurtarief is ⟦marktconform⟧. |' },
      {
        text: '## Programma van eisen\n\n1. Er is ⟦voldoende⟧ personeel aanwezig.\n2. De bus heeft een lift.',
      },
    ],
    good: [
      { text: '## Eisen\n\n- E1: Klachten worden spoedig, binnen twee werkdagen, afgehandeld.' },
      { text: '## Achtergrond\n\nDe wijk is spoedig gegroeid en er is voldoende groen.' },
      {
        text: '| Nr. | Eis |\n| --- | --- |\n| E1 | Het hout is duurzaam, aangetoond met FSC of gelijkwaardig. |',
      },
      { text: '## Wensen\n\n- W1: De levering is zo spoedig mogelijk.' },
    ],
  },
});

function* vagueIn(section: Section, sentence: Sentence): Generator<Vague> {
  if (MEASURED.test(sentence.low) || hasMeasure(section, sentence)) return;
  for (const found of sentence.low.matchAll(VAGUE)) {
    const around = sentence.low.slice(found.index, found.index + found[0].length + 40);
    if (FIXED.test(around) || isDenied(sentence.low, found.index, 15)) continue;
    const start = sentence.span.start + found.index;
    const span = { start, end: start + found[0].length };
    yield { word: section.text.slice(span.start, span.end), span };
    return;
  }
}

function hasMeasure(section: Section, sentence: Sentence): boolean {
  return section.quantities.some(
    ({ kind, span }) =>
      kind !== 'citation' &&
      kind !== 'count' &&
      span.start >= sentence.span.start &&
      span.end <= sentence.span.end,
  );
}

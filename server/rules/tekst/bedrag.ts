import type { Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { quantitiesIn, statements } from '../language/statements.ts';
import { documentRule, FACTS_AT, t } from '../rule.ts';

interface Suspect {
  readonly message: 'found' | 'dummy';
  readonly span: Span;
  readonly written: string;
}

/** A stated value of the contract at or below this is only there because a field had to be filled. */
const FILLED_IN = 1;

export const rule = documentRule<Suspect>({
  id: 'tekst/bedrag',
  title: t('Onmogelijk of fictief bedrag', 'Impossible or dummy amount'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Het bedrag {amount} kan zo niet bestaan: de punten staan verkeerd.',
      'The amount {amount} cannot exist like this: its points stand in the wrong places.',
    ),
    dummy: t(
      'Het bedrag {amount} is ingevuld als fictieve waarde.',
      'The amount {amount} was filled in as a dummy value.',
    ),
  },
  todo: t('Vul het juiste bedrag in.', 'Fill in the right amount.'),
  why: t(
    'Een inschrijver kan met een onleesbaar of fictief bedrag niet rekenen, en eisen die van de waarde afhangen kunnen niet worden getoetst.',
    'A tenderer cannot reckon with an unreadable or dummy amount, and requirements that depend on the value cannot be tested.',
  ),
  whenNot: t(
    'Als het bedrag echt zo klein is, zoals een prijs per stuk.',
    'When the amount really is that small, such as a price per piece.',
  ),
  words: ['€', 'eur', 'fictie'],
  collect: suspectsIn,
  *check({ items, sheet }) {
    for (const { at, value } of items)
      yield { at, span: value.span, message: value.message, values: { amount: value.written } };
    const stated = [
      ['raming', sheet.facts.estimate],
      ['raamovereenkomst.maximum', sheet.facts.framework?.maximum],
      ...(sheet.facts.lots ?? []).map((lot, i) => [`percelen[${i}].raming`, lot.estimate] as const),
    ] as const;
    for (const [path, value] of stated) {
      const place = sheet.places.get(path)?.value;
      if (place && value !== undefined && value <= FILLED_IN)
        yield { at: FACTS_AT, span: place, message: 'dummy', values: { amount: String(value) } };
    }
  },
  examples: {
    bad: [
      { text: 'De geraamde waarde bedraagt ⟦€ 1.2500.000,-⟧ exclusief btw.' },
      { text: '| Post | Bedrag |\n| --- | --- |\n| Beheer | ⟦€ 10.00.000⟧ |\n| Advies | € 20.000 |' },
      { text: 'Opdrachtwaarde: ⟦EUR 1,00⟧ (fictief, omdat het veld verplicht is).' },
    ],
    good: [
      { text: 'Bedragen: € 1.250.000,00, EUR 1 250 000, € 5000,– en 1,5 miljoen euro.' },
      { text: 'Een toegangskaart kost € 1,00 per stuk; voor een kluisje is een munt van € 1 nodig.' },
      { text: 'Vraag: klopt de raming van € 1.2500.000?\n\n**Antwoord:** Nee, zij is € 1.250.000.' },
      { text: 'Besteknummer 2026.11.0; het perceel meet 12.345,60 m²; artikel 2.163e.' },
    ],
  },
});

function suspectsIn(section: Section): Suspect[] {
  const found: Suspect[] = [];
  for (const sentence of statements(section)) {
    for (const amount of quantitiesIn(section, sentence.span, 'amount')) {
      const isDummy = amount.dummy || (isFilledIn(amount.euros) && CONTRACT_VALUE.test(sentence.low));
      if (!amount.impossible && !isDummy) continue;
      if (isDummy && !amount.impossible && amount.per !== undefined && amount.per !== 'contract') continue;
      if (isDummy && !amount.impossible && !isOfContract(sentence.low)) continue;
      found.push({
        message: amount.impossible ? 'found' : 'dummy',
        span: amount.span,
        written: section.text.slice(amount.span.start, amount.span.end).replace(/\s+/g, ' '),
      });
    }
  }
  return found;
}

const CONTRACT_VALUE =
  /\braming\b|\b(?:ramen|raamt)\b|\bgeraamd op\b|geraamde? (?:\p{L}{1,20} )?(?:waarde|op)|(?:opdracht|contract)(?:waarde|som)|waarde van de (?:opdracht|overeenkomst)|maximale (?:waarde|afname)/u;

/** How a tenderer fills in his prices, and what an empty field is taken for. */
const FOR_TENDERERS =
  /\b(?:leeg|open|blanco|oningevulde?|lege)\b|\b(?:geen|niet)\b[^.;]{0,40}\b(?:invult|ingevuld|vult)|\b(?:u|inschrijvers?)\b[^.;]{0,60}\b(?:prij[sz]|tarie[fv])|\b(?:prij[sz]|tarie[fv])\w{0,12}\b[^.;]{0,60}\b(?:van|lager dan|gelijk aan|hoger dan) (?:€ ?0|nul|€ ?1)\b|\b(?:le(?:es|zen)|gelezen|opgevat|aangemerkt|beschouwd|gerekend|uitgegaan)\b/;

/** Cents, or digits in a row, in place of a value. */
function isFilledIn(euros: number): boolean {
  return euros <= FILLED_IN || /^(?:9{5,}|12345(?:6(?:7(?:89?)?)?)?)$/.test(String(Math.trunc(euros)));
}

/** A fictitious amount of an award method ("fictieve korting") is meant; one for the contract's value is not. */
function isOfContract(low: string): boolean {
  return (
    /waarde|raming|geraamd|\bramen\b|\braamt\b|maxim|opdrachtsom|contractsom|veld|bedrag ingevuld/.test(
      low,
    ) &&
    !/korting|aftrek|inschrijfprijs|vergelijking|koopsom|verkoop|restwaarde|boekwaarde/.test(low) &&
    !FOR_TENDERERS.test(low)
  );
}

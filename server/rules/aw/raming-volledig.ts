import { isDenied } from '../language/modality.ts';
import { quantitiesIn, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

/** The estimated value of the contract as a whole. */
const ESTIMATE =
  /\b(?:raming|geraamd|opdrachtwaarde|(?:verwachte|totale|geschatte) (?:waarde|opdrachtwaarde|opdrachtsom)|waarde van de (?:opdracht|overeenkomst|raamovereenkomst))/;
const OTHER_VALUE =
  /omzet|referentie|boete|aansprakelijk|verzeker|garantie|zekerheid|drempel|kerncompetentie|tarief|uurtarief|vergoeding|entree|plafond|bouwkosten|investeringskosten/;
const WITH_VAT = /\b(?:inclusief|incl\.?|met)\s(?:de\s|21\s?%\s)?(?:btw|b\.t\.w\.|omzetbelasting)/;
/** Options, extensions and the like are left out of the estimate. */
const WITHOUT_OPTIONS =
  /\b(?:exclusief|excl\.?|zonder|ongerekend|niet inbegrepen|buiten beschouwing|afgezien van)\s(?:[\wà-ÿ]{1,40}\s){0,3}?(?:\w{0,40}optie\w{0,40}|verleng\w{0,40}|meerwerk|herhaling\w{0,40})|(?:opties?|optiejaren|optieja(?:ar|ren)|verleng\w{1,40}|verlengingsopties)\s(?:[\wà-ÿ]{1,40}\s){0,5}?(?:niet (?:mee(?:ge(?:rekend|nomen|teld))?|inbegrepen|begrepen|opgenomen)|buiten (?:beschouwing|de raming)|zijn (?:hier)?(?:in|bij) niet)/;
const WITHOUT_BOTH =
  /(?:exclusief|excl\.?|zonder)\s(?:btw|omzetbelasting)\s(?:en|,)\s(?:[\wà-ÿ]{1,40}\s){0,2}?(?:\w{0,40}optie\w{0,40}|verleng\w{0,40})/;

export const rule = sectionRule({
  id: 'aw/raming-volledig',
  title: t('Raming met btw of zonder opties', 'Estimate with VAT or without options'),
  severity: 'hint',
  gate: ['eu'],
  citations: ['aw-2.15-2'],
  messages: {
    found: t(
      'De raming van {amount} is inclusief btw; de waarde van een opdracht wordt zonder btw geraamd.',
      'The estimate of {amount} includes VAT; the value of a contract is estimated without VAT.',
    ),
    options: t(
      'De raming laat opties of verlengingen buiten beschouwing; die tellen mee voor de waarde van de opdracht.',
      'The estimate leaves out options or extensions; these count towards the value of the contract.',
    ),
  },
  todo: t(
    'Vermeld de totale waarde zonder btw, met alle opties en verlengingen.',
    'State the total value without VAT, with all options and extensions.',
  ),
  why: t(
    'De geraamde waarde bepaalt de procedure en is de maat voor omzeteisen en referenties. Zij omvat alles wat de opdrachtnemer kan ontvangen, zonder btw.',
    'The estimated value decides the procedure and is the measure for turnover requirements and references. It covers all the contractor may receive, without VAT.',
  ),
  whenNot: t(
    'Als het bedrag geen raming van de opdracht is, of als de totale waarde op een andere plaats staat.',
    'When the amount is not an estimate of the contract, or when the total value is stated elsewhere.',
  ),
  words: ['raming', 'geraamd', 'waarde', 'opdrachtsom'],
  *check(section, context) {
    if (['suitability', 'selection', 'award', 'evidence'].includes(context.role)) return;
    let before = '';
    for (const sentence of statements(section)) {
      const { low } = sentence;
      // "De optiejaren zijn in dit bedrag niet meegeteld": the estimate is in the sentence before.
      const estimate =
        ESTIMATE.exec(low) ??
        (/\bdit bedrag\b|\bdaarin\b|\bhierin\b/.test(low) && ESTIMATE.test(before) ? { index: 0 } : null);
      before = low;
      if (!estimate || OTHER_VALUE.test(low) || isDenied(low, estimate.index)) continue;
      const amounts = quantitiesIn(section, sentence.span, 'amount').filter(
        (amount) => !amount.dummy && !amount.impossible && amount.euros >= 10_000,
      );
      const amount = amounts[0];
      const values = {
        amount: amount ? section.text.slice(amount.span.start, amount.span.end).replace(/\s+/g, ' ') : '',
      };
      const isTwice =
        amounts.some((one) => one.vat === 'excl') ||
        /(?:exclusief|excl\.?|zonder)\s(?:[\wà-ÿ]{1,40}\s)?btw/.test(low);
      if (amount && !isTwice && (amount.vat === 'incl' || WITH_VAT.test(low))) {
        yield { span: amount.span, values };
        continue;
      }
      const options = WITHOUT_OPTIONS.exec(low) ?? WITHOUT_BOTH.exec(low);
      if (!options || (amounts.length > 1 && /inclusief|incl\.|met opties|totaal/.test(low))) continue;
      const start = sentence.span.start + options.index;
      yield { span: { start, end: start + options[0].length }, message: 'options' };
    }
  },
  examples: {
    bad: [
      {
        text: 'De geraamde waarde van de opdracht is ⟦€ 726.000⟧ inclusief btw.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De raming bedraagt € 400.000 excl. btw, ⟦zonder de verlengingen⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Onderwerp | Gegeven |\n| --- | --- |\n| Raming | € 300.000 (⟦opties niet meegerekend⟧) |',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'De geraamde waarde is € 600.000 exclusief btw, met alle verlengingen.',
        facts: 'procedure: openbaar',
      },
      { text: 'Een toegangskaart kost € 12 inclusief btw.', facts: 'procedure: openbaar' },
      {
        text: 'De geraamde waarde is € 500.000 exclusief btw (€ 605.000 inclusief btw).',
        facts: 'procedure: openbaar',
      },
      { text: 'De raming is € 726.000 inclusief btw.', facts: 'procedure: meervoudig-onderhands' },
    ],
  },
});

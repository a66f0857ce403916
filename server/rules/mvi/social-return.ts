import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, quantitiesIn, spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const SOCIAL_RETURN =
  /social[- ]return|\bsroi\b|afstand tot (?:de|een) (?:arbeidsmarkt|werk)|arbeidsparticipatie|participatie(?:wet|verplichting|eis)|banenafspraak|werkzoekenden|arbeidsbeperking/;
/** Judged on, not spent. */
const SCORE = /punten|weging|weegt|score|gunningscriterium|prestatie-indicator|korting van|boete/;
const OF_WAGES = /loonsom|loonkosten|arbeidskosten|personeelskosten|uren\b|fte\b/;
const LOCAL =
  /(?:alleen|uitsluitend|enkel|slechts|louter|moeten|dienen|komen|allen)\b[^.;]{0,100}\b(?:uit|van|in|binnen)\s(?:de|onze|het|haar)\s(?:eigen\s|zelfde\s)?(?:gemeente|regio|provincie|stad|wijk|arbeidsmarktregio)\b[^.;]{0,30}|(?:woonachtig|ingeschreven|wonend) (?:in|te) (?:de |onze )?(?:gemeente|regio|stad)|(?:eigen|lokale) (?:inwoners|werkzoekenden)/;
const PEOPLE =
  /werkzoekenden|uitkeringsgerechtigden|kandidaten|inwoners|bijstandsgerechtigden|mensen|personen|werklozen|jongeren/;
/** A share this high is seldom in proportion; an editors' choice. */
const HIGH_PERCENT = 25;

export const rule = sectionRule({
  id: 'mvi/social-return',
  title: t('Social return buiten verhouding', 'Social return out of proportion'),
  severity: 'information',
  gate: 'all',
  citations: ['aw-2.80', 'aw-1.10'],
  motivable: true,
  messages: {
    found: t(
      'Voor een levering wordt {share} van de opdrachtwaarde aan social return gevraagd, terwijl daar weinig arbeid in zit.',
      'For supplies {share} of the contract value is asked for social return, though they involve little labour.',
    ),
    high: t(
      'Er wordt {share} social return gevraagd; dat is zelden in verhouding.',
      '{share} social return is asked, which is seldom in proportion.',
    ),
    local: t(
      'Voor social return tellen alleen mensen uit de eigen gemeente of regio mee.',
      'Only people from the own municipality or region count for social return.',
    ),
  },
  todo: t(
    'Stem het percentage af op het deel arbeid (de loonsom) en sta een andere invulling en mensen van elders toe.',
    'Match the percentage to the share of labour (the wage bill), and allow another form and people from elsewhere.',
  ),
  why: t(
    'Een uitvoeringsvoorwaarde hangt samen met de opdracht en staat daarmee in verhouding. Een eis aan de woonplaats bevoordeelt lokale ondernemers.',
    'A condition for performance is linked to the contract and in proportion to it. A residence requirement favours local firms.',
  ),
  whenNot: t(
    'Bij arbeidsintensieve opdrachten, of als het percentage over de loonsom wordt gerekend.',
    'For labour-intensive contracts, or when the percentage is counted over the wage bill.',
  ),
  words: [
    'social return',
    'social-return',
    'sroi',
    'arbeidsmarkt',
    'participatie',
    'banenafspraak',
    'werkzoekenden',
    'arbeidsbeperking',
  ],
  *check(section, context, sentences) {
    for (const sentence of sentences) {
      const full = `${headingOver(sentence)} ${fullText(section, sentence)}`;
      if (!SOCIAL_RETURN.test(full) || SCORE.test(sentence.low) || /voorbehoud/.test(full)) continue;
      const share = quantitiesIn(section, sentence.span, 'percentage').find((one) => one.bound !== 'max');
      const local = PEOPLE.test(sentence.low) ? LOCAL.exec(sentence.low) : null;
      if ((!share && !local) || hasReasonNearby(section, sentence)) continue;
      if (share && !isDenied(sentence.low, share.span.start - sentence.span.start)) {
        const written = section.text.slice(share.span.start, share.span.end);
        const tooHigh = share.value >= HIGH_PERCENT && share.value <= 100;
        const isSupply = context.facts.contractType === 'levering' && !OF_WAGES.test(sentence.low);
        if (tooHigh || isSupply) {
          yield { span: share.span, ...(tooHigh && { message: 'high' }), values: { share: written } };
          continue;
        }
      }
      if (local && !/niet (?:alleen|uitsluitend)|ook van|bij voorkeur|mogen/.test(sentence.low)) {
        const span = spanOf(sentence, local);
        yield {
          span: { start: span.start, end: span.start + local[0].replace(/[\s.;,]{1,20}$/, '').length },
          message: 'local',
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'Van de koopsom besteedt de leverancier ⟦4%⟧ aan social return.',
        facts: 'opdracht: levering',
      },
      {
        text: '| Onderwerp | Eis |\n| --- | --- |\n| SROI | ⟦40%⟧ van de opdrachtwaarde |',
        facts: 'opdracht: dienst',
      },
      {
        text: '## Social return\n\nDe in te zetten werkzoekenden ⟦komen uitsluitend uit de eigen gemeente⟧.',
        facts: 'opdracht: werk',
      },
    ],
    good: [
      { text: 'De opdrachtnemer zet 5% van de loonsom in voor social return.', facts: 'opdracht: levering' },
      { text: 'Social return telt voor 30% mee in de weging.', facts: 'opdracht: dienst' },
      { text: 'Het sociaal domein ontvangt 30% van het budget van de gemeente.', facts: 'opdracht: dienst' },
      {
        text: 'Ten minste 5% van de opdrachtwaarde gaat naar mensen met een afstand tot de arbeidsmarkt.',
        facts: 'opdracht: dienst',
      },
      { text: 'Voor deze levering geldt geen social return van 5%.', facts: 'opdracht: levering' },
    ],
  },
});

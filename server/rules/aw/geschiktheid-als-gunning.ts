import { binds } from '../../spec/speakers.ts';
import { isPast } from '../language/history.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const PROPERTY =
  /(?:aantal|hoeveel)\s[^.;|]{0,50}\s(?:dat|die)\s(?:u|uw (?:bedrijf|kantoor|bureau|onderneming|organisatie)|de inschrijver|inschrijver)\s(?:[^.;|]{0,40}\s)?(?:afgelopen|laatste|eerder|reeds|al)\b|(?:voor )?(?:elke|iedere|per) (?:vergelijkbare|soortgelijke|eerdere|referentie\w{0,12}) ?(?:opdracht|project|werk)?\w{0,4}[^.;|]{0,60}(?:punt|score)|(?:omvang|grootte|aantal medewerkers|leeftijd|bestaansduur|omzet|vermogen) van (?:de |uw |het )?(?:onderneming|bedrijf|inschrijver|organisatie|bureau)|(?:jaren )?ervaring (?:van|die) (?:de |het |uw |een )?(?:inschrijver|onderneming|bedrijf|organisatie|leverancier|bureau|aannemer|aanbieder)|(?:inschrijver|onderneming|bedrijf|organisatie|bureau)\s[^.;|]{0,60}ervaring|ervaring (?:met|in) (?:vergelijkbare|soortgelijke|eerdere) (?:opdrachten|projecten|werken)|aantal\s[^.;|]{0,40}(?:referenties|vergelijkbare opdrachten|vergelijkbare projecten|opdrachten dat|soortgelijke opdrachten|tevreden klanten|jaren ervaring)|(?:referentie(?:s|opdrachten|projecten)?)(?=\s?[:|(–-]|\s(?:van|zijn|tellen|worden|leveren)|[,;]?\s?\d|$)|omzet van de inschrijver|financiële (?:draagkracht|gezondheid)|solvabiliteit|bedrijfservaring|jaar ervaring uw|track ?record|hoe (?:meer|vaker|langer)[^.;|]{0,80}(?:eerder|uitgevoerd|gebouwd|opgeleverd|ervaring|referent|actief|bestaat)|aantal jaren dat[^.;|]{0,60}(?:actief|bestaat|werkzaam)|referenten[^.;|]{0,40}(?:punten|score|cijfer)/;
const STAFF =
  /projectleider|team|medewerker|personeel|functionaris|consultant|adviseur|uitvoerder|sleutelfunctie|\bcv\b|in te zetten|ingezet|begeleider|docent|monteur/;
const SCORES =
  /punten|\d\s?%|score|scoor|weging|telt mee|tellen mee|gunningscriteri|kwaliteitscriteri|gewicht|hoe meer|hoger gewaardeerd|gewaardeerd|beoordeeld|beoordelen/;
const NO_SCORE =
  /geen (?:rol|punten|gunningscriter)|speelt [^.;]{0,40}geen|niet (?:mee|beoordeeld|gewaardeerd|als gunningscriter)|geschiktheidseis|minimumeis|selectiecriter|al (?:bij|in) de (?:geschiktheid|selectie)|ongeldig/;

export const rule = sectionRule({
  id: 'aw/geschiktheid-als-gunning',
  title: t(
    'Ervaring van de inschrijver als gunningscriterium',
    'Experience of the tenderer as award criterion',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.115-2-g', 'aw-2.93'],
  messages: {
    found: t(
      'Een eigenschap van de inschrijver (“{words}”) telt mee bij de gunning; die hoort bij de geschiktheid.',
      'A property of the tenderer (“{words}”) counts in the award; it belongs to suitability.',
    ),
  },
  todo: t(
    'Beoordeel bij de gunning alleen wat wordt aangeboden. Kwaliteit van het personeel dat de opdracht uitvoert mag wel een criterium zijn.',
    'Judge only what is offered in the award. The quality of the staff who perform the contract may be a criterion.',
  ),
  why: t(
    'Geschiktheid gaat over de onderneming, gunning over de aanbieding. Wie ervaring van de onderneming punten geeft, toetst tweemaal hetzelfde en bevoordeelt grote partijen.',
    'Suitability is about the firm, award about the offer. Giving points for the experience of the firm tests the same thing twice and favours large players.',
  ),
  whenNot: t(
    'Bij selectiecriteria in een procedure met voorselectie, of als het gaat om de ervaring van het in te zetten team.',
    'For selection criteria in a two-stage procedure, or when it is about the experience of the team deployed.',
  ),

  words: [
    'track',
    'referent',
    'hoe meer',
    'hoe vaker',
    'hoe langer',
    'afgelopen',
    'laatste jaren',
    'omvang van',
    'grootte van',
    'leeftijd van',
    'actief',
    'ervaring',
    'referenti',
    'vergelijkbare',
    'omzet',
    'jaren',
    'solvab',
    'certific',
  ],
  *check(section, context) {
    if (
      context.role === 'selection' ||
      context.role === 'suitability' ||
      context.role === 'contract' ||
      context.role === 'evidence'
    )
      return;
    for (const sentence of section.sentences) {
      if (!binds(sentence.speaker)) continue;
      const { low } = sentence;
      const found = PROPERTY.exec(low);
      if (!found || isPast(low) || NO_SCORE.test(low)) continue;
      const heading = sentence.block.kind === 'heading' ? '' : headingOver(sentence);
      const text = `${heading} ${introduction(section, sentence)} ${low}`;
      const isAward =
        /gunning|kwaliteitscriter|subcriter|eindscore|score op kwaliteit|prijs (?:telt|weegt)/.test(text) ||
        context.role === 'award';
      if (!isAward || /selectie|geschiktheid/.test(text) || !SCORES.test(text)) continue;
      if (STAFF.test(low) || (STAFF.test(heading) && !/inschrijver|onderneming|bedrijf/.test(low))) continue;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
  },
  examples: {
    bad: [
      {
        text: '## Gunningscriteria\n\n- Plan van aanpak: 60 punten\n- ⟦Ervaring van de inschrijver⟧: 40 punten',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Gunningscriterium | Weging |\n| --- | --- |\n| Prijs | 70% |\n| ⟦Ervaring met soortgelijke projecten⟧ | 30% |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Voor het subgunningscriterium kwaliteit geldt: hoe groter het ⟦aantal referenties⟧, hoe hoger de score.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'Gunningscriterium 2 is de ervaring van de projectleider die op de opdracht wordt ingezet (30%).',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Geschiktheid\n\nDe inschrijver beschikt over ervaring met vergelijkbare opdrachten.',
        facts: 'procedure: openbaar',
      },
      { text: 'Ervaring van de inschrijver speelt bij de gunning geen rol.', facts: 'procedure: openbaar' },
      {
        text: '## Selectiecriteria\n\nHet aantal referenties bepaalt de score.',
        facts: 'procedure: niet-openbaar',
      },
    ],
  },
});

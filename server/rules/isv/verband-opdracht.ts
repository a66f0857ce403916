import { bare } from '../language/claims.ts';
import { isvStatements } from '../language/isv-context.ts';
import { isDenied } from '../language/modality.ts';
import { affirmations, withAffirmed } from '../language/questions.ts';
import { headingOver, spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const WHOLE_FIRM =
  /\bal (?:zijn|haar|uw|hun) (?:\w{1,20} )?(?:ketens|toeleveringsketens|productieketens)\b|(?:\book\b|inclusief|met inbegrip van|activiteiten van|alsmede|evenals)[^.;]{0,50}\b(?:moeder|zuster|dochter)(?:-? ?(?:,|en|of)[^.;]{0,20})?(?:maatschapp|ondernem|bedrij|vennootschap)|ongeacht of[^.;]{0,90}\b(?:gebruikt|bestemd|geleverd|afgenomen|gekocht)\b|\b(?:compleet|complete) (?:assortiment|aanbod|concern|groep|productaanbod|catalogus|portfolio)|niets met (?:deze|dit|onze|de|het|ons) [^.;]{0,30}(?:te maken|van doen)|\b(?:alle|elke?|iedere?) (?:bedrijfsonderdelen|dochters?\b|dochter\w{2,20}|groepsmaatschapp\w{2,6}|zuster\w{2,20})|\b(?:alle|elke?|iedere?|hele|gehele) (?:(?:product|artikel)\w{0,3} )?(?:in|uit|van)? ?(?:uw|zijn|haar|het|de) (?:\w{1,20} )?(?:catalogus|assortiment|productportfolio|webwinkel)|\baan (?:anderen|derden|andere afnemers) (?:verkoopt|levert|verkopen|leveren)\b|\bheel (?:uw|het|de|zijn|haar) (?:concern|onderneming|bedrijf|organisatie|groep)\b|(?:ge)?hele (?:onderneming|concern|bedrijf|bedrijfsvoering|assortiment|organisatie|groep|aanbod|productie)(?![a-z])|(?:gehele|volledige|totale) (?:onderneming|concern|bedrijf|bedrijfsvoering|assortiment|organisatie|groep|aanbod|productie|inkoop)(?![a-z])|\bal (?:zijn|haar|uw|hun) (?:producten|activiteiten|vestigingen|productlijnen|inkopen|leveringen|diensten)|alle (?:door (?:hem|haar|u) )?(?:producten|activiteiten|vestigingen|productlijnen)[^.;]{0,40}(?:wereldwijd|concern|onderneming|groep|die (?:hij|zij|u) (?:verkoopt|maakt|levert|voert))|alles wat (?:hij|zij|u|zijn|haar|uw|(?:de )?(?:onderneming|leverancier|opdrachtnemer|contractant))[^.;]{0,30}(?:verkoopt|maakt|produceert|levert|inkoopt|doet)|(?:alle|elk\w?) (?:artikelen|producten|goederen|landen|activiteiten|diensten|vestigingen|merken|labels|collecties|winkels|filialen)[^.;]{0,20} (?:die|waar) (?:u|hij|zij|het|uw|zijn|de onderneming)[^.;]{0,20}(?:voert|verkoopt|actief|maakt|doet|heeft)|al (?:zijn|haar|uw) klanten|(?:ondernemings|concern)niveau|los van (?:dit|deze|het|de) (?:contract|opdracht|overeenkomst)|wereldwijd|ook (?:aan|voor) andere (?:klanten|afnemers|opdrachtgevers)|ook buiten deze (?:opdracht|overeenkomst)|(?:producten|artikelen|goederen)? ?die wij niet (?:afnemen|kopen|bestellen)|ongeacht of[^.;]{0,60}(?:opdracht|overeenkomst)/;
const LINKED =
  /(?:onder|voor|binnen|in het kader van|ter uitvoering van|op grond van) (?:deze|de|dit) (?:overeenkomst|opdracht|levering|contract)|(?:te leveren|geleverde) (?:producten|goederen|diensten)|producten (?:en diensten )?die (?:onder|wij afnemen)|waarop deze|die u (?:ons|aan ons) levert|voor (?:ons|onze (?:bestelling|opdracht|order|levering))\b|blijft buiten|buiten beschouwing|telt niet mee|\bmag\b|alleen de keten|slechts/;

/** "Niet slechts voor wat u ons levert, maar …" links nothing to the contract. */
const NOT_ONLY =
  /\bniet (?:slechts|alleen|uitsluitend|enkel|louter)\b[^.;,]{0,110}?(?:,|\bmaar\b|\bdoch\b|\book\b|[.;]|$)/g;
/** Without the "wereldwijd" that says where what is delivered comes from. */
function whereMade(low: string): string {
  return MADE_ANYWHERE.test(low) ? low.replaceAll('wereldwijd', 'xxxxxxxxxx') : low;
}

/** What a question must be about to be one on the ISV. */
const ABOUT =
  /\bisv\b|internationale sociale voorwaarden|gepaste zorgvuldigheid|due diligence|mensenrechten|ketenzorg/;
/** Where in the world what is delivered comes from. */
const MADE_ANYWHERE =
  /\b(?:waar|welke plaatsen|locaties)\b[^.;]{0,60}\bwereldwijd\b|\bwereldwijd\b[^.;]{0,90}\b(?:gemaakt|gewonnen|geproduceerd|vervaardigd|geteeld|gekweekt|gedolven|vandaan|herkomst|onderdelen van|grondstoffen (?:van|voor))|(?:onderdelen|grondstoffen|materialen|herkomst|ketens?|ketenschakels|schakels|ketenpartners|toeleveringsketens?) (?:\w{1,20} ){0,4}wereldwijd|wereldwijde (?:keten|toeleverings|productieketen)/;

export const rule = sectionRule({
  id: 'isv/verband-opdracht',
  title: t('Eis aan de hele onderneming', 'Demand on the whole company'),
  severity: 'warning',
  gate: 'all',
  citations: ['aw-2.80', 'aw-2.115-3'],
  messages: {
    found: t(
      'De ISV gelden hier voor meer dan deze opdracht: “{words}”.',
      'The ISV extend here beyond this contract: “{words}”.',
    ),
  },
  todo: t(
    'Beperk de verplichting tot de keten van de producten en diensten die onder deze overeenkomst worden geleverd.',
    'Limit the duty to the chain of the products and services delivered under this contract.',
  ),
  why: t(
    'Voorwaarden en criteria moeten verband houden met het voorwerp van de opdracht. Wat een onderneming voor andere afnemers doet, valt daarbuiten.',
    'Conditions and criteria must be linked to the subject matter of the contract. What a company does for other customers is outside it.',
  ),
  whenNot: t(
    'Als het algemene beleid alleen als middel wordt gevraagd en de verplichtingen zelf over deze opdracht gaan.',
    'Where general policy is only asked for as a means and the duties themselves are about this contract.',
  ),
  motivable: true,
  words: [
    'hele',
    'heel ',
    'aan anderen',
    'aan derden',
    'volledige',
    'totale',
    'al zijn',
    'al haar',
    'al uw',
    'al hun',
    'alle',
    'alles wat',
    'wereldwijd',
    'andere klanten',
    'andere afnemers',
    'andere opdrachtgevers',
    'ook buiten',
    'wij niet',
    'ondernemingsniveau',
    'concernniveau',
    'los van',
    'elk',
    'ongeacht of',
    'niets met',
    'ieder',
    'maatschapp',
    'zuster',
    'dochter',
    'moeder',
    'complete',
    'compleet',
  ],
  *check(section, { role }) {
    for (const sentence of isvStatements(section, role)) {
      const low = whereMade(sentence.low.replace(NOT_ONLY, (said) => 'x'.repeat(said.length)));
      const found = WHOLE_FIRM.exec(low);
      if (!found || LINKED.test(low) || isDenied(low, found.index, 70)) continue;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
    for (const sentence of affirmations(section)) {
      const low = withAffirmed(section, sentence);
      const found = ABOUT.test(`${low} ${headingOver(sentence)}`) ? WHOLE_FIRM.exec(low) : null;
      if (!found || isDenied(low, found.index, 70) || MADE_ANYWHERE.test(low)) continue;
      if (LINKED.test(low.replace(NOT_ONLY, ' '))) continue;
      const span = bare(sentence);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\nInschrijver voert ⟦wereldwijd⟧ en op elk product een due-diligencebeleid.\n',
      },
      {
        text: 'Opdrachtnemer past gepaste zorgvuldigheid toe in zijn ⟦gehele concern⟧, in binnen- en buitenland.\n',
      },
      {
        text: '## Ketenverantwoordelijkheid\n\n- een ketenanalyse van ⟦al zijn producten⟧;\n- een klachtenloket.\n',
      },
      { text: '## ISV\n\nDeze voorwaarden gelden ⟦ook voor andere afnemers⟧ van de leverancier.\n' },
    ],
    good: [
      {
        text: '## ISV\n\nDe verplichtingen gelden voor de hele keten van de producten die onder deze overeenkomst worden geleverd.\n',
      },
      {
        text: '## ISV\n\nDeze bijlage ziet niet op de gehele onderneming, maar op de kleding in deze opdracht.\n',
      },
      { text: '## Helpdesk\n\nDe helpdesk is wereldwijd bereikbaar voor alle vestigingen.\n' },
      { text: '## ISV\n\nOpdrachtnemer beschrijft de volledige keten van het geleverde meubilair.\n' },
    ],
  },
});

import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { saidBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { askedRightBefore } from '../language/questions.ts';
import { spanOf } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const CHANGES =
  /wijzig(?:en|t|ing(?:en)?)|gewijzigd|aanpass(?:en|ing(?:en)?)|aangepast|aan te passen|\bpas(?:t|sen)\b[^.;]{0,100}\baan\b|uit(?:ge)?breid(?:en|ing|t)?|\bbreid(?:t|en)\b[^.;]{0,60}\buit\b|\bstel(?:t|len)\b[^.;]{0,80}\bbij(?=\s?[.,;]|$)|uit te breiden|toevoegen|toe te voegen|toegevoegd|\bvoeg(?:t|en)\b[^.;]{0,60}\btoe\b|bij(?:te|ge)?stel(?:len|d)|veranderen|veranderd|herzien|herziening|verruim(?:en|d|ing)|vergro(?:ten|ot)|aanvullen|aangevuld|heronderhandel|andere (?:prijs|omvang|voorwaarden|looptijd)\b|anders (?:vast (?:te )?stellen|vaststellen|in te richten|inrichten|te bepalen|bepalen|af te spreken|afspreken|overeen te komen|overeenkomen)|(?:van de|van deze) overeenkomst af ?wijken|(?:extra|andere|aanvullende|overige|nieuwe|meer) (?:[\wà-ÿ]{1,30} )?(?:werkzaamheden|diensten|taken|leveringen|producten|opdrachten|apparatuur|artikelen|goederen|zaken|materieel)[^.;|]{0,40}(?:opdragen|op te dragen|opgedragen|afnemen|af te nemen|uit te voeren|te verrichten|laten (?:uitvoeren|verrichten|leveren)|onderbrengen|onder te brengen)|meerwerk[^.;|]{0,40}(?:opdragen|op te dragen|opgedragen)/;
const RENEWS = /verleng(?:en|d|ing)|te verlengen/;
const MAY =
  /(?:kan|kunnen|mag|mogen|bevoegd|gerechtigd|het recht|staat (?:het )?[^.;]{0,20}vrij|mogelijk|vrij om|toegestaan|te allen tijde|(?:treden|treedt|gaan|gaat)[^.;|]{0,30}\s(?:in|met)[^.;|]{0,20}(?:overleg|gesprek|onderhandeling)|overleggen|besluiten|(?:beslist|besluit|bepaalt|bepalen) (?:de |het )?(?:opdrachtgever|gemeente|provincie|waterschap|directie|wij|we)|komen [^.;|]{0,30}overeen|\bworden\b[^.;]{0,80}\bin (?:onderling|onderlinge|gezamenlijk) (?:overleg|overeenstemming)|op verzoek van (?:een|één|beide))(?![a-z])/;
const VAGUE = anyOf([
  // Left to later agreement
  'nader (?:overeen te komen|af te spreken|te regelen|te bepalen)|(?:dan|alsdan|later) (?:af te spreken|overeen te komen|te bepalen)|nog (?:af te spreken|te bepalen|overeen te komen)|te bepalen op (?:dat|het) moment|op (?:dat|het) moment zelf|te zijner tijd (?:te bepalen|bepaald)',
  '(?:in|na|bij) (?:onderling |goed |gezamenlijk |nader |wederzijds )?overleg|overleggen|goedvinden|onderlinge (?:overeenstemming|instemming)|wederzijdse? (?:instemming|goedkeuring|toestemming)|altijd samen',
  '(?:als|indien|wanneer|mits|zodra|zolang) (?:beide(?: partijen)?|(?:de )?partijen|wij|contractpartijen) (?:[^.;|]{0,30} )?(?:overeenkomen|eens (?:zijn|worden)|instemmen|akkoord (?:zijn|gaan)|besluiten|willen|wensen)',
  'komen (?:zij|partijen|wij) [^.;|]{0,30}overeen',
  // Left to the will or the needs of one
  'goeddunkt|wat (?:haar|hem|de \\w{1,20}) goeddunkt|naar (?:gelang (?:van )?)?(?:het |de |zijn |haar |ons )?(?:behoefte|believen|(?:eigen )?inzicht|eigen goeddunken|goeddunken|bevind van zaken|eigen keuze)|behoeften? (?:aan|heeft|daartoe|dat vra)|eenzijdig|\\bnaar gelang (?:van )?(?:de |het )?(?:politieke|bestuurlijke|\\w{0,20}besluitvorming|\\w{0,12}beleid|begroting|budget|vraag)|behoud(?:t|en) (?:zich|wij ons|ons) (?:het recht|de mogelijkheid) voor|zoals (?:hij|zij|het haar|het hem) (?:wil|wenst|nodig acht|belieft)|(?:nodig|wenselijk|gewenst|opportuun|dienstig|nuttig|raadzaam|passend) (?:acht|achten|vindt|vinden|oordeelt|blijkt)|(?:wanneer|als|zoals) (?:dat|het) (?:zo|haar|hem|ons|beter) uitkomt',
  'te allen tijde|op (?:elk|ieder|enig) (?:gewenst )?(?:moment|tijdstip)|op elk onderdeel|in alle opzichten|van (?:welke|enige) aard (?:dan )?ook|onbeperkt|zonder (?:enige )?(?:beperking|grens|maximum)|alles (?:in|van) (?:deze|de) overeenkomst|waar(?: dan ook)? nodig',
  'naar (?:het )?(?:eigen )?oordeel van (?:de )?(?:opdrachtgever|gemeente|provincie|aanbestedende dienst|directie)|naar ons (?:eigen )?oordeel|\\bsamen met (?:u|elkaar)\\b',
  '^(?:ziet|zien|heeft|hebben) (?:de |het )?[\\wà-ÿ]{1,24} (?:daar|er|hier)(?:aan|toe|voor)? (?:aanleiding|reden|behoefte|noodzaak)|\\b(?:partijen|opdrachtgever|gemeente|provincie|wij|we) (?:zijn|is) (?:\\w{1,12} )?vrij om|\\bwat (?:wij|we|de [\\wà-ÿ]{1,24}|opdrachtgever) (?:dan )?ook\\b',
  // As often as one likes
  'telkens (?:weer )?met (?:een|één|\\d) (?:jaar|maanden?)|\\b(?:wanneer|als|indien|zo vaak) (?:de )?(?:opdrachtgever|gemeente|provincie|aanbestedende dienst|wij) (?:dat |dit |daartoe )?(?:wil|wenst|willen|wensen|besluit|nodig heeft|behoefte heeft)',
  // Left to events
  '(?:de markt|de situatie|de praktijk) (?:daarom|erom|hierom) vraagt|(?:indien|als|wanneer|waar) (?:dat |dit |hij (?:dat|dit) |zij (?:dat|dit) |de opdrachtgever (?:dat|dit) |daar(?:aan|toe)? |(?:de |het |een )?[\\wà-ÿ]{1,24} (?:daar|er|hier)(?:aan|toe|voor)? )?(?:(?:een |goede |enige ){0,2}(?:gewenst|wenselijk|nodig|wenst|aanleiding|behoefte|reden|noodzaak))|(?:gewijzigde |veranderde |nieuwe )?(?:omstandigheden|ontwikkelingen|inzichten?)[^.;|]{0,40}(?:aanleiding|daarom vragen|daartoe nopen|nopen|vragen)|voortschrijdend(?:e)? inzicht|(?:inzichten?|wensen|behoeften?|plannen|prioriteiten)\\b[^.;|]{0,50}\\b(?:verander|wijzig|verschui|anders worden)\\w{0,3}|^(?:[\\wà-ÿ]{1,15} ){0,2}?(?:verander(?:t|en)|wijzig(?:t|en)|verschuiven) (?:de |onze |het )?(?:inzichten?|wensen|behoeften?|plannen|prioriteiten)|(?:heeft|krijgt|hebben|krijgen)[^.;|]{0,20} (?:andere|nieuwe|gewijzigde) (?:inzichten|wensen|behoeften|plannen)|(?:andere|nieuwe|gewijzigde) (?:inzichten|wensen|behoeften|plannen) (?:heeft|krijgt|hebben|krijgen)|naar omstandigheden|gewijzigde (?:omstandigheden|inzichten)',
]);
/** Both parties change it, or the authority finds that it must be: what happens needs no "kan". */
const CHANGED_BY =
  /\b(?:passen|wijzigen|herzien|breiden|stellen|vullen|voegen)\s(?:de\s)?(?:partijen|wij|we)\b|\b(?:past|wijzigt|herziet|breidt|stelt) (?:zij|hij|(?:de )?(?:opdrachtgever|gemeente|provincie|u|leverancier|opdrachtnemer|aannemer|dienstverlener|contractant))\b|\bu (?:past|wijzigt|breidt)\b|\b(?:partijen|wij|we)\s(?:passen|wijzigen|herzien|breiden|stellen|vullen|voegen)\b|naar (?:het )?oordeel van (?:de )?(?:opdrachtgever|gemeente|provincie|aanbestedende dienst|directie) (?:noodzakelijke?|nodige?|gewenste|wenselijke?)\b/;
/** A label or cell that names the change: "Wijzigingen: …", "Wijziging opdracht | …". It needs no "kan". */
const CHANGE_LABEL =
  /^\w{0,15}(?:wijziging|aanpassing|uitbreiding|bijstelling|herziening|verlenging|verlengen|meerwerk)(?:en)?\b[^.;:|]{0,60}[:|]|^(?:wijziging|aanpassing|uitbreiding|herziening)(?:en)? van (?:\S{1,30} ){1,6}is\b/;
/** Goes on unless somebody gives notice. */
const GOES_ON =
  /\b(?:loopt|lopen|geldt|wordt|duurt|blijft)\b[^.;]{0,70}\b(?:weer|opnieuw|door|verlengd|voortgezet|voort|van kracht|vernieuwd|doorlopen|bestaan|nieuwe? (?:jaar|periode|termijn))\b|verlenging|(?:geacht|beschouwd)[^.;]{0,40}verlengd|herleeft|doorgelopen|door te lopen/;
const NO_NOTICE =
  /(?:bij gebrek aan|uitblijven van) (?:een )?opzegging|(?:zonder|geen) (?:tijdige |schriftelijke )?opzegging|(?:zegt|zeggen) (?:niemand|geen)[^.;]{0,70}\bop\b|(?:zegt|zeggen) [^.;,]{0,40}\bniet (?:tijdig )?op\b|opzegging (?:uitgebleven|blijft uit|achterwege)|(?:blijft|uitgebleven)[^.;?]{0,20}opzegging|(?:tenzij|behoudens)[^.;]{0,60}(?:opzeg|opgezegd|afziet|af te zien|laat weten|bericht|beëindig)|niet (?:[^.;]{0,50} )?opgezegd|(?:zolang|totdat|tot) (?:niemand|geen|een|een van)[^.;]{0,40}opzeg/;
const GOING_ON = ['verleng', 'voort', 'door', 'nieuw', 'weer', 'herleeft', 'kracht'];
const OF_CONTRACT = /^verlenging|overeenkomst|contract|opdracht|abonnement/;
const SUBJECT =
  /^verlenging|overeenkomst|opdracht|\bdienst\b|diensten|dienstverlening|levering|werkzaamheden|contract|afspraken|omvang|voorwaarden|locaties|prijs|prijzen|tarief|tarieven|taken|prestatie|meerwerk|producten|looptijd/;
const BOUNDED =
  /2\.163|\d\s?(?:%|procent)|ten hoogste \d|maximaal \d|index|€|prijspeil|alleen geldig|slechts geldig|schriftelijk (?:is |zijn |wordt |worden )?(?:vastgelegd|overeengekomen)|meerwerk(?![^.;|]{0,40}(?:opdragen|op te dragen|opgedragen|onbeperkt))|planning|aanbestedingsstukken|aanbestedingsdocumenten|inlichtingen|contactpersoon|nota van inlichtingen|wachtwoord|instelling|rooster|vaste|afleveradres|gebruiker|(?<!(?:andere|extra|nieuwe|aanvullende|meer) )software|plan van aanpak|werkplan|leverd(?:atum|ag)|levertijd|tijdstip van|frequentie|overlegstructuur|werkwijze|werkinstructie|\broute|volgorde|rapportage|formulier|indeling|openingstijden|jaarverslag|dossierafspraken|in de bijlage|(?<!dan in de )prijslijst|eenheidsprij/;
/** How often or for how long a contract may be renewed. */
const RENEWAL_BOUND =
  /(?<!telkens (?:weer )?met )(?<![\wà-ÿ])(?:een|één|twee|drie|vier|vijf|\d{1,2})\s?(?:maal|keer|jaar|jaren|maanden|perioden?)\b|eenmaal|tweemaal|driemaal|eenmalig|ten hoogste|maximaal|uiterlijk/;
const AUTOMATIC =
  '(?:stilzwijgende?|automatische?|vanzelf|van rechtswege|zonder (?:nadere |verdere )?(?:mededeling|bericht|tegenbericht|actie))';
const RENEWED = String.raw`(?:verleng\w{0,6}|voortgezet|voortzet\w{0,5}|doorlo\w{1,6}|door(?=\s{0,2}(?:[.,;|)]|$)|\s(?:met|voor|zolang|tot|na|totdat|tenzij|als|indien|wanneer|behoudens)\b)|her?nieuw\w{0,5}|vernieuwd|voort(?![a-z]))`;
const TACIT = anyOf([
  String.raw`(?:loopt|lopen|wordt|geldt)\s[^.;]{0,30}(?:telkens|steeds|automatisch)\s[^.;]{0,25}(?:door|verlengd|voortgezet)(?![a-z])`,
  String.raw`\b${AUTOMATIC}\s[^.;]{0,50}${RENEWED}`,
  String.raw`(?:verleng|voortgezet|voortzet|doorlo|loopt(?!ijd)|hernieuw)\w{0,40}(?!\skan)[^.;]{0,50}\b${AUTOMATIC}(?![a-z])`,
]);
/** Terms of the procedure and of performance go on by themselves too. */
const OTHER_TERM =
  /gestanddoening|opschortende|\btermijn (?:voor|van|wordt|om)|levertijd|licentie|certifica|verzekering(?!scontract|sovereenkomst)|garantie|abonnement op/;
/** It ends by itself: "eindigt de overeenkomst van rechtswege", "loopt het contract automatisch af". */
const ENDS = new RegExp(
  String.raw`\beindig(?:t|en)\s(?:[\wà-ÿ]{1,25}\s){0,6}?${AUTOMATIC}(?![^.;]{0,30}(?:verleng|voort|door))|\blo(?:opt|pen)\s(?:[\wà-ÿ]{1,25}\s){0,5}?${AUTOMATIC}\s(?:af|ten einde)\b`,
);
const NO_TACIT =
  /uitgesloten|niet (?:mogelijk|toegestaan)|geen (?:sprake|stilzwijgend|automatisch)|niet (?:stilzwijgend|automatisch|vanzelf)|nooit|niet bij(?![a-z])|niet aan de orde|(?:vindt|vinden|gebeurt|komt|bestaat|geldt|is er|wordt|treedt) (?:[\wà-ÿ]{1,20} ){0,2}?niet(?: (?:plaats|voor|op))?(?![a-z ]{0,60}opgezegd)|van rechtswege (?:eindig|ten einde|af)/;

export const rule = sectionRule({
  id: 'aw/wijzigingsclausule',
  title: t('Onbepaalde wijzigings- of verlengingsclausule', 'Vague change or renewal clause'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.163c-2'],
  messages: {
    found: t(
      'Deze clausule laat wijzigingen toe zonder te zeggen welke en wanneer: “{words}”.',
      'This clause allows changes without saying which and when: “{words}”.',
    ),
  },
  todo: t(
    'Omschrijf duidelijk welke wijziging mogelijk is, in welke omvang en onder welke voorwaarden, of laat de clausule vervallen.',
    'Describe clearly which change is possible, to what extent and on which conditions, or drop the clause.',
  ),
  why: t(
    'Een herzieningsclausule moet duidelijk, nauwkeurig en ondubbelzinnig zijn. Anders is de wijziging in feite een nieuwe opdracht.',
    'A review clause must be clear, precise and unequivocal. Otherwise the change is in fact a new contract.',
  ),
  whenNot: t(
    'Als omvang, aard en voorwaarden elders in de overeenkomst zijn uitgewerkt.',
    'If extent, nature and conditions are worked out elsewhere in the contract.',
  ),

  words: [
    together(CHANGES, VAGUE),
    together(RENEWS, VAGUE),
    together(GOING_ON, [
      'stilzwijgend',
      'automatisch',
      'vanzelf',
      'rechtswege',
      'telkens',
      'steeds',
      'bericht',
      'mededeling',
    ]),
    together(GOING_ON, [
      'afziet',
      'af te zien',
      'laat weten',
      'beëindig',
      'opzeg',
      'opgezegd',
      'zegt',
      'zeggen',
    ]),
  ],
  *check(section, context, sentences) {
    if (context.role === 'procedure' || context.role === 'planning' || context.role === 'suitability') return;
    for (const sentence of sentences) {
      const span = tacitRenewal(section, sentence) ?? vagueChange(section, sentence);
      if (span && !isPast(sentence.low))
        yield {
          span,
          values: { words: section.text.slice(span.start, Math.min(span.end, span.start + 90)) },
        };
    }
  },
  examples: {
    bad: [
      {
        text: '⟦Partijen kunnen de overeenkomst in onderling overleg wijzigen⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De overeenkomst wordt ⟦stilzwijgend verlengd⟧ met telkens één jaar.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Wijzigingen\n\n- ⟦de opdrachtgever mag de opdracht naar behoefte uitbreiden⟧;',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De opdrachtgever kan de overeenkomst tweemaal met twaalf maanden verlengen, uiterlijk drie maanden vooraf schriftelijk.',
        facts: 'procedure: openbaar',
      },
      { text: 'Stilzwijgende verlenging is uitgesloten.', facts: 'procedure: openbaar' },
      {
        text: 'Partijen kunnen in overleg de overeenkomst wijzigen binnen de grenzen van artikel 2.163b tot en met 2.163g.',
        facts: 'procedure: openbaar',
      },
      { text: 'De prijzen worden jaarlijks aangepast met het indexcijfer.', facts: 'procedure: openbaar' },
    ],
  },
});

/** The sentence with the question it answers: "Niet opgezegd? Dan geldt het contract weer een jaar." */
function withQuestion(section: Section, { low, index }: Sentence): string {
  const before = section.sentences[index - 1]?.low.trimEnd() ?? '';
  return before.endsWith('?') ? `${before} ${low}` : low;
}

/** The contract goes on by itself. */
function tacitRenewal(section: Section, sentence: Sentence): Span | undefined {
  const { low } = sentence;
  const hasNoNotice = NO_NOTICE.test(withQuestion(section, sentence));
  const isOfContract =
    OF_CONTRACT.test(low) ||
    (/\b(?:zij|deze|die|hij)\b/.test(low) && OF_CONTRACT.test(saidBefore(section, sentence)));
  const tacit = TACIT.exec(low) ?? (hasNoNotice && isOfContract ? GOES_ON.exec(low) : null);
  if (!tacit || OTHER_TERM.test(low)) return undefined;
  if ((isDenied(low, tacit.index) && !NO_NOTICE.test(low)) || NO_TACIT.test(low) || ENDS.test(low))
    return undefined;
  return spanOf(sentence, tacit);
}

/** A question whether something may change is answered with yes. */
const YES = /^(?:antw\w{0,6}[^a-z]{0,8})?ja\b/;

/** Something of the contract may change, and it is left open what, when or by how much. */
function vagueChange(section: Section, sentence: Sentence): Span | undefined {
  const { low } = sentence;
  const asked = askedRightBefore(section, sentence)?.low ?? '';
  const changes = CHANGES.exec(low) ?? (YES.test(low) ? CHANGES.exec(asked) : null);
  const renews = changes ? null : RENEWS.exec(low);
  const change = changes ?? renews;
  if (
    !change ||
    !VAGUE.test(low) ||
    !(
      MAY.test(low) ||
      (!CHANGES.test(low) && MAY.test(asked)) ||
      CHANGED_BY.test(low) ||
      CHANGE_LABEL.test(low)
    )
  )
    return undefined;
  if (
    !SUBJECT.test(`${low} ${asked}`) ||
    BOUNDED.test(low) ||
    (renews && (RENEWAL_BOUND.test(low) || OTHER_TERM.test(low)))
  )
    return undefined;
  const unbounded = low.replace(/zonder (?:enige )?(?:beperking|grens|maximum)/, (words) =>
    ' '.repeat(words.length),
  );
  if (isDenied(unbounded, change.index)) return undefined;
  return { start: sentence.span.start, end: sentence.span.end - (/[.;]$/.test(low) ? 1 : 0) };
}

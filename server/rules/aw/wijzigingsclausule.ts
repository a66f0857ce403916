import type { Section, Sentence } from '../../spec/model.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { spanOf, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const CHANGES =
  /wijzig(?:en|t|ing(?:en)?)|gewijzigd|aanpass(?:en|ing(?:en)?)|aangepast|aan te passen|uit(?:ge)?breid(?:en|ing|t)?|uit te breiden|toevoegen|toe te voegen|toegevoegd|bij(?:te|ge)?stel(?:len|d)|veranderen|veranderd/;
const MAY =
  /(?:kan|kunnen|mag|mogen|bevoegd|gerechtigd|het recht|staat (?:het )?[^.;]{0,20}vrij|mogelijk|vrij om)(?![a-z])/;
const VAGUE =
  /nader (?:overeen te komen|af te spreken|te regelen)|nog (?:af te spreken|te bepalen|overeen te komen)|te bepalen op (?:dat|het) moment|op (?:dat|het) moment zelf|goeddunkt|wat (?:haar|hem|de \w{1,20}) goeddunkt|(?:in|na|bij) (?:onderling |goed |gezamenlijk |nader )?overleg|goedvinden|onderlinge (?:overeenstemming|instemming)|naar (?:gelang (?:van )?(?:de |zijn )?)?(?:behoefte|believen|eigen inzicht|goeddunken)|behoefte (?:aan|heeft)|te allen tijde|op elk moment|altijd samen|te zijner tijd (?:te bepalen|bepaald)|nader te bepalen|(?:indien|als|wanneer) (?:dat |dit |hij (?:dat|dit) |de opdrachtgever (?:dat|dit) |daar(?:aan|toe)? )?(?:gewenst|wenselijk|nodig|wenst|aanleiding|behoefte)|onbeperkt|zonder beperking|eenzijdig|naar omstandigheden/;
/** A label or cell that names the change: "Wijzigingen: …", "Wijziging opdracht | …". It needs no "kan". */
const CHANGE_LABEL =
  /^(?:wijziging|aanpassing|uitbreiding|bijstelling)(?:en)?\b[^.;:|]{0,60}[:|]|^(?:wijziging|aanpassing|uitbreiding)(?:en)? van (?:\S{1,30} ){1,6}is\b/;
/** Goes on unless somebody gives notice. */
const GOES_ON =
  /\b(?:loopt|lopen|geldt|wordt|duurt)\b[^.;]{0,50}\b(?:weer|opnieuw|door|verlengd|voortgezet|voort)\b|verlenging|herleeft/;
const NO_NOTICE =
  /zonder (?:tijdige |schriftelijke )?opzegging|(?:zegt|zeggen) (?:niemand|geen)[^.;]{0,30}\bop\b|opzegging (?:uitgebleven|blijft uit|achterwege)|(?:blijft|uitgebleven)[^.;?]{0,20}opzegging|(?:tenzij|behoudens)[^.;]{0,60}(?:opzeg|opgezegd)|niet (?:tijdig |schriftelijk )?(?:is |wordt )?opgezegd/;
const OF_CONTRACT = /overeenkomst|contract|opdracht|abonnement/;
const SUBJECT =
  /overeenkomst|opdracht|diensten|levering|werkzaamheden|contract|afspraken|omvang|voorwaarden|locaties|partijen|prijzen|tarieven|taken|diensten|prestatie/;
const BOUNDED =
  /2\.163|\d\s?(?:%|procent)|ten hoogste \d|maximaal \d|index|€|prijspeil|alleen geldig|slechts geldig|schriftelijk (?:is |zijn |wordt |worden )?(?:vastgelegd|overeengekomen)|meerwerk|planning|aanbestedingsstukken|aanbestedingsdocumenten|contactpersoon|nota van inlichtingen|wachtwoord|instelling|rooster|vaste|afleveradres|gebruiker|software|plan van aanpak|werkplan/;
const TACIT =
  /(?:loopt|lopen|wordt|geldt)\s[^.;]{0,30}(?:telkens|steeds|automatisch)\s[^.;]{0,25}(?:door|verlengd|voortgezet)(?![a-z])|(?:stilzwijgend(?:e)?|automatisch)\s[^.;]{0,50}(?:verleng|voortgezet|voortzetting|voortzet|doorlo|herni)|stilzwijgend(?:e)?\s(?:\w{1,40}\s){0,2}door(?![a-z])|(?:verleng|voortgezet|voortzet)\w{0,40}[^.;]{0,50}stilzwijgend/;

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
    'telkens',
    'steeds',
    'automatisch',
    'te passen',
    'te breiden',
    'te stellen',
    'te voegen',
    'wijzig',
    'aanpass',
    'aangepast',
    'uitbrei',
    'uitgebrei',
    'toevoeg',
    'toegevoegd',
    'stilzwijgend',
    'bijstel',
    'bijgesteld',
    'opzeg',
    'opgezegd',
    'zegt',
    'toe te voeg',
    'verander',
  ],
  *check(section, context) {
    if (context.role === 'procedure' || context.role === 'planning' || context.role === 'suitability') return;
    for (const sentence of statements(section)) {
      const { low } = sentence;
      if (isPast(low)) continue;
      const tacit =
        TACIT.exec(low) ??
        (NO_NOTICE.test(withQuestion(section, sentence)) && OF_CONTRACT.test(low) ? GOES_ON.exec(low) : null);
      if (tacit) {
        if (
          (isDenied(low, tacit.index) && !NO_NOTICE.test(low)) ||
          /uitgesloten|niet (?:mogelijk|toegestaan)|geen stilzwijgend|niet stilzwijgend|nooit|niet bij(?![a-z])|niet aan de orde/.test(
            low,
          )
        )
          continue;
        const span = spanOf(sentence, tacit);
        yield { span, values: { words: section.text.slice(span.start, span.end) } };
        continue;
      }
      const vague = VAGUE.exec(low);
      if (
        !vague ||
        !CHANGES.test(low) ||
        !(MAY.test(low) || CHANGE_LABEL.test(low)) ||
        !SUBJECT.test(low) ||
        BOUNDED.test(low)
      )
        continue;
      if (isDenied(low, CHANGES.exec(low)!.index)) continue;
      const end = sentence.span.end - (/[.;]$/.test(low) ? 1 : 0);
      const span = { start: sentence.span.start, end };
      yield { span, values: { words: section.text.slice(span.start, Math.min(end, span.start + 90)) } };
    }
  },
  examples: {
    bad: [
      {
        text: '⟦Partijen kunnen de overeenkomst in onderling overleg wijzigen⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De overeenkomst wordt ⟦stilzwijgend verleng⟧d met telkens één jaar.',
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

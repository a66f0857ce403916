import type { Role, Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { anyOf } from '../../text/alternatives.ts';
import { bare, rewriteSentence } from '../language/claims.ts';
import { isHearsay } from '../language/hearsay.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { questionBefore, refusals } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, quantitiesIn } from '../language/statements.ts';
import { inOneSentence } from '../language/words.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** Whoever bears the costs: a tenderer, or the trade the letter is written to. */
const BEARER =
  '(?:(?:de |het |iedere |elke |een |haar )?(?:inschrijver|gegadigde|ondernem|aanbieder|deelnemer|genodigde|bureau|bedrijf|kantoor|leverancier|partij|marktpartij|kandidaat)\\p{L}{0,10}|u\\b|uzelf)';
const NEVER =
  '(?:geen|niet|niets|niemand|nooit|nimmer|geenszins|evenmin|noch|in geen (?:enkel )?geval|onder geen (?:enkele? )?(?:beding|omstandighe(?:id|den)))';
const PAYMENT =
  '(?:\\(?(?:schade|on|bied|ontwerp|tender|inschrijf|offerte|deelname)?(?:kosten)?\\)?(?:kosten)?(?:vergoeding|beloning|honorarium|schadeloosstelling|tegemoetkoming|compensatie|rekenvergoeding|bijdrage in (?:de|uw|zijn|hun|haar) (?:[^\\s.;]{1,20} )?kosten))';
/** Costs are not paid. */
const UNPAID = anyOf(
  [
    `(?:geen|zonder|noch)\\s(?:[^\\s.;]{1,30}\\s){0,4}?${PAYMENT}|\\bnoch (?:voor|bij)\\s(?:[^\\s.;]{1,30}\\s){0,10}?${PAYMENT}`,
    `${PAYMENT}[^.;]{0,60}(?:[|:]\\s{0,3}|\\b(?:is|zijn|wordt|bestaat) )(?:[^\\s.;]{1,30}\\s){0,3}?(?:geen|nihil|nul|niet|uitgesloten|n\\.?v\\.?t)`,
    `${PAYMENT}\\s(?:krijgt|ontvangt|geven|betalen|bieden) (?:u|wij|we)\\b[^.;]{0,40}\\b(?:niet|geen)\\b`,
    `\\|\\s{0,3}(?:nihil|geen)\\b`,
    `\\b${NEVER}\\s(?:[^\\s.;]{1,30}\\s){0,6}?(?:vergoed|betaald|uitbetaald|uitgekeerd|gecompenseerd|verschuldigd|verhalen|verhaald|verhaalbaar|terug|terugbetaald|te rekenen)`,
    'zonder dat\\b[^.;]{0,80}\\b(?:\\p{L}{0,10}vergoeding|bijdrage|tegemoetkoming|kosten|schade)\\b[^.;]{0,60}(?:verschuldigd|betalen|vergoeden|verhalen|vorderen|declareren)',
    `\\b(?:zonder|niet|geenszins)\\b[^.;]{0,80}\\b(?:gehouden|verplicht)\\b[^.;]{0,20}\\btot\\b[^.;]{0,40}${PAYMENT}|\\b(?:zonder|niet|geenszins)\\b[^.;]{0,40}\\btot\\s(?:[^\\s.;]{1,30}\\s){0,5}?${PAYMENT}[^.;]{0,80}\\b(?:gehouden|verplicht|gebonden)\\b`,
    '\\b(?:draagt|dragen|bekostigt|bekostigen)\\s(?:zelf )?(?:zijn|haar|hun|uw|diens) eigen (?:[^\\s.;]{1,30} ){0,2}?(?:\\p{L}{0,15}kosten|inschrijving|offerte|deelname|aanbieding)',
    '(?:niet|geenszins)[^.;]{0,20}(?:gehouden|verplicht)[^.;]{0,20}(?:vergoed|betal)|geen enkel[^.;]{0,60}\\bvergoeding',
    '(?:zonder|niet|geenszins)[^.;]{0,30}schadeplichtig|verhaal van [^.;]{0,20}kosten[^.;]{0,30}\\bniet\\b',
    `kosten\\b[^.;]{0,120}\\b(?:zijn|blijven|komen)\\b[^.;]{0,40}\\bvoor ${BEARER}|(?:zijn|blijven|komen)\\b[^.;]{0,20}\\bkosten\\b[^.;]{0,40}\\bvoor ${BEARER}`,
    `blij(?:ft|ven) [^.;]{0,20}(?:met|op) (?:uw |zijn |hun )?(?:eigen )?kosten zitten|(?:vergoedt|vergoeden|compenseert|betaalt|betalen)\\s[^.;]{0,60}\\b(?:niet|niets|nooit|nimmer|geen)\\b|\\bnooit\\b[^.;]{0,80}(?:vergoedt|vergoeden|betaalt)`,
    `(?:recht|aanspraak)\\s(?:[^\\s.;]{1,30}\\s){0,3}?op\\s(?:[^\\s.;]{1,30}\\s){0,3}?${PAYMENT}`,
    '(?:claims?|vordering(?:en)?|verzoek(?:en)?)\\b[^.;]{0,60}kosten[^.;]{0,60}(?:wijzen|wijst|afgewezen|niet in behandeling)',
    '(?:schade)?(?:claims?|vergoeding)\\b[^.;]{0,80}(?:van de hand|afgewezen|niet in behandeling)',
    '\\bkosten (?:zijn en )?blijven (?:uw|hun|zijn|haar) (?:eigen )?kosten',
    'geen (?:enkele )?(?:betalings|vergoedings|schade)(?:vergoedings)?(?:verplichting|plicht)',
    `\\bzie(?:t|n) (?:u )?af van (?:iedere|elke|enige|een) (?:[^\\s.;]{1,30}\\s){0,3}?${PAYMENT}`,
    '\\bniet\\s(?:[^.;]{0,30}\\s)?(?:aanspreken|aansprakelijk (?:stellen|gesteld|houden))\\b[^.;]{0,60}(?:kosten|schade)|kosten\\b[^.;]{0,80}\\bniet\\b[^.;]{0,30}(?:aanspreken|aansprakelijk (?:stellen|gesteld|houden))',
    '\\b(?:niet|geen)\\b[^.;]{0,30}\\b(?:voor vergoeding in aanmerking|gehonoreerd)|zonder dat\\b[^.;]{0,80}(?:gehoudenheid|verplichting|recht|aanspraak)[^.;]{0,40}\\b(?:tot|op)\\s[^.;]{0,30}vergoed|\\bnergens aanspraak op\\b',
    `\\bgeen (?:middelen|budget|geld|bedrag)\\b[^.;]{0,40}\\b(?:beschikbaar|ter beschikking|gereserveerd|vrijgemaakt)\\b|kosten\\b[^.;]{0,60}\\bvoor (?:uw|zijn|diens|hun|haar|eigen) (?:eigen )?risico\\b|risico van [^.;]{0,30}kosten\\b[^.;]{0,30}\\b(?:voor|bij|op) ${BEARER}`,
    '(?:kosten|uren|tijd)\\b[^.;]{0,40}\\b(?:kunt|kan|kunnen|mag|mogen)\\s[^.;]{0,30}\\b(?:niet|nooit|nergens)\\s[^.;]{0,20}(?:declareren|verhalen|claimen|vorderen|in rekening)',
    `kosten\\b[^.;]{0,20}:\\s?(?:geheel |volledig )?voor ${BEARER}`,
    '\\b(?:krijgt|ontvangt|krijgen|ontvangen) (?:u|men|inschrijvers?|de inschrijvers?)\\b[^.;]{0,20}\\bniets\\b',
    '\\bgeen (?:\\S{1,20} )?(?:kosten|uren|schade)\\b[^.;]{0,25}(?:declareren|verhalen|vorderen|claimen|in rekening)',
    `(?:draagt|dragen) (?:u|inschrijvers?|gegadigden?|(?:de|elke|iedere) (?:inschrijver|gegadigde|ondernem\\p{L}{1,4}))\\b[^.;]{0,30}kosten`,
    'geen (?:\\S{1,20} )?(?:betaling|geld|vergoeding) tegenover|\\bstaat\\b[^.;]{0,30}\\bniets tegenover',
    `${PAYMENT}\\b[^.;]{0,80}\\|\\s{0,3}(?:€|eur)\\s?0(?:,00|,-)?\\s{0,3}(?:\\||$)`,
    `\\b(?:betaal(?:t|en)|bekostig(?:t|en)|financier(?:t|en)|draagt|dragen)\\s(?:u|men|inschrijvers?|gegadigden?|de inschrijver|hij|zij)\\s(?:[^\\s.;]{1,20}\\s){0,3}?zelf\\b|\\b(?:u|inschrijvers?|men)\\s(?:betaal(?:t|en)|bekostig(?:t|en)|financier(?:t|en))\\s[^.;]{0,40}\\bzelf\\b|\\b(?:opbouw\\p{L}{0,3}|bouwen|maken|aanleg\\p{L}{0,3}|plaatsen|weghalen|inrichten|vervaardig\\p{L}{1,3})\\b[^.;]{0,40}\\b(?:is|zijn|komt|komen) (?:geheel )?voor (?:u|uzelf|de inschrijver)(?=\\s?(?:[.;]|$))`,
    '\\bgeen (?:der|van de|enkele) [^.;]{0,40}kosten\\s(?:in rekening|verhalen|declareren|vorderen)',
    'geen\\s(?:enkele )?(?:claim|vordering|aanspraak|rekening)[^.;]{0,40}kosten',
    `kosten[^.;]{0,80}(?:voor (?:eigen )?rekening|ten laste|\\bblijven\\b[^.;]{0,30}\\b(?:voor|bij))[^.;]{0,40}${BEARER}|blijven (?:de |gemaakte |alle )*kosten[^.;]{0,30}(?:voor|bij) ${BEARER}|blijven[^.;]{0,20}kosten[^.;]{0,30}\\b(?:voor|bij) ${BEARER}`,
    `voor (?:eigen )?rekening (?:en risico )?(?:van )?${BEARER}|voor (?:uw|zijn|diens|hun|haar|eigen) (?:eigen )?rekening|op (?:eigen|uw|zijn|diens|hun|haar) (?:eigen )?kosten`,
    `kosten\\s[^.;]{0,20}(?:draagt|dragen)\\s[^.;]{0,25}(?:zelf|inschrijver|gegadigde)|(?:inschrijvers?|gegadigden?|u)\\s(?:draagt|dragen)\\s[^.;]{0,40}kosten`,
  ],
  'u',
);
/** Work that is to be done for nothing. */
const FREE = /\bkosteloos|\bkosteloze\b|\bgratis\b|\bom niet\b/;
const DENIES_RIGHT = /(?:recht|aanspraak)\s(?:\w{1,40}\s){0,3}?op/;
const DENIAL = /\b(?:geen|niet|nooit|nimmer|zonder|vervalt|nihil|evenmin|afstand)\b/;

/** The authority stops the procedure. */
const WITHDRAWN =
  /intrek|in te trekken|stekker|ingetrokken|\btrek(?:t|ken)\b[^.;]{0,60}\bin\b|sta(?:akt|k(?:en|ing))|gestaakt|\bstopt?\b|stopzet|stopgezet|stoppen|afbre(?:ekt|ken)|afgebroken|afgeblazen|afblaz|annul|niet (?:tot )?(?:gunning|te gunnen|gunt|gunnen|(?:wordt |te |worden )?(?:gegund|verleend|verlenen|verstrekt))|beëindig|voortijdig|strandt|stranden|gestrand|mislukt|komt het niet tot|niet doorga(?:at|an)|niet-gunn|\bgaat\b[^.;]{0,40}niet door|afzien van gunning|niet tot een (?:opdracht|overeenkomst|contract) (?:leid|kom)|afziet van (?:gunning|de aanbesteding|verdere)|\bziet\b[^.;]{0,30}\baf van (?:gunning|de aanbesteding)|af te zien van (?:gunning|de aanbesteding)|afgelast/;
const PROCUREMENT =
  /aanbesteding|intrekking|procedure|inschrij(?:v|ft)|offerte|gunning|gunnen|gegund|aanvraag|uitvraag|tender|aanbieding|beoordeling/;
/** A tenderer takes back his own tender. */
const OWN_WITHDRAWAL =
  /\b(?:inschrijving|offerte|aanbieding|aanmelding)\s(?:[^\s.;,]{1,20}\s){0,3}?(?:intrekt|intrekken|ingetrokken|in te trekken|terugtrekt|terugtrekken)\b|\btrek(?:t|ken)\s(?:u|hij|zij|de inschrijver|een inschrijver)\s[^.;]{0,40}\b(?:in|terug)\b/;
/** "Klopt het dat er geen vergoeding is?": a no says that there is one. */
const ASKS_WHETHER_UNPAID = /\b(?:juist|klopt|correct|terecht)\b[^.;?]{0,60}\b(?:geen|niet)\b/;
/** The question whether costs are paid, to which the answer is no. */
const ASKS_PAYMENT =
  /^(?:[^.;]{0,12}[\d:.) ]{1,6})?(?:(?:vergoed|betaal|compenseer|krijg|ontvang|staa?n?|is|wordt|worden|komt|komen|kunnen|kunt|stelt|biedt|bent)\w{0,6})\b[^.;]{0,120}(?:vergoed|kosten terug|tegemoetkoming|schadeloosstelling|gecompenseerd|compens|kosten (?:declareren|in rekening|verhalen))|\b(?:vergoedt?|compenseert) (?:u|de \w{1,20})\b[^.;]{0,60}(?:kosten|inspanning|uren|ontwerp)/;
const CONTRACT_END =
  /intrek\w{0,5} van (?:de|een|uw|zijn|het) (?:vergunning|subsidie|inschrijving|offerte|aanbieding|besluit|bezwaar|beroep|klacht)\b|(?:beëindig|opzeg|ontbind|stop|stak)\w{0,40}[^.;]{0,40}(?:overeenkomst|contract|werk|dienst)/;

/** Work that is part of the contract, or as much work. */
const EFFORT =
  /\bproef(?!tijd|periode|draai|les|jaar)[a-z]{4,20}|ontwerp(?!overeenkomst|-overeenkomst|contract|tekst)|maquette|prototype|proefopstelling|proefmodel|proefvak|mock-?up|monster(?!name)|\bsamples?\b|proefproduct|proefexempla|demonstratiemodel|testopstelling|proof of concept|\btest(?:portaal|omgeving|versie)|\bop maat gemaakt|\bcomplete (?:werkplek|opstelling|inrichting|kamer)|\b(?:richt|richten|in te richten|bouwt|bouwen)\b[^.;]{0,40}(?:kamer|ruimte|kantoor|lokaal|werkplek)\b|werkend(?:e)? (?:voorbeeld|model|versie|portaal|koppeling|test\w{0,15})|\bpoc\b|impressies?\b|animatie|visualisatie|\bpilot\b|\bdemo(?:-?omgeving)?\b|schetsplan|proefinstallatie|materialenbord|demonstrator/;
const WITH_TENDER =
  /(?:ontwerp|reken|tender)vergoeding|inschrij|gegadigde|offerte|meezend|aanbied|indien|in te (?:dienen|leveren)|aan te leveren|aanbesteding|\bu\b|genodigde|deelnemer|dialoog|kandidaat|kandidaten|te maken|gevraagde?\b/;

/** Nothing else will be paid, besides what is. */
const FURTHER =
  /(?<!\b(?:of|en|noch) (?:\w{1,8} )?)\b(?:andere|overige|verdere|extra) (?:\w{1,20} )?kosten\b|(?:overige|andere) (?:stukken|onderdelen|documenten|producten)|geen (?:andere|verdere|nadere|overige|aanvullende|hogere|extra|afzonderlijke)/;
const ABSOLUTE =
  /in geen (?:enkel )?geval|nooit|nimmer|onder geen (?:enkel|enkele)? ?(?:beding|omstandighe|voorwaarde)|te allen tijde|\booit\b|hoe hoog/;
const COST_WORDS = [
  'vergoed',
  'kosten',
  'schadeloos',
  'tegemoet',
  'rekening',
  'compens',
  'verschuldigd',
  'nihil',
  'verhalen',
  'schadeplicht',
  'gehonoreerd',
  'aanspra',
  'gehouden',
  'beloning',
  'claim',
  'betalen',
  'betaald',
  'betaalt',
  'betaling',
  'terug',
  'kosteloos',
  'bekostig',
  'om niet',
  'middelen',
  'budget',
  'verhaalbaar',
  'declareren',
  'gratis',
];

const OFFER =
  'Inschrijvers met een geldige inschrijving ontvangen hiervoor een vergoeding van € [bedrag] exclusief btw.';
const OFFER_TITLE = t('Bied een vergoeding', 'Offer compensation');
const OPEN =
  'Bij intrekking van de aanbesteding na de laatste nota van inlichtingen beoordeelt de aanbestedende dienst of een vergoeding van inschrijfkosten op haar plaats is.';
const OPEN_TITLE = t('Laat een vergoeding bij intrekking open', 'Leave compensation on withdrawal open');

export const rule = sectionRule({
  id: 'gp/tenderkosten',
  title: t(
    'Vergoeding van inschrijfkosten op voorhand uitgesloten',
    'Compensation of tender costs excluded in advance',
  ),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-3.8', 'aw-1.10-2-g'],
  motivable: true,
  messages: {
    found: t(
      'Een vergoeding van inschrijfkosten bij intrekking van de aanbesteding is hier op voorhand uitgesloten.',
      'Compensation of tender costs on withdrawal of the procedure is excluded in advance here.',
    ),
    never: t(
      'Een vergoeding van inschrijfkosten is hier in alle gevallen op voorhand uitgesloten.',
      'Compensation of tender costs is excluded in advance here in all cases.',
    ),
    effort: t(
      'Bij de inschrijving wordt werk gevraagd dat tot de opdracht hoort ({effort}), zonder dat daar een vergoeding tegenover staat.',
      'Work that belongs to the contract ({effort}) is asked with the tender, without compensation.',
    ),
  },
  todo: t(
    'Bied een passende vergoeding voor werk dat al bij de inschrijving moet worden gedaan en sluit een vergoeding bij intrekking niet vooraf uit.',
    'Offer fair compensation for work to be done with the tender, and do not exclude compensation on withdrawal in advance.',
  ),
  why: t(
    'Wie al een deel van de opdracht moet uitvoeren om te kunnen inschrijven, of laat in de procedure met een intrekking te maken krijgt, heeft kosten die niet voor zijn risico horen te komen.',
    'A firm that must perform part of the contract to tender, or faces a late withdrawal, bears costs that should not be at its risk.',
  ),
  whenNot: t(
    'De gewone kosten van een beperkte inschrijving hoeven niet te worden vergoed. Vermeld dan dat de inspanning beperkt is.',
    'The ordinary costs of a modest tender need not be compensated. Then say that the effort is limited.',
  ),
  words: [
    ...COST_WORDS,
    inOneSentence(
      ['opbouw', 'bouwen', 'maken', 'aanleg', 'plaatsen', 'weghalen', 'inrichten', 'vervaardig'],
      ['voor u', 'voor de inschrijver'],
    ),
    inOneSentence(['krijg', 'ontvang'], ['niets']),
  ],
  *check(section, context, sentences) {
    if (!PROCUREMENT.test(section.low) && context.role === 'contract') return;
    if (paysSomething(section)) return;
    for (const sentence of sentences) {
      const refusal = refusalIn(section, sentence, context.role);
      if (refusal && !isPast(sentence.low) && !isHearsay(sentence.low) && !hasReasonNearby(section, sentence))
        yield refusal;
    }
    for (const sentence of refusals(section)) {
      const asked = questionBefore(section, sentence);
      const refusal =
        ASKS_PAYMENT.test(asked) && !ASKS_WHETHER_UNPAID.test(asked)
          ? refusalIn(section, sentence, context.role, asked)
          : undefined;
      if (refusal && !hasReasonNearby(section, sentence)) yield refusal;
    }
  },
  examples: {
    bad: [
      {
        text: 'De provincie kan de aanbesteding op ieder moment staken. ⟦Inschrijvers hebben dan geen recht op vergoeding van welke kosten ook⟧.',
        fixed:
          'De provincie kan de aanbesteding op ieder moment staken. Bij intrekking van de aanbesteding na de laatste nota van inlichtingen beoordeelt de aanbestedende dienst of een vergoeding van inschrijfkosten op haar plaats is.',
      },
      {
        text: 'De inschrijver voegt een maquette op schaal 1:100 toe. ⟦De kosten daarvan komen voor rekening van de inschrijver⟧.',
        fixed:
          'De inschrijver voegt een maquette op schaal 1:100 toe. Inschrijvers met een geldige inschrijving ontvangen hiervoor een vergoeding van € [bedrag] exclusief btw.',
      },
      { text: '⟦Inschrijfkosten worden onder geen beding vergoed⟧.' },
      {
        text: 'De volgende bepalingen gelden:\n\n- de inschrijving blijft 90 dagen geldig;\n- ⟦bij intrekking van de offerteaanvraag bestaat geen recht op enige schadevergoeding⟧.',
      },
    ],
    good: [
      { text: 'De kosten van het opstellen van de inschrijving worden niet vergoed.' },
      {
        text: 'Elke inschrijver met een geldig schetsontwerp krijgt een vergoeding van € 7.500. Voor het overige worden geen kosten vergoed, ook niet bij intrekking.',
      },
      {
        text: '## Reiskosten\n\nDe opdrachtnemer heeft geen recht op vergoeding van reiskosten; deze zijn in de prijs begrepen.',
      },
      {
        text: 'Bij tussentijdse beëindiging van de overeenkomst is de opdrachtgever geen schadevergoeding verschuldigd.',
      },
      {
        text: 'Omdat de inschrijving uit één prijsblad bestaat, worden kosten niet vergoed, ook niet bij intrekking.',
      },
      {
        text: 'Voorschrift 3.8 bepaalt dat een vergoeding bij intrekking niet op voorhand mag worden uitgesloten.',
      },
    ],
  },
});

/** What does not come back at all, what is paid besides, the end of a contract, a tender that is taken back. */
function isOfOtherCosts(full: string): boolean {
  if (/\b(?:keert|keren|komt|komen)\b[^.;]{0,60}\bniet\b[^.;]{0,20}\bterug\b/.test(full)) return true;
  return FURTHER.test(full) || isAboutContract(full) || OWN_WITHDRAWAL.test(full) || NOTHING_TO_DO.test(full);
}

/** What is refused: payment for work asked with the tender, on withdrawal, or ever. */
function refusalIn(section: Section, sentence: Sentence, role: Role, asked = ''): Finding | undefined {
  const full = fullText(section, sentence);
  const unpaid = isUnpaid(full) || ASKS_PAYMENT.test(asked);
  const question = asked === '' && unpaid ? questionBefore(section, sentence) : asked;
  if ((!unpaid && !FREE.test(full)) || isOfOtherCosts(full)) return undefined;
  const before = previous(section, sentence);
  const next = section.sentences[sentence.index + 1];
  const after = holdsOnWithdrawal(next) ? next!.low : '';
  const around = `${headingOver(sentence)} ${question} ${before} ${pointedAt(section, sentence)} ${full} ${after}`;
  const isInTender = WITH_TENDER.test(around) || asked !== '';
  if (!PROCUREMENT.test(around) && !isInTender) return undefined;
  if (role === 'contract' && !/aanbesteding|inschrij|offerte/.test(around)) return undefined;
  const effort = isInTender ? effortIn(around, question) : undefined;
  const span = bare(sentence);
  if (effort && isOfSomethingElse(full, before)) return undefined;
  if (effort) {
    return {
      span,
      message: 'effort',
      values: { effort },
      fixes: rewriteSentence(sentence, OFFER, OFFER_TITLE),
    };
  }
  if (!unpaid) return undefined;
  const fixes = rewriteSentence(sentence, OPEN, OPEN_TITLE);
  const isOnWithdrawal =
    WITHDRAWN.test(full) ||
    WITHDRAWN.test(question) ||
    (WITHDRAWN.test(before) && PROCUREMENT.test(before)) ||
    after !== '';
  if (isOnWithdrawal) return { span, fixes };
  return ABSOLUTE.test(full) && /inschrij|offerte|aanbied|aanbesteding|deelname|tender/.test(around)
    ? { span, message: 'never', fixes }
    : undefined;
}

const AFTER_AWARD = /\bna (?:de |het )?(?:gunning|opdracht(?:verlening)?|contract)\b/;
/** Small costs of coming and sending, not of the work. */
const OF_VISIT =
  /\b(?:parkeer|reis|verblijf|porto|verzend|print|druk)\p{L}{0,10}\b[^.;]{0,30}\b(?:betaal|draag|voor (?:u|uw|eigen)|vergoed)|\bde reis\b/u;

/** Whether costs that do not name the work are those of a visit, or of what comes after the award. */
function isOfSomethingElse(full: string, before: string): boolean {
  return (AFTER_AWARD.test(before) || OF_VISIT.test(full)) && !EFFORT.test(full);
}

/** The work asked with the tender, as it is called. */
function effortIn(around: string, question: string): string | undefined {
  const work = EFFORT.exec(around);
  if (!work) return undefined;
  const isOfPayment = around.startsWith('vergoeding', work.index + work[0].length);
  const isAsked = isOfPayment || EFFORT.test(question) || !isNotAsked(around, work.index, work[0].length);
  return isAsked ? work[0] : undefined;
}

/** "Zonder maquette", "een maquette vragen wij niet". */
function isNotAsked(around: string, at: number, length: number): boolean {
  return isDenied(around, at, 20) || NOT_ASKED.test(around.slice(at + length));
}

/** "Inschrijvers hoeven niets te ontwerpen." */
const NOTHING_TO_DO =
  /\bhoe(?:ft|ven)\b[^.;]{0,30}\b(?:niets|geen)\b[^.;]{0,20}\b(?:te (?:ontwerpen|maken|bouwen|tekenen|leveren)|ontwerp)/;

const NOT_ASKED =
  /^[^.;]{0,30}\b(?:(?:vragen|verlangen|willen|wensen|verwachten) (?:wij|we) niet\b|(?:is|zijn|wordt|worden) niet (?:gevraagd|nodig|verlangd|vereist|verplicht)|hoe(?:ft|ven) (?:u )?niet\b)/;

const HOLDS_TOO =
  /^(?:(?:dit|dat|zulks) (?:geldt|verandert (?:ook )?niet|is (?:ook )?niet anders|wordt (?:ook )?niet anders|blijft zo)|ook|(?:daarin|daaraan|hierin|hieraan) (?:komt|verandert|wijzigt)\b[^.;]{0,20}\b(?:geen|niets|niet))\b|\b(?:maakt|verandert|doet)\s(?:dat|dit|dat ook|dit ook|daaraan|hieraan|daar|daar ook)\s(?:niet|niets)\b/;

/** "Dat geldt ook als de aanbesteding wordt ingetrokken." */
function holdsOnWithdrawal(next: Sentence | undefined): boolean {
  return next !== undefined && HOLDS_TOO.test(next.low) && WITHDRAWN.test(next.low);
}

/** The end of a contract, not of a procedure. */
function isAboutContract(full: string): boolean {
  return (
    /ontbind|opzegg|\bna (?:de )?gunning\b|\bna (?:de )?opdrachtverlening\b/.test(full) ||
    (CONTRACT_END.test(full) && !/aanbesteding|procedure|uitvraag/.test(full))
  );
}

function isUnpaid(full: string): boolean {
  const found = UNPAID.exec(full);
  if (!found) return false;
  return !DENIES_RIGHT.test(found[0]) || DENIAL.test(full);
}

/** Whether the section pays an amount, or leaves a payment open. */
function paysSomething(section: Section): boolean {
  return section.sentences.some((sentence) => {
    const { low, span } = sentence;
    if (/vergoed/.test(low) && LEFT_OPEN.test(low)) return true;
    if (!/vergoed/.test(low) && !EFFORT.test(low)) return false;
    return quantitiesIn(section, span, 'amount').length > 0 && PAYS.test(low);
  });
}

const LEFT_OPEN =
  /op (?:haar|zijn) plaats|redelijk is|beoordeel|beziet|bezien|bekijkt|overweegt|per geval|overleg/;
const PAYS = /ontvang|krijg|bedraagt|uitgekeerd|toegekend|verstrek|betaal|betalen|bied/;

/** What was listed right before, and is meant here: "voor de genoemde stukken". */
const POINTS_BACK =
  /\bhiervoor\b|\bdaarvoor\b|\b(?:deze|die|genoemde|bedoelde|gevraagde|bovenstaande|voornoemde|vermelde) (?:\p{L}{1,30} )?(?:stukken|onderdelen|producten|documenten|bijlagen|bescheiden|werkzaamheden|zaken)|onder [a-z0-9] (?:tot en met|t\/m|en) [a-z0-9]/u;
/** How many items or rows back. */
const LISTED = 12;

/** The items or rows right before a sentence that points back to them, lower case; '' when it does not. */
function pointedAt(section: Section, { low, index, block }: Sentence): string {
  if (block.kind !== 'paragraph' || !POINTS_BACK.test(low)) return '';
  const listed: string[] = [];
  for (let i = index - 1; i >= Math.max(0, index - LISTED); i--) {
    const other = section.sentences[i]!;
    if (other.block.kind !== 'item' && other.block.kind !== 'row') break;
    if (binds(other.speaker)) listed.push(fullText(section, other));
  }
  return listed.join(' ');
}

/** The two sentences before, lower case, without a bidder's question. */
function previous(section: Section, sentence: Sentence): string {
  const at = sentence.index;
  return section.sentences
    .slice(Math.max(0, at - 2), at)
    .filter((other) => other.speaker !== 'question' && other.speaker !== 'law')
    .map((other) => other.low)
    .join(' ');
}

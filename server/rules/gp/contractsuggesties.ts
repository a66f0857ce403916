import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { bannedBy } from '../language/bans.ts';
import { bare, type Claim, claimIn, rewriteSentence } from '../language/claims.ts';
import { isHearsay } from '../language/hearsay.ts';
import { refusals } from '../language/questions.ts';
import { givesReason, hasReasonNearby } from '../language/reasons.ts';
import { fullText } from '../language/statements.ts';
import { inOneSentence } from '../language/words.ts';
import { documentRule, type Fix, type RuleContext, t } from '../rule.ts';

const CONTRACT =
  '(?:(?:concept|model|raam|verwerkers)?-?(?:overeenkomst(?:en)?|contract(?:en)?)(?![a-z])|contract(?:tekst|voorwaarden|bepalingen|stukken|documenten)|contractuele(?= (?:bepalingen|opmerkingen|vragen|voorstellen|suggesties|voorwaarden))|concept(?:tekst|versie)?(?![a-z-])|\\brok\\b|(?:inkoop|algemene inkoop|algemene )?voorwaarden)';
/** What a tenderer may want to do with the text. */
const CHANGES =
  '(?:voorstel|wijzigingsverzoek|alternatieve tekst|suggestie|\\bwijzig(?:en|ing)|\\baanpass(?:en|ing)|aan te passen|te wijzigen|opmerking|aanmerken|kanttekening|commentaar|becommentarieer|onderhandel|discussie|\\breageren\\b|\\breacties?\\b|\\bvragen\\b|tornen|voor te stellen|voorgesteld|getornd|in gesprek|in overleg (?=over\\b|met\\b)|\\bte praten\\b|\\bwensen\\b(?= (?:ten aanzien van|over|voor|bij|op) )|\\bamende(?:ment|r)|kritiek (?=(?:op|over) (?:de |het )?(?:\\w{1,30} )?(?:\\w{0,20}overeenkomst|\\w{0,20}contract|voorwaarden|concept))|(?:alternatieve|andere|eigen|afwijkende) (?:redactie|formulering|bewoording))';
const ABOUT_TEXT = new RegExp(`${CHANGES}[^.;]{0,70}${CONTRACT}|${CONTRACT}[^.;]{0,70}${CHANGES}`);
const REFUSED = new RegExp(
  [
    /niet (?:\S{1,20} ){0,2}?(?:bedoeld|vrij\b|in behandeling|in overweging|in beschouwing|meegenomen|toegestaan|mogelijk|geaccepteerd|aanvaard|behandeld|beantwoord|overgenomen|besproken|gehonoreerd|overwogen|verwerkt|ingewilligd|welkom|gelezen|bekeken|onderhandeld|toegelaten|toelaatbaar|gewenst|open\b|aan de orde|vatbaar)/,
    /geen (?:plaats|gehoor|antwoord|reactie|gelegenheid|ruimte|gevolg(?!en)|mogelijkheid|onderwerp|suggesties|(?:tekst|wijzigings)?voorstellen|vragen|voorbehouden|wijzigingen|aanpassingen|discussie|onderhandeling)/,
    /uitgesloten|uitgezonderd|terzijde|genegeerd|onbespreekbaar|onbeantwoord|ongelezen|zinloos|buiten (?:beschouwing|behandeling)|afgewezen|geweigerd|verboden|niet de bedoeling|voor kennisgeving aangenomen/,
    /(?:neem|nemen|neemt|lees|lezen|behandelen|behandelt|beoordelen|beantwoorden|beantwoordt|gaan|gaat|staan|staat|leggen|legt|laat|laten|wijzen|wijst|bespreken|bespreekt|bekijken|bekijkt)\b[^.;]{0,50}\b(?:niet|geen|naast|weg|af|buiten)\b/,
    /\bstel(?:t|len)\s[^.;]{0,40}\b(?:niet|geen)\s(?:[^.;]{0,30}\s)?voor\b|leent zich\b[^.;]{0,20}\bniet\b|\bniet voor\s[^.;]{0,40}(?:bedoeld|bestemd)|valt (?:er )?niets?\b|(?:kan|kunt|kunnen|mag|mogen|wordt|worden)\b[^.;]{0,50}\b(?:niet|geen|niets)\b/,
    /\|\s{0,3}(?:neen?|geen|niet)\b|:\s(?:(?:graag |liever )niet|neen?)\b|\btree(?:dt|den)\s[^.;]{0,30}\bniet in overleg/,
    /(?:voorstel(?:len)?|suggesties?|clausules?|bepalingen)\b[^.;]{0,60}(?:\bzijn|\bis|=) (?:\S{1,20} ){0,2}?ongeldig/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** Only later on, after a chance was given. */
const LATER =
  /\bna \d{1,2} \w|na (?:de |het |deze |afloop |sluiting )?(?:laatste |tweede |definitieve |gestelde |genoemde |uiterste )?(?:nota|nvi|termijn|datum|vragenronde|sluiting|deze datum|dit moment|die datum|verstrijken|inlichtingen|indienen|gunning|ondertekening)|\bdaarna\b|\bnadien\b|nadat|verstreken|(?:is|zijn) (?:inmiddels |nu |al )?(?:voorbij|gesloten)|te laat|\btot (?:en met )?\d{1,2} \w|welkom tot/;
/** Proposals of others than tenderers, on other things than the draft, or in another way than the right one. */
const OTHERS =
  /voorstel(?:len)? (?:voor|tot|over|op|van) (?:een |het |de |andere? |ander ){0,2}(?:ontwerp(?!-?overeenkomst|-?contract|tekst)|aanpak|materia|product|planning|trac|oplossing|werkwijze|variant)|niet zonder (?:reden|motivering|meer)|zonder (?:akkoord|toestemming|goedkeuring|overleg)|beide partijen|schriftelijk|instemming|eenzijdig|wezenlijk|tussentijds|uitvoering van|bankgegevens|vorige (?:contract|overeenkomst|aannemer|leverancier|dienstverlener)|contractbeheer|contractmanagement|voldoen\b|tijdens de (?:looptijd|uitvoering|overeenkomst)|tijdens het contract|(?:in|van) december|(?<!markt)partijen|opdrachtnemer|reizigers|cliënten|inwoners|bewoners|gebruikers|ondernemingsraad|beoordelingscommissie|worden beoordeeld|plan van aanpak|prijzenblad|prijsblad|formulier|format\b|per (?:e-mail|telefoon)|gemeenteraad|onderaannemer|winnende inschrijver|\bwinnaar\b|verificatie|\bdie niet (?:via|binnen|tijdig|met)\b|\bkon(?:den)?\b|niet vergoed|geen invloed|wijziging(?:en)? van de (?:prijs|prijzen|tarieven|planning|omvang|dienstverlening)|voorwaarden van (?:de |een )?(?:leverancier|inschrijver|opdrachtnemer|aanbieder)|uw (?:eigen )?(?:algemene )?voorwaarden|leveringsvoorwaarden|^(?:dient|doet|heeft|hebt|stelt|maakt) (?:u|de inschrijver|een inschrijver)\b[^.;?]{0,40}\b(?:geen|niet)\b[^.;?]{0,80}, dan\b|\b(?:die|wie) (?:geen|niets)\b|telefonisch|mondeling|anoniem|niet elk\b|lopende|motiver|gemotiveerd|(?:looptijd|omvang|duur|prijs|prijzen|tarieven) (?:(?:van|in|uit) (?:de|het) |(?:en \w{1,40} )?(?:ligt|liggen|staat|staan) vast)/;
/** A way to put the same thing forward is left open. */
const OPEN =
  /(?:voorstel|suggestie|vragen)\w{0,5}[^.;]{0,30}\bwel\b|\b(?:kunt|kunnen|kan|mag|mogen) (?:u|inschrijvers|gegadigden|ondernemers)\b(?![^.;]{0,60}\b(?:niet|geen|niets|neen?|alleen|slechts|behalve|uitgezonderd)\b)/;
const NOT_REFUSED = new RegExp(`${LATER.source}|${OTHERS.source}|${OPEN.source}`);

/** Conditions that are known by a name. */
const NAMED_TERMS =
  /\b(?:gibit|arvodi|ariv|arbit|uav(?:-gc)?|dnr|avg-voorwaarden|(?:algemene )?inkoopvoorwaarden)\b/;
/** What was named before: "daarop", "op die voorwaarden". */
const ON_THESE =
  /\bervan\b|\b(?:daar|hier)(?:op|van|aan|in|over)\b|\b(?:op|van|aan|in|over) (?:die|deze|dit|dat) (?:voorwaarden|stukken|bepalingen|tekst|document|contract|overeenkomst|artikelen)\b|\b(?:er|daar)\s[^.;]{0,30}\b(?:op|van|aan) (?:worden )?(?:voorgesteld|ingediend|gedaan)/;

/** "Wat een aanbieder daarin anders zou willen zien", "hoe u de overeenkomst zelf had geschreven": proposals by no such name. */
const WISHED =
  /\b(?:wat|hetgeen|wie|al wat|alles wat)\b[^.;]{0,60}\b(?:anders|iets anders|gewijzigd|veranderd|aangepast|toegevoegd|geschrapt)\b[^.;]{0,30}(?:\bwil\b|\bwilt\b|\bwillen\b|\bwenst\b|\bwensen\b|\bziet\b|\bzou\b|\bhad(?:den)? (?:willen|gewild|gezien))|\bhoe (?:u|inschrijvers|een \w{3,20}) [^.;]{0,50}\bzelf\b[^.;]{0,20}(?:geschreven|geformuleerd|opgesteld|verwoord|formuleren|schrijven)|\b(?:afwijkende|andere|eigen) (?:ideeën|opvattingen|wensen|inzichten) (?:daarover|daarop|hierover|over)\b/;
/** Not while the contract runs, nor about other things than its text. */
const NOT_OF_TEXT =
  /looptijd|uitvoering|planning|jaargesprek|evaluatie|bezwaar|gunningsbeslissing|\b(?:meldt|vraagt|stelt|laat) (?:u|hij|dat)\b/;
const WISHES: Claim = {
  message: 'found',
  says: [WISHED, new RegExp(`${REFUSED.source}|\\bblij(?:ft|ven)\\b[^.;]{0,20}\\bonbeantwoord`)],
  near: [new RegExp(CONTRACT)],
  unless: new RegExp(`${LATER.source}|${NOT_OF_TEXT.source}`),
  isDenial: true,
};

const CLAIMS: readonly Claim[] = [
  WISHES,
  {
    // "De GIBIT is van toepassing. U kunt daarop geen wijzigingen voorstellen."
    message: 'found',
    says: [new RegExp(CHANGES), ON_THESE, REFUSED],
    near: [
      new RegExp(
        `${NAMED_TERMS.source}|${CONTRACT}[^.;]{0,60}(?:van toepassing|gelden|geldt|bijgevoegd|bijlage|opgesteld|vastgesteld|deel uit)`,
      ),
    ],
    unless: NOT_REFUSED,
    isDenial: true,
  },
  { message: 'found', says: [ABOUT_TEXT, REFUSED], unless: NOT_REFUSED, isDenial: true },
  {
    message: 'found',
    says: [
      /(?:tekst|wijzigings|aanpassings|verbeter)-?(?:voorstel|verzoek)|(?:\b|tekst)suggesties?\b|\bvoorstellen (?:tot|voor|op|over|aan)|verzoek(?:en)? (?:tot|om) (?:wijziging|aanpassing)/,
      REFUSED,
    ],
    unless: NOT_REFUSED,
    isDenial: true,
  },
  {
    message: 'found',
    says: new RegExp(
      `${CONTRACT}[^.;]{0,90}(?:(?:staat|staan|ligt|liggen) (?:onherroepelijk |geheel |volledig |daarmee |dus |definitief )?vast|niet (?:onderhandelbaar|bespreekbaar|aanpasbaar|vatbaar|voor wijziging vatbaar))|(?:aan|van|in|op) (?:de (?:tekst|inhoud) van )?(?:de |het )?(?:\\w{1,40}\\s)?${CONTRACT}\\s(?:kan|kunnen|mag|mogen|wordt|worden|valt)\\s(?:er )?(?:niets?|niet|geen)|(?:aan|van|in|op) (?:de (?:tekst|inhoud) van )?(?:de |het )?(?:\\w{1,40}\\s)?${CONTRACT}\\s(?:verander(?:t|en)|wijzig(?:t|en))\\s(?:wij|we|de \\w{1,20}) (?:niets?|niet|geen)|${CONTRACT}[^.;]{0,120}naar aanleiding van (?:de |uw |het )?(?:inlichtingen|vragen|nota|voorstel)[^.;]{0,40}\\bniet\\b`,
    ),
    unless: NOT_REFUSED,
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      new RegExp(CONTRACT),
      /\b(?:wijzigingen|aanpassingen|tekstvoorstellen|voorbehouden|onderhandeling(?:en)?)\s(?:daar\w{2,3} |hier\w{2,3} )?(?:zijn|is|worden|wordt)\s(?:dan |daarbij |hierbij )?(?:niet\s(?:mogelijk|toegestaan|aan de orde|geaccepteerd|bespreekbaar)|uitgesloten)/,
    ],
    unless: NOT_REFUSED,
    isDenial: true,
    isSpread: true,
  },
  {
    message: 'found',
    says: /\balternatieve (?:clausules|bepalingen|contractteksten|teksten)\b[^.;]{0,60}(?:ongeldig|niet|uitgesloten|terzijde)/,
    unless: NOT_REFUSED,
    isDenial: true,
  },
  {
    // "Bent u het niet eens met het contract? Dan schrijft u niet in."
    message: 'found',
    says: [
      new RegExp(
        `\\b(?:niet eens|niet akkoord|bezwaren? tegen|moeite met|niet leven met)\\b[^.;?]{0,40}${CONTRACT}`,
      ),
      /\b(?:schrijft (?:u|hij) (?:dan )?(?:beter )?niet in|schrijf dan niet in|hoeft (?:u |hij |zich )?niet in te schrijven|ziet (?:u|hij) af van inschrijving)\b/,
    ],
    isDenial: true,
    isSpread: true,
  },
  {
    // "Over alle stukken, behalve het contract".
    message: 'found',
    says: [
      /\bvragen\b|vragenronde|onderwerpen/,
      new RegExp(
        `\\b(?:behalve|uitgezonderd|niet|niet gaan|met uitzondering van|maar niet|echter niet)\\s(?:(?:over|op|die over|vragen over)\\s)?(?:de |het )?(?:\\w{1,40}\\s)?${CONTRACT}`,
      ),
    ],
    unless: LATER,
    isDenial: true,
  },
];

/** "Ideeën om een artikel te veranderen leest niemand", in a section about the contract. */
const IDEAS: readonly Claim[] = [
  {
    message: 'found',
    says: [
      new RegExp(
        `\\b(?:idee(?:ën|en)?|wensen|verzoeken|opmerkingen|voorstellen|suggesties|verbeteringen)\\b[^.;]{0,30}(?:\\b(?:artikel(?:en)?|bepaling(?:en)?|clausules?|andere tekst(?:en)?|erop|daarop|hierop)\\b|${CONTRACT})|\\b(?:wie|als u|wilt u) (?:iets|een (?:artikel|bepaling|clausule)) anders\\b[^.;]{0,40}|${CONTRACT}[^.;]{0,20}\\bsleutel`,
      ),
      /\bniemand\b|\b(?:heeft|hebben) (?:geen|weinig) (?:zin|nut)\b|prullenbak|\bbespaar (?:u|uzelf)\b|\bgeen (?:reactie|antwoord|gehoor)\b|\b(?:lees|lezen|leest|bekijken|bekijkt|openen) (?:wij|we|de \w{1,20}) (?:[\wà-ÿ]{1,20} )?niet\b|\b(?:stuur|zend|mail)\b[^.;]{0,40}\bniet (?:op|in|toe)\b/,
    ],
    unless: new RegExp(`${NOT_REFUSED.source}|\\b(?:na|later|vorige|oude) `),
    isDenial: true,
    isSpread: true,
  },
];
const OF_CONTRACT = new RegExp(CONTRACT);

function refusesIdeas(section: Section, sentence: Sentence, context: RuleContext): boolean {
  if (context.role === 'requirements' || context.facts.documentKind === 'overeenkomst') return false;
  if (!OF_CONTRACT.test(section.low)) return false;
  // "Stuur ze dus niet op" concludes from what it says itself.
  return claimIn(section, sentence, IDEAS) !== undefined && !givesReason(sentence.low);
}

/** Leave is asked to propose changes, as such. */
const PROPOSING = new RegExp(
  `(?:mogen|mag|kunnen|mogelijk|toegestaan|gelegenheid|ruimte)\\b[^.;]{0,120}(?:voorstel|voor te stellen|suggesties?|opmerkingen)[^.;]{0,80}(?:${CONTRACT})|(?:mogen|mag|kunnen|mogelijk|toegestaan|gelegenheid|ruimte)\\b[^.;]{0,120}(?:${CONTRACT})[^.;]{0,80}(?:voorstel|voor te stellen|suggesties?|opmerkingen)`,
);
const NOT_REFUSED_ASKED = new RegExp(`${LATER.source}|${OTHERS.source}|bij (?:de |onze )?inschrijving`);

function isContract({ role, facts }: RuleContext): boolean {
  return role === 'contract' || facts.documentKind === 'overeenkomst';
}

/** The answers that refuse leave to propose changes. */
function refusedIn(section: Section): Item[] {
  return refusals(section).flatMap((sentence) => {
    const asked = bannedBy(section, sentence);
    if (!PROPOSING.test(asked) || NOT_REFUSED_ASKED.test(asked) || isOfferedAfter(section, sentence))
      return [];
    return hasReasonNearby(section, sentence) ? [] : [{ kind: 'refusal', span: bare(sentence) }];
  });
}

/** "Nee, maar in de tweede ronde …", in the sentence itself or the one after. */
function isOfferedAfter(section: Section, { low, index }: Sentence): boolean {
  const after = `${low} ${section.sentences[index + 1]?.low ?? ''}`;
  return OPEN.test(after) || LATER.test(after) || OFFER.test(after);
}

const NAMES_TEXT =
  /overeenkomst|contract|voorwaarden|concept|clausules|contractbepaling|voorstel|voor te stellen|voorgesteld|suggestie/;

/** The text is fixed: only a fault when proposals are never asked for. */
const CLOSED: readonly Claim[] = [
  {
    message: 'found',
    says: [
      new RegExp(CONTRACT),
      /\bdefinitief\b|vaststaand|in beton gegoten|niet open voor|een gegeven\b|niet ter discussie|(?:valt|valt er) niets te|niet voor \S{1,20} vatbaar|niets (?:aan )?te (?:veranderen|wijzigen)|ongewijzigd (?:te )?(?:aanvaard|accepte|onderteken)|zoals (?:hij|het|zij|die|deze) (?:er |nu |hier )?(?:is|ligt|luidt)\b|niet (?:gesproken|onderhandeld)|niet onderhandel/,
    ],
    unless: new RegExp(`${NOT_REFUSED.source}|nog niet|ondertekening|tijdens|looptijd`),
    isDenial: true,
  },
];

function closedIn(section: Section, sentence: Sentence, { role }: RuleContext): Item | undefined {
  if (role === 'requirements' || role === 'contract') return undefined;
  const found = claimIn(section, sentence, CLOSED);
  if (!found || isHearsay(sentence.low) || hasReasonNearby(section, sentence)) return undefined;
  return { kind: 'closed', span: found.span };
}

/** Every reservation is fatal: only a fault when proposals are never asked for. */
const NO_RESERVATION: readonly Claim[] = [
  {
    message: 'reservation',
    says: /(?:ieder|elk|enig|een) (?:voorbehoud|tekstvoorstel|wijzigingsvoorstel)[^.;]{0,60}(?:ongeldig|uitgesloten|terzijde|uitsluiting)[^.;]{0,40}/,
    unless: LATER,
  },
];
const TEXT_PROPOSAL = /tekstvoorstel|wijzigingsvoorstel|contract|overeenkomst/;

function reservationIn(section: Section, sentence: Sentence): Item[] {
  const found = TEXT_PROPOSAL.test(sentence.low) && claimIn(section, sentence, NO_RESERVATION);
  return found && !hasReasonNearby(section, sentence) ? [{ kind: 'reservation', span: found.span }] : [];
}

/** Proposals are asked for. */
const OFFER =
  /(?:voorstel(?:len)?|suggesties?|tekstvoorstel(?:len)?)\s(?:doet|dient|stelt|stuurt|meldt|geeft|brengt|ontvangen wij|zien wij|nemen wij)|(?:voorstel(?:len)?|suggesties?|tekstvoorstel(?:len)?)[^.;]{0,140}(?:kunnen|kunt|kon(?:den)?|mogen|mag|welkom|tot (?:en met|uiterlijk)|via|ingediend|indienen)|(?:kunnen|kunt|mogen|mag|doe(?:t)?)[^.;]{0,100}(?:tekstvoorstel|wijzigingsvoorstel|suggestie|voorstel(?:len)? (?:voor|tot) (?:wijzig|aanpass))/;

interface Item {
  readonly kind: 'offer' | 'refusal' | 'closed' | 'reservation';
  readonly span: Span;
  readonly fixes?: readonly Fix[];
}

export const rule = documentRule<Item>({
  id: 'gp/contractsuggesties',
  title: t('Geen voorstellen op de conceptovereenkomst', 'No proposals on the draft contract'),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-3.9-b', 'aw-1.10-2-h'],
  motivable: true,
  messages: {
    found: t(
      'Inschrijvers krijgen geen kans om wijzigingen van de conceptovereenkomst voor te stellen.',
      'Tenderers get no chance to propose changes to the draft contract.',
    ),
    reservation: t(
      'Een tekstvoorstel maakt de inschrijving ongeldig, en nergens staat dat vooraf voorstellen kunnen worden gedaan.',
      'A proposed change makes the tender invalid, and nothing says that proposals can be made beforehand.',
    ),
  },
  todo: t(
    'Laat inschrijvers in de vragenronde voorstellen doen voor aanpassing van de overeenkomst; u mag ze afwijzen.',
    'Let tenderers propose changes to the contract in the question round; you may refuse them.',
  ),
  why: t(
    'Ondernemers zien vaak het eerst welke bepaling onuitvoerbaar of onverzekerbaar is. Wie hun voorstellen weert, krijgt die risico’s in de prijs terug.',
    'Firms often see first which clause cannot be performed or insured. Whoever bars their proposals gets those risks back in the price.',
  ),
  whenNot: t(
    'Na de laatste nota van inlichtingen mag de tekst vaststaan en mag een voorbehoud tot ongeldigheid leiden.',
    'After the last information note the text may be final and a reservation may make the tender invalid.',
  ),
  words: [
    'overeenkomst',
    'contract',
    'voorwaarden',
    'voorstel',
    'voorbehoud',
    'suggestie',
    'concept',
    'clausules',
    'voorgesteld',
    'commentaar',
    'in gesprek',
    'gibit',
    'arvodi',
    'ariv',
    'uav',
    inOneSentence(
      ['idee', 'wensen', 'verzoeken', 'opmerkingen', 'verbeteringen', 'anders'],
      [
        ...[
          'niemand',
          'zin',
          'nut',
          'prullenbak',
          'bespaar',
          'reactie',
          'antwoord',
          'gehoor',
          'lees',
          'lezen',
        ],
        ...['bekijk', 'openen', 'stuur', 'zend', 'mail'],
      ],
    ),
    inOneSentence(WISHED, [
      'niet',
      'geen',
      'buiten',
      'onbeantwoord',
      'ongelezen',
      'terzijde',
      'genegeerd',
      'naast',
    ]),
  ],
  collect(section, context, _entry, sentences) {
    const items = refusedIn(section);
    for (const sentence of sentences) {
      const refusal = claimIn(section, sentence, CLAIMS);
      if (!refusal && refusesIdeas(section, sentence, context)) {
        items.push({ kind: 'refusal', span: bare(sentence) });
        continue;
      }
      if (
        refusal &&
        !isHearsay(sentence.low) &&
        (refusal.claim.near ||
          NAMES_TEXT.test(sentence.block.leadIn ? sentence.low : fullText(section, sentence)))
      ) {
        if (context.role === 'requirements' || hasReasonNearby(section, sentence)) continue;
        // What was named before is, under a contract, the contract itself.
        if (refusal.claim.near && refusal.claim !== WISHES && isContract(context)) continue;
        items.push({
          kind: 'refusal',
          span: refusal.span,
          fixes: rewriteSentence(
            sentence,
            'Voorstellen voor aanpassing van de overeenkomst kunnen tot [datum] worden ingediend; de aanbestedende dienst beslist daarover in de nota van inlichtingen.',
            t('Sta voorstellen toe', 'Allow proposals'),
          ),
        });
        continue;
      }
      if (OFFER.test(sentence.low) && !/\b(?:geen|niet)\b/.test(sentence.low)) {
        items.push({ kind: 'offer', span: sentence.span });
        continue;
      }
      const closed = closedIn(section, sentence, context);
      if (closed) {
        items.push(closed);
        continue;
      }
      items.push(...reservationIn(section, sentence));
    }
    return items;
  },
  *check(view) {
    const offered = view.items.some((item) => item.value.kind === 'offer');
    for (const { at, value } of view.items) {
      if (value.kind === 'offer' || (value.kind !== 'refusal' && offered)) continue;
      yield {
        at,
        span: value.span,
        message: value.kind === 'reservation' ? 'reservation' : 'found',
        ...(value.fixes && { fixes: value.fixes }),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'De ⟦conceptovereenkomst is niet onderhandelbaar⟧.',
        fixed:
          'Voorstellen voor aanpassing van de overeenkomst kunnen tot [datum] worden ingediend; de aanbestedende dienst beslist daarover in de nota van inlichtingen.',
      },
      { text: '⟦Opmerkingen over het contract worden niet⟧ in behandeling genomen.' },
      { text: 'Let wel: over de ⟦inkoopvoorwaarden kunnen geen vragen⟧ worden gesteld.' },
      { text: '⟦Elk tekstvoorstel op de overeenkomst maakt de inschrijving ongeldig⟧.' },
    ],
    good: [
      { text: 'Tekstvoorstellen op de conceptovereenkomst zijn welkom tot en met de vragenronde.' },
      { text: 'Na de laatste nota van inlichtingen staat de overeenkomst vast.' },
      { text: 'De overeenkomst kan alleen schriftelijk door partijen worden gewijzigd.' },
      {
        text: 'Voorstellen tot wijziging kunt u tot 4 mei indienen. Elk tekstvoorstel in de inschrijving zelf leidt tot ongeldigheid.',
      },
      { text: '## Vraag 8\n\nKlopt het dat de conceptovereenkomst niet onderhandelbaar is?' },
    ],
  },
});

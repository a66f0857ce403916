import type { Span } from '../../text/span.ts';
import { type Claim, claimIn, rewriteSentence } from '../language/claims.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { statements } from '../language/statements.ts';
import { documentRule, type Fix, t } from '../rule.ts';

const CONTRACT =
  '(?:(?:concept|model|raam)?-?(?:overeenkomst(?:en)?|contract(?:en)?)(?![a-z])|contract(?:tekst|voorwaarden|bepalingen|stukken)|concept(?:tekst|versie)?(?![a-z-])|(?:inkoop|algemene inkoop|algemene )?voorwaarden|contractdocumenten)';
const PROPOSALS =
  '(?:(?:tekst|wijzigings|aanpassings|verbeter)?-?voorstel(?:len)?|suggesties?|wijzigingen|aanpassingen|opmerkingen|vragen|kanttekeningen)';
const REFUSED =
  '(?:niet (?:in behandeling|in overweging|in beschouwing|meegenomen|toegestaan|mogelijk|geaccepteerd|aanvaard|behandeld|beantwoord|overgenomen|besproken|gehonoreerd)|geen (?:plaats|gehoor|antwoord|reactie|gelegenheid|ruimte|gevolg)|uitgesloten|terzijde gelegd|genegeerd|onbespreekbaar|buiten beschouwing|nemen wij niet|neemt[^.;]{0,30}niet in)';
/** Only later on, after a chance was given. */
const LATER =
  /\bna \d{1,2} \w|na (?:de |het |deze |afloop |sluiting )?(?:laatste |tweede |definitieve |gestelde |genoemde |uiterste )?(?:nota|termijn|datum|vragenronde|sluiting|deze datum|dit moment|die datum|verstrijken|inlichtingen|indien|gunning|ondertekening)|\bdaarna\b|\bnadien\b|nadat|prijzenblad|prijsblad|formulier|format\b/;

/** Proposals of others than tenderers, on other things than the draft. */
const OTHERS =
  '(?:voorstel|suggestie|vragen)\\w{0,5}[^.;]{0,30}\\bwel\\b|(?:opmerkingen|voorstellen|suggesties|vragen)[^.;]{0,50}\\b(?:kunt|kunnen|kan|mag|mogen) (?:u|inschrijvers|gegadigden|ondernemers)\\b(?![^.;]{0,60}\\b(?:niet|geen)\\b)|zonder (?:akkoord|toestemming|goedkeuring)|beide partijen|schriftelijk|instemming|eenzijdig|mondeling|reizigers|cliënten|inwoners|bewoners|gebruikers|wordt beoordeeld|beoordelingscommissie|plan van aanpak|aannemer behandel|(?:looptijd|omvang|duur|prijs|prijzen|tarieven|wijziging) (?:van|in|uit) (?:de|het) (?:overeenkomst|contract|prijs)';

const CLAIMS: readonly Claim[] = [
  {
    message: 'found',
    says: new RegExp(
      `${CONTRACT}[^.;:]{0,90}(?:(?:staat|staan|ligt|liggen) (?:onherroepelijk |geheel |volledig )?vast|niet (?:onderhandelbaar|bespreekbaar|aanpasbaar|voor wijziging vatbaar)|(?:kan|kunnen|mag|mogen|wordt|worden)\\s(?:\\w{1,40}\\s){0,3}?(?:niets?|niet|geen\\s\\w{1,40})\\s(?:\\w{1,40}\\s){0,4}?(?:gewijzigd|aangepast|veranderd)|geen (?:wijziging|onderhandeling|aanpassing)\\w{0,40}(?:[^.;]{0,20}mogelijk)?)|(?:aan|van|in) (?:de (?:tekst|inhoud) van )?(?:de |het )?(?:\\w{1,40}\\s)?${CONTRACT}\\s(?:kan|kunnen|mag|mogen|wordt|worden|valt)\\s(?:er )?(?:niets?|niet|geen)`,
    ),
    unless: new RegExp(
      `${LATER.source}|(?:omvang|prijs|prijzen|tarieven|looptijd) (?:en \\w{1,40} )?(?:ligt|liggen|staat|staan) vast|tijdens de (?:looptijd|uitvoering)|eenzijdig|schriftelijk|wezenlijk|partijen|${OTHERS}`,
    ),
    isDenial: true,
  },
  {
    message: 'found',
    says: new RegExp(
      `${PROPOSALS}[^.;]{0,60}(?:over|op|voor|tot|van|ter|aan|bij|in)[^.;]{0,60}${CONTRACT}[^.;]{0,60}${REFUSED}|(?:over|op|voor|aan|van) (?:de |het )?(?:\\w{1,40}\\s)?${CONTRACT}[^.;]{0,40}(?:geen|niet)[^.;]{0,40}${PROPOSALS}|niet (?:mogelijk|toegestaan)[^.;]{0,40}(?:vragen|voorstellen|opmerkingen)\\s[^.;]{0,20}(?:te stellen|te doen|te maken|in te dienen)|(?:geen|niet)[^.;]{0,50}(?:gelegenheid|mogelijkheid|ruimte)[^.;]{0,60}(?:${PROPOSALS}|wijzig|aanpass)[^.;]{0,30}(?:voor te stellen|te doen|in te dienen|overeenkomst|contract)?|${PROPOSALS}\\s(?:tot (?:wijziging|aanpassing)\\s)?(?:worden|wordt|zijn|nemen wij|neemt)\\s[^.;]{0,40}${REFUSED}`,
    ),
    unless: new RegExp(
      `${LATER.source}|vragen (?:die|welke)|per (?:e-mail|telefoon)|telefonisch|mondeling|te laat|buiten de (?:berichten|termijn)|anoniem|\\btot (?:en met )?\\d{1,2} \\w|${OTHERS}`,
    ),
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      /\b(?:tekst|wijzigings|aanpassings|verbeter)-?voorstel\w{0,40}|(?:\b|tekst)suggesties?\b|\bvoorstellen (?:tot|voor|op|over|aan)/,
      /ongelezen|terzijde|niet (?:bekeken|gelezen|overgenomen|gehonoreerd|besproken|in behandeling|in overweging|meegenomen|mogelijk|toegestaan)|\bgeen (?:suggesties|tekstvoorstellen|wijzigingsvoorstellen)|geweigerd|afgewezen|buiten (?:beschouwing|behandeling)|genegeerd|wijz(?:en|t) \w{1,40} af|leg(?:gen|t) \w{1,40} (?:\w{1,40} )?weg/,
    ],
    unless: new RegExp(`${LATER.source}|te laat|motiver|gemotiveerd|opdrachtnemer|${OTHERS}`),
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      /\bvragen\b|vragenronde|onderwerpen/,
      new RegExp(
        `\\b(?:behalve|uitgezonderd|niet|niet gaan|met uitzondering van|maar niet|echter niet)\\s(?:(?:over|die over|vragen over)\\s)?(?:de |het )?(?:\\w{1,40}\\s)?${CONTRACT}`,
      ),
    ],
    unless: LATER,
    isDenial: true,
  },
  {
    message: 'found',
    says: new RegExp(
      `${CONTRACT}\\s?:\\s?[^.;]{0,40}(?:niet (?:onderhandelbaar|bespreekbaar|te wijzigen)|geen (?:suggesties|voorstellen|wijzigingen|onderhandeling))`,
    ),
    unless: LATER,
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      new RegExp(
        `${PROPOSALS}|onderhandel|tekstsuggesties|verzoek(?:en)? (?:om|tot) (?:aanpassing|wijziging)`,
      ),
      new RegExp(`${CONTRACT}|concept\\b|tekstvoorstel|tekstsuggesties|wijzigingsvoorstel`),
      new RegExp(
        `${REFUSED}|(?:lees|lezen|leest|bekijk|behandel|beoordeel|beoordelen|accepte|honore|neem|nemen|neemt|ga|gaan|gaat)\\w{0,4}\\s[^.;]{0,40}\\b(?:niet|geen)\\b|niet welkom|buiten behandeling|afgewezen|\\b(?:kunt|kan|kunnen|mag|mogen)\\s(?:\\S{1,20} ){0,4}?(?:geen|niet)\\b[^.;]{0,60}(?:voorstel|onderhandel|indienen|doen)|\\|\\s{0,3}(?:nee|geen|niet)\\b`,
      ),
    ],
    unless: new RegExp(
      `${LATER.source}|vragen (?:die|welke)|per (?:e-mail|telefoon)|telefonisch|mondeling|te laat|anoniem|\\btot (?:en met )?\\d{1,2} \\w|welkom tot|${OTHERS}`,
    ),
    isDenial: true,
  },
];

/** The text is fixed: only a fault when proposals are never asked for. */
const CLOSED: Claim = {
  message: 'found',
  says: [
    new RegExp(CONTRACT),
    /\bdefinitief\b|niet open voor|een gegeven\b|niet ter discussie|(?:valt|valt er) niets te|niet voor \S{1,20} vatbaar|niets (?:aan )?te (?:veranderen|wijzigen)|ongewijzigd (?:te )?(?:aanvaard|accepte|onderteken)|zoals (?:hij|het|zij|die|deze) (?:er |nu |hier )?(?:is|ligt|luidt)\b|niet (?:gesproken|onderhandeld)|niet onderhandel/,
  ],
  unless: new RegExp(`${LATER.source}|ondertekening|tijdens|looptijd|${OTHERS}`),
  isDenial: true,
};

/** Every reservation is fatal: only a fault when proposals are never asked for. */
const NO_RESERVATION: Claim = {
  message: 'reservation',
  says: /(?:ieder|elk|enig|een) (?:voorbehoud|tekstvoorstel|wijzigingsvoorstel)[^.;]{0,60}(?:ongeldig|uitgesloten|terzijde|uitsluiting)[^.;]{0,40}/,
  unless: LATER,
};
const TEXT_PROPOSAL = /tekstvoorstel|wijzigingsvoorstel|contract|overeenkomst/;

/** Proposals are asked for. */
const OFFER =
  /(?:voorstel(?:len)?|suggesties?|tekstvoorstel(?:len)?)\s(?:doet|dient|stelt|stuurt|meldt|geeft|brengt|ontvangen wij|zien wij|nemen wij)|(?:voorstel(?:len)?|suggesties?|tekstvoorstel(?:len)?)[^.;]{0,140}(?:kunnen|kunt|mogen|mag|welkom|tot (?:en met|uiterlijk)|via|ingediend|indienen)|(?:kunnen|kunt|mogen|mag|doe(?:t)?)[^.;]{0,100}(?:tekstvoorstel|wijzigingsvoorstel|suggestie|voorstel(?:len)? (?:voor|tot) (?:wijzig|aanpass))/;

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
  words: ['overeenkomst', 'contract', 'voorwaarden', 'voorstel', 'voorbehoud', 'suggestie', 'concept'],
  collect(section, context) {
    const items: Item[] = [];
    for (const sentence of statements(section)) {
      const refusal = claimIn(section, sentence, CLAIMS);
      if (
        refusal &&
        /overeenkomst|contract|voorwaarden|voorstel|voor te stellen|suggestie/.test(sentence.low)
      ) {
        if (context.role === 'requirements' || hasReasonNearby(section, sentence)) continue;
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
      const closed = claimIn(section, sentence, [CLOSED]);
      if (
        closed &&
        context.role !== 'requirements' &&
        context.role !== 'contract' &&
        !hasReasonNearby(section, sentence)
      ) {
        items.push({ kind: 'closed', span: closed.span });
        continue;
      }
      const reservation = claimIn(section, sentence, [NO_RESERVATION]);
      if (reservation && TEXT_PROPOSAL.test(sentence.low) && !hasReasonNearby(section, sentence)) {
        items.push({ kind: 'reservation', span: reservation.span });
      }
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
      { text: '⟦Opmerkingen over het contract worden niet in behandeling⟧ genomen.' },
      { text: 'Let wel: ⟦over de inkoopvoorwaarden kunnen geen vragen⟧ worden gesteld.' },
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

import type { Section, Sentence } from '../../spec/model.ts';
import { CONTRACTOR } from '../language/actors.ts';
import { type Claim, findClaims, rewriteSentence } from '../language/claims.ts';
import { fullText, quantitiesIn, spanOf, statements } from '../language/statements.ts';
import { type Finding, type Fix, type RuleContext, sectionRule, t } from '../rule.ts';

/** The contractor, not the buyer, bears it. */
const BEARS = `(?:(?:voor|op)\\s(?:eigen\\s)?(?:rekening|risico)(?:\\s(?:en|\\/|of)\\s(?:rekening|risico))?\\s(?:van|voor|bij)\\s(?:de\\s)?${CONTRACTOR}|(?:voor|ten laste van|bij|op|aan)\\s(?:de\\s)?${CONTRACTOR}|${CONTRACTOR}\\s(?:draagt|aanvaardt|neemt|loopt|staat))`;
const BUYER =
  '(?:opdrachtgever|aanbestedende dienst|gemeente|provincie|waterschap|ministerie|rijk|staat|koper|directie|bevoegd gezag)';

/** Nothing comes in return for what happens. */
const NO_RELIEF =
  /geen (?:recht|aanspraak)\w* (?:op|tot)|geeft (?:\w+\s){0,2}?geen (?:recht|aanspraak)|(?:niet|nooit) (?:tot|voor) (?:\w+\s){0,3}?(?:bijbetaling|verrekening|vergoeding|termijnverlenging|meerwerk)|zonder (?:bijbetaling|verrekening|vergoeding|termijnverlenging)/;

const CLAIMS: readonly Claim[] = [
  {
    message: 'found',
    says: new RegExp(
      `(?:alle|elk|ieder|iedere|elke)\\s(?:\\w+\\s){0,5}?risico'?s?\\b[^.;]{0,90}${BEARS}|${CONTRACTOR}\\s[^.;]{0,40}(?:draagt|aanvaardt|staat in voor|neemt)\\s(?:\\w+\\s){0,3}?(?:alle|elk|ieder|het volledige)\\s(?:\\w+\\s){0,3}?risico|(?:volledig|geheel|uitsluitend)\\s(?:\\w+\\s){0,3}?(?:voor|op)\\s(?:rekening en )?risico van (?:de )?${CONTRACTOR}[^.;]{0,40}ongeacht`,
    ),
    unless:
      /beheersmaatregel|risicodossier|risicoregister|inventaris|beschrijf|benoemt|in kaart|die (?:hij|zij) (?:zelf )?(?:kan )?beheers|binnen zijn invloed|transport|vervoer|tot (?:het moment van )?(?:aflevering|levering|oplevering|acceptatie)|verzekerd tegen|minst|behalve|tenzij|verdee?l|het best(?:e)? kan beheers|werkmethode|eigen (?:materieel|personeel)/,
  },
  {
    message: 'permits',
    says: new RegExp(
      `(?:vergunning|ontheffing|besluitvorming|bestemmingsplan|omgevingsplan|toestemming)\\w*[^.;]{0,140}${BEARS}`,
    ),
    unless:
      /vraagt[^.;]{0,40}aan\b[^.;]{0,20}$|werkmethode|verdeeld|het beste? kan beheers|eigen vergunning|verleent de (?:opdrachtnemer|aannemer)|opdrachtgever (?:draagt|vergoedt)|risico van (?:de )?opdrachtgever|rekening van (?:de )?opdrachtgever|leges|kosten van de vergunning/,
  },
  {
    message: 'data',
    says: new RegExp(
      `(?:juistheid|volledigheid|fout(?:en)?|onjuisthe(?:id|den)|gebre(?:k|ken)|tegenstrijdighe(?:id|den)|omissies|onvolkomenheden|leemtes?|afwijking(?:en)?)\\b[^.;]{0,120}${BUYER}[^.;]{0,100}${BEARS}|${CONTRACTOR}\\s[^.;]{0,40}(?:draagt|aanvaardt|loopt|neemt)\\s[^.;]{0,30}(?:risico|verantwoordelijkheid)[^.;]{0,60}(?:juistheid|volledigheid|fouten|onjuistheden|gebreken)[^.;]{0,80}${BUYER}|${CONTRACTOR}\\s[^.;]{0,40}staat in voor de (?:juistheid|volledigheid)[^.;]{0,60}door (?:de )?${BUYER}`,
    ),
    unless:
      /opdrachtgever (?:staat in|draagt)|waarschuw|tenzij|die (?:hij|de opdrachtnemer) had (?:moeten|kunnen)/,
  },
  {
    message: 'buyer',
    says: new RegExp(
      `(?:vertraging|oponthoud|stilstand|handelen|nalaten|schorsing|wijziging(?:en)? (?:in|van) (?:de )?(?:wet|regelgeving|wet- en regelgeving|wetgeving)|wetswijziging(?:en)?|onbekende (?:kabels|leidingen|verontreiniging|obstakels)|onvoorziene omstandigheden|overmacht)\\b[^.;]{0,60}(?:(?:door|van) (?:de )?${BUYER}|wet|leidingen|verontreiniging|omstandigheden|overmacht|obstakels)?[^.;]{0,60}(?:voor|op)\\s(?:eigen\\s)?(?:rekening|risico)[^.;]{0,20}\\s(?:van|voor)\\s(?:de\\s)?${CONTRACTOR}`,
    ),
    unless:
      /door (?:de )?(?:opdrachtnemer|aannemer|leverancier)|van (?:zijn|diens) (?:personeel|onderaannemer|leverancier)|tenzij|geen rekening/,
  },
  {
    // "Komt de vergunning later, dan heeft de aannemer geen recht op bijbetaling": borne by who gets nothing for it.
    message: 'permits',
    says: [
      /vergunning|ontheffing|besluitvorming|\bbesluit(?:en)?\b|omgevingsplan|toestemming/,
      /\b(?:later|vertraagd?\w*|vertraging|uitblij\w*|te laat|langer|uitstel|niet (?:tijdig|verleend)|geweigerd)\b/,
      new RegExp(CONTRACTOR),
      NO_RELIEF,
    ],
    unless: /eigen vergunning|opdrachtgever vergoedt|vraagt de (?:opdrachtnemer|aannemer)/,
    isDenial: true,
  },
  {
    message: 'data',
    says: [
      /sondering\w*|tekening\w*|gegevens|onderzoek\w*|informatie|\bdata\b|bestanden|bodem|ondergrond|hoeveelhe\w+/,
      /indicatief|\banders\b|onjuist\w*|afwijk\w*|onvolledig\w*|fout\w*|niet juist|tegenval\w*/,
      /meerkosten|bijbetaling|verrekening|aanspraak|gevolgen|risico|meerwerk/,
      new RegExp(
        `${NO_RELIEF.source}|blijven bij (?:de )?${CONTRACTOR}|(?:voor|bij) (?:rekening van )?(?:de )?${CONTRACTOR}`,
      ),
    ],
    unless:
      /vergoedt (?:de|het|opdrachtgever)|(?:opdrachtgever|provincie|gemeente|waterschap) (?:vergoedt|draagt)|waarschuw|tenzij|eigen (?:onderzoek|gegevens)/,
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      /wat zich ook voordoet|voorzien of (?:niet|onvoorzien)|van welke aard (?:dan )?ook|hoe (?:dan )?ook ontstaan|ongeacht de oorzaak|wat er ook gebeurt|in alle gevallen/,
      /gevolgen|kosten|risico/,
      new RegExp(`(?:voor|bij|door|ten laste van) (?:rekening (?:en risico )?van )?(?:de )?${CONTRACTOR}`),
    ],
    unless: /opzet|schade door (?:de )?(?:opdrachtnemer|aannemer)|verzeker|geheimhouding|boete/,
    isDenial: true,
  },
];

const FIXED =
  /(?:prij(?:s|zen)|tariev?(?:en)?|tarief|eenheidsprijzen|vergoeding(?:en)?)\b[^.;]{0,60}(?:\bvast(?:e|gesteld)?\b|gefixeerd|ongewijzigd|niet (?:worden )?(?:geïndexeerd|aangepast|verhoogd|gewijzigd))|vaste (?:prij(?:s|zen)|tarie(?:f|ven))/;
const INDEXED = /index(?!ering is (?:uitgesloten|niet)|eren is niet|eer)\w*/;
const NO_INDEX =
  /(?:geen|zonder)\s(?:\w+\s){0,2}?(?:prijs)?index|index\w*[^.;]{0,40}(?:uitgesloten|niet (?:mogelijk|toegestaan|toegepast|van toepassing)|vindt niet plaats)|niet geïndexeerd/;
const ALL_NO_INDEX = new RegExp(NO_INDEX.source, 'g');
const WHOLE_TERM =
  /(?:hele|gehele|volledige) (?:\w+\s)?(?:looptijd|duur|contractperiode)|gedurende de (?:looptijd|overeenkomst|contractduur)/;
/** From this many months on a fixed price shifts a risk nobody controls; an editors' choice. */
const LONG_MONTHS = 36;

export const rule = sectionRule({
  id: 'gp/risicoverdeling',
  title: t('Risico bij de partij die het niet beheerst', 'Risk with the party that does not control it'),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-3.9-a', 'aw-1.10-2-h'],
  motivable: true,
  messages: {
    found: t(
      'Alle risico’s worden hier bij de opdrachtnemer gelegd.',
      'All risks are laid with the contractor here.',
    ),
    permits: t(
      'Het risico van vergunningen of besluiten wordt bij de opdrachtnemer gelegd, terwijl hij dat niet beheerst.',
      'The risk of permits or decisions is laid with the contractor, who does not control it.',
    ),
    data: t(
      'Fouten in gegevens van de opdrachtgever komen hier voor risico van de opdrachtnemer.',
      "Errors in the buyer's data are at the contractor's risk here.",
    ),
    buyer: t(
      'Een risico dat de opdrachtnemer niet kan beheersen, wordt hier bij hem gelegd.',
      'A risk the contractor cannot control is laid with the contractor here.',
    ),
    prices: t(
      'De prijzen liggen {term} vast zonder indexering.',
      'Prices are fixed for {term} without indexation.',
    ),
  },
  todo: t(
    'Leg elk risico bij de partij die het het best kan beheersen, of motiveer de andere verdeling.',
    'Lay each risk with the party best able to control it, or state reasons for another allocation.',
  ),
  why: t(
    'Wie een risico niet kan beheersen, prijst het in of schrijft niet in. Kijk naar kans, gevolg en verzekerbaarheid.',
    'Whoever cannot control a risk prices it in or does not tender. Look at chance, effect and insurability.',
  ),
  whenNot: t(
    'Voor risico’s die de opdrachtnemer zelf beheerst, zoals zijn werkmethode, materieel en personeel.',
    'For risks the contractor controls, such as the contractor’s method, equipment and staff.',
  ),
  words: [
    'risico',
    'rekening',
    'gevolgen',
    'meerkosten',
    'bijbetaling',
    'aanspraak',
    'prijzen',
    'prijs',
    'tarie',
    'vergunning',
    'index',
    'vergoeding',
  ],
  *check(section, context) {
    if (context.role === 'complaints' || context.role === 'isv') return;
    for (const { claim, sentence, span } of findClaims(section, CLAIMS)) {
      if (context.role === 'award' && claim.message === 'found') continue;
      // Something must be borne: "bij de opdrachtnemer" alone says where, not at whose risk.
      if (
        !/risico|rekening|gevolgen|ten laste|staat in|schade|kosten|bijbetaling|aanspraak|verrekening/.test(
          fullText(section, sentence),
        )
      )
        continue;
      yield { span, message: claim.message!, fixes: fixFor(claim.message!, sentence) };
    }
    for (const sentence of statements(section)) {
      const fixed = fixedPrice(section, sentence, context);
      if (fixed) yield fixed;
    }
  },
  examples: {
    bad: [
      {
        text: '⟦Elk denkbaar risico komt voor rekening van de opdrachtnemer⟧.',
        fixed:
          'Elk risico ligt bij de partij die het het best kan beheersen; de verdeling staat in [risicoverdeling].',
      },
      { text: 'Wordt de ⟦omgevingsvergunning later verleend, dan is dat voor risico van de aannemer⟧.' },
      {
        text: 'Zijn er ⟦onjuistheden in het door de gemeente verstrekte bodemonderzoek, dan zijn die voor rekening van de aannemer⟧.',
      },
      {
        text: 'De eenheidsprijzen zijn ⟦zes jaar⟧ vast en worden niet verhoogd.',
        fixed:
          'De eenheidsprijzen zijn zes jaar vast en worden niet verhoogd. Na het eerste jaar worden de prijzen jaarlijks geïndexeerd met [index].',
      },
      { text: '- ⟦Stilstand veroorzaakt door de opdrachtgever is voor rekening van de aannemer⟧.' },
    ],
    good: [
      { text: 'De opdrachtnemer draagt het risico van de werkmethode die hij kiest.' },
      { text: 'Het risico van onbekende leidingen ligt bij de opdrachtgever.' },
      { text: 'De tarieven zijn vast tot eind 2027 en worden daarna jaarlijks geïndexeerd.' },
      { text: '## Vraag 2\n\nWaarom liggen alle risico’s bij de opdrachtnemer?' },
      { text: 'Tot de oplevering zijn alle risico’s van het transport voor rekening van de leverancier.' },
      {
        text: 'De inschrijver beschrijft alle risico’s en de beheersmaatregelen die de opdrachtnemer neemt.',
      },
      {
        text: 'De prijzen staan vier jaar vast, omdat de opdrachtnemer de grondstoffen bij aanvang in één keer inkoopt.',
      },
    ],
  },
});

function fixFor(message: string, sentence: Sentence): readonly Fix[] {
  const title = t(
    'Leg het risico bij de partij die het beheerst',
    'Lay the risk with the party that controls it',
  );
  const text: Readonly<Record<string, string>> = {
    found:
      'Elk risico ligt bij de partij die het het best kan beheersen; de verdeling staat in [risicoverdeling].',
    permits:
      'Vertraging in de vergunningverlening komt voor rekening van de opdrachtgever en geeft recht op verlenging van de termijn.',
    data: 'De opdrachtgever staat in voor de juistheid van de gegevens die hij verstrekt.',
  };
  const proposal = text[message];
  return proposal ? rewriteSentence(sentence, proposal, title) : [];
}

/** Prices fixed for years, with no word on indexation in this sentence or the next. */
function fixedPrice(section: Section, sentence: Sentence, { facts }: RuleContext): Finding | undefined {
  const { low } = sentence;
  const own = FIXED.exec(low);
  if (!FIXED.test(fullText(section, sentence)) || /gestanddoening|(?:is|blijft) geldig/.test(low))
    return undefined;
  const next = section.sentences[sentence.index + 1]?.low ?? '';
  const around = `${low} ${next}`;
  const noIndex = NO_INDEX.test(around);
  if (INDEXED.test(around.replace(ALL_NO_INDEX, ''))) return undefined;
  if (/\bdaarna\b|omdat|aangezien|gelet op|vanwege/.test(around)) return undefined;
  const stated = quantitiesIn(section, sentence.span, 'duration').find(
    (term) => (term.months ?? 0) >= LONG_MONTHS,
  );
  const months = facts.term?.months ?? 0;
  const isWhole = WHOLE_TERM.test(low) && noIndex && months >= LONG_MONTHS && own !== null;
  if (!stated && !isWhole) return undefined;
  return {
    span: stated?.span ?? spanOf(sentence, own!),
    message: 'prices',
    values: {
      term: stated ? section.text.slice(stated.span.start, stated.span.end) : `${months} maanden`,
    },
    fixes: [
      {
        title: t('Voeg indexering toe', 'Add indexation'),
        kind: 'suggestion',
        edits: [
          {
            span: { start: sentence.span.end, end: sentence.span.end },
            text: ' Na het eerste jaar worden de prijzen jaarlijks geïndexeerd met [index].',
          },
        ],
      },
    ],
  };
}

import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import type { Span } from '../../text/span.ts';
import { AUTHORITY } from '../language/actors.ts';
import { euro, figure } from '../language/amounts.ts';
import { bare, type Claim, claimIn, type FoundClaim } from '../language/claims.ts';
import { lotEstimate, wholeEstimate } from '../language/estimates.ts';
import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, quantitiesIn } from '../language/statements.ts';
import { inOneSentence, together, wordsIn, wordsOf } from '../language/words.ts';
import { type Finding, type Fix, type RuleContext, sectionRule, t } from '../rule.ts';

const SECURITY =
  /bankgarantie|garantie van (?:de|een|uw|zijn|haar) (?:[\wà-ÿ-]{1,20} ){0,5}?(?:bank|kredietinstelling|verzekeraar)(?![a-z])|(?<!met )(?<!met een )(?<!voor de )(?<![a-z])(?:uitvoerings|nakomings|bouw)?zekerheid(?:s?stelling|sbedrag)?(?! van voldoende| over\b| dat\b)|waarborgsom|borgstelling|borgsom|garantiesom|garantiestelling|garantstelling|achter(?:gehouden|houden)|houd(?:t|en) [^.;]{0,20}\bachter\b|(?:termijn|factu|nota|betaling|som|bedrag)[a-z]{0,12}\s[^.;]{0,20}\bblij(?:ft|ven)\s[^.;]{0,20}(?:%|procent)[^.;]{0,30}\bachter\b|garantie [^.;]{0,30}(?:%|procent) van de [^.;]{0,15}(?:som|waarde|prijs)|kredietinstellingsgarantie|afroepgarantie|uitvoeringsgarantie|nakomingsgarantie|performance bond|garantieverklaring van (?:een|de) bank|bankverklaring|\bborg\b|als waarborg\b|deponeert|\bbank\b[^.;]{0,40}\bgarant|\bgarant\w{0,10}\b[^.;]{0,40}\bbank\b|(?:termijn|factuur|nota|betaling)\w{0,10}\b[^.;]{0,60}ingehouden|garantie van de bank|(?:als|tot|ter) zekerheid|retentie|inhouding(?! van)|houd(?:t|en)\s[^.;]{0,60}(?:factuur|facturen|termijn|betaling|nota|som)[^.;]{0,40}\bin\b|(?:wordt|worden|houdt|houden)\s[^.;]{0,60}\b(?:in|ingehouden)\b[^.;]{0,40}(?:oplevering|termijn|factuur|acceptatie)|(?:elke|iedere) (?:termijn|factuur)[^.;]{0,40}ingehouden|garantie (?:[^\s.;]+ )?(?:van|ter (?:hoogte|grootte|waarde) van)\s(?:een )?(?:€|eur|\d|tiende|\w{1,40}ste deel|\w{1,40} procent)/;
const PREPAID =
  /\btegen (?:een |afgifte van een )?bankgarantie|vooruitbeta|vooruit\b|voorschot|aanbetaling|vooraf betaal|vooraf betaald/;
/** The security of the contract before this one. */
const OLD = /(?:vorige|oude|huidige|lopende) (?:contract|overeenkomst)[^.;]{0,40}\b(?:gold|geldt|was|is)\b/;
const NOT_SECURITY =
  /boete|korting|malus|wegingsfactor|prestatie-indicator|social return|(?<!\b(?:exclusief|inclusief|excl\.?|incl\.?|ex|zonder|met|plus) )btw|index|g-rekening|keurt|fabrieksgarantie|productgarantie/;

/** A percentage of something that is no contract value. */
const OF_OTHER =
  /^\s(?:btw|van (?:de|het) (?:wettelijke|termijnen|restpunten|verlof|loon|masten|stuks|zekerheid|bankgarantie))/;

/** What is paid out now, not held back. */
const PAID = /(?:ontvangt|krijgt|betaalt|betaald|uitbetaald|gefactureerd|factureert)[^.;,]{0,30}$/;

const OF_CONTRACT =
  /(?:van|deel)[^.;]{0,25}(?:som|prijs|waarde|raming|opdracht|bedrag|vergoeding)|ingehouden|inhouding|\bachter(?:gehouden)?\b/;

/** A higher share is of something else, such as a price that is paid. */
const MOST = 50;
/** An insured sum this much above the value of the contract, and this high, is out of proportion; editors' choices. */
const INSURED_TIMES = 20;
const INSURED_LEAST = 5_000_000;
/** What is to be insured, with what it is worth: no cover that a contractor has to have. */
const OF_OBJECTS =
  /verzekerde? (?:waarde|belang|object)|te verzekeren|herbouwwaarde|nieuwwaarde|vervangingswaarde|dagwaarde|taxatie|getaxeerd|portefeuille|car-verzekering|loonsom|jaarlonen|verzekerde som (?:van|voor) (?:het|de|onze|alle) \p{L}{0,20}(?:huis|huizen|gebouw|brug|bruggen|pand|panden|school|scholen|sluis|museum|depot|theater|hal|hallen|opstallen|objecten)(?!\p{L})/u;
/** The authority's own cover. */
const OWN_COVER = new RegExp(
  `\\b(?:onze|ons) (?:[\\wà-ÿ]{1,20} )?[\\wà-ÿ]{0,30}(?:polis|verzekering)\\b|^(?:de |het )?${AUTHORITY} (?:heeft|is|houdt|sluit) [^.;]{0,60}verzeker|\\bopdrachtgever (?:sluit|is)\\b`,
);
const OBJECTS = /opstal|inboedel|\bbrand|gebouwen|gezamenlijke waarde|collectie|kunst|wagenpark/;
const LIABILITY = /aansprakelijk|per (?:aanspraak|gebeurtenis|schade|geval|voorval|polisjaar)|beroepsfout/;

/** What stands surety besides, or instead. */
const SURETY =
  '(?:bankgaranties?|garantie van (?:de|een|uw|zijn|haar|hun) (?:[\\wà-ÿ-]{1,20} ){0,5}?(?:bank|kredietinstelling|verzekeraar)(?![a-z])|bankverklaring|concerngarantie|zekerheid(?:s?stelling)?|waarborgsom|borg(?:som|stelling|tocht)?|inhouding|retentie|pandrecht|depot|garantie|houd(?:t|en)\\s[^.;]{0,60}\\bin\\b|ingehouden)';
const ONLY_SURETY = new RegExp(SURETY.replace('|garantie|', '|'));
const ADDED = /^(?:daarnaast|bovendien|verder|tevens|daarbij|ook|daar komt)\b/;
const PROCEEDS =
  /keert\b[^.;]{0,40}verzeker\w{1,10}[^.;]{0,20}\buit\b|verzekeringspenningen|verzekeringsuitkering\w{0,40}|uitkering(?:en)?[^.;]{0,10} (?:van|uit|onder|krachtens|volgens|door) (?:de |zijn |haar |uw |hun |een )?(?:\S{1,20}-)?(?:verzeker\w{0,40}|polis)|(?:rechten|recht|vorderingen|aanspraken) (?:uit|op|onder|jegens) (?:de |zijn |haar |uw |hun |een )?(?:\S{1,20}-)?(?:verzeker\w{0,40}|polis|uitkering\w{0,40})|(?:verzekeraar|polis)[^.;]{0,40}(?:uitkeert|uitkeren|uitbetaalt|uitgekeerd)|(?:uitkeert|uitgekeerd)[^.;]{0,40}(?:verzekeraar|verzekering|polis)/;
const ASSIGNS =
  /\bce(?:ssie|deert|deren)|gecedeerd|draagt[^.;]{0,80}\bover\b|overgedragen|over te dragen|overdracht|verpan[dt]\w{0,40}|pandrecht|\bsta(?:at|an)[^.;]{0,60}\b(?:af|toe)\b|afgestaan|af te staan/;
const PARENT =
  /moedervennootschap|concerngarantie|moedergarantie|moedermaatschappij|moederbedrijf|moederonderneming|\bmoeder\b|holding|aandeelhouder|concernverklaring|concern\b|garantstelling/;
const STANDS_IN =
  /garant|garandeer|\bsta(?:at|an)\b[^.;]{0,80}\bin voor|\binsta(?:at|an)\b|ingestaan|hoofdelijk|aansprakelijk|concernverklaring/;
const NO_CAP =
  /onbeperkt|ongelimiteerd|onbegrensd|(?:zonder|geen)\s(?:\w{1,40}\s){0,2}?(?:maximum|beperking|limiet|plafond|bovengrens|begrenzing)|onvoorwaardelijk[^.;]{0,40}(?:alle|zonder)|ongeacht (?:de |het )?(?:hoogte|bedrag|omvang)|hoe hoog ook|\bniet (?:gemaximeerd|begrensd|gelimiteerd|aan een (?:maximum|bedrag|plafond))|ongemaximeerd|(?:maximum|plafond|bovengrens|limiet)\b[^.;]{0,30}(?:ontbreekt|geldt[^.;]{0,20} niet|is er niet)/;
const OF_BANK =
  /bankgarantie|bankverklaring|zekerheid(?:s?stelling)?|waarborgsom|borgsom|borgstelling|bereidverklaring|bereidheidsverklaring|\bbid ?bond|biedingsgarantie|inschrijvingsgarantie|garantie van (?:€|eur|\d)|garantie van (?:de|een|hun|zijn|haar|uw) (?:eigen )?(?:bank|kredietinstelling|verzekeraar)|\b(?:een|de|uw|hun|zijn|haar) bank\b[^.;]{0,80}(?:garant|ingestaan|instaat|verklaring|getekend|bewijs)/;
const WITH_TENDER =
  /^(?:schrijft|dient|doet) u\b[^.;]{0,30}\b(?:in|mee)\b|deelname staat|om (?:deel te nemen|mee te (?:doen|dingen)|in te schrijven)|wie (?:wil )?(?:deelneem|inschrijf|mee)\w{0,5}|(?:elke|iedere|alle|de|een|uw|ieder)\s(?:inschrijvers?|gegadigden?|aanbieders?)\b|\bbij inschrijving\b|(?:bij|met|voor|samen met|tegelijk met|gelijktijdig met) (?:de|zijn|uw|hun|haar|elke|het indienen van de) (?:inschrijving|offerte|aanbieding|aanmelding)\b|^(?:inschrijvers|gegadigden)\b|ieder(?:een)? die (?:meedoet|inschrijft|aanbiedt)|(?:partijen|bedrijven|ondernemers|ondernemingen) die (?:een (?:offerte|inschrijving|aanbieding) (?:uitbreng|doe|indien)|inschrijv|meedo|aanbied)|\bbid ?bond\b|inschrijvingsgarantie|biedingsgarantie|\b(?:voor(?:dat)?|vóór|uiterlijk op) (?:de |het )?(?:uiterste )?(?:sluiting(?!sbalans)|inschrijfdatum|inschrijf(?:ings)?termijn|inschrijvingstermijn|(?:datum|moment|tijdstip) van (?:inschrijving|sluiting)|(?:uiterste )?(?:datum|moment|tijdstip) (?:voor|van) (?:indiening|inschrijv))/;
/** Whoever does not win gets it back, so all had to give it. */
const RETURNED =
  /terug(?:gestort|betaald|gegeven|ontvang)?(?![a-z])|terugstort|terugbeta|vrijgegeven|restitu/;
const LOSERS =
  /\bniet (?:winn|wint|gegund|gekozen)|afgewezen (?:inschrijver|partij|gegadigde|aanbieder)|verliezende|\been ander\b[^.;]{0,40}\b(?:gegund|krijgt|wint)|aan wie (?:de opdracht )?niet|de (?:overige|andere) inschrijvers/;
/** The guarantee of a parent, in the sentence before one that points back to it. */
const OF_PARENT =
  /(?:concern|moeder)garantie|concernverklaring|(?:moeder|holding|aandeelhouder)[^.;]{0,80}(?:garant|\bborg|tekent (?:de overeenkomst )?mee|hoofdelijk)/;
const POINTS_BACK =
  /^(?:daar(?:in|mee|voor)|hier(?:in|mee|voor)|deze|dit|die|dat|zij|hij|het (?:bedrag|staat)|een (?:maximum|plafond|bovengrens)|de (?:garantie|verklaring|moeder|holding|aandeelhouder|hoogte|omvang))/;

const CLAIMS: readonly Claim[] = [
  {
    message: 'double',
    says: new RegExp(
      `(?:naast|bovenop|boven op|in aanvulling op|behalve) (?:de|een|deze|die|zijn|haar) (?:\\w{1,40}\\s)?${SURETY}[^.;]{0,140}(?:houdt|inhoud|ingehouden|${SURETY})|${SURETY}\\b(?:[^.;]|\\.\\d){0,60}(?:(?<=\\s)én|\\balsmede|evenals|daarnaast|en tevens|en bovendien|en een|en ook|plus|daarbovenop)\\b[^.;]{0,60}${SURETY}|${SURETY}[^.;]{0,20}(?:%|procent)[^.;]{0,40}\\s(?:en|én|plus)\\s[^.;]{0,20}${SURETY}|zowel[^.;]{0,40}${SURETY}[^.;]{0,40}\\bals\\b[^.;]{0,40}${SURETY}|(?:inhouding|retentie)[^.;]{0,60}naast[^.;]{0,40}(?:bankgarantie|zekerheid)`,
    ),
    unless:
      /\bof\b[^.;]{0,30}(?:bankgarantie|retentie|inhouding)|garantietermijn|naast de (?:wettelijke )?garantie(?! van de bank)|\bgeen\b|\bniets\b|\bniet (?:ook |tevens )?ingehouden|beide[^.;]{0,20}toegestaan|naar (?:zijn |eigen |uw )?keuze|garantie op/,
  },
  {
    message: 'proceeds',
    says: [PROCEEDS, ASSIGNS],
    isSpread: true,
    unless:
      /\bgeen\b|niet verplicht|hoeft|\bniet\b[^.;]{0,20}(?:\bover\b|\baf\b|overgedragen|gecedeerd|verpand)|^(?:de |het )?(?:opdrachtgever|gemeente|provincie|waterschap)\b/,
  },
  {
    message: 'group',
    says: [PARENT, STANDS_IN, NO_CAP],
    isDenial: true,
  },
  { message: 'group', says: [POINTS_BACK, NO_CAP], near: [OF_PARENT], isDenial: true },
  { message: 'tenderers', says: [RETURNED, LOSERS], near: [OF_BANK], isDenial: true },
  {
    message: 'tenderers',
    says: [OF_BANK, WITH_TENDER],
    unless:
      /aan wie|die de opdracht (?:krijgt|wint)|winnende|beoogde|na gunning|wordt gegund|winnaar|op verzoek|(?:hoeft|hoeven)[^.;]{0,60}geen|in de inschrijving genoemde|met zekerheid|zekerheid (?:bieden|geven|over)|leveringszekerheid|rechtszekerheid|\bgeen (?:inschrijver|bankgarantie|zekerheid|waarborg|bereid|garantie|bid)|\bvragen (?:over|stellen)/,
  },
];

export const rule = sectionRule({
  id: 'gp/zekerheid',
  title: t('Zekerheid buiten verhouding', 'Security out of proportion'),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-zekerheid', 'aw-1.10-2-h'],
  motivable: true,
  messages: {
    found: t(
      'Er wordt een zekerheid van {share}% van de opdrachtwaarde verlangd; meer dan {maximum}% is in beginsel te veel.',
      'A security of {share}% of the contract value is required; more than {maximum}% is in principle too much.',
    ),
    double: t(
      'Voor hetzelfde risico worden hier twee zekerheden verlangd.',
      'Two securities are required here for the same risk.',
    ),
    proceeds: t(
      'De opdrachtnemer moet hier verzekeringsuitkeringen overdragen of verpanden.',
      'The contractor must assign or pledge insurance proceeds here.',
    ),
    tenderers: t(
      'De zekerheid wordt hier van inschrijvers gevraagd; alleen van de beoogde opdrachtnemer is dat passend.',
      'The security is asked from tenderers here; only from the intended contractor is that fitting.',
    ),
    group: t(
      'De garantie van de moedermaatschappij heeft hier geen maximum.',
      'The parent company guarantee has no maximum here.',
    ),
    insured: t(
      'De verzekerde som van {level} is {ratio} maal de raming ({estimate}).',
      'The insured sum of {level} is {ratio} times the estimate ({estimate}).',
    ),
  },
  todo: t(
    'Verlang één zekerheid die past bij het risico van de uitvoering, en alleen van de beoogde opdrachtnemer, of motiveer de afwijking.',
    'Require one security that fits the performance risk, and only from the intended contractor, or state reasons for deviating.',
  ),
  why: t(
    'Een bankgarantie kost geld en kredietruimte. Hoge of dubbele zekerheden treffen vooral kleine ondernemers.',
    'A bank guarantee costs money and credit. High or double securities mainly hit small firms.',
  ),
  whenNot: t(
    'Bij een vooruitbetaling mag de zekerheid het hele vooruitbetaalde bedrag dekken.',
    'For an advance payment the security may cover the whole amount paid in advance.',
  ),
  words: [
    ...wordsOf(...CLAIMS),
    inOneSentence(['verzeker', 'polis', 'dekking'], ['€', 'eur', 'miljoen', 'mln', 'bedrag']),
    together(
      ['bankgarantie', 'garantie van', 'waarborgsom', 'ingehouden', 'inhouding'],
      ['concerngarantie', 'moedergarantie', 'concernverklaring'],
    ),
    together(ONLY_SURETY, ['daarnaast', 'bovendien', 'verder', 'tevens', 'daarbij', 'ook', 'daar komt']),
    inOneSentence(
      [...wordsIn(SECURITY), 'zekerheid', 'garantie'],
      ['%', 'procent', '€', 'eur', 'deel', 'tiende', 'bedrag', 'waarde', 'miljoen'],
    ),
  ],
  *check(section, context, sentences) {
    for (const sentence of sentences) {
      const full = fullText(section, sentence);
      if (PREPAID.test(full) || OLD.test(full)) continue;
      const finding = tooHigh(section, sentence, full, context);
      const claim =
        claimIn(section, sentence, CLAIMS) ?? addedTo(section, sentence) ?? secondOf(section, sentence);
      if ((!finding && !claim) || hasReasonNearby(section, sentence)) continue;
      if (finding) yield finding;
      if (claim && !(finding && claim.claim.message !== 'proceeds' && claim.claim.message !== 'tenderers'))
        yield { span: claim.span, message: claim.claim.message! };
    }
  },
  examples: {
    bad: [
      {
        text: 'Opdrachtnemer stelt een bankgarantie ter hoogte van ⟦8%⟧ van de opdrachtsom.',
        fixed: 'Opdrachtnemer stelt een bankgarantie ter hoogte van 5% van de opdrachtsom.',
      },
      {
        text: '| Onderwerp | Waarde |\n| --- | --- |\n| Waarborgsom | ⟦€ 40.000⟧ |',
        facts: 'raming: 200000',
      },
      { text: '⟦Naast de bankgarantie van 5% wordt een retentie⟧ toegepast tot de acceptatie.' },
      { text: '⟦Iedere inschrijver voegt een bankgarantie⟧ toe.' },
      { text: 'De ⟦holding staat garant zonder maximum⟧ voor haar dochter.' },
      { text: 'De leverancier ⟦cedeert zijn rechten uit verzekering⟧ aan de gemeente.' },
      {
        text: 'De opdrachtnemer is verzekerd voor ⟦€ 15.000.000⟧ per aanspraak.',
        facts: 'raming: 90000',
      },
    ],
    good: [
      { text: 'De aannemer stelt een zekerheid van 5% van de aannemingssom.' },
      {
        text: 'Tegenover een vooruitbetaling stelt de leverancier een bankgarantie van 100% van dat bedrag.',
      },
      { text: 'De garantie op het materiaal is tien jaar; 10% van de stuks wordt gekeurd.' },
      { text: 'De inschrijver aan wie wordt gegund, stelt een bankgarantie van 4% van de aanneemsom.' },
      {
        text: 'De opdrachtnemer is passend verzekerd tegen beroepsaansprakelijkheid.',
        facts: 'raming: 90000',
      },
      {
        text: 'De bankgarantie bedraagt 8% van de aanneemsom, omdat de bouwkuip bij stilstand direct het spoor bedreigt.',
      },
      { text: 'Voorschrift 3.5 D bepaalt dat geen zekerheid van meer dan 10% wordt verlangd.' },
    ],
  },
});

/** "Bankgarantie: 5%. Daarnaast een inhouding": a second security in the sentence after the first. */
function addedTo(section: Section, sentence: Sentence): FoundClaim | undefined {
  const before = section.sentences[sentence.index - 1];
  if (!before || !ADDED.test(sentence.low) || !ONLY_SURETY.test(before.low)) return undefined;
  const at = ONLY_SURETY.exec(sentence.low)?.index;
  if (at === undefined || isDenied(sentence.low, at)) return undefined;
  if (isDenied(before.low, before.low.search(ONLY_SURETY)) || PREPAID.test(before.low)) return undefined;
  return { claim: CLAIMS[0]!, sentence, span: bare(sentence) };
}

/** Kinds of security: of one and the same kind there may be more to say. */
const KINDS: readonly RegExp[] = [
  /bankgarantie|garantie van (?:de|een|uw|zijn|haar) (?:[\wà-ÿ-]{1,20} ){0,5}?(?:bank|kredietinstelling|verzekeraar)(?![a-z])|\bbank\b[^.;|]{0,60}\bgarant|\bgarant\w{0,10}\b[^.;|]{0,40}\bbank\b/,
  /inhouding(?! van [^\d])|retentie|ingehouden|achtergehouden|\bhoud(?:t|en)\b[^.;|]{0,60}\b(?:in|achter)\b|in te houden|achter te houden/,
  /waarborgsom|borgsom|garantiesom|\bdepot\b/,
  /(?:concern|moeder)garantie|concernverklaring|garantie van (?:de |het |uw |zijn )?(?:moeder|holding)|(?:moeder\w{0,20}|holding|aandeelhouder)\b[^.;|]{0,60}\bgarant/,
];
const OF_GROUP = KINDS[3]!;
/** One in the place of the other, or for another part of the contract. */
const EITHER =
  /\bof\b|keuze|kiest|kiezen|in plaats (?:daar)?van|vervang|zolang|totdat|bij gebreke|indien[^.;]{0,60}\bniet\b|alternati|desgewenst|mogelijkhe|\bkan\b|\bkunnen\b|\bmag\b|één van|een van|volgende vormen|perceel/;
/** How many rows, items or sentences back the first may stand. */
const BACK = 4;

/** A second security of another kind in the same list or table, or in the sentence after the first. */
function secondOf(section: Section, sentence: Sentence): FoundClaim | undefined {
  const kind = kindOf(section, sentence);
  if (kind < 0) return undefined;
  const { block, index } = sentence;
  const isListed = block.kind === 'row' || block.kind === 'item';
  for (let i = index - 1; i >= Math.max(0, index - (isListed ? BACK : 1)); i--) {
    const before = section.sentences[i]!;
    if (before.block.kind !== block.kind || before.block.leadIn?.start !== block.leadIn?.start)
      return undefined;
    const other = kindOf(section, before);
    if (other >= 0 && other !== kind) return { claim: CLAIMS[0]!, sentence, span: bare(sentence) };
  }
  return undefined;
}

/** Which kind of security a sentence asks, with how much; -1 when none, several, or one that need not be. */
function kindOf(section: Section, sentence: Sentence): number {
  const { low } = sentence;
  const found = KINDS.flatMap((kind, i) => (kind.test(low) ? [i] : []));
  if (found.length !== 1 || !binds(sentence.speaker)) return -1;
  const kind = KINDS[found[0]!]!;
  const around = `${headingOver(sentence)} ${fullText(section, sentence)}`;
  if (EITHER.test(around) || NOT_SECURITY.test(around) || PREPAID.test(around)) return -1;
  if (/\b(?:geen|niet|n\.?v\.?t)(?![a-z])/.test(low) || isDenied(low, low.search(kind))) return -1;
  const isShare =
    quantitiesIn(section, sentence.span, 'percentage').length > 0 ||
    quantitiesIn(section, sentence.span, 'amount').length > 0 ||
    quantitiesIn(section, sentence.span, 'multiple').length > 0;
  return isShare || kind === OF_GROUP ? found[0]! : -1;
}

function tooHigh(
  section: Section,
  sentence: Sentence,
  full: string,
  context: RuleContext,
): Finding | undefined {
  const estimate = lotEstimate(context.facts, sentence.low) ?? wholeEstimate(context.facts);
  if (/verzeker|polis|dekking/.test(full)) return insuredTooHigh(section, sentence, full, estimate);
  const limit = context.law.limit('security')?.value;
  if (limit === undefined || !isSecurity(sentence, full)) return undefined;
  return (
    shareTooHigh(section, sentence, limit) ??
    (estimate === undefined ? undefined : amountTooHigh(section, sentence, limit, estimate))
  );
}

/** Whether a sentence, by its words or its heading, asks for a security. */
function isSecurity(sentence: Sentence, full: string): boolean {
  const { low } = sentence;
  const under =
    /zekerheid|garantie/.test(headingOver(sentence)) &&
    /van de (?:\w{1,40}\s)?(?:som|opdracht)|som\b/.test(low);
  if ((!SECURITY.test(full) && !under) || NOT_SECURITY.test(full)) return false;
  const at = low.search(SECURITY);
  return at < 0 || !isDenied(low, at);
}

function insuredTooHigh(
  section: Section,
  sentence: Sentence,
  full: string,
  estimate: number | undefined,
): Finding | undefined {
  if (estimate === undefined || OF_OBJECTS.test(full) || OWN_COVER.test(full)) return undefined;
  if (OBJECTS.test(full) && !LIABILITY.test(full)) return undefined;
  const amount = quantitiesIn(section, sentence.span, 'amount').find(
    ({ euros }) => euros >= INSURED_LEAST && euros >= INSURED_TIMES * estimate,
  );
  return (
    amount && {
      span: amount.span,
      message: 'insured',
      values: {
        level: section.text.slice(amount.span.start, amount.span.end),
        ratio: figure(amount.euros / estimate),
        estimate: euro(estimate),
      },
    }
  );
}

function shareTooHigh(section: Section, sentence: Sentence, limit: number): Finding | undefined {
  for (const part of quantitiesIn(section, sentence.span, 'multiple')) {
    const share = part.factor * 100;
    const from = part.span.end - sentence.span.start;
    if (!(share > limit) || share >= 100 || !OF_CONTRACT.test(sentence.low.slice(from - 8, from + 50)))
      continue;
    return { span: part.span, values: { share: figure(share), maximum: limit } };
  }
  const bare = bareShare(section, sentence, limit);
  if (bare) return bare;
  for (const share of quantitiesIn(section, sentence.span, 'percentage')) {
    const high = share.max ?? share.value;
    const from = share.span.end - sentence.span.start;
    if (high <= limit || high > MOST || OF_OTHER.test(sentence.low.slice(from, from + 40))) continue;
    if (PAID.test(sentence.low.slice(0, from))) continue;
    return {
      span: share.span,
      values: { share: figure(high), maximum: limit },
      fixes: changeTo(share.span, `${limit}%`),
    };
  }
  return undefined;
}

/** "Bankgarantie | 7,5" under "Percentage": the unit stands in the header. */
function bareShare(section: Section, { block }: Sentence, limit: number): Finding | undefined {
  for (const cell of block.cells?.slice(1) ?? []) {
    const found = /^\s{0,20}(\d{1,2}(?:,\d{1,2})?)\s{0,20}$/.exec(
      section.low.slice(cell.span.start, cell.span.end),
    );
    if (!found || !/percentage|procent|%/.test(cell.header ?? '')) continue;
    const share = Number(found[1]!.replace(',', '.'));
    if (share <= limit || share > MOST) continue;
    const start = cell.span.start + found[0].indexOf(found[1]!);
    const span = { start, end: start + found[1]!.length };
    return { span, values: { share: figure(share), maximum: limit }, fixes: changeTo(span, String(limit)) };
  }
  return undefined;
}

function amountTooHigh(
  section: Section,
  sentence: Sentence,
  limit: number,
  estimate: number,
): Finding | undefined {
  if (!SECURITY.test(sentence.low) && sentence.block.kind !== 'row') return undefined;
  for (const amount of quantitiesIn(section, sentence.span, 'amount')) {
    if (amount.dummy || amount.impossible || amount.per === 'day') continue;
    const share = (100 * amount.euros) / estimate;
    const before = sentence.low.slice(0, amount.span.start - sentence.span.start).slice(-40);
    if (
      !(share > limit) ||
      share > 100 ||
      /(?:%|procent) van (?:een )?$|raming|opdrachtwaarde|(?<!waarborg)som van/.test(before)
    )
      continue;
    return {
      span: amount.span,
      values: { share: figure(share), maximum: limit },
      fixes: changeTo(amount.span, euro((estimate * limit) / 100)),
    };
  }
  return undefined;
}

function changeTo(span: Span, text: string): readonly Fix[] {
  return [
    { title: t(`Wijzig in ${text}`, `Change to ${text}`), kind: 'suggestion', edits: [{ span, text }] },
  ];
}

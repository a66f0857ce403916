import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { euro, figure } from '../language/amounts.ts';
import { type Claim, claimIn } from '../language/claims.ts';
import { lotEstimate, wholeEstimate } from '../language/estimates.ts';
import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, quantitiesIn, statements } from '../language/statements.ts';
import { type Finding, type Fix, type RuleContext, sectionRule, t } from '../rule.ts';

const SECURITY =
  /bankgarantie|zekerheid(?:s?stelling|sbedrag)?(?! van voldoende)|waarborgsom|borgstelling|borgsom|garantiesom|kredietinstellingsgarantie|afroepgarantie|uitvoeringsgarantie|nakomingsgarantie|performance bond|garantieverklaring van (?:een|de) bank|retentie|(?:wordt|worden|houdt|houden)\s[^.;]{0,60}\b(?:in|ingehouden)\b[^.;]{0,40}(?:oplevering|termijn|factuur|acceptatie)|(?:elke|iedere) (?:termijn|factuur)[^.;]{0,40}ingehouden|garantie (?:van|ter (?:hoogte|grootte) van)\s(?:€|eur|\d)/;
const PREPAID = /vooruitbeta|vooruit\b|voorschot|aanbetaling|vooraf betaal|vooraf betaald/;
const NOT_SECURITY =
  /boete|korting|malus|wegingsfactor|prestatie-indicator|social return|btw|index|g-rekening|keurt|fabrieksgarantie|productgarantie/;

/** A percentage of something that is no contract value. */
const OF_OTHER = /^\s(?:btw|van (?:de|het) (?:verlof|loon|masten|stuks|zekerheid|bankgarantie))/;

/** An insured sum this much above the value of the contract, and this high, is out of proportion; editors' choices. */
const INSURED_TIMES = 20;
const INSURED_LEAST = 5_000_000;

const CLAIMS: readonly Claim[] = [
  {
    message: 'double',
    says: /naast (?:de|een|deze|die|zijn|haar) (?:\w+\s)?(?:bankgarantie|zekerheid\w*|waarborgsom|borg\w*)[^.;]{0,140}(?:houdt|inhoud|ingehouden|retentie|garantie|borg|depot|waarborg|pandrecht)|(?:bankgarantie|waarborgsom|zekerheid)\b[^.;]{0,60}\b(?:én|alsmede|evenals|en daarnaast|en tevens|en bovendien|en een)\s[^.;]{0,60}(?:concerngarantie|inhouding|retentie|waarborgsom|borgstelling|pandrecht|bankgarantie|depot)|(?:inhouding|retentie)[^.;]{0,60}naast[^.;]{0,40}(?:bankgarantie|zekerheid)/,
    unless:
      /\bof\b[^.;]{0,30}(?:bankgarantie|retentie|inhouding)|garantietermijn|naast de (?:wettelijke )?garantie/,
  },
  {
    message: 'proceeds',
    says: /(?:verzekeringspenningen|verzekeringsuitkering\w*|uitkering(?:en)? (?:van|uit|onder|krachtens) (?:de |zijn |haar )?(?:verzeker\w*|polis)|(?:rechten|vorderingen|aanspraken) (?:uit|op|onder|jegens) (?:de |zijn |haar )?verzeker\w*)[^.;]{0,100}(?:ce(?:ssie|deert|deren)|gecedeerd|draagt[^.;]{0,50}\bover|overgedragen|over te dragen|verpand)|(?:cessie|cedeert|gecedeerd|verpandt?|overdracht)[^.;]{0,80}(?:verzekeringspenningen|verzekeringsuitkering|uitkering(?:en)? (?:van|uit)|(?:rechten|vorderingen|aanspraken)[^.;]{0,20}verzeker)/,
  },
  {
    message: 'group',
    says: /(?:concerngarantie|moedergarantie|moedermaatschappij|holding|garantstelling|concernverklaring)\w*[^.;]{0,140}(?:onbeperkt|ongelimiteerd|zonder (?:enige )?(?:maximum|beperking|limiet)|geen maximum|onvoorwaardelijk[^.;]{0,40}(?:alle|zonder))|(?:onbeperkt|ongelimiteerd|onvoorwaardelijk)e?\s(?:en \w+\s)?(?:concerngarantie|moedergarantie|garantstelling)/,
    isDenial: true,
  },
  {
    message: 'tenderers',
    says: /(?:elke|iedere|alle|de|een|uw)\s(?:inschrijvers?|gegadigden?|aanbieders?)\b[^.;]{0,100}(?:bankgarantie|zekerheid(?:s?stelling)?|waarborgsom|bereidverklaring|bereidheidsverklaring|bid ?bond|biedingsgarantie|inschrijvingsgarantie|garantie van (?:€|eur|\d))|(?:bij|met|voor|samen met|tegelijk met|gelijktijdig met) (?:de|zijn|uw|elke|het indienen van de) (?:inschrijving|offerte|aanbieding)\b[^.;]{0,100}(?:bankgarantie|zekerheid(?:s?stelling)?|waarborgsom|bereidverklaring|bereidheidsverklaring|bid ?bond|biedingsgarantie|garantie van (?:€|eur|\d))|(?:bankgarantie|bereidverklaring|bereidheidsverklaring|waarborgsom|bid ?bond)[^.;]{0,80}(?:bij|met) (?:de|zijn|uw) (?:inschrijving|offerte|aanbieding)(?![^.;]{0,20}genoemde)|\bbid ?bond\b|inschrijvingsgarantie/,
    unless:
      /aan wie|winnende|beoogde|na gunning|wordt gegund|winnaar|op verzoek|(?:hoeft|hoeven)[^.;]{0,60}geen|in de inschrijving genoemde|met zekerheid|zekerheid (?:bieden|geven|over)|leveringszekerheid|rechtszekerheid/,
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
    'zekerheid',
    'garantie',
    'waarborgsom',
    'borg',
    'bond',
    'verzeker',
    'retentie',
    'ingehouden',
    'houdt',
    'bereidverklaring',
    'garant',
  ],
  *check(section, context) {
    for (const sentence of statements(section)) {
      const full = fullText(section, sentence);
      if (PREPAID.test(full)) continue;
      const finding = tooHigh(section, sentence, full, context);
      const claim = claimIn(section, sentence, CLAIMS);
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
    /zekerheid|garantie/.test(headingOver(sentence)) && /van de (?:\w+\s)?(?:som|opdracht)|som\b/.test(low);
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
  if (estimate === undefined || /car-verzekering|opdrachtgever (?:sluit|is)/.test(full)) return undefined;
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
  for (const share of quantitiesIn(section, sentence.span, 'percentage')) {
    const high = share.max ?? share.value;
    const from = share.span.end - sentence.span.start;
    if (high <= limit || high > 100 || OF_OTHER.test(sentence.low.slice(from, from + 40))) continue;
    return {
      span: share.span,
      values: { share: figure(high), maximum: limit },
      fixes: changeTo(share.span, `${limit}%`),
    };
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
    if (!(share > limit) || share > 100 || /raming|opdrachtwaarde|(?<!waarborg)som van/.test(before))
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

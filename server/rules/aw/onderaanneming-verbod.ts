import type { Section, Sentence } from '../../spec/model.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, spanOf, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const SUBCONTRACTING =
  '(?:onder-?\\s?aanne\\w{0,40}|uitbeste\\w{0,40}|uit te besteden|(?:inschakel\\w{0,40}|inzet\\w{0,40}|inhuren|inhuur)\\s(?:van\\s)?derden|door\\s(?:derden|een derde|anderen|een ander|andere ondernem\\w{1,40}|andere partijen)\\s(?:te\\s)?(?:laten\\s)?(?:te\\s)?(?:verrichten|uitvoeren|uit\\s?voeren|uit te voeren|uitgevoerd|verricht|doen)|derden\\s(?:in te schakelen|inschakelen|inzetten|in te zetten))';
const FORBIDDEN =
  '(?:niet\\s(?:is\\s|zijn\\s)?(?:toegestaan|geoorloofd|mogelijk|geaccepteerd|aanvaard|toegelaten)|verboden|uitgesloten|ongeoorloofd|niet\\saan\\sde\\sorde|verbod)';
/** A ban, in either order. */
const BAN = new RegExp(
  [
    `${SUBCONTRACTING}\\s?[|:]?[^.;]{0,70}${FORBIDDEN}`,
    `${FORBIDDEN}[^.;]{0,90}${SUBCONTRACTING}`,
    `\\b(?:mag|mogen|kan|kunnen|zal|zullen|staat)\\s(?:[^.;]{0,60}\\s)?(?:niet|geen)\\s(?:[^.;]{0,60}\\s)?${SUBCONTRACTING}`,
    `${SUBCONTRACTING}\\s(?:mag|mogen|kan|kunnen)\\s(?:[^.;]{0,30}\\s)?niet\\b`,
    '\\b(?:zet|schakelt|huurt|gebruikt|maakt gebruik van|werkt met)\\s(?:[^.;]{0,20}\\s)?geen\\s(?:onder-?aannemers|derden)',
    '\\bzonder\\s(?:gebruik van\\s|inzet van\\s|inschakeling van\\s)?onder-?aannemers?\\b',
    '\\bgeen\\sonder-?aanneming\\b',
    // "besteedt geen enkel deel uit", "doorzetten naar een ander bedrijf mag niet"
    '\\b(?:besteedt|besteden)\\s(?:[^.;]{0,20}\\s)?(?:geen|niets|niet)\\s(?:[^.;]{0,40}\\s)?uit\\b',
    '\\b(?:doorzetten|overlaten|doorschuiven|uitbesteden|doorgeven)\\s(?:naar|aan)\\s(?:een\\s)?(?:ander|derde)\\w{0,3}(?:\\s\\w{1,20})?\\s(?:mag|kan|is)\\sniet\\b',
    `${SUBCONTRACTING}\\s{0,3}[|:]\\s{0,3}(?:nee|neen)\\b`,
  ].join('|'),
);
/** Ownership of the work in general: all of it, or a part in figures, by the contractor's own people. */
const OWN =
  '(?:zelf|zelfstandig|eigen\\s(?:personeel|medewerkers|mensen|krachten|dienst|werknemers|materieel|organisatie)|in eigen beheer)';
const WORK =
  '(?:opdracht|werk|werkzaamheden|dienstverlening|diensten|uitvoering|omvang|overeenkomst|aanneemsom|opdrachtsom|leveringen|uren|opdrachtwaarde)';
const SHARE =
  '(?:\\d{1,3}(?:[.,]\\d+)?\\s?(?:%|procent|pct)|(?:de\\s)?helft|(?:een|twee|drie)\\s?(?:derde|kwart|vierde)|het (?:grootste|merendeel|overgrote) ?(?:deel)?|driekwart)';
const OWN_SHARE = new RegExp(
  [
    `\\b(?:ten\\s?minste|minimaal|minstens|minimum|tenminste|voor)\\s(?:[^.;]{0,15}\\s)?${SHARE}[^.;]{0,60}${WORK}[^.;]{0,60}\\b${OWN}`,
    `\\b${OWN}\\b[^.;]{0,60}\\b(?:ten\\s?minste|minimaal|minstens|tenminste)\\s${SHARE}[^.;]{0,40}${WORK}`,
    `\\b(?:ten\\s?minste|minimaal|minstens)\\s${SHARE}\\s(?:wordt|dient|moet)\\s(?:[^.;]{0,50}\\s)?${OWN}`,
    `\\b(?:gehele|volledige|hele|alle)\\s${WORK}\\s(?:[^.;]{0,70}\\s)?\\b${OWN}\\s(?:uit|uitvoeren|uit te voeren|uitgevoerd|verrichten|te verrichten|verricht)`,
    `\\b(?:voert|verricht|doet)\\salles\\s(?:[^.;]{0,20}\\s)?${OWN}`,
    `${WORK}\\s(?:volledig|geheel|integraal|uitsluitend|in zijn geheel)\\s(?:[\\wà-ÿ]{1,40}\\s){0,2}${OWN}`,
    `\\b(?:ten hoogste|maximaal|hooguit|niet meer dan|hoogstens)\\s${SHARE}[^.;]{0,60}(?:onder-?aanne\\w{0,40}|uitbesteed|uit te besteden|uitbesteden)`,
    `onder-?aanne\\w{0,40}[^.;]{0,50}(?:ten hoogste|maximaal|hooguit|niet meer dan)\\s${SHARE}`,
  ].join('|'),
);
/** What leaves room after all, or is about something smaller. */
const ROOM =
  /zonder\s(?:[\wà-ÿ]{1,40}\s){0,4}(?:toestemming|goedkeuring|instemming|melding|kennisgeving|overleg)|toestemming|tenzij|behoudens|kritieke|kritische (?:taken|werk)|essentiële (?:taken|onderdelen)|2\.95|doorslaggevend|onderhuur|onderverhuur|niet verplicht|niet vereist|hoeft|verdere onderaan|onderaannemers? van (?:de )?onderaannem|door de onderaannemer|ketenonderaan|uitsluitingsgrond|waarop (?:een )?uitsluiting|social return|betaling|betaal|te betalen|\bvorige\b|voorheen|destijds|in het verleden|geschrapt|vervallen|(?:mag|mogen|kan|kunnen) (?:[\wà-ÿ]{1,40} ){0,3}(?:onderaannemers|derden) (?:inzet|inschakel)|ontslaat|niet bekend|vermeld|onderaannemer(?:s)? die niet|telt niet|\bnadat\b|aansprakelijk|geen beperking|\b(?:tevens|ook|zowel) (?:als )?(?:onderaannemer|inschrijver)|als onderaannemer|in meerdere inschrijvingen|meer dan één inschrijving/;
const UNKNOWN_PART = /niet (?:uitgesloten|verboden)|\bgeen (?:verbod|bezwaar|beperking)/;

export const rule = sectionRule({
  id: 'aw/onderaanneming-verbod',
  title: t('Onderaanneming in het algemeen verboden', 'Subcontracting banned in general'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.79', 'aw-2.95-2'],
  messages: {
    found: t(
      'Onderaanneming wordt in het algemeen verboden; alleen voor aangewezen kritieke taken mag worden geëist dat de inschrijver ze zelf uitvoert.',
      'Subcontracting is banned in general; only for designated critical tasks may it be demanded that the tenderer performs them itself.',
    ),
    share: t(
      'Er wordt in het algemeen een deel eigen uitvoering geëist, zonder kritieke taken aan te wijzen.',
      'A share of own performance is demanded in general, without designating critical tasks.',
    ),
  },
  todo: t(
    'Sta onderaanneming toe, of wijs de kritieke taken aan die de inschrijver zelf moet uitvoeren.',
    'Allow subcontracting, or designate the critical tasks the tenderer must perform itself.',
  ),
  why: t(
    'Onderaanneming geeft kleinere ondernemingen een kans, alleen of samen. Een algemeen verbod of een algemeen percentage gaat verder dan nodig is om de kwaliteit te bewaken.',
    'Subcontracting gives smaller firms a chance, alone or together. A general ban or percentage goes further than is needed to guard quality.',
  ),
  whenNot: t(
    'Als alleen aangewezen kritieke taken zelf moeten worden uitgevoerd, of als onderaanneming met toestemming mag.',
    'When only designated critical tasks must be performed by the tenderer itself, or when subcontracting is allowed with permission.',
  ),
  motivable: true,
  words: [
    'onderaanne',
    'onder-',
    'uitbeste',
    'uit te besteden',
    'besteed',
    'besteden',
    'doorzetten',
    'overlaten',
    'derden',
    'anderen',
    'andere',
    'zelf',
    'eigen ',
  ],
  *check(section) {
    for (const sentence of statements(section)) {
      const { low } = sentence;
      if (ROOM.test(low) || UNKNOWN_PART.test(low)) continue;
      const ban = BAN.exec(low);
      const found = ban ?? OWN_SHARE.exec(low);
      if (!found || isLimited(section, sentence)) continue;
      if (hasReasonNearby(section, sentence)) continue;
      yield { span: spanOf(sentence, found), ...(ban ? {} : { message: 'share' }) };
    }
  },
  examples: {
    bad: [
      { text: 'De inzet van ⟦onderaannemers is niet toegestaan⟧.', facts: 'procedure: openbaar' },
      {
        text: '| Onderwerp | Voorwaarde |\n| --- | --- |\n| ⟦Uitbesteding | verboden⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Opdrachtnemer voert ⟦minimaal 60% van de werkzaamheden met eigen personeel⟧ uit.',
        facts: 'procedure: niet-openbaar',
      },
      { text: 'Opdrachtnemer ⟦mag geen werkzaamheden door derden laten uitvoeren⟧.' },
    ],
    good: [
      {
        text: 'Onderaanneming is niet toegestaan zonder voorafgaande toestemming.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De kritieke taken in bijlage 2 voert de inschrijver zelf uit; de rest mag hij uitbesteden.',
        facts: 'procedure: openbaar',
      },
      { text: 'Onderaanneming is niet uitgesloten.', facts: 'procedure: openbaar' },
      { text: 'Onderverhuur van de ruimte is verboden.', facts: 'procedure: openbaar' },
      { text: 'Onderaanneming is niet toegestaan.', facts: 'procedure: meervoudig-onderhands' },
      { text: 'Wie als derde de zaal huurt, zorgt zelf voor eigen personeel.', facts: 'procedure: openbaar' },
    ],
  },
});

/** Critical tasks are named in the sentences around, or the ban is on one part only. */
function isLimited(section: Section, sentence: Sentence): boolean {
  const at = sentence.index;
  return (
    /kritieke|kritische taak|kritische taken|2\.95/.test(fullText(section, sentence)) ||
    section.sentences
      .slice(Math.max(0, at - 1), at + 2)
      .some((other) => /kritieke ta|kritische ta/.test(other.low))
  );
}

import type { Role, Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { bare } from '../language/claims.ts';
import { toldBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { affirmations, askedRightBefore, questionBefore } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, spanOf } from '../language/statements.ts';
import { documentRule, FACTS_AT, t } from '../rule.ts';

/** What a section says about the basis of the award. */
interface Said {
  readonly kind: 'price' | 'quality' | 'reasons';
  readonly span: Span;
  readonly basis: string;
}

const OFFER =
  '(?:prijs|aanbieding|inschrijving|totaaltarief|tarie(?:f|ven)|(?:totaal)?bedrag|eindbedrag|levensduurkosten|levenscycluskosten|inschrijv?ingssom|inschrijfsom|inschrijfprijs|offerte|kosten|aanneemsom|aannemingssom|eindsom|eindtotaal|totaalprijs|totaal(?! aantal)|eindprijs|inschrijver|aanbieder|bieder|aannemer|partij|leverancier|bod|som|uurtarief|(?:uur|stuks|rit|kilo|kilometer|ton|dag|eenheids)prijs|vergelijkingsprijs)';
const LOWEST = anyOf([
  `(?:laagste|scherpste|goedkoopste|voordeligste|laagst geprijsde)\\s(?:[\\wà-ÿ]{1,40}\\s){0,2}?${OFFER}`,
  '(?:geringste|kleinste)\\s(?:[\\wà-ÿ]{1,20}\\s)?(?:prijs|totaalprijs|inschrijfprijs|eindprijs|bedrag|totaalbedrag|eindbedrag|som|eindsom|inschrijfsom|inschrijvingssom|aanneemsom|aannemingssom|kosten)\\b',
  '(?:prijs|inschrijfsom|kosten)\\s(?:telt|tellen|weegt|wegen)\\s(?:\\w{1,20}\\s){0,2}?(?:100 ?%|100 procent|honderd procent|volledig)',
  'goedkoopste|laagst(?:e)? (?:biedende|inschrijvende|aanbiedende)|laagste (?:wint|krijgt)|(?:wie|degene|partij|inschrijver|aanbieder|aannemer|leverancier|onderneming|bedrijf) (?:die |dat )?(?:het |de )?(?:laagst|minste?|goedkoopst|voordeligst|scherpst)\\b',
  '(?:uitsluitend|alleen|enkel|slechts|louter|puur) (?:nog |maar )?(?:op |naar |om )?(?:de |het |hun |haar |uw )?(?:prijs|prijzen|bedrag|totaal|totaalbedrag|eindbedrag|inschrijfsom|inschrijfprijs|totaalprijs|aanneemsom|kosten)',
  'enige (?:gunnings|toewijzings|beoordelings)criterium is (?:de |het )?(?:laagste )?(?:prijs|inschrijv?ings?som|inschrijfsom|inschrijfprijs|aanneemsom|totaalprijs|kosten)|\\b(?:emvi|economisch meest voordelige inschrijving)[^.;]{0,40}(?:op basis van|vastgesteld op|bepaald op|:|=) (?:de )?(?:laagste )?(?:prijs|kosten)(?![^.;]{0,3}-?kwaliteit)',
  '(?:prijs|inschrijfsom|kosten) (?:is|zijn|vormt|vormen|geldt als|gelden als) (?:voor ons |hier |daarbij )?(?:het|de|als|ons)? ?(?:enige?|enig)|(?:één|een|enige?) (?:gunnings)?criterium(?: is)?[:,]? (?:namelijk )?(?:de )?(?:laagste )?(?:prijs|inschrijfsom|inschrijfprijs|aanneemsom|totaalprijs|kosten)',
  '(?:prijs|som|bedrag|aanbieding|offerte|tarief|inschrijving)\\b[^.;]{0,45}\\b(?:het |de )(?:laagste?|goedkoopste?|voordeligste?|scherpste?) (?:van (?:alle|de) (?:[^\\s.;]{1,20} ){1,3}?)?(?:is|zijn|blijkt|uitkomt|uitvalt|ligt)',
  '(?:uitsluitend|alleen|enkel|slechts) naar wat (?:het|iets) kost|(?:gegund|gunnen|gunning)\\b[^.;]{0,30}\\bop (?:basis van )?(?:de )?prijs(?=\\s?(?:[.;]|$))',
  '(?:prijs|som|bedrag|aanbieding|offerte|tarief|inschrijving)\\b[^.;]{0,45}\\b(?:als de laagste|lager (?:is |ligt |uitvalt |uitkomt )?dan (?:dat van |die van |bij )?(?:alle|de) (?:andere|overige))',
  '(?:prijs|inschrijfsom|kosten)\\s?[:=|]\\s?(?:het )?enige? (?:gunnings)?criterium',
  '(?:prijs|kosten) als (?:het )?enige? (?:gunnings)?criterium|als (?:het )?enige? (?:gunnings)?criterium (?:geldt )?(?:de )?(?:laagste )?prijs',
  'niemand (?:\\S{1,12} ){0,2}?lagere? (?:prijs|bedrag|bod|offerte)|enige maatstaf[^.;]{0,20}(?:prijs|kosten)',
  '(?:alleen|uitsluitend|enkel|slechts|louter) (?:leiden )?(?:door|via) (?:de |het )?(?:prijs|prijzen|inschrijfsom|inschrijfprijs|totaalprijs|aanneemsom)|(?:prijs|som|bedrag|offerte|aanbieding)\\b[^.;]{0,20}\\b(?:onder|beneden) (?:die|dat) van (?:de |alle )?(?:andere|overige)',
  'van goedkoop naar duur|de minste euro|(?:ons |de gemeente )(?:het )?minste? kost',
  '(?:rangorde|rangschikking|volgorde)\\b[^.;]{0,30}(?:prijs|som|bedrag)[^.]{0,40}(?:de|het) laagste (?:staat|komt|eindigt)',
  '(?:basis (?:voor|van) (?:de )?gunning|gunningsgrondslag)\\s?[|:]\\s?(?:de |laagste )?prijs(?! ?-)|(?:uitsluitend|alleen|enkel) (?:aan de hand van|op basis van|op grond van) (?:de )?(?:laagste )?prijs',
  'wie het minste? (?:vraagt|rekent|kost)|minst(?:e)? kost|(?:voor )?het minste geld|van laag naar hoog|(?:gerangschikt|gesorteerd|geordend|rangschikken) (?:op|naar) (?:de |hun )?(?:prijs|inschrijfsom|inschrijfprijs|totaalprijs|kosten)|(?:^|[\\s,;])(?:de )?prijs (?:alleen )?(?:beslist|is beslissend|is doorslaggevend|geeft de doorslag|bepaalt (?:wie|de winnaar|de rangorde|de volgorde))|(?:inschrijfsom|inschrijfprijs|totaalprijs|aanneemsom) bepaalt (?:wie|de winnaar|de rangorde|de volgorde)|(?:volgorde|rangorde) van (?:hun |de |oplopende )?prijs|op (?:volgorde van )?(?:hun )?prijs gezet|kosteneffectiviteit|kwaliteit (?:speelt|telt|weegt)[^.;]{0,30}\\b(?:geen|niet)\\b',
]);
const AWARDS =
  /gegund|gunnen|gunning(?!scriterium\w{0,40} kwaliteit)|gunt|(?:krijgt|verwerft|verkrijgt|ontvangt) (?:u )?(?:de opdracht|het contract|het werk|de order|de levering|de klus|de bestelling|de (?:raam)?overeenkomst|het perceel)|(?:is|wordt) (?:de opdracht|het contract|het werk) (?:dan )?voor|(?:opdracht|contract|werk) is (?:dan )?voor (?:u\b|wie|degene|de )|\bvergelijk(?:en|t)\b(?![^.;]{0,60}\bmet\b)|vergeleken(?! met)|\bgekeken\b|\bkijken (?:wij|we)\b|\b(?:wij|we) kijken\b|\bkiezen (?:wij|we)\b|\b(?:wij|we) kiezen\b|(?:opdracht|contract|werk|order) (?:[^.;]{0,30} )?(?:gaat|gaan|toe)? ?(?:naar|aan)|beslissend|eindigt|\bwint\b|\btelt\b|beslist|doorslag|gunningscriteri|grondslag|winnaar|komt in aanmerking voor|komt voor (?:de )?(?:opdracht|gunning)\b[^.;]{0,80}in aanmerking|enige?\b|\bemvi\b|opgedragen|verleend|beoordel(?:en|t)\b|beoordeeld|verstrekt|rangschik|rangorde (?:wordt|is) [^.;]{0,20}bepaald|rangorde (?:wordt|is) (?:alleen|uitsluitend|enkel|slechts|louter)\b|vast ?stel|stellen wij vast|economisch meest voordelig|mag (?:dan )?(?:aan de slag|beginnen|het werk (?:doen|uitvoeren)|de opdracht uitvoeren)|\b(?:sluit|sluiten|tekent|tekenen)\b[^.;]{0,50}\bmet\b|(?:aangegaan|gesloten|gaan?|gaat) met (?:de |een )|\bin zee met\b|contracte(?:ert|ren)\b|toewijzing|(?:valt|komt) toe aan|toegewezen|\b(?:past|passen|hanteert|hanteren|gebruikt|gebruiken|geldt)\b[^.;]{0,40}\b(?:gunnings)?(?:criterium|grondslag|maatstaf)\b|wordt (?:de|onze) (?:nieuwe )?(?:leverancier|opdrachtnemer|contractant|contractpartner|aannemer)|bepaalt (?:wie|de)|\bbent onze\b|(?:overeenkomst|opdracht|contract|perceel(?: \w{1,3})?|percelen|werk|levering|order)\s(?:[^\s.;()]{1,25}\s){0,5}?(?:\([^)]{0,80}\)\s(?:[^\s.;()]{1,25}\s){0,3}?)?(?:gaat|gaan|is|zijn|wordt) (?:dan |toe )?(?:naar|aan|voor|bestemd voor) (?:de |een )?(?:inschrijver|aanbieder|bieder|partij|marktpartij|leverancier|onderneming|ondernemer|aannemer|gegadigde)\b/;
const NO_BASIS =
  /\bmeerwerk\b|\bonderaannemer|\bfictieve\b|gunnen op waarde|\bopdrachtnemer (?:sluit|koopt|kiest|vraagt|betrekt|bestelt)|(?:sluit|koopt|kiest|bestelt) (?:de )?opdrachtnemer|(?:eindigen|scoren|staan|komen|behalen)\b[^.;]{0,40}\bgelijk|\b(?:vroeg|vroegen|gevraagd|vraagt|afvragen|de vraag) (?:[\wà-ÿ]{1,12} ){0,2}of\b|doorgaans|meestal|gewoonlijk|in de regel|\bonderhandse?\b|overkoepelend|grondslagen|criterium prijs|onderdeel prijs|prijscriterium|laagste kosten[^.;]{0,40}(?:en|of) (?:de )?laagste prijs|laagste prijs[^.;]{0,40}(?:en|of) (?:de )?laagste kosten|(?<!(?:steun|lever|laad|los|verkoop|haal|meet|tap|licht|breng|inzamel|verzamel|service)-?)punten|score|naar rato|formule|niet (?:op|de) (?:laagste|alleen)|niet (?:alleen|automatisch|uitsluitend|per se|noodzakelijk)|abnormaal|wint niet|niet altijd|blijft (?:achterwege|buiten)|gelijke|loting|korting|gunnen wij niet|geen laagste|nadere (?:overeenkomst|opdracht)|(?:opdrachten|bestellingen|leveringen|orders) (?:binnen|onder) (?:de|deze|een) |mini-?competitie|\bafroep|deelopdracht|maximale? score|(?:laagste|goedkoopste)[^.;]{0,40}\b(?:is|zijn|wordt|geldt|hoeft|krijgt|telt|heeft|biedt|geeft) (?:\w{1,20} ){0,3}?(?:niet|geen)\b|\d\s?(?:%|procent)(?! van (?:de|het) (?:weging|beoordeling))/;
/** What the law allows, told without doing it. */
const LAW_TOLD =
  /(?:artikel|\bart\.|aanbestedingswet|\bde wet\b)(?:[^;.]|\.\d){0,160}\b(?:mag|mogen|kan|kunnen|toegestaan|staat toe|verlangt|eist)\b/;
/** "Aangezien alleen de prijs telt, …": the price is the reason of something else. */
const AS_REASON = /^(?:aangezien|omdat|nu|doordat)\s[^,;]{0,140},/;
/** When all is over. */
const AFTER_AWARD = /\bna (?:de )?(?:definitieve |voorlopige )?gunning\b/g;
/** How others award. */
const OTHER_AUTHORITIES =
  /\b(?:veel|andere|sommige|de meeste) (?:[\wà-ÿ]{1,20} )?(?:gemeenten|opdrachtgevers|overheden|waterschappen|scholen|aanbestedende diensten)\b/;
/** "Er is één criterium. Dat is de prijs." */
const THAT_IS_PRICE =
  /^(?:dat|dit|en dat) (?:is|betreft) (?:[\wà-ÿ]{1,15} )?(?:de |het )?(?:laagste )?(?:prijs|totaalprijs|inschrijfsom|inschrijfprijs|aanneemsom|kosten)\b(?!-)/;
const ONE_CRITERION =
  /(?:^|\s)(?:één|een|enige?) (?:[\wà-ÿ]{1,20} )?(?:(?:gunnings)?criterium|maatstaf|grondslag)\b/;
/** By the whole of the weights there is nothing but the price. */
const ALL_OF_IT = /100\s?(?:%|procent)|honderd procent|volledig (?:op|door)/;
const QUALITY =
  /kwaliteit[^.;]{0,40}[1-9]|plan van aanpak[^.;]{0,40}\d|prijs-kwaliteit|prijs\/kwaliteit|prijs en kwaliteit|bpkv/;
const PRICE_ALONE =
  /^(?:(?:het )?(?:enige )?(?:gunnings)?criterium(?: is)?\s?[:|]?\s?)?(?:[a-z]{0,2}\d?[.:)]?\s)?(?:de |laagste |totale )?(?:prijs|inschrijfprijs|inschrijfsom|inschrijvingssom|inschrijvingsprijs|aanneemsom|totaalprijs|aannemingssom|kosten|totaalkosten|levenscycluskosten)(?: \([^)]{0,40}\)| per \w{1,20})?\s{0,80}[|:–-]?\s?(?:100\s?(?:%|punten|procent)?|\(100\s?%\))(?!\d|[.,]\d)/;
/** "Waarom laagste prijs?" asks for the answer that follows. */
const ASKED = /\?\s*$/;
/** The sentence after such a question is the reason. */
const ASKS_WHY = /\bwaarom\b|\breden|\bmotiv|\bhoezo\b|\bvanwaar\b/;

export const rule = documentRule<Said>({
  id: 'aw/gunningsgrondslag-motivering',
  title: t(
    'Laagste prijs of laagste kosten zonder motivering',
    'Lowest price or lowest cost without reasons',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.114-4'],
  messages: {
    found: t(
      'Er wordt gegund op {basis}, zonder motivering in de stukken.',
      'The contract is awarded on {basis}, without reasons in the documents.',
    ),
  },
  todo: t(
    'Motiveer waarom niet op de beste prijs-kwaliteitverhouding wordt gegund, of kies die grondslag.',
    'State why the award is not based on the best price-quality ratio, or choose that basis.',
  ),
  why: t(
    'De beste prijs-kwaliteitverhouding is het uitgangspunt. Alleen op prijs of kosten gunnen mag, als de stukken zeggen waarom.',
    'The best price-quality ratio is the starting point. Awarding on price or cost alone is allowed if the documents say why.',
  ),
  whenNot: t(
    'Als de motivering in een ander aanbestedingsstuk staat: verwijs daarnaar.',
    'If the reasons stand in another procurement document: refer to it.',
  ),
  motivable: true,
  words: [
    'prijs',
    'prijz',
    'kosten',
    'kost',
    'bedrag',
    'minst',
    'tarief',
    'offerte',
    'bod',
    'goedkoop',
    'aanneemsom',
    'laagst',
    'geringste',
    'kleinste',
    'voordelig',
    'laag naar hoog',
    'scherpst',
    'inschrijfsom',
    'gunning',
    'reden',
    'motiver',
    'omdat',
  ],
  collect(section, context, _entry, sentences) {
    return [
      ...sentences.flatMap((sentence) => saidIn(section, sentence, context.role) ?? []),
      ...affirmations(section).flatMap((answer) => affirmedIn(section, answer) ?? []),
    ];
  },
  *check(view, context) {
    const { award } = context.facts;
    if (award?.reasons !== undefined && award.reasons.length > 11) return;
    if (view.items.some(({ value }) => value.kind === 'reasons')) return;
    const basis = award?.basis;
    if (basis === 'laagste-prijs' || basis === 'laagste-kosten') {
      const place = view.sheet.places.get('gunning.grondslag');
      if (place) {
        yield { at: FACTS_AT, span: place.value, values: { basis: basis.replace('-', ' ') } };
        return;
      }
    }
    if (basis === 'bpkv' || view.items.some(({ value }) => value.kind === 'quality')) return;
    const found = view.items.find(({ value }) => value.kind === 'price');
    if (found) yield { at: found.at, span: found.value.span, values: { basis: found.value.basis } };
  },
  examples: {
    bad: [
      { text: 'De opdracht wordt gegund op de ⟦laagste prijs⟧.', facts: 'procedure: openbaar' },
      {
        text: '## Gunning\n\n| Gunningscriterium | Weging |\n| --- | --- |\n| ⟦Inschrijfsom | 100%⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De inschrijver met de ⟦goedkoopste aanbieding⟧ wint de aanbesteding.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'Gegund wordt op de laagste prijs, omdat het een gestandaardiseerd product is waarvan de kwaliteit volledig vastligt.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De laagste prijs krijgt 40 punten; voor kwaliteit zijn 60 punten te behalen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Er wordt niet gegund op de laagste prijs maar op de beste prijs-kwaliteitverhouding.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De opdracht gaat naar de laagste prijs.',
        facts:
          'procedure: openbaar\ngunning:\n  grondslag: laagste-prijs\n  motivering: De kwaliteit ligt geheel vast in de eisen.',
      },
    ],
  },
});

/** The usual reason, without a word like "omdat": the quality lies fixed. */
const FIXED_QUALITY =
  /kwaliteit[^.;]{0,60}(?:volledig|geheel|reeds|al|door de eisen|in het programma|vast)[^.;]{0,40}(?:vast|bepaald|beschreven|geborgd)|verschil(?:len)? in kwaliteit[^.;]{0,30}\b(?:niet|geen)\b|geen verschil|(?:eisen|specificaties|bestek)\b[^.;]{0,60}\b(?:leggen|legt|ligt|liggen)\b[^.;]{0,60}\bvast|overal (?:hetzelfde|gelijk)|gestandaardiseerd|bulkproduct|standaardproduct|nauwelijks te onderscheiden|geen onderscheid|motivering/;

/** The part between semicolons in which `at` stands. */
function clauseAt(low: string, at: number): string {
  const start = low.lastIndexOf(';', at) + 1;
  const end = low.indexOf(';', at);
  return low.slice(start, end < 0 ? undefined : end);
}

function saidIn(section: Section, sentence: Sentence, role: Role): Said | undefined {
  const { low } = sentence;
  const basis = /kosten/.test(low) && !/prijs/.test(low) ? 'laagste kosten' : 'laagste prijs';
  const price = priceIn(section, sentence, role);
  if (price) {
    const next = section.sentences[sentence.index + 1]?.low ?? '';
    const isExplained =
      hasReasonNearby(section, withoutOwn(sentence, price.index)) ||
      FIXED_QUALITY.test(low) ||
      FIXED_QUALITY.test(next) ||
      (ASKED.test(next) && ASKS_WHY.test(next) && section.sentences[sentence.index + 2] !== undefined);
    return { kind: isExplained ? 'reasons' : 'price', span: spanOf(sentence, price), basis };
  }
  if (QUALITY.test(low) && !isDenied(low, Math.max(0, low.indexOf('kwaliteit'))))
    return { kind: 'quality', span: sentence.span, basis };
  const isReason = FIXED_QUALITY.test(low) && /prijs|gunning/.test(section.low);
  return isReason ? { kind: 'reasons', span: sentence.span, basis } : undefined;
}

/** A sentence without the clause in which the price is the reason of something else. */
function withoutOwn(sentence: Sentence, at: number): Sentence {
  const opens = AS_REASON.exec(sentence.low)?.[0].length ?? 0;
  return at < opens ? { ...sentence, low: sentence.low.slice(opens) } : sentence;
}

/** "Is de laagste prijs het enige criterium?" "Ja." */
function affirmedIn(section: Section, answer: Sentence): Said | undefined {
  const asked = questionBefore(section, answer);
  const found = LOWEST.exec(asked);
  if (!found || !AWARDS.test(asked) || NO_BASIS.test(asked) || isDenied(asked, found.index)) return undefined;
  const basis = /kosten/.test(asked) && !/prijs/.test(asked) ? 'laagste kosten' : 'laagste prijs';
  const isExplained = hasReasonNearby(section, answer) || FIXED_QUALITY.test(answer.low);
  return { kind: isExplained ? 'reasons' : 'price', span: bare(answer), basis };
}

/** The words by which the price or the costs alone decide. */
function priceIn(section: Section, sentence: Sentence, role: Role): RegExpExecArray | null {
  const { low } = sentence;
  const isOfCriteria =
    role === 'award' ||
    /gunningscriteri|criteri[^.]{0,40}(?:weging|gewicht|punten)/.test(fullText(section, sentence));
  const alone = isOfCriteria ? PRICE_ALONE.exec(low) : null;
  if (alone) return alone;
  const told = THAT_IS_PRICE.exec(low);
  if (told && ONE_CRITERION.test(toldBefore(section, sentence))) return told;
  const found = ASKED.test(low) ? null : LOWEST.exec(low);
  const awards = `${askedRightBefore(section, sentence)?.low ?? ''} ${low}`.replace(AFTER_AWARD, ' ');
  if (!found || !(AWARDS.test(awards) || (role === 'award' && low.length < 80))) return null;
  const clause = clauseAt(low, found.index);
  if ((NO_BASIS.test(clause) && !ALL_OF_IT.test(clause)) || /\b(?:zegt|zeggen) niets\b/.test(low))
    return null;
  return isPast(low) || isDenied(low, found.index) || OTHER_AUTHORITIES.test(clause) || LAW_TOLD.test(low)
    ? null
    : found;
}

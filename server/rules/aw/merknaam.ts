import type { Role, Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { AUTHORITY } from '../language/actors.ts';
import { BRAND_WORDS, findBrands, isCountryOfGoods, type NamedBrand } from '../language/brands.ts';
import { hasEquivalent, saysEverywhere, wordsOfEqual } from '../language/equivalence.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { headingOver, introduction, statements } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

type Found =
  | {
      readonly kind: 'brand';
      readonly what: NamedBrand['what'];
      readonly span: Span;
      /** The name with the words that announce it: what a functional description replaces. */
      readonly whole: Span;
      readonly name: string;
      readonly hasEquivalent: boolean;
    }
  | { readonly kind: 'everywhere' };

/** Where a name is that of a means of communication, of a proof or of a party rather than of what is bought. */
const OTHER_ROLES: ReadonlySet<Role> = new Set([
  'procedure',
  'planning',
  'exclusion',
  'suitability',
  'evidence',
  'selection',
  'submission',
  'complaints',
  'definitions',
  'explanation',
  'introduction',
  'isv',
]);
/** What takes the place of what is there: "vervangt deze door nieuwe pompen van", "in plaats van de huidige sloten brengt u". */
const IN_PLACE_OF =
  /(?:\bvervang(?:t|en)?\b[^.;]{0,100}\bdoor|\b(?:ruilt|ruilen|wisselt|wisselen|ingeruild|ingewisseld|verruilt)\b[^.;]{0,80}\bvoor|\b(?:maakt|maken)\b[^.;]{0,40}\bplaats voor|\bin plaats van\b[^.;,]{0,60}\b(?:brengt|plaatst|levert|monteert|installeert|komt|komen|gebruikt))\s([^.;]{0,60})$/;
/** What there is already, or will be there without the contractor. */
const PRESENT =
  /\b(?:die (?:er al|vrijkom(?:t|en)|blij(?:ft|ven) staan)|blij(?:ft|ven) (?:staan|hangen|zitten|in gebruik|behouden)|vall(?:en|t) buiten (?:het|de|deze|dit|uw)|(?:is|zijn|wordt|worden) (?:[\wà-ÿ]{1,20} )?(?:van|door) (?:de|onze|een) (?:verhuurder|eigenaar|leasemaatschappij|netbeheerder|huurbaas)|in (?:het|ons|de|onze) (?:kantoor|gebouw|school|zaal|kelder|magazijn|gemeentehuis) (?:hangt|hangen|staat|staan|ligt|liggen)|die (?:u|hij|de [\wà-ÿ]{1,20}) (?:vervangt|verwijdert|afvoert|inruilt|demonteert|overneemt)|(?:contract|overeenkomst) met [^.;]{1,40}\b(?:eindigt|loopt|liep)|(?:dit|dat|deze naam|die naam|de naam|het merk|de merknaam) (?:[^.;]{0,30} )?(?:vervalt|weggehaald|geschrapt|doorgehaald)|huidige?|bestaande|momenteel|thans|op dit moment|nu|reeds|in gebruik|aanwezige?|geïnstalleerde?|(?:ter beschikking|beschikbaar) (?:stelt|gesteld|stellen)|inventaris|in voorraad|opgebruikt|(?:liggen|staan|hangen|zijn er) nog|areaal|wagenpark|installed base|beheert|in eigendom|sta(?:at|an) er al|niet opnieuw (?:gevraagd|geleverd|aangeschaft)|eigendom van|afkomstig uit|standaardwerkplek|kantooromgeving|werkomgeving|(?:de|het) (?:te (?:vervangen|verwijderen|slopen|demonteren)|af te voeren|oude)|onze\s(?:[\wà-ÿ]{1,30}\s){1,2}(?:is|zijn|komt|komen)\svan|onze (?:medewerkers|collega's|mensen|organisatie|gebruikers)\s(?:[\wà-ÿ]{1,20}\s){0,2}?(?:werken|werkt|gebruiken|gebruikt|beschikken))\b/;
const AUTHORITY_HAS = new RegExp(
  `\\b${AUTHORITY}\\s(?:[\\wà-ÿ]{1,40}\\s){0,3}?(?:werkt|werken|gebruikt|gebruiken|beschikt|beschikken|heeft|hebben|hanteert|gebruikte|gebruikten|had|hadden|werkte|werkten|maakt gebruik|maken gebruik|levert|leveren|stelt|stellen|draagt|zorgt|beheert|bezit|verstrekt|ondersteunt)\\b|\\b(?:door|van|bij)\\s(?:de\\s)?${AUTHORITY}\\s(?:[\\wà-ÿ]{1,40}\\s){0,2}(?:geleverd|gebruikt|beheerd|beschikbaar|ter beschikking|aangeboden)`,
);
/** It was done before: "De pompen van Xyz zijn vorig jaar vervangen". */
const IS_REPLACED =
  /(?<!\b(?:als|zodra|nadat|wanneer|totdat)\b[^.;]{0,40})\b(?:is|zijn) (?:[\wà-ÿ]{1,15} ){0,3}(?:vervangen|verwijderd|afgevoerd|gesloopt)(?! (?:te|worden|dienen))\b/;
/** Joined to, read from, moved over from or kept up: the brand is that of the other side. */
const INTERFACE =
  /koppel|\binterface|integre|integratie|aansluit|aan te sluiten|uitwissel|\bwissel(?:t|en)\b[^.;]{0,40}\buit\b|\bsluit(?:en)?\b[^.;]{0,30}\baan op\b|compatib|inlees|importe|exporte|migre|migratie|overzet|inruil|single sign|\bsso\b|authentic|inlogg|synchronis|browser|\bonderhoud\b|\bonderhouden\b|reparatie|\bstoring|\bpassend (?:op|in|bij)|(?:moeten|dienen|kunnen|te) passen (?:op|in|bij)|\bpassen (?:op|in) onze|geschikt (?:is )?voor|bruikbaar (?:op|in)|toegankelijk via|aangeleverd|aan te leveren|aanleveren|-bestand|\bdwg\b|te openen|formaat|\bals bestand|(?:bestand|document|rapportage|overzicht|offerte|planning|sjabloon|lijst|blad|formulier|staat|begroting)\w{0,40}\s(?:[\wà-ÿ]{1,40}\s){0,3}(?:in|als)\s|app store|google play|overleg via|vergader(?:en|ing)|beeldbel|\bfactu(?:ur|ren)\b|\bbestanden? (?:van|uit)\b/;
/** Two worlds an app is made for, or programs to look with: what users have, not what is bought. */
const USERS_HAVE = /browser|\bandroid\b|\bios\b|firefox|safari|\bedge\b|macos/;
/** An app or site works on what its users have. */
const MADE_FOR = /\b(?:web)?(?:app|apps|website|portaal|webshop)\b[^.;]{0,60}\b(?:voor|op|onder|in)\b/;
/** What is there is looked after or taken away. */
const KEPT_UP =
  /\b(?:wordt|worden)\b[^.;]{0,40}\b(?:onderhouden|gerepareerd|gekeurd|ingenomen|afgevoerd|verwijderd|schoongemaakt)\b/;
/** Software that runs on a brand is a demand after all. */
const RUNS_ON =
  /(?:draait|draaien|gehost|gebouwd|ontwikkeld|gebaseerd|uitgevoerd|ingericht|slaat|bewaard|opgeslagen)\s[^.;]{0,60}\b(?:op|in|onder|met|bij|van)\s(?:het\s|de\s|een\s)?(?:[\wà-ÿ]{1,40}\s)?$/;
/** How a document of the authority came about. */
const MADE_WITH =
  /\b(?:bestek|tekening(?:en)?|documenten?|leidraad|rapport|bijlagen?|stukken)\b[^.;]{0,30}\b(?:is|zijn)\s(?:[\wà-ÿ]{1,20}\s){0,2}(?:opgesteld|gemaakt|getekend|vervaardigd|uitgewerkt|opgemaakt|beschikbaar|bijgevoegd)\b/;
const EXAMPLE =
  /bijvoorbeeld|\bbijv\.|\bbv\.|denk aan|te denken valt|(?<!\b(?:alleen|uitsluitend|slechts) )\b(?:leveranciers|merken|fabrikanten|producenten|aanbieders) (?:zo)?als\b|onder andere|\bo\.a\.|ter indicatie|ter illustratie|sfeerbeeld|\b(?:kleur|uiterlijk|uitstraling) (?:is |zijn )?(?:als|van) (?!de |het )|\bals voorbeeld\b|referentiebeeld/;
/** What people can do or have done. */
const SKILL =
  /\b(?:ervaring|kennis|opleiding|training|diploma|certificering|gecertificeerd|vaardig|\bgewend\b|vertrouwd|bekend(?:heid)? met|referentie|partner(?:status)?|deskundig)/;
/** "In alle opzichten gelijk aan de … van nu": what is there becomes the demand. */
const SAME_AS_NOW =
  /\b(?:overeenkom\w{0,40}|overeenstem\w{0,40}|identiek\w{0,40}|gelijk(?: zijn)?)\s(?:aan|met|zijn aan)\b|in alle opzichten|\bdezelfde\b[^.;]{0,30}\bals\b|\bhetzelfde (?:merk|type|fabricaat)\b/;
/** What the authority has already. */
const IS_OF_AUTHORITY = new RegExp(`^[^,;.|]{0,15}\\bvan\\s(?:de\\s|het\\s)?${AUTHORITY}\\b`);
/** A building, a road or somebody called after a firm. */
const IS_PLACE =
  /^-(?:gebouw|terrein|locatie|vestiging|weg|straat|monteur|medewerker|pand|kantoor|fabriek|museum)/;
/** What is there stays; in an answer a demand does. */
const STAYS = /\bblij(?:ft|ven) gehandhaafd\b/;
/** A model code right behind the brand. */
const MODEL_BEHIND = /^[\s-][A-Z]{1,5}[- ]?\d[\w-]*/;
/** A column for where goods come from. */
const IS_ORIGIN =
  /^(?:(?:[\wà-ÿ]{3,20} en )?(?:land van )?(?:herkomst|oorsprong)|land van (?:productie|winning))$/;
/** "Een ander fabricaat dan Xyz". */
const ASKED_BRAND =
  /(?:merk|fabri[ck]aat|fabrikant|leverancier|type)\s(?:(?:zijn|worden)\s)?(?:dan\s|van\s|als\s)?["']?([A-Z][\p{L}\d&-]{2,30})/gu;
const KEEPS_TO =
  /houd(?:t|en)?\s[^.;]{0,30}vast|handha|blijf\w{0,4} (?:bij|de eis|vereist|voorgeschreven)|verplicht|alleen|uitsluitend|\bmoet|vereist|gehandhaafd/;
const ANNOUNCES =
  /(?:(?:van\s)?(?:het\s|de\s|een\s)?(?:merk en type|merk|fabricaat|fabrikaat|type|model|make|fabrikant)\s?:?\s["']?)$/;

export const rule = documentRule<Found>({
  id: 'aw/merknaam',
  title: t('Merk, type, octrooi of herkomst geëist', 'Brand, type, patent or origin demanded'),
  severity: 'warning',
  gate: ['eu', 'sas'],
  citations: ['aw-2.76-3-4', 'aw-2.77'],
  messages: {
    found: t(
      'De eis noemt het merk {name}; dat bevoordeelt één aanbieder.',
      'The requirement names the brand {name}, which favours one supplier.',
    ),
    type: t(
      'De eis noemt het type {name}; dat wijst naar het product van één fabrikant.',
      'The requirement names the type {name}, which points to the product of one maker.',
    ),
    patent: t(
      'De eis verwijst naar een octrooi ("{name}"); dat sluit andere oplossingen uit.',
      'The requirement refers to a patent ("{name}"), which shuts out other solutions.',
    ),
    origin: t(
      'De eis schrijft een herkomst voor ("{name}"); dat sluit aanbieders van elders uit.',
      'The requirement prescribes an origin ("{name}"), which shuts out suppliers from elsewhere.',
    ),
    equivalent: t(
      'De eis noemt {name} met "of gelijkwaardig"; dat mag alleen als een omschrijving zonder merk niet mogelijk is.',
      'The requirement names {name} with "or equivalent"; that is allowed only where a description without a brand is not possible.',
    ),
  },
  todo: t(
    'Omschrijf wat het product moet kunnen of waaraan het moet voldoen; noem alleen een merk als beschrijven niet kan, dan met "of gelijkwaardig" en met de reden.',
    'Describe what the product must do or satisfy; name a brand only where describing is impossible, then with "of gelijkwaardig" and with the reason.',
  ),
  why: t(
    'Een merk, type, octrooi of herkomst bevoordeelt bepaalde ondernemingen. Dat mag alleen als het voorwerp van de opdracht het rechtvaardigt, of als een nauwkeurige omschrijving niet mogelijk is en er "of gelijkwaardig" bij staat.',
    'A brand, type, patent or origin favours certain firms. That is allowed only if the subject of the contract justifies it, or if a precise description is impossible and "or equivalent" is added.',
  ),
  whenNot: t(
    'Als de naam alleen de bestaande omgeving beschrijft, een koppelvlak aanduidt of iets noemt dat de opdrachtgever zelf levert.',
    'When the name only describes the existing environment, designates an interface or names something the buyer supplies.',
  ),
  motivable: true,
  words: [...BRAND_WORDS, together(['leverancier'], KEEPS_TO), ...wordsOfEqual('brand')],
  collect(section, context) {
    const found: Found[] = saysEverywhere(section, ['brand']) ? [{ kind: 'everywhere' }] : [];
    found.push(...demanded(section, context));
    return found;
  },
  *check({ items }) {
    const isEverywhere = items.some(({ value }) => value.kind === 'everywhere');
    for (const { at, value } of items) {
      if (value.kind !== 'brand') continue;
      const isEqual = isEverywhere || value.hasEquivalent;
      yield {
        at,
        span: value.span,
        values: { name: value.name },
        ...(isEqual
          ? { message: 'equivalent', severity: 'information' as const }
          : value.what === 'brand'
            ? {}
            : { message: value.what }),
        fixes: [
          {
            title: t(
              'Vervang door een omschrijving van de prestatie',
              'Replace by a description of the performance',
            ),
            kind: 'suggestion' as const,
            edits: [{ span: value.whole, text: '[omschrijving van de gevraagde prestatie]' }],
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'Opdrachtnemer levert 40 laptops van het merk ⟦Dell⟧.',
        facts: 'procedure: openbaar',
        fixed: 'Opdrachtnemer levert 40 laptops [omschrijving van de gevraagde prestatie].',
      },
      { text: '- Buitenkozijnen schilderen met ⟦Sikkens Rubbol⟧ in RAL 9010.', facts: 'procedure: openbaar' },
      {
        text: '| Product | Eis |\n| --- | --- |\n| Bureaustoel | Fabricaat ⟦Zitmeester⟧, in hoogte verstelbaar |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De toestellen zijn ⟦van Nederlandse makelij⟧.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Vloerbedekking: ⟦Forbo Marmoleum⟧ of gelijkwaardig.',
        facts: 'procedure: openbaar',
        severity: 'information',
      },
      { text: 'De pompen worden uitgevoerd als type ⟦XK-4500⟧.', facts: 'procedure: openbaar' },
    ],
    good: [
      {
        text: 'De gemeente werkt met Microsoft 365; het systeem koppelt daarmee.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De applicatie werkt in de gangbare browsers: Edge, Firefox, Chrome en Safari.',
        facts: 'procedure: openbaar',
      },
      { text: 'De oplossing koppelt met het bestaande TOPdesk.', facts: 'procedure: openbaar' },
      { text: 'Inloggen gebeurt via DigiD of eHerkenning.', facts: 'procedure: openbaar' },
      {
        text: 'Opdrachtgever stelt 2 servers van het merk Lenovo beschikbaar.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Het kenmerk en de opmerkingen staan op de bon; de man in de Word-bijlage.',
        facts: 'procedure: openbaar',
      },
      { text: 'Een merk wordt niet voorgeschreven.', facts: 'procedure: openbaar' },
      {
        text: '## Inschrijven\n\nHet prijzenblad in Microsoft Excel voegt u bij.',
        facts: 'procedure: openbaar',
      },
      { text: 'Kantoorstoelen van het merk Ahrend.', facts: 'procedure: meervoudig-onderhands' },
    ],
  },
});

function* demanded(section: Section, context: RuleContext): Generator<Found> {
  for (const sentence of statements(section)) {
    // An answer in an information note demands, whatever the chapter is called.
    if (sentence.speaker !== 'answer' && OTHER_ROLES.has(context.role)) continue;
    const brands = withCells(sentence, [
      ...findBrands(sentence.text, sentence.low, context.law),
      ...askedFor(section, sentence),
    ]);
    if (brands.length === 0 || !isDemand(section, sentence, brands, context)) continue;
    for (let i = 0; i < brands.length; i++) {
      const first = brands[i]!;
      let last = first;
      // "Sikkens Rubbol", "merk Dell, type XPS 9320": one product.
      while (
        i + 1 < brands.length &&
        /^[\s,|]{0,5}(?:(?:type|model)\s)?$/.test(sentence.low.slice(last.end, brands[i + 1]!.start))
      )
        last = brands[++i]!;
      if (isDenied(sentence.low, first.start) || isOfOtherSide(sentence.low, first, last.end)) continue;
      const model = MODEL_BEHIND.exec(sentence.text.slice(last.end));
      if (model) last = { ...last, end: last.end + model[0].length };
      const announced = ANNOUNCES.exec(sentence.low.slice(0, first.start));
      const start = sentence.span.start + first.start;
      const end = sentence.span.start + last.end;
      yield {
        kind: 'brand',
        what: first.what,
        span: { start, end },
        whole: { start: start - (announced?.[0].length ?? 0), end },
        name: sentence.text.slice(first.start, last.end).replace(/\s+/g, ' '),
        hasEquivalent: hasEquivalent(section, sentence, first.start, last.end, 'brand'),
      };
    }
  }
}

/** What is joined to, or what the authority has already. */
function isOfOtherSide(low: string, first: NamedBrand, end: number): boolean {
  const isJoined = INTERFACE.test(clauseBefore(low, first.start)) && !RUNS_ON.test(low.slice(0, first.start));
  return (
    (first.brand !== undefined && isJoined) ||
    IS_OF_AUTHORITY.test(low.slice(end)) ||
    IS_PLACE.test(low.slice(end))
  );
}

/** A brand a bidder asked to leave, in an answer that keeps to it. */
function askedFor(section: Section, sentence: Sentence): NamedBrand[] {
  if (sentence.speaker !== 'answer' || !KEEPS_TO.test(sentence.low)) return [];
  const names = section.sentences
    .filter(({ speaker }) => speaker === 'question')
    .flatMap(({ text }) => [...text.matchAll(ASKED_BRAND)].map((match) => match[1]!));
  return names
    .flatMap((name) => {
      const start = sentence.text.indexOf(name);
      return start < 0 ? [] : [{ start, end: start + name.length, what: 'brand' as const }];
    })
    .slice(0, 1);
}

/** A column "Merk" names one in every cell that is filled in. */
function withCells(sentence: Sentence, brands: readonly NamedBrand[]): readonly NamedBrand[] {
  const more: NamedBrand[] = [];
  const headers = (sentence.block.cells ?? []).map(({ header }) => header ?? '').join(' ');
  for (const { span, header } of sentence.block.cells ?? []) {
    const from = span.start - sentence.span.start;
    const until = span.end - sentence.span.start;
    if (IS_ORIGIN.test(header ?? '') && isCountryOfGoods(sentence.low.slice(from, until), headers)) {
      if (!brands.some((brand) => brand.start < until && from < brand.end))
        more.push({ start: from, end: until, what: 'origin' });
      continue;
    }
    if (
      header === undefined ||
      !/^(?:(?:voorgeschreven|vereist|gewenst|te leveren|toe te passen) )?(?:merk|fabri[ck]aat|fabrikant|fabr\.?)(?: ?(?:en|\/|\+|,|-) ?(?:type|model|serie|typenummer))?$/.test(
        header,
      )
    )
      continue;
    const name = sentence.text.slice(from, until);
    if (
      !/^[A-Z\d][\p{L}\d]/u.test(name) ||
      /^(?:n\.?v\.?t|nvt|nader|vrij|zie|naar keuze|in te vullen)\b/i.test(name)
    )
      continue;
    if (!brands.some((brand) => brand.start < until && from < brand.end))
      more.push({ start: from, end: until, what: 'brand' });
  }
  return more.length === 0 ? brands : [...brands, ...more].sort((a, b) => a.start - b.start);
}

function isDemand(
  section: Section,
  sentence: Sentence,
  brands: readonly NamedBrand[],
  context: RuleContext,
): boolean {
  const { low } = sentence;
  const before = `${introduction(section, sentence)} ${headingOver(sentence)}`;
  if (low.endsWith('?')) return false;
  if (context.role === 'contract' && brands.every((brand) => brand.what === 'patent')) return false;
  // "Afkomstig uit groeve …" demands an origin; of other things it tells where they lie now.
  const told = brands.some((brand) => brand.what === 'origin') ? low.replace(/\bafkomstig uit\b/, ' ') : low;
  const isPresent =
    isPast(low) ||
    IS_REPLACED.test(low) ||
    ((AUTHORITY_HAS.test(low) || PRESENT.test(told)) &&
      !brands.every(({ start }) => takesPlace(low, start))) ||
    PRESENT.test(before);
  if (isPresent && !SAME_AS_NOW.test(low)) return false;
  if (sentence.speaker !== 'answer' && STAYS.test(low) && !/\b(?:merk|eis|type|fabri)/.test(low))
    return false;
  if (
    INTERFACE.test(before) ||
    EXAMPLE.test(low) ||
    SKILL.test(low) ||
    MADE_WITH.test(low) ||
    KEPT_UP.test(low)
  )
    return false;
  if (hasReasonNearby(section, sentence, 1)) return false;
  const names = new Set(brands.map((brand) => brand.brand?.category ?? 'other'));
  const isSoftware = names.size === 1 && names.has('software');
  if (USERS_HAVE.test(low) && MADE_FOR.test(low)) return false;
  if (isSoftware && (USERS_HAVE.test(low) || isChoice(low, brands))) return false;
  return !(isSoftware && context.role === 'contract');
}

/** Whether a name at this place is that of what comes instead of what is there. */
function takesPlace(low: string, at: number): boolean {
  const instead = IN_PLACE_OF.exec(low.slice(0, at))?.[1];
  return instead !== undefined && !PRESENT.test(instead);
}

/** "Via X of Y": alternatives. */
function isChoice(low: string, brands: readonly NamedBrand[]): boolean {
  return brands.some(
    (brand, i) =>
      i > 0 &&
      /^[\s,]{0,2}(?:of|dan wel|en\/of)\s(?:[\wà-ÿ]{1,40}\s){0,2}$/.test(
        low.slice(brands[i - 1]!.end, brand.start),
      ),
  );
}

function clauseBefore(low: string, at: number): string {
  const before = low.slice(Math.max(0, at - 120), at);
  return before.slice(before.lastIndexOf(';') + 1) + low.slice(at, at + 40).split(';', 1)[0]!;
}

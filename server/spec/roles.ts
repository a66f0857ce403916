import type { Role } from './model.ts';

/**
 * What part of a tender a heading opens. A demand means something else in a chapter on suitability than in the
 * contract; rules ask for the role instead of guessing from words.
 */
const ROLE_WORDS: ReadonlyArray<readonly [Role, RegExp]> = [
  [
    'isv',
    /\bisv\b|internationale sociale voorwaarden|ketenverantwoordelijkheid|gepaste zorgvuldigheid|due diligence/,
  ],
  // An award criterion about references or turnover is still an award criterion.
  ['award', /^(?!.{0,200}(?:geschiktheid|uitsluiting|selectie)).{0,200}(?:gunnings|kwaliteits)criteri/],
  ['exclusion', /uitsluiting(?:sgrond)?/],
  ['evidence', /bewijs(?:middelen|stukken|voering)|\buea\b|eigen verklaring|verificatie/],
  [
    'suitability',
    /geschiktheid|omzet|referenties?\b|kerncompetentie|technische (?:bekwaamheid|en beroepsbekwaamheid)|draagkracht|beroepsbevoegdheid|ervaringseis|minimumeisen (?:aan de )?inschrijver/,
  ],
  ['selection', /selectie(?:criteri|leidraad|fase|procedure)?/],
  ['award', /gunning|beoordeling(?:smethod|ssystematiek)?|weging|kwaliteitscriteri|prijscriteri/],
  ['planning', /planning|tijdpad|tijdschema|termijnen/],
  ['complaints', /klacht(?:en)?(?:regeling|procedure|afhandeling|meldpunt)?/],
  [
    'submission',
    /indien(?:en|ing)|inschrijvingsvereisten|vormvereisten|aanleveren|wijze van inschrijven|in te dienen|checklist/,
  ],
  ['sustainability', /duurzaam|\bmvi\b|\bmvoi\b|maatschappelijk verantwoord|social return|milieu|circulair/],
  ['definitions', /definities|begrippen|begripsbepaling/],
  [
    'requirements',
    /programma van eisen|\bpve\b|eisen|technische specificat|specificaties|werkomschrijving|vraagspecificatie|functionele|nadere beschrijving|wensen/,
  ],
  [
    'contract',
    /overeenkomst|contract|aansprakelijk|facturering|betaling|geheimhouding|intellectu|overmacht|ontbinding|opzegging|boete|verzekering|garantie|vrijwaring|voorwaarden|geschillen|prijs en indexering|indexering|wijziging/,
  ],
  ['explanation', /^(?:toelichting|leeswijzer|wettelijk kader|juridisch kader|achtergrond)/],
  ['procedure', /procedure|aanbesteding|inlichtingen|communicatie|vragen|gestanddoening|voorbehoud/],
  ['contract-object', /\bopdracht\b|omvang|percelen|perceelindeling|scope|looptijd|raming|doel\b/],
  ['introduction', /inleiding|algemeen/],
  ['annex', /^bijlage/],
];

/** Role of a heading title (any case), or undefined when it says nothing. */
export function roleOf(title: string): Role | undefined {
  const low = title.toLowerCase();
  for (const [role, words] of ROLE_WORDS) if (words.test(low)) return role;
  return undefined;
}

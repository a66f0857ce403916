/** When it was: an earlier tender, a contract that ends, a year, "toen". */
const THEN =
  /\b(?:in|bij|onder|tijdens|binnen) (?:de |het |onze |een |dit |deze )?(?:vorige|oude|eerdere|toenmalige|voorgaande|lopende|huidige|aflopende|vorig) \p{L}{0,20}(?:aanbesteding|procedure|bestek|leidraad|overeenkomst|contract|opdracht|periode|regeling|versie|ronde)|\b(?:in|bij|tot|voor|uit|van) (?:[^.;,]{0,30} )?(?:19|20)\d\d\b|destijds|toentertijd|\btoen\b|\btoenmalige|voorheen|vroeger|tot dusver|in het verleden|vorig jaar|(?:vorige|laatste) keer\b/u;
/** A norm in the past tense: "vroegen we", "moest", "kende geen maximum", "was verplicht", "werden toen beantwoord". */
const NORM_OF_THEN =
  /\b(?:vroeg(?:en)?|eisten?|verlangden?|hanteerden?|moest(?:en)?|mocht(?:en)?|hoefden?|gold(?:en)?|gunden?)\b|\b(?:was|waren)\b[^.;]{0,80}\b(?:verplicht|vereist|toegestaan|uitgesloten|aansprakelijk|opgenomen|beperkt|voorgeschreven|nodig|gebruikelijk|mogelijk)\b|\b(?:werd(?:en)?|(?:is|zijn) (?:toen|destijds))\b[^.;]{0,80}\b(?:gevraagd|geëist|verlangd|gegund|beantwoord|gesteld|gehanteerd|toegestaan|gebruikt|betaald|afgewezen|aanbesteed|verwezen|genoemd|toegepast|voorgeschreven|verlengd|uitgesloten|ingehouden|gegeven|opgelegd)\b/;
/** An earlier text of the authority's own: its contract, its tender, a clause. */
const EARLIER_TEXT =
  /\b(?:in|bij|onder) (?:de |het |onze |een |dit |deze )?(?:vorige|oude|eerdere|toenmalige|voorgaande|aflopende|vorig) \p{L}{0,20}(?:aanbesteding|procedure|bestek|leidraad|overeenkomst|contract|voorwaarden)|\b(?:de|het|die|dat|deze|dit|onze|zijn|haar) (?:vorige|oude|eerdere|toenmalige|voorgaande|aflopende) \p{L}{0,20}(?:aanbesteding|procedure|bestek|leidraad|overeenkomst|contract|opdracht|regeling|versie|tekst|voorwaarden|afspraken|eis|eisen|bepaling|clausule|tarief|tarieven|prijs|prijzen|termijn)\b|\b(?:daarin|hierin) (?:stond(?:en)?|gold(?:en)?|werd(?:en)?|was|waren)\b|\b(?:in|bij) (?:de |onze )laatste aanbesteding\b|\b(?:aanbesteding|bestek|leidraad|overeenkomst|contract|voorwaarden) (?:uit|van) (?:19|20)\d\d\b|destijds|\btoen\b|voorheen|vroeger|(?:vorige|laatste) keer\b/u;
/** What such a text said. */
const SAID_THEN =
  /\b(?:bevatte|kenden?|verwees|noemden?|voorzag(?:en)?|verplichtten?|luidden?|stond(?:en)?|schreef|regelden?|legden?|bepaalden? dat)\b|\b(?:lag(?:en)?|hield(?:en)?)\b[^.;]{0,60}\bvast\b/;
/** Something is said of now as well. */
const NOW =
  /\b(?:is(?! (?:toen|destijds))|heeft|hebt|wordt|moet|moeten|dient|dienen|geldt|gelden|betreft|toont|overlegt|levert|beschikt|vraagt|eist|mag|blijft|omvat|combineert|bundelt|voegt|brengt|sluit|nu|thans|voortaan|opnieuw|wederom)\b/;

/** Whether a sentence (lower case) only tells what was demanded before. */
export function tellsHistory(low: string): boolean {
  const isThen =
    (NORM_OF_THEN.test(low) && (THEN.test(low) || EARLIER_TEXT.test(low))) ||
    (SAID_THEN.test(low) && EARLIER_TEXT.test(low));
  return isThen && !NOW.test(low);
}

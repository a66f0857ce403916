/** How things were done before: told as a fact, demanded of nobody. */
const PAST =
  /\bstond(?:en)? (?:nog|toen|destijds|dat)\b|\bis sinds (?:19|20)\d\d\b|\bin (?:19|20)\d\d (?:waren|werden)\b|in het verleden|(?:vorige|laatste) keer\b|\bvorig jaar\b|voorheen|vroeger|destijds|toentertijd|(?:de |het |bij de |in de )(?:vorige|oude|eerdere|toenmalige) (?:aanbesteding|procedure|bestek|leidraad|overeenkomst|opdracht|regeling|versie)(?:en|s)?(?![a-z])|werkwijze is [^.;]{0,30}(?:verlaten|vervallen|afgeschaft)|(?:in|tot|voor|vóór) (?:19|20)\d\d (?:gold|was|werd|vroeg|moest|hanteerde)|gold (?:tot|voor|vóór|destijds)/;

/** Whether a sentence (lower case) tells how it was, not how it is to be. */
export function isPast(low: string): boolean {
  return PAST.test(low);
}

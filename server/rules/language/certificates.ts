/** A certificate of an organisation is asked for, not a property of what it delivers. Over lower-case text. */
export const CERTIFICATE =
  /certific|gecertificeerd|in (?:het )?bezit|\bbeschik(?:t|ken)\b|geregistreerd|registratie|(?:kwaliteits|milieu|informatiebeveiligings|energie|arbo|veiligheids)?(?:management|zorg|borgings)systeem|kwaliteitsborging|\bhouder\b|\bvca\b|\bbezit\b|overlegg|aantoon|toont? aan/;

/** Something is made, arranged or measured as a standard says. */
export const AS_STANDARD_SAYS =
  /\b(?:conform|zoals|voorschrijft|volgens|overeenkomstig|voldoe(?:t|n)|voldaan|ingericht|werkt|werken|uitgevoerd|gekeurd|getest|gemeten|bepaald|in overeenstemming|op basis van|gebaseerd op|ontworpen|geïnstalleerd|aangelegd|onderhouden)\b/;

/** An organisation is the one of whom something is asked. */
export const ORGANISATION =
  /\b(?:inschrijvers?|gegadigden?|opdrachtnemers?|leveranciers?|ondernem(?:er|ers|ing|ingen)|organisatie|bedrijf|aannemers?|dienstverleners?|verwerker|(?:zorg)?aanbieders?|contractant|combinant|u|uw|onderaannemers?)\b/;

/** Whoever or whatever is without it stays out. */
const STAYS_OUT =
  /\b(?:zonder|geen|niet)\s[^.;]{0,120}\b(?:niet (?:[\wà-ÿ]{1,20} ){0,3}?(?:toegelaten|welkom|aanmerking|behandeling|beoordeeld|inschrijven|meedoen|deelnemen)|geen (?:deelname|toegang|opdracht)|uitgesloten|ongeldig|onvolledig|afgewezen|afgekeurd|geweigerd|terzijde|val(?:t|len) (?:[^.;]{0,40} )?af(?![a-z])|(?:keuren|wijzen) (?:wij|we) af|weigeren (?:wij|we)|sturen (?:wij|we) terug|(?:kan|kunt|kunnen|mag|mogen) (?:u |hij |zij )?niet (?:[\wà-ÿ]{1,20} ){0,2}(?:inschrijven|meedoen|deelnemen)|(?:laat|laten) (?:[\wà-ÿ]{1,20} ){1,4}niet toe)|\b(?:keurt|keuren|wijst|wijzen|weigert|weigeren)\s[^.;]{0,60}\b(?:dat|die|wie|als|zonder)\b[^.;]{0,30}\b(?:niet|geen|zonder)\b/;

/** "Wie zonder certificaat … wordt niet toegelaten" denies nothing: it demands. Over lower-case text. */
export function isConditionOfEntry(low: string): boolean {
  return STAYS_OUT.test(low);
}

/**
 * Who acts in a tender, as drafters name them. Sources of patterns over lower-case text, to be put together in a
 * rule's own pattern; none of them captures.
 */

/** Whoever offers, before award. */
export const TENDERER =
  '(?:inschrijvers?|gegadigden?|\\bgva\\b|aanmelders?|aanbieders?|ondernemers?|ondernemingen|onderneming|(?:potentiële )?leveranciers?|marktpartij(?:en)?|deelnemers?|kandida(?:at|ten)|het bedrijf|uw (?:bedrijf|onderneming|organisatie)|u)';

/** Whoever performs, after award. */
export const CONTRACTOR =
  '(?:opdrachtnemers?|\\bon\\b|contractant|wederpartij|leverancier|aannemer|dienstverlener|verwerker|gecontracteerde partij|contractspartij|exploitant)';

/** Whoever buys. */
export const AUTHORITY =
  '(?:opdrachtgever|\\bog\\b|aanbestedende dienst|aanbesteder|koper|(?:de )?gemeente|(?:de )?provincie|(?:het )?waterschap|(?:het )?ministerie|(?:de )?staat|ziekenhuis|schoolbestuur|school|scholengroep|(?:woning)?corporatie|hogeschool|universiteit|veiligheidsregio|omgevingsdienst|inkooporganisatie|instelling|bibliotheek|museum|wij|ons)';

/** The one that is to get the contract: evidence may be asked of this one only. */
export const WINNER =
  /(?:winnende|voorlopig gegunde|beoogde|geselecteerde|best(?:e)? scorende|als eerste geëindigde)\s(?:[\wà-ÿ]{1,40}\s)?(?:inschrijver|opdrachtnemer|gegadigde|partij|winnaar)|beoogd(?:e)?\s(?:opdrachtnemer|winnaar|contractant)|winnaar|inschrijver\saan\swie|aan wie (?:de |zij |het )?[^.]{0,60}gun|partij(?:en)? (?:aan wie|die voor gunning)|voornemens is (?:de opdracht |de overeenkomst )?te gunnen|(?:op|na) (?:eerste )?verzoek|desgevraagd|na (?:voorlopige )?gunning|na (?:mededeling|bekendmaking|verzending) van (?:de|het) (?:voornemen|gunning)|voornemen tot gunning|op verlangen van|wanneer (?:daarom|hierom) wordt (?:gevraagd|verzocht)|indien (?:daarom|hierom) wordt (?:gevraagd|verzocht)|opvragen|verificatie(?:fase|gesprek|stukken)?|bij definitieve gunning/;

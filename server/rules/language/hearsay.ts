/**
 * A demand or a ban that is only talked about: a court's judgement of such demands, or how firms in a market work.
 * Neither asks anything of a tenderer.
 */

const JUDGED =
  /\bin strijd (?:is )?met (?:het |de |artikel |art\. ){0,2}(?:\d|\p{L}{0,20}richtlijn|\p{L}{0,20}wet\b|gids|\p{L}{0,20}recht\b|rechtspraak|\p{L}{1,30}beginsel|proportionaliteit)|\bverdraagt zich\b[^.;]{0,90}\bniet\b|\b(?:niet (?:te verenigen|verenigbaar)|onverenigbaar|strijdig) met (?:het |de )?\p{L}{0,20}(?:richtlijn|wet|gids|recht|beginsel)|\bhof van justitie\b|\bhvj\b|\bc-\d{1,3}\/\d\d\b|\b(?:vaste|europese|recente) rechtspraak\b|\b(?:uit|volgens|blijkens|gezien) (?:de )?(?:rechtspraak|jurisprudentie|rechter)\b|\b(?:volgens|blijkens) (?:de )?(?:gids|aanbestedingswet|aanbestedingsrichtlijn)\b|\b(?:hof|rechtbank|rechter|commissie van aanbestedingsexperts)\s(?:\([^)]{1,30}\)\s)?(?:acht|achtte|vond|vindt|oordeelt|oordeelde|besliste|noemde|keurde|verwierp)\b/u;
/** The last part of a word for firms: "schoonmaakbedrijven". */
const FIRMS =
  '(?:bedrijven|bureaus|partijen|ondernemingen|ondernemers|aannemers|leveranciers|vervoerders|aanbieders|instellingen|installateurs|hoveniers|fabrikanten|producenten|inschrijvers|telers|verzekeraars)';
const MARKET = new RegExp(
  [
    '\\bgeraadpleegde\\b',
    '\\b(?:uit|in|tijdens|bij|volgens|blijkens) (?:de |het |onze |een |die ){0,2}(?:\\p{L}{1,20}e )?(?:markt\\p{L}{4,20}|consultatie|verkenning|inventarisatie)\\b',
    `\\b(?:de meeste|veel|sommige|(?:bijna|vrijwel|nagenoeg) alle|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\\d{1,2}) van de (?:\\p{L}{2,8}|\\d{1,3})) (?:\\p{L}{1,20}e )?\\p{L}{0,24}${FIRMS}\\b`,
    `${FIRMS} (?:in|uit|binnen) (?:de|deze|onze|die|dit) (?:regio|sector|branche|markt|bedrijfstak|vakgebied)\\b`,
  ].join('|'),
  'u',
);

/**
 * Whether a sentence (lower case) judges demands of its kind, or tells how firms in the market work. Ask it last: of most
 * sentences nothing is found anyway.
 */
export function isHearsay(low: string): boolean {
  return JUDGED.test(low) || MARKET.test(low);
}

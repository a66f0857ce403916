import type { Role, Section, Sentence } from '../../spec/model.ts';
import { fullText, headingOver } from './statements.ts';

/** Words one of which stands in every section that asks for experience. */
export const REFERENCE_WORDS = [
  'referenti',
  'competentie',
  'ervaring',
  'vergelijkba',
  'opgeleverd',
  'opgevoerd',
  'opgegeven',
  'uw project',
  'eerdere',
  ' kc',
  'opdracht uitgevoerd',
  'project uitgevoerd',
  'eerder een ',
  'die u ',
  'dat u ',
  'project zien',
  'opdracht zien',
  'werk zien',
  'één project',
  'een project',
  'één werk',
  'één opdracht',
  'één contract',
  'ref.',
  'één opdrachtgever',
  'een opdrachtgever',
  'enkele opdrachtgever',
  'dezelfde opdrachtgever',
  'één klant',
  'één afnemer',
  'één gemeente',
  'één organisatie',
  'één instelling',
];

/** A reference contract; no reference number, period, function or house. */
const REFERENCE =
  /referentie(?:s|opdracht(?:en)?|project(?:en)?|werk(?:en)?|contract(?:en)?|verklaring(?:en)?)?(?![a-z])|kerncompetentie|\bkc ?\d?(?![a-z])|\bref\.\s(?=max|min|niet|uit|van|opdr|proj|eis)|competentie-eis|competenties?\b[^.;]{0,60}(?:contractsom|aanneemsom|waarde|omvang|opdrachtsom)|(?:opgevoerde|opgegeven|eerdere|uw|het) (?:opdracht|project|werk|klus)(?:en)? (?:had|was|heeft|is|betrof|bedroeg)|(?:waarde|omvang|aanneemsom) van (?:de|het|uw) (?:opgevoerde|opgegeven|eerdere|vergelijkbare) |(?:opgevoerde|opgegeven|ingediende|genoemde) (?:opdracht|project|werk)(?:en)? (?:moet|mag|dient|mogen|moeten)|ervaringseis|\b(?:inschrijver|gegadigde|onderneming|u) (?:hebt|heeft|hebben) (?:(?:[^\s.;]|\.\d){1,30} ){0,8}?(?:voor|bij) (?:één|een|dezelfde) (?:enkele |en dezelfde )?(?:opdrachtgever|klant|afnemer|gemeente|organisatie|instelling) (?:(?:[^\s.;]|\.\d){1,30} ){0,10}?(?:gedaan|verricht|uitgevoerd|geleverd|verzorgd|gerealiseerd|opgeleverd)(?![a-z])|\b(?:noemt?|toont?|laat|geeft|beschrijft?|omschrijft?|draagt|voert) (?:u |de \w{1,20} )?(?:één|een|twee|drie|\d) (?:[\wà-ÿ]{1,20} ){0,2}?(?:project|werk|opdracht|klus)(?:en)?\b(?:[^.;]|\.\d){0,80}\b(?:opgeleverd|uitgevoerd|aanneemsom|aannemingssom|contractwaarde|opdrachtwaarde|omvang|waarde|ten minste|minimaal|minstens)\b|(?:heeft|hebt|hebben)\b[^.;]{0,30} (?:opdracht|project|werk|contract)(?:en)? (?:(?:[^\s.;]|\.\d){1,30} ){0,6}?(?:uitgevoerd|opgeleverd|afgerond|gerealiseerd|gedaan)|(?:opdracht|project|werk)(?:en)? die u (?:noemt|opgeeft|indient|opvoert|laat zien)|\b(?:noemt?|toont?|laat|beschrijft?|omschrijft?)\b[^.;]{0,40}\b(?:opdracht|project|werk)\b[^.;]{0,60}(?:\bzien\b|\b(?:die|dat|waarin|waarbij) u\b)|(?:vergelijkbare?|soortgelijke?)\s(?:[\wà-ÿ]{1,40}\s){0,2}?(?:opdracht|project|werk|contract|levering|dienst)|ervaring (?:aan )?(?:met|in|op)|ervaring\s[^.;]{0,60}opgedaan|(?:eerder(?:e)?|afgelopen|laatste|voorafgaande)[^.;]{0,60}(?:opdracht|project|contract|werk)(?:en)?[^.;]{0,60}(?:uitgevoerd|opgeleverd|afgerond|gerealiseerd)|(?:uitgevoerd|opgeleverd|afgerond|gerealiseerd)[^.;]{0,60}(?:afgelopen|laatste|voorafgaande)/;

/** "Laat dat zien met één opdracht": what the sentence before asks for, shown by earlier work. */
const SHOWN_BY =
  /\b(?:(?:laat|laten) (?:u )?(?:dat|dit) zien|(?:toont?|bewijst?|onderbouwt?) (?:u )?(?:dat|dit)(?: aan)?|(?:dat|dit) (?:blijkt|bewijst u|toont u aan|laat u zien|onderbouwt u)) (?:met|uit|door|aan de hand van) (?:één|een|twee|drie|\d) (?:[\wà-ÿ]{1,20} ){0,2}?(?:project|werk|opdracht|klus|contract)(?:en)?\b(?!(?:[^.;]|\.\d){0,60}\b(?:wij|we)\b)/;

/** What stands before an amount that is no size of a reference, in lower-case text that ends at the amount. */
export const NOT_REFERENCE_AMOUNT =
  /(?:omzet|verzeker|dekking|raming|geraamd|opdrachtwaarde van deze|\b(?:wij|we) (?:ramen|schatten|begroten)|boete|vermogen|maximale waarde|budget|tarief|bespar|(?:(?<!van )\b(?:de|deze)|waarde van (?:de|deze)) opdracht (?:zelf )?(?:is|bedraagt|heeft|omvat|beslaat|kost))[^,;|]{0,40}$/;

/** Whether a sentence, where it stands, is about what a tenderer did before. */
export function asksReference(section: Section, sentence: Sentence, role: Role): boolean {
  const full = fullText(section, sentence);
  if (REFERENCE.test(full) || SHOWN_BY.test(full))
    return role !== 'award' || /referentie|kerncompetentie/.test(full);
  return (
    /referentie|kerncompetentie|ervaring|technische bekwaamheid/.test(headingOver(sentence)) &&
    (role === 'suitability' || role === 'selection' || role === 'evidence')
  );
}

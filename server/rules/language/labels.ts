import type { Label, Law } from '../../law/law.ts';
import { type FoundName, type NameFinder, nameFinder } from './names.ts';

const finders = new WeakMap<readonly Label[], NameFinder<Label>>();

/** Labels and certificates named in `text` (case kept), in order; names that are also words are not found. */
export function findLabels(text: string, law: Law): readonly FoundName<Label>[] {
  let finder = finders.get(law.labels);
  if (!finder) {
    const names = law.labels
      .filter((label) => !label.ambiguous)
      .flatMap((label) => label.names.map((name) => [name, label] as const));
    finder = nameFinder(names);
    finders.set(law.labels, finder);
  }
  return finder(text);
}

/** Whether it is a label (art. 2.78a) rather than a certificate of how an organisation is run. */
export function isProductLabel(found: FoundName<Label>): boolean {
  return found.entry.kind === 'label' || /keur/i.test(found.name);
}

/** Labels outside the list: "NKD Keurmerk", "het keurmerk Xyz". */
const OTHER_LABEL =
  /\b([A-Z][\p{L}\d&]{2,20}[- ](?:kwaliteits|veiligheids|milieu)?[Kk]eurmerk|(?:[Kk]eurmerk)\s(?:["'])?[A-Z][\p{L}\d&+-]{2,24}(?:\s(?:(?:op|van|voor|in)\s)?[A-Z][\p{L}\d]+){0,3})/gu;
const NO_LABEL =
  /^(?:Het|Een|Dit|Elk|Geen|Ieder|Als|Welk|Eigen|Erkend|Europees|Officieel|Landelijk|Wettelijk|Onafhankelijk|Deze|Indien|Naar|CE|Ander|Gelijkwaardig|Vergelijkbaar|Bedoeld|Genoemd|Gevraagd)[- ]|^[Kk]eurmerk\s["']?(?:Nader|Zie|Bewijs|Artikel|Product|Eis|Ja|Nee|Bijlage)\b/i;

/** Labels announced as such that are in no list; offsets in `text`. */
export function otherLabels(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(OTHER_LABEL)) {
    if (NO_LABEL.test(match[0])) continue;
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The label is given as one way to prove something, or belongs to the authority itself. */
export const NOT_DEMANDED =
  /\bbehalen van\b|\bniet (?:van belang|relevant)\b|-logo\s[^.;]{0,20}\bniet\b|(?<![a-zà-ÿ])(?:één|een) (?:mogelijkheid|manier|optie|van de (?:mogelijkheden|manieren|opties))\b|\bniet als eis\b|\bsindsdien\b|\bals voorbeeld\b|\bwaar (?:onze|de) [^.;,]{1,30} nu (?:staan|staat|draaien|draait)\b|\b(?:keurmerk(?:en)?|certifica(?:at|ten)|label) hoe(?:ft|ven)\b[^.;]{0,40}\bniet\b|\b(?:als|is) (?:een )?pre\b|(?:keurmerk(?:en)?|certifica(?:at|ten)|normen|labels?) (?:zo)?als\b|\bhoe(?:ft|ven)\s(?:u |de inschrijver |inschrijver )?niet\s(?:te (?:hebben|bezitten)|gecertificeerd|over)|\b(?:komt|komen|keert|keren) niet terug\b|\bvorig(?:e)? (?:jaar|contract)\b|\bter (?:toelichting|informatie|illustratie|oriëntatie)|\b(?:overwegen|overweegt)\b|volgende aanbesteding|\bvoldoe\w{0,3} (?:in (?:ieder|elk) geval|sowieso|zonder meer)|\bmet\s[^.;,]{0,40}\bhoe(?:ft|ven)\b|net als (?:elk|ieder)|ontslaat (?:\w{1,40} ){0,2}niet|kun(?:t|nen) (?:\w{1,40} ){0,3}gebruiken|wordt (?:ook )?geaccepteerd|worden (?:ook )?geaccepteerd|op (?:elke|iedere|andere) (?:manier|wijze) (?:te bewijzen|aan te tonen|aantoon|bewijz)|\bis\s(?:[\wà-ÿ]{1,12}\s){0,2}(?:een|slechts een|als) voorbeeld|\bgeen (?:verplichting|eis|vereiste|must|voorwaarde)\b|\bmaar niet (?:verplicht|vereist|nodig)|\bdan\s(?:is|geldt|volstaat|heeft)\s[^.;]{0,30}(?:voldoende|bewijs|aangetoond|voldaan)|bijvoorbeeld|\bbijv\.|\bbv\.|\bo\.a\.|onder andere|onder meer|te denken valt|denk aan|(?:aanbestedende dienst|gemeente|provincie|waterschap|opdrachtgever|ministerie|wij)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:draagt|dragen|is|zijn|heeft|hebben|voert)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:het|het keurmerk|gecertificeerd|een|lid)/;

/**
 * Whether a name in a text stands for the body somebody is a member of, not for its label: "lidmaatschap van amfori",
 * "FWF-lidmaatschap".
 */
export function isMembership(low: string, start: number, end: number): boolean {
  return (
    MEMBER_OF.test(low.slice(Math.max(0, start - 60), start)) ||
    /lidmaatschap/.test(low.slice(start, end + 13))
  );
}

const MEMBER_OF =
  /(?:lidmaatschap|\blid|\bleden|ledenbewijs|ledenlijst|lidnummer|aansluiting|aangesloten|deelname|deelnemer(?:s|schap|sbewijs)?|deelnemersbewijs|deelneemt|ondertekena(?:ar|ars))(?: (?:is|zijn))?(?: (?:van|bij|aan))?(?: (?:de|het|een))?\s$/;

/** Leave to use it, no more: "Dit mag een ISO 9001-certificaat zijn." */
export function isOnlyAllowed(low: string): boolean {
  return /\b(?:mag|mogen|kunnen|kunt)\b/.test(low) && !STRICT.test(low);
}

/** Words that make of "mag" a demand or a ban. */
const STRICT =
  /\b(?:alleen|uitsluitend|enkel|slechts|niet|geen|zonder|moet|moeten|dient|dienen|verplicht|vereist|pas|zodra|mits)\b/;

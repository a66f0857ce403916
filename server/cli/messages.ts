import { READING } from '../node/messages.ts';
import type { Text2 } from '../rules/rule.ts';

/** What is said about files. Mistakes in the command line itself are answered in Dutch only: no language is known yet. */
export const MESSAGES = {
  ...READING,
  crashed: {
    nl: 'kon niet worden gecontroleerd door een fout in Bestekwijzer ({error}); meld de fout',
    en: 'could not be checked because of a fault in Bestekwijzer ({error}); report the fault',
  },
  notSpecification: {
    nl: 'geen bestek: {path} (een bestek heeft `bestek` in de kop, heet *.bestek.md of *.bestek.yaml, of staat bij `bestanden` in bestekwijzer.yaml)',
    en: 'no specification: {path} (a specification has `bestek` in its front matter, is called *.bestek.md or *.bestek.yaml, or is listed under `bestanden` in bestekwijzer.yaml)',
  },
  noLibrary: {
    nl: '‘{name}’ is geen bibliotheek: er is geen map of pakket (in node_modules) van die naam met een bibliotheek.yaml erin',
    en: '‘{name}’ is no library: there is no folder or package (in node_modules) of that name with a bibliotheek.yaml in it',
  },
  noLibraryHere: {
    nl: 'hier staat geen bibliotheek (een map met bibliotheek.yaml)',
    en: 'there is no library here (a folder with bibliotheek.yaml)',
  },
  libraryUnreadable: { nl: 'kan niet worden gelezen: {detail}', en: 'cannot be read: {detail}' },
  libraryBroken: {
    nl: 'deze clausule telt niet mee, want het bestand klopt niet; zie ‘bestekwijzer bibliotheek check’',
    en: 'this clause does not count, since its file is not right; see ‘bestekwijzer bibliotheek check’',
  },
  noBaseline: {
    nl: 'is geen nullijn; maak er een met --write-baseline',
    en: 'is no baseline; make one with --write-baseline',
  },
  emptyFolder: { nl: 'in deze map staat geen bestek', en: 'there is no specification in this folder' },
  readOnly: { nl: 'mag niet worden gewijzigd (alleen lezen)', en: 'may not be changed (read only)' },
  changed: {
    nl: 'is intussen door een ander programma gewijzigd; niet geschreven',
    en: 'was changed by another program meanwhile; not written',
  },
  exists: {
    nl: 'bestaat al; geef --overschrijf op om het te vervangen',
    en: 'is there already; give --overschrijf to replace it',
  },
  writtenNow: {
    nl: 'is zojuist gemaakt van een ander bestek met dezelfde naam; geef met --uit een andere map op',
    en: 'was just made from another specification of that name; give another folder with --uit',
  },
  inUse: {
    nl: 'is geopend in een ander programma, zoals Word; sluit het daar en probeer het opnieuw',
    en: 'is open in another program, such as Word; close it there and try again',
  },
  unwritable: { nl: 'kan niet worden geschreven ({code})', en: 'cannot be written ({code})' },
} as const satisfies Record<string, Text2>;

import type { Text2 } from '../rules/rule.ts';

/** What is said about files. Mistakes in the command line itself are answered in Dutch only: no language is known yet. */
export const MESSAGES = {
  missing: { nl: 'bestaat niet', en: 'does not exist' },
  denied: { nl: 'geen toegang; u mag dit niet lezen', en: 'no access; you may not read this' },
  loop: { nl: 'is een koppeling die naar zichzelf verwijst', en: 'is a link to itself' },
  unreadable: { nl: 'kan niet worden gelezen ({code})', en: 'cannot be read ({code})' },
  irregular: { nl: 'is geen gewoon bestand en geen map', en: 'is no regular file and no folder' },
  encoding: {
    nl: 'dit teken is geen geldige UTF-8; sla het bestand op als UTF-8',
    en: 'this character is no valid UTF-8; save the file as UTF-8',
  },
  utf16: {
    nl: 'het bestand is opgeslagen als UTF-16; sla het op als UTF-8',
    en: 'the file was saved as UTF-16; save it as UTF-8',
  },
  crashed: {
    nl: 'kon niet worden gecontroleerd door een fout in Bestekwijzer ({error}); meld de fout',
    en: 'could not be checked because of a fault in Bestekwijzer ({error}); report the fault',
  },
  notSpecification: {
    nl: 'geen bestek: {path} (een bestek heeft `bestek` in de kop, heet *.bestek.md of *.bestek.yaml, of staat bij `bestanden` in bestekwijzer.yaml)',
    en: 'no specification: {path} (a specification has `bestek` in its front matter, is called *.bestek.md or *.bestek.yaml, or is listed under `bestanden` in bestekwijzer.yaml)',
  },
  emptyFolder: { nl: 'in deze map staat geen bestek', en: 'there is no specification in this folder' },
  readOnly: { nl: 'mag niet worden gewijzigd (alleen lezen)', en: 'may not be changed (read only)' },
  changed: {
    nl: 'is intussen door een ander programma gewijzigd; niet geschreven',
    en: 'was changed by another program meanwhile; not written',
  },
  unwritable: { nl: 'kan niet worden geschreven ({code})', en: 'cannot be written ({code})' },
} as const satisfies Record<string, Text2>;

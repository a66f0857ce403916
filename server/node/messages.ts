import type { Text2 } from '../rules/rule.ts';

/** Why a file or folder could not be read. */
export const READING = {
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
} as const satisfies Record<string, Text2>;

import { inDutch } from './settings.ts';

const texts = {
  starting: ['Bestekwijzer start…', 'Bestekwijzer is starting…'],
  running: ['Bestekwijzer leest mee', 'Bestekwijzer is reading along'],
  stopped: ['Bestekwijzer staat stil', 'Bestekwijzer has stopped'],
  restart: ['Opnieuw starten', 'Restart'],
  pickRule: ['Van welke regel wilt u de uitleg zien?', 'Which rule do you want explained?'],
  noRules: [
    'De regels zijn niet op te vragen: Bestekwijzer staat stil. Start opnieuw of bekijk de uitvoer.',
    'The rules cannot be listed: Bestekwijzer has stopped. Restart it or look at the output.',
  ],
  noPage: [
    'Over deze regel is geen uitleg gevonden. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    'No explanation of this rule was found. The output of Bestekwijzer shows the cause.',
  ],
} as const satisfies Record<string, readonly [nl: string, en: string]>;

/** A text the client shows by itself, in the language of `bestekwijzer.taal`. */
export const text = (key: keyof typeof texts): string => texts[key][inDutch() ? 0 : 1];

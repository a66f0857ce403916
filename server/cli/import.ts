import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { UserLanguage } from '../check/render.ts';
import { type Complaint, complaintLine, readComplaint, shownPath } from '../node/complaint.ts';
import { parse, UsageError } from './args.ts';
import { LANGUAGES } from './check.ts';
import { createFile } from './files/write.ts';
import { MESSAGES } from './messages.ts';
import type { Command } from './run.ts';

export const importCommand: Command = {
  help: `Maakt van Word-documenten (.docx) bestekken in Markdown.

Gebruik: bestekwijzer import [OPTIES] BESTAND.docx…

Koppen, lijsten met hun nummers, tabellen, citaten, voetnoten en opmerkingen blijven behouden; een opmerking wordt een
citaat: “> Opmerking (naam): …”. Afbeeldingen en opmaak niet. Het bestek krijgt een kop om aan te vullen.

Opties:
  --uit MAP      schrijf in deze map; standaard naast het Word-document
  --overschrijf  vervang een bestek dat er al is; de kop ervan blijft
  --taal TAAL    nl (de standaard) of en
  --help         deze hulp
  --version      het versienummer

Exitcode 0: gemaakt; 2: verkeerd gebruik of een bestand dat niet te lezen of te schrijven is (al het andere is dan wel
gemaakt).
`,
  async run(argv, world) {
    const { values, switches, positionals } = parse(argv, {
      uit: 'value',
      overschrijf: 'switch',
      taal: LANGUAGES,
    });
    const language = (values.taal ?? 'nl') as UserLanguage;
    if (positionals.length === 0) throw new UsageError('Geef een Word-document op, zoals leidraad.docx.');
    const { FAULTS, importDocx, importNotes, withFrontMatterOf } = await import('../word/word.ts');
    const written = new Set<string>();
    let failed = false;
    const fail = (complaint: Complaint) => {
      failed = true;
      world.complain(complaintLine(complaint, world.cwd, language));
    };
    for (const path of positionals) {
      const file = resolve(world.cwd, path);
      const bytes = await readFile(file).catch((error: unknown) => error as NodeJS.ErrnoException);
      if (bytes instanceof Error) {
        fail(bytes.code === 'EBUSY' ? { file, message: MESSAGES.inUse } : readComplaint(file, bytes));
        continue;
      }
      const imported = await importDocx(bytes, language);
      if ('fault' in imported) {
        fail({ file, message: FAULTS[imported.fault] });
        continue;
      }
      const folder = values.uit === undefined ? dirname(file) : resolve(world.cwd, values.uit);
      const target = join(folder, `${basename(file).replace(/\.docx$/i, '')}.bestek.md`);
      const replaces = switches.has('overschrijf');
      const replaced = replaces ? await readFile(target, 'utf8').catch(() => '') : '';
      const text = withFrontMatterOf(imported.text, replaced);
      const complaint = written.has(target)
        ? { file: target, message: MESSAGES.writtenNow }
        : await createFile(target, new TextEncoder().encode(text), replaces);
      if (complaint) {
        fail(complaint);
        continue;
      }
      written.add(target);
      const notes = importNotes(imported.counts, language);
      const noted = notes.length > 0 ? ` (${notes.join('; ')})` : '';
      await world.out(`${shownPath(file, world.cwd)} → ${shownPath(target, world.cwd)}${noted}\n`);
    }
    return failed ? 2 : 0;
  },
};

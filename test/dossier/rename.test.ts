import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDossierService } from '../../server/dossier-service.ts';
import type { RenameEdits, RenameResult } from '../../server/features/rename.ts';
import { createService } from '../../server/service.ts';
import { offsetAt } from '../../server/spec/pieces.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { runs } from '../spec/runs.ts';
import { memoryFiles } from './memory-files.ts';

const ROOT = 'file:///werk';
const [A, B] = [`${ROOT}/a.bestek.md`, `${ROOT}/b.bestek.md`];

/** Edits made as an editor makes them; each must be on `from`. */
function edited(text: string, edits: NonNullable<ReturnType<RenameEdits['get']>>, from: string): string {
  const pieces = readSpecification(A, 'markdown', text).text;
  const spans = edits
    .map(({ range, text: to }) => ({
      start: offsetAt(pieces, range.start),
      end: offsetAt(pieces, range.end),
      to,
    }))
    .sort((a, b) => b.start - a.start);
  let out = text;
  let last = text.length;
  for (const { start, end, to } of spans) {
    expect(text.slice(start, end)).toBe(from);
    expect(end).toBeLessThanOrEqual(last);
    last = start;
    out = out.slice(0, start) + to + out.slice(end);
  }
  return out;
}

async function world(files: Record<string, string>) {
  const service = createService({ date: '2026-11-01' });
  const dossier = createDossierService(service, memoryFiles({ ...files }), () => undefined);
  await dossier.build([ROOT], {});
  return {
    /** Renames what stands at the first mention of `from` in the first file. */
    async rename(from: string, to: string): Promise<RenameResult | undefined> {
      const text = files[A]!;
      service.open(A, 'markdown', text);
      dossier.changed(A);
      const at = text.indexOf(from) + 1;
      const lines = text.slice(0, at).split('\n');
      return dossier.rename(A, { line: lines.length - 1, character: lines.at(-1)!.length }, to);
    },
  };
}

async function renamed(files: Record<string, string>, from: string, to: string) {
  const result = await (await world(files)).rename(from, to);
  if (!result || 'refused' in result) throw new Error(JSON.stringify(result));
  return Object.fromEntries(
    Object.entries(files).map(([uri, text]) => [uri, edited(text, result.edits.get(uri) ?? [], from)]),
  );
}

describe('renaming', () => {
  const words = fc.constantFrom(
    ...[
      'E1',
      'E10',
      'e1',
      'E1-bis',
      'E1.',
      '(E1)',
      'zie E1 en E2',
      'WE1',
      'E2',
      'De opdrachtnemer',
      'Opdrachtnemer',
    ],
    ...[
      'Opdrachtnemers',
      'de Opdrachtnemer,',
      '`E1`',
      '`Opdrachtnemer`',
      '**E1**',
      '[E1](#e1)',
      '😀',
      'één',
      ' ',
      ' ',
    ],
    ...[
      '<!-- E1 Opdrachtnemer -->',
      '[x](Opdrachtnemer.md)',
      'Opdrachtnemer-portaal',
      '\u00a0',
      '| E1 | x |',
    ],
  );
  const breaks = fc.constantFrom(' ', ' ', '\n', '\n\n', '\n\n- ', '\n> ', '\n\n## Deel\n\n', '\n| ');
  const body = fc
    .array(fc.tuple(words, breaks), { maxLength: 40 })
    .map((parts) => parts.map(([word, end]) => word + end).join(''));
  const lineBreak = fc.constantFrom('\n', '\r\n');

  const files = fc.tuple(body, body, lineBreak).map(([one, two, eol]) => ({
    [A]: `---\nbestek: "1"\n---\n\n# Begrippen\n\n- Opdrachtnemer: de partij die levert.\n\n# Eisen\n\n- E1: een eis\n- E2: nog een\n\n${one}`.replaceAll(
      '\n',
      eol,
    ),
    [B]: `# Twee\n\n${two}\n`.replaceAll('\n', eol),
  }));

  it.each([
    ['E1', 'E99'],
    ['Opdrachtnemer', 'Leverende Partij'],
  ])('of %s changes nothing else, and renaming back restores every byte', async (from, to) => {
    await fc.assert(
      fc.asyncProperty(files, async (before) => {
        const after = await renamed(before, from, to);
        expect(after[A]).not.toBe(before[A]);
        expect(await renamed(after, to, from)).toEqual(before);
      }),
      runs(60),
    );
  });

  it('leaves code, comments, link targets and longer words as they are', async () => {
    const rest = ' `E1` <!-- E1 --> [x](E1.md) E10 E1-bis WE1\n';
    const before = { [A]: `# Eisen\n\n- E1: eis\n- E2: zie E1.${rest}`, [B]: `# B\n\nZie E1.${rest}` };
    expect(await renamed(before, 'E1', 'E7')).toEqual({
      [A]: `# Eisen\n\n- E7: eis\n- E2: zie E7.${rest}`,
      [B]: `# B\n\nZie E7.${rest}`,
    });
  });
});

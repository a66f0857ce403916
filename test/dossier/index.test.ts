import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { rangeOf } from '../../server/check/places.ts';
import { patternOf, placesOf } from '../../server/dossier/capitals.ts';
import { entryOf } from '../../server/dossier/entry.ts';
import { plainUri } from '../../server/dossier/file-system.ts';
import { createDossier, type Dossier } from '../../server/dossier/index.ts';
import { mentionsOf } from '../../server/features/target.ts';
import { nodeFiles } from '../../server/node/file-system.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { folderOf } from '../cli/command.ts';
import { runs } from '../spec/runs.ts';
import { memoryFiles } from './memory-files.ts';

const ROOT = 'file:///werk';
const FRONT = '---\nbestek: "1"\n---\n\n';

const names = (dossier: Dossier) => [...dossier.entries()].map(({ uri }) => uri.replace(`${ROOT}/`, ''));

describe('building', () => {
  it('reads specifications by name, by their front matter and by the project file, and nothing else', async () => {
    const files = memoryFiles({
      [`${ROOT}/a.bestek.md`]: '# A\n',
      [`${ROOT}/b.md`]: `${FRONT}# B\n`,
      [`${ROOT}/c.md`]: '# C\n',
      [`${ROOT}/d.yaml`]: 'bestek: "1"\n',
      [`${ROOT}/e.yaml`]: 'services: {}\n',
      [`${ROOT}/stukken/f.md`]: '# F\n',
      [`${ROOT}/g.md`]: 'tekst\n\nbestek: geen kop\n',
    });
    const dossier = createDossier(files);
    const report = await dossier.build([ROOT], { isListed: async (uri) => uri.includes('/stukken/') });
    expect(names(dossier)).toEqual(['a.bestek.md', 'b.md', 'd.yaml', 'stukken/f.md']);
    expect(report).toEqual({ documents: 4, unreadable: [], cancelled: false });
  });

  it('goes on past a file that cannot be read, and names it', async () => {
    const dossier = createDossier(
      memoryFiles({ [`${ROOT}/a.bestek.md`]: undefined, [`${ROOT}/b.bestek.md`]: '# B\n' }),
    );
    const report = await dossier.build([ROOT], {});
    expect(names(dossier)).toEqual(['b.bestek.md']);
    expect(report.unreadable).toEqual([{ uri: `${ROOT}/a.bestek.md`, why: 'geen toegang' }]);
  });

  it('stops when asked to, and knows what it has read', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`${ROOT}/${String(i).padStart(2, '0')}.bestek.md`, '# A\n']),
    );
    const dossier = createDossier(memoryFiles(many));
    let asked = 0;
    const report = await dossier.build([ROOT], { isCancelled: () => ++asked > 10 });
    expect(report).toMatchObject({ documents: 10, cancelled: true });
    expect(names(dossier)).toHaveLength(10);
  });

  it('answers from what is known while it reads', async () => {
    const files = memoryFiles({});
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...files,
      async *list() {
        for (let i = 0; i < 9; i++) {
          files.files[`${ROOT}/${i}.bestek.md`] = `# A\n\n- E${i}: eis\n`;
          yield `${ROOT}/${i}.bestek.md`;
        }
        await held;
      },
    };
    const dossier = createDossier(slow);
    const building = dossier.build([ROOT], {});
    await expect.poll(() => names(dossier).length).toBeGreaterThan(0);
    expect(dossier.tender(`${ROOT}/x.bestek.md`).requirement('E0')).toHaveLength(1);
    release();
    expect((await building).documents).toBe(9);
  });

  it('forgets what is not there any more the next time', async () => {
    const files = memoryFiles({ [`${ROOT}/a.bestek.md`]: '# A\n', [`${ROOT}/b.bestek.md`]: '# B\n' });
    const dossier = createDossier(files);
    await dossier.build([ROOT], {});
    delete files.files[`${ROOT}/a.bestek.md`];
    await dossier.build([ROOT], {});
    expect(names(dossier)).toEqual(['b.bestek.md']);
  });

  it('leaves out what version control ignores, hidden folders and dependencies, and follows links once', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      '.gitignore': 'concept/\n',
      'a.bestek.md': '# A\n',
      'concept/b.bestek.md': '# B\n',
      'node_modules/c/c.bestek.md': '# C\n',
      '.verborgen/d.bestek.md': '# D\n',
      'map (1)/é.bestek.md': '# E\n',
      'geen-utf8.bestek.md': new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x0a]),
    });
    try {
      symlinkSync(folder.path, join(folder.path, 'rond'));
      const root = URI.file(folder.path).toString();
      const files = nodeFiles();
      const dossier = createDossier(files);
      const report = await dossier.build([root], {});
      expect([...dossier.entries()].map(({ uri }) => plainUri(uri).slice(plainUri(root).length + 1))).toEqual(
        ['a.bestek.md', 'map (1)/é.bestek.md'],
      );
      expect(report.unreadable).toMatchObject([{ why: expect.stringContaining('UTF-8') }]);
      const covers = (path: string) => files.covers(root, URI.file(join(folder.path, path)).toString());
      expect(await covers('nieuw.bestek.md')).toBe(true);
      expect(await covers('map (1)/nieuw.md')).toBe(true);
      for (const path of [
        'concept/b.bestek.md',
        'node_modules/x.md',
        '.verborgen/d.bestek.md',
        '../x.md',
        'x.txt',
      ])
        expect(await covers(path), path).toBe(false);
      mkdirSync(join(folder.path, 'concept', 'diep'));
      writeFileSync(join(folder.path, 'concept', '.gitignore'), '!x.md\n');
      expect(await covers('concept/x.md')).toBe(false);
    } finally {
      folder.remove();
    }
  });
});

describe('keeping up', () => {
  const uri = `${ROOT}/a.bestek.md`;
  const open = (dossier: Dossier, text: string, name = uri) =>
    dossier.setOpen(name, readSpecification(name, 'markdown', text));

  it('prefers what is open to what is on disk', async () => {
    const files = memoryFiles({ [uri]: '# A\n\n- E1: eis\n' });
    const dossier = createDossier(files);
    await dossier.build([ROOT], {});
    open(dossier, '# A\n\n- E2: eis\n');
    expect([...dossier.tender(uri).requirements]).toEqual(['E2']);
    await dossier.build([ROOT], {});
    expect([...dossier.tender(uri).requirements]).toEqual(['E2']);
    dossier.setClosed(uri);
    expect([...dossier.tender(uri).requirements]).toEqual(['E2']);
    await dossier.refresh(uri);
    expect([...dossier.tender(uri).requirements]).toEqual(['E1']);
  });

  it('hides a document that is no specification as it is typed', async () => {
    const dossier = createDossier(memoryFiles({ [uri]: '# A\n' }));
    await dossier.build([ROOT], {});
    dossier.setOpen(uri, undefined);
    expect(names(dossier)).toEqual([]);
  });

  it('knows a document once, however its name is written', async () => {
    const dossier = createDossier(memoryFiles({ [`${ROOT}/a%20(1).bestek.md`]: '# A\n' }));
    await dossier.build([ROOT], {});
    open(dossier, '# A\n', `${ROOT}/a%20%281%29.bestek.md`);
    expect(names(dossier)).toEqual(['a%20%281%29.bestek.md']);
    dossier.setClosed(`${ROOT}/a%20%281%29.bestek.md`);
    expect(names(dossier)).toHaveLength(1);
  });

  it('takes in a new file and drops one that is gone', async () => {
    const files = memoryFiles({});
    const dossier = createDossier(files);
    files.files[uri] = '# A\n';
    expect(await dossier.refresh(uri)).toBe(true);
    expect(names(dossier)).toEqual(['a.bestek.md']);
    delete files.files[uri];
    expect(await dossier.refresh(uri)).toBe(true);
    expect(names(dossier)).toEqual([]);
    expect(await dossier.refresh(uri)).toBe(false);
  });
});

describe('mentions of a term', () => {
  const part = fc.constantFrom(
    ...[
      'Opdrachtnemer',
      'Technische Specificatie',
      'opdrachtnemer',
      'Opdrachtnemers',
      'Service-Level',
      '\n',
      '\r\n',
    ],
    ...[
      ' ',
      ' ',
      '. ',
      '**Opdrachtnemer**',
      '`Opdrachtnemer`',
      '_Technische Specificatie_',
      '| a | ',
      '- ',
      '# ',
    ],
    ...['Technische\nSpecificatie', 'Technische-Specificatie', '😀', 'Éénmalige Vergoeding', '> ', '\n\n'],
  );
  const text = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(''));

  it('are known without the text as they are with it', () => {
    fc.assert(
      fc.property(text, (body) => {
        const spec = readSpecification(uriOf('x'), 'markdown', `${FRONT}${body}`);
        const { capitals } = entryOf(spec);
        for (const term of [
          'Opdrachtnemer',
          'Technische Specificatie',
          'Service-Level',
          'Éénmalige Vergoeding',
        ]) {
          const pattern = patternOf(term);
          const known = pattern ? placesOf(capitals, pattern) : [];
          const read = mentionsOf(spec, term).map((span) => rangeOf(spec, span).start);
          expect(pattern?.isExact ?? true).toBe(true);
          expect(known).toEqual(read);
        }
      }),
      runs(300),
    );
  });
});

const uriOf = (name: string) => `${ROOT}/${name}.bestek.md`;

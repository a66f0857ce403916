import { describe, expect, it } from 'vitest';
import { allProblems } from '../../server/check/fix.ts';
import { foundText } from '../../server/check/render.ts';
import { createDossierService } from '../../server/dossier-service.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { type ClauseLibrary, joinLibraries } from '../../server/library/library.ts';
import { createService } from '../../server/service.ts';
import { memoryFiles } from '../dossier/memory-files.ts';

const TEXT =
  'Opdrachtnemer levert de bestelde goederen binnen veertien dagen af op het adres dat Opdrachtgever bij de bestelling heeft opgegeven, en meldt vertraging zonder uitstel aan de contactpersoon van Opdrachtgever.';
const OWN: ClauseLibrary = {
  id: 'eigen',
  title: 'Eigen clausules',
  clauses: [
    {
      id: 'eigen/levering',
      title: 'Levering',
      steps: [],
      themes: [],
      applications: [],
      fields: {},
      sources: [],
      versions: [{ version: '1', from: '2024-01-01', text: TEXT }],
    },
  ],
};
const URI = 'file:///a.bestek.md';
const library = joinLibraries([OWN, BUILT_IN]);

function opened(facts: string, body: string) {
  const service = createService({ date: '2026-11-01', library });
  const text = `---\nbestek: "1"\n${facts}---\n\n# Levering\n\n${body}\n`;
  service.open(URI, 'markdown', text);
  const lines = text.split('\n').length;
  const found = allProblems(service.check(URI)!).map((problem) => ({
    rule: problem.rule.id,
    message: foundText(problem, 'nl'),
  }));
  const offered = service.completions(URI, { line: lines - 1, character: 0 }).map(({ label }) => label);
  const dossier = createDossierService(service, memoryFiles({}), () => undefined);
  return { service, found, rules: found.map(({ rule }) => rule), offered, dossier };
}

describe('the libraries a document uses', () => {
  it('are all there are when it says nothing, or names none that is there', () => {
    for (const facts of [
      '',
      'bibliotheken: [onbekend]\n',
      'bibliotheken: [eigen, isv]\n',
      'bibliotheken:\n',
    ]) {
      const { offered, rules, service } = opened(facts, TEXT);
      expect(offered).toContain('eigen/levering');
      expect(offered).toContain('isv/stap-2-risicos');
      expect(rules).toContain('clausule/zonder-markering');
      expect(service.libraryOf(URI)).toBe(library);
    }
  });

  it('are those it names, for completion, recognition and insertion', () => {
    const { offered, rules, dossier } = opened('bibliotheken: [isv]\n', TEXT);
    expect(offered).not.toContain('eigen/levering');
    expect(offered).toContain('isv/stap-2-risicos');
    expect(rules).not.toContain('clausule/zonder-markering');
    expect(dossier.insertion('eigen/levering', undefined, URI)).toBeUndefined();
    expect(dossier.insertion('isv/stap-2-risicos', undefined, URI)).toContain('<!-- clausule isv/');
    expect(opened('bibliotheken: [eigen]\n', TEXT).offered).not.toContain('isv/stap-2-risicos');
  });

  it('are told of when a clause comes from another, or when there is none by that name', () => {
    const marked = `<!-- clausule eigen/levering@1 -->\n${TEXT}\n<!-- /clausule -->`;
    expect(opened('', marked).rules).not.toContain('clausule/onbekend');
    expect(opened('bibliotheken: [isv]\n', marked).found).toContainEqual({
      rule: 'clausule/onbekend',
      message: expect.stringContaining('die dit document niet bij “bibliotheken” noemt'),
    });
    expect(opened('bibliotheken: isv\n', '').rules).not.toContain('clausule/onbekend');
    expect(opened('bibliotheken: [eigne]\n', '').found).toContainEqual({
      rule: 'clausule/onbekend',
      message: 'Er is geen bibliotheek met de naam “eigne”; bekend zijn: eigen, isv.',
    });
  });

  it('are offered by name in the front matter', () => {
    const { service } = opened('bibliotheken: \n', '');
    const labels = service.completions(URI, { line: 2, character: 14 }).map(({ label }) => label);
    expect(labels).toEqual(['eigen', 'isv']);
  });

  it('take part as soon as they are named', () => {
    const { service } = opened('bibliotheken: [isv]\n', TEXT);
    const at = { line: 2, character: 15 };
    service.change(URI, [{ range: { start: at, end: at }, text: 'eigen, ' }]);
    expect(allProblems(service.check(URI)!).map(({ rule }) => rule.id)).toContain(
      'clausule/zonder-markering',
    );
  });
});

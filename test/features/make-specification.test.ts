import { describe, expect, it } from 'vitest';
import { createChecker } from '../../server/check/check.ts';
import { allProblems } from '../../server/check/fix.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import {
  type FoundFacts,
  factsFound,
  refusalOf,
  specificationEdit,
} from '../../server/features/make-specification.ts';
import { type Answers, factsFrom, QUESTIONS } from '../../server/features/questions.ts';
import { ONLY_BUILT_IN } from '../../server/library/libraries.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { readSpecification } from '../../server/spec/specification.ts';

const TEXT = `# Leidraad schoonmaak stadskantoor

De gemeente Voorbeeld besteedt de schoonmaak van het stadskantoor aan volgens de Europese openbare procedure.
De geraamde waarde van de opdracht bedraagt € 400.000 exclusief btw, inclusief opties en verlengingen.
De opdracht is een dienst.
De overeenkomst heeft een looptijd van 24 maanden en kan twee maal met 12 maanden worden verlengd.

| Stap | Datum |
| --- | --- |
| Verzending van de aankondiging | 11 januari 2027 |
| Sluiting van de inschrijving | 22 februari 2027 |

CPV-code: 90910000-9
`;

const read = (text: string) => readSpecification('file:///tekst.md', 'markdown', text);
const proposed = ({ answers }: FoundFacts): Answers =>
  Object.fromEntries(QUESTIONS.flatMap((id) => (answers[id] ? [[id, answers[id].value]] : [])));

/** The text after the edit, with everything found in it. */
function made(text: string, answers?: Answers): string {
  const spec = read(text);
  const found = factsFound(spec, 'nl');
  const edit = specificationEdit(spec, factsFrom(answers ?? proposed(found)), found.others)!;
  expect(edit.span.start).toBe(edit.span.end);
  const whole = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  // Whatever stood there stands there, to the byte.
  expect(whole.slice(0, edit.span.start) + whole.slice(edit.span.start + edit.text.length)).toBe(text);
  return whole;
}

describe('facts in a text that is no specification yet', () => {
  const { answers, others } = factsFound(read(TEXT), 'nl');

  it('become answers, with the line they stand on', () => {
    expect(answers).toEqual({
      titel: { value: 'Leidraad schoonmaak stadskantoor', where: 'regel 1' },
      opdracht: { value: 'dienst', where: 'regel 5' },
      soort: { value: 'gemeente', where: 'regel 3' },
      raming: { value: '400000', where: 'regel 4' },
      procedure: { value: 'openbaar', where: 'regel 3' },
      aankondiging: { value: '2027-01-11', where: 'regel 10' },
    });
  });

  it('are offered when no question asks for them', () => {
    expect(others.map(({ key, yaml, where }) => [key, yaml, where])).toEqual([
      ['soort-document', 'leidraad', 'regel 1'],
      ['looptijd', '24 maanden', 'regel 6'],
      ['verlengingen', '2 x 12 maanden', 'regel 6'],
      ['cpv', '["90910000-9"]', 'regel 13'],
      ['planning.sluiting', '2027-02-22', 'regel 11'],
    ]);
  });

  it('are not made up', () => {
    expect(factsFound(read('Notulen van het overleg.\n'), 'nl')).toEqual({ answers: {}, others: [] });
    expect(factsFound(read(''), 'nl')).toEqual({ answers: {}, others: [] });
  });
});

describe('making a text a specification', () => {
  it('puts front matter above it that is read without a problem and agrees with the text', () => {
    const spec = read(made(TEXT));
    expect(spec.factSheet.problems).toEqual([]);
    expect(spec.factSheet.facts).toEqual({
      format: '1',
      title: 'Leidraad schoonmaak stadskantoor',
      documentKind: 'leidraad',
      contractingAuthority: { kind: 'gemeente' },
      procedure: 'openbaar',
      contractType: 'dienst',
      estimate: 400_000,
      term: { months: 24 },
      extensions: [{ count: 2, months: 12 }],
      cpv: ['90910000-9'],
      planning: { notice: '2027-01-11', closing: '2027-02-22' },
    });
    const checker = createChecker(rules, ONLY_BUILT_IN.library, defaultSettings('2026-11-01'));
    const ids = allProblems(checker.check(spec)).map(({ rule }) => rule.id);
    expect(ids.filter((id) => id.startsWith('feiten/') || id === 'tekst/tegenstrijdig')).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['one line without an end', 'Tekst'],
    ['Windows line ends', TEXT.replaceAll('\n', '\r\n')],
    ['a mark of byte order', `\ufeff${TEXT}`],
    ['a ruler at the top', `---\n\n${TEXT}`],
    ['spaces at the ends, tabs and no-break spaces', '#\u00a0Titel  \n\n\tTekst  \n\n\n'],
    ['front matter of another kind', `---\ntitle: Stukken\ndate: 2027-01-01\n---\n${TEXT}`],
    ['front matter and Windows line ends', `---\r\nauthor: X\r\n---\r\n${TEXT.replaceAll('\n', '\r\n')}`],
    ['empty front matter', `---\n---\n\n${TEXT}`],
    ['front matter that is never closed', `---\nauteur: X\n\n${TEXT}`],
  ])('leaves the rest as it is: %s', (_name, text) => {
    const whole = made(text);
    const spec = read(whole);
    expect(spec.factSheet.facts.format).toBe('1');
    expect(spec.factSheet.problems.filter(({ code }) => code !== 'unknown-key')).toEqual([]);
    const breaks = whole.match(/\r?\n/g)!;
    expect(new Set(breaks).size).toBe(1);
  });

  it('keeps what the front matter states, and asks for nothing that was skipped', () => {
    const text = `---\nprocedure: niet-openbaar\nplanning:\n  sluiting: 2027-03-01\n---\n${TEXT}`;
    const whole = made(text);
    expect(whole).toContain('\nprocedure: niet-openbaar\n');
    expect(whole.match(/^procedure:|^planning:/gm)).toEqual(['procedure:', 'planning:']);
    expect(made('Tekst.\n', {})).toBe('---\nbestek: "1"\n---\n\nTekst.\n');
  });

  it('writes names so that YAML reads them back', () => {
    const titel = 'Titel: "met" #tekens, \\ en \u{1f600}';
    const spec = read(made('Tekst.\n', { titel, percelen: 'Noord, Zuid: "oost"', risicocategorie: 'geen' }));
    expect(spec.factSheet.facts).toEqual({
      format: '1',
      title: titel,
      lots: [{ name: 'Noord' }, { name: 'Zuid: "oost"' }],
      isv: { riskCategory: 'geen', application: 'niet' },
    });
  });

  it('is refused for what is one already, for YAML, and for front matter that cannot be added to', () => {
    expect(refusalOf(read('---\nbestek: "1"\n---\nTekst.\n'))).toBe('is-specification');
    expect(refusalOf(readSpecification('file:///a.yaml', 'yaml', 'titel: x\n'))).toBe('no-markdown');
    expect(refusalOf(read('---\n{title: x}\n---\nTekst.\n'))).toBe('front-matter');
    expect(refusalOf(read('---\ntitle: "x\nb: [\n---\nTekst.\n'))).toBe('front-matter');
    expect(refusalOf(read(TEXT))).toBeUndefined();
    expect(specificationEdit(read('---\nbestek: "1"\n---\n'), {}, [])).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import {
  type Answers,
  complaintAbout,
  factsFrom,
  QUESTIONS,
  questionOf,
  readAmount,
  readDay,
  shownAnswer,
} from '../../server/features/questions.ts';

const world = { date: '2026-11-01', language: 'nl' } as const;
const ANSWERS: Answers = {
  titel: 'Levering van bedrijfskleding',
  opdracht: 'levering',
  'aanbestedende-dienst': 'Ministerie van Voorbeeld',
  soort: 'rijk',
  raming: '1,25 miljoen',
  aankondiging: '11 januari 2027',
  procedure: 'openbaar',
  percelen: 'Bovenkleding; Schoenen',
  risicocategorie: 'bedrijfskleding',
};

describe('questions', () => {
  it('have all their texts in both languages', () => {
    for (const id of QUESTIONS) {
      const nl = questionOf(id, {}, world);
      const en = questionOf(id, {}, { ...world, language: 'en' });
      for (const { title, prompt } of [nl, en]) expect(title.length * prompt.length).toBeGreaterThan(20);
      expect(nl.prompt).not.toBe(en.prompt);
      expect(`${nl.prompt}${nl.explanation}`).not.toMatch(/\{\w+\}/);
    }
  });

  it('propose what the answers so far tell', () => {
    expect(questionOf('soort', { 'aanbestedende-dienst': 'Gemeente Voorbeeld' }, world).proposed).toBe(
      'gemeente',
    );
    expect(questionOf('soort', { 'aanbestedende-dienst': 'Stichting X' }, world).proposed).toBe('');
    expect(questionOf('risicocategorie', ANSWERS, world).proposed).toBe('bedrijfskleding');
    const { risicocategorie, procedure, ...open } = ANSWERS;
    expect(questionOf('risicocategorie', open, world).proposed).toBe('bedrijfskleding');
    expect(questionOf('risicocategorie', { titel: 'Jeugdhulp' }, world).proposed).toBe('geen');
    expect(questionOf('aankondiging', {}, world).proposed).toBe('2026-12-31');
  });

  it('explain the choice of procedure from estimate, authority and day', () => {
    const { procedure, ...open } = ANSWERS;
    const above = questionOf('procedure', open, world);
    expect(above.explanation).toContain('op of boven de Europese drempel');
    expect(above.explanation).toContain('art. 2.2 Aw 2012');
    expect(above.explanation).toContain('geen juridisch advies');
    expect(above.proposed).toBe('openbaar');
    expect(questionOf('procedure', { ...open, soort: 'gemeente', raming: '150.000' }, world).proposed).toBe(
      'meervoudig-onderhands',
    );
    expect(questionOf('procedure', { ...open, aankondiging: '2031-01-06' }, world).proposed).toBe('');
  });

  it('may all be left open for a text that exists, and tell what was found in it', () => {
    const existing = { ...world, isExisting: true, found: { raming: { value: '400000', where: 'regel 4' } } };
    for (const id of QUESTIONS) expect(complaintAbout(id, '', {}, existing)).toBeUndefined();
    const { proposed, explanation } = questionOf('raming', {}, existing);
    expect(proposed).toBe('400000');
    expect(explanation).toContain('Gevonden in de tekst (regel 4).');
    expect(questionOf('soort', {}, existing).options?.at(-1)).toEqual({ value: '', label: 'Later invullen' });
    expect(complaintAbout('aankondiging', '2020-01-06', {}, existing)).toBeUndefined();
  });
});

describe('answers', () => {
  it('are accepted as people type them', () => {
    for (const id of QUESTIONS) expect(complaintAbout(id, ANSWERS[id]!, ANSWERS, world), id).toBeUndefined();
    expect(factsFrom(ANSWERS)).toEqual({
      title: 'Levering van bedrijfskleding',
      contractType: 'levering',
      authority: 'Ministerie van Voorbeeld',
      authorityKind: 'rijk',
      estimate: 1_250_000,
      noticeDate: '2027-01-11',
      procedure: 'openbaar',
      lots: ['Bovenkleding', 'Schoenen'],
      riskCategory: 'bedrijfskleding',
    });
    expect(factsFrom({ titel: '', raming: '' })).toEqual({});
  });

  it.each([
    ['titel', '', 'Vul hier iets in.'],
    ['titel', 'x'.repeat(201), 'Houd het onder 200 tekens.'],
    ['titel', 'een\ntwee', 'Schrijf dit op één regel.'],
    ['raming', 'veel', '‘veel’ is geen bedrag.'],
    ['raming', '-5', '‘-5’ is geen bedrag.'],
    ['raming', '1.25.000', 'is geen bedrag.'],
    ['raming', '0', 'is geen bedrag.'],
    ['aankondiging', '30 februari 2027', 'is geen dag.'],
    ['aankondiging', '11 januari', 'is geen dag.'],
    ['aankondiging', '2026-10-31', '31 oktober 2026 is al voorbij.'],
    ['opdracht', 'iets', '‘iets’ is geen keuze. Kies uit: werk, levering, dienst.'],
    ['percelen', 'Noord, noord', 'Het perceel ‘noord’ staat er twee keer.'],
  ] as const)('are refused with a reason: %s ‘%s’', (id, answer, reason) => {
    expect(complaintAbout(id, answer, {}, world)).toContain(reason);
  });

  it('read amounts and days', () => {
    for (const text of [
      '1250000',
      '1.250.000',
      '€ 1.250.000,-',
      '1,25 miljoen',
      'EUR 1250000',
      '1.250.000 euro',
    ])
      expect(readAmount(text), text).toBe(1_250_000);
    for (const text of ['', 'abc', '5 tot 6', '1 en 2', '€']) expect(readAmount(text), text).toBeUndefined();
    for (const text of ['2027-01-11', '11-1-2027', '11 januari 2027', ' 2027-01-11 '])
      expect(readDay(text), text).toBe('2027-01-11');
    for (const text of ['', '2027', '2027-13-01', 'op 11 januari 2027'])
      expect(readDay(text), text).toBeUndefined();
  });

  it('are shown as one writes them', () => {
    const shown = QUESTIONS.map((id) =>
      shownAnswer(id, ANSWERS[id]!, ANSWERS, world).replaceAll('\u00a0', ' '),
    );
    expect(shown).toEqual([
      'Levering van bedrijfskleding',
      'Levering',
      'Ministerie van Voorbeeld',
      'Centrale overheid: lagere drempel, ISV verplicht in de risicocategorieën',
      '€ 1.250.000',
      '11 januari 2027',
      'Europese openbare procedure',
      'Bovenkleding, Schoenen',
      'Bedrijfskleding',
    ]);
    expect(shownAnswer('percelen', '', {}, world)).toBe('–');
    expect(shownAnswer('procedure', 'nationaal-openbaar', ANSWERS, world)).toContain(
      '(past niet bij een raming',
    );
  });
});

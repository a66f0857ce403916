import { describe, expect, it } from 'vitest';
import { introduction } from '../../server/rules/language/statements.ts';
import { readMarkdown } from '../../server/spec/read-markdown.ts';

/** Each sentence by its kind of block, with what introduces it. */
function read(text: string): string[] {
  const section = readMarkdown(text);
  return section.sentences.map((one) => {
    const lead = introduction(section, one);
    return `${one.block.kind}: ${lead ? `${lead} → ` : ''}${one.low}`;
  });
}

describe('lists that are none to Markdown', () => {
  it('lines that begin with letters are items under what leads them in', () => {
    expect(read('De inschrijver levert:\na) een plan;\nb) een offerte,\nin tweevoud.\n')).toEqual([
      'paragraph: de inschrijver levert:',
      'item: de inschrijver levert: → een plan;',
      'item: de inschrijver levert: → een offerte, in tweevoud.',
    ]);
  });

  it('also with white lines between them, and in an item of a list', () => {
    expect(read('Wij vragen:\n\na. een kat.\n\nb. een hond.\n\nEn verder niets.\n')).toEqual([
      'paragraph: wij vragen:',
      'item: wij vragen: → een kat.',
      'item: wij vragen: → een hond.',
      'paragraph: en verder niets.',
    ]);
    expect(read('1. De aannemer:\n   a. werkt;\n   b. rust.\n2. Klaar.\n')).toEqual([
      'item: de aannemer:',
      'item: de aannemer: → werkt;',
      'item: de aannemer: → rust.',
      'item: klaar.',
    ]);
  });

  it('bullets typed as a character', () => {
    expect(read('Bewijs:\n• een diploma\n• een foto\n')).toEqual([
      'paragraph: bewijs:',
      'item: bewijs: → een diploma',
      'item: bewijs: → een foto',
    ]);
  });

  it('one letter or dash at the start of a line is no list', () => {
    for (const text of ['In klasse\nb. is dat anders.\n', 'De levering\n– mits op tijd – wordt betaald.\n'])
      expect(read(text)).toHaveLength(1);
  });
});

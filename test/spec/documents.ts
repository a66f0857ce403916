import fc from 'fast-check';

/**
 * Random documents as drafters leave them lying about: half typed, pasted from Word, merged badly. Pieces are chosen
 * so that each kind of block meets each other kind often.
 */

const PARAGRAPH = 'Opdrachtnemer moet binnen 14 dagen leveren.';

const WORDS = [
  'De opdrachtnemer moet leveren.',
  'De geraamde waarde bedraagt € 400.000.',
  'Looptijd: 24 maanden; zie art. 2.81:lid 2.',
  'Een **vette** en _schuine_ zin met `code` en [link](https://x.nl/a_b).',
  'Prijs\u00a0€\u00a01.000 – “mooi” 🚀 voor ’s morgens',
  'é́ İstanbul ß \u200b nulbreedte',
  '\ud83d los halfpaar',
  'a\tb  dubbele  spatie  ',
  '12. geen lijst',
  '\\# ontsnapt \\*ster\\*',
  '> 50% van de prijs',
  'VCA** en 5*3*2 en __init__',
  '####Titel zonder spatie',
  'gunning | weging',
];

const word = fc.constantFrom(...WORDS);

const HEADINGS = [
  '# Inleiding',
  '# 1 Gunning',
  '## 2.1 Geschiktheidseisen',
  '### Artikel 9. Boete #',
  '###### diep',
  '#',
  '#geen kop',
  '####### zeven',
  '    # ingesprongen',
  ' # een spatie',
  '#\ttab',
  '# # #',
  'Onderstreept\n============',
  'Zwak\n---',
  '> # Kop in citaat',
  '- # Kop in lijst',
];

const FENCES = [
  '```\n# geen kop\n```',
  '~~~ yaml\n# geen kop\n\nx: 1\n~~~',
  '````\n```\n# in\n````',
  '```',
  '~~~',
  '- ```\n  # in lijst\n  ```',
  '- a\n\n  ```\n  b\n# kop\n',
  '   ```\nx\n   ```',
  '    ```\n# kop\n    ```',
  '> ```\n> # in citaat\n> ```',
  '``` a`b\n# kop',
  '1. x\n   ~~~\n   y\n   ~~~',
];

const HTML = [
  '<!-- clausule isv/stap-2-risicos@2025.1 -->',
  '<!-- /clausule -->',
  '<!-- negeer test/moet: dit is een citaat uit de wet -->',
  '<!-- negeer test/moet -->',
  '<!-- open\n\n# in commentaar\n\n',
  '-->',
  '<!-->',
  '<!-- a --> tekst <!-- b',
  '<div>\n# geen kop\n\n# kop\n</div>',
  '<pre>\n\n# geen kop\n</pre>',
  '<script>\n# x\n</pre>\n# y\n</script>',
  '<span>\n# x',
  '<?php\n\n# x ?>',
  '<![CDATA[\n# x\n]]>',
  '<!DOCTYPE html>',
  '- <div>\n  # x\n# kop',
];

const LISTS = [
  '- a\n- b\n  - c\n\n  d\n- e',
  '1. een\n2. twee\n   vervolg\n\n   alinea',
  'Leidt in:\n\na. eis\nb. eis\n\n- x',
  '* * *',
  '-\ttab\n  ```',
  'tekst\n2. geen lijst\n   ```\n# x\n   ```',
  '- \n  leeg',
  '10. tien\n    > citaat\n    > vervolg',
];

const TABLES = [
  '| Eis | Soort |\n| --- | --- |\n| E1 moet | a \\| b |\n| E2 | |',
  'a | b\n--|--\n1 | 2\n3',
  '> | a | b |\n> |---|---|\n> | 1 | 2 |',
  '- | a | b |\n  |---|---|\n  | 1 | 2 |',
  '| Vraag | Antwoord |\n|-|-|\n| Moet dit? | Ja |',
];

const QUOTES = [
  '> citaat\n> moet\nlui vervolg',
  '> > diep\n> ondiep',
  '> **Motivering** (test/moet): de opdrachtnemer financiert de apparatuur zelf.',
  '> **Motivering** (test/moet): n.v.t.',
  '**Vraag 1:** Moet dit?\n\n**Antwoord 1:** Dat moet.',
];

const OTHER = [
  '',
  '',
  '   ',
  '\t',
  '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> anders',
  '---',
  '...',
  '[ref]: https://x.nl',
  '    code ingesprongen',
  '{{veld}}',
  '\u2028regel',
];

const long = fc
  .tuple(fc.integer({ min: 120, max: 190 }), fc.constantFrom('\n\n', '\n', '\n\n- '))
  .map(([times, between]) => Array.from({ length: times }, () => PARAGRAPH).join(between));

const block = fc.oneof(
  { arbitrary: word, weight: 6 },
  { arbitrary: fc.constantFrom(...HEADINGS), weight: 5 },
  { arbitrary: fc.constantFrom(...FENCES), weight: 3 },
  { arbitrary: fc.constantFrom(...HTML), weight: 3 },
  { arbitrary: fc.constantFrom(...LISTS), weight: 3 },
  { arbitrary: fc.constantFrom(...TABLES), weight: 2 },
  { arbitrary: fc.constantFrom(...QUOTES), weight: 2 },
  { arbitrary: fc.constantFrom(...OTHER), weight: 4 },
  { arbitrary: long, weight: 1 },
);

const FRONTS = [
  '',
  '',
  '---\nbestek: "1"\nprocedure: openbaar\nraming: 400000\n---\n',
  '---\nbestek: "1"\nraming: 5\nmotiveringen:\n  - regel: test/moet\n    tekst: De markt vraagt hierom, zie de marktconsultatie.\n---\n',
  '---\nbestek: "1"\n\n',
  '---\nbestek: "1"\nproc\n',
  '---\n',
  '---\n---\n',
  '\ufeff---\nbestek: 1\n...\n',
  '\ufeff---\nbestek: 1\n',
  '---\nTitel\n\n',
  '---            \nbestek: 1\n---                         \n',
];

/** Makes the line breaks of a text CRLF, or some of them. */
const breaks = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => {
    let i = 0;
    return text.replace(/\n/g, () => (i++ % 3 === 1 ? '\r\n' : '\n'));
  },
);

/** Blocks only, with LF: what the two readings of Markdown are compared on. */
export const markdownBody: fc.Arbitrary<string> = fc
  .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n\n', '\n\n\n')), { maxLength: 14 })
  .map((parts) => parts.map(([text, end]) => text + end).join(''));

export const markdownDocument: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...FRONTS), markdownBody, breaks, fc.boolean())
  .map(([front, body, breaking, ends]) => breaking(front + (ends ? body : body.trimEnd())));

const SCALARS = [
  'korte tekst die moet',
  '"met \\"escape\\" en \\u00e9 \\n regel"',
  "'it''s dat moet'",
  '|\n      # Kop\n\n      De opdrachtnemer moet leveren.\n      - a\n      - b',
  '|-\n      - id: schijn\n      eisen: schijn',
  '>\n      gevouwen regel\n      die moet\n\n        dieper\n      terug',
  '|2\n        extra',
  '|',
  '>+\n',
  '"half',
  '*alias',
  '&anker tekst',
  '{a: b}',
  '',
];

const FACT_LINES = [
  'bestek: "1"',
  'procedure: openbaar',
  'raming: 400000',
  'titel: >\n  lang\n  verhaal',
  'planning:\n  sluiting: 2026-04-20\n  # commentaar',
  'cpv:\n- "18110000-3"\n- x',
  'cpv: ["18110000-3"]',
  'onbekend: 1',
  'half',
  '# commentaar',
  '',
  '---',
  '...',
  'percelen:\n  - naam: a\n    raming: 1',
  '"aangehaald": 2',
  'motiveringen:\n  - regel: test/moet\n    tekst: De markt vraagt hierom, zie de marktconsultatie.',
];

const item = (indent: string) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('id', 'titel', 'tekst', 'soort', 'versie', 'fout'),
        fc.constantFrom(...SCALARS),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((pairs) =>
      pairs
        .map(
          ([key, value], i) =>
            `${indent}${i === 0 ? '- ' : '  '}${key}:${value === '' ? '' : ` ${value.replaceAll('\n      ', `\n${indent}    `)}`}`,
        )
        .join('\n'),
    );

const textKey = fc.constantFrom('', '  ', '    ').chain((indent) =>
  fc
    .tuple(
      fc.constantFrom(
        'secties:',
        'eisen:',
        'geschiktheidseisen: # alle',
        'clausules:',
        'eisen: [{id: E1, tekst: moet}, moet]',
      ),
      fc.array(
        fc.oneof(
          { arbitrary: item(indent), weight: 5 },
          {
            arbitrary: fc.constantFrom(
              `${indent}# los`,
              '# links',
              '',
              `${indent}-`,
              `${indent}- moet`,
              '- x',
              '  - y',
            ),
            weight: 1,
          },
        ),
        { maxLength: 5 },
      ),
    )
    .map(([head, items]) => [head, ...items].join('\n')),
);

export const yamlDocument: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof({ arbitrary: fc.constantFrom(...FACT_LINES), weight: 3 }, { arbitrary: textKey, weight: 2 }),
      {
        maxLength: 8,
      },
    ),
    breaks,
    fc.boolean(),
  )
  .map(([parts, breaking, ends]) => breaking(parts.join('\n') + (ends ? '\n' : '')));

/** An edit of a text, told as fractions so that it can be made in any text. */
export interface RandomEdit {
  readonly at: number;
  readonly remove: number;
  readonly text: string;
}

const fragment = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      '',
      '',
      'x',
      ' ',
      '\n',
      '\n\n',
      '#',
      '# ',
      '\n# Kop\n',
      '-',
      '---\n',
      '`',
      '>',
      '|',
    ),
    weight: 4,
  },
  {
    arbitrary: fc.constantFrom(
      '\r',
      '\r\n',
      '\ufeff',
      '\u0000',
      ':',
      '- ',
      '  ',
      '\n- ',
      '"',
      "'",
      '&a ',
      'eisen:\n',
    ),
    weight: 2,
  },
  { arbitrary: block, weight: 2 },
);

const oneEdit = fc.record<RandomEdit>({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4000 })),
  text: fragment,
});

/** Something typed letter by letter, at one place. */
const typed = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(
      '```\n',
      '<!-- x -->',
      '---\n',
      '# Kop\n',
      '~~~',
      '\n\n# A',
      '> **Motivering** (',
      'eisen:\n- ',
      '  - id: E9\n',
    ),
  )
  .map(([at, text]) => ({ at, typed: text }));

export type RandomChange =
  | RandomEdit
  | { readonly at: number; readonly typed: string }
  | { readonly whole: string };

export const changesOf = (document: fc.Arbitrary<string>): fc.Arbitrary<RandomChange[]> =>
  fc.array(
    fc.oneof<fc.MaybeWeightedArbitrary<RandomChange>[]>(
      { arbitrary: oneEdit, weight: 8 },
      { arbitrary: typed, weight: 3 },
      { arbitrary: document.map((whole) => ({ whole })), weight: 1 },
    ),
    { minLength: 1, maxLength: 6 },
  );

/** The random change as plain edits in `text`, one after the other; a place is drawn to the start of a line half of the time. */
export function editsIn(
  text: string,
  change: RandomChange,
): Array<{ start: number; end: number; text: string } | { whole: string }> {
  if ('whole' in change) return [{ whole: change.whole }];
  let start = Math.round(change.at * text.length);
  if (Math.round(change.at * 1e6) % 2 === 0) start = text.lastIndexOf('\n', start - 1) + 1;
  if ('typed' in change)
    return [...change.typed].map((letter, i) => ({ start: start + i, end: start + i, text: letter }));
  return [{ start, end: Math.min(text.length, start + change.remove), text: change.text }];
}

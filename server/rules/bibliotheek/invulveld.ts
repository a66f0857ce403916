import type { FieldSource, LibrarySource, TextSource } from '../../library/source.ts';
import { nearest } from '../../spec/facts.ts';
import type { Span } from '../../text/span.ts';
import { type ClauseFile, clauseFiles, placeInText } from '../language/library-files.ts';
import { type Fix, type LibraryFinding, libraryRule, t } from '../rule.ts';

export const rule = libraryRule({
  id: 'bibliotheek/invulveld',
  title: t('Invulvelden en tekst verschillen', 'Fields and text differ'),
  severity: 'warning',
  messages: {
    found: t(
      'Het veld “{name}” in versie {version} staat niet bij “invulvelden”.',
      'The field “{name}” in version {version} is not among the “invulvelden”.',
    ),
    near: t(
      'Het veld “{name}” in versie {version} staat niet bij “invulvelden”. Bedoelde u “{suggestion}”?',
      'The field “{name}” in version {version} is not among the “invulvelden”. Did you mean “{suggestion}”?',
    ),
    unused: t(
      'Het veld “{name}” komt in geen enkele versie van de tekst voor.',
      'The field “{name}” stands in no version of the text.',
    ),
    form: t(
      '“{field}” werkt niet als invulveld: een naam heeft letters, cijfers en streepjes, zonder spaties.',
      '“{field}” does not work as a field: a name has letters, digits and hyphens, without spaces.',
    ),
  },
  todo: t(
    'Neem elk veld uit de tekst op bij “invulvelden”, en geen andere.',
    'List every field of the text among “invulvelden”, and no others.',
  ),
  why: t(
    'De omschrijving bij een veld vertelt de opsteller wat hij moet invullen. Zonder die omschrijving, of met een verkeerde naam, blijft het veld open staan.',
    'The description of a field tells the drafter what to fill in. Without it, or under a wrong name, the field stays open.',
  ),
  whenNot: t(
    'Geen: een veld zonder omschrijving blijft in documenten open staan.',
    'Never: a field without a description stays open in documents.',
  ),
  belgian: true,
  *check(view) {
    for (const clause of clauseFiles(view)) {
      yield* undeclared(clause);
      yield* unused(clause);
    }
  },
  examples: {
    bad: [
      {
        text: 'id: eigen/a\ntitel: A\ninvulvelden:\n  levertijd: { omschrijving: Termijn van levering, type: duur }\nversies:\n  - versie: "1"\n    tekst: |\n      Levering binnen {{levertijd}} op ⟦{{locatie}}⟧.\n',
        fixed:
          'id: eigen/a\ntitel: A\ninvulvelden:\n  levertijd: { omschrijving: Termijn van levering, type: duur }\n  locatie:\n    omschrijving: locatie\n    type: tekst\nversies:\n  - versie: "1"\n    tekst: |\n      Levering binnen {{levertijd}} op {{locatie}}.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\ninvulvelden:\n  levertijd:\n    omschrijving: Termijn van levering\n  ⟦locatie⟧:\n    omschrijving: Plaats van levering\nversies:\n  - versie: "1"\n    tekst: Levering binnen {{levertijd}}.\n',
        fixed:
          'id: eigen/a\ntitel: A\ninvulvelden:\n  levertijd:\n    omschrijving: Termijn van levering\nversies:\n  - versie: "1"\n    tekst: Levering binnen {{levertijd}}.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\ninvulvelden:\n  levertijd:\n    omschrijving: Termijn van levering\nversies:\n  - versie: "1"\n    tekst: |\n      Levering binnen {{levertijd}}, en bij spoed binnen ⟦{{levertyd}}⟧.\n',
        fixed:
          'id: eigen/a\ntitel: A\ninvulvelden:\n  levertijd:\n    omschrijving: Termijn van levering\nversies:\n  - versie: "1"\n    tekst: |\n      Levering binnen {{levertijd}}, en bij spoed binnen {{levertijd}}.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    tekst: |\n      1. Levering op maandag.\n      2. Betaling binnen ⟦{{aantal dagen}}⟧.\n',
      },
    ],
    good: [
      {
        text: 'id: eigen/a\ntitel: A\ninvulvelden:\n  levertijd: { omschrijving: Termijn van levering }\nversies:\n  - versie: "1"\n    tekst: |\n      Levering binnen {{ levertijd }}.\n',
      },
      { text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n' },
      {
        text: 'id: eigen/a\ntitel: A\ninvulvelden:\n  oud:\n    omschrijving: Alleen in versie 1\nversies:\n  - versie: "2"\n    tekst: Zonder veld.\n  - versie: "1"\n    tekst: Met {{oud}} veld.\n',
      },
    ],
  },
});

/** A field, or what was meant as one. */
const FIELD = /\{\{\s{0,3}([^{}\n]{0,80}?)\s{0,3}\}\}/g;
const NAME = /^[\w-]{1,60}$/;

function* undeclared({ file, content }: ClauseFile): Generator<LibraryFinding> {
  const names = content.fields.map(({ name }) => name.value);
  for (const { version, text } of content.versions) {
    if (!text) continue;
    const told = new Set<string>(names);
    for (const found of text.value.matchAll(FIELD)) {
      const name = found[1]!;
      if (told.has(name)) continue;
      told.add(name);
      const inText = { start: found.index, end: found.index + found[0].length };
      const span = placeInText(text, file, inText);
      const values = { name, version: version?.value ?? '', field: found[0] };
      if (!NAME.test(name)) yield { file, span, message: 'form', values };
      else {
        const suggestion = nearest(name, names);
        yield suggestion === undefined
          ? { file, span, values, fixes: declare(file, content.fields, content.versionsKey, name) }
          : {
              file,
              span,
              message: 'near',
              values: { ...values, suggestion },
              fixes: [rename(text, file, inText, found[0], suggestion)],
            };
      }
    }
  }
}

function* unused({ file, content }: ClauseFile): Generator<LibraryFinding> {
  const used = new Set<string>();
  for (const { text } of content.versions)
    for (const found of text?.value.matchAll(FIELD) ?? []) used.add(found[1]!);
  for (const field of content.fields) {
    if (used.has(field.name.value)) continue;
    const values = { name: field.name.value };
    yield {
      file,
      span: field.name.span,
      message: 'unused',
      severity: 'information',
      values,
      fixes: content.fields.length > 1 ? remove(file, field) : [],
    };
  }
}

function rename(text: TextSource, file: LibrarySource, span: Span, written: string, name: string): Fix {
  return {
    title: t(`Wijzig in “${name}”`, `Change to “${name}”`),
    kind: 'edit',
    edits: [{ span: placeInText(text, file, span), text: written.replace(/[^{}\s]{1,80}/, name) }],
  };
}

/** Adds a field after the last one, or the key before the versions. */
function declare(
  file: LibrarySource,
  fields: readonly FieldSource[],
  versionsKey: Span | undefined,
  name: string,
): Fix[] {
  const last = fields.at(-1);
  const { text } = file;
  const title = t(`Neem “${name}” op bij de invulvelden`, `Add “${name}” to the fields`);
  if (!last) {
    if (!versionsKey) return [];
    const edit = {
      span: { start: versionsKey.start, end: versionsKey.start },
      text: `invulvelden:\n${entry(name, '  ')}`,
    };
    return [{ title, kind: 'edit', edits: [edit] }];
  }
  const line = text.lastIndexOf('\n', last.name.span.start - 1) + 1;
  const indent = text.slice(line, last.name.span.start);
  if (indent.trim() !== '') return [];
  const end = lineEndAfter(text, last.whole.end);
  return [{ title, kind: 'edit', edits: [{ span: { start: end, end }, text: entry(name, indent) }] }];
}

function entry(name: string, indent: string): string {
  return `${indent}${name}:\n${indent}  omschrijving: ${name}\n${indent}  type: tekst\n`;
}

/** Takes the lines of a field away, when they hold nothing else. */
function remove({ text }: LibrarySource, { name, whole }: FieldSource): Fix[] {
  const start = text.lastIndexOf('\n', name.span.start - 1) + 1;
  const end = lineEndAfter(text, whole.end);
  if (text.slice(start, name.span.start).trim() !== '') return [];
  const title = t(`Verwijder “${name.value}”`, `Remove “${name.value}”`);
  return [{ title, kind: 'edit', edits: [{ span: { start, end }, text: '' }] }];
}

/** Start of the next line; a block value may already end there. */
function lineEndAfter(text: string, at: number): number {
  if (text[at - 1] === '\n') return at;
  const stop = text.indexOf('\n', at);
  return stop < 0 ? text.length : stop + 1;
}

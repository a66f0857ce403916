import type { CitedSource, LibrarySource } from '../../library/source.ts';
import { clauseFiles } from '../language/library-files.ts';
import { type Fix, type LibraryFinding, libraryRule, t } from '../rule.ts';

export const rule = libraryRule({
  id: 'bibliotheek/bron',
  title: t('Bron van een clausule ontbreekt', 'Source of a clause is missing'),
  severity: 'warning',
  messages: {
    found: t('Bij de clausule “{id}” staat geen bron.', 'The clause “{id}” names no source.'),
    title: t('Bij deze bron staat geen titel.', 'This source has no title.'),
    status: t(
      'Bij de bron “{title}” staat niet of zij is geverifieerd.',
      'It is not stated whether the source “{title}” was verified.',
    ),
    url: t('Bij de bron “{title}” staat geen adres.', 'The source “{title}” has no address.'),
  },
  todo: t(
    'Noem de bron met haar status: geverifieerd, afgeleid (eigen redactie) of te-verifieren.',
    'Name the source with its status: geverifieerd, afgeleid (own drafting) or te-verifieren.',
  ),
  why: t(
    'Wie een clausule gebruikt, moet kunnen zien of de tekst van een officiële bron komt of van eigen hand is, en of iemand dat heeft nagekeken.',
    'Who uses a clause must be able to see whether its text comes from an official source or is own drafting, and whether anybody checked that.',
  ),
  whenNot: t(
    'Bij een bron die niet op internet staat, is geen adres nodig.',
    'A source that is not on the internet needs no address.',
  ),
  belgian: true,
  *check(view) {
    for (const { file, content, clause } of clauseFiles(view)) {
      if (content.sources.length === 0 && content.id)
        yield {
          file,
          span: content.sourcesKey ?? content.id.span,
          values: { id: clause.id },
          fixes: content.sourcesKey ? [] : addSource(file, content.versionsKey?.start),
        };
    }
    for (const file of view.files)
      for (const source of file.content?.sources ?? []) yield* incomplete(file, source);
  },
  examples: {
    bad: [
      {
        text: 'id: ⟦eigen/a⟧\ntitel: A\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
        fixed:
          'id: eigen/a\ntitel: A\nbron:\n  - titel: Eigen redactie\n    status: afgeleid\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nbron:\n  - titel: ⟦Handboek inkoop⟧\n    url: https://voorbeeld.nl/handboek\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
        fixed:
          'id: eigen/a\ntitel: A\nbron:\n  - titel: Handboek inkoop\n    status: te-verifieren\n    url: https://voorbeeld.nl/handboek\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nbron:\n  - ⟦status: geverifieerd⟧\n    url: https://voorbeeld.nl/\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nbron: [{ titel: ⟦Handboek inkoop⟧, status: geverifieerd }]\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
        severity: 'information',
      },
    ],
    good: [
      {
        text: 'id: eigen/a\ntitel: A\nbron:\n  - titel: Eigen redactie\n    status: afgeleid\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nbron:\n  - titel: Handboek inkoop\n    url: https://voorbeeld.nl/handboek\n    status: geverifieerd\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      { text: '### bestand: bibliotheek.yaml\nid: eigen\ntitel: Eigen clausules\n' },
    ],
  },
});

const OWN = /\beigen (?:redactie|tekst|formulering|opstelling)/i;

function* incomplete(file: LibrarySource, source: CitedSource): Generator<LibraryFinding> {
  const { title, status, url, span } = source;
  if (!title) {
    yield { file, span, message: 'title' };
    return;
  }
  const place = { file, span: title.span, values: { title: title.value } };
  if (!status) yield { ...place, message: 'status', fixes: addStatus(file, source) };
  else if (!url && status.value !== 'afgeleid' && !OWN.test(title.value))
    yield { ...place, message: 'url', severity: 'information' };
}

function addSource({ text }: LibrarySource, at: number | undefined): Fix[] {
  if (at === undefined || (at > 0 && text[at - 1] !== '\n')) return [];
  const span = { start: at, end: at };
  return [
    {
      title: t('Noem als bron: eigen redactie', 'Name as source: own drafting'),
      kind: 'suggestion',
      edits: [{ span, text: 'bron:\n  - titel: Eigen redactie\n    status: afgeleid\n' }],
    },
  ];
}

function addStatus({ text }: LibrarySource, { title, span }: CitedSource): Fix[] {
  if (!title || text[span.start] === '{') return [];
  const line = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = ' '.repeat(span.start - line);
  const end = { start: title.span.end, end: title.span.end };
  return [
    {
      title: t('Zet de status op te-verifieren', 'Set the status to te-verifieren'),
      kind: 'edit',
      edits: [{ span: end, text: `\n${indent}status: te-verifieren` }],
    },
  ];
}

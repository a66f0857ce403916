import { type Range, rangeOf } from '../check/places.ts';
import type { UserLanguage } from '../check/render.ts';
import { currentVersion } from '../library/library.ts';
import { clauseOf } from '../library/read-library.ts';
import type { LibrarySource, Placed } from '../library/source.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';
import type { OutlineEntry } from './symbols.ts';

const WORDS = {
  from: { nl: 'vanaf', en: 'from' },
  until: { nl: 'tot en met', en: 'until' },
  current: { nl: 'geldt nu', en: 'in force' },
} as const;

/** The clause in a library file, with its fields and its versions; of the head, the library. `spec` is the same text. */
export function libraryOutline(
  source: LibrarySource,
  spec: Specification,
  date: string,
  language: UserLanguage,
): OutlineEntry[] {
  const content = source.content ?? source.partial;
  const id = content?.id;
  if (!content || !id) return [];
  const range = (start: number, end: number): Range => rangeOf(spec, { start, end: Math.max(start, end) });
  const at = (span: Span) => range(span.start, span.end);
  const title = content.title?.value ?? '';
  const base = { selection: at(id.span), range: range(0, source.text.length) };
  if (source.kind === 'head') return [{ ...base, name: id.value, detail: title, kind: 'library' }];
  const clause = clauseOf(source);
  const current = clause && currentVersion(clause, date)?.version;
  const fields = content.fields.map(
    ({ name, whole, description }): OutlineEntry => ({
      name: name.value,
      detail: description?.value ?? '',
      kind: 'field',
      range: range(name.span.start, Math.max(whole.end, name.span.end)),
      selection: at(name.span),
    }),
  );
  const versions = content.versions.map((one): OutlineEntry => {
    const { version, from, until, text } = one;
    const dates = [
      version && version.value === current ? WORDS.current[language] : '',
      told(WORDS.from[language], from),
      told(WORDS.until[language], until),
    ];
    const selection = version?.span ?? one.span;
    const ends = [
      selection.end,
      one.span.end,
      text?.span.end ?? 0,
      from?.span.end ?? 0,
      until?.span.end ?? 0,
    ];
    return {
      name: version?.value ?? '…',
      detail: dates.filter(Boolean).join(' · '),
      kind: 'version',
      range: range(Math.min(one.span.start, selection.start), Math.max(...ends)),
      selection: at(selection),
    };
  });
  return [{ ...base, name: id.value, detail: title, kind: 'clause', children: [...fields, ...versions] }];
}

function told(word: string, date: Placed | undefined): string {
  return date ? `${word} ${date.value}` : '';
}

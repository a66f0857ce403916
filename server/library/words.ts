/**
 * The words of a clause, for comparing texts: letters and digits only, lower case, so that layout, punctuation,
 * emphasis, heading level and list numbering make no difference. A `{{field}}` is one word.
 */
export interface Word {
  readonly text: string;
  /** Place in the text the words were taken from. */
  readonly start: number;
  readonly end: number;
}

const WORD = /\{\{\s?[\w-]{1,60}\s?\}\}|[\p{L}\p{N}]+|[€%]/gu;

/** The words of a Markdown text, comments left out; linear. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const [from, to] of outsideComments(text)) {
    WORD.lastIndex = from;
    for (let found = WORD.exec(text); found && found.index < to; found = WORD.exec(text)) {
      const start = found.index;
      const end = start + found[0].length;
      if (isListNumber(text, start, end)) continue;
      words.push({ text: found[0].toLowerCase().replace(/\s/g, ''), start, end });
    }
  }
  return words;
}

/** Whether a word stands for a field to fill in. */
export function isField(word: string): boolean {
  return word.startsWith('{{');
}

function outsideComments(text: string): [number, number][] {
  const parts: [number, number][] = [];
  let from = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + 4);
    if (close < 0) break;
    parts.push([from, open]);
    from = close + 3;
  }
  parts.push([from, text.length]);
  return parts;
}

/** "1." or "2)" at the start of a line numbers an item. */
export function isListNumber(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if (code < 48 || code > 57 || end - start > 3 || !/[.)]/.test(text[end] ?? '')) return false;
  if (!/\s/.test(text[end + 1] ?? '')) return false;
  let at = start;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '>' || text[at - 1] === '\t')) at--;
  return at === 0 || text[at - 1] === '\n';
}

import type { Span } from './span.ts';

/**
 * Sentences of Dutch legal prose. `Intl.Segmenter` ends a sentence after "art." and "o.g." and reads about ten
 * times slower, so this is one pass over the characters with a list of abbreviations.
 */
const ABBREVIATIONS = new Set(
  (
    'art artt nr nrs no bijv bv o.a o.g o.i.d e.d e.a t.b.v t.a.v t.o.v t.g.v m.b.t m.b.v i.v.m i.c.m d.w.z d.m.v i.p.v ' +
    'n.a.v i.o m.i.v incl excl ca max min resp jo sub ing ir mr dr drs prof dhr mevr mw p blz par hfst tel mln mld ' +
    'st v.d a.s jl evt zgn vgl etc enz gem wo d.d t.z.t a.u.b s.v.p c.q m.u.v u.a ltd b.v n.v pct afd bijl fabr ' +
    'stcrt stb u.a.v ma di wo do vr za zo jan feb mrt apr jun jul aug sept sep okt nov dec'
  ).split(' '),
);

const FULL_STOP = 46;

/** Spans of the sentences in `prose` between `from` and `to`, without surrounding white space; linear. */
export function splitSentences(prose: string, from = 0, to = prose.length): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const code = prose.charCodeAt(i);
    if (code !== FULL_STOP && code !== 63 && code !== 33) continue;
    let next = i + 1;
    while (next < to && isClosing(prose.charCodeAt(next))) next++;
    const end = next;
    if (next < to && !isSpace(prose.charCodeAt(next))) continue;
    while (next < to && isSpace(prose.charCodeAt(next))) next++;
    if (next < to && !startsSentence(prose, next)) continue;
    if (code === FULL_STOP && next < to && isAbbreviation(prose, start, i)) continue;
    push(spans, prose, start, end);
    start = next;
    i = next - 1;
  }
  push(spans, prose, start, to);
  return spans;
}

function push(spans: Span[], prose: string, start: number, end: number): void {
  while (start < end && isSpace(prose.charCodeAt(start))) start++;
  while (end > start && isSpace(prose.charCodeAt(end - 1))) end--;
  if (end > start) spans.push({ start, end });
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 160;
}

function isClosing(code: number): boolean {
  return code === 34 || code === 39 || code === 41 || code === 93;
}

/** A lower-case word after a full stop continues the sentence ("art. 5.3", "o.g. materiaal"). */
function startsSentence(prose: string, at: number): boolean {
  const letter = prose[at]!;
  return letter.toLowerCase() === letter.toUpperCase() || letter !== letter.toLowerCase();
}

function isAbbreviation(prose: string, from: number, stop: number): boolean {
  let start = stop;
  while (
    start > from &&
    stop - start < 12 &&
    !isSpace(prose.charCodeAt(start - 1)) &&
    prose[start - 1] !== '('
  )
    start--;
  const word = prose.slice(start, stop).toLowerCase();
  if (ABBREVIATIONS.has(word)) return true;
  return word.length === 1 && /\p{L}/u.test(word) && word !== 'u';
}

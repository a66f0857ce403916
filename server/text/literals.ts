/**
 * The fixed parts of a pattern: words of which at least one stands in every text the pattern matches. They let a text
 * be passed over without trying the pattern, and need no hand-kept list of words beside it.
 *
 * A small reader of patterns: it understands what our patterns are written with, and answers `undefined` ("may match
 * anything") where it does not know better, so it errs to the safe side only.
 */
export function literalsOf(pattern: RegExp): readonly string[] | undefined {
  const known = remembered.get(pattern);
  if (known) return known.literals;
  const read = alternatives({ source: pattern.source, at: 0, isFolded: pattern.flags.includes('i') });
  const literals = strongest(read)?.words;
  remembered.set(pattern, { literals });
  return literals;
}

const remembered = new WeakMap<RegExp, { readonly literals: readonly string[] | undefined }>();

/** Shortest part that is worth looking for. */
const LEAST = 3;
/** Most strings kept for one stretch of a pattern. */
const MOST = 48;
/** Parts found in nearly every Dutch sentence: taken only when a pattern offers nothing else. */
const COMMON = new Set(
  'aan alle als bij dan dat den der deze die dient dit door een elke geen geldt hebben heeft het hij houdt iedere inschrijver kan kunnen maar met moet moeten naar niet ook onder ons onze opdracht opdrachtgever opdrachtnemer over tegen ten ter tot uit van voor waar wij worden wordt zal zijn zonder zullen'.split(
    ' ',
  ),
);

/** What has no meaning of its own in a pattern. */
const PLAIN = /[^\\()[\]{}|.^$*+?]{1,999}/y;
const WHITE = /\s/;
/** A character by its number, as a bundle writes those that are not ASCII. */
const BY_NUMBER = /\\u([0-9a-fA-F]{4})/g;

interface Reader {
  readonly source: string;
  readonly isFolded: boolean;
  at: number;
}

/** What a part of a pattern matches: all its strings when they are few, and the best words it cannot do without. */
interface Part {
  readonly exact?: readonly string[];
  readonly needs?: Needed | undefined;
}

interface Needed {
  readonly words: readonly string[];
  readonly score: number;
}

const EMPTY: Part = { exact: [''] };
const ANYTHING: Part = {};

/** `a|b|c` up to a closing bracket or the end. */
function alternatives(reader: Reader): Part {
  const parts = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    parts.push(sequence(reader));
  }
  if (parts.length === 1) return parts[0]!;
  const exact = parts.every((part) => part.exact)
    ? [...new Set(parts.flatMap((part) => part.exact!))]
    : undefined;
  const needs = parts.map(strongest);
  const words = needs.every((one) => one !== undefined)
    ? {
        words: [...new Set(needs.flatMap((one) => one!.words))],
        score: Math.min(...needs.map((one) => one!.score)),
      }
    : undefined;
  return { ...(exact && exact.length <= MOST ? { exact } : {}), needs: words };
}

function sequence(reader: Reader): Part {
  let run: readonly string[] = [''];
  let isWhole = true;
  let needs: Needed | undefined;
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) {
    const text = plainText(reader);
    if (text !== '') {
      run = run.map((one) => one + text);
      continue;
    }
    const part = quantified(reader, atom(reader));
    needs = better(needs, part.needs);
    const joined = part.exact && crossed(run, part.exact);
    if (joined) {
      run = joined;
      continue;
    }
    needs = better(needs, neededOf(run));
    run = part.exact ?? [''];
    isWhole = false;
  }
  return { ...(isWhole ? { exact: run } : {}), needs: better(needs, neededOf(run)) };
}

/** As many characters as stand for themselves; of most patterns that is nearly all there is. */
function plainText(reader: Reader): string {
  PLAIN.lastIndex = reader.at;
  let text = PLAIN.exec(reader.source)?.[0] ?? '';
  // A repeat is of the last one only.
  if (isRepeat(reader.source[reader.at + text.length])) text = text.slice(0, -1);
  reader.at += text.length;
  return reader.isFolded ? text.toLowerCase() : text;
}

function isRepeat(char: string | undefined): boolean {
  return char === '?' || char === '{' || char === '*' || char === '+';
}

function crossed(left: readonly string[], right: readonly string[]): string[] | undefined {
  if (left.length * right.length > MOST) return undefined;
  return left.flatMap((one) => right.map((other) => one + other));
}

/** A part with the repeat that follows it. */
function quantified(reader: Reader, part: Part): Part {
  if (!isRepeat(reader.source[reader.at])) return part;
  const found = /^(?:[*+?]|\{(\d{1,6})(,\d{0,6})?\})\??/.exec(reader.source.slice(reader.at, reader.at + 18));
  if (!found) return part;
  reader.at += found[0].length;
  const mark = found[0][0]!;
  if (mark === '?') return part.exact ? { exact: [...new Set([...part.exact, ''])] } : ANYTHING;
  if (mark === '*' || found[1] === '0') return ANYTHING;
  if (found[1] === '1' && found[2] === undefined) return part;
  return { needs: strongest(part) };
}

/** One character, class, escape or group. */
function atom(reader: Reader): Part {
  const char = reader.source[reader.at++]!;
  if (char === '(') return group(reader);
  if (char === '[') return characterClass(reader);
  if (char === '\\') return escaped(reader);
  if (char === '^' || char === '$') return EMPTY;
  if (char === '.') return ANYTHING;
  return { exact: [reader.isFolded ? char.toLowerCase() : char] };
}

function group(reader: Reader): Part {
  const rest = reader.source.slice(reader.at, reader.at + 40);
  const opening = /^\?(?:[:=!]|<[=!]|<[A-Za-z]\w{0,30}>)/.exec(rest)?.[0] ?? '';
  reader.at += opening.length;
  const inner = alternatives(reader);
  reader.at++;
  return /[=!]$/.test(opening) ? EMPTY : inner;
}

function characterClass(reader: Reader): Part {
  const start = reader.at;
  while (reader.source[reader.at] !== ']') reader.at += reader.source[reader.at] === '\\' ? 2 : 1;
  const body = reader.source.slice(start, reader.at++).replace(BY_NUMBER, (_all, code) => charOf(code));
  if (body.length > 4 || /[\\^\s]|.-./.test(body)) return ANYTHING;
  return { exact: [...new Set(reader.isFolded ? body.toLowerCase() : body)] };
}

function escaped(reader: Reader): Part {
  const char = reader.source[reader.at++]!;
  if (char === 'b' || char === 'B') return EMPTY;
  if (/[pPuxk]/.test(char)) {
    const long = /^(?:\{[^}]{1,30}\}|<\w{1,30}>|[0-9a-fA-F]{2,4})/.exec(
      reader.source.slice(reader.at, reader.at + 34),
    );
    reader.at += long?.[0].length ?? 0;
    if (char === 'u' && long?.[0].length === 4) return { exact: [charOf(long[0])] };
    return ANYTHING;
  }
  return /[a-zA-Z0-9]/.test(char) ? ANYTHING : { exact: [char] };
}

function charOf(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

/** The better of what a part needs and what its strings say. */
function strongest(part: Part): Needed | undefined {
  return better(part.needs, part.exact && neededOf(part.exact));
}

function better(one: Needed | undefined, other: Needed | undefined): Needed | undefined {
  if (!one || !other) return one ?? other;
  if (one.score !== other.score) return one.score > other.score ? one : other;
  return one.words.length <= other.words.length ? one : other;
}

/** The longest word of each string: a line may break at any white space. */
function neededOf(strings: readonly string[]): Needed | undefined {
  const words = new Set<string>();
  let score = Number.POSITIVE_INFINITY;
  for (const string of strings) {
    let word = string;
    let own = worthOf(string);
    if (WHITE.test(string)) {
      [word, own] = ['', 0];
      for (const piece of string.split(WHITE)) {
        const value = worthOf(piece);
        if (value > own) [word, own] = [piece, value];
      }
    }
    if (word.length < LEAST) return undefined;
    words.add(word);
    score = Math.min(score, own);
  }
  return { words: [...words], score };
}

function worthOf(word: string): number {
  return COMMON.has(word) ? LEAST - 0.5 : Math.min(word.length, 8);
}

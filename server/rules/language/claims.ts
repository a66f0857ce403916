import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { inWays } from '../../text/alternatives.ts';
import { literalsOf } from '../../text/literals.ts';
import type { Span } from '../../text/span.ts';
import { type WordIndex, wordIndex } from '../../text/word-index.ts';
import type { Fix, Text2 } from '../rule.ts';
import { isDenied } from './modality.ts';
import { hasReasonNearby } from './reasons.ts';
import { fullText, spanOf } from './statements.ts';

/** Something a drafter may state, by the words that state it. All patterns are over lower-case text. */
export interface Claim {
  /** Key of the rule's `messages`. */
  readonly message?: string;
  /** One pattern, or several that must all be found, in any order and at any distance within the sentence. */
  readonly says: RegExp | readonly RegExp[];
  /** What must be said besides, there or in the sentence before. */
  readonly near?: readonly RegExp[];
  /** What takes the claim away, anywhere in the sentence or its introduction. */
  readonly unless?: RegExp;
  /** The claim itself is a denial ("worden niet vergoed"), so a negation before it does not turn it round. */
  readonly isDenial?: boolean;
  /** Its patterns may stand on both sides of a semicolon, as a demand and what follows from it do. */
  readonly isSpread?: boolean;
}

export interface FoundClaim {
  readonly claim: Claim;
  readonly sentence: Sentence;
  /** The words found, or the whole sentence when they run over from its lead-in or column header. */
  readonly span: Span;
}

/** The first claim each of some sentences makes for which no reason is given nearby. */
export function* findClaims(
  section: Section,
  sentences: readonly Sentence[],
  claims: readonly Claim[],
  reach = 2,
): Generator<FoundClaim> {
  for (const sentence of sentences) {
    const found = claimIn(section, sentence, claims);
    if (found && !hasReasonNearby(section, sentence, reach)) yield found;
  }
}

/** Lists of fixed words, of each of which one must stand where the claim is made; none when it may be made without. */
export function listsOfClaim({ says }: Claim): readonly (readonly string[])[] {
  const patterns = says instanceof RegExp ? [says] : says;
  return patterns.map(literalsOf).filter((list) => list !== undefined);
}

/** The first claim a sentence makes. */
export function claimIn(
  section: Section,
  sentence: Sentence,
  claims: readonly Claim[],
): FoundClaim | undefined {
  const full = fullText(section, sentence);
  for (const claim of mayBeMade(claims, full)) {
    const says = patternsOf(claim);
    const find = claim.isSpread ? stretchIn : stretch;
    const whole = find(full, says);
    if (!whole || claim.unless?.test(full)) continue;
    if (claim.near && !isNear(section, sentence, full, claim.near)) continue;
    const own = find(sentence.low, says);
    if (!claim.isDenial && isDenied(own ? sentence.low : full, (own ?? whole).index)) continue;
    return { claim, sentence, span: own ? trimmed(sentence, own) : bare(sentence) };
  }
  return undefined;
}

/** From this length on a pattern is tried way by way: of machine code there may only be so much. */
const LONG = 400;
const patterns = new WeakMap<Claim, readonly RegExp[]>();

/** The short ones first: the long ones, which take time and room to compile, are then only tried where those are found. */
function patternsOf(claim: Claim): readonly RegExp[] {
  let known = patterns.get(claim);
  if (!known) {
    const { says } = claim;
    known = (says instanceof RegExp ? [says] : [...says])
      .sort((a, b) => a.source.length - b.source.length)
      .map((pattern) => (pattern.source.length > LONG ? inWays(pattern) : pattern));
    patterns.set(claim, known);
  }
  return known;
}

/** Claims by the fixed words of their patterns, so that a sentence is only held against those it may make. */
interface WordedClaims {
  readonly index: WordIndex;
  /** For each word of the index the lists it is in, counted through over all claims. */
  readonly listsOf: readonly (readonly number[])[];
  /** Of each claim its first list; the last entry is the number of lists. */
  readonly first: readonly number[];
  /** Claims without any fixed word, which every sentence may make. */
  readonly wordless: readonly Claim[];
}

const worded = new WeakMap<readonly Claim[], WordedClaims>();

/** The claims of which every pattern has a fixed word in a text, in order; those without fixed words are among them. */
function mayBeMade(claims: readonly Claim[], low: string): readonly Claim[] {
  let known = worded.get(claims);
  if (!known) {
    known = wordsOfClaims(claims);
    worded.set(claims, known);
  }
  const { index, listsOf, first, wordless } = known;
  const words = index.find(low);
  if (words.length === 0) return wordless;
  const met = new Set<number>();
  for (const word of words) for (const list of listsOf[word]!) met.add(list);
  return claims.filter((_, i) => {
    for (let list = first[i]!; list < first[i + 1]!; list++) if (!met.has(list)) return false;
    return true;
  });
}

function wordsOfClaims(claims: readonly Claim[]): WordedClaims {
  const lists = claims.map(listsOfClaim);
  const first = [0];
  for (const own of lists) first.push(first.at(-1)! + own.length);
  const listsOf = new Map<string, number[]>();
  lists.flat().forEach((words, list) => {
    for (const word of words) {
      const known = listsOf.get(word);
      if (known) known.push(list);
      else listsOf.set(word, [list]);
    }
  });
  const wordless = claims.filter((_, i) => lists[i]!.length === 0);
  return { index: wordIndex([...listsOf.keys()]), listsOf: [...listsOf.values()], first, wordless };
}

/** The stretch from the first to the last of the patterns, when all are found in one part between semicolons. */
function stretch(low: string, patterns: readonly RegExp[]): Stretch | undefined {
  if (patterns.length === 1 || !low.includes('; ')) return stretchIn(low, patterns);
  let at = 0;
  for (const part of low.split('; ')) {
    const found = stretchIn(part, patterns);
    if (found) return { index: found.index + at, 0: found[0] };
    at += part.length + 2;
  }
  return undefined;
}

interface Stretch {
  readonly index: number;
  readonly 0: string;
}

function stretchIn(low: string, patterns: readonly RegExp[]): Stretch | undefined {
  let start = low.length;
  let end = 0;
  for (const pattern of patterns) {
    const found = pattern.exec(low);
    if (!found) return undefined;
    start = Math.min(start, found.index);
    end = Math.max(end, found.index + found[0].length);
  }
  return { index: start, 0: low.slice(start, end) };
}

function isNear(section: Section, sentence: Sentence, full: string, words: readonly RegExp[]): boolean {
  const before = section.sentences[sentence.index - 1];
  const told = before && binds(before.speaker) ? `${before.low} ${full}` : full;
  return words.every((word) => word.test(told));
}

/** The sentence without its closing mark. */
export function bare(sentence: Sentence): Span {
  const length = sentence.text.replace(/[\s.;,]{1,20}$/, '').length;
  return { start: sentence.span.start, end: sentence.span.start + length };
}

/** A fix that puts `text` in the place of a whole sentence; none for a row, which has cells to keep. */
export function rewriteSentence(
  sentence: Sentence,
  text: string,
  title: Text2,
  kind: Fix['kind'] = 'suggestion',
): readonly Fix[] {
  if (sentence.block.kind === 'row') return [];
  const end = /[.;]\s*$/.test(sentence.text) ? sentence.span.end : bare(sentence).end;
  return [{ title, kind, edits: [{ span: { start: sentence.span.start, end }, text }] }];
}

/** The match in whole words, without white space and closing marks. */
function trimmed(sentence: Sentence, match: { readonly index: number; readonly 0: string }): Span {
  const span = spanOf(sentence, match);
  let lead = match[0].length - match[0].trimStart().length;
  let end = match[0].replace(/[\s.;,|]{1,20}$/, '').length;
  if (end === match[0].length) while (/[\p{L}\p{N}%]/u.test(sentence.low[match.index + end] ?? ' ')) end++;
  while (match.index + lead > 0 && /[\p{L}-]/u.test(sentence.low[match.index + lead - 1]!)) lead--;
  return { start: span.start + lead, end: span.start + Math.max(lead, end) };
}

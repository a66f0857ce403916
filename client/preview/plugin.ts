import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { factRows, isSpecification } from './front-matter.ts';

/** What VS Code gives while a text is shown: the address of the document, unless it is a piece of text. */
interface RendererEnv {
  readonly currentDocument?: unknown;
}

/** What the preview is told from outside; asked anew each time a text is shown, so both must be quick. */
export interface PreviewWorld {
  readonly isDutch: () => boolean;
  /** The findings known now of a document, by its address. */
  readonly findingsOf: (document: unknown) => readonly MarginNote[];
}

export interface MarginNote {
  /** Zero-based. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly rule: string;
}

/**
 * Extends VS Code's Markdown preview: clauses get a frame with their id and version, motivations stand out, the facts of
 * the front matter are a table, and findings stand in the margin. It only adds to the tokens of the preview, and reads
 * nothing but the text; the findings are filled in when the text is shown.
 */
export function bestekPreview(md: MarkdownIt, world: PreviewWorld): MarkdownIt {
  const say = (nl: string, en: string) => (world.isDutch() ? nl : en);
  const { escapeHtml } = md.utils;
  md.core.ruler.push('bestekwijzer', (state: StateCore) => {
    state.tokens = withNotes(framed(state.tokens.map(asFacts), state), state);
    state.tokens.forEach(markMotivation);
  });
  const { rules } = md.renderer;
  rules.bestek_feiten = (tokens, at, _options, _env, self) => {
    const token = tokens[at]!;
    const rows = factRows(token.content).map(
      ({ level, key, value }) =>
        `<tr class="niveau-${Math.min(level, 3)}"><th scope="row"${value === '' ? ' colspan="2"' : ''}>${escapeHtml(key)}</th>${value === '' ? '' : `<td>${escapeHtml(value)}</td>`}</tr>`,
    );
    token.attrJoin('class', 'bestek-feiten');
    return `<details open${self.renderAttrs(token)}><summary>${say('Feiten', 'Facts')}</summary><table><tbody>${rows.join('')}</tbody></table></details>\n`;
  };
  rules.bestek_kop = (tokens, at) => {
    const { id, version } = tokens[at]!.meta as unknown as Clause;
    const tail = version
      ? ` <span class="bestek-versie">${say('versie', 'version')} ${escapeHtml(version)}</span>`
      : '';
    return `<p class="bestek-kop"><span>${say('Clausule', 'Clause')}</span> <code>${escapeHtml(id)}</code>${tail}</p>\n`;
  };
  rules.bestek_kanttekening = (tokens, at, _options, env) => {
    const { from, until } = tokens[at]!.meta as unknown as Lines;
    const notes = world
      .findingsOf((env as RendererEnv | undefined)?.currentDocument)
      .filter(({ line }) => line >= from && line < until)
      .sort((a, b) => a.line - b.line);
    return notes.map((note) => noteHtml(note, escapeHtml, say)).join('');
  };
  return md;
}

interface Clause {
  readonly id: string;
  readonly version: string | undefined;
}

interface Lines {
  readonly from: number;
  readonly until: number;
}

// The marks are those of the file format; `server/spec/marks.ts` reads the same ones, and a test compares the two.
const OPEN = /^<!--\s{0,20}clausule\s{1,20}([^\s@]{1,200})(?:@([^\s]{1,100}))?\s{0,20}-->$/i;
const CLOSE = /^<!--\s{0,20}\/\s{0,20}clausule(?:\s{1,20}[^\s]{1,200})?\s{0,20}-->$/i;
const MOTIVATION =
  /^[*_]{0,6}\s{0,9}motivering\s{0,9}[*_]{0,6}\s{0,9}\(([^)\s]{1,80})\)\s{0,9}[*_]{0,6}\s{0,9}:?/i;

function asFacts(token: Token): Token {
  if (token.type !== 'front_matter' || typeof token.meta !== 'string' || !isSpecification(token.meta))
    return token;
  token.type = 'bestek_feiten';
  token.content = token.meta;
  token.hidden = false;
  return token;
}

interface OpenClause extends Clause {
  readonly at: number;
  readonly container: number;
}

/** Puts a frame around each clause of which both markers stand in the same list item, quote or the text itself. */
function framed(tokens: readonly Token[], state: StateCore): Token[] {
  const pairs = new Map<number, { readonly clause: Clause; readonly end: number | undefined }>();
  const ends = new Set<number>();
  /** Where the containers around the present token opened. */
  const containers: number[] = [-1];
  let open: OpenClause | undefined;
  tokens.forEach((token, at) => {
    if (token.nesting === 1) containers.push(at);
    else if (token.nesting === -1) containers.pop();
    if (token.type !== 'html_block') return;
    const source = token.content.trim();
    const container = containers.at(-1)!;
    const [, id, version] = OPEN.exec(source) ?? [];
    if (id !== undefined) {
      open = { id, version, at, container };
      pairs.set(at, { clause: open, end: undefined });
    } else if (CLOSE.test(source)) {
      if (open?.container === container) {
        pairs.set(open.at, { clause: open, end: at });
        ends.add(at);
      }
      open = undefined;
    }
  });
  if (pairs.size === 0) return [...tokens];
  return tokens.flatMap((token, at) => {
    const pair = pairs.get(at);
    if (pair) {
      const head = new state.Token('bestek_kop', '', 0);
      head.meta = { id: pair.clause.id, version: pair.clause.version };
      head.map = token.map;
      head.block = true;
      if (pair.end === undefined) return [head];
      const frame = new state.Token('bestek_clausule_open', 'section', 1);
      frame.attrs = [
        ['class', 'bestek-clausule'],
        ['aria-label', [pair.clause.id, pair.clause.version].filter(Boolean).join(' ')],
      ];
      frame.block = true;
      frame.map = token.map;
      return [frame, head];
    }
    if (!ends.has(at)) return [token];
    const close = new state.Token('bestek_clausule_close', 'section', -1);
    close.block = true;
    return [close];
  });
}

const LEAVES = new Set([
  'paragraph_open',
  'heading_open',
  'table_open',
  'fence',
  'code_block',
  'html_block',
  'hr',
  'bestek_feiten',
  'bestek_kop',
]);

/** Puts a place for notes before each block, for the lines up to the next one. */
function withNotes(tokens: readonly Token[], state: StateCore): Token[] {
  const leaves = tokens.filter(({ type, map }) => LEAVES.has(type) && map);
  if (leaves.length === 0) return [...tokens];
  const order = new Map(leaves.map((leaf, i) => [leaf, i]));
  return tokens.flatMap((token) => {
    const i = order.get(token);
    if (i === undefined) return [token];
    const next = leaves[i + 1]?.map;
    const place = new state.Token('bestek_kanttekening', '', 0);
    place.block = true;
    // Like what is hidden, it makes no line of its own in a list item.
    place.hidden = true;
    place.meta = {
      from: i === 0 ? 0 : token.map![0],
      until: next ? next[0] : Number.POSITIVE_INFINITY,
    } satisfies Lines;
    // In a frame the note comes after the name of the clause.
    return token.type === 'bestek_kop' ? [token, place] : [place, token];
  });
}

/** Gives a quote that holds a motivation a class of its own. */
function markMotivation(token: Token, at: number, tokens: readonly Token[]): void {
  if (token.type !== 'blockquote_open') return;
  for (let i = at + 1; i < tokens.length && tokens[i]!.type !== 'blockquote_close'; i++) {
    if (tokens[i]!.type !== 'inline' || !MOTIVATION.test(tokens[i]!.content)) continue;
    token.attrJoin('class', 'bestek-motivering');
    return;
  }
}

const SEVERITIES = {
  error: ['Fout', 'Error'],
  warning: ['Waarschuwing', 'Warning'],
  information: ['Informatie', 'Information'],
  hint: ['Hint', 'Hint'],
} as const;

function noteHtml(
  { severity, message, rule }: MarginNote,
  escapeHtml: (text: string) => string,
  say: (nl: string, en: string) => string,
): string {
  const [first, rest] = inTwo(message);
  const [nl, en] = SEVERITIES[severity];
  return `<aside class="bestek-kanttekening ${severity}"><details><summary><strong>${say(nl, en)}</strong> ${escapeHtml(first)}</summary>${rest && `<p>${escapeHtml(rest)}</p>`}<p><code>${escapeHtml(rule)}</code></p></details></aside>\n`;
}

/** A longer sentence than this is cut short, and stands as a whole under it. */
const LONGEST = 200;

/** What was found, and what to do: the first sentence and the rest. The number in "stappen: 1. Beleid" ends no sentence. */
function inTwo(message: string): readonly [first: string, rest: string] {
  const found = /^(.{20,400}?(?<![:;]\s\d{1,2})[.?!])\s(?=\p{Lu})(.*)$/su.exec(message);
  const first = found?.[1] ?? message;
  if (first.length <= LONGEST) return [first, found?.[2] ?? ''];
  return [`${first.slice(0, first.lastIndexOf(' ', LONGEST))} …`, message];
}

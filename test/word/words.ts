import type { Nodes, Root, RootContent } from 'mdast';
import { parseMarkdown } from '../../server/word/markdown.ts';

/** What a reader sees of a Markdown text, apart from its looks. */
export interface Seen {
  /** Everything, word by word. */
  readonly words: readonly string[];
  /** Headings that structure the text, as `level title`. */
  readonly headings: readonly string[];
  /** Tables by row and cell. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

export function seen(markdown: string): Seen {
  const root = parseMarkdown(withoutFrontMatter(markdown));
  return { words: wordsOf(root), headings: headingsOf(root), tables: tablesOf(root) };
}

export function withoutFrontMatter(markdown: string): string {
  const end = markdown.startsWith('---\n') ? markdown.indexOf('\n---\n', 3) : -1;
  return end < 0 ? markdown : markdown.slice(end + 5);
}

/** Words are what plain spaces and line breaks divide; a no-break space is part of one. */
const split = (text: string) => text.split(/[ \t\r\n]+/).filter((word) => word !== '');

function wordsOf(root: Root): string[] {
  return split(textOf(root));
}

function headingsOf(root: Root): string[] {
  return root.children.flatMap((node) =>
    node.type === 'heading' ? [`${node.depth} ${split(textOf(node)).join(' ')}`] : [],
  );
}

function tablesOf(root: Root): string[][][] {
  return root.children.flatMap((node) =>
    node.type === 'table'
      ? [node.children.map((row) => row.children.map((cell) => split(textOf(cell)).join(' ')))]
      : [],
  );
}

const BLOCKS: ReadonlySet<RootContent['type']> = new Set([
  'paragraph',
  'heading',
  'code',
  'tableCell',
  'listItem',
  'footnoteDefinition',
]);

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return ' ';
    case 'html':
      return /^<br/.test(node.value) ? ' ' : '';
    default: {
      if (!('children' in node)) return '';
      return node.children
        .map((child) => (BLOCKS.has(child.type) ? ` ${textOf(child)} ` : textOf(child)))
        .join('');
    }
  }
}

const MARKER = /<!-- \/?clausule[^\n]{0,90}-->/g;

/** The markers of clauses, each with the words that stand behind it. */
export function markersIn(markdown: string): string[] {
  return [...markdown.matchAll(MARKER)].map((found) => {
    const behind = markdown.slice(found.index + found[0].length).replace(MARKER, '');
    return `${found[0]} ${split(behind).slice(0, 4).join(' ')}`;
  });
}

import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

/**
 * Markdown to a tree and back, in the dialect of specifications: CommonMark with GFM's tables and footnotes. One tilde
 * strikes nothing through, as in the preview of VS Code.
 */
const reader = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });
const writer = unified()
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_', listItemIndent: 'one', fences: true })
  // Cells of equal length: no filling up with spaces, and three dashes below a head.
  .use(remarkGfm, { stringLength: () => 3 });

export const parseMarkdown = (text: string): Root => reader.parse(text);

export const writeMarkdown = (root: Root): string => writer.stringify(root);

/** The text in a node, without marks; the alternative text of pictures counts. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The anchor of a heading as Markdown viewers make it. */
export function slugOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

import type { Paint } from '../report/stylish.ts';

/** A rule page, which is Markdown of our own making, as text for a terminal. */
export function plainPage(markdown: string, paint: Paint): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) {
      isCode = !isCode;
      continue;
    }
    if (isCode) lines.push(`  │ ${line}`.trimEnd());
    else if (line.startsWith('#')) lines.push(paint.bold(line.replace(/^#{1,6} /, '')));
    else lines.push(inline(line));
  }
  return lines.join('\n');
}

function inline(line: string): string {
  return (
    line
      .replace(/\[([^\]]{1,300})\]\(([^)\s]{1,500})\)/g, '$1 <$2>')
      // What stands in backticks is typed as it stands, asterisks included.
      .split(/(`[^`]*`)/)
      .map((part) =>
        part.startsWith('`')
          ? part.slice(1, -1)
          : part.replace(/(^|[\s(])\*{1,2}([^*]{1,300})\*{1,2}(?=$|[\s.,;:)])/g, '$1$2'),
      )
      .join('')
  );
}

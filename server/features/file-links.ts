import type { Range } from '../check/places.ts';
import { folderOf, plainUri } from '../dossier/file-system.ts';
import type { Dossier } from '../dossier/index.ts';
import { resolve } from './references.ts';

/** A file or folder that gets another name; URIs. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/**
 * The edits that keep links whole when files are renamed or moved: links to them, and links in them to files that stay.
 * Documents go by the names they have before the move.
 */
export function linkEdits(
  dossier: Dossier,
  renamed: readonly Renamed[],
): Map<string, { readonly range: Range; readonly text: string }[]> {
  const edits = new Map<string, { range: Range; text: string }[]>();
  const moves = renamed.map(({ from, to }) => ({ from: plainUri(from), to: plainUri(to) }));
  for (const entry of dossier.entries()) {
    const name = plainUri(entry.uri);
    const before = folderOf(name);
    const after = folderOf(moved(name, moves));
    for (const { name: link, range } of entry.links) {
      const [path = '', ...fragment] = link.split('#');
      // From the root of something, or of another kind: not about where these files stand to each other.
      if (/^(?:$|\/|[a-z][a-z+.-]*:)/i.test(path)) continue;
      const target = resolve(before, plainUri(path));
      const goal = moved(target, moves);
      if (goal === target && before === after) continue;
      const text = [linkTo(after, goal), ...fragment].join('#');
      if (resolve(after, plainUri(path)) === goal) continue;
      const list = edits.get(entry.uri);
      if (list) list.push({ range, text });
      else edits.set(entry.uri, [{ range, text }]);
    }
  }
  return edits;
}

/** The name a file gets; all names plain. */
function moved(name: string, moves: readonly Renamed[]): string {
  for (const { from, to } of moves) {
    if (name === from) return to;
    if (name.startsWith(`${from}/`)) return to + name.slice(from.length);
  }
  return name;
}

/** Relative path from a folder to a file as the target of a Markdown link. */
function linkTo(folder: string, file: string): string {
  const from = folder.split('/');
  const to = file.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const path = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  return encodeURI(path).replace(
    /[()?#]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

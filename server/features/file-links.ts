import type { Range } from '../check/places.ts';
import { folderOf } from '../dossier/file-system.ts';
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
  for (const entry of dossier.entries()) {
    const before = plain(folderOf(entry.uri));
    const after = plain(folderOf(moved(entry.uri, renamed)));
    for (const { reference, range } of entry.references) {
      if (reference.kind !== 'file') continue;
      const [path = '', ...fragment] = reference.target.split('#');
      if (path === '') continue;
      const target = resolve(before, plain(path));
      const goal = plain(moved(target, renamed));
      if (goal === target && before === after) continue;
      const text = [linkTo(after, goal), ...fragment].join('#');
      if (resolve(after, plain(path)) === goal) continue;
      const list = edits.get(entry.uri);
      if (list) list.push({ range, text });
      else edits.set(entry.uri, [{ range, text }]);
    }
  }
  return edits;
}

function moved(uri: string, renamed: readonly Renamed[]): string {
  const name = plain(uri);
  for (const { from, to } of renamed) {
    const old = plain(from);
    if (name === old) return plain(to);
    if (name.startsWith(`${old}/`)) return plain(to) + name.slice(old.length);
  }
  return name;
}

/** Without escapes: clients differ in which letters they escape. */
function plain(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
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

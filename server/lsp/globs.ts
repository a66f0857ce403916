/**
 * Globs of the project file, over paths with slashes: `**`, `*`, `?` and `{a,b}`. Both hosts need the same answers and
 * the browser has no file system to walk, so this only matches.
 */
export function matchesGlob(path: string, glob: string): boolean {
  return toPattern(glob).test(path);
}

function toPattern(glob: string): RegExp {
  let out = '';
  for (let i = 0; i < glob.length; i++) {
    const letter = glob[i]!;
    if (letter === '*' && glob[i + 1] === '*') {
      const slash = glob[i + 2] === '/';
      out += slash ? '(?:[^/]+/)*' : '.*';
      i += slash ? 2 : 1;
    } else if (letter === '*') out += '[^/]*';
    else if (letter === '?') out += '[^/]';
    else if (letter === '{') out += '(?:';
    else if (letter === '}') out += ')';
    else if (letter === ',' && out.lastIndexOf('(?:') > out.lastIndexOf(')')) out += '|';
    else out += letter.replace(/[.+^$()|[\]\\]/, '\\$&');
  }
  return new RegExp(`^${out}$`);
}

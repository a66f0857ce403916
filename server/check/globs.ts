/**
 * Globs of the project file, over paths with slashes: `**`, `*`, `?` and `{a,b}`. Both hosts need the same answers and
 * the browser has no file system to walk, so this only matches. Never throws: somebody is typing the glob.
 */
export function matchesGlob(path: string, glob: string): boolean {
  return toPattern(glob.replace(/^\.\//, '')).test(path);
}

function toPattern(glob: string): RegExp {
  let out = '';
  let isInBraces = false;
  for (let i = 0; i < glob.length; i++) {
    const letter = glob[i]!;
    if (letter === '*' && glob[i + 1] === '*') {
      const isFolders = glob[i + 2] === '/';
      out += isFolders ? '(?:[^/]+/)*' : '.*';
      i += isFolders ? 2 : 1;
    } else if (letter === '*') out += '[^/]*';
    else if (letter === '?') out += '[^/]';
    else if (letter === '{' && !isInBraces && glob.includes('}', i)) {
      out += '(?:';
      isInBraces = true;
    } else if (letter === '}' && isInBraces) {
      out += ')';
      isInBraces = false;
    } else if (letter === ',' && isInBraces) out += '|';
    else out += letter.replace(/[.+^$()|[\]{}\\]/, '\\$&');
  }
  return new RegExp(`^${out}$`);
}

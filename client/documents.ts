/**
 * Only places where a drafter's own text stands. A selector without a scheme would also match `git:` (the old side of a
 * difference view), chat code blocks and output, and a finding there helps nobody.
 */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'memfs', 'onedrive'];

/** Every Markdown and YAML document; the server decides which of them are specifications. */
export const documentSelector = ['markdown', 'yaml'].flatMap((language) =>
  schemes.map((scheme) => ({ language, scheme })),
);

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { staleFiles } from '../../scripts/generate.mjs';

/** Who may know whom. The list of the architecture: a layer knows itself and the layers before it. */
const root = fileURLToPath(new URL('../../', import.meta.url));

const LAYERS: readonly (readonly string[])[] = [
  ['text', 'version'],
  ['spec'],
  ['law'],
  ['library'],
  ['rules'],
  ['check'],
  ['dossier'],
  ['report'],
  ['features'],
  // A bundle of its own.
  ['word'],
  ['service', 'dossier-service', 'library-service'],
  // What the command line and the server under Node share: files and folders.
  ['node'],
  ['lsp'],
  ['cli'],
];

/** Packages that only these parts of the server may use; the project file is YAML too. */
const PACKAGES: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/^vscode-(?:languageserver|jsonrpc)/, /^server\/lsp\//],
  [
    /^(?:markdown-it|unified|remark-|mdast|yaml$)/,
    /^server\/(?:spec|library|report|word)\/|^server\/check\/project\.ts$/,
  ],
  [/^(?:docx|mammoth)$/, /^server\/word\//],
  [/^vscode$/, /^(?!)/],
  [/^vscode-languageclient/, /^(?!)/],
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
  /** Loaded when the code comes there. */
  readonly isLazy: boolean;
}

function filesIn(folder: string): string[] {
  const whole = join(root, folder);
  if (!existsSync(whole)) return [];
  return readdirSync(whole, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'));
}

/** Everything a file imports, exports from or loads by name; files of the project by their path in it. */
function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Import[] = [];
  const add = (to: string, isTypeOnly: boolean, isLazy = false) => {
    const path = to.startsWith('.')
      ? relative(root, resolve(join(root, dirname(file)), to)).replaceAll('\\', '/')
      : to;
    found.push({ from: file, to: path, isTypeOnly, isLazy });
  };
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.importClause?.isTypeOnly ?? false);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.isTypeOnly);
    else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    )
      add(node.argument.literal.text, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, false, true);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

/** Position of a file's layer, or -1 for a file that stands outside them. */
function layerOf(path: string): number {
  const name = /^server\/([\w-]+)/.exec(path)?.[1];
  return LAYERS.findIndex((layer) => name !== undefined && layer.includes(name));
}

const server = filesIn('server').flatMap(importsOf);
const client = filesIn('client').flatMap(importsOf);
const arrow = ({ from, to }: Import) => `${from} → ${to}`;

describe('the server', () => {
  it('has no file without a place in the list', () => {
    expect(filesIn('server').filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  it('imports in one direction only; the command line alone may start the language server', () => {
    const wrong = server.filter(({ from, to }) => layerOf(to) > layerOf(from) && layerOf(from) >= 0);
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('has no circle of imports', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, isTypeOnly } of server)
      if (!isTypeOnly && to.startsWith('server/')) graph.set(from, [...(graph.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, above: string[]) => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' → '));
      if (done.has(file)) return;
      done.add(file);
      for (const next of graph.get(file) ?? []) visit(next, [...above, file]);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('names every file it imports by its whole name', () => {
    const wrong = [...server, ...client].filter(
      ({ to }) => /^(?:server|client)\//.test(to) && !existsSync(join(root, to)),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('uses Node in the command line, the entries for Node and what these share only', () => {
    const wrong = server.filter(
      ({ from, to }) => isNode(to) && !/^server\/(?:cli|node)\/|(?:^|[/.])node\.ts$/.test(from),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('uses each package where it belongs', () => {
    const wrong = server.filter(({ from, to }) =>
      PACKAGES.some(([name, where]) => name.test(to) && !where.test(from)),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('loads Word only when it is asked for', () => {
    const wrong = server.filter(
      ({ from, to, isTypeOnly, isLazy }) =>
        to.startsWith('server/word/') && !from.startsWith('server/word/') && !isTypeOnly && !isLazy,
    );
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('never imports the client, scripts or tests', () => {
    expect(server.filter(({ to }) => /^(?:client|scripts|test|bench)\//.test(to)).map(arrow)).toEqual([]);
  });
});

describe('the client', () => {
  it('never imports the server', () => {
    expect(client.filter(({ to }) => to.startsWith('server/')).map(arrow)).toEqual([]);
  });

  it('uses Node in the entry for Node only', () => {
    const wrong = client.filter(
      ({ from, to }) =>
        (isNode(to) || to === 'vscode-languageclient/node') && !/(?:^|[/.])node\.ts$/.test(from),
    );
    expect(wrong.map(arrow)).toEqual([]);
  });
});

describe('rules', () => {
  const rules = server.filter(({ from }) => /^server\/rules\/(?!language\/)[\w-]+\//.test(from));

  it('do not know one another', () => {
    expect(rules.filter(({ to }) => /^server\/rules\/(?!language\/)[\w-]+\//.test(to)).map(arrow)).toEqual(
      [],
    );
  });

  it('have the id of their file', async () => {
    const { rules: all } = await import('../../server/rules/all.gen.ts');
    expect(all.map((rule) => `server/rules/${rule.id}.ts`).sort()).toEqual(
      [...new Set(rules.map(({ from }) => from))].sort(),
    );
  });
});

describe('generated files', () => {
  it('are up to date', async () => {
    const stale = await staleFiles({ write: false });
    expect(stale, 'run `npm run generate`').toEqual([]);
  });
});

function isNode(name: string): boolean {
  return (
    name.startsWith('node:') || ['fs', 'path', 'os', 'url', 'process', 'child_process', 'util'].includes(name)
  );
}

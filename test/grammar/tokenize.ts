import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

const require = createRequire(import.meta.url);

/** Stands in for VS Code's Markdown grammar: just the scopes that the injection looks at. */
const markdown = {
  scopeName: 'text.html.markdown',
  repository: {},
  patterns: [
    { name: 'meta.embedded.block.frontmatter', begin: '\\A---$', end: '^---$' },
    { name: 'markup.fenced_code.block.markdown', begin: '^```', end: '^```$' },
    { name: 'markup.raw.block.markdown', match: '^(?: {4}|\\t).*$' },
    { name: 'markup.inline.raw.string.markdown', match: '`[^`]+`' },
    { name: 'comment.block.html', begin: '<!--', end: '-->' },
    { name: 'heading.1.markdown markup.heading.markdown', match: '^#{1,6} .*$' },
    { name: 'markup.bold.markdown', begin: '\\*\\*', end: '\\*\\*' },
  ],
} as unknown as IRawGrammar;

/** Loads the injection grammar into the stand-in. */
export async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const file = new URL('../../grammars/bestekwijzer.tmLanguage.json', import.meta.url);
  const injection = parseRawGrammar(readFileSync(file, 'utf8'), file.pathname);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => (scope === markdown.scopeName ? markdown : injection),
    getInjections: (scope) => (scope === markdown.scopeName ? [injection.scopeName] : undefined),
  });
  const grammar = await registry.loadGrammar(markdown.scopeName);
  if (!grammar) throw new Error('the grammar did not load');
  return grammar;
}

/**
 * The tokens that the injection gave a scope of its own, as `text → scope` (the innermost one, without `.bestekwijzer`),
 * punctuation left out.
 */
export function ownTokens(grammar: IGrammar, text: string): string[] {
  const found: string[] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const own = scopes
        .filter((scope) => scope.endsWith('.bestekwijzer') && !scope.startsWith('text.'))
        .at(-1);
      if (!own || own.startsWith('punctuation.') || own.startsWith('meta.')) continue;
      found.push(`${line.slice(startIndex, endIndex)} → ${own.replace(/\.bestekwijzer$/, '')}`);
    }
  }
  return found;
}

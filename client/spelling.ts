import { type ExtensionContext, extensions } from 'vscode';

/** What Code Spell Checker lets other extensions do. */
interface SpellChecker {
  registerConfig?(path: string): unknown;
}

/**
 * Makes the words of tender texts known to Code Spell Checker where that is installed, as its own dictionaries do. That
 * extension takes a path, so in a browser there is nothing to give.
 */
export function offerDictionary(context: ExtensionContext): void {
  const checker = extensions.getExtension<SpellChecker>('streetsidesoftware.code-spell-checker');
  checker?.activate().then(
    (api) => api?.registerConfig?.(context.asAbsolutePath('dictionaries/cspell-ext.json')),
    () => undefined,
  );
}

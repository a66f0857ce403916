/**
 * Text that XML can hold: control characters other than tab and line breaks go (they show nothing), and half a surrogate
 * pair becomes the replacement character. Line separators that readers of XML take in different ways become spaces.
 */
export function wellFormed(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[\u0085\u2028\u2029]/g, ' ')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  );
}

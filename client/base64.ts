/** Bytes as text, for messages that are JSON. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // More arguments at once than this overflow the stack.
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(''));
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

import { readFile } from 'node:fs/promises';
import { type Complaint, readComplaint } from './complaint.ts';
import { READING } from './messages.ts';

const BOM = '\ufeff';

/** A file's text without its byte order mark, as an editor shows it; or why there is none. */
export type ReadText =
  | { readonly text: string; readonly bom: '' | typeof BOM; readonly bytes: Uint8Array }
  | {
      readonly complaint: Complaint;
      /** What could be made of it, to tell whether it was meant to be a specification. */
      readonly guess: string;
    };

/** Reads a whole file as UTF-8; never throws, and never gives part of a text as if it were all. */
export async function readText(file: string): Promise<ReadText> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return { complaint: readComplaint(file, error), guess: '' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { text, bom: hasBom ? BOM : '', bytes };
  } catch {
    return { complaint: encodingComplaint(file, bytes), guess: new TextDecoder('utf-8').decode(bytes) };
  }
}

/** UTF-8 of the same text as before, byte for byte where nothing changed. */
export function encodeText(text: string, bom: string): Uint8Array {
  return new TextEncoder().encode(bom + text);
}

function encodingComplaint(file: string, bytes: Uint8Array): Complaint {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { file, place: ':1:1', message: READING.utf16 };
  const before = validStart(bytes);
  const lines = before.split('\n');
  return { file, place: `:${lines.length}:${lines.at(-1)!.length + 1}`, message: READING.encoding };
}

/** The text before the first byte that is no UTF-8. */
function validStart(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  // A cut through a character is no fault (`stream`), so "valid up to here" only ever turns from true to false.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isValidStart(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, low), { stream: true });
}

function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

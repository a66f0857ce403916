/**
 * Zip archives, as far as Word files need them, within bounds: a small file can claim to hold, and hold, gigabytes.
 * Streams do the compression, so that the same code runs in Node and in a web worker; both know gzip from their first
 * version with streams on, raw deflate only later.
 */
export type Archive = ReadonlyMap<string, ArchiveEntry>;

export interface ArchiveEntry {
  /** As stored. */
  readonly packed: Uint8Array;
  readonly isDeflated: boolean;
  /** Bytes when unpacked, as the archive says. */
  readonly size: number;
  readonly crc: number;
}

/** More is unpacked than may be. */
export class TooLargeError extends Error {}

/** More entries than any Word file has. */
const MOST_ENTRIES = 20_000;
const GZIP_HEADER = new Uint8Array([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);
const GZIP_TRAILER = 8;

/** What is in an archive, without unpacking; undefined for what is no (whole, unencrypted) zip archive. */
export function openArchive(bytes: Uint8Array): Archive | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return undefined;
  const entries = new Map<string, ArchiveEntry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const isEncrypted = (view.getUint16(at + 8, true) & 1) !== 0;
    const method = view.getUint16(at + 10, true);
    const length = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if (isEncrypted || (method !== 0 && method !== 8) || local + 30 > bytes.length) return undefined;
    if (view.getUint32(local, true) !== 0x04034b50) return undefined;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + length > bytes.length) return undefined;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name.replaceAll('\\', '/'), {
      packed: bytes.subarray(start, start + length),
      isDeflated: method === 8,
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the record at the end of an archive starts; a comment of up to 64 KB may follow it. */
function endRecord(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

/**
 * The content of an entry.
 * @param most bytes it may become, whatever the archive says
 * @throws TooLargeError, or another error when it is damaged
 */
export async function unpack(entry: ArchiveEntry, most: number): Promise<Uint8Array> {
  const { packed, isDeflated, size, crc } = entry;
  if (Math.max(size, isDeflated ? 0 : packed.length) > most) throw new TooLargeError();
  if (!isDeflated) return packed;
  const gzip = new Uint8Array(GZIP_HEADER.length + packed.length + GZIP_TRAILER);
  gzip.set(GZIP_HEADER);
  gzip.set(packed, GZIP_HEADER.length);
  const trailer = new DataView(gzip.buffer, gzip.length - GZIP_TRAILER);
  trailer.setUint32(0, crc, true);
  trailer.setUint32(4, size, true);
  return through(new DecompressionStream('gzip'), gzip, most);
}

/** An archive of these files, in this order; equal files make equal bytes. */
export async function makeArchive(files: Iterable<readonly [string, Uint8Array]>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const add = (list: Uint8Array[], ...more: Uint8Array[]) => {
    list.push(...more);
    return more.reduce((sum, one) => sum + one.length, 0);
  };
  for (const [name, content] of files) {
    const gzip = await through(new CompressionStream('gzip'), content, Number.POSITIVE_INFINITY);
    const trailer = new DataView(gzip.buffer, gzip.byteOffset + gzip.length - GZIP_TRAILER);
    const packed = gzip.subarray(GZIP_HEADER.length, gzip.length - GZIP_TRAILER);
    const label = new TextEncoder().encode(name);
    const common = new DataView(new ArrayBuffer(26));
    // Version 2.0, names in UTF-8, deflate, the first day there is in a zip archive.
    for (const [i, value] of [20, 0x0800, 8, 0, 0x21].entries()) common.setUint16(i * 2, value, true);
    common.setUint32(10, trailer.getUint32(0, true), true);
    common.setUint32(14, packed.length, true);
    common.setUint32(18, content.length, true);
    common.setUint16(22, label.length, true);
    const fields = new Uint8Array(common.buffer);
    const start = offset;
    offset += add(parts, words32(0x04034b50), fields, label, packed);
    const rest = new Uint8Array(14);
    new DataView(rest.buffer).setUint32(10, start, true);
    add(directory, words32(0x02014b50), new Uint8Array([20, 0]), fields, rest, label);
  }
  const count = directory.length / 5;
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, count, true);
  end.setUint16(10, count, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return joined([...parts, ...directory, new Uint8Array(end.buffer)]);
}

function words32(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, true);
  return new Uint8Array(view.buffer);
}

async function through(
  stream: { readonly readable: ReadableStream; readonly writable: WritableStream },
  bytes: Uint8Array,
  most: number,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // What goes wrong is heard from the reading side.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts);
    parts.push(value as Uint8Array);
    length += (value as Uint8Array).length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw new TooLargeError();
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

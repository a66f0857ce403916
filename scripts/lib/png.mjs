// Makes screenshots small enough to carry along. Node built-ins only.
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/**
 * A picture of a screen with at most 256 colours: a third of the size, and text stays as sharp. Given back unchanged when it
 * is not what a browser's screenshot is (8 bits, RGB or RGBA, not interlaced) or would not get smaller.
 * @param {Buffer} png
 * @returns {Buffer}
 */
export function withFewColours(png) {
  const { header, data } = chunks(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlace] = header.subarray(8);
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlace !== 0) return png;
  const size = kind === 6 ? 4 : 3;
  const pixels = unfiltered(inflateSync(data), width * size, height, size);
  const { palette, indices } = reduce(pixels, width * height, size);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const newHeader = Buffer.from(header);
  newHeader[9] = 3;
  const small = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', newHeader),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return small.length < png.length ? small : png;
}

function chunks(png) {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG');
  const data = [];
  let header = Buffer.alloc(0);
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  return { header, data: Buffer.concat(data) };
}

function chunk(type, body) {
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** The pixels without the row filters of PNG (section 9 of its specification). */
function unfiltered(raw, stride, height, size) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= size ? out[at - size] : 0;
      const up = y > 0 ? out[at - stride] : 0;
      const corner = x >= size && y > 0 ? out[at - stride - size] : 0;
      out[at] = raw[y * (stride + 1) + 1 + x] + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter, left, up, corner) {
  if (filter < 3) return [0, left, up][filter];
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** The colours used most, of each group of near-equal ones the most used, and for every pixel the nearest of them. */
function reduce(pixels, count, size) {
  const used = new Map();
  const colourAt = (i) => (pixels[i * size] << 16) | (pixels[i * size + 1] << 8) | pixels[i * size + 2];
  for (let i = 0; i < count; i++) used.set(colourAt(i), (used.get(colourAt(i)) ?? 0) + 1);
  const groups = new Map();
  for (const [colour, times] of used) {
    const group = colour & 0xf8f8f8;
    const one = groups.get(group) ?? { colour, times: 0, most: 0 };
    one.times += times;
    if (times > one.most) Object.assign(one, { colour, most: times });
    groups.set(group, one);
  }
  const palette = [...groups.values()]
    .sort((a, b) => b.times - a.times)
    .slice(0, MOST_COLOURS)
    .map(({ colour }) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  const nearest = new Map();
  for (const colour of used.keys()) nearest.set(colour, nearestOf(palette, colour));
  const indices = Buffer.alloc(count);
  for (let i = 0; i < count; i++) indices[i] = nearest.get(colourAt(i));
  return { palette, indices };
}

function nearestOf(palette, colour) {
  let [best, distance] = [0, Number.POSITIVE_INFINITY];
  palette.forEach(([red, green, blue], i) => {
    const own =
      (red - (colour >> 16)) ** 2 + (green - ((colour >> 8) & 255)) ** 2 + (blue - (colour & 255)) ** 2;
    if (own < distance) [best, distance] = [i, own];
  });
  return best;
}

import type { Range } from '../check/places.ts';

export interface NamedPlace {
  readonly name: string;
  readonly range: Range;
}

/**
 * Names and where they stand, in the order of the text. A large dossier has a million of them, so they are kept as
 * numbers and made into ranges when asked for.
 */
export class Places implements Iterable<NamedPlace> {
  readonly names: readonly string[];
  /** Four a name: lines and columns of start and end. */
  private readonly spots: Uint32Array;

  constructor(places: readonly NamedPlace[]) {
    this.names = places.map((place) => shared(place.name));
    this.spots = new Uint32Array(places.length * 4);
    places.forEach(({ range: { start, end } }, i) => {
      this.spots.set([start.line, start.character, end.line, end.character], i * 4);
    });
  }

  *[Symbol.iterator](): Generator<NamedPlace> {
    for (let i = 0; i < this.names.length; i++) yield { name: this.names[i]!, range: this.rangeAt(i) };
  }

  /** The places of a name. */
  of(name: string): Range[] {
    const found: Range[] = [];
    for (let i = this.names.indexOf(name); i >= 0; i = this.names.indexOf(name, i + 1))
      found.push(this.rangeAt(i));
    return found;
  }

  private rangeAt(i: number): Range {
    const [line = 0, character = 0, endLine = 0, endCharacter = 0] = this.spots.subarray(i * 4, i * 4 + 4);
    return { start: { line, character }, end: { line: endLine, character: endCharacter } };
  }
}

const known = new Map<string, string>();

/** The same string for equal names. A slice would keep alive the whole text it was cut from; this one does not. */
export function shared(name: string): string {
  let one = known.get(name);
  if (one === undefined) {
    one = JSON.parse(JSON.stringify(name)) as string;
    known.set(one, one);
  }
  return one;
}

/**
 * The numbers Word shows before headings and list items. They are no text in the file: each paragraph names a list and a
 * level, and the reader counts. Tenders refer to them ("onder b", "artikel 4.2"), so they must not get lost.
 */
export interface NumberingLabel {
  readonly isBullet: boolean;
  /** As shown: "4.2", "b.", "Artikel 3". */
  readonly text: string;
  /** 0 is the outermost. */
  readonly level: number;
  /** The number counted at its own level. */
  readonly value: number;
}

export interface StyleFacts {
  /** Outline level of a paragraph style, 0 for the highest; undefined for body text. */
  outlineOf(styleId: string): number | undefined;
}

/** The name of the bookmark that is put into each paragraph, to find its label by. */
export const LABEL_BOOKMARK = '_bw_label_';

interface Level {
  start: number;
  format: string;
  text: string;
  style: string | undefined;
  isLegal: boolean;
}

interface Num {
  readonly abstract: string;
  /** Levels that start anew with this list. */
  readonly restarts: ReadonlyMap<number, number>;
}

interface Style {
  readonly basedOn: string | undefined;
  readonly num: string | undefined;
  readonly level: number | undefined;
  readonly outline: number | undefined;
}

/**
 * Puts a bookmark in every paragraph of `document` that has properties and gives the labels by the number in its name.
 * XML in other words than Word's own (another namespace prefix) comes back as it was, without labels.
 */
export function labelParagraphs(
  document: string,
  numbering: string,
  styles: string,
): { readonly document: string; readonly labels: readonly (NumberingLabel | undefined)[] } & StyleFacts {
  const known = readStyles(styles);
  const count = counter(readNumbering(numbering), known);
  const labels: (NumberingLabel | undefined)[] = [];
  const parts: string[] = [];
  let at = 0;
  for (let open = document.indexOf('<w:pPr>'); open >= 0; open = document.indexOf('<w:pPr>', at)) {
    let close = document.indexOf('</w:pPr>', open);
    if (close < 0) break;
    let properties = document.slice(open, close);
    // The properties before a tracked change stand inside those of now.
    if (properties.includes('<w:pPrChange')) {
      properties = properties.slice(0, properties.indexOf('<w:pPrChange'));
      close = document.indexOf('</w:pPr>', close + 8);
      if (close < 0) break;
    }
    const end = close + 8;
    parts.push(
      document.slice(at, end),
      `<w:bookmarkStart w:id="0" w:name="${LABEL_BOOKMARK}${labels.length}"/>`,
    );
    const numPr = firstOf(properties, 'w:numPr');
    labels.push(
      count(valOf(properties, 'w:pStyle'), valOf(numPr, 'w:numId'), numberOf(valOf(numPr, 'w:ilvl'))),
    );
    at = end;
  }
  parts.push(document.slice(at));
  return {
    document: parts.join(''),
    labels,
    outlineOf: (id) => inherited(known, id, ({ outline }) => outline),
  };
}

function counter(
  { levels, nums }: ReturnType<typeof readNumbering>,
  styles: ReadonlyMap<string, Style>,
): (
  style: string | undefined,
  num: string | undefined,
  level: number | undefined,
) => NumberingLabel | undefined {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (style, ownNum, ownLevel) => {
    const numId = ownNum ?? (style === undefined ? undefined : inherited(styles, style, (one) => one.num));
    const num = numId === undefined ? undefined : nums.get(numId);
    const all = num && levels.get(num.abstract);
    if (numId === undefined || !num || !all) return undefined;
    const level =
      ownLevel ??
      [...all].find(([, one]) => style !== undefined && one.style === style)?.[0] ??
      (style === undefined ? undefined : inherited(styles, style, (one) => one.level)) ??
      0;
    const own = all.get(level);
    if (!own) return undefined;
    const count = counts.get(num.abstract) ?? [];
    counts.set(num.abstract, count);
    if (!begun.has(numId)) {
      begun.add(numId);
      for (const [restarted] of num.restarts) count[restarted] = undefined;
    }
    const startOf = (at: number) => num.restarts.get(at) ?? all.get(at)?.start ?? 1;
    for (let above = 0; above < level; above++) count[above] ??= startOf(above);
    const before = count[level];
    const value = before === undefined ? startOf(level) : before + 1;
    count[level] = value;
    count.length = level + 1;
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.isLegal ? 'decimal' : (all.get(at)?.format ?? 'decimal');
      return formatted(count[at] ?? startOf(at), format);
    });
    return { isBullet: own.format === 'bullet', text: text.trim(), level, value };
  };
}

function formatted(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(value);
  }
}

/** a … z, aa, bb, as Word counts. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}

function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  for (const { attributes, inner } of elementsOf(xml, 'w:style')) {
    const id = attribute(attributes, 'w:styleId');
    if (id === undefined) continue;
    const properties = firstOf(inner, 'w:pPr');
    const numPr = firstOf(properties, 'w:numPr');
    const outline = numberOf(valOf(properties, 'w:outlineLvl'));
    styles.set(id, {
      basedOn: valOf(inner, 'w:basedOn'),
      num: valOf(numPr, 'w:numId'),
      level: numberOf(valOf(numPr, 'w:ilvl')),
      // Nine is body text.
      outline: outline !== undefined && outline > 8 ? undefined : outline,
    });
  }
  return styles;
}

/** What a style, or the nearest it is based on, says. */
function inherited<T>(
  styles: ReadonlyMap<string, Style>,
  id: string,
  pick: (style: Style) => T | undefined,
): T | undefined {
  let style = styles.get(id);
  for (let depth = 0; style && depth < 20; depth++) {
    const value = pick(style);
    if (value !== undefined) return value;
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
  }
  return undefined;
}

function readNumbering(xml: string): {
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly nums: ReadonlyMap<string, Num>;
} {
  const levels = new Map<string, Map<number, Level>>();
  for (const { attributes, inner } of elementsOf(xml, 'w:abstractNum')) {
    const own = new Map<number, Level>();
    for (const level of elementsOf(inner, 'w:lvl')) {
      const at = numberOf(attribute(level.attributes, 'w:ilvl'));
      if (at === undefined) continue;
      own.set(at, {
        start: numberOf(valOf(level.inner, 'w:start')) ?? 1,
        format: valOf(level.inner, 'w:numFmt') ?? 'decimal',
        text: decoded(valOf(level.inner, 'w:lvlText') ?? ''),
        style: valOf(level.inner, 'w:pStyle'),
        isLegal: level.inner.includes('<w:isLgl'),
      });
    }
    levels.set(attribute(attributes, 'w:abstractNumId') ?? '', own);
  }
  const nums = new Map<string, Num>();
  for (const { attributes, inner } of elementsOf(xml, 'w:num')) {
    const restarts = new Map<number, number>();
    for (const override of elementsOf(inner, 'w:lvlOverride')) {
      const at = numberOf(attribute(override.attributes, 'w:ilvl'));
      const start = numberOf(valOf(override.inner, 'w:startOverride'));
      if (at !== undefined && start !== undefined) restarts.set(at, start);
    }
    nums.set(attribute(attributes, 'w:numId') ?? '', {
      abstract: valOf(inner, 'w:abstractNumId') ?? '',
      restarts,
    });
  }
  return { levels, nums };
}

/** The elements with this name, which do not stand in one another. */
function* elementsOf(xml: string, name: string): Generator<{ attributes: string; inner: string }> {
  let at = 0;
  for (;;) {
    const open = openingOf(xml, name, at);
    if (open < 0) return;
    const bracket = xml.indexOf('>', open);
    if (bracket < 0) return;
    const attributes = xml.slice(open + name.length + 1, bracket);
    if (attributes.endsWith('/')) {
      at = bracket + 1;
      yield { attributes, inner: '' };
      continue;
    }
    const close = xml.indexOf(`</${name}>`, bracket);
    if (close < 0) return;
    at = close + name.length + 3;
    yield { attributes, inner: xml.slice(bracket + 1, close) };
  }
}

function openingOf(xml: string, name: string, from: number): number {
  for (let at = xml.indexOf(`<${name}`, from); at >= 0; at = xml.indexOf(`<${name}`, at + 1))
    if (/[\s/>]/.test(xml[at + name.length + 1] ?? '')) return at;
  return -1;
}

function firstOf(xml: string, name: string): string {
  for (const { inner } of elementsOf(xml, name)) return inner;
  return '';
}

/** The `w:val` of the first element with this name. */
function valOf(xml: string, name: string): string | undefined {
  const open = openingOf(xml, name, 0);
  if (open < 0) return undefined;
  const bracket = xml.indexOf('>', open);
  return bracket < 0 ? undefined : attribute(xml.slice(open, bracket), 'w:val');
}

function attribute(text: string, name: string): string | undefined {
  const start = text.indexOf(`${name}="`);
  if (start < 0) return undefined;
  const from = start + name.length + 2;
  const end = text.indexOf('"', from);
  return end < 0 ? undefined : text.slice(from, end);
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!);

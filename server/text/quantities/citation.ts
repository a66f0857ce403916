import type { Law, LegalCitation } from './types.ts';

/** An article's number: `2.90`, `2.163e`, `6:119b`, `43a`. The last group takes the letters glued to it. */
const ARTICLE = /(\d{1,4}(?:[.:]\d{1,4}){0,2}[a-z]{0,2}(?![\p{L}\d]))/uy;
/** A rule of the Gids Proportionaliteit: `3.5 F`. */
const RULE = /(\d\.\d{1,2}\.?\d{0,2}\s?[A-Z](?![\p{L}\d]))/uy;
const KEYWORD = /(?:artikelen|artikel|artt?\.?|voorschriften|voorschrift|§§?)[\s]{0,3}/iuy;
const JOIN = /,?\s{1,3}(?:en|of|tot en met|t\/m|juncto|jo\.?)\s{1,3}|,\s{1,3}|[–-]/iuy;
const ORDINALS =
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende'.split(
    ' ',
  );
const PARAGRAPH = new RegExp(
  `(?:[:,]?\\s{0,3}|,?\\s{1,3})(?:(?:leden|lid)\\s{1,3}(?<number>\\d{1,2}[a-z]?)(?![\\p{L}\\d])|(?<ordinal>${ORDINALS.join('|')})(?:(?:,| en| of| tot en met)\\s(?:${ORDINALS.join('|')})){0,3}\\s{1,3}lid)`,
  'iuy',
);
const MORE_PARAGRAPHS =
  /(?:\s{1,3}(?:en|of|t\/m|tot en met|jo\.?)\s{1,3}|,\s{1,3})(?:lid\s{1,3})?\d{1,2}(?![\p{L}\d]|[.:,]\d|\s?%)/iuy;
const SUB =
  /,?\s{1,3}(?:aanhef en )?(?:sub|onder(?:deel|delen)?|letter)\s{1,3}([a-z]|\d{1,2})(?:[°º])?(?![\p{L}\d])/iuy;

const LAWS: readonly (readonly [Law, string])[] = [
  ['aw2012', 'Aanbestedingswet(?:\\s2012)?|Aw(?:\\s?2012)?'],
  ['bw', 'Burgerlijk\\sWetboek|BW'],
  ['gids', 'Gids\\sProportionaliteit|Gids'],
  ['uav', 'UAV(?:-GC)?(?:\\s(?:1989|2005|2012|2025))?|Uniforme\\sAdministratieve\\sVoorwaarden'],
  ['avg', 'Algemene\\sverordening\\sgegevensbescherming|AVG'],
  [
    'other',
    'ARVODI(?:-20\\d\\d)?|[A-Z]\\p{L}{2,30}wet(?:\\s\\d{4})?|Wetboek\\svan\\s\\p{L}{4,40}|Wbp|BAO|Bao|Auteurswet|Wet\\s\\p{Lu}\\p{L}{2,20}|Besluit\\s\\p{L}{4,40}|ARBIT(?:-20\\d\\d)?|ARIV(?:-20\\d\\d)?|GIBIT(?:\\s20\\d\\d)?|ARW(?:\\s20\\d\\d)?|Algemene\\swet\\sbestuursrecht|Awb|Wet\\sBibob|Wira|Sr|Sv|Rv|WvSr|VWEU|Richtlijn\\s20\\d\\d/\\d{1,3}/EU|Verordening\\s\\(EU\\)\\s\\S{1,12}',
  ],
];
const LAW = new RegExp(
  `,?\\s{1,3}(?:(?:van|uit|in)\\s(?:de|het)\\s|van\\s|\\()?(?:${LAWS.map(([id, names]) => `(?<${id}>${names})`).join('|')})(?![\\p{L}\\d])`,
  'uy',
);

function at(pattern: RegExp, text: string, pos: number): RegExpExecArray | null {
  pattern.lastIndex = pos;
  return pattern.exec(text);
}

interface Draft {
  readonly start: number;
  end: number;
  readonly article: string;
  paragraph?: string;
  sub?: string;
}

/**
 * The citations that start at `pos` with "artikel", "art.", "voorschrift" or "§": one for every article named,
 * each with its own span, the first with the keyword in it and the last with the law's name.
 */
export function readCitations(text: string, pos: number): LegalCitation[] {
  const keyword = at(KEYWORD, text, pos);
  if (!keyword) return [];
  const word = keyword[0].trim().toLowerCase();
  const rules = word.startsWith('voorschrift');
  const plural = word.endsWith('en') || word.startsWith('artt') || word === '§§';
  const drafts: Draft[] = [];
  let p = pos + keyword[0].length;
  let start = pos;
  while (drafts.length < 24) {
    const draft = readArticle(text, start, p, rules);
    if (draft === undefined) break;
    drafts.push(draft);
    const join = at(JOIN, text, draft.end);
    p = start = draft.end + (join?.[0].length ?? 0);
    if (!join || !listed(text, p, plural)) break;
  }
  const last = drafts.at(-1);
  if (last === undefined) return [];
  const law = at(LAW, text, last.end);
  if (law) last.end += law[0].length;
  const named = law ? LAWS.find(([id]) => law.groups?.[id] !== undefined)?.[0] : undefined;
  const id = named ?? (rules ? 'gids' : undefined);
  return drafts.map((draft) => ({
    kind: 'citation',
    span: { start: draft.start, end: draft.end },
    law: id,
    article: draft.article,
    ...(draft.paragraph !== undefined && { paragraph: draft.paragraph }),
    ...(draft.sub !== undefined && { sub: draft.sub }),
  }));
}

/** After a comma or "en" only something shaped like an article goes on with the list, not "en 3 referenties". */
function listed(text: string, pos: number, plural: boolean): boolean {
  ARTICLE.lastIndex = pos;
  const match = ARTICLE.exec(text);
  if (!match) return false;
  if (/[.:]|[a-z]/.test(match[0]))
    return !/^\s?(?:%|procent|uur|euro)/.test(text.slice(pos + match[0].length, pos + match[0].length + 8));
  if (plural)
    return !/^\s?(?:%|procent|uur|euro|jaar|dagen|maanden)/.test(
      text.slice(pos + match[0].length, pos + match[0].length + 9),
    );
  return /^\s{0,2}(?:[.,;)]|van |lid |Aw|BW|UAV|$)/.test(
    text.slice(pos + match[0].length, pos + match[0].length + 8),
  );
}

function readArticle(text: string, start: number, pos: number, rules: boolean): Draft | undefined {
  const match = (rules ? at(RULE, text, pos) : null) ?? at(ARTICLE, text, pos);
  if (!match) return undefined;
  const draft: Draft = { start, end: pos + match[0].length, article: match[0].replace(/\s/g, ' ').trim() };
  const paragraph = at(PARAGRAPH, text, draft.end);
  if (paragraph) {
    const ordinal = paragraph.groups?.ordinal?.toLowerCase();
    draft.paragraph = paragraph.groups?.number ?? String(ORDINALS.indexOf(ordinal ?? '') + 1);
    draft.end += paragraph[0].length;
    for (let i = 0; i < 4; i++) {
      const more = at(MORE_PARAGRAPHS, text, draft.end);
      if (!more) break;
      draft.end += more[0].length;
    }
  }
  const sub = at(SUB, text, draft.end);
  if (sub) {
    draft.sub = sub[1]?.toLowerCase();
    draft.end += sub[0].length;
  }
  return draft;
}

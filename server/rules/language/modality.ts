const NEGATION =
  /(?:^|[\s(])(?:geen|niet|nooit|nimmer|noch|zonder|evenmin|geenszins|vervalt|ontbreekt)(?=[\s,.;:)]|$)/g;

/** "Vergeet u niet om …" asks all the more. */
const NOT_FORGOTTEN =
  /\b(?:vergeet|vergeten|verzuim|verzuimt)\b(?: (?:u|dus|daarbij|vooral|daarom|hierbij|ook|hij|de inschrijver)){0,3} niet(?= )/;

const blank = (words: string) => ' '.repeat(words.length);

/**
 * Whether the word at `at` in lower-case `low` is denied: a negation stands before it in the same clause, at most
 * `reach` characters away, or right after it ("een omzeteis wordt niet gesteld").
 */
export function isDenied(low: string, at: number, reach = 45): boolean {
  const from = Math.max(0, at - reach);
  const before = (/verge|verzuim/.test(low) ? low.replace(NOT_FORGOTTEN, blank) : low).slice(from, at);
  const clause = before.slice(
    Math.max(
      before.lastIndexOf(';'),
      before.lastIndexOf('. '),
      before.lastIndexOf(': '),
      before.lastIndexOf(' maar '),
      before.lastIndexOf(' en dient '),
      before.lastIndexOf(', tenzij '),
    ) + 1,
  );
  NEGATION.lastIndex = 0;
  if (NEGATION.test(clause))
    return !/niet (?:alleen|slechts|uitsluitend|ouder|hoger|lager|meer|minder|langer|korter|later|eerder)\b/.test(
      clause.slice(-30),
    );
  if (/^[^.;]{0,60}\bhoe(?:ft|ven)\b[^.;]{0,50}\bniet\b/.test(low.slice(at, at + 130))) return true;
  return /^[^\s]*\s(?:(?:wordt|worden|is|zijn|geldt|gelden)\s)?(?:(?:in|bij|voor) (?:deze|de|dit|het) [\wà-ÿ]{3,30}\s)?niet(?: meer)?\s?(?:gesteld|gevraagd|geëist|verlangd|van toepassing|aan de orde|toegepast|vereist|nodig|verplicht)/.test(
    low.slice(at, at + 90),
  );
}

import type { Instrument, Law } from '../../law/law.ts';
import type { Section, Sentence } from '../../spec/model.ts';
import { spanOf } from '../language/statements.ts';
import { tablesIn } from '../language/tables.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** Annex X of the directive still lists the conventions of before 2022. */
const OTHER_LIST = /bijlage x\b|2014\/24|2\.81|2\.116/;
/** The sentence goes on about that list. */
const GOES_ON =
  /^(?:zij|daarin|hierin|daar|(?:die|deze|dat|dit) (?:bijlage|lijst|annex|richtlijn|opsomming))\b/;
/** The eight of before 2022, by number; a safe and healthy workplace (155, 187) is missing. */
const OLD_CONVENTIONS = ['29', '87', '98', '100', '105', '111', '138', '182'];
/** A run of numbers, with at most a few words in between. */
const NUMBERS = /\b\d{2,3}\b(?:[^.;\d]{1,25}\b\d{2,3}\b){7,20}/;
/** The sentence tells how it was. */
const PAST =
  /niet (?:langer|meer)|in plaats van|vervangen|voorheen|destijds|vroeger|toen\b|tot (?:juni )?20\d\d|niet de (?:acht|vier)|gold(?:en)?\b|\b(?:in|per|sinds) (?:juni )?202[3-9] (?:\w{1,12} )?(?:herzien|bijgewerkt|geactualiseerd|vernieuwd|gewijzigd)|nieuwe tekst geldt/;

export const rule = sectionRule({
  id: 'isv/verouderd-instrument',
  title: t(
    'Verouderde uitgave van een internationaal instrument',
    'Outdated edition of an international instrument',
  ),
  severity: 'warning',
  gate: 'all',
  citations: ['ilo-fundamenteel', 'oeso-richtlijnen-2023'],
  messages: {
    found: t(
      '“{old}” is achterhaald; nu gelden: {current}.',
      '“{old}” is out of date; now in force: {current}.',
    ),
    list: t(
      'De opsomming van fundamentele ILO-conventies is van vóór 2022: 155 en 187 (veilig en gezond werk) ontbreken.',
      'The list of fundamental ILO conventions is of before 2022: 155 and 187 (safe and healthy work) are missing.',
    ),
  },
  todo: t(
    'Noem de geldende uitgave, en ga na of de opsomming eronder nog klopt.',
    'Name the edition in force, and check whether any list that follows still holds.',
  ),
  why: t(
    'Sinds 2022 rekent de ILO ook veilig en gezond werk tot de fundamentele normen, en in 2023 zijn de OESO-richtlijnen herzien, onder meer voor klimaat en biodiversiteit. Een verwijzing naar de oude uitgave legt minder op dan u vermoedelijk bedoelt.',
    'Since 2022 the ILO counts safe and healthy work among the fundamental standards, and in 2023 the OECD guidelines were revised, among others on climate and biodiversity. A reference to the old edition demands less than you probably intend.',
  ),
  whenNot: t(
    'Bij bijlage X van richtlijn 2014/24/EU (de artikelen 2.81 en 2.116): die noemt de acht verdragen van voor 2022.',
    'For annex X of Directive 2014/24/EU (articles 2.81 and 2.116): that lists the eight conventions of before 2022.',
  ),
  motivable: true,
  words: ['ilo', 'oeso', 'oecd', 'kernconventies', 'kernverdragen', 'fundamentele', 'arbeidsorganisatie'],
  *check(section, { law }, sentences) {
    for (const sentence of sentences) {
      if (OTHER_LIST.test(sentence.low) || PAST.test(sentence.low)) continue;
      const before = section.sentences[sentence.index - 1];
      if (before && GOES_ON.test(sentence.low) && OTHER_LIST.test(before.low)) continue;
      const found = [...outdatedIn(sentence, law)];
      yield* found;
      const list =
        found.length === 0 && /\bilo\b|ilo-/.test(sentence.low) ? NUMBERS.exec(sentence.low) : null;
      if (list && isOldList(sentence.low)) yield { span: spanOf(sentence, list), message: 'list' };
    }
    yield* oldTables(section);
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\nMaatstaf voor de fabrieken zijn de ⟦acht fundamentele ILO-verdragen⟧.\n',
        fixed: '## ISV\n\nMaatstaf voor de fabrieken zijn de tien fundamentele ILO-verdragen.\n',
      },
      {
        text: 'Opdrachtnemer handelt volgens de ⟦OESO-richtlijnen voor multinationale ondernemingen (2011)⟧ en legt daarover verantwoording af.\n',
        fixed:
          'Opdrachtnemer handelt volgens de OESO-richtlijnen voor multinationale ondernemingen (2023) en legt daarover verantwoording af.\n',
      },
      {
        text: '| Begrip | Betekenis |\n| --- | --- |\n| Arbeidsnormen | De normen uit de ⟦8 kernconventies van de ILO⟧ |\n',
      },
      {
        text: '## ISV\n\nDe fabrieken leven de ILO-conventies ⟦29, 87, 98, 100, 105, 111, 138 en 182⟧ na.\n',
      },
      { text: 'Kader zijn de ⟦acht basisverdragen van de Internationale Arbeidsorganisatie⟧.\n' },
      { text: '- naleving van de ⟦acht fundamentele conventies⟧ van de ILO;\n- een klachtenloket.\n' },
      {
        text: 'De aanpak berust op de ⟦OESO-richtlijnen, versie 2011⟧, en op de UNGP’s van 2011.\n',
        fixed: 'De aanpak berust op de OESO-richtlijnen, versie 2023, en op de UNGP’s van 2011.\n',
      },
    ],
    good: [
      { text: 'Maatstaf zijn de tien fundamentele ILO-verdragen en het protocol bij verdrag 29.\n' },
      { text: 'Opdrachtnemer volgt de OESO-richtlijnen (2023) en de UNGP’s (2011).\n' },
      { text: 'Bijlage X bij richtlijn 2014/24/EU bevat acht ILO-verdragen en vier milieuverdragen.\n' },
      { text: 'Niet langer de acht, maar de tien fundamentele ILO-conventies zijn de ondergrens.\n' },
      { text: 'De OESO-richtlijnen gelden voor acht vestigingen die in 2011 zijn geopend.\n' },
    ],
  },
});

function isOldList(low: string): boolean {
  const numbers = new Set(low.match(/\b\d{2,3}\b/g));
  return OLD_CONVENTIONS.every((number) => numbers.has(number)) && !numbers.has('155') && !numbers.has('187');
}

/** Tables with the old eight, a convention or a few to a row. */
function* oldTables(section: Section): Generator<Finding> {
  for (const { header, rows } of tablesIn(section)) {
    const [first, last] = [header[0], rows.at(-1)];
    if (!first || !last) continue;
    const low = section.low.slice(first.span.start, last.span.end);
    if (/\bilo\b|ilo-|arbeidsorganisatie/.test(low) && !OTHER_LIST.test(low) && isOldList(low))
      yield { span: first.span, message: 'list' };
  }
}

function* outdatedIn({ low, text, span }: Sentence, law: Law): Generator<Finding> {
  for (const instrument of law.instruments) {
    const current = instrument.current[0];
    if (!current || instrument.outdated.length === 0 || instrument.id === 'isv-bestekteksten') continue;
    for (const edition of instrument.outdated) {
      if (current.names.some((name) => low.includes(name))) break;
      const found =
        byYear(low, instrument, edition.name) ?? byName(low, edition.names) ?? byCount(low, edition.name);
      if (!found) continue;
      const start = span.start + found.start;
      const end = span.start + found.end;
      const fresh = replacement(found, low, current);
      yield {
        span: { start, end },
        citation: instrument.source,
        values: { old: text.slice(found.start, found.end), current: current.name },
        fixes: fresh
          ? [
              {
                title: t(`Wijzig in “${fresh.shown}”`, `Change to “${fresh.shown}”`),
                kind: 'edit',
                edits: [
                  {
                    span: { start: span.start + fresh.start, end: span.start + fresh.end },
                    text: fresh.text,
                  },
                ],
              },
            ]
          : [],
      };
      break;
    }
  }
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly year?: { readonly start: number; readonly end: number };
}

/** The instrument and, close behind it, the year of the old edition. */
function byYear(low: string, { names }: Instrument, edition: string): Found | undefined {
  const year = /\b(?:19|20)\d\d\b/.exec(edition)?.[0];
  if (!year) return undefined;
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const start = low.indexOf(name);
    if (start < 0) continue;
    const after = low.slice(start + name.length, start + name.length + 110);
    const found = new RegExp(
      `^[^.;()]{0,70}?(?:\\(|\\b(?:uit|van|editie|versie|uitgave|herziening|herzien in|uit het jaar)\\s|,\\s)(?:[a-zé]{1,12}\\s){0,3}${year}(?!\\d)`,
    ).exec(after);
    // "de UNGP's van 2011" behind it is another instrument.
    if (!found || /\bungp|\bun |\bvn-|\bilo\b|vestiging|geopend/.test(found[0])) return undefined;
    const stop = start + name.length + found[0].length;
    const isBracketed = found[0].includes('(') && low[stop] === ')';
    return {
      start,
      end: isBracketed ? stop + 1 : stop,
      year: { start: stop - year.length, end: stop },
    };
  }
  return undefined;
}

const DIGITS: Readonly<Record<string, string>> = { acht: '8', vier: '4' };

/** The number the old edition's name starts with, before whatever its documents are called. */
function byCount(low: string, edition: string): Found | undefined {
  const word = edition.slice(0, edition.indexOf(' ')).toLowerCase();
  const digits = DIGITS[word];
  if (!digits) return undefined;
  const counted = new RegExp(
    `(?:kern|basis|fundamentele )(?:conventies|verdragen|normen)(?: van de (?:ilo|internationale arbeidsorganisatie))?[,:]? ?\\(?(?:${word}|${digits})(?:\\sstuks|\\sin (?:getal|totaal)|\\))`,
  ).exec(low);
  if (counted && /ilo|arbeidsorganisatie/.test(low))
    return { start: counted.index, end: counted.index + counted[0].length };
  const found = new RegExp(
    `\\b(?:${word}|${digits})\\s(?:[a-z-]{1,20}\\s){0,2}?[a-z-]{0,20}(?:conventies|verdragen|normen)\\b(?: van de (?:ilo|internationale arbeidsorganisatie))?`,
  ).exec(low);
  if (
    !found ||
    !/ilo|arbeidsorganisatie/.test(low) ||
    !/kern|fundament|ilo|arbeidsorganisatie/.test(found[0])
  )
    return undefined;
  return { start: found.index, end: found.index + found[0].length };
}

function byName(low: string, names: readonly string[]): Found | undefined {
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const start = low.indexOf(name);
    if (start < 0 || !/ilo|arbeid|oeso|oecd/.test(low)) continue;
    if (/[a-z0-9]/.test(low[start - 1] ?? ' ') || /[a-z0-9]/.test(low[start + name.length] ?? ' ')) continue;
    const tail = /^ van de ilo\b/.exec(low.slice(start + name.length));
    return { start, end: start + name.length + (tail && /kern/.test(name) ? tail[0].length : 0) };
  }
  return undefined;
}

/** The smallest change that names the present edition: its year, or the number it starts with. */
function replacement(
  found: Found,
  low: string,
  current: { readonly name: string; readonly names: readonly string[] },
): { start: number; end: number; text: string; shown: string } | undefined {
  if (found.year) {
    const year = /\b(?:19|20)\d\d\b/.exec(current.name)?.[0];
    return year === undefined ? undefined : { ...found.year, text: year, shown: year };
  }
  const old = low.slice(found.start, found.end);
  const stop = old.indexOf(' ');
  const rest = old.slice(stop);
  const same = current.names.find(
    (name) => name.indexOf(' ') > 0 && rest.startsWith(name.slice(name.indexOf(' '))),
  );
  const number = same?.slice(0, same.indexOf(' ')) ?? /^\S+/.exec(current.name)?.[0];
  if (stop < 0 || !number) return undefined;
  return { start: found.start, end: found.start + stop, text: number, shown: `${number}${rest}` };
}

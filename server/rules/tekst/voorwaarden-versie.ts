import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import {
  CONDITIONS_WORDS,
  conditionsIn,
  isTurnedDown,
  type NamedConditions,
  shortName,
} from '../language/conditions.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { fullText, headingOver, introduction, statements } from '../language/statements.ts';
import {
  type Collected,
  documentRule,
  FACTS_AT,
  type Finding,
  type Fix,
  type RuleContext,
  t,
} from '../rule.ts';

/** A set of conditions that the text declares applicable or refers to as its own. */
interface Applied {
  readonly id: string;
  readonly edition: string | undefined;
  readonly name: string;
  readonly span: Span;
  readonly isOutdated: boolean;
  /** Name and edition to use instead; undefined when none is known. */
  readonly current: string | undefined;
  /** Not written for this kind of contract. */
  readonly isOtherKind: boolean;
  readonly isApplied: boolean;
}

/** The conditions speaking of themselves. */
const ITSELF = /\bdeze\s(?:[\w-]+\s){0,2}[\w-]*voorwaarden/;

/** Right before the name of the edition that another took the place of. */
const SUPERSEDED =
  /(?:in (?:de )?plaats(?: (?:kwamen|kwam|komen|komt|treden|traden|zijn gekomen))? van|opvolgers? van|vervang\w{0,6}|voorgangers?:?|(?:eerdere|oudere|vorige) (?:versies?|uitgaven?),? zoals)\s(?:van\s)?(?:de\s)?$/;

/** Procedure regulations: no conditions of contract, and used beyond works on purpose. */
const PROCEDURAL = new Set(['arw', 'uar']);
const APPLIES =
  /van toepassing|toepasselijk|geldt|gelden|gelding|onder de|conform|volgens|deel uit|voorwaarden\s{0,80}[:|]|hanteert|hanteren|gehanteerd|akkoord|aanvaard|accepte|instem|contracteren|contracteert|\bpas(?:t|sen)\b[^.;]{0,80}\btoe\b|(?:wij|we) gebruiken|gebruiken (?:wij|we)|op basis van|houdt u (?:zich )?aan|houdt zich aan|dat zijn de|geschiedt? onder|\bvoeg(?:t|en)\b[^.;]{0,40}\btoe\b|(?:bij)?gevoegd|\brangorde\b|\bprevale|\bcontractstuk|onderdeel (?:van|uit)/;

/** Over a list or table of the documents a contract consists of; what it names applies. */
const OF_CONTRACT =
  /\brang(?:orde|schikking|\b)|voorrang|hi[eë]rarchie|\bvolgorde\b|contract(?:documenten|stukken|bescheiden)|toepasselijke (?:documenten|stukken)|onderdelen van (?:de|deze) overeenkomst|bijlagen? (?:bij|van|behorend\w{0,3} bij) (?:de|deze) (?:raam)?overeenkomst|samenstelling van (?:de|deze|het) (?:overeenkomst|contract)/;

export const rule = documentRule<Applied>({
  id: 'tekst/voorwaarden-versie',
  title: t('Verouderde of niet passende voorwaarden', 'Outdated or unfitting conditions'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t('De {name} zijn een verouderde uitgave.', 'The {name} are an outdated edition.'),
    replaced: t(
      'De {name} zijn een verouderde uitgave; nu gelden de {current}.',
      'The {name} are an outdated edition; the {current} are current.',
    ),
    otherKind: t(
      'De {name} zijn niet geschreven voor een opdracht van het soort ‘{kind}’.',
      'The {name} were not written for a contract of the kind ‘{kind}’.',
    ),
  },
  todo: t(
    'Gebruik de geldende uitgave van de voorwaarden die bij het soort opdracht passen.',
    'Use the current edition of the conditions that fit the kind of contract.',
  ),
  why: t(
    'Een oude uitgave verwijst naar vervallen regels, en voorwaarden voor een ander soort opdracht regelen andere onderwerpen. Beide leiden tot gaten in de overeenkomst.',
    'An old edition refers to lapsed rules, and conditions for another kind of contract settle other subjects. Both leave gaps in the contract.',
  ),
  whenNot: t(
    'Als de oude uitgave alleen wordt genoemd omdat zij op een lopende overeenkomst van toepassing is, of als de opdracht gemengd is.',
    'Where the old edition is only mentioned because it applies to a running contract, or where the contract is mixed.',
  ),
  words: CONDITIONS_WORDS,
  collect: appliedIn,
  *check({ items, sheet }, context) {
    const fits = items.some(
      ({ value }) => value.isApplied && !value.isOtherKind && !PROCEDURAL.has(value.id),
    );
    for (const places of outdatedPlaces(items)) {
      // Only mentioned, as in the text of the conditions themselves: nothing is made to apply.
      const place = places.find((one) => one.value.isApplied);
      if (!place) continue;
      const { at, value } = place;
      yield { at, span: value.span, ...outdated(value.name, value.current), fixes: fixesFor(value, places) };
    }
    for (const { at, value } of items) {
      if (!value.isOtherKind || !value.isApplied || value.isOutdated || fits) continue;
      yield {
        at,
        span: value.span,
        message: 'otherKind',
        values: { name: value.name, kind: context.facts.contractType ?? '' },
      };
    }
    for (const [i, stated] of (sheet.facts.conditions ?? []).entries()) {
      const place = sheet.places.get(`voorwaarden[${i}]`)?.value;
      const entry = place && outdatedFact(stated, context);
      if (!entry || items.some(({ value }) => value.id === entry.id && value.isOutdated)) continue;
      yield { at: FACTS_AT, span: place, ...outdated(stated, entry.current) };
    }
  },
  examples: {
    bad: [
      {
        text: 'Op de overeenkomst zijn de ⟦ARIV-2014⟧ van toepassing.',
        fixed: 'Op de overeenkomst zijn de ARIV-2018 van toepassing.',
      },
      { text: '| Onderwerp | Keuze |\n| --- | --- |\n| Voorwaarden | ⟦UAV 1989⟧ |' },
      {
        text: 'Voor deze koop gelden de ⟦ARVODI-2018⟧, aangevuld met de conceptovereenkomst.',
        facts: 'opdracht: levering',
      },
      {
        text: '- de ⟦ARBIT-2016⟧;\n- de verwerkersovereenkomst.'.replace(
          '- de ⟦',
          'De volgende voorwaarden gelden:\n\n- de ⟦',
        ),
      },
    ],
    good: [
      { text: 'Op de overeenkomst zijn de ARIV-2018 van toepassing.', facts: 'opdracht: levering' },
      {
        text: 'De huidige overeenkomst valt nog onder de ARVODI-2014. Voor de nieuwe gelden de ARVODI-2018.',
        facts: 'opdracht: dienst',
      },
      {
        text: 'Op de leveringen zijn de ARIV-2018 en op het onderhoud de ARVODI-2018 van toepassing.',
        facts: 'opdracht: levering',
      },
      { text: 'De UAV-GC 2005 zijn van toepassing.', facts: 'opdracht: werk' },
      {
        text: 'De aanbesteding volgt het ARW 2016. De voorwaarden van de leverancier, zoals de FENIT-voorwaarden, worden van de hand gewezen.',
      },
    ],
  },
});

function outdated(name: string, current: string | undefined): Pick<Finding, 'message' | 'values'> {
  return current === undefined ? { values: { name } } : { message: 'replaced', values: { name, current } };
}

function* namedIn(
  section: Section,
  context: RuleContext,
): Generator<{ named: NamedConditions; isApplied: boolean }> {
  for (const sentence of statements(section)) {
    const text = fullText(section, sentence);
    if (isTurnedDown(sentence.low) || isPast(sentence.low) || isEnactment(section, sentence)) continue;
    const isApplied = isInOrder(section, sentence) || (APPLIES.test(text) && !ITSELF.test(text));
    for (const named of conditionsIn(sentence, context.law))
      if (!isDenied(sentence.low, named.at) && !SUPERSEDED.test(sentence.low.slice(0, named.at)))
        yield { named, isApplied };
  }
}

/** Whether a row or item stands in the list of what the contract consists of. */
function isInOrder(section: Section, sentence: Sentence): boolean {
  if (sentence.block.kind !== 'row' && sentence.block.kind !== 'item') return false;
  const over = `${headingOver(sentence)} ${introduction(section, sentence)}`;
  return OF_CONTRACT.test(over) && !isTurnedDown(over) && !isPast(over);
}

/** The decree that lays conditions down, or repeals them, applies them to nothing. */
function isEnactment(section: Section, { block, low }: Sentence): boolean {
  return (
    /\b(?:vastgesteld|besluit(?:en)?)\b/.test(low) ||
    /word(?:t|en) ingetrokken/.test(section.low.slice(block.span.start, block.span.end))
  );
}

function appliedIn(section: Section, context: RuleContext): Applied[] {
  const kind = context.facts.contractType;
  return [...namedIn(section, context)].map(({ named, isApplied }) => {
    const { set, edition } = named;
    const newest = set.current.at(-1)?.edition;
    return {
      id: set.id,
      edition,
      name: section.text.slice(named.span.start, named.span.end),
      span: named.span,
      isOutdated:
        edition !== undefined &&
        set.outdated.some((old) => old.edition === edition) &&
        !set.current.some((own) => own.edition === edition),
      current: newest === undefined ? undefined : `${shortName(set)}${separator(set.id)}${newest}`,
      isOtherKind:
        kind !== undefined &&
        set.users !== 'leverancier' &&
        !PROCEDURAL.has(set.id) &&
        !set.contracts.includes(kind),
      isApplied,
    };
  });
}

/** "ARIV-2018", but "UAV 2012". */
function separator(id: string): string {
  return /^(?:ariv|arvodi|arbit)$/.test(id) ? '-' : ' ';
}

/** Places of each outdated edition: one finding each, however often it is named. */
function outdatedPlaces(items: readonly Collected<Applied>[]): Collected<Applied>[][] {
  const places = new Map<string, Collected<Applied>[]>();
  for (const item of items) {
    if (!item.value.isOutdated) continue;
    const key = `${item.value.id} ${item.value.edition}`;
    places.set(key, [...(places.get(key) ?? []), item]);
  }
  return [...places.values()];
}

function fixesFor({ current }: Applied, places: readonly Collected<Applied>[]): Fix[] {
  if (current === undefined) return [];
  return [
    {
      title: t(`Wijzig overal in ${current}`, `Change into ${current} everywhere`),
      kind: 'suggestion',
      edits: places.map(({ at, value }) => ({ at, span: value.span, text: current })),
    },
  ];
}

/** The outdated edition an entry of `voorwaarden` names, such as "ARIV-2014". */
function outdatedFact(
  stated: string,
  context: RuleContext,
): { id: string; current: string | undefined } | undefined {
  const parts = /^(.{2,80}?)[\s-]((?:19|20)\d\d)$/.exec(stated.trim());
  if (!parts) return undefined;
  const name = parts[1]!.toLowerCase();
  const set = context.law.conditions.find((one) => one.names.some((own) => own.toLowerCase() === name));
  if (!set?.outdated.some(({ edition }) => edition === parts[2])) return undefined;
  if (set.current.some(({ edition }) => edition === parts[2])) return undefined;
  const newest = set.current.at(-1)?.edition;
  return {
    id: set.id,
    current: newest === undefined ? undefined : `${shortName(set)}${separator(set.id)}${newest}`,
  };
}

import type { Role, Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import type { Collected, DocumentView, RuleContext } from '../rule.ts';

/** What a section tells of the kind of document it stands in. */
export interface GuidePart {
  readonly kind: 'part';
  readonly role: Role;
  /** Its heading. */
  readonly span: Span;
  readonly level: number;
  /** Where text can be added: the end of the section. */
  readonly end: number;
}

/** Parts a tender guide consists of; a document with most of them is one, whatever it is called. */
const GUIDE_ROLES: readonly Role[] = [
  'procedure',
  'planning',
  'exclusion',
  'suitability',
  'submission',
  'award',
  'evidence',
];

/** The part of a guide this section is, when it has a heading. */
export function guidePart(section: Section, context: RuleContext): GuidePart[] {
  const { heading } = section;
  if (!heading) return [];
  return [
    {
      kind: 'part',
      role: context.role,
      span: heading.span,
      level: heading.level,
      end: section.text.trimEnd().length,
    },
  ];
}

/**
 * Where something missing from a tender guide is best put: the section that suits it most. Undefined when the text is
 * no whole guide, so that nothing can be said to be missing.
 */
export function placeInGuide<T extends { readonly kind: string }>(
  view: DocumentView<T | GuidePart>,
  context: RuleContext,
  best: readonly Role[],
): Collected<GuidePart> | undefined {
  const kind = context.facts.documentKind;
  // Whoever calls it a guide may keep it short; otherwise only a text long enough to be whole can lack something.
  if (!view.wholeDocument && !(kind === 'leidraad' && view.sections >= 4)) return undefined;
  if (kind !== undefined && kind !== 'leidraad' && kind !== 'bestek') return undefined;
  const parts = view.items.filter((item): item is Collected<GuidePart> => item.value.kind === 'part');
  const roles = new Set(parts.map(({ value }) => value.role).filter((role) => GUIDE_ROLES.includes(role)));
  if (roles.size < (kind === undefined ? 4 : kind === 'leidraad' ? 1 : 2)) return undefined;
  for (const role of best) {
    const part = parts.find(({ value }) => value.role === role);
    if (part) return part;
  }
  return parts[0];
}

/** A guide to try rules on absence with: parts of a tender guide, long enough to count as whole. */
export const EXAMPLE_GUIDE = [
  '## 2 Procedure',
  'De gemeente volgt de openbare procedure. Vragen stelt u via het platform; de antwoorden staan in een nota van inlichtingen die voor alle ondernemingen tegelijk beschikbaar komt. Wie een onduidelijkheid of een fout in de stukken ziet, meldt dat zo snel mogelijk, zodat de gemeente de stukken kan verbeteren. De contactpersoon is alleen via de berichtenmodule bereikbaar. Mondelinge uitlatingen binden niemand.',
  '## 3 Uitsluitingsgronden',
  'De dwingende uitsluitingsgronden gelden. Van de facultatieve gronden gelden die in het formulier zijn aangekruist. Een onderneming op wie een grond van toepassing is, mag laten zien welke maatregelen zij heeft genomen. De gemeente beoordeelt of die maatregelen genoeg zijn en licht een afwijzing toe. Bewijsstukken vraagt zij alleen op bij de beoogde winnaar.',
  '## 4 Geschiktheid',
  'De inschrijver heeft één opdracht uitgevoerd waarin hij de kerncompetentie heeft getoond. Hij mag zich daarvoor beroepen op een ander, als hij laat zien dat hij werkelijk over diens middelen kan beschikken. De omvang van de referentie is niet van belang. Een verklaring van de vorige opdrachtgever is genoeg als bewijs.',
  '## 5 Gunning',
  'De opdracht gaat naar de inschrijving met de beste prijs-kwaliteitverhouding. De prijs telt voor 40% en het plan van aanpak voor 60%. De beoordelaars geven elk voor zich een score en bespreken die daarna. Bij een gelijke uitkomst beslist de score op het plan van aanpak. De inschrijvers krijgen daarvan allemaal tegelijk bericht, met de redenen.',
].join('\n\n');

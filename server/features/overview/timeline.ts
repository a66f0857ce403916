import type { Checked } from '../../check/check.ts';
import type { UserLanguage } from '../../check/render.ts';
import type { MinimumTerm, Regime } from '../../law/law.ts';
import {
  datesOf,
  type LegalStep,
  minimumTermFor,
  type PlacedDate,
  TERM_SIGN_WORDS,
  type TermSign,
  termSigns,
} from '../../rules/language/minimum-terms.ts';
import { type DatedStep, datedSteps, daysBetween, daysLater } from '../../rules/language/timetable.ts';
import { type Collected, FACTS_AT } from '../../rules/rule.ts';
import { FACTS } from '../../spec/fact-schema.ts';
import type { Milestone } from '../../spec/prose-facts.ts';
import { type Mark, markAt, shownSource } from './mark.ts';

/** The planning of the procedure, with the minimum terms of the law beside it. */
export interface Timeline {
  /** In the order of their dates. */
  readonly moments: readonly Moment[];
  readonly terms: readonly Term[];
  /** What the minimum terms start from, each a sentence. */
  readonly basis: readonly string[];
}

export interface Moment {
  readonly id: Milestone;
  readonly label: string;
  /** `yyyy-mm-dd`. */
  readonly date: string;
  readonly mark: Mark;
}

export interface Term {
  readonly id: 'requests' | 'tender' | 'note' | 'standstill';
  readonly label: string;
  /** First and last day as planned, ISO; one of them is absent when the planning does not have it. */
  readonly from?: string;
  readonly until?: string;
  /** Calendar days between them. */
  readonly days?: number;
  /** Least number of calendar days. */
  readonly minimum: number;
  /** The first and last day the minimum takes, counted from the side the law counts from. */
  readonly least: { readonly from: string; readonly until: string };
  readonly sources: readonly string[];
  /** `order`: the dates stand the wrong way round. */
  readonly verdict: 'enough' | 'short' | 'order' | 'open';
  /** Where to change the planning. */
  readonly mark: Mark;
}

const LABELS = {
  requests: { nl: 'Termijn voor aanmelding', en: 'Time for requests to participate' },
  tender: { nl: 'Inschrijftermijn', en: 'Time for tenders' },
  note: { nl: 'Inlichtingen voor de sluiting', en: 'Information before closing' },
  standstill: { nl: 'Opschortende termijn', en: 'Standstill period' },
} as const;

const BASIS = {
  assumed: {
    nl: 'Er staat geen procedure in het stuk; gerekend is met een Europese.',
    en: 'The document states no procedure; an EU procedure is assumed.',
  },
  none: {
    nl: 'Bij deze procedure rekent Bestekwijzer niet met wettelijke minimumtermijnen.',
    en: 'For this procedure Bestekwijzer does not reckon with statutory minimum terms.',
  },
  electronic: { nl: 'Gerekend is met elektronisch indienen.', en: 'Electronic submission is assumed.' },
  paper: {
    nl: 'Gerekend is zonder de korting voor elektronisch indienen.',
    en: 'The reduction for electronic submission is left out.',
  },
  urgent: {
    nl: 'Gerekend is met de termijnen bij onderbouwde urgentie.',
    en: 'The terms of a reasoned urgent procedure are used.',
  },
  'prior-notice': {
    nl: 'Gerekend is met een vooraankondiging.',
    en: 'A prior notice is taken into account.',
  },
  agreed: {
    nl: 'De inschrijftermijn is met de gegadigden afgesproken; daarvoor geldt geen minimum.',
    en: 'The time for tenders is agreed with the candidates; no minimum holds for it.',
  },
} as const;

/** Keys of the planning in front matter with the name of their fact, in the order of the procedure. */
const MOMENTS = Object.entries(FACTS.planning.keys);
const LEGAL: { readonly [M in Milestone]?: LegalStep | 'note' } = {
  notice: 'notice',
  informationNote: 'note',
  requestsUntil: 'requests',
  invitation: 'invitation',
  closing: 'closing',
};

/** The regimes in which the terms hold; the rules about them speak in the same ones. */
const WITH_TERMS: readonly (Regime | undefined)[] = ['eu', undefined];
const WITH_NOTE: readonly (Regime | undefined)[] = ['eu', 'sas', undefined];

export function timelineOf(checked: Checked, language: UserLanguage): Timeline {
  const { steps, signs } = read(checked);
  const found = momentsOf(checked, steps);
  const terms = termsOf(checked, found, steps, signs, language);
  const moments = MOMENTS.flatMap(([, { name, about }]): Moment[] => {
    const date = found[name as Milestone];
    if (!date) return [];
    const label = shortLabel(about[language]);
    return [{ id: name as Milestone, label, date: date.iso, mark: markAt(checked, date.at, date.span) }];
  });
  return {
    moments: moments.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    ...terms,
  };
}

/** What the fact is, without its full stop and what is said of it besides. */
const shortLabel = (about: string) => about.replace(/\s?\(.{0,80}|,.{0,80}|\.$/, '');

/** Stands in every section with the date of an information note. */
const NOTE_WORDS = /nota|nvi|inlichtingen|antwoord/;

function read({ spec }: Checked): { steps: Collected<DatedStep>[]; signs: Set<TermSign> } {
  const steps: Collected<DatedStep>[] = [];
  const signs = new Set<TermSign>();
  spec.sections.forEach(({ section }, at) => {
    const tellsOfTerms = TERM_SIGN_WORDS.some((word) => section.low.includes(word));
    if (!tellsOfTerms && !NOTE_WORDS.test(section.low)) return;
    for (const value of datedSteps(section)) steps.push({ at, value });
    if (tellsOfTerms) for (const sign of termSigns(section)) signs.add(sign);
  });
  return { steps, signs };
}

type Found = { readonly [M in Milestone]?: PlacedDate };

/** The date of each moment: from front matter, else as the rules about terms read it, else from the prose. */
function momentsOf(checked: Checked, steps: readonly Collected<DatedStep>[]): Found {
  const { spec, proseFacts, contexts } = checked;
  const legal = datesOf(steps, spec.factSheet);
  const found: { [M in Milestone]?: PlacedDate } = {};
  for (const [key, { name }] of MOMENTS) {
    const milestone = name as Milestone;
    const stated = spec.factSheet.facts.planning?.[milestone];
    const place = spec.factSheet.places.get(`planning.${key}`)?.value;
    if (stated && place) {
      found[milestone] = { iso: stated, at: FACTS_AT, span: place, written: stated };
      continue;
    }
    const step = LEGAL[milestone];
    const own = step === 'note' ? lastNote(steps, legal.closing?.iso) : step && legal[step];
    if (own) found[milestone] = own;
    const iso = contexts.facts.planning?.[milestone];
    const said = proseFacts.find(
      ({ value }) => value.fact === 'milestone' && value.milestone === milestone && value.iso === iso,
    );
    if (!own && iso && said) found[milestone] = { iso, at: said.at, span: said.value.span, written: iso };
  }
  return found;
}

/** The last information note that comes before closing. */
function lastNote(
  steps: readonly Collected<DatedStep>[],
  closing: string | undefined,
): PlacedDate | undefined {
  const notes = steps.filter(({ value }) => value.step === 'note' && (!closing || value.iso <= closing));
  const last = notes.reduce<Collected<DatedStep> | undefined>(
    (late, one) => (late && late.value.iso >= one.value.iso ? late : one),
    undefined,
  );
  return last && { iso: last.value.iso, at: last.at, span: last.value.span, written: last.value.written };
}

function termsOf(
  checked: Checked,
  found: Found,
  steps: readonly Collected<DatedStep>[],
  signs: ReadonlySet<TermSign>,
  language: UserLanguage,
): Pick<Timeline, 'terms' | 'basis'> {
  const context = checked.contexts.of('other');
  const { law, regime } = context;
  const isBelgian = checked.contexts.belgian;
  const source = (id: string) => shownSource(law.citation(id), language);
  const terms: Term[] = [];
  const basis: string[] = [];
  const add = (
    id: Term['id'],
    from: PlacedDate | undefined,
    until: PlacedDate | undefined,
    minimum: number | undefined,
    sources: readonly string[],
  ) => {
    const shown = sources.map(source).filter((one) => one !== undefined);
    // A number without a source that may be shown is no number to show.
    if (minimum === undefined || shown.length === 0) return;
    const fixed = id === 'note' ? until : from;
    const moved = id === 'note' ? from : until;
    if (!fixed) return;
    const days = moved && daysBetween(from!.iso, until!.iso);
    const least =
      id === 'note'
        ? { from: daysLater(fixed.iso, -minimum), until: fixed.iso }
        : { from: fixed.iso, until: daysLater(fixed.iso, minimum) };
    const place = moved ?? fixed;
    terms.push({
      id,
      label: LABELS[id][language],
      ...(from ? { from: from.iso } : {}),
      ...(until ? { until: until.iso } : {}),
      ...(days === undefined ? {} : { days }),
      minimum,
      least,
      sources: [...new Set(shown)],
      verdict: verdictOf(days, minimum),
      mark: markAt(checked, place.at, place.span),
    });
  };
  if (!isBelgian && WITH_TERMS.includes(regime)) {
    const { minimum, isTwoStage, isAgreed } = minimumTermFor(
      datesOf(steps, checked.spec.factSheet),
      signs,
      context,
    );
    const start = isTwoStage ? found.invitation : found.notice;
    add('requests', found.notice, found.requestsUntil, minimum?.requestDays, minimum?.requestSources ?? []);
    if (!isAgreed) add('tender', start, found.closing, minimum?.tenderDays, minimum?.tenderSources ?? []);
    if (minimum) basis.push(...basisOf(minimum, signs, isAgreed).map((key) => BASIS[key][language]));
  }
  if (!isBelgian && WITH_NOTE.includes(regime)) {
    const limit = law.limit(signs.has('urgent') ? 'information-note-urgent' : 'information-note');
    add('note', found.informationNote, found.closing, limit?.value, limit ? [limit.source] : []);
  }
  if (!isBelgian && WITH_TERMS.includes(regime)) {
    const limit = law.limit('standstill');
    const after = found.finalAward ?? found.start;
    add('standstill', found.awardDecision, after, limit?.value, limit ? [limit.source] : []);
  }
  if (terms.length === 0) return { terms, basis: regime === undefined ? [] : [BASIS.none[language]] };
  if (regime === undefined) basis.unshift(BASIS.assumed[language]);
  return { terms, basis };
}

function verdictOf(days: number | undefined, minimum: number): Term['verdict'] {
  if (days === undefined) return 'open';
  if (days < 0) return 'order';
  return days < minimum ? 'short' : 'enough';
}

function basisOf(
  minimum: MinimumTerm,
  signs: ReadonlySet<TermSign>,
  isAgreed: boolean,
): (keyof typeof BASIS)[] {
  if (isAgreed) return ['agreed'];
  if (signs.has('urgent')) return ['urgent'];
  if (signs.has('prior-notice')) return ['prior-notice'];
  if (signs.has('paper')) return ['paper'];
  return minimum.tenderSources.length > 1 ? ['electronic'] : [];
}

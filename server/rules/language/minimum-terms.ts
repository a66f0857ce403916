import type { MinimumTerm } from '../../law/law.ts';
import type { FactSheet } from '../../spec/facts.ts';
import type { Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { type Collected, FACTS_AT, type RuleContext } from '../rule.ts';
import { type DatedStep, type Step, statesUrgency } from './timetable.ts';

/** What a text says that makes a minimum term longer, shorter or open. */
export type TermSign = 'urgent' | 'prior-notice' | 'paper' | 'agreed';

/** Words one of which stands in every section that tells of a term or of a sign; others are not looked at. */
export const TERM_SIGN_WORDS = [
  'inschrij',
  'in te schrij',
  'aan te meld',
  'aankondiging',
  'publicatie',
  'aanmeld',
  'deelneming',
  'sluit',
  'offerte',
  'uitnodig',
  'urgent',
  'spoed',
  '2.74',
  'dringende',
  'aanbied',
  'termijn',
];

const PRIOR_NOTICE = /vooraankondiging/;
const PAPER =
  /(?:inschrijving|offerte|aanmelding)\w{0,40}\s[^.;]{0,80}(?:op papier|per post|in (?:gesloten|verzegelde?) envelop|fysiek|in (?:twee|drie)voud)/;
const AGREED = /(?<=\bin (?:onderling )?)overleg|onderling overeengekomen|2\.74a\b/;

/** The signs in one section. */
export function termSigns(section: Section): TermSign[] {
  const signs: TermSign[] = [];
  if (statesUrgency(section)) signs.push('urgent');
  if (PRIOR_NOTICE.test(section.low) && !/geen vooraankondiging/.test(section.low))
    signs.push('prior-notice');
  if (PAPER.test(section.low)) signs.push('paper');
  if (AGREED.test(section.low)) signs.push('agreed');
  return signs;
}

/** A date with its place: in a section, or in the front matter (`FACTS_AT`). */
export interface PlacedDate {
  readonly iso: string;
  readonly at: number;
  readonly span: Span;
  /** As it stands there. */
  readonly written: string;
}

export type LegalStep = Exclude<Step, 'note'>;
export type Dates = { readonly [S in LegalStep]?: PlacedDate };

const PATHS = {
  notice: ['aankondiging', 'notice'],
  requests: ['aanmelden', 'requestsUntil'],
  invitation: ['uitnodiging', 'invitation'],
  closing: ['sluiting', 'closing'],
} as const;

/** The date of each step: from front matter, else the one date the text gives it. */
export function datesOf(steps: readonly Collected<DatedStep>[], sheet: FactSheet): Dates {
  const dates: { [S in LegalStep]?: PlacedDate } = {};
  for (const step of ['notice', 'requests', 'invitation', 'closing'] as const) {
    const [key, name] = PATHS[step];
    const stated = sheet.facts.planning?.[name];
    const place = sheet.places.get(`planning.${key}`)?.value;
    if (stated && place) {
      dates[step] = { iso: stated, at: FACTS_AT, span: place, written: stated };
      continue;
    }
    const found = steps.flatMap(({ at, value }) =>
      value.step === step ? [{ iso: value.iso, at, span: value.span, written: value.written }] : [],
    );
    if (new Set(found.map((one) => one.iso)).size === 1) dates[step] = found[0]!;
  }
  return dates;
}

/** The minimum terms of a procedure; without a procedure, of the one its dates point to. */
export function minimumTermFor(
  dates: Dates,
  signs: ReadonlySet<TermSign>,
  { facts, law }: Pick<RuleContext, 'facts' | 'law'>,
): {
  readonly minimum: MinimumTerm | undefined;
  /** The tender term runs from the invitation. */
  readonly isTwoStage: boolean;
  /** The tender term is agreed with the candidates, so that no minimum holds for it. */
  readonly isAgreed: boolean;
} {
  const procedure = facts.procedure ?? (dates.requests ? 'niet-openbaar' : 'openbaar');
  const kind = facts.contractingAuthority?.kind;
  const minimum = law.minimumTerm(procedure, {
    // Tenders are sent electronically unless the text says otherwise.
    electronic: !signs.has('paper'),
    urgent: signs.has('urgent'),
    priorNotice: signs.has('prior-notice'),
    subCentral: kind !== undefined && kind !== 'rijk',
  });
  return {
    minimum,
    isTwoStage: law.procedure(procedure)?.twoStage ?? false,
    isAgreed: (minimum?.tenderByAgreement ?? false) && signs.has('agreed'),
  };
}

import type { Facts } from '../../spec/fact-schema.ts';
import type { Role, Section, Sentence } from '../../spec/model.ts';
import { type IsvCoverage, isIsvChapter, isStrong, laysDownSteps } from './isv-coverage.ts';
import { fullText, statements } from './statements.ts';

/** What goes wrong in chains. Source of a pattern over lower-case text. */
export const ABUSE =
  '(?:misstand|schending|geschonden|schend|kinderarbeid|dwangarbeid|gedwongen arbeid|onder dwang|door kinderen|uitbuiting|uitgebuit|slavernij|onderdrukking|houtkap|mensenrecht|arbeidsnorm|arbeidsrecht|arbeidsomstandighe|ontbossing|milieuschade|milieuregel|vervuiling|onderbetaling)';

const ABUSE_WORD = new RegExp(ABUSE);
/** Where abuses are, or what is breached. */
const CHAIN =
  /\bisv\b|internationale sociale voorwaarden|keten|toeleverancier|fabriek|fabrikant|producent|plantage|schakel|grondstof|herkomst|atelier|\bmijn(?:en|bouw)\b|groeve|kweker|spinnerij|looierij/;

const strongSections = new WeakMap<Section, boolean>();

/** Statements about ISV: in a chapter on it, in a section that makes it a duty, or about abuses in the chain. */
export function isvStatements(section: Section, role: Role): readonly Sentence[] {
  if (isIsvChapter(section, role)) return statements(section);
  let known = ownStatements.get(section);
  if (!known) {
    known = MAY_SPEAK.test(section.low) ? outsideChapters(section) : NONE;
    ownStatements.set(section, known);
  }
  return known;
}

const NONE: readonly Sentence[] = [];

function outsideChapters(section: Section): readonly Sentence[] {
  if (isStrongSection(section)) return statements(section);
  return statements(section).filter(
    (sentence) => isStrong(section, sentence) || isChainAbuse(fullText(section, sentence)),
  );
}

/** Words of which one stands in every section outside a chapter on ISV that makes them a duty or tells of abuses. */
const MAY_SPEAK = new RegExp(
  `${CHAIN.source}|isv|imvo|internationale|zorgvuldig|diligence|oeso|oecd|ungp|mensenrecht|kinderarbeid|dwangarbeid`,
);

/** Several rules ask the same of a section. */
const ownStatements = new WeakMap<Section, readonly Sentence[]>();

/** Whether a sentence (lower case) speaks of abuses in a supply chain. */
export function isChainAbuse(low: string): boolean {
  return ABUSE_WORD.test(low) && CHAIN.test(low);
}

function isStrongSection(section: Section): boolean {
  let known = strongSections.get(section);
  if (known === undefined) {
    known = section.sentences.some(
      (sentence) =>
        sentence.speaker === 'requirement' &&
        sentence.block.kind !== 'heading' &&
        isStrong(section, sentence),
    );
    known ||= laysDownSteps(section) !== undefined;
    strongSections.set(section, known);
  }
  return known;
}

/**
 * Whether a document need not hold the whole of the ISV: they are not applied, or it is an information note, whose
 * answers add to a text that stands elsewhere.
 */
export function needNoWholeIsv(facts: Facts, { steps }: IsvCoverage): boolean {
  if (facts.isv?.application === 'niet') return true;
  return facts.documentKind === 'nota-van-inlichtingen' && steps.size < TOLD_WHOLE;
}

/** An answer that goes through this many steps tells what the duty as a whole comes to. */
const TOLD_WHOLE = 3;

import type { Citation } from '../law/law.ts';
import type { Finding, Fix, Related, Rule, Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';

/**
 * A finding at its place, with all that a reader is told: what every output (editor, command line, SARIF, Word)
 * renders. Spans are in the coordinates of section `at` (or of the fact sheet for `FACTS_AT`).
 */
export interface Problem {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly at: number;
  readonly span: Span;
  readonly severity: Severity;
  readonly citation: Citation | undefined;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  /** The motivation that answers it; such a finding is no problem but goes into the register. */
  readonly motivated: string | undefined;
  /** The procedure was not known and a European one was assumed. */
  readonly assumedEu: boolean;
  /** It was there when the organisation drew its baseline: a hint, and no more than that. */
  readonly inBaseline?: true;
  /** The rule threw on this text; the message says so. */
  readonly crashed?: string;
}

import { lawAt, type Regime } from '../law/law.ts';
import type { Library } from '../library/library.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Facts } from '../spec/fact-schema.ts';
import type { Role } from '../spec/model.ts';
import type { Language } from '../spec/specification.ts';
import type { CheckSettings } from './settings.ts';

/**
 * The contexts of one specification, one per role. As long as facts, law and settings are the same they are the very
 * same objects; findings are remembered by section and context, so a change of facts asks everything anew and a
 * change of text only what changed.
 */
export interface Contexts {
  readonly facts: Facts;
  readonly belgian: boolean;
  readonly fingerprint: string;
  of(role: Role): RuleContext;
}

/** Contexts for these facts; `before` is returned when nothing changed. */
export function contextsFor(
  facts: Facts,
  belgian: boolean,
  language: Language,
  settings: CheckSettings,
  library: Library,
  before: Contexts | undefined,
): Contexts {
  if (before && before.facts === facts && before.belgian === belgian) return before;
  const fingerprint = JSON.stringify([facts, belgian, settings]);
  if (before && before.fingerprint === fingerprint) return before;
  const date = facts.referenceDate ?? settings.date;
  const law = lawAt(date);
  const regime: Regime | undefined = facts.procedure ? law.procedure(facts.procedure)?.regime : undefined;
  const known = new Map<Role, RuleContext>();
  return {
    facts,
    belgian,
    fingerprint,
    of(role) {
      let context = known.get(role);
      if (!context) {
        context = { facts, regime, law, library, role, language, date };
        known.set(role, context);
      }
      return context;
    },
  };
}

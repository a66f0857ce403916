import { rules } from './all.gen.ts';
import type { Rule } from './rule.ts';

/** All rules. Asked for and not named, so that a server only loads them for a text that is checked. */
export function allRules(): readonly Rule[] {
  return rules;
}

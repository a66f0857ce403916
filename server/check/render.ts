import type { Severity, Text2 } from '../rules/rule.ts';
import type { Problem } from './problem.ts';

export type UserLanguage = 'nl' | 'en';

/** `text` in the reader's language with `{values}` filled in; an unknown value stays visible as typed. */
export function fill(
  text: Text2,
  values: Readonly<Record<string, string | number>> | undefined,
  language: UserLanguage,
): string {
  return text[language].replace(/\{(\w{1,40})\}/g, (all, name: string) => {
    const value = values?.[name];
    return value === undefined ? all : String(value);
  });
}

const ASSUMED: Text2 = {
  nl: 'Aangenomen is een Europese procedure; zet `procedure` in de kop van het document als dat anders is.',
  en: 'An EU procedure is assumed; state `procedure` in the front matter if it is another one.',
};

const CRASHED: Text2 = {
  nl: 'De regel {rule} kon deze tekst niet beoordelen door een fout in Bestekwijzer ({error}). Kijk dit punt zelf na en meld de fout.',
  en: 'Rule {rule} could not judge this text because of a fault in Bestekwijzer ({error}). Check this point yourself and report the fault.',
};

/** What was found, in one sentence. */
export function foundText(problem: Problem, language: UserLanguage): string {
  if (problem.crashed !== undefined)
    return fill(CRASHED, { rule: problem.rule.id, error: problem.crashed }, language);
  const { messages } = problem.rule;
  return fill(
    messages[problem.finding.message ?? 'found'] ?? messages.found,
    problem.finding.values,
    language,
  );
}

/** The whole message: what was found, what to do, and what was assumed. */
export function messageOf(problem: Problem, language: UserLanguage): string {
  const parts = [foundText(problem, language)];
  if (problem.crashed === undefined) {
    parts.push(fill(problem.rule.todo, problem.finding.values, language));
    if (problem.assumedEu) parts.push(ASSUMED[language]);
  }
  return parts.join(' ');
}

const SEVERITY_NAMES: Readonly<Record<Severity, Text2>> = {
  error: { nl: 'fout', en: 'error' },
  warning: { nl: 'waarschuwing', en: 'warning' },
  information: { nl: 'informatie', en: 'information' },
  hint: { nl: 'hint', en: 'hint' },
};

/** Name of a severity for readers. */
export function severityName(severity: Severity, language: UserLanguage): string {
  return SEVERITY_NAMES[severity][language];
}

import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { PROFILES } from './profiles.ts';

/** The project file `bestekwijzer.yaml`: which files are specifications, and which rules weigh how much. */
export interface Project {
  /** Globs, relative to the folder of the project file. */
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly profile: string | undefined;
  readonly date: string | undefined;
  /** Folders of clause libraries, relative to the folder of the project file. */
  readonly libraries: readonly string[];
  readonly problems: readonly ProjectProblem[];
}

export interface ProjectProblem {
  readonly span: Span;
  readonly nl: string;
  readonly en: string;
}

export const NO_PROJECT: Project = {
  files: [],
  rules: {},
  profile: undefined,
  date: undefined,
  libraries: [],
  problems: [],
};

export const PROJECT_FILE = 'bestekwijzer.yaml';

const SEVERITIES: Readonly<Record<string, Severity | 'off'>> = {
  fout: 'error',
  waarschuwing: 'warning',
  informatie: 'information',
  hint: 'hint',
  uit: 'off',
};

const KEYS = ['bestanden', 'regels', 'profiel', 'peildatum', 'bibliotheken', 'taal'];

/** Reads a project file; never fails, what cannot be used is a problem. `ruleIds` are the rules there are. */
export function readProject(text: string, ruleIds: readonly string[]): Project {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const problems: ProjectProblem[] = document.errors.map((error) => ({
    span: { start: error.pos[0], end: error.pos[1] },
    nl: 'Dit projectbestand is geen geldige YAML; controleer inspringing, dubbele punten en aanhalingstekens.',
    en: 'This project file is no valid YAML; check indentation, colons and quotes.',
  }));
  const project = {
    files: [] as string[],
    rules: {} as Record<string, Severity | 'off'>,
    libraries: [] as string[],
    profile: undefined as string | undefined,
    date: undefined as string | undefined,
  };
  const root = document.contents;
  if (!isMap(root)) return { ...project, problems };
  for (const pair of root.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const span = spanOf(pair.key);
    const value = pair.value;
    if (key === 'bestanden') project.files = strings(value);
    else if (key === 'bibliotheken') project.libraries = strings(value);
    else if (key === 'profiel') {
      const profile = isScalar(value) ? String(value.value) : '';
      if (Object.hasOwn(PROFILES, profile)) project.profile = profile;
      else {
        const names = Object.keys(PROFILES).join(', ');
        problems.push({
          span: spanOf(value ?? pair.key),
          nl: `Het profiel ‘${profile}’ bestaat niet; kies uit ${names}.`,
          en: `There is no profile ‘${profile}’; choose from ${names}.`,
        });
      }
    } else if (key === 'peildatum') project.date = isScalar(value) ? String(value.value) : undefined;
    else if (key === 'regels' && isMap(value)) {
      for (const rule of value.items) {
        const id = isScalar(rule.key) ? String(rule.key.value) : '';
        const severity = isScalar(rule.value) ? SEVERITIES[String(rule.value.value)] : undefined;
        const isKnown =
          ruleIds.includes(id) ||
          (id.endsWith('/*') && ruleIds.some((one) => one.startsWith(id.slice(0, -1))));
        if (!isKnown) {
          problems.push({
            span: spanOf(rule.key),
            nl: `De regel ‘${id}’ bestaat niet.`,
            en: `There is no rule ‘${id}’.`,
          });
        } else if (!severity) {
          problems.push({
            span: spanOf(rule.value ?? rule.key),
            nl: `Kies voor ‘${id}’ fout, waarschuwing, informatie, hint of uit.`,
            en: `Choose fout, waarschuwing, informatie, hint or uit for ‘${id}’.`,
          });
        } else project.rules[id] = severity;
      }
    } else if (!KEYS.includes(key)) {
      problems.push({
        span,
        nl: `De sleutel ‘${key}’ is hier niet bekend.`,
        en: `The key ‘${key}’ is not known here.`,
      });
    }
  }
  return { ...project, problems };
}

function strings(node: unknown): string[] {
  if (isScalar(node)) return [String(node.value)];
  return isSeq(node) ? node.items.filter(isScalar).map((item) => String(item.value)) : [];
}

function spanOf(node: unknown): Span {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import type { Severity } from '../rules/rule.ts';
import { yamlDocument } from '../spec/yaml-document.ts';
import { isCalendarDay } from '../text/calendar.ts';
import type { Span } from '../text/span.ts';
import { PROFILES } from './profiles.ts';
import type { UserLanguage } from './render.ts';

/** The project file `bestekwijzer.yaml`: which files are specifications, and which rules weigh how much. */
export interface Project {
  /** Globs, relative to the folder of the project file. */
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly profile: string | undefined;
  /** ISO. */
  readonly date: string | undefined;
  /** The language of messages about its texts. */
  readonly language: UserLanguage | undefined;
  /** Clause libraries: folders, relative to the folder of the project file, or packages. */
  readonly libraries: readonly string[];
  /** Where each of them is named. */
  readonly libraryPlaces: readonly Span[];
  /** File with findings that count no more, relative to the folder of the project file. */
  readonly baseline: string | undefined;
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
  language: undefined,
  libraries: [],
  libraryPlaces: [],
  baseline: undefined,
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

const KEYS = ['bestanden', 'regels', 'profiel', 'peildatum', 'bibliotheken', 'nullijn', 'taal'];

/** Reads a project file; never fails, what cannot be used is a problem. `ruleIds` are the rules there are. */
export function readProject(text: string, ruleIds: readonly string[]): Project {
  const document = yamlDocument(text, { uniqueKeys: true });
  const problems: ProjectProblem[] = document.errors.map((error) => ({
    span: { start: error.pos[0], end: error.pos[1] },
    nl: 'Dit projectbestand is geen geldige YAML; controleer inspringing, dubbele punten en aanhalingstekens.',
    en: 'This project file is no valid YAML; check indentation, colons and quotes.',
  }));
  const project = {
    files: [] as string[],
    rules: {} as Record<string, Severity | 'off'>,
    libraries: [] as string[],
    libraryPlaces: [] as Span[],
    profile: undefined as string | undefined,
    date: undefined as string | undefined,
    language: undefined as UserLanguage | undefined,
    baseline: undefined as string | undefined,
  };
  const root = document.contents;
  if (!isMap(root)) return { ...project, problems };
  for (const pair of root.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const value = pair.value;
    if (key === 'bestanden') project.files = scalars(value).map(textOf);
    else if (key === 'bibliotheken') readLibraries(value, project, problems);
    else if (key === 'nullijn') project.baseline = readBaselineName(value, problems);
    else if (key === 'profiel') project.profile = readProfile(value ?? pair.key, problems);
    else if (key === 'peildatum') project.date = readDate(value ?? pair.key, problems);
    else if (key === 'taal') project.language = readLanguage(value ?? pair.key, problems);
    else if (key === 'regels' && isMap(value)) readRules(value, ruleIds, project.rules, problems);
    else if (!KEYS.includes(key)) {
      problems.push({
        span: spanOf(pair.key),
        nl: `De sleutel ‘${key}’ is hier niet bekend.`,
        en: `The key ‘${key}’ is not known here.`,
      });
    }
  }
  return { ...project, problems };
}

function readLibraries(
  node: unknown,
  project: { libraries: string[]; libraryPlaces: Span[] },
  problems: ProjectProblem[],
): void {
  for (const scalar of scalars(node)) {
    const name = textOf(scalar);
    if (isAddress(name)) {
      problems.push({
        span: spanOf(scalar),
        nl: `‘${name}’ is een adres; noem een map. Bestekwijzer haalt niets op van internet.`,
        en: `‘${name}’ is an address; name a folder. Bestekwijzer fetches nothing from the internet.`,
      });
    } else if (/[^./\\][/\\](?:.{0,500}[/\\])?\.\.(?:[/\\]|$)/.test(name)) {
      problems.push({
        span: spanOf(scalar),
        nl: `‘${name}’ gaat na een mapnaam weer omhoog (‘..’); noem de map of het pakket rechtstreeks.`,
        en: `‘${name}’ goes up again (‘..’) after the name of a folder; name the folder or package directly.`,
      });
    } else {
      project.libraries.push(name);
      project.libraryPlaces.push(spanOf(scalar));
    }
  }
}

function readBaselineName(node: unknown, problems: ProjectProblem[]): string | undefined {
  const name = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  if (name !== '' && !isAddress(name)) return name;
  problems.push({
    span: spanOf(node),
    nl: 'Noem bij ‘nullijn’ één bestand, bijvoorbeeld bestekwijzer-nullijn.json. Bestekwijzer haalt niets op van internet.',
    en: 'Name one file at ‘nullijn’, for instance bestekwijzer-nullijn.json. Bestekwijzer fetches nothing from the internet.',
  });
  return undefined;
}

function isAddress(name: string): boolean {
  return /^[a-z][a-z+.-]{1,20}:\/\//i.test(name);
}

/** The text of a project file with a baseline named in it; all else stays as it is written. */
export function withBaselineNamed(text: string, name: string): string {
  const line = `nullijn: ${name}`;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const appended = `${text}${text === '' || text.endsWith('\n') ? '' : eol}${line}${eol}`;
  const after = readProject(appended, []);
  // A list of keys in braces, or a text after the end of the document, takes no line at the end.
  if (after.baseline === name) return appended;
  const document = yamlDocument(text, { uniqueKeys: true });
  document.set('nullijn', name);
  return document.toString();
}

function readProfile(node: unknown, problems: ProjectProblem[]): string | undefined {
  const profile = isScalar(node) ? String(node.value) : '';
  if (Object.hasOwn(PROFILES, profile)) return profile;
  const names = Object.keys(PROFILES).join(', ');
  problems.push({
    span: spanOf(node),
    nl: `Het profiel ‘${profile}’ bestaat niet; kies uit ${names}.`,
    en: `There is no profile ‘${profile}’; choose from ${names}.`,
  });
  return undefined;
}

function readDate(node: unknown, problems: ProjectProblem[]): string | undefined {
  const date = isScalar(node) ? String(node.value) : '';
  if (isCalendarDay(date)) return date;
  problems.push({
    span: spanOf(node),
    nl: `De peildatum ‘${date}’ is geen dag op de kalender; schrijf jjjj-mm-dd, zoals 2026-11-01. Zolang geldt vandaag.`,
    en: `The reference date ‘${date}’ is no day of the calendar; write yyyy-mm-dd, such as 2026-11-01. Until then today counts.`,
  });
  return undefined;
}

function readLanguage(node: unknown, problems: ProjectProblem[]): UserLanguage | undefined {
  const language = isScalar(node) ? String(node.value) : '';
  if (language === 'nl' || language === 'en') return language;
  problems.push({
    span: spanOf(node),
    nl: `De taal ‘${language}’ is er niet; kies nl (Nederlands) of en (Engels).`,
    en: `There is no language ‘${language}’; choose nl (Dutch) or en (English).`,
  });
  return undefined;
}

function readRules(
  map: YAMLMap,
  ruleIds: readonly string[],
  rules: Record<string, Severity | 'off'>,
  problems: ProjectProblem[],
): void {
  for (const { key, value } of map.items) {
    const id = isScalar(key) ? String(key.value) : '';
    const severity = isScalar(value) ? SEVERITIES[String(value.value)] : undefined;
    const isKnown =
      ruleIds.includes(id) || (id.endsWith('/*') && ruleIds.some((one) => one.startsWith(id.slice(0, -1))));
    if (!isKnown) {
      problems.push({
        span: spanOf(key),
        nl: `De regel ‘${id}’ bestaat niet.`,
        en: `There is no rule ‘${id}’.`,
      });
    } else if (!severity) {
      problems.push({
        span: spanOf(value ?? key),
        nl: `Kies voor ‘${id}’ fout, waarschuwing, informatie, hint of uit.`,
        en: `Choose fout, waarschuwing, informatie, hint or uit for ‘${id}’.`,
      });
    } else rules[id] = severity;
  }
}

function scalars(node: unknown): Scalar[] {
  if (isScalar(node)) return [node];
  return isSeq(node) ? node.items.filter((item): item is Scalar => isScalar(item)) : [];
}

function textOf({ value }: Scalar): string {
  return String(value);
}

function spanOf(node: unknown): Span {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

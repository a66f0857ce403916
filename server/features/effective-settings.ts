import { PROFILES } from '../check/profiles.ts';
import { PROJECT_FILE, type Project } from '../check/project.ts';
import { severityName, type UserLanguage } from '../check/render.ts';
import type { Library } from '../library/library.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { declaresSpecification, isSpecificationName, type Specification } from '../spec/specification.ts';
import { formatDate } from '../text/quantities/index.ts';

/** Where a setting comes from; what stands earlier gives way to what stands later. */
export type Origin =
  | 'standaard'
  | 'gebruiker'
  | 'werkruimte'
  | 'map'
  | 'profiel'
  | 'project'
  | 'opdrachtregel'
  | 'kop';

/** A value and where it was said. */
export interface Said<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** What is known where the settings are asked for. */
export interface SettingsWorld {
  /** The text looked at; absent for the settings of a folder. */
  readonly document?: { readonly path: string; readonly spec: Specification };
  readonly project: Project;
  /** The project file, as shown; undefined when there is none. */
  readonly projectFile: string | undefined;
  /** Whether the project names the text. */
  readonly isListed: boolean;
  readonly library: Library;
  readonly rules: readonly Rule[];
  /** Today, ISO. */
  readonly today: string;
  /** What the editor or the command line says; absent where nothing is said. */
  readonly given: {
    readonly language?: Said<UserLanguage>;
    readonly date?: Said<string>;
    /** Findings shown of a text, at most; absent where there is no such bound. */
    readonly most?: Said<number>;
  };
}

export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly origin: Origin;
  /** Said elsewhere too, but that gives way. */
  readonly overruled: readonly Said<string>[];
}

export interface RuleSetting {
  readonly rule: string;
  readonly severity: Severity | 'off';
  /** Without settings. */
  readonly own: Severity;
  readonly origin: Origin;
  /** The key that said it: the rule, or its group. */
  readonly key: string;
}

export interface EffectiveSettings {
  readonly path: string | undefined;
  readonly projectFile: string | undefined;
  readonly settings: readonly Setting[];
  /** Rules with another severity than their own. */
  readonly rules: readonly RuleSetting[];
  readonly ruleCount: number;
}

/** The settings that hold for a text or a folder, each with where it comes from. */
export function effectiveSettings(world: SettingsWorld): EffectiveSettings {
  const { document, project, given, library } = world;
  const facts = document?.spec.factSheet.facts;
  // The command line goes before the project, the settings of an editor after it.
  const isTyped = (said: Said<unknown> | undefined) => said?.origin === 'opdrachtregel';
  const inProject = <T>(value: T | undefined): Said<T> | undefined =>
    value === undefined ? undefined : { value, origin: 'project' };
  const ordered = <T>(own: Said<T> | undefined, ofProject: T | undefined): (Said<T> | undefined)[] =>
    isTyped(own) ? [own, inProject(ofProject)] : [inProject(ofProject), own];
  const settings: Setting[] = [];
  const add = (name: string, said: readonly (Said<string> | undefined)[]) => {
    const [first, ...overruled] = said.filter((one) => one !== undefined);
    if (first)
      settings.push({ name, ...first, overruled: overruled.filter(({ origin }) => origin !== 'standaard') });
  };
  if (document) add('bestek', [reasonIn(document, world)]);
  add('taal', [...ordered(given.language, project.language), { value: 'nl', origin: 'standaard' }]);
  const stated = facts?.referenceDate;
  add('peildatum', [
    stated === undefined ? undefined : { value: stated, origin: 'kop' },
    ...ordered(given.date, project.date),
    { value: world.today, origin: 'standaard' },
  ]);
  add('profiel', [inProject(project.profile) ?? { value: '', origin: 'standaard' }]);
  add('bestanden', [
    project.files.length > 0
      ? { value: project.files.map((glob) => `\`${glob}\``).join(', '), origin: 'project' }
      : { value: '', origin: 'standaard' },
  ]);
  // The built-in library is always there, and gives way to all others.
  const names = library.libraries.map(({ id }) => id).join(', ');
  add('bibliotheken', [{ value: names, origin: library.libraries.length > 1 ? 'project' : 'standaard' }]);
  if (project.baseline !== undefined) add('nullijn', [inProject(project.baseline)]);
  if (given.most) add('maximumBevindingen', [{ value: String(given.most.value), origin: given.most.origin }]);
  return {
    path: document?.path,
    projectFile: world.projectFile,
    settings,
    rules: ruleSettings(project, world.rules),
    ruleCount: world.rules.length,
  };
}

/** Why a text is a specification, or that it is none. */
function reasonIn(
  { path, spec }: NonNullable<SettingsWorld['document']>,
  world: SettingsWorld,
): Said<string> {
  if (declaresSpecification(spec)) return { value: 'ja', origin: 'kop' };
  if (isSpecificationName(path)) return { value: 'ja', origin: 'standaard' };
  return world.isListed ? { value: 'ja', origin: 'project' } : { value: 'nee', origin: 'standaard' };
}

/** As the check weighs them: the exact rule before its group, and for one key the project before the profile. */
function ruleSettings(project: Project, rules: readonly Rule[]): RuleSetting[] {
  const profile = project.profile === undefined ? {} : (PROFILES[project.profile]?.rules ?? {});
  const all = { ...profile, ...project.rules };
  return rules.flatMap(({ id, severity: own }) => {
    const key = [id, `${id.slice(0, id.indexOf('/'))}/*`].find((one) => Object.hasOwn(all, one));
    if (key === undefined) return [];
    const origin = Object.hasOwn(project.rules, key) ? ('project' as const) : ('profiel' as const);
    return [{ rule: id, severity: all[key]!, own, origin, key }];
  });
}

const WORDS = {
  title: { nl: 'Effectieve instellingen', en: 'Settings in effect' },
  document: { nl: 'Document', en: 'Document' },
  projectFile: { nl: 'Projectbestand', en: 'Project file' },
  noProject: { nl: 'geen bestekwijzer.yaml gevonden', en: 'no bestekwijzer.yaml found' },
  setting: { nl: 'Instelling', en: 'Setting' },
  value: { nl: 'Waarde', en: 'Value' },
  origin: { nl: 'Herkomst', en: 'Comes from' },
  instead: { nl: 'gaat voor {value} ({origin})', en: 'goes before {value} ({origin})' },
  rules: { nl: 'Regels met een andere ernst', en: 'Rules with another severity' },
  rule: { nl: 'Regel', en: 'Rule' },
  severity: { nl: 'Ernst', en: 'Severity' },
  own: { nl: 'Zonder instelling', en: 'Without setting' },
  off: { nl: 'uit', en: 'off' },
  all: {
    nl: 'Alle {count} regels hebben hun eigen ernst.',
    en: 'All {count} rules have their own severity.',
  },
  others: {
    nl: 'De andere {count} regels hebben hun eigen ernst.',
    en: 'The other {count} rules have their own severity.',
  },
  order: { nl: 'Wat voor wat gaat', en: 'What goes before what' },
  orderText: {
    nl: 'Voor de peildatum en de taal telt het eerste dat iets zegt: de kop van het document, een optie op de opdrachtregel, bestekwijzer.yaml, VS Code, de standaard. Voor een regel gaat de regel zelf voor haar groep, en bestekwijzer.yaml voor het profiel.',
    en: 'For the reference date and the language the first that says something counts: the front matter, an option on the command line, bestekwijzer.yaml, VS Code, the default. For a rule the rule itself goes before its group, and bestekwijzer.yaml before the profile.',
  },
  none: { nl: 'geen', en: 'none' },
} as const;

const NAMES: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  bestek: { nl: 'Is dit een bestek?', en: 'Is this a specification?' },
  taal: { nl: 'Taal (`taal`)', en: 'Language (`taal`)' },
  peildatum: { nl: 'Peildatum (`peildatum`)', en: 'Reference date (`peildatum`)' },
  profiel: { nl: 'Profiel (`profiel`)', en: 'Profile (`profiel`)' },
  bestanden: { nl: 'Ook bestekken (`bestanden`)', en: 'Also specifications (`bestanden`)' },
  bibliotheken: { nl: 'Bibliotheken, in volgorde', en: 'Libraries, in order' },
  nullijn: { nl: 'Nullijn (`nullijn`)', en: 'Baseline (`nullijn`)' },
  maximumBevindingen: {
    nl: 'Hoogstens getoond (`maximumBevindingen`)',
    en: 'Shown at most (`maximumBevindingen`)',
  },
};

const ORIGINS: Readonly<Record<Origin, { readonly nl: string; readonly en: string }>> = {
  standaard: { nl: 'standaard', en: 'default' },
  gebruiker: { nl: 'VS Code, instelling van de gebruiker', en: 'VS Code, user setting' },
  werkruimte: { nl: 'VS Code, instelling van de werkruimte', en: 'VS Code, workspace setting' },
  map: { nl: 'VS Code, instelling van de map', en: 'VS Code, folder setting' },
  profiel: { nl: 'profiel', en: 'profile' },
  project: { nl: PROJECT_FILE, en: PROJECT_FILE },
  opdrachtregel: { nl: 'opdrachtregel', en: 'command line' },
  kop: { nl: 'kop van het document', en: 'front matter of the document' },
};

const VALUES: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'taal nl': { nl: 'Nederlands', en: 'Dutch' },
  'taal en': { nl: 'Engels', en: 'English' },
  'bestek ja': { nl: 'ja', en: 'yes' },
  'bestek nee': { nl: 'nee', en: 'no' },
};

/** Why something holds by default, where that needs telling. */
const DEFAULTS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'bestek ja': { nl: 'de naam van het bestand', en: 'the name of the file' },
  'bestek nee': {
    nl: 'geen `bestek` in de kop, andere naam, niet bij `bestanden`',
    en: 'no `bestek` in the front matter, another name, not among `bestanden`',
  },
  peildatum: { nl: 'standaard: vandaag', en: 'default: today' },
  bibliotheken: { nl: 'standaard: de ingebouwde', en: 'default: the built-in one' },
};

/** The settings as a page in Markdown. */
export function settingsPage(effective: EffectiveSettings, language: UserLanguage): string {
  const w = (key: keyof typeof WORDS, values: Readonly<Record<string, string>> = {}) =>
    WORDS[key][language].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const value = (name: string, text: string) =>
    VALUES[`${name} ${text}`]?.[language] ??
    (text === '' ? w('none') : name === 'peildatum' ? `${formatDate(text)} (${text})` : text);
  const origin = (name: string, { origin: from, value: text }: Said<string>) =>
    (from === 'standaard' && (DEFAULTS[`${name} ${text}`] ?? DEFAULTS[name])?.[language]) ||
    ORIGINS[from][language];
  const { path, projectFile, settings, rules, ruleCount } = effective;
  const rows = settings.map((one) => {
    const others = one.overruled.map((other) =>
      w('instead', { value: value(one.name, other.value), origin: origin(one.name, other) }),
    );
    return [
      NAMES[one.name]?.[language] ?? one.name,
      value(one.name, one.value),
      [origin(one.name, one), ...others].join('; '),
    ];
  });
  const severity = (one: Severity | 'off') => (one === 'off' ? w('off') : severityName(one, language));
  const ruleRows = rules.map((one) => [
    `\`${one.rule}\``,
    severity(one.severity),
    `${ORIGINS[one.origin][language]}${one.key === one.rule ? '' : ` (\`${one.key}\`)`}`,
    severity(one.own),
  ]);
  return [
    `# ${w('title')}`,
    '',
    ...(path === undefined ? [] : [`${w('document')}: \`${path}\``, '']),
    `${w('projectFile')}: ${projectFile === undefined ? w('noProject') : `\`${projectFile}\``}`,
    '',
    ...table([w('setting'), w('value'), w('origin')], rows),
    '',
    `## ${w('rules')}`,
    '',
    ...(rules.length === 0
      ? [w('all', { count: String(ruleCount) })]
      : [
          ...table([w('rule'), w('severity'), w('origin'), w('own')], ruleRows),
          '',
          w('others', { count: String(ruleCount - rules.length) }),
        ]),
    '',
    `## ${w('order')}`,
    '',
    w('orderText'),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

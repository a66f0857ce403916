import type { UserLanguage } from '../check/render.ts';
import {
  type Clause,
  type ClauseVersion,
  currentVersion,
  type Library,
  versionOf,
} from '../library/library.ts';

const WORDS = {
  current: { nl: 'geldt nu', en: 'in force' },
  from: { nl: 'vanaf {date}', en: 'from {date}' },
  until: { nl: 'tot en met {date}', en: 'until {date}' },
  replaces: { nl: 'vervangt {version}', en: 'replaces {version}' },
  change: { nl: 'Wijziging', en: 'Change' },
  steps: { nl: 'Stap', en: 'Step' },
  themes: { nl: 'Thema’s', en: 'Themes' },
  applications: { nl: 'Toepassing', en: 'Application' },
  fields: { nl: 'Invulvelden', en: 'Fields' },
  standard: { nl: 'standaard', en: 'standard' },
  sources: { nl: 'Bronnen', en: 'Sources' },
  library: { nl: 'Bibliotheek', en: 'Library' },
} as const;

/**
 * A clause as a Markdown page: with a version only the text of that version, as it is in the library, so that two of them
 * can be compared; without one, all there is to know. Undefined for an unknown id or version.
 */
export function clausePage(
  library: Library,
  id: string,
  version: string | undefined,
  date: string,
  language: UserLanguage,
): string | undefined {
  const clause = library.clause(id);
  if (!clause) return undefined;
  if (version !== undefined) {
    const one = versionOf(clause, version);
    return one && `${one.text.trimEnd()}\n`;
  }
  const current = currentVersion(clause, date);
  const home = library.libraries.find((one) => one.clauses.includes(clause));
  return [
    `# ${clause.title}`,
    `\`${clause.id}\``,
    ...about(clause, home?.title, language),
    ...clause.versions.flatMap((one) => versionPart(one, one === current, language)),
    ...fieldPart(clause, language),
    ...sourcePart(clause, language),
  ]
    .join('\n\n')
    .concat('\n');
}

function about(clause: Clause, library: string | undefined, language: UserLanguage): string[] {
  const lines = [
    ['library', library],
    ['steps', clause.steps.join(', ')],
    ['themes', clause.themes.join(', ')],
    ['applications', clause.applications.join(', ')],
  ] as const;
  const shown = lines
    .filter(([, value]) => value)
    .map(([key, value]) => `- ${WORDS[key][language]}: ${value}`);
  return shown.length > 0 ? [shown.join('\n')] : [];
}

function versionPart(version: ClauseVersion, isCurrent: boolean, language: UserLanguage): string[] {
  const facts = [
    isCurrent ? WORDS.current[language] : '',
    version.from ? WORDS.from[language].replace('{date}', version.from) : '',
    version.until ? WORDS.until[language].replace('{date}', version.until) : '',
    version.replaces ? WORDS.replaces[language].replace('{version}', version.replaces) : '',
  ].filter(Boolean);
  return [
    `## ${version.version}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`,
    ...(version.change ? [`${WORDS.change[language]}: ${version.change}`] : []),
    version.text.trim().replace(/^/gm, '> '),
  ];
}

function fieldPart(clause: Clause, language: UserLanguage): string[] {
  const fields = Object.entries(clause.fields).map(
    ([name, { description, standard }]) =>
      `- \`${name}\`: ${description}${standard ? ` (${WORDS.standard[language]}: ${standard})` : ''}`,
  );
  return fields.length > 0 ? [`## ${WORDS.fields[language]}`, fields.join('\n')] : [];
}

function sourcePart(clause: Clause, language: UserLanguage): string[] {
  const sources = clause.sources.map(
    ({ title, url, status }) => `- ${url ? `[${title}](${url})` : title}${status ? ` (${status})` : ''}`,
  );
  return sources.length > 0 ? [`## ${WORDS.sources[language]}`, sources.join('\n')] : [];
}

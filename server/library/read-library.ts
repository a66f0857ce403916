import { parse } from 'yaml';
import type { Clause, ClauseField, ClauseLibrary, ClauseVersion } from './library.ts';

/** A file of a library: its name and text. */
export interface LibraryFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads a library folder: `bibliotheek.yaml` and one file per clause. A file that cannot be read is left out and named
 * in `broken`; the others still count. Nothing in a library is ever executed.
 */
export function readLibrary(files: readonly LibraryFile[]): {
  library: ClauseLibrary;
  broken: readonly { name: string; why: string }[];
} {
  const broken: { name: string; why: string }[] = [];
  let head: Record<string, unknown> = {};
  const clauses: Clause[] = [];
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    try {
      const data = parse(file.text, { maxAliasCount: 100, logLevel: 'silent' }) as unknown;
      if (!isRecord(data)) throw new Error('geen lijst van sleutels');
      if (/(?:^|\/)bibliotheek\.ya?ml$/.test(file.name)) head = data;
      else clauses.push(readClause(data));
    } catch (error) {
      broken.push({ name: file.name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  clauses.sort((a, b) => (a.id < b.id ? -1 : 1));
  const owner = text(head.eigenaar);
  const licence = text(head.licentie);
  return {
    library: {
      id: text(head.id) ?? '',
      title: text(head.titel) ?? '',
      ...(owner ? { owner } : {}),
      ...(licence ? { licence } : {}),
      clauses,
    },
    broken,
  };
}

function readClause(data: Record<string, unknown>): Clause {
  const id = text(data.id);
  if (!id) throw new Error('geen id');
  const versions = list(data.versies).filter(isRecord).map(readVersion);
  if (versions.length === 0) throw new Error('geen versies');
  versions.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  const steps =
    typeof data.stap === 'number'
      ? [data.stap]
      : list(data.stappen).filter((step): step is number => typeof step === 'number');
  return {
    id,
    title: text(data.titel) ?? id,
    steps,
    themes: texts(data.themas),
    applications: texts(data.toepassing),
    fields: readFields(data.invulvelden),
    sources: list(data.bron)
      .filter(isRecord)
      .map((source) => {
        const url = text(source.url);
        return {
          title: text(source.titel) ?? '',
          status: text(source.status) ?? '',
          ...(url ? { url } : {}),
        };
      }),
    versions,
  };
}

function readFields(value: unknown): Record<string, ClauseField> {
  const fields: Record<string, ClauseField> = {};
  if (!isRecord(value)) return fields;
  for (const [name, field] of Object.entries(value)) {
    if (!isRecord(field)) continue;
    const standard = text(field.standaard);
    fields[name] = {
      description: text(field.omschrijving) ?? name,
      type: text(field.type) ?? 'tekst',
      ...(standard ? { standard } : {}),
    };
  }
  return fields;
}

function readVersion(data: Record<string, unknown>): ClauseVersion {
  const optional = {
    from: text(data['geldig-vanaf']),
    until: text(data['geldig-tot']),
    replaces: text(data.vervangt),
    change: text(data.wijziging),
    themes: data.themas === undefined ? undefined : texts(data.themas),
  };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { version: text(data.versie) ?? '', text: text(data.tekst) ?? '', ...present };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function texts(value: unknown): string[] {
  return list(value).map(String);
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

import type { Text2 } from '../spec/fact-schema.ts';

/**
 * The keys of library files: one description, from which come the findings on a file, the JSON Schemas, completion and
 * hover. Keys are the Dutch words of the format.
 */
export type LibraryType =
  | { readonly kind: 'text' | 'date' | 'version' | 'step' }
  /** `open`: other values are possible too. */
  | { readonly kind: 'choice'; readonly values: Readonly<Record<string, Text2>>; readonly open?: boolean }
  /** A single value counts as a list of one. */
  | { readonly kind: 'list'; readonly of: LibraryType }
  | { readonly kind: 'object'; readonly keys: LibraryKeys }
  /** Names of one's own choice. */
  | { readonly kind: 'map'; readonly of: LibraryType };

export type LibraryKeys = Readonly<Record<string, LibraryKey>>;

export interface LibraryKey {
  readonly about: Text2;
  readonly type: LibraryType;
  readonly required?: boolean;
}

const TEXT = { kind: 'text' } as const;
const TEXTS = { kind: 'list', of: TEXT } as const;
const STEPS = { kind: 'list', of: { kind: 'step' } } as const;

function t(nl: string, en: string): Text2 {
  return { nl, en };
}

const THEMES: LibraryType = {
  kind: 'list',
  of: {
    kind: 'choice',
    open: true,
    values: {
      arbeidsomstandigheden: t('Arbeidsomstandigheden in de keten.', 'Labour conditions in the chain.'),
      mensenrechten: t('Mensenrechten in de keten.', 'Human rights in the chain.'),
      milieu: t('Milieu in de keten.', 'The environment in the chain.'),
    },
  },
};

const SOURCES: LibraryType = {
  kind: 'list',
  of: {
    kind: 'object',
    keys: {
      titel: { about: t('Naam van de bron.', 'Name of the source.'), type: TEXT },
      url: { about: t('Adres van de bron.', 'Address of the source.'), type: TEXT },
      status: {
        about: t('Hoe zeker de bron is.', 'How sure the source is.'),
        type: {
          kind: 'choice',
          values: {
            geverifieerd: t('Nagekeken bij de bron zelf.', 'Checked against the source itself.'),
            afgeleid: t('Eigen tekst, afgeleid van de bron.', 'Own text, derived from the source.'),
            'te-verifieren': t('Nog na te kijken.', 'Still to be checked.'),
          },
        },
      },
    },
  },
};

/** The keys of `bibliotheek.yaml`. */
export const LIBRARY_KEYS: LibraryKeys = {
  id: {
    about: t(
      'Naam van de bibliotheek, in kleine letters en zonder spaties.',
      'Name of the library, in lower case and without spaces.',
    ),
    type: TEXT,
    required: true,
  },
  titel: { about: t('Titel van de bibliotheek.', 'Title of the library.'), type: TEXT, required: true },
  eigenaar: { about: t('Wie de teksten beheert.', 'Who keeps the texts.'), type: TEXT },
  licentie: { about: t('Licentie van de teksten.', 'Licence of the texts.'), type: TEXT },
  status: { about: t('Status van de teksten.', 'Status of the texts.'), type: TEXT },
  toelichting: {
    about: t('Wat een gebruiker moet weten.', 'What a user must know.'),
    type: TEXT,
  },
  bron: { about: t('Waar de teksten vandaan komen.', 'Where the texts come from.'), type: SOURCES },
};

/** The keys of one version of a clause. */
const VERSION_KEYS: LibraryKeys = {
  versie: {
    about: t(
      'Versie, tussen aanhalingstekens, zoals "2025.1".',
      'Version, between quotation marks, such as "2025.1".',
    ),
    type: { kind: 'version' },
    required: true,
  },
  'geldig-vanaf': {
    about: t('Eerste dag waarop de versie geldt.', 'First day on which the version is in force.'),
    type: { kind: 'date' },
  },
  'geldig-tot': {
    about: t('Laatste dag waarop de versie geldt.', 'Last day on which the version is in force.'),
    type: { kind: 'date' },
  },
  vervangt: {
    about: t('De versie die deze vervangt.', 'The version this one replaces.'),
    type: { kind: 'version' },
  },
  wijziging: {
    about: t('Wat er is veranderd en waarom.', 'What was changed and why.'),
    type: TEXT,
  },
  themas: {
    about: t(
      'Thema’s van deze versie, als zij van de clausule afwijken.',
      'Themes of this version, if other.',
    ),
    type: THEMES,
  },
  stappen: {
    about: t(
      'Stappen van deze versie, als zij van de clausule afwijken.',
      'Steps of this version, if other.',
    ),
    type: STEPS,
  },
  stap: {
    about: t('Stap van deze versie, als die van de clausule afwijkt.', 'Step of this version, if other.'),
    type: { kind: 'step' },
  },
  tekst: {
    about: t(
      'De tekst, in Markdown; {{naam}} is een invulveld.',
      'The text, in Markdown; {{name}} is a field.',
    ),
    type: TEXT,
    required: true,
  },
};

const FIELD_KEYS: LibraryKeys = {
  omschrijving: { about: t('Wat hier wordt ingevuld.', 'What is filled in here.'), type: TEXT },
  type: {
    about: t('Soort waarde.', 'Kind of value.'),
    type: {
      kind: 'choice',
      open: true,
      values: {
        tekst: t('Tekst.', 'Text.'),
        duur: t('Termijn of duur.', 'Term or duration.'),
        datum: t('Datum.', 'Date.'),
        bedrag: t('Bedrag.', 'Amount.'),
        percentage: t('Percentage.', 'Percentage.'),
        getal: t('Getal.', 'Number.'),
      },
    },
  },
  standaard: { about: t('Waarde die vooraf staat ingevuld.', 'Value filled in beforehand.'), type: TEXT },
};

/** The keys of a clause file. */
export const CLAUSE_KEYS: LibraryKeys = {
  id: {
    about: t(
      'Naam van de clausule: bibliotheek/naam, zoals isv/stap-2-risicos.',
      'Name of the clause: library/name, such as isv/stap-2-risicos.',
    ),
    type: TEXT,
    required: true,
  },
  titel: { about: t('Titel van de clausule.', 'Title of the clause.'), type: TEXT, required: true },
  stap: {
    about: t(
      'De due-diligencestap die zij dekt, 1 tot en met 6.',
      'The due-diligence step it covers, 1 to 6.',
    ),
    type: { kind: 'step' },
  },
  stappen: {
    about: t('De due-diligencestappen die zij dekt.', 'The due-diligence steps it covers.'),
    type: STEPS,
  },
  themas: { about: t('Thema’s die zij dekt.', 'Themes it covers.'), type: THEMES },
  toepassing: {
    about: t('Waarvoor de tekst is geschreven.', 'What the text was written for.'),
    type: {
      kind: 'list',
      of: {
        kind: 'choice',
        values: {
          uitvoeringsvoorwaarde: t('Voorwaarde bij de uitvoering.', 'Contract performance condition.'),
          gunningscriterium: t('Gunningscriterium.', 'Award criterion.'),
          minimumeis: t('Minimumeis.', 'Minimum requirement.'),
        },
      },
    },
  },
  voorschriften: {
    about: t(
      'Regels of artikelen waaraan de tekst voldoet, zoals isv/zes-stappen.',
      'Rules or articles the text satisfies, such as isv/zes-stappen.',
    ),
    type: TEXTS,
  },
  invulvelden: {
    about: t('De velden {{naam}} in de tekst.', 'The fields {{name}} in the text.'),
    type: { kind: 'map', of: { kind: 'object', keys: FIELD_KEYS } },
  },
  bron: { about: t('Waar de tekst vandaan komt.', 'Where the text comes from.'), type: SOURCES },
  versies: {
    about: t('De versies, de nieuwste eerst.', 'The versions, newest first.'),
    type: { kind: 'list', of: { kind: 'object', keys: VERSION_KEYS } },
    required: true,
  },
};

/** JSON Schema (draft-07) of `bibliotheek.yaml`. */
export function libraryJsonSchema(): Record<string, unknown> {
  return document('bibliotheek.schema.json', 'Clausulebibliotheek', LIBRARY_KEYS);
}

/** JSON Schema (draft-07) of a clause file. */
export function clauseJsonSchema(): Record<string, unknown> {
  return document('clausule.schema.json', 'Clausule', CLAUSE_KEYS);
}

/**
 * JSON Schema (draft-07) of any file in the folder `bibliotheek`: what ties schemas to files by their names cannot leave
 * one file of a folder out.
 */
export function libraryFolderJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'bibliotheekmap.schema.json',
    title: 'Bestand van een clausulebibliotheek',
    anyOf: [
      { title: 'Clausule', ...objectSchema(CLAUSE_KEYS) },
      { title: 'Clausulebibliotheek', ...objectSchema(LIBRARY_KEYS) },
    ],
  };
}

function document(id: string, title: string, keys: LibraryKeys): Record<string, unknown> {
  return { $schema: 'http://json-schema.org/draft-07/schema#', $id: id, title, ...objectSchema(keys) };
}

function objectSchema(keys: LibraryKeys): Record<string, unknown> {
  const required = Object.keys(keys).filter((key) => keys[key]!.required);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(
      Object.entries(keys).map(([key, { about, type, required: isRequired }]) => [
        key,
        { description: about.nl, ...(isRequired ? schemaOf(type) : orNothing(schemaOf(type))) },
      ]),
    ),
  };
}

/** A key without a value is as one that is not there. */
function orNothing(schema: Record<string, unknown>): Record<string, unknown> {
  if (Array.isArray(schema.anyOf)) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  if (Array.isArray(schema.enum)) {
    const descriptions = schema.enumDescriptions as readonly string[];
    return { ...schema, enum: [...schema.enum, null], enumDescriptions: [...descriptions, ''] };
  }
  return { ...schema, type: [schema.type, 'null'].flat() };
}

function schemaOf(type: LibraryType): Record<string, unknown> {
  switch (type.kind) {
    case 'text':
      return { type: ['string', 'number', 'boolean'] };
    case 'version':
      return { type: 'string' };
    case 'date':
      return { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
    case 'step':
      return { type: 'integer', minimum: 1, maximum: 6 };
    case 'choice': {
      const values = Object.keys(type.values);
      return type.open
        ? { type: 'string', examples: values }
        : { enum: values, enumDescriptions: Object.values(type.values).map((about) => about.nl) };
    }
    case 'list': {
      const of = schemaOf(type.of);
      return { anyOf: [{ type: 'array', items: of }, of] };
    }
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(type.of) };
    default:
      return objectSchema(type.keys);
  }
}

import { FACTS, type FactType } from './fact-schema.ts';

/** JSON Schema (draft-07, which every editor reads) of front matter and YAML specifications, from the one fact schema. */
export function factsJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'bestek.schema.json',
    title: 'Bestek',
    description: 'Feiten van een aanbestedingsdocument (kop van een Markdownbestand, of een YAML-bestek).',
    type: 'object',
    required: ['bestek'],
    additionalProperties: false,
    properties: { ...properties(FACTS), ...TEXTS },
  };
}

const TEXT = { type: 'string', description: 'Tekst in Markdown.' };

function texts(description: string, keys: Record<string, unknown>) {
  return {
    description,
    type: 'array',
    items: {
      anyOf: [TEXT, { type: 'object', additionalProperties: false, properties: { ...keys, tekst: TEXT } }],
    },
  };
}

const TITLE = { type: 'string', description: 'Titel.' };
const ID = { type: 'string', description: 'Nummer of naam, zoals E1.' };

const TEXTS = {
  secties: texts('De hoofdstukken van het bestek.', { titel: TITLE, id: ID }),
  eisen: texts('De eisen en wensen.', {
    id: ID,
    titel: TITLE,
    soort: { enum: ['eis', 'wens', 'knock-out'], description: 'Eis, wens of knock-out.' },
    toelichting: TEXT,
    bewijs: TEXT,
    weging: { type: 'number', description: 'Gewicht van een wens.' },
  }),
  geschiktheidseisen: texts('De geschiktheidseisen.', {
    id: ID,
    titel: TITLE,
    bewijs: TEXT,
    motivering: TEXT,
    toelichting: TEXT,
  }),
  clausules: texts('Clausules uit een bibliotheek.', {
    id: { type: 'string', description: 'Clausule, zoals isv/stap-2-risicos.' },
    versie: { type: 'string', description: 'Versie tussen aanhalingstekens, zoals "2025.1".' },
    titel: TITLE,
  }),
};

function properties(keys: Readonly<Record<string, FactType>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(keys).map(([key, type]) => [key, { description: type.about.nl, ...shape(type) }]),
  );
}

function shape(type: FactType): Record<string, unknown> {
  switch (type.type) {
    case 'enum':
      return {
        enum: type.values.map((value) => value.value),
        enumDescriptions: type.values.map((value) => value.about.nl),
      };
    case 'list':
      return {
        anyOf: [
          { type: 'array', items: { description: type.of.about.nl, ...shape(type.of) } },
          shape(type.of),
        ],
      };
    case 'object': {
      const object = { type: 'object', additionalProperties: false, properties: properties(type.keys) };
      return type.orTrue ? { anyOf: [{ type: 'boolean' }, object] } : object;
    }
    case 'amount':
      return {
        anyOf: [
          { type: 'number', minimum: 0 },
          { type: 'string', pattern: '^(€|EUR|eur)? ?[0-9][0-9. ]*(,([0-9]{2}|-))?$' },
        ],
      };
    case 'number':
      return { type: 'number' };
    case 'date':
      return { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
    case 'cpv':
      return { type: 'string', pattern: '^[0-9]{8}(-[0-9])?$' };
    default:
      return { type: ['string', 'number'] };
  }
}

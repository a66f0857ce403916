import type { Rule } from '../rules/rule.ts';

/** JSON Schema of `bestekwijzer.yaml`, with every rule and group as a key. */
export function projectJsonSchema(
  rules: readonly Rule[],
  profiles: readonly string[],
): Record<string, unknown> {
  const severity = { enum: ['fout', 'waarschuwing', 'informatie', 'hint', 'uit'] };
  const groups = [...new Set(rules.map((rule) => rule.id.slice(0, rule.id.indexOf('/'))))];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'bestekwijzer.schema.json',
    title: 'Projectbestand van Bestekwijzer',
    type: 'object',
    additionalProperties: false,
    properties: {
      bestanden: strings('Welke bestanden bestekken zijn, als patronen zoals "teksten/**/*.md".'),
      profiel: { description: 'Profiel van de organisatie.', enum: profiles },
      regels: {
        description: 'Ernst per regel of groep; "uit" zet de regel uit.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries([
          ...groups.map((group) => [
            `${group}/*`,
            { ...severity, description: `Alle regels van de groep ${group}.` },
          ]),
          ...rules.map((rule) => [rule.id, { ...severity, description: rule.title.nl }]),
        ]),
      },
      peildatum: {
        description: 'Datum waarop de regels worden toegepast.',
        type: 'string',
        pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
      },
      bibliotheken: strings(
        'Clausulebibliotheken: mappen, of namen van npm-pakketten in node_modules. Staat een clausule in meer dan één, dan gaat de eerste voor.',
      ),
      nullijn: {
        description: 'Bestand met bevindingen van vroeger, die niet meer meetellen.',
        type: 'string',
      },
      taal: { description: 'Taal van de meldingen.', enum: ['nl', 'en'] },
    },
  };
}

function strings(description: string) {
  return { description, anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
}

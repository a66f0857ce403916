// The JSON Schemas and the page of every rule, in Dutch (docs/regels) and English (docs/rules).
import { importTypeScript } from './generate-library.mjs';

/** Generated files as `{path, content}`; `date` decides which editions of the law the pages name. */
export async function generateDocs(root, date = '2026-11-01') {
  const { rules } = await importTypeScript(root, 'server/rules/all.gen.ts');
  const { rulePage } = await importTypeScript(root, 'server/features/rule-page.ts');
  const { lawAt } = await importTypeScript(root, 'server/law/law.ts');
  const { factsJsonSchema } = await importTypeScript(root, 'server/spec/json-schema.ts');
  const { projectJsonSchema } = await importTypeScript(root, 'server/check/project-schema.ts');
  const { libraryJsonSchema, clauseJsonSchema, libraryFolderJsonSchema } = await importTypeScript(
    root,
    'server/library/schema.ts',
  );
  const { PROFILES } = await importTypeScript(root, 'server/check/profiles.ts');
  const law = lawAt(date);
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  const pages = rules.flatMap((rule) => [
    { path: `docs/regels/${rule.id}.md`, content: rulePage(rule, law, 'nl') },
    { path: `docs/rules/${rule.id}.md`, content: rulePage(rule, law, 'en') },
  ]);
  return [
    { path: 'schemas/bestek.schema.json', content: json(factsJsonSchema()) },
    {
      path: 'schemas/bestekwijzer.schema.json',
      content: json(projectJsonSchema(rules, Object.keys(PROFILES))),
    },
    { path: 'schemas/bibliotheek.schema.json', content: json(libraryJsonSchema()) },
    { path: 'schemas/clausule.schema.json', content: json(clauseJsonSchema()) },
    { path: 'schemas/bibliotheekmap.schema.json', content: json(libraryFolderJsonSchema()) },
    { path: 'docs/regels/README.md', content: list(rules, 'nl') },
    { path: 'docs/rules/README.md', content: list(rules, 'en') },
    ...pages,
  ];
}

const HEAD = {
  nl: [
    '# Alle regels',
    'Deze pagina’s zijn gemaakt uit de regels zelf. Bestekwijzer geeft geen juridisch advies.',
    'Regel',
    'Ernst',
    'Waar de regel op let',
  ],
  en: [
    '# All rules',
    'These pages are made from the rules themselves. Bestekwijzer gives no legal advice.',
    'Rule',
    'Severity',
    'What the rule looks for',
  ],
};

function list(rules, language) {
  const [title, note, ...columns] = HEAD[language];
  const names = {
    nl: { error: 'fout', warning: 'waarschuwing', information: 'informatie', hint: 'hint' },
    en: {},
  };
  const rows = rules.map(
    (rule) =>
      `| [${rule.id}](${rule.id}.md) | ${names[language][rule.severity] ?? rule.severity} | ${rule.title[language]} |`,
  );
  return [title, '', note, '', `| ${columns.join(' | ')} |`, '| --- | --- | --- |', ...rows, ''].join('\n');
}

import { severityName, type UserLanguage } from '../check/render.ts';
import { lawAt } from '../law/law.ts';
import type { Example, Rule } from '../rules/rule.ts';
import { createService } from '../service.ts';
import { parse, UsageError } from './args.ts';
import { LANGUAGES, paintFor } from './check.ts';
import { plainPage } from './plain-page.ts';
import type { Command } from './run.ts';

const HELP = `Somt de regels op, of legt er een uit.

Gebruik: bestekwijzer regels [OPTIES] [ID]

Zonder ID: alle regels met hun ernst en titel. Met ID: wat de regel controleert, waarom, de bron, voorbeelden en wat
u eraan doet.

Opties:
  --format VORM  text (de standaard) of json
  --taal TAAL    nl (de standaard) of en
  --help         deze hulp
  --version      het versienummer
`;

export const regels: Command = {
  help: HELP,
  async run(argv, world) {
    const { values, positionals } = parse(argv, { format: ['text', 'json'], taal: LANGUAGES });
    const language = (values.taal ?? 'nl') as UserLanguage;
    const date = world.today();
    const { rules, rulePage } = createService({ date, language });
    const [id, extra] = positionals;
    if (extra !== undefined) throw new UsageError(`‘${extra}’ is hier te veel: geef één regel op.`);
    const asked = id === undefined ? rules : rules.filter((rule) => rule.id === id);
    if (id !== undefined && asked.length === 0)
      throw new UsageError(
        `De regel ‘${id}’ bestaat niet.`,
        id,
        rules.map((rule) => rule.id),
      );
    if (values.format === 'json') {
      const described = asked.map((rule) => describe(rule, date, language));
      await world.out(`${JSON.stringify({ version: 1, rules: described }, undefined, 2)}\n`);
    } else {
      const text = id === undefined ? list(rules, language) : plainPage(rulePage(id)!, paintFor(world));
      await world.out(text);
    }
    return 0;
  },
};

function list(rules: readonly Rule[], language: UserLanguage): string {
  const rows = rules.map((rule) => [rule.id, severityName(rule.severity, language), rule.title[language]]);
  const width = (column: number) => Math.max(0, ...rows.map((row) => row[column]!.length));
  const [idWidth, severityWidth] = [width(0), width(1)];
  return rows
    .map(([id, severity, title]) => `${id!.padEnd(idWidth)}  ${severity!.padEnd(severityWidth)}  ${title}\n`)
    .join('');
}

function describe(rule: Rule, date: string, language: UserLanguage) {
  const law = lawAt(date);
  return {
    id: rule.id,
    title: rule.title[language],
    severity: rule.severity,
    gate: rule.gate,
    motivable: rule.motivable !== false,
    citations: rule.citations.map((id) => {
      const { text, url, status, edition, from, seen, summary } = law.citation(id);
      return {
        text: text[language],
        url: url ?? null,
        status,
        edition: edition ?? null,
        from,
        seen: seen ?? null,
        summary: summary[language],
      };
    }),
    messages: Object.fromEntries(
      Object.entries(rule.messages).map(([key, message]) => [key, message[language]]),
    ),
    todo: rule.todo[language],
    why: rule.why[language],
    whenNot: rule.whenNot[language],
    examples: { bad: rule.examples.bad.map(plainExample), good: rule.examples.good.map(plainExample) },
  };
}

/** An example with what is found in it apart. */
function plainExample({ text, facts, fixed }: Example) {
  return {
    text: text.replace(/[⟦⟧]/g, ''),
    found: [...text.matchAll(/⟦([^⟦⟧]*)⟧/g)].map((mark) => mark[1]),
    facts: facts?.replace(/[⟦⟧]/g, '') ?? null,
    fixed: fixed ?? null,
  };
}

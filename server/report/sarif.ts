import type { Severity } from '../rules/rule.ts';
import type { Format, ReportedDocument, ReportedFinding } from './report.ts';

/** What SARIF tells about a rule. */
export interface SarifRule {
  readonly id: string;
  readonly title: string;
  /** Why it matters. */
  readonly about: string;
  readonly todo: string;
  /** The whole page, as Markdown. */
  readonly page: string;
  /** Address of the source it rests on. */
  readonly helpUri: string | undefined;
  readonly severity: Severity;
}

export interface SarifOptions {
  readonly rules: readonly SarifRule[];
  readonly version: string;
  /** Address of the working directory, ending in a slash. */
  readonly base: string;
  readonly language: string;
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const BASE = 'SRCROOT';

/** SARIF 2.1.0. A motivated finding is a suppressed result, with its reason. */
export function sarifFormat(options: SarifOptions): Format {
  const ruleIndex = new Map(options.rules.map((rule, i) => [rule.id, i]));
  let isFirst = true;
  return {
    begin() {
      const head = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: { driver: driver(options) },
            language: options.language,
            columnKind: 'utf16CodeUnits',
            originalUriBaseIds: { [BASE]: { uri: options.base } },
            results: [],
          },
        ],
      };
      // All but what closes the list of results, which comes later, document by document.
      return JSON.stringify(head).slice(0, -']}]}'.length);
    },
    document(document) {
      return document.findings
        .map((finding) => {
          const lead = isFirst ? '\n' : ',\n';
          isFirst = false;
          return lead + JSON.stringify(result(document, finding, ruleIndex.get(finding.rule)));
        })
        .join('');
    },
    end: ({ complete }) =>
      `${isFirst ? '' : '\n'}],"invocations":${JSON.stringify([{ executionSuccessful: complete }])}}]}\n`,
  };
}

function driver({ rules, version }: SarifOptions) {
  return {
    name: 'Bestekwijzer',
    semanticVersion: version,
    rules: rules.map((rule) => ({
      id: rule.id,
      shortDescription: { text: rule.title },
      fullDescription: { text: rule.about },
      help: { text: rule.todo, markdown: rule.page },
      ...(rule.helpUri === undefined ? {} : { helpUri: rule.helpUri }),
      defaultConfiguration: { level: LEVELS[rule.severity] },
    })),
  };
}

function result(document: ReportedDocument, finding: ReportedFinding, ruleIndex: number | undefined) {
  const { start, end } = finding.range;
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(document),
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
    ...(finding.baseline ? { baselineState: finding.baseline } : {}),
    partialFingerprints: { 'bestekwijzer/v1': finding.fingerprint },
    // An empty list says "not suppressed"; leaving it out would say "not known".
    suppressions: finding.motivated === null ? [] : [{ kind: 'inSource', justification: finding.motivated }],
    ...(finding.citation ? { properties: { citation: finding.citation } } : {}),
  };
}

/** A path under the working directory as a relative address; any other one, which would need `..`, as a whole one. */
function artifact({ path, uri }: ReportedDocument) {
  const isUnder = !path.startsWith('../') && !path.startsWith('/') && !/^[a-z]:/i.test(path);
  if (!isUnder) return { uri };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

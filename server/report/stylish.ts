import { severityName, type UserLanguage } from '../check/render.ts';
import type { Severity, Text2 } from '../rules/rule.ts';
import type { Format, Outcome, ReportedDocument, ReportedFinding } from './report.ts';

/** Colours of a terminal; each gives its text back unchanged where there are none. */
export type Paint = Readonly<
  Record<
    'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green' | 'underline',
    (text: string) => string
  >
>;

/** One and many, for the summary. */
const COUNTED = {
  documents: { nl: ['bestek', 'bestekken'], en: ['specification', 'specifications'] },
  libraryFiles: { nl: ['bestand', 'bestanden'], en: ['file', 'files'] },
  error: { nl: ['fout', 'fouten'], en: ['error', 'errors'] },
  warning: { nl: ['waarschuwing', 'waarschuwingen'], en: ['warning', 'warnings'] },
  information: { nl: ['melding ter informatie', 'meldingen ter informatie'], en: ['remark', 'remarks'] },
  hint: { nl: ['hint', 'hints'], en: ['hint', 'hints'] },
  motivated: {
    nl: ['gemotiveerde afwijking', 'gemotiveerde afwijkingen'],
    en: ['reasoned deviation', 'reasoned deviations'],
  },
  baseline: {
    nl: ['bevinding uit de nullijn', 'bevindingen uit de nullijn'],
    en: ['finding of the baseline', 'findings of the baseline'],
  },
  fixable: {
    nl: ['bevinding herstelt', 'bevindingen herstelt'],
    en: ['finding can be mended with', 'findings can be mended with'],
  },
} as const;

const WORDS = {
  known: { nl: 'nullijn', en: 'baseline' },
  none: { nl: 'geen bevindingen', en: 'no findings' },
  incomplete: {
    nl: 'Let op: niet alles kon worden gelezen; zie de meldingen hierboven.',
    en: 'Note: not everything could be read; see the messages above.',
  },
  disclaimer: { nl: 'Bestekwijzer geeft geen juridisch advies.', en: 'Bestekwijzer gives no legal advice.' },
} as const satisfies Record<string, Text2>;

/**
 * For people: grouped by document, lines and columns counted from 1. Documents without findings are only counted.
 * @param counted what the documents are; only specifications can be mended by `fix`
 */
export function stylishFormat(
  language: UserLanguage,
  paint: Paint,
  counted: 'documents' | 'libraryFiles' = 'documents',
): Format {
  let fixable = 0;
  return {
    begin: () => '',
    document(document) {
      const findings = document.findings.filter((finding) => finding.motivated === null);
      fixable += findings
        .filter(({ baseline }) => baseline !== 'unchanged')
        .filter((finding) => finding.fixes.some((fix) => fix.kind === 'safe')).length;
      return findings.length === 0 ? '' : group(document, findings, language, paint);
    },
    end: (outcome) => end(outcome, fixable, counted, language, paint),
  };
}

function group(
  { path }: ReportedDocument,
  findings: readonly ReportedFinding[],
  language: UserLanguage,
  paint: Paint,
): string {
  const places = findings.map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`);
  const severities = findings.map(({ severity, baseline }) =>
    baseline === 'unchanged' ? WORDS.known[language] : severityName(severity, language),
  );
  const widthOf = (words: readonly string[]) => Math.max(...words.map((word) => word.length));
  const [placeWidth, severityWidth] = [widthOf(places), widthOf(severities)];
  const lines = findings.map((finding, i) => {
    const place = paint.dim(places[i]!.padStart(placeWidth));
    const severity = colour(finding.severity, paint)(severities[i]!.padEnd(severityWidth));
    return `  ${place}  ${severity}  ${finding.message.split(/\s+/).join(' ')}  ${paint.dim(finding.rule)}\n`;
  });
  return `${paint.underline(path)}\n${lines.join('')}\n`;
}

function colour(severity: Severity, paint: Paint): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, information: paint.blue, hint: paint.cyan }[severity];
}

function end(
  { summary, complete }: Outcome,
  fixable: number,
  counted: 'documents' | 'libraryFiles',
  language: UserLanguage,
  paint: Paint,
): string {
  const count = (key: keyof typeof COUNTED, number: number) =>
    `${number} ${COUNTED[key][language][number === 1 ? 0 : 1]}`;
  const severities = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => summary[severity] > 0)
    .map((severity) => count(severity, summary[severity]));
  const found = severities.length === 0 ? WORDS.none[language] : severities.join(', ');
  const motivated = summary.motivated === 0 ? '' : `; ${count('motivated', summary.motivated)}`;
  const known = summary.baseline ? `; ${count('baseline', summary.baseline)}` : '';
  const tone = summary.error > 0 ? paint.red : severities.length > 0 ? paint.yellow : paint.green;
  const lines = [paint.bold(tone(`${count(counted, summary.documents)}: ${found}${motivated}${known}`))];
  if (fixable > 0) lines.push(`${count('fixable', fixable)} \`bestekwijzer fix\`.`);
  if (!complete) lines.push(paint.yellow(WORDS.incomplete[language]));
  lines.push(paint.dim(WORDS.disclaimer[language]));
  return `${lines.join('\n')}\n`;
}

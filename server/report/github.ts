import type { Severity } from '../rules/rule.ts';
import type { Format, ReportedFinding } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: remarks in the changes of a pull request. Motivated findings are left out. */
export function githubFormat(): Format {
  return {
    begin: () => '',
    document: ({ path, findings }) =>
      findings
        .filter((finding) => finding.motivated === null)
        .map((finding) => `${command(path, finding)}\n`)
        .join(''),
    end: () => '',
  };
}

function command(path: string, { rule, title, severity, message, range }: ReportedFinding): string {
  const properties = {
    file: path,
    line: range.start.line + 1,
    col: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    title: `${title} (${rule})`,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

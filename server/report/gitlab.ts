import type { Severity } from '../rules/rule.ts';
import { hash } from './hash.ts';
import type { Format, ReportedDocument, ReportedFinding } from './report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/**
 * GitLab's code quality report: the part of the Code Climate specification that GitLab reads, as one list, so that the
 * lists of several shards may simply be joined. Motivated findings are left out: GitLab has no word for them.
 */
export function gitlabFormat(): Format {
  let isFirst = true;
  return {
    begin: () => '[',
    document(document) {
      return document.findings
        .filter((finding) => finding.motivated === null)
        .map((finding) => {
          const lead = isFirst ? '\n' : ',\n';
          isFirst = false;
          return lead + JSON.stringify(issue(document, finding));
        })
        .join('');
    },
    end: () => `${isFirst ? '' : '\n'}]\n`,
  };
}

function issue({ path }: ReportedDocument, finding: ReportedFinding) {
  const { rule, severity, message, range, fingerprint, baseline } = finding;
  return {
    description: message,
    check_name: rule,
    // GitLab compares the reports of two branches by this alone, so the path must be in it.
    fingerprint: hash(`${path}\n${fingerprint}`),
    // What a baseline knows keeps its place in the list, but should not draw the eye.
    severity: baseline === 'unchanged' ? SEVERITIES.hint : SEVERITIES[severity],
    location: { path, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
  };
}

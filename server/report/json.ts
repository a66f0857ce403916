import type { Format, ReportedDocument } from './report.ts';

/** One JSON object, one document per line. Its shape is a promise to others: only ever add to it. */
export function jsonFormat(): Format {
  let isFirst = true;
  return {
    begin: () => '{"version":1,"documents":[',
    document(document) {
      const lead = isFirst ? '\n' : ',\n';
      isFirst = false;
      return lead + JSON.stringify(plain(document));
    },
    end: ({ summary }) => `${isFirst ? '' : '\n'}],"summary":${JSON.stringify(summary)}}\n`,
  };
}

function plain({ path, findings }: ReportedDocument) {
  return {
    path,
    findings: findings.map(({ rule, severity, message, range, citation, fixes, motivated, baseline }) => ({
      rule,
      severity,
      message,
      range,
      citation,
      fixes,
      motivated,
      ...(baseline ? { baseline } : {}),
    })),
  };
}

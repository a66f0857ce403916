import type { Format, ReportedDocument, ReportedFinding } from './report.ts';

/**
 * JUnit XML, one suite per document. An error is a failure and nothing else is, so that the build that reads this and
 * the exit code agree; a motivated deviation is a skipped test, with its reason.
 */
export function junitFormat(): Format {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Bestekwijzer">\n',
    document: suite,
    end: () => '</testsuites>\n',
  };
}

function suite({ path, findings }: ReportedDocument): string {
  const failures = findings.filter(isFailure).length;
  const skipped = findings.filter((finding) => finding.motivated !== null).length;
  const tests = Math.max(findings.length, 1);
  const cases =
    findings.length === 0
      ? [`    <testcase classname="${escaped(path)}" name="${escaped(path)}"/>`]
      : findings.map((finding) => testCase(path, finding));
  return [
    `  <testsuite name="${escaped(path)}" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...cases,
    '  </testsuite>',
    '',
  ].join('\n');
}

function isFailure(finding: ReportedFinding): boolean {
  return finding.motivated === null && finding.severity === 'error';
}

function testCase(path: string, finding: ReportedFinding): string {
  const { rule, severity, message, range, motivated } = finding;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const attributes = `classname="${escaped(path)}" name="${escaped(`${rule} (${place})`)}"`;
  const whole = escaped(`${path}:${place} ${message}`);
  const outcome =
    motivated !== null
      ? `<skipped message="${escaped(motivated)}"/>`
      : isFailure(finding)
        ? `<failure type="${severity}" message="${escaped(message)}">${whole}</failure>`
        : `<system-out>${escaped(severity)}: ${whole}</system-out>`;
  return `    <testcase ${attributes}>${outcome}</testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for an attribute or element; what XML 1.0 cannot hold at all becomes a replacement character. */
function escaped(text: string): string {
  let out = '';
  for (const letter of text) out += ENTITIES[letter] ?? (isXml(letter.codePointAt(0)!) ? letter : '\ufffd');
  return out;
}

function isXml(code: number): boolean {
  if (code < 0x20) return false;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return !isSurrogate && code !== 0xfffe && code !== 0xffff;
}

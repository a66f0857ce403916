import type { Format, ReportedDocument, ReportedFinding, Summary } from '../../server/report/report.ts';
import { NOTHING_CHECKED, withDocument } from '../../server/report/report.ts';

/** A finding with everything in it that a format may trip over. */
export const AWKWARD: ReportedFinding = {
  rule: 'aw/standstill',
  title: 'Opschortende termijn: te kort, of niet',
  severity: 'error',
  message: 'Eerst "dit" & <dat>,\r\n100% zeker: ]]> \u0000\ud800 é € 🏛️',
  range: { start: { line: 11, character: 4 }, end: { line: 12, character: 0 } },
  citation: { text: 'art. 2.127 lid 1 Aw 2012', url: 'https://wetten.overheid.nl/x&y', status: 'verified' },
  fixes: [
    { title: 'Wijzig', kind: 'safe' },
    { title: 'Anders', kind: 'suggestion' },
  ],
  motivated: null,
  fingerprint: 'abc:1',
};

export const WARNING: ReportedFinding = {
  ...AWKWARD,
  rule: 'gp/omzeteis',
  title: 'Omzeteis',
  severity: 'warning',
  message: 'Een omzeteis.',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
  citation: null,
  fixes: [],
  fingerprint: 'def:1',
};

export const MOTIVATED: ReportedFinding = { ...WARNING, motivated: 'omdat "het" moet & kan' };

export function documentOf(path: string, ...findings: ReportedFinding[]): ReportedDocument {
  return { path, uri: `file:///werk/${path}`, findings };
}

export const DOCUMENTS = [
  documentOf('map met spatie/à&b.bestek.md', WARNING, AWKWARD, MOTIVATED),
  documentOf('leeg.bestek.md'),
  documentOf(
    '../buiten.bestek.md',
    { ...WARNING, severity: 'information' },
    { ...WARNING, severity: 'hint' },
  ),
];

/** All a format writes. */
export function written(format: Format, documents: readonly ReportedDocument[] = DOCUMENTS, complete = true) {
  let summary: Summary = NOTHING_CHECKED;
  let out = format.begin();
  for (const document of documents) {
    out += format.document(document);
    summary = withDocument(summary, document);
  }
  return out + format.end({ summary, complete });
}

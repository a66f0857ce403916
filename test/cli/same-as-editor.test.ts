import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { type Client, itemsOf, MODERN, PLAIN, startClient, TODAY } from '../lsp/client.ts';
import { checkJson, type JsonReport } from './command.ts';

/** Whatever a drafter saw in the editor, the build reports, and nothing else. */
const folder = fileURLToPath(new URL('../../samples', import.meta.url));
const samples = readdirSync(folder).filter((name) => /\.bestek\.(?:md|ya?ml)$/.test(name));

const WORDS: Readonly<Record<number, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

interface Shown {
  rule: unknown;
  severity: unknown;
  message: unknown;
  range: unknown;
}

const sorted = (all: Shown[]) => all.map((one) => JSON.stringify(one)).sort();

for (const language of ['nl', 'en']) {
  describe(`findings in ${language}`, () => {
    const options = { taal: language, peildatum: TODAY, maximumBevindingen: 10_000 };
    let puller: Client;
    let pushee: Client;
    let report: JsonReport;
    beforeAll(async () => {
      puller = await startClient(MODERN, options);
      pushee = await startClient(PLAIN, options);
      ({ report } = await checkJson(folder, '--taal', language, '--peildatum', TODAY, '.'));
    });

    it('lists every sample', () => {
      expect(report.documents.map(({ path }) => path)).toEqual(samples.sort());
      expect(report.documents.flatMap(({ findings }) => findings).length).toBeGreaterThan(0);
    });

    for (const name of samples) {
      it(`are the same pulled, pushed and printed: ${name}`, async () => {
        const uri = pathToFileURL(`${folder}/${name}`).href;
        const text = readFileSync(`${folder}/${name}`, 'utf8');
        const shown = (items: Awaited<ReturnType<typeof pushee.pushed>>) =>
          sorted(
            items.map(({ code, severity, message, range }) => ({
              rule: code,
              severity: WORDS[severity!],
              message,
              range,
            })),
          );
        puller.open(uri, text);
        const pulled = shown(itemsOf(await puller.pull(uri)));
        const waited = pushee.pushed(uri);
        pushee.open(uri, text);
        const pushed = shown(await waited);
        const printed = sorted(
          report.documents
            .find(({ path }) => path === name)!
            .findings.filter(({ motivated }) => motivated === null)
            .map(({ rule, severity, message, range }) => ({ rule, severity, message, range })),
        );
        expect(pulled).toEqual(printed);
        expect(pushed).toEqual(printed);
      });
    }
  });
}

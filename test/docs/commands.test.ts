import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

/**
 * Runs every command line of the documentation that starts Bestekwijzer, in the order of the page, as it stands. What it ends
 * with is documented behind it, `(exitcode 1)` or `(exit code 1)`, and 0 otherwise. A block of code with a path behind its
 * language is a file that the reader has by then.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist', 'bestekwijzer.js');
const START = /^(?:node dist\/bestekwijzer\.js|npx bestekwijzer)(?= |$)/;

interface Line {
  readonly number: number;
  readonly command: string;
  readonly exitCode: number;
  /** Files that stand before it on the page. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const pages = [
  ...readdirSync(root).filter((name) => /^README.*\.md$/.test(name)),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

function commandLines(page: string): Line[] {
  let isCode = false;
  let file: { path: string; text: string } | undefined;
  let files: Line['files'] = [];
  return readFileSync(join(root, page), 'utf8')
    .split('\n')
    .flatMap((text, i) => {
      const line = text.trim();
      if (line.startsWith('```')) {
        if (file) files = [...files, file];
        const path = isCode ? undefined : /^```\w+ (\S+)$/.exec(line)?.[1];
        file = path === undefined ? undefined : { path, text: '' };
        isCode = !isCode;
      } else if (file) file.text += `${text}\n`;
      if (!isCode || !START.test(line)) return [];
      const [, code = '0'] = /#.*\((?:exitcode|exit code) (\d)\)/.exec(line) ?? [];
      const before = files;
      files = [];
      return [{ number: i + 1, command: line, exitCode: Number(code), files: before }];
    });
}

const message = (body: object) => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...body });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
/** What an editor says that opens and closes. */
const SESSION = [
  message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
  message({ method: 'initialized', params: {} }),
  message({ id: 2, method: 'shutdown' }),
  message({ method: 'exit' }),
].join('');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder as a reader has it: the samples, in git, with the program. */
function workplace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bestekwijzer-docs-'));
  folders.push(folder);
  cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
  symlinkSync(join(root, 'dist'), join(folder, 'dist'), 'junction');
  spawnSync('git', ['init', '-q'], { cwd: folder });
  return folder;
}

/** Runs a line in a shell, and gives its exit code. */
async function run(command: string, cwd: string): Promise<number | null> {
  const child = spawn('sh', ['-c', command.replace(START, `"${process.execPath}" "${program}"`)], {
    cwd,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A language server that loses its editor without a farewell ends with 1.
  if (command.includes(' lsp ')) child.stdin.write(SESSION);
  else child.stdin.end();
  return new Promise((resolve) => child.on('close', resolve));
}

describe.skipIf(process.platform === 'win32')('commands in the documentation', () => {
  it('are there, and so is the bundle', () => {
    expect(existsSync(program), 'run npm run build first').toBe(true);
    expect(pages.flatMap(commandLines).length).toBeGreaterThan(15);
  });

  for (const page of pages) {
    const lines = commandLines(page);
    if (lines.length === 0) continue;
    it(`do what ${page} says`, { timeout: 120_000 }, async () => {
      const cwd = workplace();
      const ends: string[] = [];
      for (const { number, command, files } of lines) {
        for (const { path, text } of files) {
          mkdirSync(dirname(join(cwd, path)), { recursive: true });
          writeFileSync(join(cwd, path), text);
        }
        ends.push(`${number}: ${command} → ${await run(command, cwd)}`);
      }
      const expected = lines.map(({ number, command, exitCode }) => `${number}: ${command} → ${exitCode}`);
      expect(ends).toEqual(expected);
    });
  }

  it('and links between pages lead somewhere', () => {
    const broken = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)]
        .map(([, path]) => path!)
        .filter((path) => !existsSync(join(root, page, '..', path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(broken).toEqual([]);
  });
});

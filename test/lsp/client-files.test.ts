import { describe, expect, it } from 'vitest';
import { clientFiles } from '../../server/lsp/client-files.ts';

const ROOT = 'vscode-vfs://github/voorbeeld';

/** Files by way of a client that answers with what it is given. */
function filesOf(answers: Record<string, unknown>) {
  const asked: unknown[] = [];
  const sendRequest = async (method: string, params: unknown) => {
    asked.push([method, params]);
    const answer = answers[method];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { files: clientFiles({ sendRequest } as never), asked };
}

async function listed(files: ReturnType<typeof clientFiles>): Promise<string[]> {
  const found: string[] = [];
  for await (const uri of files.list(ROOT)) found.push(uri);
  return found;
}

describe('files by way of the client', () => {
  it('are listed and read with the requests it knows', async () => {
    const { files, asked } = filesOf({
      'bestekwijzer/lijst': [`${ROOT}/a.md`],
      'bestekwijzer/lees': '# A\n',
    });
    expect(await listed(files)).toEqual([`${ROOT}/a.md`]);
    expect(await files.read(`${ROOT}/a.md`)).toBe('# A\n');
    expect(asked).toEqual([
      ['bestekwijzer/lijst', { folder: ROOT }],
      ['bestekwijzer/lees', { uri: `${ROOT}/a.md` }],
    ]);
  });

  it('are none for a client that knows nothing of it', async () => {
    const { files } = filesOf({ 'bestekwijzer/lijst': null, 'bestekwijzer/lees': null });
    expect(await listed(files)).toEqual([]);
    await expect(files.read(`${ROOT}/a.md`)).rejects.toThrow();
  });

  it('leave out hidden folders and dependencies, also when these change', async () => {
    const { files } = filesOf({});
    expect(await files.covers(ROOT, `${ROOT}/map%20(1)/a.md`)).toBe(true);
    for (const path of ['.git/a.md', 'node_modules/a/a.md', 'map/.verborgen/a.md'])
      expect(await files.covers(ROOT, `${ROOT}/${path}`), path).toBe(false);
    expect(await files.covers(ROOT, `${ROOT}-anders/a.md`)).toBe(false);
  });
});

import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { describe, it } from './runner.ts';

describe('extension', () => {
  it('activates', async () => {
    const extension = extensions.getExtension('bestekwijzer.bestekwijzer');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});

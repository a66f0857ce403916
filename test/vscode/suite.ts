import { extensions } from 'vscode';
import { ok } from './assert.ts';
import { describe, it } from './runner.ts';

describe('extension', () => {
  it('activates', async () => {
    const extension = extensions.getExtension('bestekwijzer.bestekwijzer');
    ok(extension, 'the extension is not installed');
    await extension.activate();
    ok(extension.isActive, 'the extension is not active');
  });
});

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { engineFlags } from '../../client/engine.ts';

describe('how the server is started', () => {
  it('with settings this engine has: it would refuse to start with others', () => {
    const flags = engineFlags(process.versions.node);
    const { status, stderr } = spawnSync(process.execPath, [...flags, '-e', '0'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('without any for engines nobody has tried', () => {
    expect(engineFlags('18.20.0')).toEqual([]);
    expect(engineFlags('26.0.0')).toEqual([]);
  });
});

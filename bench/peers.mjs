// The peers: other language servers and linters, installed on demand into a git-ignored folder and only for measuring.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = {
  rumdl: '0.2.75',
  'markdownlint-cli2': '0.22.1',
  'yaml-language-server': '1.25.0',
  'vscode-markdown-languageserver': '0.3.0',
};

/** Installs the peers into `folder`; what the registry does not give is left out. Returns those that are there. */
export function installPeers(folder) {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json')))
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  for (const [name, version] of Object.entries(PACKAGES)) {
    if (existsSync(join(folder, 'node_modules', name))) continue;
    try {
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `${name}@${version}`], {
        cwd: folder,
        stdio: 'ignore',
      });
    } catch {
      console.error(`not installed: ${name}@${version}`);
    }
  }
  return peersIn(folder);
}

/** Servers and command lines that can be run from `folder`. */
export function peersIn(folder) {
  const bin = (name) => join(folder, 'node_modules/.bin', name);
  const has = (name) => existsSync(bin(name));
  const servers = [];
  const linters = [];
  if (has('rumdl')) {
    servers.push({
      name: 'rumdl',
      languages: ['markdown'],
      command: [bin('rumdl'), 'server', '--stdio'],
      pull: false,
    });
    linters.push({
      name: 'rumdl check',
      command: (corpus) => [bin('rumdl'), 'check', '--no-cache', '--silent', corpus],
    });
    linters.push({
      name: 'rumdl check, warm cache',
      command: (corpus) => [bin('rumdl'), 'check', '--silent', corpus],
      warm: true,
    });
  }
  if (has('vscode-markdown-languageserver')) {
    servers.push({
      name: 'VS Code Markdown',
      // Texts beyond this, in KB, take it so long that a run takes an hour.
      largest: 1000,
      languages: ['markdown'],
      command: [process.execPath, bin('vscode-markdown-languageserver'), '--stdio'],
      pull: true,
    });
  }
  if (has('yaml-language-server')) {
    servers.push({
      name: 'yaml-language-server',
      largest: 100,
      languages: ['yaml'],
      command: [process.execPath, bin('yaml-language-server'), '--stdio'],
      pull: false,
    });
  }
  if (has('markdownlint-cli2')) {
    linters.push({
      name: 'markdownlint-cli2',
      command: (corpus) => [process.execPath, bin('markdownlint-cli2'), `${corpus}/**/*.md`],
      slow: true,
    });
  }
  return { servers, linters };
}

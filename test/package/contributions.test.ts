import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** What VS Code reads of the extension before it runs: complete, in Dutch, and within reach of the keyboard. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts: Record<string, string> = JSON.parse(read('package.nls.json'));
const { contributes } = manifest;
const commands: { command: string; title: string; category: string }[] = contributes.commands;

/** Every text of a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe('texts', () => {
  it('are all there, and none is left over', () => {
    const used = strings(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    expect(used.filter((key) => !texts[key]?.trim())).toEqual([]);
    expect(Object.keys(texts).filter((key) => !used.includes(key))).toEqual([]);
  });

  it('are not replaced for who has VS Code in English', () => {
    // There is no Dutch VS Code: package.nls.en.json would make every command English for every Dutch reader.
    expect(readdirSync(root).filter((name) => /^package\.nls\..+\.json$/.test(name))).toEqual([]);
  });
});

describe('commands', () => {
  it('are in the palette under one name', () => {
    for (const { command, title, category } of commands) {
      expect(category, command).toBe('Bestekwijzer');
      expect(title, command).toMatch(/^%opdracht\.\w+%$/);
    }
    const hidden = (contributes.menus.commandPalette ?? []).filter(
      (one: { when: string }) => one.when === 'false',
    );
    expect(hidden).toEqual([]);
  });

  it('in a menu are in the palette too', () => {
    const names = commands.map(({ command }) => command);
    const inMenus = (Object.values(contributes.menus) as { command?: string }[][]).flat();
    for (const { command } of inMenus) if (command) expect(names).toContain(command);
  });

  it('are all made by the client', () => {
    const files = readdirSync(join(root, 'client'), { recursive: true, encoding: 'utf8' });
    const source = files
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(join('client', name)))
      .join('\n');
    for (const { command } of commands) expect(source, command).toContain(`'${command}'`);
  });
});

describe('settings', () => {
  it('stand in groups with a name, each described', () => {
    const groups: { title: string; properties: Record<string, Record<string, unknown>> }[] =
      contributes.configuration;
    for (const { title, properties } of groups) {
      expect(texts[title.slice(1, -1)], title).toBeTruthy();
      for (const [name, setting] of Object.entries(properties)) {
        expect(name).toMatch(/^bestekwijzer\./);
        expect(setting.markdownDescription ?? setting.description, name).toBeTruthy();
        expect(setting, name).toHaveProperty('default');
      }
    }
  });
});

describe('the dictionary', () => {
  const words = read('dictionaries/bestek.txt')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

  it('holds the words of law, library and rules, each once', () => {
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((word) => /^[\p{L}\p{M}-]{3,}$/u.test(word))).toBe(true);
    for (const word of [
      'inschrijver',
      'gunningscriterium',
      'gunningsbeslissing',
      'ARVODI',
      'aanbestedende-dienst',
    ])
      expect(words).toContain(word);
  });

  it('is found by cspell from its configuration', () => {
    const config = JSON.parse(read('dictionaries/cspell-ext.json'));
    const [{ name, path }] = config.dictionaryDefinitions;
    expect(existsSync(join(root, 'dictionaries', path))).toBe(true);
    expect(config.languageSettings[0].dictionaries).toEqual([name]);
    expect(manifest.files).toContain('dictionaries');
  });
});

import { type ConfigurationScope, workspace } from 'vscode';

/** The settings the server needs before its first answer; later changes reach it as configuration. */
export function settings() {
  const section = workspace.getConfiguration('bestekwijzer');
  return {
    taal: section.get<string>('taal', 'nl'),
    peildatum: section.get<string>('peildatum', ''),
    maximumBevindingen: section.get<number>('maximumBevindingen', 500),
    opmaak: { aan: section.get<boolean>('opmaak.aan', true) },
    // Rule pages are documents of this extension, and it has the command that shows them.
    regelpagina: 'bestekwijzer:regels/{id}.md',
    clausulepagina: 'bestekwijzer:clausules/{id}.md',
    toonRegel: true,
    vergelijkt: true,
    gedaan: true,
    weergaven: true,
  };
}

/** The language of the texts the client itself shows; VS Code's display language is no guide (there is no Dutch pack). */
export const inDutch = () => settings().taal !== 'en';

const NAMES = ['taal', 'peildatum', 'maximumBevindingen'] as const;

/** Where each setting comes from, in the words of the server's page of settings. */
export function settingOrigins(scope?: ConfigurationScope): Record<(typeof NAMES)[number], string> {
  const section = workspace.getConfiguration('bestekwijzer', scope);
  const originOf = (name: string): string => {
    const found = section.inspect(name);
    if (found?.workspaceFolderValue !== undefined) return 'map';
    if (found?.workspaceValue !== undefined) return 'werkruimte';
    return found?.globalValue === undefined ? 'standaard' : 'gebruiker';
  };
  return {
    taal: originOf('taal'),
    peildatum: originOf('peildatum'),
    maximumBevindingen: originOf('maximumBevindingen'),
  };
}

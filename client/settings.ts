import { workspace } from 'vscode';

/** The settings the server needs before its first answer; later changes reach it as configuration. */
export function settings() {
  const section = workspace.getConfiguration('bestekwijzer');
  return {
    taal: section.get<string>('taal', 'nl'),
    peildatum: section.get<string>('peildatum', ''),
    maximumBevindingen: section.get<number>('maximumBevindingen', 500),
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

import { beforeAll, describe, expect, it } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, ownTokens } from './tokenize.ts';

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar();
});
const tokens = (text: string) => ownTokens(grammar, text);

describe('clause markers', () => {
  it('colours the identifier and the version', () => {
    expect(tokens('<!-- clausule isv/stap-2-risicos@2025.1 -->')).toEqual([
      'clausule → keyword.control.clause',
      'isv/stap-2-risicos → entity.name.type.clause',
      '2025.1 → constant.numeric.version',
    ]);
  });

  it('accepts a marker without a version, and an indented one', () => {
    expect(tokens('  <!-- clausule isv/definities -->')).toEqual([
      'clausule → keyword.control.clause',
      'isv/definities → entity.name.type.clause',
    ]);
  });

  it('colours the closing marker', () => {
    expect(tokens('<!-- /clausule -->')).toEqual(['/clausule → keyword.control.clause']);
  });

  it('leaves other comments alone', () => {
    expect(tokens('<!-- de clausule hieronder is nog niet akkoord -->')).toEqual([]);
    expect(tokens('<!--\nclausule isv/stap-1@2025.1\n-->')).toEqual([]);
  });
});

describe('suppressions and motivations', () => {
  it('colours rule and reason of a suppression', () => {
    expect(tokens('<!-- negeer gp/omzeteis: citaat uit de wet -->')).toEqual([
      'negeer → keyword.control.suppression',
      'gp/omzeteis → entity.name.function.rule',
      ' citaat uit de wet  → comment.block.reason',
    ]);
  });

  it('colours the rule of a motivation in a quotation', () => {
    expect(tokens('> **Motivering** (gp/omzeteis): de opdrachtnemer financiert voor.')).toEqual([
      'Motivering → keyword.other.motivation',
      'gp/omzeteis → entity.name.function.rule',
    ]);
  });

  it('leaves an ordinary bold word alone', () => {
    expect(tokens('**Motivering** van de gunning')).toEqual([]);
  });
});

describe('what must still be filled in', () => {
  it('colours placeholders', () => {
    expect(tokens('binnen {{rapportagetermijn}} na {{ datum aanvang }}')).toEqual([
      'rapportagetermijn → variable.parameter.placeholder',
      'datum aanvang → variable.parameter.placeholder',
    ]);
  });

  it.each([
    '[invullen]',
    '[Invullen: naam dienst]',
    '[vul bedrag in]',
    '[n.t.b.]',
    '[PM]',
    '[xxx]',
    '[…]',
    '[...]',
    '[___]',
  ])('colours %s', (text) => {
    expect(tokens(`De dienst is ${text} en`)).toEqual([`${text} → invalid.deprecated.fill-in`]);
  });

  it.each([
    '[Opdrachtgever]',
    '[invullen](#a)',
    '[ntb]: https://voorbeeld.nl',
    '[PMC-norm]',
    '- [ ] taak',
    '[1]',
  ])('leaves %s alone', (text) => {
    expect(tokens(text)).toEqual([]);
  });
});

describe('requirement identifiers', () => {
  it.each([
    ['| E1 | De stof is …', 'E1'],
    ['|W-3| Wens', 'W-3'],
    ['- KO2: levering', 'KO2'],
    ['* **E.1.2** De levering', 'E.1.2'],
    ['**GE 4** Omzet', 'GE 4'],
    ['E12. De opdrachtnemer', 'E12'],
  ])('colours the one in %s', (line, id) => {
    expect(tokens(line)).toEqual([`${id} → entity.name.tag.requirement`]);
  });

  it.each(['De eis E1 geldt', 'E1-norm', 'Een 12-tal', 'W3C-richtlijn', '| A1 | vak'])(
    'leaves %s alone',
    (line) => {
      expect(tokens(line)).toEqual([]);
    },
  );
});

it('does not look into code, comments or front matter', () => {
  const inside = '<!-- clausule isv/stap-1@2025.1 --> {{veld}} [invullen]';
  expect(tokens(`---\ntitel: {{veld}} [invullen]\n---\n`)).toEqual([]);
  expect(tokens(`\`\`\`\n${inside}\n\`\`\``)).toEqual([]);
  expect(tokens(`    ${inside}`)).toEqual([]);
  expect(tokens(`zo: \`${inside}\``)).toEqual([]);
  expect(tokens(`<!-- {{veld}} [invullen] -->`)).toEqual([]);
});

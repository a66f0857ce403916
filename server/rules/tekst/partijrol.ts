import type { Sentence } from '../../spec/model.ts';
import { headingOver, spanOf } from '../language/statements.ts';
import type { RuleContext } from '../rule.ts';
import { sectionRule, t } from '../rule.ts';

/** A contractor where there are only tenderers yet. */
const CONTRACTOR = /(?<![\p{L}-])(opdrachtnemers?|contractant(?:en)?)(?![\p{L}-])/u;
/** After the award, or told apart from the tenderer. */
const LATER =
  /na (?:de )?(?:definitieve )?gunning|\bheet\b|wordt (?:hij|zij)|uitvoering|tijdens (?:de )?(?:looptijd|overeenkomst)|overeenkomst|beoogd|toekomstig|onderopdrachtnemer|inschrijver|gegadigde|vorige|huidige|eerdere|referent(?!ie)|was (?:hij|zij|de)|als opdrachtnemer|beroep (?:op|doen)|wachtkamer|begrip|verstaan/;
const SHOWS =
  /beschikt|beschikken|heeft|hebben|toont|tonen|voldoet|voldoen|overlegt|overleggen|dient|dienen|moet|moeten|bezit|is in het bezit|geeft|vermeldt|referentie|omzet|certifica/;

/** A tenderer where the contract is performed. */
const TENDERER = /(?<![\p{L}-])(inschrijvers?|gegadigden?)(?![\p{L}-])/u;
const PERFORMS =
  /factu(?:ur|re)|betaal|levert|leveren|verricht|voert\s[^.;]{0,60}uit|aansprakelijk|verzeker|vergoedt|rapporteert|herstelt|vrijwaart|geheimhouding|stelt\s[^.;]{0,40}ter beschikking|draagt zorg|boete|onderhoud|zorgt voor|meldt|garandeert|is gehouden|verplicht zich/;
const OF_PROCEDURE =
  /inschrijving|als (?:inschrijver|gegadigde)|voorstel|vragen|verklaart|akkoord|\buea\b|gunning|aanbesteding|winnende|met wie|aan wie|aan de hand van|in te dienen|offerte|opdrachtnemer|prijsblad|beoordeel|beschrijft|punten|concept|bewijs|krijgt|krijgen|gegund|opdrachtgever heeft/;

export const rule = sectionRule({
  id: 'tekst/partijrol',
  title: t('Partij met de verkeerde rol', 'Party in the wrong role'),
  severity: 'hint',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'Hier staat ‘{word}’, maar voor de gunning is er nog geen opdrachtnemer.',
      'This says ‘{word}’, but before award there is no contractor yet.',
    ),
    contract: t(
      'Hier staat ‘{word}’, maar de overeenkomst wordt uitgevoerd door de opdrachtnemer.',
      'This says ‘{word}’, but the contractor performs the contract.',
    ),
  },
  todo: t(
    'Noem de partij zoals zij in deze fase heet: inschrijver of gegadigde voor de gunning, opdrachtnemer daarna.',
    'Name the party as it is called in this phase: tenderer or candidate before award, contractor after it.',
  ),
  why: t(
    'De verkeerde rol laat open op wie een eis rust en wanneer zij geldt.',
    'The wrong role leaves open who has to meet a requirement and when.',
  ),
  whenNot: t(
    'Als de begrippenlijst de partij in alle fasen hetzelfde noemt.',
    'When the list of definitions calls the party the same in all phases.',
  ),
  words: ['opdrachtnemer', 'contractant', 'inschrijver', 'gegadigde'],
  *check(section, context, sentences) {
    if (context.facts.documentKind === 'nota-van-inlichtingen') return;
    for (const sentence of sentences) {
      const found = wrongRole(sentence, context);
      if (!found) continue;
      const span = spanOf(sentence, found.match);
      const word = section.text.slice(span.start, span.end);
      const text = /^[A-Z]/.test(word)
        ? found.better[0]!.toUpperCase() + found.better.slice(1)
        : found.better;
      yield {
        span,
        ...(found.isContract ? { message: 'contract' } : {}),
        values: { word },
        fixes: [
          { title: t(`Wijzig in ‘${text}’`, `Change into ‘${text}’`), kind: 'edit', edits: [{ span, text }] },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: '## Geschiktheidseisen\n\nDe ⟦opdrachtnemer⟧ heeft ervaring met het schoonmaken van een zwembad.',
        fixed: '## Geschiktheidseisen\n\nDe inschrijver heeft ervaring met het schoonmaken van een zwembad.',
      },
      {
        text: '## Artikel 6 Facturering\n\nDe ⟦inschrijver⟧ stuurt elke maand een factuur.',
        facts: 'soort-document: overeenkomst',
      },
      {
        text: '## Technische bekwaamheid\n\n| Onderwerp | Eis |\n| --- | --- |\n| Kwaliteit | ⟦Contractant⟧ beschikt over een kwaliteitssysteem. |',
      },
    ],
    good: [
      {
        text: '## Geschiktheidseisen\n\nDe inschrijver heeft een referentie. Na gunning heet hij opdrachtnemer.',
      },
      {
        text: '## Overwegingen\n\nOpdrachtnemer heeft als inschrijver de laagste prijs geboden.',
        facts: 'soort-document: overeenkomst',
      },
      {
        text: '## Conceptovereenkomst\n\nInschrijvers kunnen voorstellen doen. De opdrachtnemer stuurt een factuur.',
      },
      { text: '## Facturering\n\nDe opdrachtnemer stuurt elke maand een factuur.' },
    ],
  },
});

interface WrongRole {
  readonly match: RegExpExecArray;
  readonly better: string;
  readonly isContract: boolean;
}

function wrongRole({ low, ...sentence }: Sentence, context: RuleContext): WrongRole | undefined {
  const isAgreement = context.facts.documentKind === 'overeenkomst';
  if (context.role === 'suitability' && !isAgreement) {
    const match = CONTRACTOR.exec(low);
    if (!match || LATER.test(low) || !SHOWS.test(low)) return undefined;
    return { match, better: /s$|en$/.test(match[1]!) ? 'inschrijvers' : 'inschrijver', isContract: false };
  }
  if (!isAgreement && context.role !== 'contract') return undefined;
  const match = TENDERER.exec(low);
  if (!match || OF_PROCEDURE.test(low) || !PERFORMS.test(low)) return undefined;
  if (/concept|voorstel|akkoord|aanbested/.test(headingOver({ low, ...sentence }))) return undefined;
  return { match, better: /(?:s|n)$/.test(match[1]!) ? 'opdrachtnemers' : 'opdrachtnemer', isContract: true };
}

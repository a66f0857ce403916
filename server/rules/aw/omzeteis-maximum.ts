import { formatAmount } from '../../text/quantities/format.ts';
import { TURNOVER_WORDS, turnoverRequirements } from '../language/turnover.ts';
import { sectionRule, t } from '../rule.ts';

export const rule = sectionRule({
  id: 'aw/omzeteis-maximum',
  title: t('Omzeteis hoger dan driemaal de raming', 'Turnover requirement above three times the estimate'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.90-5', 'aw-2.90-3'],
  messages: {
    found: t(
      'De omzeteis van {level} is {ratio} maal de raming van {estimate}; ten hoogste {maximum} maal is toegestaan.',
      'The turnover requirement of {level} is {ratio} times the estimate of {estimate}; at most {maximum} times is allowed.',
    ),
    multiple: t(
      'De omzeteis (‘{level}’) komt neer op {ratio} maal de raming; ten hoogste {maximum} maal is toegestaan.',
      'The turnover requirement (‘{level}’) comes down to {ratio} times the estimate; at most {maximum} times is allowed.',
    ),
  },
  todo: t(
    'Verlaag de omzeteis tot ten hoogste driemaal de raming van de opdracht of het perceel, of laat haar vervallen.',
    'Lower the turnover requirement to at most three times the estimate of the contract or lot, or drop it.',
  ),
  why: t(
    'Een hoge omzeteis houdt kleinere ondernemingen buiten de deur. De wet stelt daarom een vaste bovengrens, gemeten per opdracht, perceel of groep percelen.',
    'A high turnover requirement shuts out smaller firms. The law therefore sets a fixed ceiling, measured per contract, lot or group of lots.',
  ),
  whenNot: t(
    'Als de eis geldt voor een groep percelen die één inschrijver tegelijk kan krijgen, telt de raming van die percelen samen.',
    'If the requirement is for a group of lots one tenderer may be awarded together, the estimates of those lots count together.',
  ),
  words: TURNOVER_WORDS,
  *check(section, context) {
    const maximum = context.law.limit('turnover-multiple')?.value;
    if (maximum === undefined) return;
    for (const found of turnoverRequirements(section, context.role, context.facts)) {
      if (found.ratio === undefined || found.ratio <= maximum + 1e-9) continue;
      const { span, estimate } = found;
      const level = section.text.slice(span.start, span.end);
      const highest = estimate === undefined ? undefined : formatAmount(estimate * maximum);
      yield {
        span,
        message: estimate === undefined ? 'multiple' : 'found',
        values: {
          level,
          ratio: decimal(found.ratio),
          maximum,
          ...(estimate === undefined ? {} : { estimate: formatAmount(estimate) }),
        },
        fixes:
          highest === undefined
            ? []
            : [
                {
                  title: t(
                    `Verlaag tot ${highest} (${maximum} maal de raming)`,
                    `Lower to ${highest} (${maximum} times the estimate)`,
                  ),
                  kind: 'suggestion',
                  edits: [{ span, text: highest }],
                },
              ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'De inschrijver heeft in elk van de drie laatste boekjaren een omzet van ten minste ⟦€ 2.000.000⟧ behaald.',
        facts: 'procedure: openbaar\nraming: 500000',
        fixed:
          'De inschrijver heeft in elk van de drie laatste boekjaren een omzet van ten minste €\u00a01.500.000 behaald.',
      },
      {
        text: '## Economische draagkracht\n\nMinimale jaaromzet: ⟦viermaal⟧ de geraamde waarde van de opdracht.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Geschiktheid\n\nDe gegadigde toont aan:\n\n- dat zijn jaaromzet voor perceel 1 minimaal ⟦€ 750.000⟧ bedraagt;\n- dat zijn jaaromzet voor perceel 2 minimaal € 750.000 bedraagt.',
        facts:
          'procedure: niet-openbaar\npercelen:\n  - naam: Perceel 1 Noord\n    raming: 200000\n  - naam: Perceel 2 Zuid\n    raming: 400000',
      },
      {
        text: '## Geschiktheidseisen\n\n| Perceel | Vereiste omzet per jaar |\n| --- | --- |\n| Noord | ⟦€ 900.000⟧ |\n| Zuid | € 900.000 |',
        facts:
          'procedure: openbaar\npercelen:\n  - naam: Noord\n    raming: 200000\n  - naam: Zuid\n    raming: 500000',
      },
      {
        text: 'Als omzeteis geldt een jaaromzet van ⟦350%⟧ van de raming.',
        severity: 'warning',
      },
    ],
    good: [
      {
        text: 'De inschrijver heeft een gemiddelde jaaromzet van minimaal € 1.500.000.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'Over het totaal wordt omzetbelasting van € 2.100.000 berekend.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'De geraamde omzet van de concessie bedraagt € 9.000.000 per jaar voor de exploitant.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'Een omzeteis van 400% van de raming is niet toegestaan; er wordt daarom geen omzeteis gesteld.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'Minimale jaaromzet: € 4.000.000.',
        facts: 'procedure: openbaar\nraming: 1',
      },
      {
        text: 'De onderneming behaalt per jaar een omzet van ten minste € 4.000.000.',
        facts: 'procedure: meervoudig-onderhands\nraming: 100000',
      },
    ],
  },
});

/** "3,5": at most one decimal, and never rounded down to the maximum itself. */
function decimal(value: number): string {
  return String(Math.ceil(value * 10 - 1e-9) / 10).replace('.', ',');
}

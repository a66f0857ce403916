import { figure } from '../language/amounts.ts';
import { rewriteSentence } from '../language/claims.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { TURNOVER_WORDS, turnoverRequirements } from '../language/turnover.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

export const rule = sectionRule({
  id: 'gp/omzeteis',
  title: t('Omzeteis in een nationale procedure', 'Turnover requirement in a national procedure'),
  severity: 'warning',
  gate: ['nationaal'],
  citations: ['gids-h3-omzet', 'aw-1.13-4'],
  motivable: true,
  messages: {
    found: t(
      'Er wordt een omzet geëist ({level}) zonder zwaarwegende argumenten.',
      'A turnover is required ({level}) without weighty reasons.',
    ),
    tooHigh: t(
      'De geëiste omzet ({level}) is {ratio} maal de raming; meer dan {maximum} maal is buiten verhouding.',
      'The turnover required ({level}) is {ratio} times the estimate; more than {maximum} times is out of proportion.',
    ),
  },
  todo: t(
    'Laat de omzeteis vervallen of noem in de stukken de zwaarwegende argumenten, en blijf binnen driemaal de raming.',
    'Drop the turnover requirement or state weighty reasons in the documents, and stay within three times the estimate.',
  ),
  why: t(
    'Omzet zegt weinig over wat een onderneming kan. Ook onder de Europese drempel vraagt de Gids Proportionaliteit om zwaarwegende argumenten.',
    'Turnover says little about what a firm can do. Below the EU threshold too the Gids Proportionaliteit asks for weighty reasons.',
  ),
  whenNot: t(
    'Als de argumenten elders in de stukken staan: verwijs daarnaar bij de eis.',
    'If the reasons stand elsewhere in the documents: refer to them next to the requirement.',
  ),
  words: TURNOVER_WORDS,
  *check(section, context) {
    const maximum = context.law.limit('turnover-multiple')?.value;
    for (const { sentence, span, ratio } of turnoverRequirements(section, context.role, context.facts)) {
      const tooHigh = maximum !== undefined && ratio !== undefined && ratio > maximum;
      if (!tooHigh && hasReasonNearby(section, sentence)) continue;
      const level = section.text.slice(span.start, span.end);
      const found: Finding = tooHigh
        ? { span, message: 'tooHigh', values: { level, ratio: figure(ratio), maximum } }
        : { span, values: { level } };
      yield {
        ...found,
        fixes: rewriteSentence(
          sentence,
          'Er geldt geen omzeteis.',
          t('Laat de omzeteis vervallen', 'Drop the turnover requirement'),
        ),
      };
      return;
    }
  },
  examples: {
    bad: [
      {
        text: '## Geschiktheid\n\nDe inschrijver realiseerde in het laatste boekjaar een omzet van ten minste ⟦€ 350.000⟧.',
        facts: 'procedure: nationaal-openbaar\nraming: 200000',
        fixed: '## Geschiktheid\n\nEr geldt geen omzeteis.',
      },
      {
        text: '| Eis | Niveau |\n| --- | --- |\n| Minimale jaaromzet | ⟦€ 900.000⟧ |',
        facts: 'procedure: nationaal-niet-openbaar\nraming: 200000',
      },
      {
        text: 'De jaaromzet bedraagt ten minste ⟦viermaal⟧ de opdrachtwaarde.',
        facts: 'procedure: nationaal-openbaar',
      },
    ],
    good: [
      { text: 'Er wordt geen omzeteis gesteld.', facts: 'procedure: nationaal-openbaar' },
      {
        text: 'De inschrijver heeft een omzet van ten minste € 300.000, omdat de opdrachtnemer alle machines zelf moet voorfinancieren.',
        facts: 'procedure: nationaal-openbaar\nraming: 200000',
      },
      {
        text: 'Opdrachtnemer draagt de verschuldigde omzetbelasting van € 40.000 af.',
        facts: 'procedure: nationaal-openbaar',
      },
      {
        text: '## Vraag 2\n\nIs de omzet van € 500.000 per jaar niet te hoog?\n\n## Antwoord 2\n\nDe eis vervalt.',
        facts: 'procedure: nationaal-openbaar',
      },
    ],
  },
});

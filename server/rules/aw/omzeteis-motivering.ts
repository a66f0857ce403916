import { toldBefore } from '../language/going-on.ts';
import { givesReason, hasReasonNearby } from '../language/reasons.ts';
import { TURNOVER_WORDS, turnoverRequirements } from '../language/turnover.ts';
import { sectionRule, t } from '../rule.ts';

export const rule = sectionRule({
  id: 'aw/omzeteis-motivering',
  title: t('Omzeteis zonder zwaarwegende argumenten', 'Turnover requirement without weighty reasons'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.90-3'],
  messages: {
    found: t(
      'Er wordt een omzet geëist ({level}), maar zwaarwegende argumenten daarvoor ontbreken.',
      'A turnover is required ({level}), but weighty reasons for it are missing.',
    ),
  },
  todo: t(
    'Noem in de aanbestedingsstukken de zwaarwegende argumenten voor deze omzeteis, of laat de eis vervallen.',
    'State the weighty reasons for this turnover requirement in the procurement documents, or drop it.',
  ),
  why: t(
    'Omzet zegt weinig over wat een onderneming kan en houdt kleine en jonge ondernemingen buiten. De wet staat een omzeteis alleen toe als de stukken zwaarwegende argumenten noemen.',
    'Turnover says little about what a firm can do and shuts out small and young firms. The law allows a turnover requirement only if the documents give weighty reasons.',
  ),
  whenNot: t(
    'Als de argumenten elders in de stukken staan: verwijs daarnaar bij de eis.',
    'If the reasons stand elsewhere in the documents: refer to them next to the requirement.',
  ),
  motivable: true,
  words: TURNOVER_WORDS,
  *check(section, context) {
    for (const { sentence, span } of turnoverRequirements(section, context.role, context.facts)) {
      if (hasReasonNearby(section, sentence) || givesReason(toldBefore(section, sentence))) return;
      if (
        section.sentences.some(
          (other) => other.low.includes('zwaarwegend') && !/\bzonder|geen\b/.test(other.low),
        )
      )
        return;
      yield { span, values: { level: section.text.slice(span.start, span.end) } };
      // One requirement, spread over lots or years, needs its reasons once.
      return;
    }
  },
  examples: {
    bad: [
      {
        text: '## Financiële draagkracht\n\nDe gegadigde behaalde het afgelopen boekjaar een omzet van ten minste ⟦€ 600.000⟧.',
        facts: 'procedure: niet-openbaar\nraming: 400000',
      },
      {
        text: '## Geschiktheid\n\nDe inschrijver toont aan dat hij:\n\n1. is ingeschreven in het handelsregister;\n2. jaarlijks minimaal ⟦1,2 miljoen euro⟧ omzet behaalt.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Eis | Minimum |\n| --- | --- |\n| Jaaromzet | ⟦€ 750.000⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Om afhankelijkheid te beperken maakt deze opdracht niet meer dan ⟦25%⟧ uit van de jaaromzet van de inschrijver.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De vereiste omzet bedraagt ⟦tweemaal⟧ de opdrachtwaarde.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      { text: 'Er wordt geen omzeteis gesteld.', facts: 'procedure: openbaar' },
      {
        text: 'De jaaromzet bedraagt ten minste € 800.000. Deze eis wordt gesteld omdat de opdrachtnemer de grondstoffen een jaar moet voorfinancieren en uitval de drinkwatervoorziening raakt.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Prijzen zijn exclusief omzetbelasting van 21%, ten minste € 5.000 per jaar.',
        facts: 'procedure: openbaar',
      },
      {
        text: '**Vraag 4:** De omzeteis van € 2.000.000 vinden wij te hoog.\n\n**Antwoord:** De omzeteis vervalt.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De inschrijver geeft op verzoek de omzet over ten hoogste de laatste drie boekjaren op.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

import type { Section, Sentence } from '../../spec/model.ts';
import { type Claim, claimIn } from '../language/claims.ts';
import { wholeEstimate } from '../language/estimates.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, quantitiesIn } from '../language/statements.ts';
import { type Finding, type RuleContext, sectionRule, t } from '../rule.ts';

/** Where effort becomes out of proportion; editors' choices, lower for a small contract. */
const EFFORT = [
  { below: 150_000, criteria: 6, pages: 25 },
  { below: Number.POSITIVE_INFINITY, criteria: 10, pages: 75 },
] as const;

const CLAIMS: readonly Claim[] = [
  {
    message: 'found',
    says: /(?:naar|op) (?:eigen|vrij|persoonlijk) (?:inzicht|oordeel|goeddunken|bevinden)|(?:op basis van|aan de hand van|afgaande op|volgens|naar)\s(?:de |haar |hun |een )?(?:\w{1,40}\s)?(?:algemene |totale |persoonlijke )?(?:indruk|totaalindruk|gevoel|voorkeur|onderbuikgevoel|smaak)\b|(?:algemene|eerste|totale) indruk|vrij in (?:haar|de|hun) (?:oordeel|beoordeling|waardering)/,
    unless: /opdrachtnemer|aan de hand van de (?:tabel|schaal)|schaal in|tabel \d/,
  },
  {
    message: 'weight',
    says: /(?:weging|gewicht(?:en)?|wegingsfactor(?:en)?|puntenverdeling|criteria)\b[^.;]{0,100}(?:(?:achteraf|alsnog|na (?:de )?opening|tijdens de beoordeling|naderhand)[^.;]{0,60}(?:aan te passen|aanpassen|aangepast|wijzigen|te wijzigen|gewijzigd|bijstellen|vastgesteld|bepaald)|(?:aan te passen|aanpassen|aangepast|wijzigen|te wijzigen|gewijzigd)[^.;]{0,60}(?:achteraf|na (?:de )?opening|tijdens de beoordeling))/,
    unless: /(?:worden|wordt) niet|niet meer/,
  },
];

export const rule = sectionRule({
  id: 'gp/gunningscriteria',
  title: t('Gunningscriteria buiten verhouding', 'Award criteria out of proportion'),
  severity: 'hint',
  gate: 'all',
  citations: ['gids-h3-gunning', 'aw-2.113a'],
  motivable: true,
  messages: {
    found: t(
      'De beoordeling hangt hier af van het eigen inzicht van de beoordelaars.',
      'The judgement here depends on the assessors’ own view.',
    ),
    weight: t(
      'De weging kan hier na ontvangst van de inschrijvingen nog veranderen.',
      'The weights can still change here after tenders have been received.',
    ),
    criteria: t(
      'Er zijn {count} (sub)gunningscriteria; dat vraagt veel werk in verhouding tot de opdracht.',
      'There are {count} (sub-)criteria; that asks much work relative to the contract.',
    ),
    pages: t(
      'Voor de inschrijving worden tot {count} pagina’s gevraagd; dat vraagt veel werk in verhouding tot de opdracht.',
      'Up to {count} pages are asked for the tender; that asks much work relative to the contract.',
    ),
  },
  todo: t(
    'Beperk criteria en omvang tot wat het verschil maakt, en beschrijf vooraf hoe punten worden toegekend.',
    'Limit criteria and size to what makes the difference, and describe in advance how points are given.',
  ),
  why: t(
    'Elk criterium kost alle inschrijvers werk. Zonder beschreven schaal weten zij bovendien niet waarop zij worden beoordeeld.',
    'Each criterion costs all tenderers work. Without a described scale they also do not know on what they are judged.',
  ),
  whenNot: t(
    'Bij een grote of ingewikkelde opdracht kan meer nodig zijn. De grenzen voor aantallen zijn een keuze van de redactie.',
    'A large or complex contract may need more. The limits on numbers are an editors’ choice.',
  ),
  words: ['criteri', 'pagina', 'a4', 'beoordel', 'commissie', 'weging', 'indruk', 'inzicht', 'gewicht'],
  *check(section, context, sentences) {
    for (const sentence of sentences) {
      const full = fullText(section, sentence);
      const isAward =
        context.role === 'award' || /beoordel|gunning|kwaliteit|score|punten|inschrijv|commissie/.test(full);
      if (!isAward || context.role === 'contract') continue;
      const claim = claimIn(section, sentence, CLAIMS);
      const finding: Finding | undefined = claim
        ? { span: claim.span, message: claim.claim.message! }
        : effort(section, sentence, full, context);
      if (finding && !hasReasonNearby(section, sentence)) yield finding;
    }
  },
  examples: {
    bad: [
      { text: '## Beoordeling\n\nDe commissie geeft punten ⟦naar eigen inzicht⟧.' },
      {
        text: '## Gunning\n\nDe inschrijver beschrijft ⟦twaalf⟧ subgunningscriteria.',
      },
      {
        text: 'Het plan van aanpak bij de inschrijving telt ten hoogste ⟦40⟧ pagina’s A4.',
        facts: 'raming: 70000',
      },
      {
        text: '## Gunning\n\nDe ⟦weging van de criteria kan na opening van de inschrijvingen worden aangepast⟧.',
      },
    ],
    good: [
      { text: '## Gunning\n\nDe inschrijver werkt drie subgunningscriteria uit, elk in twee pagina’s A4.' },
      { text: '## Beoordeling\n\nDe commissie geeft 0, 4, 7 of 10 punten volgens de schaal in tabel 2.' },
      { text: '## Eisen\n\nDe handleiding telt ten hoogste 90 pagina’s.' },
      { text: 'De weging van de criteria wordt na opening niet gewijzigd.' },
      {
        text: 'Het plan van aanpak bij de inschrijving telt ten hoogste 40 pagina’s A4.',
        facts: 'raming: 20000000',
      },
    ],
  },
});

function effort(
  section: Section,
  sentence: Sentence,
  full: string,
  context: RuleContext,
): Finding | undefined {
  const estimate = wholeEstimate(context.facts) ?? Number.POSITIVE_INFINITY;
  const limit = EFFORT.find((one) => estimate < one.below) ?? EFFORT[1];
  for (const count of quantitiesIn(section, sentence.span, 'count')) {
    const after = sentence.low.slice(
      count.span.end - sentence.span.start,
      count.span.end - sentence.span.start + 50,
    );
    const value = count.max ?? count.value;
    if (
      value >= limit.criteria &&
      /^\s(?:\w{1,40}\s){0,2}?(?:sub-?)?(?:gunnings?)?(?:criteria|subcriteria|wensen)\b/.test(after)
    ) {
      return { span: count.span, message: 'criteria', values: { count: value } };
    }
    if (value < limit.pages || !/^\s(?:\w{1,40}\s){0,1}?(?:pagina|bladzijden|a4|kantjes|zijden)/.test(after))
      continue;
    if (!/inschrijv|plan van aanpak|offerte|aanbieding|gunning|criteri|uitwerk|voorstel/.test(full)) continue;
    if (context.role === 'requirements') continue;
    return { span: count.span, message: 'pages', values: { count: value } };
  }
  return undefined;
}

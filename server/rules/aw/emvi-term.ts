import { isPast } from '../language/history.ts';
import { spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const TERM = /\bemvi(?![a-z])(?:-(?=\w))?|economisch meest voordelige (?:inschrijving|aanbieding)/;
const BASIS =
  /prijs[- /]?kwaliteit(?:s?verhouding)|\bbpkv\b|laagste (?:prijs|kosten)|overkoepelend|kosteneffectiviteit/;

export const rule = sectionRule({
  id: 'aw/emvi-term',
  title: t(
    '“EMVI” waar beste prijs-kwaliteitverhouding is bedoeld',
    '“EMVI” where best price-quality ratio is meant',
  ),
  severity: 'information',
  gate: ['eu'],
  citations: ['aw-2.114'],
  messages: {
    found: t(
      '“{term}” is sinds 2016 het overkoepelende begrip; hier is de beste prijs-kwaliteitverhouding bedoeld.',
      'Since 2016 “{term}” is the umbrella term; here the best price-quality ratio is meant.',
    ),
  },
  todo: t(
    'Noem de grondslag: beste prijs-kwaliteitverhouding, laagste kosten op basis van kosteneffectiviteit of laagste prijs.',
    'Name the basis: best price-quality ratio, lowest cost on the basis of cost-effectiveness, or lowest price.',
  ),
  why: t(
    'De economisch meest voordelige inschrijving omvat nu alle drie de grondslagen. Wie alleen “EMVI” schrijft, zegt niet welke geldt.',
    'The economically most advantageous tender now covers all three bases. Writing only “EMVI” does not say which applies.',
  ),
  whenNot: t(
    'Als de tekst EMVI als overkoepelend begrip gebruikt en de grondslag erbij noemt.',
    'If the text uses EMVI as umbrella term and names the basis.',
  ),

  words: ['emvi', 'economisch meest voordelig'],
  *check(section, _context, sentences) {
    for (const sentence of sentences) {
      const found = TERM.exec(sentence.low);
      if (!found || isPast(sentence.low)) continue;
      const i = sentence.index;
      const nearby = `${section.sentences[i - 1]?.low ?? ''} ${sentence.low} ${section.sentences[i + 1]?.low ?? ''}`;
      if (BASIS.test(nearby)) continue;
      const span = spanOf(sentence, found);
      const isWord = !found[0].endsWith('-');
      yield {
        span,
        values: { term: section.text.slice(span.start, span.end).replace(/-$/, '') },
        fixes: isWord
          ? [
              {
                title: t(
                  'Schrijf “beste prijs-kwaliteitverhouding”',
                  'Write “best price-quality ratio” in Dutch',
                ),
                kind: 'suggestion',
                edits: [{ span, text: 'beste prijs-kwaliteitverhouding' }],
              },
            ]
          : [],
      };
      return;
    }
  },
  examples: {
    bad: [
      {
        text: 'Er wordt gegund op basis van ⟦EMVI⟧.',
        facts: 'procedure: openbaar',
        fixed: 'Er wordt gegund op basis van beste prijs-kwaliteitverhouding.',
      },
      { text: 'In het ⟦EMVI-⟧plan beschrijft u de aanpak.', facts: 'procedure: openbaar' },
      { text: 'Gunningscriterium: ⟦economisch meest voordelige inschrijving⟧', facts: 'procedure: openbaar' },
    ],
    good: [
      {
        text: 'De economisch meest voordelige inschrijving wordt vastgesteld op basis van de beste prijs-kwaliteitverhouding.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'EMVI omvat de grondslagen laagste prijs, laagste kosten en beste prijs-kwaliteitverhouding.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Er wordt gegund op basis van de beste prijs-kwaliteitverhouding.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

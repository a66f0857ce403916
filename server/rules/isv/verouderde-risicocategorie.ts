import type { Law, RiskCategory } from '../../law/law.ts';
import type { Section, Sentence } from '../../spec/model.ts';
import { headingOver, spanOf, statements } from '../language/statements.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  elf: 11,
  twaalf: 12,
};
const COUNTED =
  /\b(zes|zeven|acht|negen|tien|elf|twaalf|\d{1,2})\s(?:\w{1,20}\s)?(?:isv-?\s?)?risico-?(?:categorie|groep)/;
const PAST =
  /voorheen|vroeger|destijds|oude lijst|tot 20\d\d|waren|was\b|vervangen|opgegaan|samengevoegd|niet langer|\b(?:kwam|kwamen|telde|telden|kende|kenden|bestonden|gold|golden|hadden|hanteerde|hanteerden|gebruikte)\b|\b(?:inmiddels|thans|sindsdien|tegenwoordig|nu)\b[^.;]{0,30}\bacht\b|teruggebracht|\bacht\b[^.;]{0,20}\b(?:over|geworden)\b/;

export const rule = sectionRule({
  id: 'isv/verouderde-risicocategorie',
  title: t('Verouderde indeling in risicocategorieën', 'Outdated list of risk categories'),
  severity: 'warning',
  gate: 'all',
  citations: ['kabinetsbrief-risicocategorieen', 'isv-rijk'],
  messages: {
    found: t(
      'De risicocategorie “{old}” staat niet meer op de lijst; zij valt nu onder {current}.',
      'The risk category “{old}” is no longer on the list; it now falls under {currentEn}.',
    ),
    count: t(
      'Hier is sprake van {old} risicocategorieën; er zijn er nu {current}.',
      'This speaks of {old} risk categories; there are {current} now.',
    ),
  },
  todo: t('Gebruik de huidige indeling.', 'Use the present list.'),
  why: t(
    'De tien categorieën van 2017 zijn samengevoegd tot acht. Een oude naam wijst erop dat ook de rest van de tekst van toen is.',
    'The ten categories of 2017 were merged into eight. An old name suggests that the rest of the text is of that time too.',
  ),
  whenNot: t(
    'Als de oude indeling alleen als geschiedenis wordt genoemd.',
    'Where the old list is told as history.',
  ),
  words: ['risicocategorie', 'risico-categorie', 'risicogroep'],
  *check(section, { law }): Generator<Finding> {
    for (const sentence of statements(section)) {
      const { low } = sentence;
      // The cell that names the category may stand next to the cell that says it is one.
      const { kind, span: row } = sentence.block;
      const text = kind === 'row' ? section.low.slice(row.start, row.end) : low;
      if (!/risico-?(?:categorie|groep)/.test(text) || PAST.test(low)) continue;
      const counted = COUNTED.exec(low);
      const number = counted ? (NUMBERS[counted[1]!] ?? Number(counted[1])) : undefined;
      const now = law.riskCategories.length;
      if (counted && number !== now && now > 0 && isOfIsv(section, sentence)) {
        const start = sentence.span.start + counted.index;
        const span = { start, end: start + counted[1]!.length };
        const current = Object.keys(NUMBERS).find((word) => NUMBERS[word] === now) ?? String(now);
        yield {
          span,
          message: 'count',
          values: { old: counted[1]!, current },
          fixes: [replaceBy(span, current)],
        };
      }
      const old = oldName(low, law);
      if (old) {
        const span = spanOf(sentence, old.match);
        const successor = law.riskCategories.find(({ id }) => id === old.category.successors[0]);
        yield {
          span,
          values: {
            old: section.text.slice(span.start, span.end),
            current: successor?.label.nl ?? '',
            currentEn: successor?.label.en ?? '',
          },
          fixes: successor ? [replaceBy(span, successor.label.nl)] : [],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\nDe opdracht hoort bij de ⟦tien⟧ risicocategorieën waarop het Rijk de ISV toepast.\n',
        fixed: '## ISV\n\nDe opdracht hoort bij de acht risicocategorieën waarop het Rijk de ISV toepast.\n',
      },
      {
        text: 'Risicocategorie: ⟦Dataverbindingen⟧.\n',
        fixed: 'Risicocategorie: Connectiviteit.\n',
      },
      {
        text: '| Gegeven | Waarde |\n| --- | --- |\n| ISV-risicocategorie | ⟦Kantoorartikelen en computersupplies⟧ |\n',
      },
      { text: 'Deze levering valt in de risicocategorie ⟦Grondstoffenmanagement en afvalzorg⟧.\n' },
    ],
    good: [
      { text: 'Van de acht risicocategorieën is Werkplekomgeving van toepassing.\n' },
      { text: 'De opdracht valt in de risicocategorie Consumptieve dienstverlening (catering).\n' },
      { text: 'Het magazijn bevat kantoorartikelen en computersupplies in tien categorieën.\n' },
      { text: 'De tien risicocategorieën van 2017 zijn samengevoegd.\n' },
      { text: 'De risicocategorie is Connectiviteit, onderdeel dataverbindingen.\n' },
    ],
  },
});

/** Events, buildings and works have categories of risk too. */
function isOfIsv(section: Section, sentence: Sentence): boolean {
  return OF_ISV.test(`${sentence.low} ${headingOver(sentence)}`) || !OF_OTHERS.test(section.low);
}

const OF_ISV =
  /\bisv\b|\bi?mvo\b|internationale sociale|\brijks?\b|rijksinkoop|\bkabinet|ministerie|inkoopcategorie|keten|zorgvuldig|diligence|oeso|mensenrecht/;
const OF_OTHERS =
  /evenement|kermis|festival|brand|bouwwerk|gebouw|asbest|dijk|machine|afvalstof|cyber|informatiebeveiliging|patiënt|cliënt|jeugd|wegwerk|verkeer|graaf|explosie|verzeker|krediet|hijs/;

function replaceBy(span: Finding['span'], text: string): NonNullable<Finding['fixes']>[number] {
  return { title: t(`Wijzig in “${text}”`, `Change to “${text}”`), kind: 'edit', edits: [{ span, text }] };
}

/** A name of a former category, when no present one is named as well. */
function oldName(low: string, law: Law): { category: RiskCategory; match: RegExpExecArray } | undefined {
  if (law.riskCategories.some(({ names }) => names.some((name) => low.includes(name)))) return undefined;
  for (const category of law.formerRiskCategories) {
    for (const name of [...category.names].sort((a, b) => b.length - a.length)) {
      const match = new RegExp(`(?<![a-z])${escaped(name)}(?![a-z-])`).exec(low);
      if (match) return { category, match };
    }
  }
  return undefined;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

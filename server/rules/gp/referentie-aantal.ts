import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import type { Count } from '../../text/quantities/index.ts';
import { contains, type Span } from '../../text/span.ts';
import { questionBefore } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, quantitiesIn, spanOf, statements } from '../language/statements.ts';
import { aboveTable, cellText } from '../language/tables.ts';
import { inOneSentence, together } from '../language/words.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** The reference contracts counted, right after the number. */
const REFERENCES =
  /^\s?(?:\(\w{1,6}\)\s)?(?:x\s)?(?:\w{1,40}\s){0,3}?(?:referentie(?:s|opdrachten|projecten|werken|contracten|formulieren|verklaringen|bladen|fiches)?|project(?:bladen|formulieren|fiches|beschrijvingen)|(?:vergelijkbare|soortgelijke)\s(?:\w{1,40}\s)?(?:opdrachten|projecten|werken)|opdrachten|projecten|contracten|klussen|opdrachtgevers|klanten|praktijkvoorbeelden|(?:voorbeelden|bewijzen) van (?:\w{1,20} )?(?:opdrachten|projecten|werken|contracten))(?![a-z])/;
/** "Vier in de afgelopen vijf jaar opgeleverde werken": what was done, told before the noun. */
const DONE_BEFORE =
  /^\s(?!(?:jaar|jaren|maand|maanden|weken|dagen|keer|maal)\b)(?:[^\s.;,:]{1,30}\s){0,8}?(?:opgeleverde|uitgevoerde|afgeronde|gerealiseerde|voltooide|verrichte|verzorgde|vergelijkbare|soortgelijke|recente|eerdere)\s(?:[^\s.;,:]{1,30}\s){0,2}?(?:opdrachten|projecten|werken|contracten|leveringen|klussen)(?![a-z])/;
/** What counts them in the cells under a header. */
const COUNT_HEADER =
  /referenties|projecten|opdrachten|referentiewerken|contracten|^aantal(?:$| \(| per| vereist| gevraagd| minimaal)|aantal (?:\S{1,20} ){0,2}?(?:referenti|werken)/;
/** "Nee, u dient er twee in": references named just before. */
const OF_THEM = /\ber\b[^.;]{0,60}$/;
const HOW_MANY = /\bhoeveel (?:\S{1,20} )?referenti/;
const AT_ONCE = /^\W{0,4}(?:antwoord\W{1,10})?(?:minimaal |ten minste |minstens )?$/;
const ENDS_WITH_COUNT =
  /^\s?(?:in|aan|op|over|nodig|indient|aanlevert|opgeeft|overlegt|vereist|verlangd|gevraagd|in te dienen|te overleggen)?\s?(?:[.;,]|$)/;
/** As many references as things done. */
const AS_MANY =
  /\b(?:evenveel|evenzove(?:el|le)|net zoveel|(?:een gelijk|hetzelfde) aantal) (?:\S{1,20} )?referenti/;
const SEVERAL = /\b(?:twee|drie|vier|vijf|zes)tal\b/;
const AT_MOST = /maxim|\bmax\b|ten hoogste|hoogstens/;
/** "Aantal referenties per kerncompetentie: twee". */
const LABEL =
  /referenti\w{0,12}[^.;:|]{0,40}:\s$|aantal (?:\S{1,20} ){0,2}?referenti\w{0,12} (?:(?:is|bedraagt|is gesteld op|wordt) )?(?:ten minste |minimaal )?$/;
const REFERENCES_HERE = /referentie|opdracht|project|werken|klus|contract|klant|praktijkvoorbeeld/;
/** No number of references asked: a choice, one for each after all, or what the competence itself is about. */
const OTHER_COUNT = new RegExp(
  [
    /\b(?:mag|mogen|kan|kunnen)\b(?! niet)|ten hoogste|maximaal|hoogstens/,
    /(?:één|1|een) (?:\S{1,20} )?(?:per|voor (?:elke|iedere)|bij (?:elke|iedere)) (?:kern)?competentie(?![^.;]{0,30}\b(?:onvoldoende|niet (?:genoeg|voldoende)|volstaat niet|te weinig))|telkens (?:één|een)/,
    /(?:één|een|1) (?:referentie|project|opdracht|werk|contract|klus)\w{0,15} (?:waar|met)/,
    /\bin totaal\b|\bsamen\b|tezamen|gezamenlijk|tegelijk|gelijktijdig|parallel|per jaar|binnen (?:één|een|1|dezelfde) (?:opdracht|project|contract)/,
    /^(?:kerncompetentie|competentie|kc)[^:]{0,20}:(?![^.;]{0,60}(?:referentie|aan te tonen|aantonen|toont|bewijs|blijk))/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** Counted for each thing to be shown. */
const PER_COMPETENCE =
  /(?:per|voor (?:elke|iedere|ieder|elk)|bij (?:elke|iedere|de enige)|per gevraagde|elke|iedere|van (?:elke|iedere|de))\s(?:\w{1,40}\s){0,2}?(?:kern)?(?:competenties?|ervaringseis(?:en)?|bekwaamheid|deskundigheid|vaardigheid)|kerncompetentie\b|^(?:competentie|vaardigheid|bekwaamheid|ervaringseis) (?:[a-z]|\d{1,2})\b|\b(?:competentie|ervaringseis|bekwaamheidseis|ervaring) aantal|aantal \S{1,20} per competentie|\bkc[\s-]?[a-z0-9]{1,2}\b|kerncompetentie\s\d|\bper kc\b|competenties\b[^.;]{0,60}\b(?:telkens|elk|ieder|steeds|afzonderlijk|per stuk)\b|\b(?:telkens|elk|ieder|steeds|afzonderlijk)\b[^.;]{0,60}competenties\b|voor (?:de|het) (?:kern)?(?:competentie|vaardigheid|bekwaamheid)\b|(?:voor|van|bij) de (?:gevraagde )?(?:ervaring|bekwaamheid|deskundigheid) (?:met|in|op)\b/;

/** One thing to have experience with, though nobody calls it a competence. */
const ONE_THING =
  /(?<![\wà-ÿ])(?:één|1|een enkel|een enkele) (?:ding|punt|ervaring|vaardigheid|bekwaamheid|soort werk)(?![\wà-ÿ]| nog\b)/;
/** "Ervaring met het snoeien van bomen": what follows must be one thing, so no list and no number. */
const EXPERIENCE_WITH = /\bervaring (?:met|in) ([^.,;:|()]{3,90})/;
const VERB =
  / (?:blijk\w{0,3}|word(?:t|en)|toon\w{0,3}|moet|dient|bewij\w{1,5}|staa[fv]\w{0,2}|onderbouw\w{0,2}|laat|laten|maakt|wij[sz]\w{0,2}|aan te|aan de hand|door middel|met (?:(?:ten ?minste|minimaal|minstens) )?(?:twee|drie|vier|vijf|zes|\d)|die|dat|welke)\b/;
const SEVERAL_THINGS =
  /\b(?:en|of|twee|drie|vier|vijf|meer|verschillende|minimaal|minstens|onderdelen|projecten|opdrachten|soortgelijk\w{0,2}|vergelijkbare?|dergelijke?|deze|dit|die)\b|\d|\/|&/;
const OF_PERSON =
  /adviseur|projectleider|medewerker|teamlid|teamleden|\bcv\b|functionaris|kandidaat|monteur|consultant|sleutelfunct|personeel/;
const THINGS_DONE = ['opdrachten', 'projecten', 'klanten', 'opgeleverde werken', 'uitgevoerde werken'];
const PROVES = [
  'bewijs',
  'toon',
  'aan te tonen',
  'aantonen',
  'blijk',
  'laat u zien',
  'laten zien',
  'onderbouw',
];
const ONE_WORDS = inOneSentence(THINGS_DONE, PROVES);

export const rule = sectionRule({
  id: 'gp/referentie-aantal',
  title: t('Meer dan één referentie per kerncompetentie', 'More than one reference per core competence'),
  severity: 'warning',
  gate: ['eu', 'nationaal'],
  citations: ['gids-3.5-g', 'aw-1.10'],
  motivable: true,
  messages: {
    found: t(
      'Per kerncompetentie worden {count} referenties gevraagd; één is in beginsel genoeg.',
      '{count} references are required per core competence; one is in principle enough.',
    ),
  },
  todo: t(
    'Vraag één referentie per kerncompetentie of motiveer waarom er meer nodig zijn.',
    'Ask one reference per core competence or state why more are needed.',
  ),
  why: t(
    'Eén goed uitgevoerde opdracht laat zien dat de onderneming het kan. Meer referenties geven vooral grotere bedrijven een voorsprong.',
    'One contract performed well shows that the firm can do it. More references mainly favour larger firms.',
  ),
  whenNot: t(
    'Als de referenties samen één kerncompetentie mogen aantonen (een maximum dus, geen minimum), of als de stukken motiveren waarom één niet volstaat.',
    'When several references may together show one competence (a maximum, no minimum), or the documents state why one is not enough.',
  ),
  words: [
    'referentie',
    'competentie',
    'ervaringseis',
    'kc',
    'vaardigheid',
    'bekwaamheid',
    ONE_WORDS,
    together(['ervaring'], ['projectbl', 'projectform', 'projectfiche', 'projectbeschr']),
  ],
  *check(section, context) {
    const limit = context.law.limit('references-per-competence');
    if (!limit) return;
    for (const sentence of statements(section)) {
      const many = asMany(section, sentence, limit.value);
      if (many && !hasReasonNearby(section, sentence)) yield many;
      const full = `${competenceBefore(section, sentence)}${fullText(section, sentence)} ${headingOver(sentence)}`;
      if (!REFERENCES_HERE.test(full)) continue;
      if (!PER_COMPETENCE.test(full) && (context.role === 'award' || !showsOne(section, sentence))) continue;
      if (OTHER_COUNT.test(sentence.low)) continue;
      const count = tooMany(section, sentence, limit.value) ?? ofThem(section, sentence, full, limit.value);
      if (!count || hasReasonNearby(section, sentence)) continue;
      const written = section.text.slice(count.span.start, count.span.end);
      const plural = /^\sreferenties(?![a-z])/.exec(
        section.low.slice(count.span.end, count.span.end + 20),
      )?.[0];
      yield {
        span: count.span,
        values: { count: written },
        ...(plural && {
          fixes: [
            {
              title: t('Vraag één referentie', 'Ask one reference'),
              kind: 'suggestion' as const,
              edits: [
                {
                  span: { start: count.span.start, end: count.span.end + plural.length },
                  text: 'één referentie',
                },
              ],
            },
          ],
        }),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'Voor iedere kerncompetentie levert de inschrijver ⟦twee⟧ referenties aan.',
        facts: 'procedure: openbaar',
        fixed: 'Voor iedere kerncompetentie levert de inschrijver één referentie aan.',
      },
      {
        text: '## Ervaring\n\nElke competentie wordt aangetoond met minimaal ⟦3⟧ recente referentieopdrachten.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: '| Kerncompetentie | Aantal referenties |\n| --- | --- |\n| Beheer van servers | ⟦2⟧ |\n| Migratie | 1 |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Per kerncompetentie:\n\n- ⟦vier⟧ vergelijkbare projecten;\n- een korte beschrijving.',
        facts: 'procedure: nationaal-openbaar',
      },
    ],
    good: [
      { text: 'Per kerncompetentie volstaat één referentie.', facts: 'procedure: openbaar' },
      {
        text: 'Per kerncompetentie mag de inschrijver ten hoogste drie referenties indienen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De twee kerncompetenties worden elk met één referentie aangetoond.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Per kerncompetentie worden twee referenties gevraagd, omdat de techniek nieuw is en één toepassing niet laat zien dat de onderneming haar beheerst.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Voorschrift 3.5 G bepaalt dat per kerncompetentie geen twee referenties worden verlangd.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** "Deze", "hiervoor": the competence of the sentence before. */
const POINTS_BACK =
  /\b(?:deze|dit|dat|die|haar|hem|zij|hiervoor|daarvoor|hiervan|daarvan|hiermee|daarmee|hieruit|daaruit)\b|^(?:bewijs|aan te tonen|aantonen|eis|gevraagd)\b/;

/** The sentence before, when it tells of one competence that this one points back to. */
function competenceBefore(section: Section, sentence: Sentence): string {
  const { low, index, block } = sentence;
  const asked = questionBefore(section, sentence);
  if (asked !== '') return `${asked} `;
  const before = section.sentences[index - 1];
  if (before?.block !== block || block.kind !== 'paragraph' || !POINTS_BACK.test(low)) return '';
  const isNamed =
    /kerncompetentie\b/.test(before.low) ||
    (/competenties\b/.test(before.low) && /\b(?:elk|elke|ieder|iedere|stuk)\b/.test(low));
  return binds(before.speaker) && isNamed ? `${before.low.replace(/[.;\s]{1,4}$/, '')}, ` : '';
}

/** "Ervaring op de volgende gebieden:", above a table with a field on each row. */
const OF_FIELDS =
  /\bervaring\b[^.;:]{0,60}\b(?:gebieden|terreinen|vlakken|onderdelen|werkzaamheden|werksoorten|punten)\b[^.;:]{0,40}:?$/;

/** Whether references in a sentence are to show one thing, named in it or in the sentence before that it points back to. */
function showsOne(section: Section, { low, index, block }: Sentence): boolean {
  const isOfField =
    block.kind === 'row' &&
    (block.cells?.some(({ header }) => /^(?:gevraagde )?ervaring (?:met|in|op)$/.test(header ?? '')) ||
      OF_FIELDS.test(aboveTable(section, block)));
  if (isOfField && !OF_PERSON.test(low)) return true;
  const isProof =
    low.includes('referentie') ||
    (THINGS_DONE.some((word) => low.includes(word)) && PROVES.some((word) => low.includes(word)));
  if (
    !isProof ||
    OF_PERSON.test(low) ||
    /\bhoeft niet\b|\bniet nodig\b|(?:één|een) (?:opdracht|referentie|project|werk)\b[^.;]{0,60}\bof\b/.test(
      low,
    )
  )
    return false;
  if (namesOne(low)) return true;
  const before = section.sentences[index - 1];
  const isPointing = before?.block === block && POINTS_BACK.test(low) && binds(before.speaker);
  return isPointing && !OF_PERSON.test(before.low) && namesOne(before.low);
}

function namesOne(low: string): boolean {
  if (ONE_THING.test(low)) return true;
  const found = EXPERIENCE_WITH.exec(low);
  if (!found || SEVERAL_THINGS.test(found[1]!.split(VERB, 1)[0]!)) return false;
  return !/^, (?:met|in|het|de)\b/.test(low.slice(found.index + found[0].length));
}

/** "Minimaal drie velden, aan te tonen met evenzovele referenties." */
function asMany(section: Section, sentence: Sentence, limit: number): Finding | undefined {
  const found = AS_MANY.exec(sentence.low);
  if (!found || OTHER_COUNT.test(sentence.low)) return undefined;
  const several = quantitiesIn(section, sentence.span, 'count').find(({ value }) => value > limit);
  const written = several
    ? section.text.slice(several.span.start, several.span.end)
    : SEVERAL.exec(sentence.low)?.[0];
  return written ? { span: spanOf(sentence, found), values: { count: written } } : undefined;
}

/** A number that counts references named before it, in the sentence or in the question it answers. */
function ofThem(section: Section, sentence: Sentence, full: string, limit: number): Count | undefined {
  const { low, span } = sentence;
  return quantitiesIn(section, span, 'count').find((count) => {
    const at = count.span.start - span.start;
    if (count.value <= limit || count.value > 20 || count.bound === 'max') return false;
    const told = low.slice(0, at);
    if (
      !(OF_THEM.test(told) || (HOW_MANY.test(full) && AT_ONCE.test(told))) ||
      !ENDS_WITH_COUNT.test(low.slice(count.span.end - span.start))
    )
      return false;
    return /referentie/.test(full);
  });
}

/** A number of references above `limit`: before the noun, or alone in a cell under or beside it. */
function tooMany(section: Section, sentence: Sentence, limit: number): Count | undefined {
  return quantitiesIn(section, sentence.span, 'count').find((count) => {
    if (count.value <= limit || count.value > 20 || count.bound === 'max') return false;
    const after = sentence.low.slice(count.span.end - sentence.span.start);
    const before = sentence.low.slice(0, count.span.start - sentence.span.start);
    return (
      REFERENCES.test(after) ||
      DONE_BEFORE.test(after) ||
      LABEL.test(before) ||
      standsInCell(section, sentence, count.span)
    );
  });
}

function standsInCell(section: Section, { block }: Sentence, span: Span): boolean {
  const cell = block.cells?.find((one) => contains(one.span, span));
  if (!cell || cell.span.end - cell.span.start > 12) return false;
  const label = cell === block.cells![0] ? '' : cellText(section, block.cells![0]);
  if (AT_MOST.test(`${cell.header} ${label}`)) return false;
  return COUNT_HEADER.test(cell.header ?? '') || /^(?:aantal )?referenti/.test(label);
}

import type { Block, Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { bare, type Claim, claimIn, rewriteSentence } from '../language/claims.ts';
import { questionBefore, refusals } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, quantitiesIn, statements } from '../language/statements.ts';
import { refusedInRow } from '../language/tables.ts';
import { together } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const REFERENCE =
  '(?:referentie(?:s|opdracht(?:en)?|project(?:en)?|werk(?:en)?)?|opdracht(?:en)?|project(?:en)?|werk(?:en)?|klus(?:sen)?)(?![a-z])';
/** The same reference once more. */
const AGAIN = `(?:dubbel(?:e)? (?:gebruik|inzet|telling)|dubbel (?:gebruikt|geteld)|her(?:gebruik|bruik)\\w{0,10}|opnieuw|nogmaals|(?:bij|voor) (?:kern)?competentie \\w{1,2}\\b[^.;]{0,60}\\b(?:bij|voor) (?:kern)?competentie \\w{1,2}\\b|(?:dezelfde|hetzelfde|eenzelfde|zelfde) ${REFERENCE}|(?:één|een) ${REFERENCE}[^.;]{0,20}\\b(?:voor|bij) (?:twee|meer|meerdere|verschillende|beide|alle)\\b|dezelfde\\b|${REFERENCE} van (?:kern)?competentie|voor meer dan (?:één|een|1)\\b|met (?:één|een|1|dezelfde|hetzelfde) ${REFERENCE}\\s(?:[\\wà-ÿ]{1,15}\\s){0,2}?(?:meer|meerdere|twee|verschillende|alle|beide|drie) (?:kern)?competenties|overlap\\w{0,6}|voor (?:meer|meerdere|twee|verschillende) kerncompetenties|(?:al|eerder|reeds) (?:voor|bij) (?:een andere )?(?:kern)?competentie|combin\\w{1,10}|samenvallen)`;
const NOT =
  '(?:\\bniet\\b(?! meer dan)|\\bgeen\\b|nooit|verboden|uitgesloten|afwijzing|ongeldig|terzijde|ontoelaatbaar)';
const ONCE =
  '(?:(?:slechts|maar|niet meer dan|ten hoogste|hoogstens|hooguit|maximaal|uitsluitend|alleen|niet vaker dan) (?:voor |bij |op )?(?:één|1|een)\\b(?: \\(1\\))?(?: (?:kern)?competentie)?|(?:slechts|maar|niet meer dan|hoogstens|hooguit|maximaal) (?:eenmaal|één keer)|tel(?:t|len) [^.;]{0,20}(?:eenmaal|één keer))';
/** Of core competences, not of what staff can do. */
const OF_COMPETENCE =
  /kerncompetentie|\bkc\b|\bkc[\s-]?\d|\b(?:per|elke|iedere|ieder|elk|voor|bij|andere|tweede|volgende|meer(?:dere)?|twee) (?:\S{1,20} ){0,2}?competenties?|competentie (?:[a-z]|\d)\b|competenties? (?:kent|moet|heeft)/;
/** Things a tenderer must have experience with, where nobody calls them competences. */
const OF_EXPERIENCE =
  /(?<![\wà-ÿ])(?:elk|elke|ieder|iedere|per|één|een|beide|meer|meerdere|twee|drie|andere)(?: van)?(?: deze| de| die| onze)?(?: (?!hee?f?t\b|hebben\b|toont\b|met\b|vraagt\b)\p{L}{1,14}){0,2}? (?:ervaring(?:en)?|(?:ervarings|bekwaamheids)-?eis(?:en)?|eis(?:en)?|punt(?:en)?|onderdeel|onderdelen|werkzaamheden|werksoort(?:en)?|vaardighe(?:id|den)|bekwaamhe(?:id|den))\b|^ervaring(?: met)? (?:\p{L}{1,20} ){1,2}|\b(?:hetzelfde|dezelfde|eenzelfde) (?:referentie|project|opdracht|werk|klus)\p{L}{0,10} (?:voor|bij) (?:beide|alle|twee|meer|meerdere)\b/u;
const SHOWS_EXPERIENCE =
  /\bervaring (?:met|in|heeft|hebt|op)\b|\b(?:ervarings|bekwaamheids)-?eis|\bervaring\b[^.;\n]{0,30}\b(?:aan|blijkt)\b|\b(?:toont|toon|tonen)\b[^.;\n]{0,30}\bervaring(?:en)?\b|\bervaren in\b/;
/** What was shown once counts no more: "een opdracht die u bij maaien noemt, telt bij snoeien niet meer mee". */
const COUNTS_NO_MORE = new RegExp(
  `${REFERENCE}[^.;]{0,80}\\b(?:bij|voor|onder)\\b[^.;]{0,60}\\b(?:tel(?:t|len)|geld(?:t|en)|kan|kunt|mag|mogen)\\b[^.;]{0,40}\\b(?:bij|voor|onder)\\b[^.;]{0,40}\\bniet (?:meer|nog eens|opnieuw|ook|nogmaals)\\b`,
);
const NOT_OF_FIRM =
  /\bperce(?:el|len)\b|plan van aanpak|\bteamlid|\bteamleden|medewerker|adviseur|projectleider|\bcv\b/;

const ALLOWED =
  /staat (?:het )?u vrij|desgewenst|\b(?:mag|mogen|kan|kunnen|kunt)\b(?! (?:\S{1,20} ){0,7}?(?:niet|geen|maar|slechts|alleen|hooguit|hoogstens|één keer|eenmaal))|hoeft|hoeven|niet (?:nodig|vereist|verplicht|alleen)|geen bezwaar|\bis toegestaan|zijn toegestaan|(?<!niet )toegelaten/;

/** "Zelfde referentie toegestaan? | nee" */
const SAME_ONE = /zelfde|her?gebruik|dubbel|meer(?:dere)? (?:kern)?competenties|overlap|combin/;
/** "Voor elk daarvan een andere opdracht": what is meant stands in the sentence before. */
const REFERS_BACK =
  /(?<![\wà-ÿ])(?:telkens|steeds|één keer|eenmaal|een keer)\b|\b(?:daarvan|hiervan|ervan|daarvoor|hiervoor|daarbij|elk)\b|\bdezelfde referentie\b/;

const SEPARATE: readonly Claim[] = [
  {
    message: 'found',
    says: new RegExp(
      `(?:nieuwe?|afzonderlijke?|aparte?|unieke?|eigen|andere?|verschillende|separate?|onderscheiden|niet-overlappende),?\\s(?:en\\s)?(?:(?!dan\\b)\\w{1,30},?\\s){0,5}?${REFERENCE}`,
    ),
    unless: new RegExp(
      `${ALLOWED.source}|^(?:kc|kerncompetentie)[\\s-]?\\S{1,2}(?: [^:]{1,60})?:[^.;]{0,60}verschillende|^(?:de |deze )?(?:kern)?competentie(?: \\S{1,3})? (?:betreft|omvat|is|bestaat|ziet)`,
    ),
  },
  {
    message: 'found',
    says: new RegExp(
      `(?:dezelfde|één|een|elke|iedere|de|hetzelfde|elk|ieder|per) ${REFERENCE}[^.;]{0,60}${ONCE}|(?:elk|ieder|elke|iedere) ${REFERENCE}[^.;]{0,20}(?:één keer|eenmaal)|(?:referenties|projecten|opdrachten)[^.;]{0,60}(?:\\bverschillen\\b|verschillend zijn)|${AGAIN}[^.;]{0,60}${NOT}|${NOT}[^.;]{0,60}${AGAIN}`,
    ),
    unless: ALLOWED,
    isDenial: true,
  },
  { message: 'found', says: COUNTS_NO_MORE, isDenial: true },
  {
    // "Referentie B, niet zijnde A".
    message: 'found',
    says: /(?:niet zijnde|ander(?:s|e)? dan|verschillend van|afwijkend van|niet (?:gelijk|identiek) aan|ongelijk aan) (?:\(?\b(?:de|het|die|een) ){0,2}(?:(?:referentie|opdracht|project|werk)(?:opdracht|project|werk)?(?: (?:van|voor|bij|onder) (?:de |het |een |die |andere |eerste |tweede ){0,2}(?:kern)?(?:competentie|kc)| [a-e1-9](?![a-z\d])| (?:die|dat|welke) (?:u|voor|bij|al|reeds|is)\b)|[a-e](?![\wà-ÿ])|(?:voor|van|bij|onder) (?:kern)?competentie|kc[\s-]?\d)/,
    unless: ALLOWED,
    isDenial: true,
  },
];

/** "Voor elk nummer noemt u één opdracht": what is listed must each be shown, whatever it is called. */
const EACH_SHOWN =
  /\b(?:voor|bij|van|per|op) ?(?:elke?|iedere?|alle)? ?(?:van )?(?:deze |de |die )?(?:[\wà-ÿ]{1,12} )?(?:nummers?|punt(?:en)?|onderde(?:el|len)|onderwerp(?:en)?|regels?|taken|taak|vaardighe(?:id|den)|activiteit(?:en)?|letters?|streepjes?)\b[^.;]{0,60}\b(?:noemt?|geeft?|toont?|laat|stuurt?|levert?|overlegt?|beschrijft?|met)\b[^.;]{0,40}\b(?:opdracht|referentie\w{0,10}|project|voorbeeldproject|werk)\b/;
/** What stands over such a list: what a tenderer can do or has done. */
const WHAT_ONE_CAN =
  /\b(?:kunnen|kunt|kan|ervaring|ervaren|bekwaam|bekwaamheid|beheers\w{0,3}|vaardig\w{0,8}|deskundig\w{0,6}|toont|aan te tonen)\b/;

/** "Mogen wij dezelfde referentie voor beide kerncompetenties gebruiken?" */
const MAY_SAME = new RegExp(`^[^?]{0,60}\\b(?:mag|mogen|kan|kunnen|is het toegestaan)\\b[^?]{0,80}${AGAIN}`);

export const rule = sectionRule({
  id: 'gp/kerncompetenties',
  title: t('Te veel of te strenge kerncompetenties', 'Too many or too strict core competences'),
  severity: 'warning',
  gate: ['eu', 'nationaal'],
  citations: ['gids-3.5-f', 'cvae-308', 'aw-2.93-3'],
  motivable: true,
  messages: {
    found: t(
      'Voor elke kerncompetentie wordt een aparte referentie verlangd; één referentie mag meer kerncompetenties dekken.',
      'A separate reference is required for each core competence; one reference may cover several.',
    ),
    many: t(
      'Er worden {count} kerncompetenties gevraagd; meer dan {maximum} is zelden nodig.',
      '{count} core competences are required; more than {maximum} is seldom needed.',
    ),
  },
  todo: t(
    'Laat toe dat één referentie meer kerncompetenties aantoont en beperk u tot de kerncompetenties die essentieel zijn.',
    'Allow one reference to show several core competences, and keep to the competences that are essential.',
  ),
  why: t(
    'Kerncompetenties horen alleen de essentie van de opdracht te dekken. Aparte referenties en lange lijsten sluiten ondernemers uit die het werk wel kunnen.',
    'Core competences should cover only the essence of the contract. Separate references and long lists shut out firms that can do the work.',
  ),
  whenNot: t(
    'Als de opdracht aantoonbaar zo veel verschillende essentiële onderdelen heeft; motiveer dat. De grens van het aantal is een keuze van de redactie.',
    'When the contract demonstrably has that many essential parts; state the reasons. The limit on the number is an editors’ choice.',
  ),
  words: [
    'competentie',
    'kc1',
    'kc 1',
    'kc-1',
    ' kc ',
    together(
      ['ervaring', 'bekwaamheidseis', 'ervaren in'],
      [
        ' ander',
        'apart',
        'afzonderlijk',
        'verschillend',
        'dezelfde',
        'hetzelfde',
        'slechts voor',
        'eenmaal',
        'één keer',
        'eigen referentie',
        'eigen project',
        'eigen opdracht',
        'uniek',
        'niet meer',
      ],
    ),
    together(WHAT_ONE_CAN, EACH_SHOWN),
  ],
  *check(section, context) {
    for (const sentence of statements(section)) {
      const before = REFERS_BACK.test(sentence.low) ? (section.sentences[sentence.index - 1]?.low ?? '') : '';
      const full = `${before} ${fullText(section, sentence)}`.trimStart();
      const isOfCompetence = OF_COMPETENCE.test(`${headingOver(sentence)} ${full}`);
      if (!isOfCompetence && (context.role === 'award' || !isOfExperience(section, full))) continue;
      const isRefused = SAME_ONE.test(refusedInRow(section, sentence.block));
      const found = isRefused ? { span: bare(sentence) } : claimIn(section, sentence, SEPARATE);
      if (found && !hasReasonNearby(section, sentence)) {
        yield {
          span: found.span,
          fixes: rewriteSentence(
            sentence,
            'Eén referentieopdracht mag voor meerdere kerncompetenties worden gebruikt.',
            t(
              'Laat één referentie voor meer competenties toe',
              'Allow one reference for several competences',
            ),
          ),
        };
        break;
      }
    }
    for (const sentence of refusals(section)) {
      const asked = questionBefore(section, sentence);
      if (OF_COMPETENCE.test(asked) && MAY_SAME.test(asked) && !ALLOWED.test(sentence.low))
        yield { span: bare(sentence) };
    }
    const limit = context.law.limit('core-competences');
    const many = limit && countIn(section, limit.value);
    if (many) {
      yield { span: many.span, message: 'many', values: { count: many.count, maximum: limit.value } };
    }
  },
  examples: {
    bad: [
      {
        text: 'Voor elke kerncompetentie dient de gegadigde een ⟦andere referentieopdracht⟧ in.',
        facts: 'procedure: niet-openbaar',
        fixed: 'Eén referentieopdracht mag voor meerdere kerncompetenties worden gebruikt.',
      },
      {
        text: '## Kerncompetenties\n\n⟦Een referentie telt voor ten hoogste één kerncompetentie⟧ mee.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De inschrijver toont zijn bekwaamheid aan met ⟦negen⟧ kerncompetenties.',
        facts: 'procedure: nationaal-openbaar',
      },
      {
        text: 'De kerncompetenties waarover de inschrijver beschikt, zijn:\n\n1. bestratingen;\n2. riolering;\n3. groen;\n4. verlichting;\n5. bruggen;\n6. gladheid;\n7. ⟦speelplaatsen⟧;\n8. fonteinen.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Een referentie mag voor alle kerncompetenties tegelijk worden gebruikt.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Voor iedere kerncompetentie mag een aparte referentie worden overgelegd, maar dat hoeft niet.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De aanbestedende dienst heeft drie kerncompetenties vastgesteld. Voor opdracht 8 in de planning gelden geen eisen.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Vraag 4\n\nMoet per kerncompetentie een unieke referentie worden ingediend?\n\n## Antwoord 4\n\nNee, één referentie kan volstaan.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Per kerncompetentie één referentie; een afzonderlijke referentie is niet nodig.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** Whether a sentence (with what goes before it) is about references for each of several kinds of experience. */
function isOfExperience(section: Section, full: string): boolean {
  if (!SHOWS_EXPERIENCE.test(section.low) || NOT_OF_FIRM.test(full)) return false;
  return OF_EXPERIENCE.test(full) || COUNTS_NO_MORE.test(full);
}

/** More core competences than `maximum`: by a stated number, or by the length of the list of them. */
function countIn(section: Section, maximum: number): { count: number; span: Span } | undefined {
  if (/\bhr-|\bapplicatie\b|functiehuis|functieprofiel|competentiemanagement/.test(section.low))
    return undefined;
  for (const sentence of statements(section)) {
    for (const count of quantitiesIn(section, sentence.span, 'count')) {
      const at = count.span.start - sentence.span.start;
      const after = sentence.low.slice(count.span.end - sentence.span.start).slice(0, 40);
      const before = sentence.low.slice(0, at).slice(-40);
      const isTotal =
        /^\s(?:\(\d{1,2}\)\s)?(?:\w{1,40}\s){0,2}?kerncompetenties/.test(after) ||
        /kerncompetenties?\s(?:1|een|één)\s(?:t\/m|tot en met|-)\s?$/.test(before);
      if (
        isTotal &&
        count.value > maximum &&
        !/geen|niet/.test(before) &&
        !/teruggebracht|verminderd|geschrapt|vervallen|\bconcept/.test(sentence.low) &&
        !hasReasonNearby(section, sentence)
      )
        return { count: count.value, span: count.span };
    }
  }
  const lists = new Map<string, Span[]>();
  let block: Block | undefined;
  for (const sentence of section.sentences) {
    if (sentence.block === block) continue;
    block = sentence.block;
    const list = listOf(section, sentence);
    if (list === undefined) continue;
    const spans = lists.get(list) ?? [];
    spans.push(trimmed(section, sentence.span));
    lists.set(list, spans);
  }
  for (const spans of lists.values()) {
    if (spans.length > maximum) return { count: spans.length, span: spans[maximum]! };
  }
  return undefined;
}

/** A list that says what a tenderer can do, in a section that calls what it lists core competences. */
const SKILLS = /bedreven|bekwaam|ervaring|ervaren|beheers|vaardig|deskundig|aantoonba/;
const COMPETENCES_HERE =
  /(?:hierboven|bovenstaande|genoemde|vermelde|volgende|onderstaande|deze|elke|iedere)\s(?:\S{1,20} ){0,2}?kerncompetentie/;

/** The list of core competences a row or item belongs to, by a key; undefined when it is in none. */
function listOf(section: Section, sentence: Sentence): string | undefined {
  const { block, low } = sentence;
  if (block.kind !== 'item' && block.kind !== 'row') return undefined;
  if (/^(?:kc|kerncompetentie)[\s-]?\d{1,2}\b/.test(low)) return 'named';
  if (block.kind === 'row') {
    const headers = block.cells?.map((cell) => cell.header ?? '') ?? [];
    return headers.some((header) => /^(?:kc|kerncompetenties?)$/.test(header.trim()))
      ? headers.join('|')
      : undefined;
  }
  const lead = block.leadIn && section.low.slice(block.leadIn.start, block.leadIn.end);
  if (block.depth !== 0) return undefined;
  if (!lead) {
    const heading = headingOver(sentence);
    return WHAT_ONE_CAN.test(heading) && isEachShown(section) ? `under ${heading}` : undefined;
  }
  const isOfSkills =
    (SKILLS.test(lead) && COMPETENCES_HERE.test(section.low)) ||
    (WHAT_ONE_CAN.test(lead) && isEachShown(section));
  return /kerncompetenties/.test(lead) || isOfSkills ? `list ${block.leadIn!.start}` : undefined;
}

/** Whether a section asks a reference for each of what it lists. */
function isEachShown(section: Section): boolean {
  return statements(section).some(({ low }) => EACH_SHOWN.test(low) && !/prij[sz]|tarie|bedrag/.test(low));
}

function trimmed(section: Section, span: Span): Span {
  const text = section.prose.slice(span.start, span.end).replace(/[\s.;,]{1,20}$/, '');
  return { start: span.start, end: span.start + text.length };
}

import type { Cell, Role, Section, Sentence } from '../../spec/model.ts';
import { bannedBy } from '../language/bans.ts';
import { bare } from '../language/claims.ts';
import { saidBefore, toldBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { affirmations, questionBefore, refusals } from '../language/questions.ts';
import { asksReference, REFERENCE_WORDS } from '../language/references.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { cellText } from '../language/tables.ts';
import { together } from '../language/words.ts';
import { type Finding, type Fix, sectionRule, t } from '../rule.ts';

/** The very same contract. */
const SAME =
  /(?<![a-zà-ÿ])dezelfde (?:combinatie|samenstelling|mix) van [^.;]{3,120}\sals (?:in|bij|op|te|deze|die|onze)\b|precies zo'n\s\w{3,30}|identieke\s[a-zà-ÿ]{3,30}\s(?:gebouwd|uitgevoerd|geleverd|gerealiseerd|opgeleverd)|stem(?:t|men) op (?:ieder|iedere|elk|alle)[^.;]{0,30}overeen|(?:één[- ]op[- ]één|exact|precies|volledig|helemaal) (?:gelijk|hetzelfde|dezelfde|identiek)(?![a-z])|(?<![a-zà-ÿ])(?:identieke?|exact (?:dezelfde|deze|dit)|precies (?:dezelfde|deze|zo[’']?n)|een zelfde|eenzelfde|dezelfde(?!\ssoort)|gelijke|exact gelijke)\s(?:[\wà-ÿ]{1,40}\s){0,2}?(?:opdracht(?:en)?|werk(?:en|zaamheden)?|project(?:en)?|dienst(?:en|verlening)?|levering(?:en)?|omstandigheden|aard en omvang)(?![\wà-ÿ])|(?:volledig|geheel|exact|precies|helemaal|één op één|in (?:alles|alle opzichten|elk opzicht)|op (?:alle|elk) (?:punten|punt|onderdelen|onderdeel|aspecten))\s(?:(?:te|gelijk|moet|dient|zijn|is|was)\s){0,3}(?:overeen\w{0,12}|identiek|gelijk|hetzelfde)(?![a-z])|(?:aard|omvang|samenstelling|locatie)\b[^.;]{0,40}\b(?<!minste |minimaal |minstens )(?:gelijk|identiek)\s(?:is |zijn |te zijn )?aan\b|\bidentiek (?:te )?(?:is |zijn |was )?aan\b|(?<!minste |minimaal |minstens |(?:waarde|omvang|bedrag|som)\b[^.;]{0,40})\bgelijk (?:te )?(?:is |zijn |was )?aan (?:de |het )?(?:onderhavige|deze|dit|onze) (?:opdracht|werk|project)\b|\bniet\s(?:afwijkt|afwijken|verschilt|verschillen|te verschillen)\svan\s(?:deze|de|wat)\b/;
const PUBLIC =
  '(?:overhe(?:id|den)|overheids(?:organisaties?|instanties?|instelling(?:en)?|opdrachtgevers?|partij(?:en)?)|gemeente(?:n|lijke opdrachtgevers?)?|waterschap(?:pen)?|provincies?|ministeries?|publieke (?:opdrachtgevers?|organisaties?|instelling(?:en)?|sector|partij(?:en)?)|publiek(?:rechtelijk)?e? (?:lichaam|opdrachtgever)|aanbestedende diensten?|veiligheidsregio|rijksdienst(?:en)?|rijksoverheid)(?![a-z])';
const NOT_PUBLIC =
  '(?:(?:particuliere|private|commerciële|andere|niet-overheids|niet-publieke|buitenlandse)\\s?(?:opdrachtgevers?|organisaties|partijen|bedrijven|instellingen|sector|referenties?|opdrachten|projecten|markt)|(?:bij|voor|van) (?:bedrijven|niet-overheden)|(?:uit|in|binnen|voor) het bedrijfsleven|(?:uit|in|binnen) de (?:markt|marktsector|private sector|commerciële sector)|ervaring elders|elders opgedane ervaring|buiten (?:de overheid|het publieke domein|de publieke sector|nederland))';
const OTHER_CLIENT = new RegExp(
  `${NOT_PUBLIC}|\\b(?:van|bij|voor|uit|in)\\s(?:een |de |het )?(?:[\\wà-ÿ]{1,20}\\s)?(?:particulier|bedrijf|bedrijven|woningcorporaties?|marktpartij(?:en)?|stichting|zorginstelling|buitenland)\\b`,
);
/** The question is about something else than for whom it was. */
const OF_OTHER_THINGS =
  /combina|moeder|zuster|concern|onderaannemer|\b(?:ouder|langer|omvang|waarde|groter|kleiner|hoger|lager|zonder|aantal)\b/;
const COUNTS_NOT =
  '(?:niet\\s(?:[\\wà-ÿ]{1,15}\\s){0,3}?(?:mee|meegeteld|meegewogen|meegenomen|geaccepteerd|aanvaard|aanmerking|toegestaan|gewogen|geldig|voldoende|genoeg)|(?:tellen|telt|gelden|geldt|accepteren|aanvaarden)\\s(?:wij |we )?niet|\\bgeen\\b|buiten beschouwing|afgewezen|uitgesloten|onvoldoende|volsta(?:at|an) niet)';
const OTHERS_NOT = new RegExp(
  `${NOT_PUBLIC}[^.;]{0,60}${COUNTS_NOT}|${COUNTS_NOT}\\s[^.;]{0,40}${NOT_PUBLIC}`,
);
/** For clients of one kind only. */
const CLIENTS: readonly RegExp[] = [
  `(?:uitsluitend|alleen|enkel|slechts)\\s(?:[\\wà-ÿ]{1,40}\\s){0,4}?(?:bij|voor|van)\\s(?:een |de )?(?:andere? )?${PUBLIC}|(?:uitsluitend|alleen|enkel|slechts)\\s(?:[\\wà-ÿ]{1,40}\\s){0,4}?publieke opdrachtgevers`,
  OTHERS_NOT.source,
  '(?:verricht|uitgevoerd|opgedaan|geleverd|afgerond)\\s[^.;]{0,20}(?:voor|bij|in opdracht van)\\s(?:een |minimaal één |ten minste één )?(?:andere? )?(?:nederlandse )?(?:gemeente|waterschap|provincie|ministerie|overheidsinstelling|overheidsorganisatie|aanbestedende dienst)(?![a-z])',
  `(?:gebouwd|gerealiseerd|uitgevoerd|ervaring|referentie|\\bkc ?\\d)[^.;]{0,80}\\s(?:voor|bij|in opdracht van)\\s(?:een |minimaal één |ten minste één )(?:andere? )?(?:nederlandse )?(?:overheid|gemeente|waterschap|provincie|ministerie|overheids(?:instelling|organisatie)|aanbestedende dienst|publieke (?:organisatie|instelling|opdrachtgever))(?![a-z])`,
  `\\beerder\\s(?:al\\s|eens\\s){0,2}(?:voor|bij|in opdracht van)\\s(?:een )(?:andere? )?${PUBLIC}\\s[^.;]{0,60}(?:gebouwd|uitgevoerd|gerealiseerd|geleverd|verricht|verzorgd)`,
  `(?:afkomstig|afgegeven)\\s(?:te )?(?:zijn |is )?(?:van|door)\\s(?:een )?(?:andere? )?${PUBLIC}|(?:opgedaan|uitgevoerd|verricht|ervaring)\\s(?:binnen|in) de (?:gemeentelijke|publieke|overheids)\\s?(?:sector|markt|omgeving)`,
  `(?:opdrachtgever|referent)\\w{0,6}\\b[^|.;]{0,30}\\b(?:alleen|uitsluitend|enkel|slechts)\\s(?:een )?${PUBLIC}`,
  `(?:opdrachtgever|referent)[^|.;]{0,40}\\|\\s?(?:alleen|uitsluitend|enkel|slechts)\\s(?:een )?${PUBLIC}`,
  `(?:referentie|ervaring)\\s(?:dient|moet)\\s(?:te zijn )?(?:bij|voor)\\s(?:een )?${PUBLIC}`,
  '(?:uitgevoerd|verricht|opgedaan|gerealiseerd|gelegen|geleverd)\\s(?:te )?(?:zijn |is |werd )?(?:in|binnen) (?:onze|deze|dezelfde) (?:provincie|regio|stad|gemeente|plaats)\\b',
  '(?:opdrachtgever|referent)\\s(?:van (?:de|uw|elke) referentie(?:opdracht|project)?\\s)?(?:is|was|moet|dient|betreft)\\s[^.;]{0,30}(?:gemeente|waterschap|provincie|overheid|publiek|rijksdienst|veiligheidsregio|ministerie)',
  '(?:uitsluitend|alleen|enkel|slechts)\\s[^.;]{0,20}referenti(?:es?|eprojecten|eopdrachten) (?:uit|in|binnen|van|bij|voor) (?:de |een |het )?(?:overheids|publieke |gemeentelijke )\\s?(?:sector|markt|omgeving|domein)',
].map((source) => new RegExp(source));
/** A column that says for whom the reference must have been. */
const ASKS_CLIENT =
  /(?:eis|soort|type|vereist)\w{0,6} (?:aan |van |voor )?(?:de )?(?:opdrachtgever|referent)|(?:vereiste|verplichte|soort|type) (?:opdrachtgever|referent)|uitgevoerd (?:voor|bij)/;
const ONLY_PUBLIC = new RegExp(
  `^(?:(?:alleen|uitsluitend|enkel|slechts) )?(?:een )?${PUBLIC}(?:(?:, | of | en |/)(?:een )?${PUBLIC}){0,4}$`,
);
/** "Deze moet bij een overheidsorganisatie zijn uitgevoerd", after the reference that is asked for. */
const IT_WAS_FOR = new RegExp(
  `^(?:die|deze|dat|dit|het|zij)\\s(?:[\\wà-ÿ]{3,20}\\s)?(?:dient|moet|is|wordt|zijn|moeten|dienen|komt)\\s(?:te zijn )?(?:bij|voor|van|in opdracht van|afkomstig van)\\s(?:een )?(?:andere )?${PUBLIC}(?!\\s(?:of|en|dan wel)\\b)`,
);
const CLIENT_WORDS = [
  ...[
    'overhe',
    'gemeente',
    'waterschap',
    'provincie',
    'ministerie',
    'publiek',
    'aanbestedende',
    'veiligheidsregio',
    'rijks',
    'regio',
  ],
  ...[
    'particulier',
    'private',
    'commerci',
    'andere',
    'buitenland',
    'bedrijven',
    'buiten nederland',
    'bedrijfsleven',
    'de markt',
    'elders',
  ],
];
const SAME_WORDS = [
  ...['precies', 'exact', 'volledig', 'geheel', 'helemaal', 'één op één', 'opzicht', 'op alle', 'op elk'],
  ...['identiek', 'zelfde', 'gelijk', 'afwijk', 'verschil'],
];
const EXPERIENCE_WORDS = [
  ...REFERENCE_WORDS,
  ...['gerealiseerd', 'afgerond'],
  ...[
    'referent',
    'eerder',
    'verricht',
    'uitgevoerd',
    'tellen',
    'telt',
    'bekeken',
    'kc1',
    'kc2',
    'kc 1',
    'kc 2',
  ],
];
const INHABITANTS = new RegExp(
  [
    '(?:minimaal|ten ?minste|minstens|meer dan|boven de|vanaf|tussen(?: de)?|exact|precies|ongeveer|niet (?:minder|meer) dan)\\s\\d[\\d.]{0,15}\\s(?:(?:en|tot|à|–|-)\\s(?:maximaal |ten hoogste |niet meer dan |niet minder dan )?\\d[\\d.]{0,15}\\s)?inwoners',
    '\\d[\\d.]{0,15}\\s?(?:tot|à|–|-|en)\\s?(?:maximaal |ten hoogste )?\\d[\\d.]{0,15}\\sinwoners',
    '\\d[\\d.]{0,15}\\s(?:of meer )?inwoners of meer|\\d[\\d.]{0,15} of meer inwoners',
    'inwoner(?:aantal|tal)\\s[^.;]{0,30}\\d',
    '(?:exact|precies)\\s\\d[\\d.]{0,15}\\s(?:leerlingen|studenten|bedden|woningen|medewerkers|cliënten)',
  ].join('|'),
);
/** How many live where the contract will be performed. */
const OWN_SIZE =
  /\b(?:de|onze|deze|het|ons) (?:gemeente|stad|waterschap|regio|provincie|verzorgingsgebied)(?: [\wà-ÿ]{1,20})? (?:telt|heeft|bedient|kent|omvat|had)\b/;
const OPEN =
  /\bbij voorkeur\b|\b(?:elke|iedere) (?:opdrachtgever|organisatie|referent) (?:is|telt|volstaat|mag)|\b(?:mag|mogen)\b[^.;]{0,40}\bdezelfde (?:opdracht|referentie|project)|\bbijvoorbeeld\b|\bbijv\.|vergelijkbare? (?:opdracht|project)\w{0,40} (?:is|wordt|zijn)|(?:mag|mogen|kan|kunnen)\s(?:[\wà-ÿ]{1,20}\s){0,2}voor\s|niet (?:nodig|vereist)|hoeft?(?:ven)? (?:u )?(?:[\wà-ÿ]{1,40} )?(?:niet|geen)|maakt niet uit|\bof (?:bij |voor |van )?(?:een )?(?:vergelijkbare?|soortgelijke?|bedrijf|private|particuliere|andere organisatie|gelijkwaardig|daarmee vergelijkbare)|(?:,| of| en| dan wel) (?:van |bij |voor )?(?:een |andere |het )?(?:[\wà-ÿ]{1,20} )?(?:bedrijf|bedrijven|stichting(?:en)?|ondernemingen|vereniging(?:en)?|particulieren?|marktpartij(?:en)?|andere (?:opdrachtgevers?|organisaties?|partij(?:en)?|instellingen))\b|\ben\/of\b|vergelijkbaar met|hoeft niet|niet te (?:hebben|zijn)|\bongeacht\b|\bzowel\b|\book (?:bij|voor|van) (?:een )?(?:bedrij|private|particuliere|ander)/;
/** Named next to public bodies, as those that count too. */
const OTHERS_TOO =
  /(?:,| of| en| dan wel) (?:van |bij |voor )?(?:een |andere |het )?(?:aannemers?|(?:project)?ontwikkelaars?|(?:woning)?corporaties?|zorginstelling(?:en)?)\b/;
const EXPERIENCE =
  /\bkc ?\d|\breferent(?:en)?\b|ervaring (?:buiten|bij)\b|ervaring[^.;]{0,40}opgedaan|(?:werk|projecten|opdrachten|werken)[^.;]{0,60}(?:bekeken|tellen|telt|beoordeeld|meegewogen|meegenomen|als referentie)/;

export const rule = sectionRule({
  id: 'aw/referentie-vergelijkbaar',
  title: t(
    'Gelijke in plaats van vergelijkbare referentie gevraagd',
    'Equal instead of comparable reference demanded',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.93-3'],
  messages: {
    found: t(
      'Deze ervaringseis vraagt meer dan een vergelijkbare opdracht: “{words}”.',
      'This experience requirement asks for more than a comparable contract: “{words}”.',
    ),
  },
  todo: t(
    'Vraag ervaring die op de onderdelen waar het om gaat vergelijkbaar is, ongeacht voor wie en in welke plaats die is opgedaan.',
    'Ask for experience that is comparable on the parts that matter, regardless for whom and where it was gained.',
  ),
  why: t(
    'Een referentie moet tonen dat de onderneming het kan. Wie een gelijke opdracht of een zelfde soort opdrachtgever eist, sluit geschikte ondernemingen uit.',
    'A reference must show that the firm can do it. Demanding an equal contract or the same kind of client shuts out suitable firms.',
  ),
  whenNot: t(
    'Als het genoemde kenmerk zelf de gevraagde kunde is, zoals werken met een wet die alleen overheden uitvoeren: motiveer dat.',
    'If the feature itself is the skill asked for, such as work under a statute only public bodies apply: state why.',
  ),
  motivable: true,
  words: [
    'inwoner',
    together(EXPERIENCE_WORDS, [...SAME_WORDS, ...CLIENT_WORDS]),
    together(
      ['?'],
      ['nee'],
      ['referenti', 'ervaring'],
      ['bedrijf', 'instelling', 'corporatie', 'stichting', 'marktpartij'],
    ),
  ],
  *check(section, context, sentences) {
    for (const sentence of sentences) {
      const { low } = sentence;
      if (isPast(low) || isOpen(low) || context.role === 'contract' || context.role === 'award') continue;
      const text = `${headingOver(sentence)} ${introduction(section, sentence)} ${low}`;
      const asks =
        asksReference(section, sentence, context.role) ||
        (/(?:inschrijver|gegadigde|\bu\b|onderneming|dienstverlener|leverancier|aannemer)/.test(low) &&
          /eerder|ervaring|verricht|uitgevoerd/.test(low));
      const isExperience = asks || EXPERIENCE.test(low);
      const column = columnOfClient(section, sentence, text, isExperience);
      if (column) {
        const { span } = column;
        yield { span, values: { words: section.text.slice(span.start, span.end).trim() } };
        continue;
      }
      if (
        !(isExperience || isOfReference(section, sentence, context.role)) ||
        /aanbesteed|geldt voor de huidige/.test(low)
      )
        continue;
      const found =
        firstOf([SAME, ...CLIENTS, IT_WAS_FOR], low) ??
        (/gemeente|referenti|ervaring|competentie/.test(text) && !OWN_SIZE.test(low)
          ? INHABITANTS.exec(low)
          : null);
      if (!found || isDenied(low, found.index)) continue;
      const span = spanOf(sentence, found);
      yield {
        span,
        values: { words: section.text.slice(span.start, span.end) },
        fixes: comparableFix(sentence, found),
      };
    }
    if (context.role === 'contract' || context.role === 'award') return;
    yield* clientsRefused(section, sentences);
    yield* sameAffirmed(section);
  },
  examples: {
    bad: [
      {
        text: 'De inschrijver legt één referentie over van een ⟦identieke opdracht⟧.',
        facts: 'procedure: openbaar',
        fixed: 'De inschrijver legt één referentie over van een vergelijkbare opdracht.',
      },
      {
        text: '## Kerncompetenties\n\n- ervaring met het beheer van begraafplaatsen, ⟦opgedaan bij een gemeente⟧;',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De gegadigde heeft een referentie van een gemeente met ⟦minimaal 80.000 inwoners⟧.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'De referentie is vergelijkbaar met deze opdracht op het onderdeel planning.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Een identieke opdracht is niet nodig: ervaring met groenbeheer volstaat.',
        facts: 'procedure: openbaar',
      },
      { text: 'De gemeente telt ongeveer 51.000 inwoners.', facts: 'procedure: openbaar' },
      {
        text: 'De referentie is uitgevoerd voor een gemeente of een andere organisatie.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** Whoever does the work now. */
const INCUMBENT =
  /\b(?:huidige|vorige|zittende|bestaande|oude) (?:leverancier|aannemer|opdrachtnemer|dienstverlener|vervoerder|exploitant)/;

/** Whether it may be something comparable, or for anybody. */
function isOpen(low: string): boolean {
  return OPEN.test(low) || INCUMBENT.test(low) || (OTHERS_TOO.test(low) && !OTHERS_NOT.test(low));
}

/** Whether a sentence that names no reference says what the one of the sentence before must be. */
function isOfReference(section: Section, sentence: Sentence, role: Role): boolean {
  const { low } = sentence;
  if (OTHERS_NOT.test(low) && /referenti/.test(saidBefore(section, sentence))) return true;
  if (/referenti/.test(beforeLeadIn(section, sentence))) return true;
  const told = IT_WAS_FOR.test(low) || SAME.test(low) ? toldBefore(section, sentence) : '';
  return told !== '' && asksReference(section, section.sentences[sentence.index - 1]!, role);
}

/** "… met één referentie. Zij voldoet aan deze punten:": the sentence before the lead-in of a list; '' when there is none. */
function beforeLeadIn(section: Section, { index, block: { leadIn } }: Sentence): string {
  if (!leadIn) return '';
  for (let at = index - 1; at >= 0; at--) {
    const other = section.sentences[at]!;
    if (other.span.end > leadIn.start && other.span.start > leadIn.start) continue;
    return saidBefore(section, other);
  }
  return '';
}

/** Whether the very same is demanded, as a tenderer asks. */
const ASKS_SAME =
  /\b(?:moet|moeten|dient|dienen|vereist|verplicht|eist|vraagt|verlangt|bedoelt)\b[^?]{0,80}(?<![a-zà-ÿ])(?:identieke?|gelijk aan|(?:precies|exact|volledig|geheel) (?:gelijk|hetzelfde|dezelfde)|één[- ]op[- ]één)(?![a-zà-ÿ])/;
const OF_EXPERIENCE = /\breferenties?\b|\breferentie(?:opdracht|project|werk)|\bervaring\b/;
const NO_MORE_THAN = /\b(?:tenzij|behalve|hoeft|niet|geen|vergelijkba|soortgelijk)/;

/** "Moet de referentie identiek zijn aan uw opdracht?" "Ja." */
function* sameAffirmed(section: Section): Generator<Finding> {
  for (const answer of affirmations(section)) {
    const asked = questionBefore(section, answer);
    if (!OF_EXPERIENCE.test(asked) || !ASKS_SAME.test(asked) || NO_MORE_THAN.test(answer.low)) continue;
    const span = bare(answer);
    yield { span, values: { words: section.text.slice(span.start, span.end) } };
  }
}

/** "Mag de referentie ook van een bedrijf zijn?" "Nee." */
function* clientsRefused(section: Section, told: readonly Sentence[]): Generator<Finding> {
  for (const sentence of refusals(section)) {
    const asked = bannedBy(section, sentence);
    if (!/referenti|ervaring/.test(asked) || !OTHER_CLIENT.test(asked) || OF_OTHER_THINGS.test(asked))
      continue;
    if (told.includes(sentence) && firstOf([SAME, ...CLIENTS], sentence.low)) continue;
    const span = bare(sentence);
    yield { span, values: { words: section.text.slice(span.start, span.end) } };
  }
}

/** The cell of a row that narrows down for whom the reference was: how many inhabitants, or public bodies only. */
function columnOfClient(
  section: Section,
  { block: { cells }, low }: Sentence,
  text: string,
  isExperience: boolean,
): Cell | undefined {
  const byInhabitants =
    /ref|ervaring|competentie/.test(text) && /\d{2,3}\.\d{3}/.test(low)
      ? cells?.find(({ header }) => /inwoner/.test(header ?? ''))
      : undefined;
  if (byInhabitants || !(isExperience || /referenti|ervaring|competentie/.test(text))) return byInhabitants;
  return cells?.find(
    (cell) => ASKS_CLIENT.test(cell.header ?? '') && ONLY_PUBLIC.test(cellText(section, cell)),
  );
}

function firstOf(patterns: readonly RegExp[], low: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(low);
    if (found) return found;
  }
  return null;
}

/** "een identieke opdracht" becomes "een vergelijkbare opdracht". */
function comparableFix(sentence: Sentence, found: RegExpExecArray): Fix[] {
  const word = /^(?:identieke?|gelijke|exact gelijke)(?=\s)/.exec(found[0]);
  if (!word) return [];
  const start = sentence.span.start + found.index;
  return [
    {
      title: t('Vraag een vergelijkbare opdracht', 'Ask for a comparable contract'),
      kind: 'suggestion',
      edits: [
        {
          span: { start, end: start + word[0].length },
          text: word[0].endsWith('e') ? 'vergelijkbare' : 'vergelijkbaar',
        },
      ],
    },
  ];
}

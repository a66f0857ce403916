import type { Role, Section, SectionItem, Sentence } from '../../spec/model.ts';
import { isDenied } from '../language/modality.ts';
import { questionBefore } from '../language/questions.ts';
import { fullText, headingOver, quantitiesIn, statements } from '../language/statements.ts';
import { cellText, tablesIn } from '../language/tables.ts';
import { type DocumentFinding, documentRule, t } from '../rule.ts';

/** A weighted ISV criterion, or a word on how ISV is judged. */
type Contribution = { readonly criterion: DocumentFinding['span'] } | { readonly hasMethod: true };

const ISV =
  /\bisv\b|internationale sociale voorwaarden|gepaste zorgvuldigheid|due[- ]diligence|ketenverantwoordelijkheid|ketenrisico|(?:misstanden|risico's|mensenrechten) in (?:de|uw|zijn) (?:\w{1,20} )?(?:toeleverings)?keten/;
const WEIGHTED =
  /punten|\bpnt\b|weging|gewicht|gunningscriteri|subgunning|kwaliteitscriteri|\btel(?:t|len)\b|meeweeg|\bwe(?:egt|gen)\b|meegewogen/;
/** What is looked at, or what earns how much. */
const METHOD =
  /beoordeeld (?:op|aan|naar)|beoordeelt[^.;]{0,80}\b(?:op|aan de hand)\b|beoordelen[^.;]{0,80}\b(?:op|aan de hand)\b|aan de hand van|\bschaal\b|scoretabel|\d+ (?:punten|pnt) (?:als|bij|indien|wanneer|voor (?![^.;,]{0,40}(?:\bisv|internationale sociale|gepaste zorg|ketenverant|\bprijs|\bkwaliteit)))|punten (?:voor elk|per)|voldoet (?:volledig|grotendeels|deels)|(?:let|letten|gelet) (?:wij )?op|rapportcijfer|toets(?:en|t) (?:wij|de|of)|score[^.;]{0,40}\b(?:als|bij|indien)\b|\b(?:per|elk|ieder) (?:onderdeel|aspect|element|punt|vraag)\b[^.;]{0,60}(?:scor|punten|cijfer)|\bcijfer (?:van|tussen)\b/;
/** So much for this, so much for that: of one plan, and not the weights of price and quality. */
const GRADED =
  /(?<![\wà-ÿ])(?:\d{1,3}|één|twee|drie|vier|vijf|tien) (?:punten )?(?:als|bij|wanneer|indien|voor) (?!(?:de |uw |laagste )*(?:prijs|kwaliteit))[^.;]{3,120}(?<![\wà-ÿ])(?:\d{1,3}|één|twee|drie|vier|vijf|tien) (?:punten )?(?:als|bij|wanneer|indien|voor) (?!(?:de |uw |laagste )*(?:prijs|kwaliteit))/;
const GRADE_WORD =
  '(uitmuntend|uitstekend|zeer goed|ruim|goed|volledig|voldoende|redelijk|matig|gedeeltelijk|deels|zwak|onvoldoende|slecht|geen)e?';
/** One grade after another with what it earns: "een goede 75%, een redelijke 50%", "geen uitwerking 0, volledig 10". */
const GRADES = new RegExp(
  `\\b${GRADE_WORD}\\b[^.;,\\d]{0,50}\\d{1,3}\\b[^.;,]{0,30}[,;] (?:en )?(?:een )?${GRADE_WORD}\\b[^.;,\\d]{0,50}\\d{1,3}\\b`,
);
/** What says no more than "the best gets most" or "as we see fit". */
const EMPTY =
  /meeste aandacht|beste (?:aanpak|plan)[^.;]{0,40}meeste punten|hoe (?:beter|meer|\w{2,20}er)\b[^.;]{0,60}hoe (?:beter|hoger|meer)|naar (?:het )?(?:oordeel|inzicht)/;
const ELSEWHERE =
  /beoordel[^.;]{0,50}(?:bijlage|paragraaf|hoofdstuk|tabel)|(?:zie|volgens|conform|volgt uit)[^.;]{0,60}(?:bijlage|tabel|clausule|paragraaf|hoofdstuk)/;

export const rule = documentRule<Contribution>({
  id: 'isv/criterium-methode',
  title: t('ISV als gunningscriterium zonder methode', 'ISV as award criterion without a method'),
  severity: 'warning',
  gate: ['eu', 'nationaal', 'meervoudig-onderhands', 'sas', 'concessie'],
  citations: ['aw-2.113a'],
  messages: {
    found: t(
      'ISV telt mee bij de gunning, maar er staat niet waarop en hoe dit wordt beoordeeld.',
      'ISV counts in the award, but it is not stated on what and how it is judged.',
    ),
  },
  todo: t(
    'Beschrijf wat de inschrijver indient, op welke punten dat wordt beoordeeld en met welke schaal, bijvoorbeeld met de clausule isv/gunningscriterium.',
    'Describe what the tenderer submits, on which points it is judged and on what scale, for instance with the clause isv/gunningscriterium.',
  ),
  why: t(
    'Gunningscriteria moeten daadwerkelijke mededinging waarborgen en toetsbaar zijn. Zonder beoordelingspunten is “aandacht voor de keten” een vrij oordeel.',
    'Award criteria must ensure effective competition and be verifiable. Without points of judgement “attention to the chain” is free discretion.',
  ),
  whenNot: t(
    'Als de beoordelingsmethode in een ander stuk staat waarnaar wordt verwezen.',
    'Where the method of judging is in another document that is referred to.',
  ),
  motivable: true,
  words: ['isv', 'internationale sociale', 'zorgvuldigheid', 'diligence', 'keten'],
  collect: (section, { role }, item) => contributions(section, role, item),
  *check(view) {
    if (view.items.some(({ value }) => 'hasMethod' in value)) return;
    const first = view.items[0];
    if (first && 'criterion' in first.value) yield { at: first.at, span: first.value.criterion };
  },
  examples: {
    bad: [
      {
        facts: 'procedure: openbaar',
        text: '## Gunningscriteria\n\n| Criterium | Weging |\n| --- | --- |\n| Prijs | 60% |\n| ⟦Ketenverantwoordelijkheid (ISV) | 40%⟧ |\n',
      },
      { facts: 'procedure: openbaar', text: '## Gunning\n\n⟦ISV telt mee voor 15% van de eindscore.⟧\n' },
      {
        facts: 'procedure: niet-openbaar',
        text: '## Gunningscriterium gepaste zorgvuldigheid\n\n⟦De beste aanpak krijgt de meeste punten, ten hoogste 30.⟧\n',
      },
    ],
    good: [
      {
        facts: 'procedure: openbaar',
        text: '## Gunning\n\nISV telt mee voor 15%. Een commissie van drie leden beoordeelt uw ketenanalyse op diepgang, prioriteiten en bronnen.\n',
      },
      {
        facts: 'procedure: openbaar',
        text: '## Gunning\n\nISV is geen gunningscriterium en levert geen punten op.\n',
      },
      {
        facts: 'procedure: openbaar',
        text: '## ISV\n\nOpdrachtnemer rapporteert jaarlijks; 80% van de leveranciers is dan in kaart gebracht.\n',
      },
      {
        facts: 'procedure: openbaar',
        text: '## Gunning\n\nISV: 20 punten, zie voor de beoordeling bijlage 4.\n',
      },
    ],
  },
});

function contributions(section: Section, role: Role, item: SectionItem | undefined): readonly Contribution[] {
  if (hasMethodClause(section, item)) return [{ hasMethod: true }];
  const isChapter = role === 'isv' || ISV.test(section.heading?.title.toLowerCase() ?? '');
  let criterion: DocumentFinding['span'] | undefined;
  for (const sentence of statements(section)) {
    const low = toldTogether(section, sentence);
    if (refusesMethod(section, sentence)) {
      criterion ??= sentence.span;
      continue;
    }
    const isAbout = ISV.test(low);
    const isOfOther = !isAbout && criterion !== undefined && isOnOther(section, sentence, criterion);
    if ((isAbout || isChapter || criterion) && !isOfOther && isMethod(low)) return [{ hasMethod: true }];
    if (isAbout && hasJudgedColumn(section, sentence)) return [{ hasMethod: true }];
    if (isAbout || ISV.test(headingOver(sentence))) {
      if (isWeighted(section, sentence, low, isAbout, role)) criterion ??= sentence.span;
    }
  }
  if ((isChapter || criterion) && (hasScale(section) || hasScaleInList(section)))
    return [{ hasMethod: true }];
  return criterion ? [{ criterion }] : [];
}

/** Whether a paragraph opens with the code of another criterion than the one on ISV: "G2 Drie beoordelaars …". */
function isOnOther(
  { low, sentences }: Section,
  { block }: Sentence,
  criterion: DocumentFinding['span'],
): boolean {
  const own = CODE.exec(low.slice(criterion.start, criterion.end))?.[1];
  const opens = sentences.find((one) => one.block === block);
  const other = opens && CODE.exec(opens.low)?.[1];
  return own !== undefined && other !== undefined && own !== other && !ISV.test(opens!.low);
}

const CODE =
  /^[^a-z0-9]{0,5}((?:[a-z]{1,3}-?\d{1,2}|(?:sub|gunnings|kwaliteits)?criterium \w{1,3}|[kgw]\d?\.\d))\b/;

/** Whether a row says in a column of its own what is looked at: "Wat beoordelen wij?". */
function hasJudgedColumn({ low }: Section, { block }: Sentence): boolean {
  return (
    block.cells?.some(({ header, span }, i) => {
      if (i === 0 || header === undefined || !JUDGED_ON.test(header)) return false;
      const told = low.slice(span.start, span.end).trim();
      return told.length > 15 && !EMPTY.test(told) && !/nader|n\.?t\.?b\b|volgt\b/.test(told);
    }) === true
  );
}

const JUDGED_ON =
  /\bbeoorde(?:len|elt|eld|lingsaspect|lingspunt|lingskader)|\bwaarop (?:wij|we|wordt|letten|beoordeeld)|^waarop\??$|aandachtspunten|\bwaar(?:op|naar)? (?:letten|kijken)/;

/** Whether a table tells how much each grade of fulfilment earns: "alle drie: 30 punten, twee: 20, geen: 0". */
function hasScale(section: Section): boolean {
  return tablesIn(section).some(({ header, rows }) => {
    const points = header.findIndex((cell) => EARNS.test(cellText(section, cell)));
    if (points < 1 || rows.length < 2) return false;
    const isScale = SCALE_HEADER.test(cellText(section, header[0]!));
    const graded = rows.filter(
      ({ cells }) =>
        /^(?:max\.? )?\d/.test(cellText(section, cells?.[points])) &&
        (isScale || GRADE.test(cellText(section, cells?.[0]))),
    );
    return graded.length >= 2 && graded.length > rows.length / 2;
  });
}

/** "25: alle stappen, met cijfers", "goed: 20 punten", one to an item. */
function hasScaleInList(section: Section): boolean {
  const items = statements(section).filter(({ block }) => block.kind === 'item');
  const graded = items.filter(
    ({ low }) => SCORED_ITEM.test(low) || (GRADE.test(low) && /\b\d{1,3}\b/.test(low)),
  );
  return graded.length >= 2;
}

const SCORED_ITEM = /^\(?\d{1,3}(?: ?(?:punten|punt|pnt|%|procent))?\)? ?[:=–-] ?\p{L}/u;
const SCALE_HEADER = /^(?:oordeel|waardering|kwalificatie|niveau|score|cijfer|mate\b|beoordeling$)/;
const EARNS = /punten|\bpnt\b|score|waardering|percentage|%/;
const GRADE =
  /^(?:alle\b|geen\b|g[eé]én\b|één\b|een of|twee|drie|vier|vijf|zes|\d|meer dan|minder dan|ten minste|uitstekend|zeer goed|ruim|goed|voldoende|redelijk|matig|onvoldoende|slecht|volledig|geheel|grotendeels|deels|gedeeltelijk|beperkt|niet\b|ja\b|nee\b|ontbreekt|u (?:noemt|beschrijft|toont|maakt|geeft|benoemt))/;

/** An answer that gives no method, where the question asks for that of a weighted ISV criterion. */
function refusesMethod(section: Section, sentence: Sentence): boolean {
  const { low } = sentence;
  if (!NO_METHOD.test(low) || ELSEWHERE.test(low) || /\bstaat in\b/.test(low)) return false;
  const asked = questionBefore(section, sentence, Number.POSITIVE_INFINITY);
  return ISV.test(asked) && WEIGHTED.test(asked);
}

const NO_METHOD =
  /\b(?:geen|niet|noch)\b[^.;]{0,40}\b(?:maatstaf|methode|methodiek|werkwijze|beoordelingskader|beoordelingsaspect\w{0,3}|schaal|uitwerking)|\b(?:maatstaf|methode|methodiek|werkwijze|beoordelingskader|schaal)\b[^.;]{0,60}\b(?:niet|geen)\b|(?:laten (?:wij|we)|(?:wij|we) laten|overgelaten|is)[^.;]{0,30}\b(?:over )?aan (?:de |onze |het )?(?:beoordel\w{2,20}|commissie|jury|team)/;

/** A sentence with its condition, and with the weight that the next one gives to it: "Dit plan telt voor 25% mee". */
function toldTogether(section: Section, sentence: Sentence): string {
  const full = sentence.block.cells ? sentence.low : fullText(section, sentence);
  const next = section.sentences[sentence.index + 1];
  return ISV.test(full) && next?.block === sentence.block && WEIGHS_IT.test(next.low)
    ? `${full} ${next.low}`
    : full;
}

const WEIGHS_IT =
  /^(?:dit|dat|deze?|het|uw|hier\w{2,5}|daar\w{2,5}|u (?:kunt|krijgt)|wij geven|in totaal|maximaal)\b[^.;]{0,80}(?:\d|punten)/;

function hasMethodClause({ marks }: Section, item: SectionItem | undefined): boolean {
  return (
    item?.id === 'isv/gunningscriterium' ||
    marks.some((mark) => mark.kind === 'clause-open' && mark.id === 'isv/gunningscriterium')
  );
}

/** The same word twice is praise, no scale: "een goede prijs 60%, een goede aanpak 40%". */
function hasGrades(low: string): boolean {
  const found = GRADES.exec(low);
  return found !== null && found[1] !== found[2];
}

function isMethod(low: string): boolean {
  return (
    ((METHOD.test(low) || GRADED.test(low) || hasGrades(low)) && !EMPTY.test(low)) || ELSEWHERE.test(low)
  );
}

/** "G3 Gepaste zorgvuldigheid (weging 15%)". */
const HEADED_WEIGHT = /\(?(?:weging|gewicht|max\.?|maximaal)?:? ?\d{1,3}\s?(?:%|procent|punten|pnt)/;

/** Candidates are ranked by other criteria than those of award. */
const OF_CANDIDATES = /\bgegadigden?\b|selectiecriteri|nadere selectie/;

/** Whether the sentence gives ISV a weight in the award. */
function isWeighted(
  section: Section,
  sentence: Sentence,
  low: string,
  isAbout: boolean,
  role: Role,
): boolean {
  const { span } = sentence;
  const heading = headingOver(sentence);
  const words = isAbout ? `${heading} ${fullText(section, sentence)} ${low}` : heading;
  if (!WEIGHTED.test(words) && !(isAbout && role === 'award' && /telt mee|meetel/.test(low))) return false;
  if (OF_CANDIDATES.test(words)) return false;
  if (isDenied(low, Math.max(low.search(ISV), 0)) || /geen (?:gunnings|sub)|niet (?:als|mee)/.test(low))
    return false;
  return (
    HEADED_WEIGHT.test(heading) ||
    quantitiesIn(section, span, 'percentage').length > 0 ||
    /\d{1,6}\s?(?:punten|pnt\b|%|procent)|(?:extra|meer|bonus) ?punten|punten[^.;]{0,30}\d|\|\s{0,9}\d{1,3}\s{0,9}(?:\||$)/.test(
      low,
    )
  );
}

import type { Block, Cell, Section, Sentence } from '../../spec/model.ts';
import { isConditionOfEntry } from '../language/certificates.ts';
import { EVIDENCE_WORDS, evidenceIn, isOnRequest } from '../language/evidence.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { headingOver, introduction } from '../language/statements.ts';
import { aboveTable, cellText } from '../language/tables.ts';
import { type Fix, sectionRule, t } from '../rule.ts';

const TENDER =
  '(?:inschrijving(?!en? (?:in|bij) (?:het |de |een )?(?:handels|beroeps|kamer|kvk|register))(?! van (?:leerling|cursist|deelnemer|kind|bewoner|patiënt|cliënt|student))|inschrijfstukken|inschrijfdocumenten|offerte|aanbieding|aanmelding|verzoek tot deelneming|tender)';
/** The moment at which a tenderer hands in the tender. */
const WITH_TENDER = new RegExp(
  `(?:reeds |al |direct )?(?:bij|met|aan|tegelijk(?:ertijd)? met|gelijktijdig met|samen met|onderdeel (?:uit )?van|deel (?:uit )?van|tijdens|in|ten tijde van|op het (?:moment|tijdstip) van|bijlage(?:n)? (?:bij|van|aan))\\s(?:het (?:indienen|doen|uitbrengen) van\\s)?(?:de |zijn |haar |hun |uw |het |een |diens |elke |iedere )?(?:[\\wà-ÿ]{1,40} )?${TENDER}(?![a-z])|(?:v[oó]{2}r|uiterlijk|bij|op) (?:het |de )?(?:sluiten|sluiting)(?![a-z])|sluitings(?:moment|datum|tijdstip)|(?:moment|datum|tijdstip) van (?:sluiting|inschrijving|indiening)|uiterste (?:inschrijf|inlever|indienings)\\w{0,40}`,
);
const TENDER_HOLDS = new RegExp(
  `${TENDER}\\s(?:[\\wà-ÿ]{1,40}\\s){0,3}?(?:bevat|is compleet|is volledig|omvat|bestaat uit|vergezeld|voorzien van|compleet|volledig|bestaan uit|bevatten)`,
);
const ADDS =
  /(?:(?:inschrijving|aanmelding|offerte|aanbieding|deelneming)(?:en)?\szonder\s|\bzonder\s[^.;]{0,80}\b(?:inschrijving|aanmelding|offerte|aanbieding)\b|bijgesloten|erbij (?:zit|zitten|gevoegd)|in de kluis|ontbre(?:ekt|ken)\s[^.;]{0,60}(?:ongeldig|terzijde|niet beoordeeld|uitgesloten)|(?:gelijktijdig|tegelijk|samen) met (?:het|de|uw) (?:prijzenblad|inschrij\w{1,40}|offerte|uea)|bij te (?:voegen|sluiten)|bij(?:ge)?voegd|bijvoegen|meegestuurd|meesturen|mee te (?:sturen|zenden|leveren)|meegezonden|stuurt [^.;]{0,40}\smee(?![a-z])|toe te voegen|toegevoegd|(?:voegt|voeg|voegen)\s(?:[^.;]{1,90}\s)?(?:toe|bij)(?![a-z])|uploadt?|geüpload|te uploaden|inschrijver dient [^.;]{0,60}(?:in te dienen|aan te leveren))/;
const SUBMISSION_HEADING =
  /in te dienen|in te leveren|aan te leveren|over te leggen|checklist|inschrijvingsvereisten|inschrijvingsdocumenten|inschrijfdocumenten|samenstelling (?:van )?(?:de |uw )?(?:inschrijving|offerte|aanmelding)|indiening|bijlagen bij (?:de |uw )?(?:inschrijving|offerte)|inhoud van de (?:inschrijving|offerte)|bij (?:de |uw )?(?:inschrijving|aanmelding)|documenten (?:bij|voor) (?:de )?(?:inschrijving|aanmelding)/;
/** A list in one line of what a tender holds. */
const CHECKLIST =
  /^(?:checklist|inhoud|onderdelen|samenstelling)\s(?:van\s)?(?:de |uw )?(?:inschrijving|offerte|aanmelding|aanbieding)\s?:/;
/** Papers that prove something the UEA does not ask: who may sign, what a product can do, what the team is like. */
const OTHER_PURPOSE =
  /\bkrijg(?:t|en) (?:u|hij|zij|de inschrijver)\b|tekenbevoegd|tekeningsbevoegd|vertegenwoordig|rechtsgeldig(?:e)? (?:ondertek|verteg)|bevoegdheid (?:tot|van)|ondertekenaar|volmacht|product(?:en)?\b|artikel(?:en)?\b|stof(?:fen)?\b|hout|materia|keurmerk|toestel|machine|curriculum|\bcv\b|teamlid|teamleden|medewerker/;
/** How old a paper may be on the day of the tender; it need not come along. */
const AGE =
  /\bniet eerder\b[^.;]{0,30}\b(?:afgegeven|gedateerd|verstrekt|opgemaakt)\b|\b(?:op het (?:moment|tijdstip)|ten tijde|op de (?:dag|datum)) van[^.;]{0,60}\b(?:ouder|oud|jonger|geldig)\b|\b(?:ouder|oud|jonger|geldig)\b[^.;]{0,60}\b(?:op het (?:moment|tijdstip)|ten tijde|op de (?:dag|datum)) van\b/;
const HANDS_IN =
  /\b(?:bij te sluiten|bijgesloten|bijsluit|overleg|overge|voeg|gevoegd|indien|in te dienen|dien(?:t|en)\b|ingedien|meest|mee te|meegest|upload|geüpload|aanlever|aan te leveren|levert|leveren|verstrek|toegevoegd|toe te voegen|bijvoeg|bij te voegen|stuurt|bevat|zit)/;
/** Whoever has one may add it. */
const IF_HELD =
  /^[^a-zà-ÿ]{0,4}(?:hebt|heeft|beschikt|bezit)\s(?:u|hij|de inschrijver|inschrijver)\b[^.;?]{0,80},\s?(?:dan\s)?(?:voeg|stuur|lever|kunt|kan|mag)/;
const STATES_ONLY =
  /verklaart|verklaren|\bakkoord\b|stemt [^.;]{0,40}\bin\b|(?:uea|eigen verklaring)\b[^.;]{0,40}(?:volstaat|in de plaats van|vervangt)|vervangt (?:het uea|de eigen verklaring)|in het uea (?:opg|aang|verkla)|onderaannemer|tijdens de uitvoering|gedurende de looptijd|bij aanvang|bij ondertekening|factuur/;

export const rule = sectionRule({
  id: 'aw/bewijs-bij-inschrijving',
  title: t('Bewijsstuk gevraagd bij de inschrijving', 'Evidence demanded with the tender'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.85-2-3', 'aw-2.102'],
  messages: {
    found: t(
      'Bij de inschrijving wordt een bewijsstuk gevraagd ({evidence}) waarvoor het UEA volstaat.',
      'Evidence ({evidence}) is demanded with the tender although the ESPD suffices.',
    ),
  },
  todo: t(
    'Vraag bij de inschrijving alleen het UEA en vraag dit bewijsstuk op bij de inschrijver aan wie u wilt gunnen.',
    'Ask only for the ESPD with the tender and request this evidence from the tenderer you intend to award to.',
  ),
  why: t(
    'Wat het UEA al verklaart, mag niet ook in een andere vorm bij de inschrijving worden gevraagd. Zo hoeft alleen de beoogde winnaar bewijsstukken te verzamelen.',
    'What the ESPD already declares may not be asked in another form with the tender. Only the intended winner then has to collect evidence.',
  ),
  whenNot: t(
    'Voor stukken over iets dat het UEA niet vraagt, zoals de tekenbevoegdheid of eigenschappen van een product, en voor de lijst van referenties.',
    'For papers about something the ESPD does not ask, such as authority to sign or product properties, and for the list of references.',
  ),
  words: EVIDENCE_WORDS,
  *check(section, context, sentences) {
    if (context.role === 'contract' || context.role === 'requirements') return;
    for (const sentence of sentences) {
      if (!isAskedWithTender(section, sentence) || isPast(sentence.low)) continue;
      for (const { evidence, span, at } of evidenceIn(sentence, context.law)) {
        if (!evidence.fitsDeclaration || evidence.status === 'unverified') continue;
        if (
          isDenied(sentence.low, at) &&
          !/ontbree|^(?:het )?niet\b[^.;]{0,160}\b(?:uitsluiting|afwijzing|ongeldig)/.test(sentence.low) &&
          !isConditionOfEntry(sentence.low)
        )
          continue;
        yield {
          span,
          values: { evidence: section.text.slice(span.start, span.end) },
          fixes: laterFix(sentence),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'De inschrijver overlegt bij zijn inschrijving een ⟦gedragsverklaring aanbesteden⟧.',
        facts: 'procedure: openbaar',
        fixed:
          'De inschrijver overlegt op verzoek van de aanbestedende dienst, als hij voor gunning in aanmerking komt, een gedragsverklaring aanbesteden.',
      },
      {
        text: '## In te dienen documenten\n\n1. het ingevulde UEA;\n2. een ⟦uittreksel uit het handelsregister⟧;\n3. het prijzenblad.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Aanmelding\n\nDe aanmelding bevat de ⟦jaarrekeningen⟧ van de laatste drie boekjaren.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'U voegt een kopie van uw ⟦ISO 9001-certificaat⟧ bij de inschrijving.',
        severity: 'warning',
      },
    ],
    good: [
      {
        text: 'De winnende inschrijver overlegt binnen zeven werkdagen na verzoek een uittreksel uit het handelsregister en een gedragsverklaring aanbesteden.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Bij de inschrijving hoeft geen gedragsverklaring aanbesteden te worden gevoegd.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## In te dienen documenten\n\n- uittreksel KvK waaruit de tekenbevoegdheid van de ondertekenaar blijkt.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Met de inschrijving verklaart de inschrijver in het UEA dat hij over een verzekeringspolis beschikt.',
        facts: 'procedure: openbaar',
      },
      {
        text: '**Vraag:** Moeten wij bij de inschrijving een jaarrekening meesturen?\n\n**Antwoord:** Nee, dat is niet nodig.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** Whether the paper is to come with the tender: in words, by the lead-in of its list, or by its heading. */
function isAskedWithTender(section: Section, sentence: Sentence): boolean {
  const { low } = sentence;
  const { block } = sentence;
  const above = block.kind === 'row' ? aboveTable(section, block) : '';
  const before = `${above} ${introduction(section, sentence)}`;
  const text = `${before} ${low}`;
  if (/opdrachtnemer|contractant/.test(low) && !/inschrijver|gegadigde/.test(low)) return false;
  if (OTHER_PURPOSE.test(low) || IF_HELD.test(low) || STATES_ONLY.test(text)) return false;
  const ticked = tickedMoment(section, block);
  if (ticked) return ticked === 'tender' && !isOnRequest(`${above} ${low}`);
  if (isOnRequest(text)) return false;
  if (isListOfWinner(section, sentence)) return false;
  if (AGE.test(low) && !HANDS_IN.test(text)) return false;
  if (block.kind === 'row' && saysWhen(section, block)) return true;
  if (CHECKLIST.test(low)) return true;
  if (WITH_TENDER.test(text) || TENDER_HOLDS.test(text) || ADDS.test(text)) return true;
  const isEntry = block.kind === 'item' || block.kind === 'row';
  return isEntry && SUBMISSION_HEADING.test(headingOver(sentence)) && !isOnRequest(headingOver(sentence));
}

/** "Alleen de winnaar vragen wij om bewijs. Die levert dan aan:": told before the lead-in, or in the heading. */
function isListOfWinner(section: Section, sentence: Sentence): boolean {
  const { leadIn } = sentence.block;
  if (!leadIn) return false;
  if (isOnRequest(headingOver(sentence))) return true;
  const at = section.sentences.findIndex(({ span }) => span.start >= leadIn.start);
  const before = section.sentences[at - 1];
  return (
    /^(?:die|deze|dan|hij|zij|daarvoor)\b/.test(section.sentences[at]?.low ?? '') &&
    before !== undefined &&
    isOnRequest(before.low)
  );
}

/** Moves the moment: only where "bij de inschrijving" stands on its own in the sentence. */
function laterFix(sentence: Sentence): Fix[] {
  const found =
    /(?:bij|met) (?:de|zijn|haar|hun|uw|diens) (?:inschrijving|offerte|aanbieding|aanmelding)(?= (?:een|de|het|zijn|haar|hun|ook|tevens))/.exec(
      sentence.low,
    );
  if (!found) return [];
  const start = sentence.span.start + found.index;
  return [
    {
      title: t(
        'Vraag het bewijsstuk pas op bij de beoogde winnaar',
        'Ask for the evidence only from the intended winner',
      ),
      kind: 'suggestion',
      edits: [
        {
          span: { start, end: start + found[0].length },
          text: 'op verzoek van de aanbestedende dienst, als hij voor gunning in aanmerking komt,',
        },
      ],
    },
  ];
}

/** In a table with a column for each moment, the one a row is ticked in: "Stuk | Bij inschrijving | Na gunning". */
function tickedMoment(section: Section, { cells = [] }: Block): 'tender' | 'later' | undefined {
  const atTender = cells.filter(({ header }) => AT_TENDER.test((header ?? '').trim()));
  if (atTender.length === 0) return undefined;
  const isTicked = (cell: Cell) => TICK.test(cellText(section, cell));
  if (cells.some((cell) => isOnRequest(cell.header ?? '') && isTicked(cell))) return 'later';
  if (atTender.some(isTicked)) return 'tender';
  return atTender.every((cell) => NO_TICK.test(cellText(section, cell))) ? 'later' : undefined;
}

const TICK = /^(?:x|v|ja|[✓✔☑☒●•■+*]|√|verplicht|vereist|mee(?:sturen|zenden)?|1)$/;
const NO_TICK = /^(?:nee|neen|niet|geen|[-–—✗✘]|n\.?v\.?t\.?)?$/;
const AT_TENDER =
  /^(?:[a-z ]{1,20}: )?(?:direct |meteen |al |mee ?|voegen |indienen )?(?:bij|met|tegelijk met|v[oó]{2}r|op) (?:de |uw |het )?(?:sluiting|inschrij(?:ving|ven)|aanmeld(?:ing|en)|offerte|aanbieding|indien(?:ing|en))(?:sdatum)?(?: (?:indienen|meesturen|aanleveren|verplicht|bijvoegen))?\s?\??$|^(?:inschrijving|aanmelding|offerte|aanbieding|inschrijffase|indienen)\s?\??$/;

/** Whether a column of a table puts a paper with the tender: "Moment | inschrijving". */
function saysWhen(section: Section, { cells }: Block): boolean {
  return (cells ?? []).some(
    ({ header, span }) =>
      header !== undefined &&
      /^(?:moment|wanneer|tijdstip|fase|indienen|aanleveren|in te (?:dienen|leveren)|aan te leveren|overleggen)/.test(
        header,
      ) &&
      /^(?:direct |bij |met |tegelijk met )?(?:de |uw )?(?:inschrijving|aanmelding|offerte|aanbieding)$/.test(
        section.low.slice(span.start, span.end).trim(),
      ),
  );
}

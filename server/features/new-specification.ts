import { lawAt, type Regime } from '../law/law.ts';
import { currentVersion, fillClause, type Library, markedClause } from '../library/library.ts';
import type { ContractType, Facts, Procedure } from '../spec/fact-schema.ts';
import { formatAmount, formatDate } from '../text/quantities/index.ts';

/** What is asked before a new specification is made. */
export interface NewSpecification {
  readonly title: string;
  readonly authority: string;
  readonly authorityKind: NonNullable<NonNullable<Facts['contractingAuthority']>['kind']>;
  readonly contractType: ContractType;
  /** EUR excluding VAT, options included. */
  readonly estimate: number;
  /** Left out: the procedure that fits the estimate. */
  readonly procedure?: Procedure;
  /** Names of the lots; empty for none. */
  readonly lots: readonly string[];
  readonly riskCategory: NonNullable<NonNullable<Facts['isv']>['riskCategory']>;
  /** Day on which the notice is sent, ISO. */
  readonly noticeDate: string;
}

/** The procedure that fits an estimate: European from the threshold on, otherwise an invited one. */
export function fittingProcedure(
  choice: Pick<NewSpecification, 'authorityKind' | 'contractType' | 'estimate'>,
  date: string,
): Procedure {
  const threshold = lawAt(date).thresholdFor({
    contract: choice.contractType,
    authority: choice.authorityKind,
  });
  return threshold && choice.estimate >= threshold.amount ? 'openbaar' : 'meervoudig-onderhands';
}

interface Milestones {
  readonly notice: string;
  readonly questionsUntil: string;
  readonly informationNote: string;
  readonly closing: string;
  readonly awardDecision: string;
  readonly finalAward: string;
}

/** Days on top of what the law demands, so that a holiday or an extra note does not break the timetable. */
const SLACK = 5;
/** Calendar days for a procedure without a statutory minimum. */
const ORDINARY_TERM = 28;
const JUDGING = 21;
/** Waiting days where no statutory standstill applies. */
const COURTESY_WAIT = 10;

/** A complete Markdown specification to start from: chapters, timetable within the law, clauses; gaps stand in brackets. */
export function newSpecification(choice: NewSpecification, library: Library): string {
  const procedure = choice.procedure ?? fittingProcedure(choice, choice.noticeDate);
  const law = lawAt(choice.noticeDate);
  const regime = law.regimeOf(procedure) ?? 'eu';
  const milestones = timetable(procedure, choice.noticeDate);
  const standstill = regime === 'eu' ? law.standstillDays : undefined;
  const parts = [
    frontMatter(choice, procedure, milestones),
    `# ${choice.title}`,
    introduction(choice),
    contract(choice),
    procedureChapter(procedure, regime, milestones),
    suitability(regime),
    award(standstill),
    requirements(),
    agreement(choice),
    sustainability(choice, library),
    submission(milestones),
  ];
  return `${parts.join('\n\n')}\n`;
}

function timetable(procedure: Procedure, notice: string): Milestones {
  const law = lawAt(notice);
  const least = law.minimumTerm(procedure, { electronic: true });
  const term =
    Math.max((least?.tenderDays ?? ORDINARY_TERM) + SLACK, ORDINARY_TERM) + (least?.requestDays ?? 0);
  const closing = addDays(notice, term);
  const note = law.informationNoteDays() ?? 10;
  const awardDecision = addDays(closing, JUDGING);
  const wait = law.regimeOf(procedure) === 'eu' ? (law.standstillDays ?? 20) : COURTESY_WAIT;
  return {
    notice,
    questionsUntil: addDays(closing, -(note + 10)),
    informationNote: addDays(closing, -(note + 2)),
    closing,
    awardDecision,
    finalAward: addDays(awardDecision, wait + 1),
  };
}

/** An ISO date so many days later, moved on from a Saturday or Sunday. */
function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  const step = days < 0 ? -1 : 1;
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + step);
  return day.toISOString().slice(0, 10);
}

function frontMatter(choice: NewSpecification, procedure: Procedure, when: Milestones): string {
  const lots = choice.lots.map((name) => `  - naam: ${quoted(name)}`);
  return [
    '---',
    'bestek: "1"',
    `titel: ${quoted(choice.title)}`,
    'soort-document: leidraad',
    'aanbestedende-dienst:',
    `  naam: ${quoted(choice.authority)}`,
    `  soort: ${choice.authorityKind}`,
    `procedure: ${procedure}`,
    `opdracht: ${choice.contractType}`,
    `raming: ${choice.estimate}`,
    'looptijd: 24 maanden',
    'verlengingen: 2 x 12 maanden',
    ...(lots.length > 0 ? ['percelen:', ...lots] : []),
    'isv:',
    `  risicocategorie: ${choice.riskCategory}`,
    `  toepassing: ${choice.riskCategory === 'geen' ? 'niet' : 'uitvoeringsvoorwaarde'}`,
    'planning:',
    `  aankondiging: ${when.notice}`,
    `  vragen-tot: ${when.questionsUntil}`,
    `  nota-van-inlichtingen: ${when.informationNote}`,
    `  sluiting: ${when.closing}`,
    `  gunningsbeslissing: ${when.awardDecision}`,
    'gunning:',
    '  grondslag: bpkv',
    '  criteria:',
    '    - naam: Prijs',
    '      weging: 40',
    '    - naam: Kwaliteit',
    '      weging: 60',
    'bibliotheken: [isv]',
    '---',
  ].join('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function introduction(choice: NewSpecification): string {
  return `## 1 Inleiding\n\nDit is de leidraad voor de aanbesteding van ${choice.title} door ${choice.authority}. Hij beschrijft de opdracht, de procedure en de eisen.`;
}

function contract(choice: NewSpecification): string {
  const lots =
    choice.lots.length > 0
      ? `De opdracht is verdeeld in ${choice.lots.length} percelen: ${choice.lots.join(', ')}. Een inschrijver mag op één, meerdere of alle percelen inschrijven.`
      : 'De opdracht is niet in percelen verdeeld, omdat [invullen: waarom verdelen niet passend is].';
  return [
    '## 2 De opdracht',
    '### 2.1 Omschrijving',
    '[Invullen: wat wordt geleverd, gedaan of gebouwd, en waarvoor.]',
    '### 2.2 Raming',
    `De geraamde waarde van de opdracht bedraagt ${formatAmount(choice.estimate)} exclusief btw, opties en verlengingen inbegrepen. Aan de raming kunnen geen rechten worden ontleend.`,
    '### 2.3 Percelen',
    lots,
    '### 2.4 Looptijd',
    'De overeenkomst heeft een looptijd van 24 maanden en kan tweemaal met twaalf maanden worden verlengd, onder gelijke voorwaarden en uiterlijk drie maanden voor de einddatum.',
  ].join('\n\n');
}

const PROCEDURE_TEXT: Readonly<Partial<Record<Procedure, string>>> = {
  openbaar:
    'Gekozen is voor de Europese openbare procedure, gelet op de omvang van de opdracht, het aantal mogelijke inschrijvers en de beperkte kosten van inschrijven.',
  'niet-openbaar':
    'Gekozen is voor de niet-openbare procedure, gelet op het aantal verwachte gegadigden en de kosten van inschrijven. Ten minste vijf gegadigden worden uitgenodigd.',
  'meervoudig-onderhands':
    'Gekozen is voor de meervoudig onderhandse procedure, gelet op de omvang van de opdracht en de kosten van inschrijven. Vier ondernemers worden uitgenodigd.',
  'nationaal-openbaar':
    'Gekozen is voor de nationale openbare procedure, gelet op de omvang van de opdracht en de markt.',
  sas: 'Gekozen is voor de procedure voor sociale en andere specifieke diensten, gelet op de aard van de dienst.',
};

function procedureChapter(procedure: Procedure, regime: Regime, when: Milestones): string {
  const rows: ReadonlyArray<readonly [string, string]> = [
    [
      regime === 'meervoudig-onderhands' ? 'Verzending van de uitnodiging' : 'Verzending van de aankondiging',
      when.notice,
    ],
    ['Uiterste datum voor vragen', when.questionsUntil],
    ['Nota van inlichtingen', when.informationNote],
    ['Sluiting van de inschrijving', when.closing],
    ['Mededeling van de gunningsbeslissing', when.awardDecision],
    ['Definitieve gunning', when.finalAward],
  ];
  return [
    '## 3 De procedure',
    '### 3.1 Keuze van de procedure',
    PROCEDURE_TEXT[procedure] ??
      'Gekozen is voor deze procedure, omdat [invullen: waarom deze procedure past].',
    '### 3.2 Planning',
    `| Stap | Datum |\n| --- | --- |\n${rows.map(([step, date]) => `| ${step} | ${formatDate(date)} |`).join('\n')}`,
    '### 3.3 Inlichtingen en voorstellen',
    'Vragen en tekstvoorstellen op de conceptovereenkomst kunnen via het aanbestedingsplatform worden ingediend. De antwoorden staan, geanonimiseerd, in een nota van inlichtingen die naar alle ondernemers gaat.',
    '### 3.4 Klachten',
    'Klachten kunnen worden ingediend bij het klachtenmeldpunt van de aanbestedende dienst: [invullen: adres]. Daarna staat de weg open naar de Commissie van Aanbestedingsexperts.',
    '### 3.5 Verplichtingen op andere terreinen',
    'Informatie over belastingen, milieubescherming, arbeidsbescherming en arbeidsvoorwaarden is te krijgen bij de Belastingdienst, Rijkswaterstaat en de Nederlandse Arbeidsinspectie. De inschrijver verklaart dat hij bij zijn inschrijving rekening heeft gehouden met de verplichtingen op het gebied van milieu-, sociaal en arbeidsrecht.',
  ].join('\n\n');
}

function suitability(regime: Regime): string {
  if (regime === 'meervoudig-onderhands' || regime === 'enkelvoudig-onderhands') {
    return '## 4 Geschiktheid\n\nIn deze procedure worden geen geschiktheidseisen gesteld; de uitgenodigde ondernemers zijn op hun geschiktheid geselecteerd.';
  }
  return [
    '## 4 Uitsluitingsgronden en geschiktheidseisen',
    '### 4.1 Uitsluitingsgronden',
    'De dwingende uitsluitingsgronden zijn van toepassing. Van de facultatieve gronden gelden: [invullen: de gronden die voor deze opdracht van belang zijn]. Een inschrijver op wie een grond van toepassing is, kan aantonen dat hij maatregelen heeft genomen om zijn betrouwbaarheid te herstellen.',
    '### 4.2 Geschiktheidseisen',
    'De inschrijver heeft ervaring met de kerncompetentie [invullen: kerncompetentie]. Hij toont dit aan met één referentieopdracht; één referentieopdracht mag voor meerdere kerncompetenties worden gebruikt. Er wordt geen omzeteis gesteld. De inschrijver mag een beroep doen op de draagkracht van derden.',
    '### 4.3 Bewijs',
    'Bij de inschrijving hoort het Uniform Europees Aanbestedingsdocument. De inschrijver aan wie de aanbestedende dienst voornemens is te gunnen, levert op verzoek binnen tien kalenderdagen de bewijsstukken aan.',
  ].join('\n\n');
}

function award(standstill: number | undefined): string {
  const wait =
    standstill === undefined
      ? 'Na de mededeling van de gunningsbeslissing wacht de aanbestedende dienst tot de datum van de definitieve gunning in de planning met het sluiten van de overeenkomst.'
      : `Na de mededeling van de gunningsbeslissing geldt een opschortende termijn van ${standstill} kalenderdagen.`;
  return [
    '## 5 Gunning',
    '### 5.1 Gunningscriteria',
    'De opdracht wordt gegund aan de inschrijver met de beste prijs-kwaliteitverhouding.',
    '| Criterium | Weging |\n| --- | --- |\n| Prijs | 40% |\n| Kwaliteit | 60% |',
    '### 5.2 Beoordeling',
    'De beoordelingscommissie van drie materiedeskundigen kent per onderdeel 0, 4, 7 of 10 punten toe volgens de beschrijving in [invullen: tabel of bijlage met de beschrijving per score].',
    '### 5.3 Abnormaal lage inschrijvingen',
    'Bij een abnormaal lage inschrijving vraagt de aanbestedende dienst om een toelichting voordat hij beslist.',
    '### 5.4 Gunningsbeslissing',
    wait,
  ].join('\n\n');
}

function requirements(): string {
  return '## 6 Programma van eisen\n\n| Nr | Eis |\n| --- | --- |\n| E1 | [Invullen: eerste eis] |\n| E2 | [Invullen: tweede eis] |';
}

const CONDITIONS: Readonly<Record<ContractType, { rijk: string; other: string }>> = {
  levering: { rijk: 'ARIV-2018', other: 'inkoopvoorwaarden van de aanbestedende dienst' },
  dienst: { rijk: 'ARVODI-2018', other: 'inkoopvoorwaarden van de aanbestedende dienst' },
  werk: { rijk: 'UAV 2012', other: 'UAV 2012' },
};

function agreement(choice: NewSpecification): string {
  const set = CONDITIONS[choice.contractType][choice.authorityKind === 'rijk' ? 'rijk' : 'other'];
  return [
    '## 7 De overeenkomst',
    '### 7.1 Voorwaarden',
    choice.contractType === 'werk'
      ? 'De UAV 2012 zijn integraal van toepassing.'
      : `Op de overeenkomst zijn de ${set} van toepassing.`,
    '### 7.2 Aansprakelijkheid',
    'De aansprakelijkheid van opdrachtnemer is beperkt tot [invullen: bedrag] per gebeurtenis en [invullen: bedrag] per jaar.',
    '### 7.3 Betaling',
    'Betaling vindt plaats binnen 30 kalenderdagen na ontvangst van een correcte factuur.',
  ].join('\n\n');
}

function sustainability(choice: NewSpecification, library: Library): string {
  const head = '## 8 Duurzaamheid';
  if (choice.riskCategory === 'geen')
    return `${head}\n\n[Invullen: welke duurzaamheidsthema’s zijn afgewogen en wat daarvan in de opdracht terugkomt.]`;
  const clause = library.clause('isv/volledig');
  const version = clause && currentVersion(clause, choice.noticeDate);
  const text = clause && version ? markedClause(clause, version, fillClause(clause, version, false)) : '';
  return `${head}\n\nDe Internationale Sociale Voorwaarden gelden als bijzondere uitvoeringsvoorwaarde. De aanbestedende dienst heeft de risico’s in de keten van deze opdracht zelf geanalyseerd; de uitkomst staat in bijlage 1.\n\n${text}`;
}

function submission(when: Milestones): string {
  return [
    '## 9 Indienen van de inschrijving',
    `De inschrijving is uiterlijk op ${formatDate(when.closing)} om 12.00 uur via het aanbestedingsplatform ingediend. Zij bestaat uit het prijsblad en een plan van aanpak van ten hoogste vier pagina’s A4.`,
    '## Bijlage 1 Risicoanalyse van de keten',
    '[Invullen: de eigen risicoanalyse, of verwijderen als zij niet nodig is.]',
  ].join('\n\n');
}

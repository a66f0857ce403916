import { type Law, lawAt, type Regime } from '../law/law.ts';
import { currentVersion, fillClause, type Library, markedClause } from '../library/library.ts';
import type { ContractType, Facts, Procedure } from '../spec/fact-schema.ts';
import { normalize } from '../text/normalize.ts';
import { formatAmount, formatDate } from '../text/quantities/index.ts';
import { type Timetable, timetableFor } from './new-timetable.ts';
import { fittingProcedure, type ProcedureChoice } from './procedure-advice.ts';

/** What is asked before a new specification is made. */
export interface NewSpecification extends ProcedureChoice {
  readonly title: string;
  readonly authority: string;
  /** Left out: the procedure that fits the estimate, or the open one when the threshold of the day is not known. */
  readonly procedure?: Procedure;
  /** Names of the lots; empty for none. */
  readonly lots: readonly string[];
  readonly riskCategory: NonNullable<NonNullable<Facts['isv']>['riskCategory']>;
  /** Day on which the notice is sent, ISO. */
  readonly noticeDate: string;
}

/** A complete Markdown specification to start from: chapters, timetable within the law, clauses; gaps stand in brackets. */
export function newSpecification(choice: NewSpecification, library: Library): string {
  const procedure = choice.procedure ?? fittingProcedure(choice, choice.noticeDate) ?? 'openbaar';
  const law = lawAt(choice.noticeDate);
  const regime = law.regimeOf(procedure) ?? 'eu';
  const milestones = timetableFor(procedure, choice.noticeDate);
  const standstill = regime === 'eu' ? law.standstillDays : undefined;
  const parts = [
    frontMatter(choice, procedure, milestones),
    `# ${plain(choice.title)}`,
    introduction(choice),
    contract(choice),
    procedureChapter(procedure, regime, milestones),
    suitability(procedure, law),
    award(procedure, standstill),
    requirements(),
    agreement(choice),
    sustainability(choice, library, law),
    submission(milestones),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What was typed as text of Markdown: no mark of it works as one. */
function plain(text: string): string {
  return text.replace(/[\\`*_<>[\]|]/g, '\\$&');
}

const AWARD = [
  'gunning:',
  '  grondslag: bpkv',
  '  criteria:',
  '    - naam: Prijs',
  '      weging: 40',
  '    - naam: Kwaliteit',
  '      weging: 60',
];

function frontMatter(choice: NewSpecification, procedure: Procedure, when: Timetable): string {
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
    ...(when.requestsUntil ? [`  aanmelden: ${when.requestsUntil}`] : []),
    ...(when.invitation ? [`  uitnodiging: ${when.invitation}`] : []),
    `  vragen-tot: ${when.questionsUntil}`,
    `  nota-van-inlichtingen: ${when.informationNote}`,
    `  sluiting: ${when.closing}`,
    `  gunningsbeslissing: ${when.awardDecision}`,
    ...(procedure === 'enkelvoudig-onderhands' ? [] : AWARD),
    'bibliotheken: [isv]',
    '---',
  ].join('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function introduction(choice: NewSpecification): string {
  return `## 1 Inleiding\n\nDit is de leidraad voor de aanbesteding van ${plain(choice.title)} door ${plain(choice.authority)}. Hij beschrijft de opdracht, de procedure en de eisen.`;
}

function contract(choice: NewSpecification): string {
  const lots =
    choice.lots.length > 0
      ? `De opdracht is verdeeld in ${choice.lots.length} percelen: ${choice.lots.map(plain).join(', ')}. Een inschrijver mag op één, meerdere of alle percelen inschrijven.`
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
    'Gekozen is voor de niet-openbare procedure, gelet op het aantal verwachte gegadigden en de kosten van inschrijven.',
  'meervoudig-onderhands':
    'Gekozen is voor de meervoudig onderhandse procedure, gelet op de omvang van de opdracht en de kosten van inschrijven. Vier ondernemers worden uitgenodigd.',
  'nationaal-openbaar':
    'Gekozen is voor de nationale openbare procedure, gelet op de omvang van de opdracht en de markt.',
  'enkelvoudig-onderhands':
    'Gekozen is voor de enkelvoudig onderhandse procedure, gelet op de geringe omvang van de opdracht en de kosten van inschrijven. Uitgenodigd wordt één ondernemer, omdat [invullen: waarom deze ondernemer].',
  'nationaal-niet-openbaar':
    'Gekozen is voor de nationale niet-openbare procedure, gelet op het aantal verwachte gegadigden en de kosten van inschrijven.',
  sas: 'Gekozen is voor de procedure voor sociale en andere specifieke diensten, gelet op de aard van de dienst.',
};

function procedureChapter(procedure: Procedure, regime: Regime, when: Timetable): string {
  const rows: ReadonlyArray<readonly [string, string]> = [
    [
      regime.endsWith('onderhands') ? 'Verzending van de uitnodiging' : 'Verzending van de aankondiging',
      when.notice,
    ],
    ...(when.requestsUntil ? [['Sluiting van de aanmelding', when.requestsUntil] as const] : []),
    ...(when.invitation ? [['Uitnodiging tot inschrijving', when.invitation] as const] : []),
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

function suitability(procedure: Procedure, law: Law): string {
  if (procedure === 'meervoudig-onderhands')
    return '## 4 Geschiktheid\n\nIn deze procedure worden geen geschiktheidseisen gesteld; de uitgenodigde ondernemers zijn op hun geschiktheid geselecteerd.';
  if (procedure === 'enkelvoudig-onderhands')
    return '## 4 Geschiktheid\n\nIn deze procedure worden geen geschiktheidseisen gesteld; de uitgenodigde ondernemer is op zijn geschiktheid geselecteerd.';
  return [
    '## 4 Uitsluitingsgronden en geschiktheidseisen',
    '### 4.1 Uitsluitingsgronden',
    'De dwingende uitsluitingsgronden zijn van toepassing. Van de facultatieve gronden gelden: [invullen: de gronden die voor deze opdracht van belang zijn]. Een inschrijver op wie een grond van toepassing is, kan aantonen dat hij maatregelen heeft genomen om zijn betrouwbaarheid te herstellen.',
    '### 4.2 Geschiktheidseisen',
    'De inschrijver heeft ervaring met de kerncompetentie [invullen: kerncompetentie]. Hij toont dit aan met één referentieopdracht; één referentieopdracht mag voor meerdere kerncompetenties worden gebruikt. Er wordt geen omzeteis gesteld. De inschrijver mag een beroep doen op de draagkracht van derden.',
    '### 4.3 Bewijs',
    'Bij de inschrijving hoort het Uniform Europees Aanbestedingsdocument. De inschrijver aan wie de aanbestedende dienst voornemens is te gunnen, levert op verzoek binnen tien kalenderdagen de bewijsstukken aan.',
    ...selection(procedure, law),
  ].join('\n\n');
}

/** How candidates are chosen, in a procedure in which they are. */
function selection(procedure: Procedure, law: Law): string[] {
  if (!law.procedure(procedure)?.twoStage) return [];
  if (procedure === 'dynamisch-aankoopsysteem')
    return [
      '### 4.4 Toelating',
      'Iedere ondernemer die aan de eisen voldoet, wordt toegelaten, ook gedurende de looptijd.',
    ];
  const least = law.limit(
    procedure === 'niet-openbaar' ? 'candidates-restricted' : 'candidates-other',
  )?.value;
  const many = least === undefined ? '[invullen: aantal]' : String(least);
  return [
    '### 4.4 Selectie',
    `Ten minste ${many} gegadigden worden uitgenodigd. Zijn er meer geschikte gegadigden, dan kiest de aanbestedende dienst op de volgende criteria: [invullen: selectiecriteria met hun weging].`,
  ];
}

function award(procedure: Procedure, standstill: number | undefined): string {
  if (procedure === 'enkelvoudig-onderhands')
    return '## 5 Gunning\n\nDe opdracht wordt gegund als de offerte aan de eisen voldoet en de prijs marktconform is.';
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

function sustainability(choice: NewSpecification, library: Library, law: Law): string {
  const subjects = law
    .subjectsFor({ words: normalize(choice.title) })
    .flatMap(({ subject }) => SUBJECT_TEXT[subject.id] ?? []);
  if (choice.riskCategory === 'geen') {
    const themes =
      '[Invullen: welke duurzaamheidsthema’s zijn afgewogen en wat daarvan in de opdracht terugkomt.]';
    return ['## 8 Duurzaamheid', themes, ...subjects].join('\n\n');
  }
  const clause = library.clause('isv/volledig');
  const version = clause && currentVersion(clause, choice.noticeDate);
  return [
    '## 8 Duurzaamheid',
    ...subjects,
    'De Internationale Sociale Voorwaarden gelden als bijzondere uitvoeringsvoorwaarde. Voor een uitvoeringsvoorwaarde is gekozen, omdat [invullen: waarom deze vorm bij de keten en de markt past]. De aanbestedende dienst heeft de risico’s in de keten van deze opdracht zelf geanalyseerd; de uitkomst staat in bijlage 1.',
    ...(clause && version ? [markedClause(clause, version, fillClause(clause, version, false))] : []),
  ].join('\n\n');
}

/** What some subjects ask for, by the ids of the law data; the particulars are for the drafter. */
const SUBJECT_TEXT: Readonly<Record<string, readonly string[]>> = {
  ict: [
    'De oplossing voldoet aan de open standaarden die voor deze opdracht gelden: [invullen: de standaarden bij naam].',
  ],
  voertuigen: [
    'Van de voertuigen is ten minste [invullen: percentage] een schoon voertuig en [invullen: percentage] emissievrij.',
  ],
  ecodesign: [
    'De producten voldoen aan de eisen van de ecodesign-verordening voor deze productgroep: [invullen: welke eisen].',
  ],
};

function submission(when: Timetable): string {
  return [
    '## 9 Indienen van de inschrijving',
    `De inschrijving is uiterlijk op ${formatDate(when.closing)} om 12.00 uur via het aanbestedingsplatform ingediend. Zij bestaat uit het prijsblad en een plan van aanpak van ten hoogste vier pagina’s A4.`,
    '## Bijlage 1 Risicoanalyse van de keten',
    '[Invullen: de eigen risicoanalyse, of verwijderen als zij niet nodig is.]',
  ].join('\n\n');
}

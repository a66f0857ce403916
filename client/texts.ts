import { inDutch } from './settings.ts';

const texts = {
  starting: ['Bestekwijzer start…', 'Bestekwijzer is starting…'],
  running: ['Bestekwijzer leest mee', 'Bestekwijzer is reading along'],
  stopped: ['Bestekwijzer staat stil', 'Bestekwijzer has stopped'],
  restart: ['Opnieuw starten', 'Restart'],
  showRules: ['Uitleg', 'Explain'],
  notChecked: ['Dit bestand wordt niet gecontroleerd', 'This file is not checked'],
  allChecked: ['Alles van dit bestand is gecontroleerd', 'All of this file was checked'],
  openSetting: ['Instelling openen', 'Open the setting'],
  openFile: ['Bestand openen', 'Open the file'],
  pickRule: ['Van welke regel wilt u de uitleg zien?', 'Which rule do you want explained?'],
  noRules: [
    'De regels zijn niet op te vragen: Bestekwijzer staat stil. Start opnieuw of bekijk de uitvoer.',
    'The rules cannot be listed: Bestekwijzer has stopped. Restart it or look at the output.',
  ],
  noPage: [
    'Over deze regel is geen uitleg gevonden. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    'No explanation of this rule was found. The output of Bestekwijzer shows the cause.',
  ],
  pickClause: ['Kies een clausule', 'Choose a clause'],
  pickVersion: ['Met welke versie wilt u vergelijken?', 'Which version do you want to compare with?'],
  oneVersion: ['Van deze clausule is er maar één versie.', 'There is only one version of this clause.'],
  noEditor: [
    'Open eerst een bestek in Markdown en zet de cursor waar de clausule moet komen.',
    'First open a specification in Markdown and put the cursor where the clause should go.',
  ],
  notInUse: [
    'Dit document gebruikt de bibliotheek van deze clausule niet. Noem haar bij “bibliotheken” bovenaan het document.',
    'This document does not use the library of this clause. Name it at “bibliotheken” at the top of the document.',
  ],
  nothingToCompare: [
    'Hier staat geen clausule waarvan de bibliotheek de tekst kent.',
    'There is no clause here of which the library knows the text.',
  ],
  libraryToDocument: ['{id}@{version}: bibliotheek ↔ document', '{id}@{version}: library ↔ document'],
  inForce: ['geldt nu', 'in force'],
  unused: ['niet in gebruik', 'not in use'],
  overridden: ['wijkt voor “{library}”', 'yields to “{library}”'],
  uses: ['{count}× gebruikt', 'used {count}×'],
  line: ['regel', 'line'],
  making: ['Bestekwijzer maakt het rapport', 'Bestekwijzer is making the report'],
  noReport: [
    'Het rapport is niet gemaakt. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    'The report was not made. The output of Bestekwijzer shows the cause.',
  ],
  pickForm: ['In welke vorm wilt u het rapport?', 'In which form do you want the report?'],
  formMd: ['om te lezen en in een document te plakken', 'to read and to paste into a document'],
  formCsv: ['voor een rekenblad', 'for a spreadsheet'],
  formJson: ['voor verwerking door een ander programma', 'for another program'],
  newOne: ['Nieuw bestek', 'New specification'],
  makeNew: ['Maak het bestek', 'Make the specification'],
  makeOne: ['Maak hier een bestek van', 'Make this a specification'],
  makeHere: ['Zet de feiten bovenaan deze tekst', 'Put the facts above this text'],
  overview: ['Overzicht', 'Overview'],
  review: [
    'Klopt dit? Kies een regel om een antwoord te veranderen. Er is nog niets geschreven.',
    'Is this right? Choose a line to change an answer. Nothing has been written yet.',
  ],
  explain: ['Uitleg', 'Explanation'],
  foundFacts: ['In de tekst gevonden', 'Found in the text'],
  pickFacts: ['Welke van deze feiten komen bovenaan te staan?', 'Which of these facts are to go to the top?'],
  noQuestions: [
    'De vragen zijn niet op te vragen: Bestekwijzer staat stil. Start opnieuw of bekijk de uitvoer.',
    'The questions cannot be asked: Bestekwijzer has stopped. Restart it or look at the output.',
  ],
  notMade: [
    'Het bestek is niet gemaakt en er is niets gewijzigd. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    'The specification was not made and nothing was changed. The output of Bestekwijzer shows the cause.',
  ],
  noSample: [
    'Het voorbeeld is niet te openen. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    'The sample cannot be opened. The output of Bestekwijzer shows the cause.',
  ],
  noFinding: [
    'In deze tekst is daarvoor geen bevinding (meer).',
    'There is no finding (left) in this text for that.',
  ],
  noMarkdown: [
    'Open eerst een tekst in Markdown: een bestand waarvan de naam op .md eindigt.',
    'First open a text in Markdown: a file of which the name ends in .md.',
  ],
  makingWord: ['Bestekwijzer maakt het Word-document', 'Bestekwijzer is making the Word document'],
  readingWord: ['Bestekwijzer leest het Word-document', 'Bestekwijzer is reading the Word document'],
  noWord: [
    'Het Word-document is niet gemaakt. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    'The Word document was not made. The output of Bestekwijzer shows the cause.',
  ],
  noSpecification: [
    'Open eerst een bestek: een Markdown- of YAML-bestand met bestek in de kop.',
    'First open a specification: a Markdown or YAML file with bestek in its front matter.',
  ],
  exportTitle: ['Bestek opslaan als Word-document', 'Save the specification as a Word document'],
  exportHere: ['Exporteren', 'Export'],
  importTitle: ['Word-document omzetten in een bestek', 'Turn a Word document into a specification'],
  importThis: ['Importeren', 'Import'],
  importHere: ['Bestek opslaan', 'Save specification'],
  wordMade: ['{name} is gemaakt.', '{name} was made.'],
  openWord: ['Openen', 'Open'],
  showFile: ['Tonen in Verkenner', 'Show in Explorer'],
  notSaved: [
    '{name} is niet opgeslagen. Staat het nog open in Word? Sluit het dan en probeer het opnieuw.',
    '{name} was not saved. Is it still open in Word? Then close it and try again.',
  ],
  largeWord: [
    '{name} is te groot om hier te importeren. Gebruik de opdrachtregel: bestekwijzer import.',
    '{name} is too large to import here. Use the command line: bestekwijzer import.',
  ],
  unreadWord: [
    '{name} is niet te lezen. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    '{name} cannot be read. The output of Bestekwijzer shows the cause.',
  ],
  noFolder: [
    'Open eerst de map van de aanbesteding: de nullijn is een bestand in die map.',
    'First open the folder of the tender: the baseline is a file in that folder.',
  ],
  drawBaseline: [
    'De bevindingen van nu opnemen in de nullijn?',
    'Record the findings of now in the baseline?',
  ],
  record: [
    'Opnemen (bevindingen: {findings}, bestekken: {documents})',
    'Record (findings: {findings}, specifications: {documents})',
  ],
  baselineMeans: [
    'Daarna zijn ze nog een hint. Een eerdere nullijn wordt vervangen: {file}',
    'After that they are hints. An earlier baseline is replaced: {file}',
  ],
  baselineDrawn: [
    'De nullijn staat in {file}. Zet dat bestand in versiebeheer, dan geldt zij ook op de opdrachtregel en voor collega’s.',
    'The baseline is in {file}. Put that file under version control, so that it counts on the command line and for colleagues too.',
  ],
  noBaseline: [
    'De nullijn is niet gemaakt. Bekijk de uitvoer van Bestekwijzer voor de oorzaak.',
    'The baseline was not made. The output of Bestekwijzer shows the cause.',
  ],
} as const satisfies Record<string, readonly [nl: string, en: string]>;

/** A text the client shows by itself, in the language of `bestekwijzer.taal`. */
export const text = (key: keyof typeof texts): string => texts[key][inDutch() ? 0 : 1];

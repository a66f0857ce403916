import type { UserLanguage } from '../check/render.ts';
import { lawAt } from '../law/law.ts';
import { FACTS, type Facts, type FactType } from '../spec/fact-schema.ts';
import { normalize } from '../text/normalize.ts';
import { type DateValue, findQuantities, formatAmount, formatDate } from '../text/quantities/index.ts';
import type { NewSpecification } from './new-specification.ts';
import { addDays } from './new-timetable.ts';
import { type ProcedureChoice, procedureAdvice } from './procedure-advice.ts';

/**
 * The questions before a text becomes a specification, the same in the editor and on the command line. A question depends on
 * the answers so far; answers are kept as typed, so that one can go back to them.
 */
export const QUESTIONS = [
  'titel',
  'opdracht',
  'aanbestedende-dienst',
  'soort',
  'raming',
  'aankondiging',
  'procedure',
  'percelen',
  'risicocategorie',
] as const;

export type QuestionId = (typeof QUESTIONS)[number];

/** Answers as typed or chosen; '' for one that was skipped. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

export interface Question {
  readonly id: QuestionId;
  /** A word or two. */
  readonly title: string;
  readonly prompt: string;
  /** What one should know to answer, when it takes more than the prompt. */
  readonly explanation?: string;
  /** To choose from; absent for an answer that is typed. */
  readonly options?: readonly QuestionOption[];
  /** The answer when nothing else is said; '' for none. */
  readonly proposed: string;
  readonly isOptional: boolean;
}

export interface QuestionOption {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
}

/** What questions depend on besides the answers. */
export interface QuestionWorld {
  /** Today, ISO. */
  readonly date: string;
  readonly language: UserLanguage;
  /** What is proposed because it was found in a text, and where. */
  readonly found?: Readonly<Partial<Record<QuestionId, { readonly value: string; readonly where: string }>>>;
  /** The text exists: nothing has to be answered, and its days may be past. */
  readonly isExisting?: boolean;
}

type Text2 = Readonly<Record<UserLanguage, string>>;
const t = (nl: string, en: string): Text2 => ({ nl, en });

const TITLES: Readonly<Record<QuestionId, Text2>> = {
  titel: t('Titel', 'Title'),
  opdracht: t('Soort opdracht', 'Kind of contract'),
  'aanbestedende-dienst': t('Aanbestedende dienst', 'Contracting authority'),
  soort: t('Soort dienst', 'Kind of authority'),
  raming: t('Raming', 'Estimate'),
  aankondiging: t('Aankondiging', 'Notice'),
  procedure: t('Procedure', 'Procedure'),
  percelen: t('Percelen', 'Lots'),
  risicocategorie: t('ISV-risicocategorie', 'ISV risk category'),
};

const PROMPTS: Readonly<Record<QuestionId, Text2>> = {
  titel: t(
    'Wat is de titel van de opdracht? Bijvoorbeeld: Levering van bedrijfskleding',
    'What is the title of the contract? For instance: Levering van bedrijfskleding',
  ),
  opdracht: t('Is de opdracht een werk, levering of dienst?', 'Is it works, supplies or services?'),
  'aanbestedende-dienst': t(
    'Hoe heet de aanbestedende dienst? Bijvoorbeeld: Gemeente Voorbeeld',
    'What is the name of the contracting authority? For instance: Gemeente Voorbeeld',
  ),
  soort: t(
    'Wat voor aanbestedende dienst is het? Daarvan hangt de Europese drempel af',
    'What kind of authority is it? The EU threshold depends on it',
  ),
  raming: t(
    'Wat is de geraamde waarde in euro, zonder btw, met alle opties en verlengingen? Bijvoorbeeld: 1.250.000 of 1,25 miljoen',
    'What is the estimated value in euro, without VAT, with all options and extensions? For instance: 1.250.000 or 1,25 miljoen',
  ),
  aankondiging: t(
    'Op welke dag gaat de aankondiging of uitnodiging uit? Bijvoorbeeld: 2027-01-11 of 11 januari 2027',
    'On which day is the notice or invitation sent? For instance: 2027-01-11 or 11 januari 2027',
  ),
  procedure: t('Welke procedure volgt u?', 'Which procedure do you follow?'),
  percelen: t(
    'Hoe heten de percelen? Met komma’s ertussen; leeg als er geen percelen zijn',
    'What are the lots called? With commas between them; empty for no lots',
  ),
  risicocategorie: t(
    'In welke ISV-risicocategorie valt de opdracht?',
    'In which ISV risk category is the contract?',
  ),
};

const TEXTS = {
  lots: t(
    'Verdeel de opdracht in percelen, tenzij dat niet passend is; dan motiveert u dat ({source}).',
    'Divide the contract into lots unless that is not appropriate; then give reasons ({source}).',
  ),
  day: t(
    'Op deze dag worden de drempels en termijnen bepaald. De planning komt in de kop en in hoofdstuk 3.',
    'This day decides thresholds and terms. The timetable goes into the front matter and chapter 3.',
  ),
  dayExisting: t(
    'Op deze dag worden de drempels en termijnen bepaald.',
    'This day decides thresholds and terms.',
  ),
  risk: t(
    'Het Rijk past de ISV toe vanaf de Europese drempel in een risicocategorie; andere diensten mogen dat ook.',
    'Central government applies the ISV from the EU threshold in a risk category; other authorities may.',
  ),
  riskFound: t('{label} past bij het woord “{word}”.', '{label} fits the word “{word}”.'),
  found: t('Gevonden in de tekst ({where}).', 'Found in the text ({where}).'),
  skip: t('Leeg: later invullen.', 'Empty: fill in later.'),
  later: t('Later invullen', 'Fill in later'),
  needed: t('Vul hier iets in.', 'Fill in something here.'),
  long: t('Houd het onder {most} tekens.', 'Keep it under {most} characters.'),
  line: t('Schrijf dit op één regel.', 'Write this on one line.'),
  amount: t(
    '‘{text}’ is geen bedrag. Schrijf bijvoorbeeld 1.250.000, 1250000,50 of 1,25 miljoen.',
    '‘{text}’ is no amount. Write for instance 1.250.000, 1250000,50 or 1,25 miljoen.',
  ),
  noDate: t(
    '‘{text}’ is geen dag. Schrijf bijvoorbeeld 2027-01-11 of 11 januari 2027.',
    '‘{text}’ is no day. Write for instance 2027-01-11 or 11 januari 2027.',
  ),
  past: t('{date} is al voorbij.', '{date} is past.'),
  choice: t('‘{text}’ is geen keuze. Kies uit: {options}.', '‘{text}’ is no choice. Choose from: {options}.'),
  twice: t('Het perceel ‘{name}’ staat er twee keer.', 'The lot ‘{name}’ is there twice.'),
} as const;

/** Days from today to the notice that is proposed: time to write. */
const WRITING = 60;
const LONGEST = 200;

/** A question, given the answers so far. */
export function questionOf(id: QuestionId, answers: Answers, world: QuestionWorld): Question {
  const { language, found, isExisting = false } = world;
  const isOptional = isExisting || id === 'percelen';
  const options = optionsOf(id, answers, world);
  const proposed = answers[id] ?? found?.[id]?.value ?? proposalFor(id, answers, world);
  const explanation = [
    found?.[id] && say('found', language, { where: found[id].where }),
    explanationOf(id, answers, world),
    isExisting && !options ? say('skip', language) : undefined,
  ].filter((part) => part !== undefined);
  return {
    id,
    title: TITLES[id][language],
    prompt: PROMPTS[id][language],
    ...(explanation.length > 0 ? { explanation: explanation.join(' ') } : {}),
    ...(options
      ? { options: isExisting ? [...options, { value: '', label: say('later', language) }] : options }
      : {}),
    proposed,
    isOptional,
  };
}

/** What is wrong with an answer; undefined when it can be used. */
export function complaintAbout(
  id: QuestionId,
  answer: string,
  answers: Answers,
  world: QuestionWorld,
): string | undefined {
  const { language } = world;
  const text = answer.trim();
  const question = questionOf(id, answers, world);
  if (text === '') return question.isOptional ? undefined : say('needed', language);
  if (/[\r\n]/.test(text)) return say('line', language);
  if (text.length > LONGEST) return say('long', language, { most: String(LONGEST) });
  if (question.options)
    return question.options.some(({ value }) => value === text)
      ? undefined
      : say('choice', language, {
          text,
          options: question.options.flatMap(({ value }) => (value === '' ? [] : [value])).join(', '),
        });
  if (id === 'raming') return readAmount(text) === undefined ? say('amount', language, { text }) : undefined;
  if (id === 'aankondiging') {
    const date = readDay(text);
    if (date === undefined) return say('noDate', language, { text });
    return world.isExisting || date >= world.date
      ? undefined
      : say('past', language, { date: formatDate(date) });
  }
  if (id === 'percelen') {
    const names = readNames(text).map((name) => name.toLowerCase());
    const twice = names.find((name, i) => names.indexOf(name) < i);
    return twice === undefined ? undefined : say('twice', language, { name: twice });
  }
  return undefined;
}

/** An answer as one would write it in an overview. */
export function shownAnswer(id: QuestionId, answer: string, answers: Answers, world: QuestionWorld): string {
  const text = answer.trim();
  const option = questionOf(id, answers, world).options?.find(({ value }) => value === text);
  if (option) {
    // What speaks for the proposal needs no telling; what speaks against another choice does.
    const isProposed = text === proposalFor(id, answers, world);
    return option.note === undefined || isProposed ? option.label : `${option.label} (${option.note})`;
  }
  if (text === '') return '–';
  if (id === 'raming') return formatAmount(readAmount(text) ?? Number.NaN);
  if (id === 'aankondiging') return formatDate(readDay(text) ?? text);
  return id === 'percelen' ? readNames(text).join(', ') : text;
}

/** The answers as facts, without those that were skipped. */
export function factsFrom(answers: Answers): Partial<NewSpecification> {
  const { contractType, authorityKind, estimate } = choiceFrom(answers);
  const title = answers.titel?.trim();
  const authority = answers['aanbestedende-dienst']?.trim();
  const date = answers.aankondiging && readDay(answers.aankondiging);
  const facts: { -readonly [K in keyof NewSpecification]?: NewSpecification[K] | undefined } = {
    title: title || undefined,
    authority: authority || undefined,
    authorityKind,
    contractType,
    estimate,
    procedure: (answers.procedure || undefined) as NewSpecification['procedure'],
    lots: answers.percelen === undefined ? undefined : readNames(answers.percelen),
    riskCategory: (answers.risicocategorie || undefined) as NewSpecification['riskCategory'] | undefined,
    noticeDate: date || undefined,
  };
  for (const key of Object.keys(facts) as (keyof NewSpecification)[])
    if (facts[key] === undefined) delete facts[key];
  return facts as Partial<NewSpecification>;
}

function choiceFrom(answers: Answers): Partial<ProcedureChoice> {
  const estimate = answers.raming ? readAmount(answers.raming) : undefined;
  return {
    ...(answers.opdracht ? { contractType: answers.opdracht as ProcedureChoice['contractType'] } : {}),
    ...(answers.soort ? { authorityKind: answers.soort as ProcedureChoice['authorityKind'] } : {}),
    ...(estimate === undefined ? {} : { estimate }),
  };
}

/** The day of the law: that of the notice, or else today. */
function lawDay(answers: Answers, world: QuestionWorld): string {
  return (answers.aankondiging && readDay(answers.aankondiging)) || world.date;
}

function optionsOf(
  id: QuestionId,
  answers: Answers,
  world: QuestionWorld,
): readonly QuestionOption[] | undefined {
  const { language } = world;
  if (id === 'procedure')
    return procedureAdvice(choiceFrom(answers), lawDay(answers, world), language).options.map(
      ({ note, ...option }) => (note === undefined ? option : { ...option, note }),
    );
  const values = VALUES[id]?.values;
  return values?.map(({ value, about }) => ({ value, label: about[language] }));
}

const VALUES: Readonly<Partial<Record<QuestionId, Extract<FactType, { type: 'enum' }>>>> = {
  opdracht: FACTS.opdracht,
  soort: FACTS['aanbestedende-dienst'].keys.soort,
  risicocategorie: FACTS.isv.keys.risicocategorie,
};

function proposalFor(id: QuestionId, answers: Answers, world: QuestionWorld): string {
  // What is not known of a text that is there is not made up.
  if (id === 'risicocategorie') return riskOf(answers, world)?.subject.id ?? (world.isExisting ? '' : 'geen');
  if (id === 'procedure')
    return procedureAdvice(choiceFrom(answers), lawDay(answers, world), world.language).proposed ?? '';
  if (world.isExisting) return '';
  if (id === 'aankondiging') return addDays(world.date, WRITING);
  if (id === 'soort') return kindByName(answers['aanbestedende-dienst'] ?? '');
  return '';
}

/** The kind of authority that its name tells. */
function kindByName(name: string): NonNullable<NonNullable<Facts['contractingAuthority']>['kind']> | '' {
  const low = name.toLowerCase();
  if (/\bgemeente\b/.test(low)) return 'gemeente';
  if (/\bprovincie\b/.test(low)) return 'provincie';
  if (/\bwaterschap\b|\bhoogheemraadschap\b/.test(low)) return 'waterschap';
  return /\bministerie\b|\brijks[a-z]/.test(low) ? 'rijk' : '';
}

function riskOf(answers: Answers, world: QuestionWorld) {
  return lawAt(lawDay(answers, world)).riskCategoryFor({ words: normalize(answers.titel ?? '') });
}

function explanationOf(id: QuestionId, answers: Answers, world: QuestionWorld): string | undefined {
  const { language } = world;
  const date = lawDay(answers, world);
  switch (id) {
    case 'procedure':
      return procedureAdvice(choiceFrom(answers), date, language).explanation;
    case 'percelen':
      return say('lots', language, { source: lawAt(date).citation('aw-1.5-3').text[language] });
    case 'aankondiging':
      return say(world.isExisting ? 'dayExisting' : 'day', language);
    case 'risicocategorie': {
      const found = riskOf(answers, world);
      const known = found && { label: found.subject.label[language], word: found.match };
      return known ? `${say('risk', language)} ${say('riskFound', language, known)}` : say('risk', language);
    }
    case 'raming':
      return FACTS.raming.law[language];
    default:
      return undefined;
  }
}

/** Euro, from what a person types: with or without currency and dots, in figures or millions. */
export function readAmount(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/^(?:€|eur\b|euro\b)/i, '')
    .replace(/euro$/i, '')
    .trim();
  const whole = `€ ${bare}`;
  const [amount, ...more] = findQuantities(whole);
  if (amount?.kind !== 'amount' || more.length > 0 || amount.impossible || amount.max !== undefined)
    return undefined;
  const isAll = amount.span.start === 0 && amount.span.end === whole.length;
  return isAll && amount.euros > 0 ? amount.euros : undefined;
}

/** ISO day, from what a person types; undefined without a year or off the calendar. */
export function readDay(text: string): string | undefined {
  const whole = text.trim();
  const [date, ...more] = findQuantities(whole);
  if (date?.kind !== 'date' || more.length > 0 || date.span.start !== 0 || date.span.end !== whole.length)
    return undefined;
  return (date as DateValue).iso;
}

function readNames(text: string): string[] {
  return text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function say(
  key: keyof typeof TEXTS,
  language: UserLanguage,
  values: Readonly<Record<string, string>> = {},
): string {
  return TEXTS[key][language].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

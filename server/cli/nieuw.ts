import { resolve } from 'node:path';
import type { UserLanguage } from '../check/render.ts';
import { type NewSpecification, newSpecification } from '../features/new-specification.ts';
import {
  type Answers,
  complaintAbout,
  factsFrom,
  QUESTIONS,
  type Question,
  type QuestionId,
  type QuestionWorld,
  questionOf,
  shownAnswer,
} from '../features/questions.ts';
import { complaintLine, shownPath } from '../node/complaint.ts';
import { encodeText } from '../node/read.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { LANGUAGES } from './check.ts';
import type { Dialogue } from './dialogue.ts';
import { createSession } from './files/specifications.ts';
import { createFile } from './files/write.ts';
import { MESSAGES } from './messages.ts';
import type { Command } from './run.ts';
import type { World } from './world.ts';

/** Where the new text goes when a person at a terminal names no file. */
const USUAL_NAME = 'leidraad.bestek.md';

const HELP = `Maakt een nieuw bestek: hoofdstukken, een planning binnen de termijnen, en clausules. Wat u nog moet schrijven,
staat tussen vierkante haken.

Gebruik: bestekwijzer nieuw [OPTIES] [BESTAND]

Op een terminal vraagt het wat u niet opgeeft; ‘<’ gaat een vraag terug, Ctrl+C breekt af. Er wordt pas geschreven als
alles beantwoord is, en een bestand dat er al is, blijft zoals het is. Zonder terminal en zonder BESTAND komt het bestek
op de standaarduitvoer.

Vragen:
  --titel TEKST                 titel van de opdracht
  --opdracht SOORT              werk, levering of dienst
  --aanbestedende-dienst TEKST  naam van de aanbestedende dienst
  --soort SOORT                 rijk, provincie, gemeente, waterschap, publiekrechtelijke-instelling of speciale-sector
  --raming BEDRAG               euro, zonder btw, met opties en verlengingen; zoals 1250000 of "1,25 miljoen"
  --aankondiging DAG            dag waarop de aankondiging of uitnodiging uitgaat; zoals 2027-01-11
  --procedure PROCEDURE         zoals openbaar; standaard de procedure die bij de raming past
  --percelen NAMEN              met komma’s ertussen
  --risicocategorie CATEGORIE   ISV-risicocategorie; standaard wat bij de titel past, en anders geen

Opties:
  --peildatum D  ga ervan uit dat het deze dag is (jjjj-mm-dd)
  --taal TAAL    de taal van de vragen: nl (de standaard) of en; het bestek is Nederlands
  --help         deze hulp
  --version      het versienummer

Exitcode 0: gemaakt; 2: verkeerd gebruik, afgebroken, of een bestand dat er al is of niet te schrijven is.

Bestekwijzer geeft geen juridisch advies.
`;

const TEXTS = {
  choose: { nl: 'Nummer of waarde', en: 'Number or value' },
  answer: { nl: 'Antwoord', en: 'Answer' },
  empty: { nl: 'leeg', en: 'empty' },
  right: {
    nl: 'Klopt dit? Enter: ja; een nummer: dat antwoord veranderen; <: terug',
    en: 'Is this right? Enter: yes; a number: change that answer; <: back',
  },
  file: { nl: 'In welk bestand?', en: 'In which file?' },
  stopped: { nl: 'Afgebroken; er is niets geschreven.', en: 'Called off; nothing was written.' },
  missing: { nl: 'Geef nog op: {options}.', en: 'Still to be given: {options}.' },
  taken: { nl: 'Aangenomen: {answers}', en: 'Assumed: {answers}' },
  exists: { nl: 'bestaat al en blijft zoals het is', en: 'is there already and stays as it is' },
  name: {
    nl: 'De naam van een bestek in Markdown eindigt op .md, zoals leidraad.bestek.md.',
    en: 'The name of a specification in Markdown ends in .md, such as leidraad.bestek.md.',
  },
  made: { nl: '{file}: gemaakt', en: '{file}: made' },
} as const;

export const nieuw: Command = {
  help: HELP,
  async run(argv, world) {
    const questions = Object.fromEntries(QUESTIONS.map((id) => [id, 'value' as const]));
    const { values, positionals } = parse(argv, { ...questions, peildatum: 'value', taal: LANGUAGES });
    const language = (values.taal ?? 'nl') as UserLanguage;
    const [named, extra] = positionals;
    if (extra !== undefined) throw new UsageError(`‘${extra}’ is hier te veel: geef één bestand op.`);
    if (named !== undefined && !/\.md$/i.test(named)) throw new UsageError(TEXTS.name[language]);
    const asked: QuestionWorld = { date: dateOption(values.peildatum) ?? world.today(), language };
    const given = givenAnswers(values, asked);
    const session = createSession({ language, date: undefined }, world);
    const { library } = (await session.home(world.cwd, false)).libraries;

    const dialogue = await world.dialogue?.();
    let outcome: { answers: Answers; file: string | undefined } | undefined;
    try {
      outcome = dialogue
        ? await askAll(dialogue, given, named, asked)
        : { answers: assume(given, asked, world), file: named };
    } finally {
      dialogue?.close();
    }
    if (!outcome) {
      world.complain(TEXTS.stopped[language]);
      return 2;
    }
    const text = newSpecification(factsFrom(outcome.answers) as NewSpecification, library);
    if (outcome.file === undefined) {
      await world.out(text);
      return 0;
    }
    return write(outcome.file, text, language, world);
  },
};

async function write(name: string, text: string, language: UserLanguage, world: World): Promise<number> {
  const file = resolve(world.cwd, name);
  const complaint = await createFile(file, encodeText(text, ''), false);
  if (complaint) {
    // What is said elsewhere about writing over it does not hold here.
    const isThere = complaint.message === MESSAGES.exists;
    world.complain(
      complaintLine(isThere ? { ...complaint, message: TEXTS.exists } : complaint, world.cwd, language),
    );
    return 2;
  }
  world.complain(TEXTS.made[language].replace('{file}', shownPath(file, world.cwd)));
  return 0;
}

/** The answers on the command line. @throws UsageError for one that cannot be used */
function givenAnswers(values: Readonly<Record<string, string | undefined>>, world: QuestionWorld): Answers {
  const answers: { [K in QuestionId]?: string } = {};
  for (const id of QUESTIONS) {
    const value = values[id];
    if (value === undefined) continue;
    const complaint = complaintAbout(id, value, answers, world);
    if (complaint !== undefined) {
      const options = questionOf(id, answers, world).options?.map((one) => one.value);
      throw new UsageError(`--${id}: ${complaint}`, options ? value : undefined, options);
    }
    answers[id] = value.trim();
  }
  return answers;
}

/** The answers without asking: what follows from the others is assumed, and told. @throws UsageError when some are missing */
function assume(given: Answers, asked: QuestionWorld, world: World): Answers {
  const answers: { [K in QuestionId]?: string } = { ...given };
  const missing: string[] = [];
  const assumed: string[] = [];
  for (const id of QUESTIONS) {
    if (answers[id] !== undefined) continue;
    const { proposed, isOptional } = questionOf(id, answers, asked);
    if (proposed === '' && !isOptional) missing.push(`--${id}`);
    else {
      answers[id] = proposed;
      if (proposed !== '') assumed.push(`--${id} ${proposed}`);
    }
  }
  const { language } = asked;
  if (missing.length > 0)
    throw new UsageError(TEXTS.missing[language].replace('{options}', missing.join(', ')));
  if (assumed.length > 0) world.complain(TEXTS.taken[language].replace('{answers}', assumed.join(', ')));
  return answers;
}

/** Asks what is not given, shows it all, and asks for the file. Undefined when the person calls it off. */
async function askAll(
  dialogue: Dialogue,
  given: Answers,
  named: string | undefined,
  asked: QuestionWorld,
): Promise<{ answers: Answers; file: string } | undefined> {
  const open = QUESTIONS.filter((id) => given[id] === undefined);
  let answers = given;
  for (let at = 0; ; ) {
    const question = open[at];
    const choice = question ?? (await review(dialogue, answers, asked));
    if (choice === undefined) return undefined;
    if (choice === 'right') break;
    const place = question ? `(${at + 1}/${open.length}) ` : '';
    const answer =
      choice === 'back'
        ? choice
        : await askOne(dialogue, questionOf(choice, answers, asked), answers, asked, place);
    if (answer === undefined) return undefined;
    if (answer !== 'back') answers = { ...answers, [choice]: answer.value };
    // A question gone back to from the overview leads back there.
    const isBack = choice === 'back' || (question && answer === 'back');
    at = Math.max(0, at + (isBack ? -1 : question ? 1 : 0));
  }
  const file = named ?? (await askFile(dialogue, asked.language));
  return file === undefined ? undefined : { answers, file };
}

async function askOne(
  dialogue: Dialogue,
  question: Question,
  answers: Answers,
  asked: QuestionWorld,
  place: string,
): Promise<{ value: string } | 'back' | undefined> {
  const { language } = asked;
  const { id, title, prompt, explanation, options, proposed } = question;
  const lines = [
    '',
    `${place}${title}`,
    ...wrapped(prompt, ''),
    ...(explanation ? wrapped(explanation, '  ') : []),
  ];
  options?.forEach(({ value, label, note }, i) => {
    lines.push(`${String(i + 1).padStart(4)}. ${label} [${value}]`);
    if (note) lines.push(...wrapped(note, '        '));
  });
  dialogue.say(`${lines.join('\n')}\n`);
  const what = TEXTS[options ? 'choose' : 'answer'][language];
  for (;;) {
    const line = await dialogue.ask(`${what} (${proposed === '' ? TEXTS.empty[language] : proposed}): `);
    if (line === undefined) return undefined;
    const typed = line.trim();
    if (typed === '<') return 'back';
    const value = typed === '' ? proposed : (options?.[Number(typed) - 1]?.value ?? typed);
    const complaint = complaintAbout(id, value, answers, asked);
    if (complaint === undefined) return { value };
    dialogue.say(`${complaint}\n`);
  }
}

async function review(
  dialogue: Dialogue,
  answers: Answers,
  asked: QuestionWorld,
): Promise<QuestionId | 'right' | 'back' | undefined> {
  const rows = QUESTIONS.map((id, i) => {
    const { title } = questionOf(id, answers, asked);
    return `${String(i + 1).padStart(4)}. ${title}: ${shownAnswer(id, answers[id] ?? '', answers, asked)}`;
  });
  dialogue.say(`\n${rows.join('\n')}\n\n`);
  for (;;) {
    const line = await dialogue.ask(`${TEXTS.right[asked.language]}: `);
    if (line === undefined) return undefined;
    const typed = line.trim();
    if (typed === '' || /^(?:ja?|y|yes)$/i.test(typed)) return 'right';
    if (typed === '<') return 'back';
    const id = QUESTIONS[Number(typed) - 1];
    if (id) return id;
  }
}

async function askFile(dialogue: Dialogue, language: UserLanguage): Promise<string | undefined> {
  for (;;) {
    const line = await dialogue.ask(`${TEXTS.file[language]} (${USUAL_NAME}): `);
    if (line === undefined) return undefined;
    const name = line.trim() || USUAL_NAME;
    if (/\.md$/i.test(name)) return name;
    dialogue.say(`${TEXTS.name[language]}\n`);
  }
}

/** Lines of at most a hundred characters, each with this much room before it. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + word.length >= 100) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

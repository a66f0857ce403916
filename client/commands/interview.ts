import { type InputBox, type QuickInput, QuickInputButtons, type QuickPickItem, window } from 'vscode';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';
import { ask } from './clauses.ts';

/** Answers by question, as typed; '' for one that was skipped. */
export type Answers = Readonly<Record<string, string>>;

/** What the user wants: the answers, and which of the facts found are to be taken over. */
export interface Outcome {
  readonly answers: Answers;
  readonly facts: readonly string[];
}

interface Questions {
  readonly vragen?: readonly string[];
  readonly feiten?: readonly FoundFact[];
  readonly geweigerd?: string;
}

interface FoundFact {
  readonly key: string;
  readonly shown: string;
  readonly where: string;
}

interface Question {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly explanation?: string;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly note?: string }[];
  readonly proposed: string;
}

/** How a step ended: with a value, back to the one before, or the whole thing called off. */
type Step<T> = { readonly value: T } | 'back' | 'cancelled';

/** Where a step stands in the whole. */
interface Place {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
}

/**
 * Asks the server's questions one by one, with a way back, and shows the answers before anything happens. Undefined when the
 * user calls it off; nothing has been written then. With `uri` the questions are about that text.
 */
export async function interview(
  session: Session,
  title: string,
  make: string,
  uri?: string,
): Promise<Outcome | undefined> {
  const questions = await questionsAbout(session, uri);
  if (!questions) return undefined;
  const turns = turnsOf(session, questions, make, uri);
  const facts = questions.feiten.map(({ key }) => key);
  let state: State = { answers: {}, facts, at: 0, last: turns.length - 1 };
  for (;;) {
    const step = await turns[state.at]!(state, { title, step: state.at + 1, steps: turns.length });
    if (step === 'cancelled') return undefined;
    state = step === 'back' ? moved(state, -1) : step.value;
    if (state.isDone) return state;
  }
}

/** Where the user is. */
interface State extends Outcome {
  readonly at: number;
  /** The overview. */
  readonly last: number;
  /** A question gone back to from the overview leads back there. */
  readonly isDetour?: boolean;
  readonly isDone?: boolean;
}

/** One step: what it adds to what is known. */
type Turn = (state: State, place: Place) => Promise<Step<State>>;

function moved(state: State, by: number): State {
  return { ...state, at: state.isDetour ? state.last : state.at + by, isDetour: false };
}

/** The questions there are, and the facts found; undefined, with a word to the user, when there are none to ask. */
async function questionsAbout(session: Session, uri: string | undefined) {
  const questions = await ask<Questions>(session, 'bestekwijzer/vragen', { uri });
  if (!questions) void window.showErrorMessage(text('noQuestions'));
  else if (questions.geweigerd !== undefined) void window.showInformationMessage(questions.geweigerd);
  else return { vragen: questions.vragen ?? [], feiten: questions.feiten ?? [] };
  return undefined;
}

function turnsOf(
  session: Session,
  { vragen, feiten }: NonNullable<Awaited<ReturnType<typeof questionsAbout>>>,
  make: string,
  uri: string | undefined,
): readonly Turn[] {
  const turns = vragen.map(
    (id): Turn =>
      async (state, place) =>
        then(await askOne(session, id, state.answers, place, uri), (value) =>
          moved({ ...state, answers: { ...state.answers, [id]: value } }, 1),
        ),
  );
  if (feiten.length > 0)
    turns.push(async (state, place) =>
      then(await pickFacts(feiten, state.facts, place), (facts) => moved({ ...state, facts }, 1)),
    );
  turns.push(async (state, place) =>
    then(await review(session, state.answers, make, place, uri), (id) =>
      id === undefined ? { ...state, isDone: true } : { ...state, at: vragen.indexOf(id), isDetour: true },
    ),
  );
  return turns;
}

function then<T>(step: Step<T>, use: (value: T) => State): Step<State> {
  return step === 'back' || step === 'cancelled' ? step : { value: use(step.value) };
}

async function askOne(
  session: Session,
  id: string,
  answers: Answers,
  place: Place,
  uri: string | undefined,
): Promise<Step<string>> {
  const question = await ask<Question>(session, 'bestekwijzer/vraag', { uri, id, antwoorden: answers });
  if (!question) {
    void window.showErrorMessage(text('noQuestions'));
    return 'cancelled';
  }
  return question.options
    ? pickAnswer(question, place)
    : typeAnswer(question, place, (answer) =>
        ask<string | null>(session, 'bestekwijzer/antwoord', {
          uri,
          id,
          antwoord: answer,
          antwoorden: answers,
        }),
      );
}

function typeAnswer(
  question: Question,
  place: Place,
  complain: (answer: string) => Promise<string | null | undefined>,
): Promise<Step<string>> {
  const input = window.createInputBox();
  input.prompt = [question.prompt, question.explanation].filter(Boolean).join(' — ');
  input.value = question.proposed;
  return shown(input, question.title, place, (end) => {
    let checked = 0;
    input.onDidChangeValue(async (value) => {
      const turn = ++checked;
      const complaint = value.trim() === '' ? undefined : await complain(value);
      // A later key has been answered already.
      if (turn === checked) input.validationMessage = complaint ?? undefined;
    });
    input.onDidAccept(async () => {
      const { value } = input;
      const turn = ++checked;
      const complaint = await complain(value);
      if (turn !== checked) return;
      if (complaint) input.validationMessage = complaint;
      else end({ value });
    });
  });
}

type AnswerItem = QuickPickItem & { readonly value?: string };

function pickAnswer(question: Question, place: Place): Promise<Step<string>> {
  const pick = window.createQuickPick<AnswerItem>();
  const { explanation, options = [] } = question;
  const why: AnswerItem[] = explanation
    ? [{ label: `$(info) ${text('explain')}`, detail: explanation, alwaysShow: true }]
    : [];
  const items = options.map(({ value, label, note }) => ({
    label,
    description: value,
    value,
    ...(note ? { detail: note } : {}),
  }));
  pick.items = [...why, ...items];
  pick.placeholder = question.prompt;
  pick.matchOnDescription = true;
  const proposed = items.find(({ value }) => value === question.proposed);
  if (proposed) pick.activeItems = [proposed];
  return shown(pick, question.title, place, (end) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.value !== undefined) end({ value: chosen.value });
      else if (chosen) {
        // What is too long for a line of the list.
        void window.showInformationMessage(question.title, { modal: true, detail: explanation ?? '' });
        pick.selectedItems = [];
      }
    });
  });
}

function pickFacts(
  found: readonly FoundFact[],
  chosen: readonly string[],
  place: Place,
): Promise<Step<readonly string[]>> {
  const pick = window.createQuickPick<QuickPickItem & { readonly key: string }>();
  pick.canSelectMany = true;
  pick.placeholder = text('pickFacts');
  pick.items = found.map(({ key, shown: value, where }) => ({
    label: value === '' ? key : `${key}: ${value}`,
    description: where,
    key,
  }));
  pick.selectedItems = pick.items.filter(({ key }) => chosen.includes(key));
  return shown(pick, text('foundFacts'), place, (end) => {
    pick.onDidAccept(() => end({ value: pick.selectedItems.map(({ key }) => key) }));
  });
}

/** The answers at a glance. Ends with the question to go back to, or undefined to go on. */
async function review(
  session: Session,
  answers: Answers,
  make: string,
  place: Place,
  uri: string | undefined,
): Promise<Step<string | undefined>> {
  const rows =
    (await ask<readonly { id: string; title: string; shown: string }[]>(session, 'bestekwijzer/antwoorden', {
      uri,
      antwoorden: answers,
    })) ?? [];
  const pick = window.createQuickPick<QuickPickItem & { readonly id?: string }>();
  pick.placeholder = text('review');
  pick.items = [
    { label: `$(check) ${make}`, alwaysShow: true },
    ...rows.map(({ id, title, shown: value }) => ({ label: `$(edit) ${title}`, description: value, id })),
  ];
  return shown(pick, text('overview'), place, (end) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) end({ value: chosen.id });
    });
  });
}

/** Shows a step until it ends; looking elsewhere does not end it, Escape does. */
function shown<T>(
  input: QuickInput & Pick<InputBox, 'buttons' | 'onDidTriggerButton'>,
  title: string,
  { title: whole, step, steps }: Place,
  begin: (end: (result: Step<T>) => void) => void,
): Promise<Step<T>> {
  return new Promise((resolve) => {
    const end = (result: Step<T>) => {
      resolve(result);
      input.dispose();
    };
    input.title = `${whole}: ${title}`;
    input.step = step;
    input.totalSteps = steps;
    input.ignoreFocusOut = true;
    input.buttons = step > 1 ? [QuickInputButtons.Back] : [];
    input.onDidTriggerButton(() => end('back'));
    input.onDidHide(() => end('cancelled'));
    begin(end);
    input.show();
  });
}

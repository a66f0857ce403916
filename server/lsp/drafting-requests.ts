import type { Connection } from 'vscode-languageserver';
import { rangeOf } from '../check/places.ts';
import { factsFound, type Refusal, refusalOf, specificationEdit } from '../features/make-specification.ts';
import { type NewSpecification, newSpecification } from '../features/new-specification.ts';
import {
  type Answers,
  complaintAbout,
  factsFrom,
  QUESTIONS,
  type QuestionId,
  type QuestionWorld,
  questionOf,
  shownAnswer,
} from '../features/questions.ts';
import type { Service } from '../service.ts';

/** With `uri`: about the text that is open there. */
interface InterviewParams {
  readonly uri?: string;
  readonly id: QuestionId;
  readonly antwoord: string;
  readonly antwoorden: Answers;
}

const REFUSALS: Readonly<Record<Refusal, Readonly<Record<'nl' | 'en', string>>>> = {
  'is-specification': {
    nl: 'Deze tekst is al een bestek. De feiten staan bovenaan; met Ctrl+spatie vult u ze aan.',
    en: 'This text is a specification already. Its facts are at the top; Ctrl+Space helps to complete them.',
  },
  'no-markdown': {
    nl: 'Open eerst een tekst in Markdown: een bestand waarvan de naam op .md eindigt.',
    en: 'First open a text in Markdown: a file of which the name ends in .md.',
  },
  'front-matter': {
    nl: 'De kop van deze tekst (tussen de twee regels met ---) is niet aan te vullen. Herstel de YAML eerst.',
    en: 'The front matter of this text (between the two lines with ---) cannot be added to. Mend its YAML first.',
  },
};

/**
 * Requests of a client that asks the questions before a new specification, or before a text is made one. The client keeps the
 * answers and sends them along: nothing is written until it asks for the outcome.
 */
export function registerDrafting(
  connection: Connection,
  service: Service,
  ready: (uri: string) => Promise<void>,
): void {
  async function worldOf(uri: string | undefined): Promise<QuestionWorld> {
    const { date, language } = service.options;
    if (uri === undefined) return { date, language };
    await ready(uri);
    const spec = service.spec(uri);
    return {
      date,
      language,
      isExisting: true,
      ...(spec ? { found: factsFound(spec, language).answers } : {}),
    };
  }

  connection.onRequest('bestekwijzer/vragen', async ({ uri }: { uri?: string }) => {
    const { language } = service.options;
    if (uri === undefined) return { vragen: QUESTIONS, feiten: [] };
    await ready(uri);
    const spec = service.spec(uri);
    const refusal = spec ? refusalOf(spec) : 'no-markdown';
    if (!spec || refusal) return { geweigerd: REFUSALS[refusal ?? 'no-markdown'][language] };
    const feiten = factsFound(spec, language).others.map(({ key, shown, where }) => ({ key, shown, where }));
    return { vragen: QUESTIONS, feiten };
  });
  connection.onRequest('bestekwijzer/vraag', async ({ uri, id, antwoorden }: InterviewParams) =>
    questionOf(id, antwoorden, await worldOf(uri)),
  );
  connection.onRequest(
    'bestekwijzer/antwoord',
    async ({ uri, id, antwoord, antwoorden }: InterviewParams) =>
      complaintAbout(id, antwoord, antwoorden, await worldOf(uri)) ?? null,
  );
  connection.onRequest('bestekwijzer/antwoorden', async ({ uri, antwoorden }: InterviewParams) => {
    const world = await worldOf(uri);
    return QUESTIONS.map((id) => ({
      id,
      title: questionOf(id, antwoorden, world).title,
      shown: shownAnswer(id, antwoorden[id] ?? '', antwoorden, world),
    }));
  });
  connection.onRequest('bestekwijzer/nieuwBestek', async ({ antwoorden }: InterviewParams) => {
    const world = await worldOf(undefined);
    const open = QUESTIONS.find((id) => complaintAbout(id, antwoorden[id] ?? '', antwoorden, world));
    return open ? null : newSpecification(factsFrom(antwoorden) as NewSpecification, service.library);
  });
  connection.onRequest(
    'bestekwijzer/maakBestek',
    async ({ uri, antwoorden, feiten }: InterviewParams & { uri: string; feiten: readonly string[] }) => {
      await ready(uri);
      const spec = service.spec(uri);
      if (!spec) return null;
      const others = factsFound(spec, service.options.language).others;
      const chosen = others.filter(({ key }) => feiten.includes(key));
      const edit = specificationEdit(spec, factsFrom(antwoorden), chosen);
      return edit ? { range: rangeOf(spec, edit.span), newText: edit.text } : null;
    },
  );
}

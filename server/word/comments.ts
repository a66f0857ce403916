import type { ICommentOptions } from 'docx';
import { Paragraph, TextRun } from 'docx';
import type { Problem } from '../check/problem.ts';
import { messageOf, severityName, type UserLanguage } from '../check/render.ts';
import { statusName } from '../features/rule-page.ts';
import { OWN_AUTHOR, TEXTS } from './texts.ts';
import { wellFormed } from './well-formed.ts';

/** The Word comment of a finding: its rule and severity, the message, the article, and the motivation if it has one. */
export function commentOf(problem: Problem, id: number, date: Date, language: UserLanguage): ICommentOptions {
  const { citation } = problem;
  const kind =
    problem.motivated === undefined ? severityName(problem.severity, language) : TEXTS.motivated[language];
  const lines = [
    [bold(problem.rule.id), plain(` – ${kind}`)],
    [plain(messageOf(problem, language))],
    ...(citation
      ? [
          [
            bold(TEXTS.source[language]),
            plain(`${citation.text[language]} (${statusName(citation.status, language)})`),
          ],
        ]
      : []),
    ...(problem.motivated === undefined
      ? []
      : [[bold(TEXTS.motivation[language]), plain(problem.motivated)]]),
  ];
  return {
    id,
    author: OWN_AUTHOR,
    initials: 'BW',
    date,
    children: lines.map((children) => new Paragraph({ children, spacing: { after: 40 } })),
  };
}

const plain = (text: string) => new TextRun({ text: wellFormed(text), size: 20 });
const bold = (text: string) => new TextRun({ text: wellFormed(text), size: 20, bold: true });

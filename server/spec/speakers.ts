import type { Speaker } from './model.ts';

/**
 * Who speaks. Most false alarms of a text linter are sentences that bind nobody: the law restated, a rule explained,
 * a bidder's question in an information note. This is the one place that tells them apart.
 */

/** Headings under which nothing is demanded. */
const EXPLAINING_HEADING =
  /^(?:toelichting|leeswijzer|wettelijk(?:e)? kader|juridisch kader|achtergrond|voorbeeld(?:en)?|uitleg|inleiding tot de regels|nota van toelichting|memorie)/;

/** Speaker of all under a heading with this (lower-case) title, when the title decides it. */
export function speakerOfHeading(title: string): Speaker | undefined {
  if (EXPLAINING_HEADING.test(title)) return 'explanation';
  if (/^vra(?:ag|gen)(?:\s+\d+|\s+van|$)/.test(title)) return 'question';
  if (/^antwoord/.test(title)) return 'answer';
  return undefined;
}

const QUESTION_LABEL =
  /^[\s*_>|]{0,6}(?:vraag|question)(?:\s+(?:nr\.?\s?)?\d{1,4}(?:[.:]\d{1,4})?)?\s{0,3}[:.*_–-]/;
const ANSWER_LABEL =
  /^[\s*_>|]{0,6}(?:antwoord|answer|reactie aanbestedende dienst)(?:\s+(?:op vraag\s+)?\d{1,4}(?:[.:]\d{1,4})?)?\s{0,3}[:.*_–-]/;
const MOTIVATION_LABEL = /^[\s*_>|]{0,6}motivering/;
const EXPLANATION_LABEL = /^[\s*_>|]{0,6}(?:toelichting|let op|n\.?b\.?|uitleg|voorbeeld|tip)\s{0,3}[:*_–-]/;

/** Speaker of a paragraph by its label or quotation; `label` when it holds for what follows too. */
export function speakerOfBlock(
  low: string,
  quoted: boolean,
): { speaker: Speaker | undefined; label: boolean } {
  const start = low.slice(0, 60);
  if (QUESTION_LABEL.test(start)) return { speaker: 'question', label: true };
  if (ANSWER_LABEL.test(start)) return { speaker: 'answer', label: true };
  if (MOTIVATION_LABEL.test(start)) return { speaker: 'motivation', label: false };
  if (EXPLANATION_LABEL.test(start)) return { speaker: 'explanation', label: false };
  return { speaker: quoted ? 'explanation' : undefined, label: false };
}

/** The law, the Gids or a court as grammatical subject, or named as the one that says so. */
const LAW_SPEAKS = new RegExp(
  [
    // "Artikel 2.90 lid 5 bepaalt dat …", "voorschrift 3.5 G schrijft voor …"
    /(?:artikel|art\.|voorschrift|lid|de wet|aanbestedingswet(?: 2012)?|aw 2012|de gids|gids proportionaliteit|het arw(?: 2016)?|de richtlijn|richtlijn 2014\/24(?:\/eu)?|het hof|de rechter|de commissie van aanbestedingsexperts|burgerlijk wetboek)(?:[^.;]|\.\d){0,50}\s(?:bepaalt|bepalen|schrijft|schrijven|verbiedt|verbieden|luidt|vereist|verlangt|regelt|stelt dat|staat toe|staat niet toe|verplicht|eist|oordeelde|geldt dat|volgt dat|kent|laat (?:toe|slechts|alleen)|gaat uit van)/,
    // "Volgens de wet …", "Ingevolge artikel 2.90 mag een aanbestedende dienst …"
    /(?:volgens|ingevolge|conform|krachtens|op grond van|op basis van|overeenkomstig)\s(?:de wet|artikel|art\.|de aanbestedingswet|de gids|voorschrift|het bw)(?:[^.;]|\.\d){0,70}\s(?:mag|mogen|kan|kunnen|moet|moeten|dient|dienen|is|zijn|geldt)\s(?:een|elke|iedere|de|geen|het)?\s?(?:aanbestedende diensten?|overheid|overheden|omzeteis|eis|standstill|termijn)/,
    // "Een omzeteis van 300 procent is alleen toegestaan als …"
    /^een\s(?:[^.;]|\.\d){0,100}\sis\s(?:alleen|slechts|uitsluitend|niet|wettelijk|in beginsel niet)\s?(?:alleen|slechts)?\s?(?:toegestaan|geoorloofd|mogelijk|verboden|proportioneel)/,
    // "Aanbestedende diensten mogen …": the statute speaks of them in the plural
    /^(?:de\s|een\s)?aanbestedende diensten\s(?:mogen|kunnen|moeten|dienen)/,
    /^een aanbestedende dienst\s(?:mag|kan|moet|dient|stelt|verlangt|vraagt)/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
);

const EXAMPLE_SPEAKS = /^(?:bijvoorbeeld|voorbeeld|ter illustratie|stel dat|bij een opdracht van)\b/;

/** Speaker of a sentence within a block of `block`; only a requirement can turn out to be restated law. */
export function speakerOfSentence(low: string, block: Speaker): Speaker {
  if (block !== 'requirement' && block !== 'answer') return block;
  if (EXAMPLE_SPEAKS.test(low)) return 'explanation';
  if (LAW_SPEAKS.test(low)) return 'law';
  return block;
}

/** Whether what is said binds the parties. */
export function binds(speaker: Speaker): boolean {
  return speaker === 'requirement' || speaker === 'answer';
}

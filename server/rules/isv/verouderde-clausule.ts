import { fieldsFrom, fillFields } from '../../library/fields.ts';
import {
  type ClauseVersion,
  currentVersion,
  type Library,
  markedClause,
  versionOf,
} from '../../library/library.ts';
import { clauseIndex, type Likeness } from '../../library/match.ts';
import { wordsOf } from '../../library/words.ts';
import type { Section } from '../../spec/model.ts';
import { contains, type Span } from '../../text/span.ts';
import { type ClauseBlock, clauseBlocks, everySection, updateTo } from '../language/clause-blocks.ts';
import { themesIn } from '../language/isv-coverage.ts';
import { statements } from '../language/statements.ts';
import { likenessOf } from '../language/unmarked-clauses.ts';
import { type DocumentFinding, documentRule, type Fix, type RuleContext, t } from '../rule.ts';

/** Part of a section that must be an old clause to call the section one. */
const MOSTLY = 0.35;
/** Part from which on the section may be replaced as a whole. */
const WHOLLY = 0.6;
/** Shared runs of words under which likeness is chance. */
const LEAST = 14;

const APPLIES =
  /van toepassing|gebruik(?:t|en)|hanteert|hanteren|conform|volgens|overeenkomstig|gelden|geldt|toegepast|maken deel uit|onderdeel/;
const PAST = /voorheen|vroeger|destijds|vervangen|niet langer|niet meer|herzien/;

export const rule = documentRule<Section>({
  id: 'isv/verouderde-clausule',
  title: t('ISV-tekst van 2017', 'ISV text of 2017'),
  severity: 'warning',
  gate: 'all',
  citations: ['kabinetsbrief', 'isv-bestekteksten-2017'],
  messages: {
    found: t(
      'Deze tekst lijkt op de oude ISV-clausule {id}, versie {version}; daarin ontbreken het milieu en een deel van de zes stappen.',
      'This text is like the old ISV clause {id}, version {version}, which lacks the environment and some of the six steps.',
    ),
    marked: t(
      'De ISV-clausule {id} is van het oude kader (versie {version}); daarin ontbreken het milieu en een deel van de zes stappen.',
      'The ISV clause {id} is of the old framework (version {version}), which lacks the environment and some of the six steps.',
    ),
    scheme: t(
      'Deze ISV-tekst volgt de opzet van 2017: risicoanalyse, plan van aanpak en rapport over arbeids- en mensenrechten, zonder milieu.',
      'This ISV text follows the scheme of 2017: risk analysis, action plan and report on labour and human rights, without the environment.',
    ),
    named: t(
      'Hier gelden de ISV-bestekteksten van 2017; die zijn herzien.',
      'This applies the ISV tender texts of 2017, which were revised.',
    ),
  },
  todo: t(
    'Vervang de tekst door de geldende versie, waarin alle zes stappen en het milieu zijn geborgd.',
    'Replace the text by the version in force, which secures all six steps and the environment.',
  ),
  why: t(
    'De teksten van 2017 vroegen een risicoanalyse, een plan van aanpak en een rapport over arbeids- en mensenrechten. De herziening voegde het milieu toe en borgt ook beleid, monitoring, openbare verantwoording en herstel.',
    'The texts of 2017 asked for risk analysis, action plan and report on labour and human rights. The revision added the environment and also secures policy, monitoring, public accounting and remedy.',
  ),
  whenNot: t(
    'Bij een lopende overeenkomst waarin de oude tekst is overeengekomen; zet dan `peildatum` op de datum van toen.',
    'For a running contract in which the old text was agreed; set `peildatum` to the date of then.',
  ),
  motivable: true,
  words: [],
  collect: everySection,
  *check(view, context): Generator<DocumentFinding> {
    const { blocks } = clauseBlocks(view);
    const marked = new Set(blocks.flatMap(({ body }) => body.map(({ at }) => at)));
    for (const block of blocks) yield* inBlock(block, context);
    // All sections are looked at with each key, so nothing is made for those that are like no clause.
    for (let i = 0; i < view.items.length; i++) {
      const { at, value: section } = view.items[i]!;
      const { named, old, scheme } = oldPartsOf(section, context);
      if (named) yield { at, span: named, message: 'named' };
      if ((!old && !scheme) || marked.has(at) || view.entryAt(at)?.kind === 'clause') continue;
      if (old) {
        yield {
          at,
          span: firstOf(section, old, context.library),
          values: { id: old.indexed.clause.id, version: old.indexed.version.version },
          fixes: replacement(section, old, context.date),
        };
      } else if (scheme && !named) yield { at, span: scheme, message: 'scheme' };
    }
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\n<!-- clausule ⟦isv/stap-3-maatregelen@2017.1⟧ -->\nOpdrachtnemer maakt een plan van aanpak.\n<!-- /clausule -->\n',
      },
      {
        text: '## Risicoanalyse van de keten\n\n⟦Binnen vier maanden na ondertekening van de Overeenkomst zal Opdrachtnemer een risicoanalyse van de eigen internationale keten uitvoeren.⟧ In de risicoanalyse gaat Opdrachtnemer na of, en zo ja waar in de keten, risico’s bestaan op schending van internationale arbeidsnormen en mensenrechten, waaronder kinderarbeid, dwangarbeid en discriminatie. Van Opdrachtnemer wordt een redelijke inspanning verlangd.\n',
      },
      {
        text: '## ISV\n\n⟦De leverancier maakt na gunning een risicoanalyse van zijn internationale keten (arbeids- en mensenrechten) en een plan van aanpak.⟧ Jaarlijks levert hij een rapport in.\n',
      },
      {
        text: '## Voorwaarden\n\n⟦De ISV-bestekteksten (2017) maken deel uit van de overeenkomst.⟧\n',
      },
      {
        text: '⟦In het plan van aanpak staat welke redelijke inspanning Opdrachtnemer levert om de schendingen te voorkomen of te verminderen, welke prioriteiten hij stelt, welke invloed hij op zijn toeleveranciers heeft en wanneer de maatregelen zijn uitgevoerd.⟧ Opdrachtnemer voert het na akkoord uit.\n',
      },
    ],
    good: [
      {
        facts: 'peildatum: 2019-03-01',
        text: '<!-- clausule isv/stap-3-maatregelen@2017.1 -->\nOpdrachtnemer maakt een plan van aanpak.\n<!-- /clausule -->\n',
      },
      { text: '## Geschiedenis\n\nDe bestekteksten van 2017 zijn herzien; het milieu is toegevoegd.\n' },
      {
        text: '## ISV\n\nOpdrachtnemer maakt een risicoanalyse van de keten en stelt een plan van aanpak op voor arbeid, mensenrechten en milieu.\n',
      },
      {
        text: '<!-- clausule isv/stap-3-maatregelen@2025.1 -->\nOpdrachtnemer maakt een plan van aanpak.\n<!-- /clausule -->\n',
      },
    ],
  },
});

interface OldParts {
  readonly named: Span | undefined;
  readonly old: Likeness | undefined;
  readonly scheme: Span | undefined;
}

const NOTHING_OLD: OldParts = { named: undefined, old: undefined, scheme: undefined };
const remembered = new WeakMap<Section, { date: string; library: Library; parts: OldParts }>();

/** What of the old texts stands in a section, for most of them nothing; remembered with the section. */
function oldPartsOf(section: Section, context: RuleContext): OldParts {
  const { date, library } = context;
  const known = remembered.get(section);
  if (known && known.date === date && known.library === library) return known.parts;
  const found = {
    named: namedEdition(section, context),
    old: oldClause(section, context),
    scheme: oldScheme(section),
  };
  const parts = found.named || found.old || found.scheme ? found : NOTHING_OLD;
  remembered.set(section, { date, library, parts });
  return parts;
}

/** A marked ISV clause in a version that is no longer in force. */
function* inBlock(block: ClauseBlock, { library, date }: RuleContext): Generator<DocumentFinding> {
  const clause = block.id.startsWith('isv/') ? library.clause(block.id) : undefined;
  const version = clause && block.version !== undefined ? versionOf(clause, block.version) : undefined;
  const current = clause && currentVersion(clause, date);
  if (!clause || !version || !current || !isOld(version, date)) return;
  yield {
    at: block.name.at,
    span: block.name.span,
    message: 'marked',
    values: { id: block.id, version: version.version },
    fixes: block.isClosed && version !== current ? [updateTo(block, clause, current, version)] : [],
  };
}

function isOld({ until }: ClauseVersion, date: string): boolean {
  return until !== undefined && until < date;
}

/** The old ISV clause that a section for the most part is; the version in force being no nearer. */
function oldClause(section: Section, { library, date }: RuleContext): Likeness | undefined {
  const { candidates } = likenessOf(section, library);
  const old = candidates.find(
    ({ indexed, shared, ofText }) =>
      indexed.clause.id.startsWith('isv/') &&
      isOld(indexed.version, date) &&
      shared >= LEAST &&
      ofText >= MOSTLY,
  );
  if (!old) return undefined;
  const current = candidates.find(({ indexed }) => !isOld(indexed.version, date));
  return current && current.shared >= old.shared ? undefined : old;
}

/** A sentence that makes the texts of 2017 apply. */
function namedEdition(section: Section, { law }: RuleContext): Span | undefined {
  if (!/bestektekst|inkoopkader/.test(section.low)) return undefined;
  const editions = law.instruments.find(({ id }) => id === 'isv-bestekteksten')?.outdated ?? [];
  for (const sentence of statements(section)) {
    const { low } = sentence;
    if (!APPLIES.test(low) || PAST.test(low) || !/\bisv\b|isv-|internationale sociale/.test(low)) continue;
    const isNamed = editions.some(({ name, names }) => {
      const year = /\b20\d\d\b/.exec(name)?.[0];
      return names.some((one) => low.includes(one)) || (year !== undefined && low.includes(year));
    });
    if (isNamed && /bestektekst|inkoopkader/.test(low)) return sentence.span;
  }
  return undefined;
}

/** The first sentence that is the old clause's. */
function firstOf(section: Section, { indexed }: Likeness, library: Library): Span {
  const index = clauseIndex(library);
  const first = section.sentences.find(({ span, block }) => {
    if (block.kind === 'heading') return false;
    const words = wordsOf(section.text.slice(span.start, span.end));
    return index.candidates(words).some((one) => one.indexed === indexed && one.shared >= 3);
  });
  return first?.span ?? section.heading?.span ?? { start: 0, end: section.text.length };
}

/** Risk analysis, plan, due-diligence report and no more: the three of the old texts, under their own names. */
function isTriad(low: string): boolean {
  if (!/risico-?analyse/.test(low)) return false;
  if (!/due[- ]diligence[- ]?rapport/.test(low)) return false;
  if (!/sociale voorwaarden|sociale misstand|mensenrecht|internationale keten|arbeidsnorm/.test(low))
    return false;
  return !themesIn(low).includes('milieu') && !/\bherstel|klacht|monitor|gedragscode/.test(low);
}

/** The scheme of 2017 in other words: its three products, its field of view and nothing more. */
function oldScheme(section: Section): Span | undefined {
  const { low } = section;
  if (!low.includes('plan van aanpak')) return undefined;
  if (isTriad(low))
    return [...statements(section)].find(({ low: said }) => /risico-?analyse/.test(said) && !PAST.test(said))
      ?.span;
  if (!/risico-?analyse/.test(low) || !low.includes('internationale keten')) return undefined;
  if (!/(?:due[- ]diligence[- ]?)rapport|jaarlijks[^.;]{0,40}rapport|rapport[^.;]{0,40}jaarlijks/.test(low))
    return undefined;
  if (!/mensenrecht/.test(low) || themesIn(low).includes('milieu')) return undefined;
  const first = [...statements(section)].find((sentence) => /risico-?analyse/.test(sentence.low));
  return first && !PAST.test(first.low) ? first.span : undefined;
}

/** The section's text replaced by the clause in force, when all of it is the old one. */
function replacement(section: Section, { indexed, ofText }: Likeness, date: string): Fix[] {
  const { clause, version: old } = indexed;
  const current = currentVersion(clause, date);
  if (!current || current === old || ofText < WHOLLY) return [];
  const head = section.heading ? section.text.indexOf('\n', section.heading.span.end) : 0;
  if (head < 0) return [];
  const rest = section.text.slice(head);
  const start = head + (rest.length - rest.trimStart().length);
  const span = { start, end: section.text.trimEnd().length };
  if (!contains({ start: 0, end: section.text.length }, span) || span.end <= span.start) return [];
  const filled = fillFields(clause, current, fieldsFrom(section.text.slice(span.start, span.end), old));
  return [
    {
      title: t(
        `Vervang door ${clause.id}, versie ${current.version}, met behoud van wat is ingevuld`,
        `Replace by ${clause.id}, version ${current.version}, keeping what was filled in`,
      ),
      kind: 'edit',
      edits: [{ span, text: markedClause(clause, current, filled) }],
    },
  ];
}

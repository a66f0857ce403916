import { reasonRule, t } from '../rule.ts';

const WE =
  '(?:wij|we|(?:de|het) \\p{L}{3,30}(?:dienst|gever|gemeente|provincie|waterschap|rijk|ministerie|school|stichting|college|bestuur)|de (?:gemeente|provincie|dienst|stichting|school|universiteit|hogeschool|politie)|het (?:waterschap|rijk|ministerie|hoogheemraadschap|college))';
const CHOOSE =
  '(?:kiest|kiezen|koos|kozen|deelt|delen|voegt|voegen|vraagt|vragen|stelt|stellen|eist|eisen|verlangt|verlangen|hanteert|hanteren|legt|leggen|neemt|nemen|sluit|sluiten|beperkt|beperken|past|passen|gunt|gunnen|geeft|geven|schrijft|schrijven|laat|laten|biedt|bieden|verdeelt|verdelen|splitst|splitsen)';
const REASON = '(?:omdat|want|aangezien|doordat|nu|vanwege|wegens|gelet op|zodat|om|reden)';
/** A reason that tells itself what is deviated from or chosen, so that its reader needs no other text to understand it. */
const TELLS_DEVIATION = new RegExp(
  [
    '\\b(?:wijk|wijken|wijkt|weken|week)\\b(?![^.;]{0,60}\\bniet\\b)[^.;]{0,60}\\baf\\b',
    '\\b(?:wordt|is|zijn|worden) (?![^.;]{0,30}\\bniet\\b)[^.;]{0,60}\\bafgeweken\\b|\\bafgeweken (?:wordt|is)\\b',
    '\\bin afwijking van\\b|\\b(?:deze|de|onze) afwijking\\b',
    '\\bin plaats van\\b',
    `\\b${WE} ${CHOOSE}\\b[^.;]{3,160}\\b${REASON}\\b`,
    `\\b${WE} ${CHOOSE}\\b(?:[^.;]|\\.\\d){10,200}[.;]\\s`,
    `\\b(?:wordt|worden|is|zijn) (?:hier |daarom |bewust ){0,2}(?:niet |geen |wel )?(?:[^.;]{0,60} )?(?:verdeeld|opgedeeld|gesplitst|samengevoegd|gekozen|gevraagd|gesteld|verlangd|uitgesloten|gehanteerd|beperkt)\\b[^.]{0,80}\\b${REASON}\\b`,
  ].join('|'),
  'u',
);

export const rule = reasonRule({
  id: 'motivering/ongebruikt',
  title: t('Motivering zonder afwijking', 'Motivation without a deviation'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'Bij {rule} is hier een motivering of markering opgenomen, maar er is niets gevonden om te motiveren.',
      'There is a motivation or mark for {rule} here, but nothing was found that needs one.',
    ),
    inactive: t(
      'De regel {rule} geldt niet bij deze procedure of is uitgeschakeld, dus deze motivering of markering doet niets.',
      'The rule {rule} does not apply under this procedure or is switched off, so this motivation or mark does nothing.',
    ),
  },
  todo: t(
    'Verwijder haar, of zet haar in het onderdeel (en bij een markering vlak boven de alinea) waar de afwijking staat.',
    'Remove it, or move it to the section (and a mark to right above the paragraph) with the deviation.',
  ),
  why: t(
    'Een motivering die nergens bij hoort wekt de indruk dat van een voorschrift wordt afgeweken. Een vergeten markering verbergt bovendien een volgende, terechte melding.',
    'A motivation that belongs to nothing suggests a deviation that is not there. A forgotten mark moreover hides a later, justified finding.',
  ),
  whenNot: t(
    'Als de afwijking in een ander aanbestedingsstuk staat en hier met opzet wordt toegelicht.',
    'Where the deviation is in another procurement document and is explained here on purpose.',
  ),
  belgian: true,
  *check({ reasons, ruleIds }) {
    const known = new Set(ruleIds);
    for (const reason of reasons) {
      if (reason.used || !reason.isReason || !known.has(reason.rule)) continue;
      if (reason.kind !== 'suppress' && TELLS_DEVIATION.test(reason.text.toLowerCase())) continue;
      yield {
        at: reason.at,
        span: reason.ruleSpan,
        values: { rule: reason.rule },
        ...(reason.ruleActive ? {} : { message: 'inactive' }),
        // A mark is a note to the tool that no tenderer reads.
        ...(reason.ruleActive && reason.kind !== 'suppress' ? {} : { severity: 'information' as const }),
      };
    }
  },
  examples: {
    bad: [
      {
        facts: 'procedure: openbaar',
        text: '## Gunning\n\nDe opschortende termijn na de gunningsbeslissing is 20 kalenderdagen.\n\n> **Motivering** (⟦aw/standstill⟧): de enige inschrijver heeft ingestemd met een kortere termijn.\n',
      },
      {
        facts: 'procedure: meervoudig-onderhands',
        severity: 'information',
        text: '> **Motivering** (⟦aw/standstill⟧): de enige inschrijver heeft ingestemd met een kortere termijn.\n',
      },
      {
        facts: 'procedure: openbaar',
        severity: 'information',
        text: '<!-- negeer ⟦aw/standstill⟧: citaat uit een oude leidraad -->\n\nDe levertijd is vijf werkdagen.\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nprocedure: openbaar\nmotiveringen:\n  - regel: ⟦aw/standstill⟧\n    tekst: De enige inschrijver heeft ingestemd met een kortere termijn.\n',
      },
    ],
    good: [
      {
        facts: 'procedure: openbaar',
        text: '## Gunning\n\nDe opschortende termijn na de gunningsbeslissing is 15 kalenderdagen.\n\n> **Motivering** (aw/standstill): de enige inschrijver heeft ingestemd met een kortere termijn.\n',
      },
      {
        facts: 'procedure: openbaar',
        text: '<!-- negeer aw/standstill: citaat uit een oude leidraad -->\n\nDe opschortende termijn na de gunningsbeslissing is 15 kalenderdagen.\n',
      },
      { text: '> **Motivering** (aw/standstill): volgt\n' },
      {
        facts: 'procedure: openbaar',
        text: '## Percelen\n\n> **Motivering** (aw/percelen-motivering): wij delen de opdracht niet op, omdat elke leerling uit alle vervoerders moet kunnen kiezen.\n',
      },
      {
        facts: 'procedure: openbaar',
        text: '## Schade\n\nVoor letsel geldt de grens niet.\n\n> **Motivering** (gp/risicoverdeling): van het voorschrift wijken wij voor letsel af. Onze bezoekers zijn kwetsbaar.\n',
      },
      { text: 'De motivering is opgenomen in het aanbestedingsdossier.\n' },
    ],
  },
});

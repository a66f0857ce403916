import { reasonRule, t } from '../rule.ts';

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
      { text: 'De motivering is opgenomen in het aanbestedingsdossier.\n' },
    ],
  },
});

import { nearest } from '../../spec/facts.ts';
import { reasonRule, t } from '../rule.ts';

export const rule = reasonRule({
  id: 'motivering/onbekende-regel',
  title: t('Motivering bij een regel die niet bestaat', 'Motivation for a rule that does not exist'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'De regel “{rule}” bestaat niet, dus deze motivering of markering werkt niet.',
      'The rule “{rule}” does not exist, so this motivation or mark has no effect.',
    ),
    near: t(
      'De regel “{rule}” bestaat niet, dus deze motivering of markering werkt niet. Bedoelde u “{suggestion}”?',
      'The rule “{rule}” does not exist, so this motivation or mark has no effect. Did you mean “{suggestion}”?',
    ),
  },
  todo: t(
    'Neem de naam van de regel over uit de melding die u motiveert.',
    'Copy the name of the rule from the finding you give reasons for.',
  ),
  why: t(
    'Een motivering hoort bij één regel. Met een onbekende naam blijft de melding staan en ontbreekt de afwijking in het overzicht van afwijkingen.',
    'A motivation belongs to one rule. Under an unknown name the finding stays and the deviation is missing from the register.',
  ),
  whenNot: t(
    'Geen: zonder bestaande regel heeft de motivering geen werking.',
    'Never: without a rule it has no effect.',
  ),
  belgian: true,
  *check({ reasons, ruleIds }) {
    const known = new Set(ruleIds);
    for (const reason of reasons) {
      if (known.has(reason.rule) || reason.rule === '') continue;
      const suggestion = likely(reason.rule, ruleIds);
      yield {
        at: reason.at,
        span: reason.ruleSpan,
        values: { rule: reason.rule, ...(suggestion ? { suggestion } : {}) },
        ...(suggestion
          ? {
              message: 'near',
              fixes: [
                {
                  title: t(`Wijzig in ${suggestion}`, `Change to ${suggestion}`),
                  kind: 'edit',
                  edits: [{ span: reason.ruleSpan, text: suggestion }],
                },
              ],
            }
          : {}),
      };
    }
  },
  examples: {
    bad: [
      {
        text: '> **Motivering** (⟦aw/standstil⟧): de enige inschrijver heeft met de kortere termijn ingestemd.\n',
        fixed:
          '> **Motivering** (aw/standstill): de enige inschrijver heeft met de kortere termijn ingestemd.\n',
      },
      {
        text: '<!-- negeer ⟦standstill⟧: citaat uit een oude leidraad -->\n\nTekst van het citaat.\n',
        fixed: '<!-- negeer aw/standstill: citaat uit een oude leidraad -->\n\nTekst van het citaat.\n',
      },
      {
        text: '> Motivering (⟦wet/artikel-tien⟧): de markt telt maar twee aanbieders van dit product.\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nmotiveringen:\n  - regel: ⟦aw/stanstill⟧\n    tekst: Alle partijen hebben schriftelijk ingestemd.\n',
        fixed:
          'bestek: "1"\nmotiveringen:\n  - regel: aw/standstill\n    tekst: Alle partijen hebben schriftelijk ingestemd.\n',
      },
    ],
    good: [
      {
        text: '> **Motivering** (aw/standstill): de enige inschrijver heeft met de kortere termijn ingestemd.\n',
      },
      { text: 'Motivering: de opdracht is te klein om in percelen te verdelen.\n' },
      { text: '> Motivering van de aanbestedende dienst (zie bijlage): de markt is klein.\n' },
    ],
  },
});

/** The rule meant: the same name without or with another group, else the one spelled most alike. */
function likely(typed: string, ids: readonly string[]): string | undefined {
  const name = typed.slice(typed.lastIndexOf('/') + 1).toLowerCase();
  const sameName = ids.filter((id) => id.slice(id.indexOf('/') + 1) === name);
  return sameName.length === 1 ? sameName[0] : nearest(typed, ids);
}

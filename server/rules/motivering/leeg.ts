import { reasonRule, t } from '../rule.ts';

export const rule = reasonRule({
  id: 'motivering/leeg',
  title: t('Motivering zonder inhoud', 'Motivation without content'),
  severity: 'warning',
  gate: 'all',
  citations: ['aw-1.10-4'],
  messages: {
    found: t(
      'De motivering bij {rule} geeft geen reden, dus de afwijking blijft ongemotiveerd.',
      'The motivation for {rule} gives no reason, so the deviation remains without reasons.',
    ),
    suppress: t(
      'De markering “negeer {rule}” heeft geen reden en werkt daarom niet.',
      'The mark “negeer {rule}” has no reason and therefore has no effect.',
    ),
  },
  todo: t(
    'Schrijf in één of twee zinnen op waarom het in deze opdracht zo moet of waarom de melding niet klopt.',
    'Write in a sentence or two why this contract needs it, or why the finding is mistaken.',
  ),
  why: t(
    'Pas toe of leg uit vraagt een reden die bij deze opdracht hoort. Een leeg veld of een vaste zin als “conform beleid” is geen uitleg en houdt bij een klacht geen stand.',
    'Comply or explain asks for a reason that belongs to this contract. An empty field or a stock phrase such as “according to policy” explains nothing and does not survive a complaint.',
  ),
  whenNot: t(
    'Als de uitleg in een ander aanbestedingsstuk staat: noem dan dat stuk en de plaats daarin.',
    'Where the explanation is in another procurement document: name that document and the place in it.',
  ),
  belgian: true,
  *check({ reasons }) {
    for (const reason of reasons) {
      if (reason.isReason || reason.rule === '') continue;
      yield {
        at: reason.at,
        span: reason.kind === 'document' ? reason.span : reason.ruleSpan,
        values: { rule: reason.rule },
        ...(reason.kind === 'suppress' ? { message: 'suppress' } : {}),
      };
    }
  },
  examples: {
    bad: [
      { text: '## Gunning\n\nTekst.\n\n> **Motivering** (⟦aw/standstill⟧): n.v.t.\n' },
      { text: '> **Motivering** (⟦aw/standstill⟧): conform inkoopbeleid.\n' },
      { text: '<!-- negeer ⟦aw/standstill⟧ -->\n\nDe wachttermijn na gunning is 15 dagen.\n' },
      {
        yaml: true,
        text: 'bestek: "1"\nmotiveringen:\n  - regel: aw/standstill\n    tekst: ⟦volgt nog⟧\n',
      },
      { text: '> Motivering (⟦aw/standstill⟧): [nader in te vullen]\n' },
    ],
    good: [
      {
        text: '> **Motivering** (aw/standstill): er is één inschrijver uitgenodigd, zodat niemand door een kortere termijn wordt benadeeld.\n',
      },
      {
        text: '<!-- negeer aw/standstill: citaat uit een oude leidraad -->\n\nDe wachttermijn na gunning is 15 dagen.\n',
      },
      { text: '> De motivering (zie bijlage 2) is opgesteld met de gebruikers.\n' },
      {
        facts:
          'motiveringen:\n  - regel: aw/standstill\n    tekst: Alle inschrijvers hebben schriftelijk met de kortere termijn ingestemd.',
        text: 'Tekst.\n',
      },
    ],
  },
});

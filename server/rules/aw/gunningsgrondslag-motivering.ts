import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, spanOf, statements } from '../language/statements.ts';
import { documentRule, FACTS_AT, t } from '../rule.ts';

/** What a section says about the basis of the award. */
interface Said {
  readonly kind: 'price' | 'quality' | 'reasons';
  readonly span: Span;
  readonly basis: string;
}

const LOWEST =
  /(?:laagste|scherpste|goedkoopste)\s(?:[\wà-ÿ]{1,40}\s)?(?:prijs|aanbieding|inschrijving|totaaltarief|tarie(?:f|ven)|(?:totaal)?bedrag|levensduurkosten|levenscycluskosten|inschrijfsom|inschrijfprijs|offerte|kosten|aanneemsom|totaalprijs|inschrijver|bod)|goedkoopste|uitsluitend (?:op )?(?:de )?prijs|alleen (?:op )?(?:de )?prijs|enige? gunningscriterium is (?:de )?prijs|prijs is het enige|uitsluitend (?:het |de )?(?:totaalbedrag|inschrijfsom|inschrijfprijs|totaalprijs|aanneemsom)|(?:één|enige?) gunningscriterium(?: is)?:? (?:de )?(?:laagste )?prijs|(?:één|enige?) gunningscriterium(?: is)?:? (?:de )?(?:inschrijfsom|inschrijfprijs|aanneemsom|totaalprijs|kosten)|wie het minste? (?:vraagt|rekent|kost)|minst(?:e)? kost|(?:^|[\s,;])(?:de )?prijs (?:alleen )?(?:beslist|is beslissend|geeft de doorslag|bepaalt (?:wie|de winnaar))|kosteneffectiviteit/;
const AWARDS =
  /gegund|gunnen|gunning(?!scriterium\w{0,40} kwaliteit)|gunt|krijgt (?:de opdracht|het contract|het werk)|beslissend|eindigt|opdracht gaat naar|wint|telt|beslist|beslissend|doorslag|gunningscriterium|grondslag|winnaar|komt in aanmerking voor|enige/;
const NO_BASIS =
  /overkoepelend|grondslagen|laagste kosten[^.;]{0,40}(?:en|of) (?:de )?laagste prijs|laagste prijs[^.;]{0,40}(?:en|of) (?:de )?laagste kosten|punten|score|naar rato|formule|niet (?:op|de) (?:laagste|alleen)|niet alleen|abnormaal|gelijke|loting|korting|gunnen wij niet|geen laagste|nadere (?:overeenkomst|opdracht)|deelopdracht|maximale? score/;
const QUALITY =
  /kwaliteit[^.;]{0,40}\d|plan van aanpak[^.;]{0,40}\d|prijs-kwaliteit|prijs\/kwaliteit|prijs en kwaliteit|bpkv/;
const PRICE_ALONE =
  /^(?:de )?(?:prijs|inschrijfprijs|inschrijfsom|aanneemsom|totaalprijs|laagste prijs|aannemingssom|kosten)\s{0,80}\|?\s?(?:100\s?%?|\(100\s?%\))/;

export const rule = documentRule<Said>({
  id: 'aw/gunningsgrondslag-motivering',
  title: t(
    'Laagste prijs of laagste kosten zonder motivering',
    'Lowest price or lowest cost without reasons',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.114-4'],
  messages: {
    found: t(
      'Er wordt gegund op {basis}, zonder motivering in de stukken.',
      'The contract is awarded on {basis}, without reasons in the documents.',
    ),
  },
  todo: t(
    'Motiveer waarom niet op de beste prijs-kwaliteitverhouding wordt gegund, of kies die grondslag.',
    'State why the award is not based on the best price-quality ratio, or choose that basis.',
  ),
  why: t(
    'De beste prijs-kwaliteitverhouding is het uitgangspunt. Alleen op prijs of kosten gunnen mag, als de stukken zeggen waarom.',
    'The best price-quality ratio is the starting point. Awarding on price or cost alone is allowed if the documents say why.',
  ),
  whenNot: t(
    'Als de motivering in een ander aanbestedingsstuk staat: verwijs daarnaar.',
    'If the reasons stand in another procurement document: refer to it.',
  ),
  motivable: true,
  words: [
    'prijs',
    'prijz',
    'kosten',
    'bedrag',
    'minste',
    'tarief',
    'offerte',
    'bod',
    'goedkoop',
    'aanneemsom',
    'laagste',
    'inschrijfsom',
    'gunning',
    'reden',
    'motiver',
    'omdat',
  ],
  collect(section, context) {
    const said: Said[] = [];
    for (const sentence of statements(section)) {
      const { low } = sentence;
      const basis = /kosten/.test(low) && !/prijs/.test(low) ? 'laagste kosten' : 'laagste prijs';
      const alone =
        (context.role === 'award' ||
          /gunningscriteri|criteri[^.]{0,40}(?:weging|gewicht|punten)/.test(fullText(section, sentence))) &&
        PRICE_ALONE.exec(low);
      if (alone) {
        if (!hasReasonNearby(section, sentence))
          said.push({ kind: 'price', span: spanOf(sentence, alone), basis });
        continue;
      }
      const found = LOWEST.exec(low);
      if (
        found &&
        (AWARDS.test(low) || (context.role === 'award' && low.length < 80)) &&
        !NO_BASIS.test(low) &&
        !isPast(low) &&
        !isDenied(low, found.index)
      ) {
        const i = sentence.index;
        const next = section.sentences[i + 1]?.low ?? '';
        const isExplained =
          hasReasonNearby(section, sentence) || FIXED_QUALITY.test(low) || FIXED_QUALITY.test(next);
        said.push({ kind: isExplained ? 'reasons' : 'price', span: spanOf(sentence, found), basis });
        continue;
      }
      if (FIXED_QUALITY.test(low) && /prijs|gunning/.test(section.low))
        said.push({ kind: 'reasons', span: sentence.span, basis });
      if (QUALITY.test(low) && !isDenied(low, Math.max(0, low.indexOf('kwaliteit'))))
        said.push({ kind: 'quality', span: sentence.span, basis });
    }
    return said;
  },
  *check(view, context) {
    const { award } = context.facts;
    if (award?.reasons !== undefined && award.reasons.length > 11) return;
    if (view.items.some(({ value }) => value.kind === 'reasons')) return;
    const basis = award?.basis;
    if (basis === 'laagste-prijs' || basis === 'laagste-kosten') {
      const place = view.sheet.places.get('gunning.grondslag');
      if (place) {
        yield { at: FACTS_AT, span: place.value, values: { basis: basis.replace('-', ' ') } };
        return;
      }
    }
    if (basis === 'bpkv' || view.items.some(({ value }) => value.kind === 'quality')) return;
    const found = view.items.find(({ value }) => value.kind === 'price');
    if (found) yield { at: found.at, span: found.value.span, values: { basis: found.value.basis } };
  },
  examples: {
    bad: [
      { text: 'De opdracht wordt gegund op de ⟦laagste prijs⟧.', facts: 'procedure: openbaar' },
      {
        text: '## Gunning\n\n| Gunningscriterium | Weging |\n| --- | --- |\n| ⟦Inschrijfsom | 100%⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De inschrijver met de ⟦goedkoopste aanbieding⟧ wint de aanbesteding.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'Gegund wordt op de laagste prijs, omdat het een gestandaardiseerd product is waarvan de kwaliteit volledig vastligt.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De laagste prijs krijgt 40 punten; voor kwaliteit zijn 60 punten te behalen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Er wordt niet gegund op de laagste prijs maar op de beste prijs-kwaliteitverhouding.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De opdracht gaat naar de laagste prijs.',
        facts:
          'procedure: openbaar\ngunning:\n  grondslag: laagste-prijs\n  motivering: De kwaliteit ligt geheel vast in de eisen.',
      },
    ],
  },
});

/** The usual reason, without a word like "omdat": the quality lies fixed. */
const FIXED_QUALITY =
  /kwaliteit[^.;]{0,60}(?:volledig|geheel|reeds|al|door de eisen|in het programma|vast)[^.;]{0,40}(?:vast|bepaald|beschreven|geborgd)|gestandaardiseerd|bulkproduct|standaardproduct|nauwelijks te onderscheiden|geen onderscheid|motivering/;

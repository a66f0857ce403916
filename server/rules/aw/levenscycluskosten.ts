import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { AUTHORITY } from '../language/actors.ts';
import { bare } from '../language/claims.ts';
import { toldBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { affirmations, questionBefore } from '../language/questions.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { together, wordsOf } from '../language/words.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

const LIFE_CYCLE =
  /levenscycluskosten|levensduurkosten|levensloopkosten|\btco\b|total cost of ownership|life[- ]?cycle cost(?:s|ing)?|\blcc\b|true pric(?:e|ing)|true cost|externe (?:milieu)?kosten|kosten (?:over|gedurende) de (?:hele |gehele |totale )?(?:levensduur|gebruiksduur)|(?<!\been )(?:echte|werkelijke|eerlijke) prijs|(?:verborgen|maatschappelijke) kosten|\bmilieukosten\b|totale (?:eigendoms|gebruiks|bezits)kosten|(?:totale|alle) kosten (?:over|gedurende|in) (?:de |een )?(?:acht|negen|tien|elf|twaalf|vijftien|twintig|vijfentwintig|dertig|veertig|vijftig|\d{2}|[89]) jaar|(?:over|in|gedurende) (?:acht|negen|tien|elf|twaalf|vijftien|twintig|vijfentwintig|dertig|veertig|vijftig|\d{2}|[89]) jaar\b[^.;]{0,40}\b(?:ga(?:at|an) kosten|kost(?:en)?\b(?=[,.;]|$))/;
/** The costs from purchase to disposal, one by one. */
const ALL_COSTS =
  /kosten (?:van|voor) (?:aanschaf|gebruik|energie|onderhoud)[^.;|]{0,60}(?:afvoer|sloop|verwijdering)/;
const COUNTS =
  /gunning|gegund|gunnen|\bwint\b|criteri|punten|\d\s?%|weging|telt|tellen|beoordel|evaluatieprijs|laagste|score/;
/** A sentence goes on about what was just named. */
const OF_THIS =
  /^(?:dit|dat|deze|die) (?:[a-z]{1,20} )?(?:onderdeel|criterium|subcriterium|bedrag|kosten|som|post)\b/;
/** A method: figures to calculate with, a formula, a norm, or where to find them. */
const METHOD =
  /formule|rekenmodel|rekentabel|rekenmethod|rekenblad|berekeningswijze|berekend (?:volgens|met|als|op basis)|berekenen (?:wij|we)|rekenen (?:wij|we)(?![^.;]{0,100}\b(?:mee|toe)\b)|bijlage|prijzenblad|invulblad|disconter|per kwh|kengetal|contante waarde|som van|bepalingsmethode|en \d{4,5}|iso \d{4,5}|nen-|\+|\bmaal\b|×|gebruiksjaren|zie (?:paragraaf|hoofdstuk)|afschrijving|rekenwijze:|vermenigvuldig|\boptelsom van\b|\d\s?(?:keer|x) (?:het|de|uw)\b|rekenrente|rentevoet|discontovoet|(?:\d|\beuro|\bcent) per (?:kilowattuur|liter|kubieke meter|m3|m³|kilometer|km|draaiuur|bedrijfsuur|vervanging|onderhoudsbeurt)\b|\d (?:draaiuren|bedrijfsuren|branduren|gebruiksuren|kilometers?|km|afdrukken|cycli|was\w{3,8}) per jaar/;
/** What the authority itself works out from what tenderers state: "Wij tellen aanschaf en verbruik over acht jaar bij elkaar op". */
const WORKED_OUT = new RegExp(
  `\\b${AUTHORITY}\\s(?:berekent|berekenen|rekent|rekenen|bepaalt|bepalen|telt|tellen)\\b[^.;]{0,60}\\b(?:hieruit|daaruit|uit (?:uw|de|zijn) (?:opgave|opgegeven|ingevulde)|bij elkaar op)|\\b(?:hieruit|daaruit|uit (?:uw|de|zijn) (?:opgave|opgegeven|ingevulde))\\b[^.;]{0,30}\\b(?:berekent|berekenen|rekent|rekenen|bepaalt|bepalen) ${AUTHORITY}\\b|\\bdoor (?:de |het )?${AUTHORITY}\\s(?:berekend|uitgerekend|bepaald)\\s(?:uit|op basis van|aan de hand van)\\b|\\b(?:berekent|berekenen|bepaalt|bepalen)\\s(?:die|deze|dit|dat|de kosten)?\\s?uit (?:uw|de|zijn) (?:opgave|opgegeven)`,
);
/** A calculation the authority made for itself, for its budget or its choice. */
const FOR_ITSELF =
  /\b(?:in|bij|voor) (?:de|onze|het opstellen van de) raming\b|\b(?:kredietaanvraag|kredietvoorstel|begroting|businesscase|business case|raadsvoorstel|raadsbesluit|investeringsbesluit|investeringsvoorstel|haalbaarheidsstudie|variantenstudie|voorontwerp)\b/;
/** Nor does it count in the award. */
const LEFT_OUT =
  /^(?:(?:die|deze|dit|dat) [^.;]{0,60}\b(?:geen (?:deel|onderdeel|rol)|niet|buiten)\b|(?:bij|voor|in) de (?:gunning|beoordeling)\b[^.;]{0,60}\b(?:geen rol|niet|geen betekenis|buiten))/;
const FREE =
  /(?:zelf|naar eigen inzicht)\s[^.;]{0,20}(?:kiest|bepaalt|kiezen|bepalen|gekozen)|(?:bepaalt|bepalen) (?:de )?(?:commissie|beoordel|inschrijver)|vrij(?:e)? (?:te|keuze|methode)|\b(?:geen|zonder) (?:vaste )?(?:reken)?(?:methode|formule|model)\b|(?:methode|formule|rekenmodel) (?:is|geldt|hanteren|kennen|hebben)\b[^.;]{0,20}\bniet\b|(?:commissie|beoordelaars|jury)\b[^.;]{0,20}\b(?:schat|schatten|raamt)\b|(?:onderbouwt|berekent|bepaalt|raamt|schat)\b[^.;]{0,60}\b(?:naar eigen inzicht|op eigen wijze|vrij\b)|\b(?:manier|wijze|methode|hoe)\b[^.;]{0,60}(?:bereken|uitreken|onderbouw|tot (?:zijn|uw|dat|de))[^.;]{0,60}(?:\baan u\b|\bvrij\b|\bzelf\b|aan (?:de )?inschrijver)/;

/** Whether the section says what is calculated with, or how. */
function hasMethod({ low }: Section): boolean {
  return (METHOD.test(low) || WORKED_OUT.test(low)) && !FREE.test(low);
}

/** "Die berekening maakt geen deel uit van de gunning", right behind it. */
function isLeftOut(section: Section, { index, block }: Sentence): boolean {
  const next = section.sentences[index + 1];
  return next?.block === block && /gunning|beoordel/.test(next.low) && LEFT_OUT.test(next.low);
}

/** "Tellen levenscycluskosten mee?" "Ja, voor 20%." */
function* affirmedIn(section: Section): Generator<Finding> {
  for (const answer of affirmations(section)) {
    const asked = questionBefore(section, answer);
    const found = LIFE_CYCLE.exec(asked);
    if (!found || isDenied(asked, found.index) || !COUNTS.test(asked)) continue;
    if (hasMethod(section)) return;
    yield { span: bare(answer), values: { words: found[0] } };
    return;
  }
}

export const rule = sectionRule({
  id: 'aw/levenscycluskosten',
  title: t('Levenscycluskosten zonder gegevens en methode', 'Life-cycle costs without data and method'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.115a-2', 'aw-2.115a-3'],
  messages: {
    found: t(
      '“{words}” telt mee bij de gunning, maar de aan te leveren gegevens of de rekenmethode ontbreken.',
      '“{words}” counts in the award, but the data to be supplied or the method of calculation is missing.',
    ),
  },
  todo: t(
    'Noem welke gegevens de inschrijver levert en met welke methode u de levenscycluskosten berekent.',
    'Name the data the tenderer supplies and the method by which you calculate the life-cycle costs.',
  ),
  why: t(
    'Zonder vaste gegevens en rekenmethode zijn inschrijvingen niet te vergelijken. De wet eist dat beide in de stukken staan.',
    'Without fixed data and method, tenders cannot be compared. The law requires both in the documents.',
  ),
  whenNot: t(
    'Als gegevens en methode in een bijlage staan: verwijs daarnaar.',
    'If data and method stand in an annex: refer to it.',
  ),

  words: [...wordsOf(LIFE_CYCLE), together(['kosten'], ['afvoer', 'sloop', 'verwijdering'])],
  *check(section, context) {
    for (const sentence of section.sentences) {
      if (!binds(sentence.speaker)) continue;
      const { low } = sentence;
      const found = LIFE_CYCLE.exec(low) ?? ALL_COSTS.exec(low);
      if (
        !found ||
        isPast(low) ||
        FOR_ITSELF.test(low) ||
        isDenied(low, found.index) ||
        isLeftOut(section, sentence) ||
        /geen (?:gunnings?criteri|criteri|rol)|niet (?:mee|beoordeeld)|buiten (?:de )?(?:beoordeling|beschouwing|gunning)|\bdaarvan af\b|afgezien|\bwilden\b/.test(
          low,
        )
      )
        continue;
      const next = section.sentences[sentence.index + 1];
      const after = next && (OF_THIS.test(next.low) || toldBefore(section, next) !== '') ? next.low : '';
      const text = `${headingOver(sentence)} ${introduction(section, sentence)} ${low} ${after}`;
      const counts =
        context.role === 'award' ||
        /\bbeoordelen (?:wij|we)\b|(?:wij|we) beoordelen\b|gunning|gegund|gunnen|\bwint\b|criteri|punten|weging|telt|tellen|evaluatieprijs|\d{1,3}\s?(?:%|pt)/.test(
          text,
        );
      if (
        !counts ||
        !COUNTS.test(section.low) ||
        /wijzigingsvoorstel|(?:tijdens|gedurende|in) de (?:uitvoering|looptijd)|vooraf|laten (?:vergelijken|onderzoeken)|heeft[^.;]{0,60}onderzocht/.test(
          low,
        )
      )
        continue;
      if (hasMethod(section)) return;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
      return;
    }
    yield* affirmedIn(section);
  },
  examples: {
    bad: [
      {
        text: 'De gunningscriteria zijn prijs (70%) en ⟦levenscycluskosten⟧ (30%).',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Gunningscriteria\n\n- Aanschafprijs: 40 punten\n- ⟦TCO⟧: 60 punten',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Criterium | Weging |\n| --- | --- |\n| Plan | 50% |\n| ⟦True pricing⟧ | 50% |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Levensduurkosten (40 punten): u levert aanschafprijs en verbruik aan; wij rekenen met tien jaar en € 0,30 per kWh volgens de formule in bijlage 3.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De gemeente heeft vooraf de levensduurkosten laten onderzoeken.',
        facts: 'procedure: openbaar',
      },
      { text: 'Levenscycluskosten zijn geen gunningscriterium.', facts: 'procedure: openbaar' },
    ],
  },
});

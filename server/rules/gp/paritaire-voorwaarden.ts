import type { Section, Sentence } from '../../spec/model.ts';
import { bare, type Claim, claimIn, type FoundClaim, rewriteSentence } from '../language/claims.ts';
import { questionBefore } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { introduction, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

/** Jointly drafted conditions for works, with their edition. */
const SET =
  '(?:u\\.?a\\.?v\\.?(?:[- ]?(?:gc|ti))?(?:[- ]?(?:1989|20\\d\\d))?|uniforme administratieve voorwaarden)(?![a-z])';
const PARAGRAPH = '(?:paragraaf|paragrafen|par\\.|§{1,2}|artikel(?:en)?|lid|bepaling(?:en)?)';

/** A part does not hold, or something else does. */
const OFF =
  '(?:als volgt te luiden|luidt als volgt|gelezen als|als volgt gelezen|te lezen als|niet van toepassing|niet (?:de|het) (?=paragra|§|artikel|bepaling)|geld(?:t|en) niet|buiten toepassing|uitgesloten|uitgezonderd|verval(?:t|len)|vervallen|geschrapt|zonder(?! (?:afwijking|meer|dat))|vervangen|gewijzigd(?!e)|aangepast|in plaats van|anders dan|in afwijking|afgeweken|wijken (?:wij|we)[^.;]{0,20}\\baf\\b|(?:wij|we) wijken[^.;]{0,20}\\baf\\b|sluiten (?:wij|we)[^.;]{0,60}\\buit\\b|(?:wij|we) (?:sluiten|schrappen|wijzigen|vervangen)|passen (?:wij|we)[^.;]{0,40}niet toe|(?:niet|geen) beroep(?:en)? (?:doen )?op|do(?:et|en)\\s[^.;]{0,30}niet mee|blij(?:ft|ven) [^.;]{0,20}buiten|geldt (?:hier|daarvan|daaruit) niet)';

/** A paragraph of another text. */
const OF_OTHER = `${PARAGRAPH}\\s?\\d{1,2}[^;]{0,15}\\bvan (?:de|het|deze|dit|onze) (?!u\\.?a\\.?v|uniforme|bepaal|voorwaarden)`;

/** No deviation, or one the conditions themselves give power to. */
const NO_DEVIATION =
  /geen afwijking|afwijking(?:en)?[^.;]{0,40}(?:zijn|is|worden|wordt) (?:er )?niet|niet (?:wordt |worden )?afgeweken|zonder afwijking|(?:op grond van|krachtens|ingevolge) (?:de |het )?(?:bepaalde |paragraaf|§|artikel|u\.?a\.?v)/;

const CLAIMS: readonly Claim[] = [
  {
    message: 'excluded',
    says: new RegExp(
      `${SET}[^.;]{0,60}(?:(?:is|zijn|gelden|geldt|worden|wordt)\\s(?:\\w{1,40}\\s){0,3}?(?:niet|uitgesloten|buiten toepassing)|uitgesloten|buiten toepassing|niet van toepassing|blijven buiten)|(?:uitsluiting|niet-toepasselijkheid) van de ${SET}|(?:wij|we) (?:gebruiken|hanteren|passen|sluiten) (?:de )?${SET}[^.;]{0,20}\\b(?:niet|uit)\\b|(?:in plaats van|ter vervanging van) (?:de )?${SET}`,
    ),
    unless: new RegExp(
      `uav[- ]?1989|uav[- ]?gc[- ]?2005|paragra|§|met uitzondering|verkrijgbaar|bijgevoegd|opgenomen|gepubliceerd|(?:van toepassing|gelden),? (?:en|maar) niet de|${NO_DEVIATION.source}`,
    ),
    isDenial: true,
  },
  {
    message: 'found',
    says: new RegExp(
      `${SET}[^;]{0,80}(?:met uitzondering van|(?:met|onder) (?:schrapping|weglating) van|uitgezonderd|behoudens|behalve|met dien verstande)[^;]{0,120}|(?:in afwijking van|afgeweken van|afwijken van|afwijking(?:en)? (?:op|van))\\s(?:[^;]{0,60}\\s)?(?:de\\s)?${SET}|(?:van|op)\\s(?:het bepaalde in\\s)?${PARAGRAPH}\\s?\\d{1,2}[^;]{0,40}${SET}[^;]{0,40}(?:afgeweken|afwijking)|${PARAGRAPH}\\s?\\d{1,2}[^;]{0,60}${SET}[^;]{0,60}(?:verval(?:t|len)|geldt niet|gelden niet|niet van toepassing|geschrapt|buiten toepassing|vervangen|gewijzigd)|${SET}[^;]{0,60}${PARAGRAPH}[^;]{0,60}(?:verval(?:t|len)|geldt niet|gelden niet|niet van toepassing|geschrapt|buiten toepassing|wordt vervangen|worden vervangen|als volgt gewijzigd)`,
    ),
    unless: NO_DEVIATION,
    isDenial: true,
  },
  {
    message: 'excluded',
    says: new RegExp(
      `(?:en (?:dus )?niet|niet|geen|in plaats van|anders dan|zonder) (?:(?:[\\wà-ÿ]{3,20} )?(?:met|onder|volgens|via|op basis van) )?(?:de |het )?(?:\\w{1,40}\\s)?${SET}|${SET},? (?:gebruiken|hanteren|volgen|kennen|passen) (?:wij|we)\\b[^.;]{0,60}\\bniet\\b`,
    ),
    unless:
      /uav[- ]?1989|bekend met|eerder|ervaring|niet (?:alleen|slechts|in strijd)|anders dan in|geen afwijking|\bwel\b/,
    isDenial: true,
  },
  {
    message: 'found',
    says: new RegExp(
      `(?:van|uit) (?:de |het )?${SET}[^;]{0,40}(?:blijven|blijft|zijn|worden|is|wordt)[^;]{0,20}(?:buiten toepassing|uitgezonderd|uitgesloten|niet van toepassing|geschrapt)|(?:anders dan|in tegenstelling tot|contrair aan|ongeacht|onverminderd het afwijkende)\\s(?:het bepaalde in |wat )?(?:in |volgens )?(?:de |het )?(?:[^;]{0,30}\\s)?${SET}|(?:van|op) (?:de |het )?${SET}[^;]{0,60}afgeweken|wijk(?:t|en)\\s[^;]{0,40}af van (?:de |het )?(?:[^;]{0,30}\\s)?${SET}`,
    ),
    unless: NO_DEVIATION,
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      new RegExp(SET),
      new RegExp(
        `${PARAGRAPH}[^;]{0,90}${OFF}|${OFF}[^;]{0,40}${PARAGRAPH}|geld(?:t|en)\\s[^;]{0,30}${PARAGRAPH}[^;]{0,130}\\bniet\\b|\\bmaar (?:de )?${PARAGRAPH}[^.;:]{0,30}\\bniet\\b|${PARAGRAPH}[^;]{0,60}\\bgeld(?:t|en) (?:tussen |voor )[^.;]{0,30}\\bniet\\b`,
      ),
    ],
    unless: new RegExp(
      `bedoeld in|volgens|overeenkomstig|verkrijgbaar|met toepassing van|${OF_OTHER}|${NO_DEVIATION.source}`,
    ),
    isDenial: true,
    isSpread: true,
  },
  {
    // "Contract: UAV 2012. Paragraaf 29 geldt hier niet."
    message: 'found',
    says: new RegExp(
      `^(?:de |het )?${PARAGRAPH}\\s?\\d{1,2}[^.;]{0,60}(?:geld(?:t|en) [^.;]{0,25}\\bniet\\b|verval(?:t|len)|buiten toepassing|geschrapt)`,
    ),
    near: [
      new RegExp(
        `(?:voorwaarden|contract|van toepassing|geld(?:t|en)|volgens)[^.;]{0,40}${SET}|${SET}[^.;]{0,40}(?:van toepassing|geld(?:t|en))`,
      ),
    ],
    unless: new RegExp(`${OF_OTHER}|${NO_DEVIATION.source}`),
    isDenial: true,
  },
];
const NAMES_SET = new RegExp(SET);
/** Own conditions instead, in answer to a question about the set. */
const OWN_CONDITIONS =
  /(?:onze|zijn|haar|hun|de) eigen (?:\p{L}{1,20} )?(?:\p{L}{0,20}voorwaarden|contract|reglement)/u;

function answeredAway(section: Section, sentence: Sentence): FoundClaim | undefined {
  if (NAMES_SET.test(sentence.low)) return undefined;
  if (PART_OFF.test(sentence.low) && NAMES_SET.test(questionBefore(section, sentence)))
    return { claim: CLAIMS[1]!, sentence, span: bare(sentence) };
  if (!OWN_CONDITIONS.test(sentence.low)) return undefined;
  if (/\b(?:niet|geen|naast|aanvullend)\b/.test(sentence.low)) return undefined;
  return NAMES_SET.test(questionBefore(section, sentence))
    ? { claim: CLAIMS[0]!, sentence, span: bare(sentence) }
    : undefined;
}

/** "Nee, paragraaf 6 geldt niet." */
const PART_OFF = new RegExp(
  `${PARAGRAPH}\\s?\\d{1,2}[^;]{0,60}(?:geld(?:t|en) niet|verval(?:t|len)|niet van toepassing|buiten toepassing|geschrapt|gewijzigd)`,
);

/** A list or table of deviations from such a set. */
const DEVIATIONS = new RegExp(
  `(?:afwijking|wijziging|aanvulling|vervallen|schrappen)[^;]{0,80}${SET}|${SET}[^;]{0,80}(?:afwijking|wijziging|vervall|schrap)`,
);

export const rule = sectionRule({
  id: 'gp/paritaire-voorwaarden',
  title: t('Afwijking van paritaire voorwaarden', 'Deviation from jointly drafted conditions'),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-3.9-c', 'aw-1.10-2-h'],
  motivable: true,
  messages: {
    found: t(
      'Van de paritaire voorwaarden (UAV of UAV-GC) wordt afgeweken zonder dat daar een reden bij staat.',
      'The jointly drafted conditions (UAV or UAV-GC) are deviated from without a reason.',
    ),
    excluded: t(
      'De paritaire voorwaarden (UAV of UAV-GC) zijn uitgesloten zonder dat daar een reden bij staat.',
      'The jointly drafted conditions (UAV or UAV-GC) are excluded without a reason.',
    ),
  },
  todo: t(
    'Verklaar de paritaire voorwaarden onverkort van toepassing of motiveer per bepaling waarom u afwijkt.',
    'Apply the jointly drafted conditions in full or state for each clause why you deviate.',
  ),
  why: t(
    'Paritaire voorwaarden zijn door opdrachtgevers en opdrachtnemers samen opgesteld en in evenwicht. Wie er delen uit haalt, verstoort dat evenwicht.',
    'Such conditions were drafted by buyers and contractors together and are balanced. Taking parts out upsets that balance.',
  ),
  whenNot: t(
    'Waar de voorwaarden zelf een keuze laten, of als elke afwijking is gemotiveerd.',
    'Where the conditions themselves leave a choice, or every deviation has stated reasons.',
  ),
  words: ['uav', 'u.a.v', 'uniforme administratieve'],
  *check(section, context) {
    const isWork = context.facts.contractType === undefined || context.facts.contractType === 'werk';
    let listed = false;
    for (const sentence of statements(section)) {
      // A table or list of deviations is one finding, on its first entry.
      const before = introduction(section, sentence);
      if (before !== '' && DEVIATIONS.test(before)) {
        if (listed || /reden|motiver|waarom|toelichting/.test(before)) continue;
        if (hasReasonNearby(section, sentence)) continue;
        listed = true;
        yield { span: bare(sentence) };
        continue;
      }
      const found = claimIn(section, sentence, CLAIMS) ?? answeredAway(section, sentence);
      if (!found || (found.claim.message === 'excluded' && !isWork)) continue;
      if (/onverkort|integraal/.test(sentence.low) && !/uitzondering|afgeweken|vervall/.test(sentence.low))
        continue;
      if (hasReasonNearby(section, sentence)) continue;
      yield {
        span: found.span,
        message: found.claim.message!,
        fixes: rewriteSentence(
          sentence,
          'De UAV 2012 zijn onverkort van toepassing.',
          t('Pas de UAV 2012 onverkort toe', 'Apply the UAV 2012 in full'),
        ),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'De ⟦UAV 2012 zijn niet van toepassing⟧.',
        facts: 'opdracht: werk',
        fixed: 'De UAV 2012 zijn onverkort van toepassing.',
      },
      {
        text: 'Van toepassing zijn de ⟦UAV 2012 met uitzondering van paragraaf 29 en paragraaf 47⟧.',
        facts: 'opdracht: werk',
      },
      {
        text: '| Paragraaf UAV 2012 | Wijziging |\n| --- | --- |\n| ⟦6 lid 14 | vervalt⟧ |\n| 44 | risico bij aannemer |',
        facts: 'opdracht: werk',
      },
      { text: '⟦In afwijking van paragraaf 13 van de UAV-GC⟧ draagt de opdrachtnemer ook de bodemrisico’s.' },
    ],
    good: [
      { text: 'De UAV 2012 zijn integraal van toepassing.' },
      {
        text: 'Van paragraaf 8 van de UAV 2012 wordt afgeweken, omdat het spoor maar twee weekenden buiten dienst kan.',
      },
      { text: 'Op de dienst gelden de ARVODI-2018; voorwaarden van de opdrachtnemer zijn uitgesloten.' },
      { text: 'Op de levering zijn de UAV 2012 niet van toepassing.', facts: 'opdracht: levering' },
      { text: 'Van de UAV 2012 wordt niet afgeweken.' },
    ],
  },
});

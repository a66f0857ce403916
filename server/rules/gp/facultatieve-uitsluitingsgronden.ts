import { bare, type Claim, findClaims, rewriteSentence } from '../language/claims.ts';
import { statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const ALL =
  /\belk van de|\b(?:elke|iedere) (?:uitsluitings)?grond|\balle\b(?! (?:\w{1,20} )?(?:dwingende|verplichte|inschrijv|gegadigde|ondernem|onderaannem|combinant|vragen|percel|partij|onderdelen van het uea))|\ball(?:emaal|en|es)\b|integraal|onverkort|volledig|in (?:zijn|haar|hun) geheel|gehele|\bhele artikel|zonder (?:uitzondering|onderscheid)|stuk voor stuk|in volle omvang|(?:geen|niets|niet één)\s(?:\S{1,20} ){0,6}?(?:weggelaten|uitgezonderd|buiten (?:toepassing|beschouwing)|overgeslagen|achterwege|weg te laten|uit te zonderen)|laten (?:wij|we) (?:er )?(?:geen|niets|niet één)\b[^.;]{0,20}\b(?:weg|buiten|achterwege)\b/;
/** Grounds by their own name: some were chosen, unless they are only examples of all. */
const NAMED =
  /(?<!(?:waaronder|zoals|bijvoorbeeld|inclusief|ook|van)\b[^.;]{0,40})(?:faillissement|beroepsfout|belangenconflict|valse verklaring|mededingingsafspra|vervalsing)|\bgrond(?:en)? (?:[a-k]|onder [a-k])\b(?! (?:tot|t\/m))/;
/** Some of the grounds were chosen. */
const CHOSEN =
  /gronden? (?:die|welke) [^.;]{0,40}(?:aangevinkt|aangekruist|geselecteerd|gekozen)|niet van toepassing|stukken|bewijs|niet dat\b|naar keuze|\balleen\b|slechts|\benkel\b|uitsluitend|beperkt tot|(?<!ervoor )gekozen|relevant|niet (?:alle|allemaal|integraal|volledig|onverkort|in zijn geheel)|(?:aangekruiste|aangevinkte|geselecteerde|hierna genoemde|hieronder genoemde|volgende|onderstaande) (?:\w{1,20} )?(?:uitsluitings)?gronden|om uniformering|in de eigen verklaring opgenomen|van de (?:facultatieve|optionele|niet-verplichte)[^.;]{0,40}(?:gelden|geldt|passen|kiezen)(?! alle)/;
const NAMES_ONE = /2\.87[^.;]{0,30}(?:sub|onderdeel|onderdelen|onder) [a-k]\b(?! (?:tot|t\/m))/;

/** Those the law leaves open, told in plain words. */
const LEFT_OPEN =
  /\bgronden?\b[^.;]{0,60}\b(?:vrij|vrijgelaten|vrijstaat|keuze|keus|mogen kiezen|kunnen kiezen|niet verplicht)\b|\bdie (?:waarin |welke )?[^.;]{0,40}\b(?:keuze|keus|vrij|niet verplicht)\b|(?:niet-verplichte|facultatieve|optionele) (?:uitsluitings)?gronden|\bgronden die (?:wij|we) mogen kiezen/;
const EVERY_BOX =
  /\b(?:elke?|iedere?|alle)\b[^.;]{0,60}\b(?:vinkje|vink|aangevinkt|aangekruist|kruis|kruisje|aangezet|geselecteerd|staa[nt] aan)\b/;

const CLAIMS: readonly Claim[] = [
  {
    says: /(?:\balle|\belke|\biedere|\bal de|het geheel van de)\s(?:(?:[\wà-ÿ]{1,20}e|en|in|van)\s){0,3}?(?:facultatieve|niet-verplichte|optionele)\s(?:uitsluitings)?grond(?:en)?\b/,
    unless:
      /stukken|bewijs|aangevinkt|aangekruist|geselecteerd|afgewogen|afweging|niet van toepassing|niet alle|niet dat[^.;]{0,40}alle|in de eigen verklaring opgenomen|om uniformering|\bgeen\b[^.;]{0,20}alle|dwingende (?:uitsluitings)?gronden?[^.;]{0,30}alle dwingende/,
  },
  {
    says: /(?:facultatieve|optionele|niet-verplichte)\s(?:uitsluitings)?grond(?:en)?\b(?:[^.;]|\.\d){0,90}\b(?:alle(?:maal|n)?|integraal|onverkort|volledig|in hun geheel|zonder uitzondering|stuk voor stuk|zonder onderscheid)\b/,
    unless: new RegExp(`${CHOSEN.source}|${NAMED.source}`),
  },
  {
    says: /\balle\s(?:\w{1,40}\s){0,2}?(?:in|van|uit|onder)\s(?:het\s|de\s|deel \w{1,40}\s|(?:artikel|art\.)\s)(?:[^.;]|\.\d){0,60}\s(?:genoemde|opgenomen|vermelde|opgesomde|beschreven)\s(?:\w{1,40}\s)?uitsluitingsgronden|\balle\s(?:in\s)?(?:artikel|art\.)?\s?(?:[^.;]|\.\d){0,40}2\.87(?:[^.;]|\.\d){0,40}(?:uitsluitings)?gronden|\balle\suitsluitingsgronden(?:[^.;]|\.\d){0,60}(?:\buea\b|eigen verklaring|2\.87|uniform europees)/,
    unless:
      /alle dwingende|niet alle|om uniformering|in de eigen verklaring opgenomen|aangevinkt|aangekruist|geselecteerd/,
  },
  {
    says: /\b(?:elke|iedere|alle)\suitsluitingsgrond(?:en)?\b[^.;]{0,40}(?:verplicht|dwingend)[^.;]{0,20}(?:of|en|als|zowel)[^.;]{0,20}facultatie|(?:zowel )?(?:de )?(?:dwingende|verplichte) (?:als|en) (?:de )?facultatieve (?:uitsluitings)?gronden[^.;]{0,60}(?:zijn|gelden|van toepassing)/,
    unless: /aangevinkt|aangekruist|gekozen|geselecteerd|volgende|hieronder|genoemd in tabel/,
  },
  {
    says: /(?:artikel|art\.)\s2\.87(?:\s(?:aw|aanbestedingswet)(?:\s2012)?)?[^.;]{0,60}(?:in zijn geheel|volledig|integraal|onverkort)|2\.86(?:[^.;]|\.\d){0,40}2\.87(?:[^.;]|\.\d){0,80}(?:alle|integraal|onverkort|volledig)\b/,
    unless: /niet (?:volledig|integraal|in zijn geheel)/,
  },
  {
    says: [
      /facultatie\w{0,10}|niet-verplichte (?:\w{1,20})?grond\w{0,5}|optionele (?:\w{1,20})?grond\w{0,5}/,
      ALL,
    ],
    unless: new RegExp(`${CHOSEN.source}|${NAMED.source}`),
    isDenial: true,
    isSpread: true,
  },
  {
    // Every one of them ticked; "elke aangevinkte grond" tells of a choice.
    says: /\b(?:elke|iedere|alle|al de|elk van de|ieder van de)\s(?:\d{1,2} |tien |negen |elf )?(?:facultatieve|niet-verplichte|optionele)\s(?:uitsluitings)?(?:grond|mogelijkhe|categorie)\w{0,5}\s[^.;]{0,60}(?:aangevinkt|aangekruist|geselecteerd|gekozen|aan laten vinken|opgenomen|ingeschakeld)\b/,
    unless:
      /\b(?:die|welke) (?:[\wà-ÿ]{1,20} ){0,6}?(?:is|zijn|hebben|heeft|aangevinkt|aangekruist)\b|niet (?:alle|elke|iedere)|om uniformering|stukken|bewijs/,
  },
  {
    // "Welke facultatieve gronden gelden, staat in het UEA. Wij hebben ze allemaal aangekruist."
    says: /\b(?:ze|deze|die|er)\b[^.;]{0,30}\b(?:all(?:en|emaal)|geen enkele|niet één)\b[^.;]{0,40}(?:aangekruist|aangevinkt|van toepassing|gelden|geselecteerd|weggelaten|overgeslagen|uitgezonderd)/,
    near: [/facultatie|niet-verplichte (?:uitsluitings)?grond|optionele (?:uitsluitings)?grond/],
    unless: /\bniet (?:alle|allemaal|van toepassing)/,
    isDenial: true,
  },
  {
    says: [/2\.87/, ALL, /grond|uitsluiting|past?\b|passen|toepass/],
    unless: new RegExp(`${CHOSEN.source}|${NAMED.source}|${NAMES_ONE.source}`),
    isDenial: true,
    isSpread: true,
  },
  {
    // A ground out of the whole article, whichever it is.
    says: [
      /(?:een|één)(?: of meer(?:dere)?)? van de\b/,
      /2\.87/,
      /gronden|omstandigheden|gevallen|situaties/,
    ],
    unless: new RegExp(`${NAMES_ONE.source}|gekozen|aangekruist|aangevinkt`),
  },
  {
    says: [
      /\bdeel iii\b|\buea\b|eigen verklaring/,
      /(?:deel iii|alles|\balle (?:vakjes|hokjes|gronden|uitsluitingsgronden|onderdelen|opties))[^.;]{0,60}\b(?:aangevinkt|aangekruist|geselecteerd)/,
      ALL,
    ],
    unless: /\balleen\b|slechts|uitsluitend|aangekruiste|aangevinkte|niet alle/,
    isDenial: true,
    isSpread: true,
  },
  {
    // "In deel III is elk hokje aangevinkt, ook bij de gronden waarin wij vrij zijn."
    says: [EVERY_BOX, LEFT_OPEN],
    unless:
      /\balleen\b|slechts|uitsluitend|niet (?:één|alle|elk|van toepassing)|\b(?:die|welke) (?:[\wà-ÿ]{1,20} ){0,6}?(?:aangevinkt|aangekruist|geselecteerd)\b|\bdie (?:op u|van toepassing)|(?:dwingende|(?<!niet-)verplichte) (?:uitsluitings)?grond|\bu (?:zet|vinkt|kruist)|\bzet u|stukken|bewijs|aangekruiste|aangevinkte/,
    isDenial: true,
    isSpread: true,
  },
];

/** "Welke facultatieve gronden gelden? Allemaal." */
const ALL_OF_THEM =
  /^\W{0,4}(?:(?:ons )?antwoord[\s\d.:)–-]{1,8})?(?:dat zijn ze |ze gelden |die gelden |wij passen ze |wij hanteren ze )?(?:alle(?:n|maal)?|elke|stuk voor stuk)(?: (?:tien|negen|elf|\d{1,2}|gronden|facultatieve gronden|toe|daarvan|van toepassing)){0,3}[\s.!]{0,3}$/;
const ASKS_WHICH =
  /\b(?:welke|hoeveel|gelden|zijn|is|worden)\b[^?]{0,60}(?:facultatieve|niet-verplichte|optionele) (?:uitsluitings)?grond/;

export const rule = sectionRule({
  id: 'gp/facultatieve-uitsluitingsgronden',
  title: t(
    'Alle facultatieve uitsluitingsgronden zonder keuze',
    'All optional exclusion grounds without selection',
  ),
  severity: 'warning',
  gate: ['eu', 'nationaal'],
  citations: ['gids-3.5-a', 'aw-2.87'],
  motivable: true,
  messages: {
    found: t(
      'Alle facultatieve uitsluitingsgronden zijn van toepassing verklaard, zonder keuze voor deze opdracht.',
      'All optional exclusion grounds are declared applicable, without a selection for this contract.',
    ),
  },
  todo: t(
    'Kies alleen de facultatieve gronden die voor deze opdracht van belang zijn en zeg waarom.',
    'Choose only the optional grounds that matter for this contract and say why.',
  ),
  why: t(
    'Facultatieve gronden gelden alleen als u ze kiest. Een ongerichte opsomming sluit ondernemers uit om redenen die niets met de opdracht te maken hebben.',
    'Optional grounds apply only if you choose them. An undirected list excludes firms for reasons unrelated to the contract.',
  ),
  whenNot: t(
    'Voor de dwingende gronden van artikel 2.86: die gelden altijd. Ook als per grond is gemotiveerd waarom hij nodig is.',
    'For the mandatory grounds of article 2.86, which always apply. Nor when reasons are stated for each ground.',
  ),
  words: ['uitsluitingsgrond', 'facultatie', '2.87', 'deel iii', 'gronden'],
  *check(section) {
    for (const sentence of statements(section)) {
      const asked = ALL_OF_THEM.test(sentence.low) ? (section.sentences[sentence.index - 1]?.low ?? '') : '';
      if (asked.trimEnd().endsWith('?') && ASKS_WHICH.test(asked)) yield { span: bare(sentence) };
    }
    for (const { sentence, span } of findClaims(section, statements(section), CLAIMS)) {
      yield {
        span,
        fixes: rewriteSentence(
          sentence,
          'Van de facultatieve uitsluitingsgronden is alleen [grond] van toepassing, omdat [reden].',
          t('Kies de gronden die van belang zijn', 'Choose the grounds that matter'),
        ),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'Op deze aanbesteding zijn ⟦alle facultatieve uitsluitingsgronden⟧ van toepassing.',
        facts: 'procedure: openbaar',
        fixed: 'Van de facultatieve uitsluitingsgronden is alleen [grond] van toepassing, omdat [reden].',
      },
      {
        text: '- Dwingende gronden: artikel 2.86.\n- ⟦Facultatieve gronden: allemaal⟧.',
        facts: 'procedure: nationaal-openbaar',
      },
      {
        text: 'De inschrijver verklaart dat ⟦alle in het UEA vermelde uitsluitingsgronden⟧ niet op hem van toepassing zijn.',
        facts: 'procedure: openbaar',
      },
      {
        text: '⟦Artikel 2.87 Aw 2012 is onverkort⟧ van toepassing.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'Alle dwingende uitsluitingsgronden van artikel 2.86 zijn van toepassing.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Niet alle facultatieve uitsluitingsgronden gelden; alleen faillissement is gekozen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Van de facultatieve gronden zijn ernstige beroepsfout en belangenconflict gekozen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Voorschrift 3.5 A bepaalt dat niet zomaar alle facultatieve uitsluitingsgronden worden toegepast.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

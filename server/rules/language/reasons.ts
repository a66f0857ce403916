import type { Section, Sentence } from '../../spec/model.ts';

/** What would happen without the demand. */
const WOULD =
  /\b(?:anders(?! dan| zou(?:den)? (?:willen|wensen|zien|hebben (?:gezien|gewild)))|bij|met|zonder|dan|hierdoor|daardoor|zo)\b[^.;]{0,90}\bzou(?:den)?\b|\bzou(?:den)? (?:\S+ ){0,8}?(?:anders|te (?:duur|groot|klein|lang|kort|veel|weinig|hoog)|moeten|niet kunnen|ontstaan|overblijven|leiden tot)\b/;

/**
 * Reasons in running text. The law lets an authority deviate with reasons in the procurement documents; such reasons
 * next to a requirement silence the comply-or-explain rules. A visible motivation that names its rule is not counted
 * here: it answers the finding, and so keeps it in the register.
 */
const REASON = new RegExp(
  [
    // Conjunctions and prepositions that give a ground.
    /\b(?:omdat|aangezien|want|doordat|opdat|immers|namelijk|vanwege|wegens|gelet op|met het oog op|daar (?:de|het|er|deze|wij|zij|dit)|(?<=, )daar (?!waar\b|waren\b|toe\b|ook\b|dan\b|dus\b|wel\b|niet\b|zijn\b|worden\b|hebben\b|kan\b|mag\b|is\b|was\b|(?:kunn|mog|moet|geld|sta|ligg|kom|ga|zitt|hor|vind|heb|lop|word|will|zull|blijv)[a-z]{0,3}en\b|(?:ga|sta)an\b|\w{1,20}t\b)\w{3,40}|gezien (?!als\b)(?:\w{1,40}))\b/,
    /(?:^|[,:(] ?)nu (?:de|het|een|er|dit|deze|dat|zij|wij|alle|geen|elke|slechts|veel)\b/,
    /\bin verband met(?! (?:het werk|(?:de|deze|uw|zijn|haar) (?:opdracht|uitvoering|overeenkomst|werkzaamheden|diensten|levering|inschrijving|aanbesteding)))/,
    // Purpose.
    /\bter (?:waarborging|borging|voorkoming|bescherming|verzekering|vermijding|beperking)\b/,
    /\bom (?:\S+ ){0,9}?(?:te (?:voorkomen|waarborgen|borgen|verzekeren|garanderen|beschermen|vermijden|ondervangen|bewaken|verkleinen)|veilig te stellen|zeker te stellen|tegen te gaan|uit te sluiten dat)/,
    /\b(?:met (?:als|het) doel|doel (?:hiervan|daarvan)|bedoeld om|in het belang van)\b/,
    // The reasons named as such.
    /\b(?:zwaarwegende|motivering|motivatie|gemotiveerd|motiveren|reden(?:en)?|noodzakelijk voor|dit is nodig|(?:hier|daar)voor is gekozen|om die reden)\b|rechtvaardig/,
    // "Dit volgt uit …", "de keuze hiervoor is ingegeven door …".
    /(?:^dat|\bdit|\bzulks|\been en ander|\bhetgeen|\bdeze (?:eis|keuze|afwijking|grens|termijn|hoogte|duur|lengte|omvang|beperking)|\b(?:de|onze) (?:keuze|eis|afwijking|hoogte|duur|lengte|grens|achtergrond|aanleiding|oorzaak|verklaring|grond))\b[^.;]{0,60}\b(?:volgt uit|vloeit voort uit|komt (?:voort uit|door)|hangt samen met|houdt verband met|heeft te maken met|ingegeven door|ingegeven is door|het gevolg van|berust op|is gelegen in|ligt (?:in|aan)\b|gebaseerd op|verklaard door|te verklaren|dient ter|nodig (?:om|voor)|noodzakelijk om|is dat(?! (?:niet|geen|verboden|uitgesloten|onmogelijk)\b))/,
    // What would happen otherwise.
    WOULD,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Words of a reason that give none for the demand: grounds of a claim, the cause of a
 * delay that may come, reasons owed to someone else, any reason at all. */
const NO_WORD =
  /\b(?:omdat|nu|doordat|aangezien) (?:u|de inschrijver|inschrijver) (?:[^\s.;,]{1,20} ){0,4}?(?:zweeg|zwijgt|naliet|nalaat|nagelaten|niet (?:heeft |hebt )?(?:ge)?(?:vraagd|meldt?|reageer\w|klaagd))\b|\b(?:om|wegens) (?:welke|wat voor|enige|iedere|elke) reden(?:en)? (?:dan )?ook\b|met redenen omkleed\w{0,40}|\breden(?:en)? (?:van|voor) (?:de |een |zijn |haar |die )?(?:afwijzing|uitsluiting|intrekking|be[eë]indiging|opzegging)|doordat [^.;,]{0,60}(?:tekort|niet (?:\S{1,20} )?nakom|nalaat|onzorgvuldig|schuldig)\w{0,20}|motivering van (?:de|het|een) (?:[\wà-ÿ]{1,40} )?(?:gunning|afwijzing|beslissing|selectie|voornemen)\w{0,40}|\bgemotiveerde? (?:verzoek|afwijzing|bezwaar|beslissing|medewerkers?|melding|oordeel)|\b(?:vordering|aansprak|aanspraak|claim|schade|boete|kosten|korting|inbreuk|vrijwa)[^.;]{0,60}\b(?:wegens|vanwege|in verband met)\b|\b(?:vertraging|oponthoud|stilstand|stagnatie|uitloop|meerkosten|schade|wachttijd)\b[^.;,]{0,40}\b(?:doordat|omdat|wegens|vanwege|in verband met)\b|\b(?:latere|vertraagde|te late|uitgestelde) [\wà-ÿ]{1,20},? (?:doordat|omdat|wegens|vanwege)\b|^(?:als|indien|wanneer|mocht(?:en)?|loopt|komt|komen|ontstaat|ontstaan|ligt|moet|moeten|wordt|duurt|valt|stagneert|staat|raakt)\b[^.;,]{0,90}\b(?:doordat|omdat|wegens|vanwege|in verband met)\b(?=[^.;]{0,120},)/g;

/** Reasons that are none: a label or a circular phrase. */
const EMPTY_REASON =
  /(?:zonder|geen)\s(?:nadere\s|verdere\s)?(?:motivering|reden|toelichting|opga(?:ve|af) van reden)|moverende redenen|behoeft geen|schaalvoordeel|schaalvoordelen(?! (?:en|met))|\b(?:omdat|want|aangezien|nu|daar|doordat) (?:(?:de|het) \w{1,40} |wij |zij )?(?:dit|dat) (?:\S+ ){0,3}?(?:gebruikelijk|standaard|gewenst|wenselijk|wil|willen|wenst|wensen|vindt|vinden|prettig|beleid|zo (?:is|doet|doen))\b/;

/** A label with nothing of its own after it: "Motivering: proportioneel". */
const STOCK =
  /^\W*(?:n\.?v\.?t|niet van toepassing|(?:is |wij achten dit )?(?:proportioneel|passend|redelijk|gebruikelijk|standaard)|(?:conform|volgens|op grond van) (?:[\wà-ÿ]{1,15} ){0,2}\w{0,30}(?:beleid|standaard|wet|gids)\w{0,20}|volgt|zie boven|nader in te vullen)[^a-z]*$/;
const LABEL =
  /^\W{0,4}(?:(?:de|het|een|onze|ons|zwaarwegende?|belangrijkste) ){0,2}(?:motivering|motivatie|onderbouwing|reden(?:en)?|toelichting|achtergrond|verantwoording|argument(?:en|atie)?|overweging(?:en)?|waarom|verklaring|uitleg|afweging)\b[^:.;]{0,60}[:–]/;

const ARGUED =
  '(?:motiver\\w{0,40}|motivatie|gemotiveerd|toelichting|toegelicht|onderbouwing|onderbouwd|verantwoording|verantwoord|argument\\w{0,40}|beargumenteerd|reden(?:en)?|afweging\\w{0,40}|uitgelegd|uitleg|waarom|lichten wij)';
const PLACE =
  '(?:paragraaf|paragrafen|par\\.|§|hoofdstuk|bijlage|annex|artikel|deel|onderdeel|tabel|punt|\\d|(?:de|het|een|onze) (?:[\\wà-ÿ]{1,40} )?(?:\\w{0,40}notitie|bijlage|toelichting|\\w{0,40}strategie|\\w{0,40}document|nota|memo|inleiding|marktconsultatie))';
/** The motivation is somewhere else in the documents. */
const ELSEWHERE = new RegExp(
  `\\b${ARGUED}\\b(?:[^.;]|\\.\\d){0,60}\\b(?:zie|in|op|onder) ${PLACE}|\\b${ARGUED}\\b[^.;]{0,50}(?:\\bzie\\b|opgenomen|vindt u|staan? hieronder|volgt hieronder|te vinden)|\\bzie\\b(?:[^.;]|\\.\\d){0,60}\\b${ARGUED}|\\b(?:in|onder) ${PLACE}(?:[^.;]|\\.\\d){0,60}\\b(?:staan? |leest u |vindt u |lichten wij |leggen wij |wordt |is |zijn )[^.;]{0,40}${ARGUED}`,
);
/** What a tenderer must explain is no reason of the authority's. */
const BY_TENDERER =
  /\b(?:inschrijvers?|gegadigden?|aanbieders?|opdrachtnemer|leverancier|u|uw)\b[^.;]{0,60}\b(?:toelichting|motiver\w{0,40}|motivatie|onderbouwing|onderbouwd|uitleg|gemotiveerd)\b/;

/** A sentence after the demand that speaks of it. */
const SPEAKS_OF_IT =
  /^(?:dit|deze|dat|zulks|die (?:eis|termijn|keuze|grens|duur)|hiervoor|daarvoor|hiervan|daarvan|hierbij|daarbij|hiermee|daarmee|hierdoor|daardoor|daarom|hier|de (?:reden|redenen|motivering|keuze|achtergrond|aanleiding|onderbouwing|afweging|oorzaak|argumenten|verklaring|grond|zwaarwegende|eis|markt|aanbestedende dienst|gemeente|provincie)|reden|motivering|zwaarwegend|vanwege|omdat|doordat|aangezien|want|nu|gelet|gezien|wij|onze|het (?:waterschap|ministerie|risico|gevaar|belang|doel)|anders|zonder|bij|met|uit|om|aanleiding|achtergrond|een (?:kortere|lagere|hogere|kleinere|grotere|andere|langere)|van (?:de|het|die|deze) [^.;]{0,40}(?:afgeweken|wijken wij|wijkt)|wij wijken|afwijking)\b/;
/** "Dat is meer dan gebruikelijk: twee ervan hebben …", "Uit de marktverkenning bleek dat …". */
const EXPLAINS =
  /^(?:dat|dit) (?:is|zijn|komt|ligt|heeft)\b[^:.;]{0,80}: (?:\S+ ){6}|^uit (?:[^.;]{0,60} )?(?:blijkt|bleek|volgt|kwam)\b/;
/** What the authority would like is no ground to conclude from. */
const WISHES =
  /^(?:wij|we|de (?:gemeente|provincie|opdrachtgever|aanbestedende dienst)|het \w{1,40}) (?:wil|willen|wenst|wensen|vindt|vinden|hecht|hechten)\b/;
/** Right after the demand: what goes wrong without it. */
const OTHERWISE =
  /^(?:anders(?! dan)|zonder (?:deze|dit|die|zo'n|een)) (?:[^.;]{0,60} )?(?:kan|kunnen|is|zijn|moet|moeten|loopt|lopen|ontstaat|ontstaan|staat|staan|valt|vallen|blijft|blijven|gaat|gaan|komt|komen)\b|^het (?:risico|gevaar)\b[^.;]{0,30}\b(?:bestaat|dat|is (?:dat|te groot|anders|namelijk|reëel))\b/;
const CONCLUDES =
  /(?<!\ben |, |; )\b(?:daarom|vandaar|derhalve|dus|zodoende|bijgevolg|om die reden|dientengevolge|reden waarom)\b/;

/** Whether reasons are given in the sentence itself or within `reach` sentences in the same section. */
export function hasReasonNearby(section: Section, sentence: Sentence, reach = 2): boolean {
  if (givesReason(sentence.low)) return true;
  const at = sentence.index;
  const before = section.sentences[at - 1];
  if (before && isSpoken(before)) {
    if (isLabelled(before.low)) return true;
    // "Beide modules delen één database. De opdracht is dus ongedeeld."
    if (before.block === sentence.block && CONCLUDES.test(sentence.low) && hasWords(before.low, 5))
      return !WISHES.test(before.low);
  }
  if (ASKS_WHY.test(sentence.low) && answersItself(section, sentence)) return true;
  const last = Math.min(section.sentences.length - 1, at + reach);
  for (let i = at + 1; i <= last; i++) {
    const other = section.sentences[i]!;
    if (isSpoken(other) && isReasonFor(section, sentence, other)) return true;
  }
  return false;
}

/** Whether a sentence after a demand gives the reason for it. */
function isReasonFor(section: Section, demand: Sentence, other: Sentence): boolean {
  const { low, index, block } = other;
  if (LABEL.test(low)) return isLabelled(low) || (isElsewhere(low) && !STOCK.test(low.replace(LABEL, '')));
  if (index === demand.index + 1 && block === demand.block && EXPLAINS_IT.test(low)) return true;
  if (ASKS_WHY.test(low) && answersItself(section, other)) return true;
  if (EXPLAINS.test(low) || OTHERWISE.test(low) || WOULD.test(low) || isElsewhere(low)) return true;
  return SPEAKS_OF_IT.test(low) && givesReason(low);
}

/** "De aannemer moet namelijk …": explains the sentence before, and is no list ("namelijk: …"). */
const EXPLAINS_IT = /[a-zà-ÿ] (?:namelijk|immers)\b(?!\s?:)(?! (?:als|indien|wanneer)\b)/;
/** "Waarom deze eis?", asked by the text itself right after the demand. */
const ASKS_WHY =
  /^\W{0,4}(?:waarom|vanwaar|waartoe|hoezo|(?:en )?wat is (?:daarvan )?de reden)\b[^?]{0,80}\?$/;

/** Whether the sentence after a question of the text itself says something of its own. */
function answersItself(section: Section, { index, block }: Sentence): boolean {
  const next = section.sentences[index + 1];
  if (next?.block !== block || next.low.endsWith('?') || EMPTY_REASON.test(next.low)) return false;
  return hasWords(next.low, 5) && !STOCK.test(next.low);
}

/** Whether this text (lower case) itself gives or points to a reason. */
export function givesReason(low: string): boolean {
  if (!REASON.test(low) && !ELSEWHERE.test(low)) return false;
  const said = low.replace(NO_WORD, ' ');
  return (REASON.test(said) || pointsElsewhere(said, low)) && !EMPTY_REASON.test(low);
}

/** "Voor de argumenten zie paragraaf 3.2." */
function isElsewhere(low: string): boolean {
  return ELSEWHERE.test(low) && pointsElsewhere(low.replace(NO_WORD, ' '), low);
}

/** `said` is the text without `NO_WORD`. */
function pointsElsewhere(said: string, low: string): boolean {
  return ELSEWHERE.test(said) && !BY_TENDERER.test(low);
}

/** A visible motivation that names its rule: `> **Motivering** (id): …`. */
export function isNamedMotivation(sentence: Sentence): boolean {
  return sentence.speaker === 'motivation' && /^\s*motivering\s*\([a-z]+\/[a-z-]+\)/.test(sentence.low);
}

/** Neither a bidder's question nor a heading nor a motivation that names its rule. */
function isSpoken(sentence: Sentence): boolean {
  return sentence.speaker !== 'question' && sentence.block.kind !== 'heading' && !isNamedMotivation(sentence);
}

/** "Onderbouwing: …" with something of its own behind it. */
function isLabelled(low: string): boolean {
  const label = LABEL.exec(low);
  if (!label || EMPTY_REASON.test(low)) return false;
  const rest = low.slice(label[0].length);
  return hasWords(rest, 3) && !STOCK.test(rest);
}

function hasWords(text: string, least: number): boolean {
  return (text.match(/[a-zà-ÿ]{2,}/g)?.length ?? 0) >= least;
}

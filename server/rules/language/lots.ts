import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import { givesReason, hasReasonNearby, isNamedMotivation } from './reasons.ts';

/** "Perceel" as a piece of land, not a lot. Over lower-case text. */
export const LAND =
  /kadast|\bgrond\b|bouwperce|perceelgren|hectare|\bweiland|landbouw|erfpacht|\bpacht|eigenaar van het perceel|bestemmingsplan|omgevingsplan|afvalstoffen|begraafplaats|gronduitgifte|uitgifte|volkstuin|agrarische? perce|rioolheffing|perceeleig/;

/** The next sentence explains by saying what the other choice would bring. */
const EXPLAINS =
  /^\s*(?:splitsing|verdeling|opdeling|opdelen|splitsen|verdelen|een (?:verdeling|splitsing|opdeling|tweede|andere)|percelen zouden|de (?:geringe|beperkte|kleine) (?:omvang|waarde)|de totale (?:omvang|waarde)\b(?![^.;]{0,20}\b(?:geschat|geraamd|raming|bedraagt|komt uit|ligt (?:op|rond)|is (?:€|circa|ongeveer|naar schatting))(?!\p{L}))|de (?:onderdelen|werkzaamheden|diensten|onderzoeken|taken) (?:hangen|vormen|grijpen|zijn(?![^.;]{0,60}\b(?:opgenomen|beschreven|omschreven|vermeld|gepland|geraamd|uitgewerkt|verspreid)\b))|marktconsultatie|uit de markt|de markt)/u;

/** What splitting would do. */
const WOULD =
  /\b(?:splitsing|splitsen|verdeling|opdeling|opdelen|percelen|een tweede partij)\s(?:[^.;]{0,40}\s)?(?:zou|zouden|leidt|maakt|(?<!te )maken|geeft|betekent|is (?:technisch|praktisch|niet doelmatig|niet zinvol))\b|\bvandaar\b|zou(?:den)?\s(?:[^.;]{0,60}\s)?(?:leiden|betekenen)|\bbij (?:op)?(?:splitsing|splitsen|verdeling|deling|knippen)\s(?:[^.;]{0,30}\s)?(?:kan|kunnen|is|zijn|ontstaat|ontstaan|moet|moeten|raakt|gaat|gaan|vervalt|blijft)\b/;

/**
 * A fact that speaks for one contract, told in a sentence of its own: who can do all of it, what hangs together, how
 * small it is.
 */
const GROUND = anyOf([
  '\\b(?:mkb\\S{0,20}|kleine(?:re)? (?:bedrijven|onderneming(?:en)?|ondernemers?)|een klein bedrijf|een kleine ondernemer|(?:alle|vrijwel alle|bijna alle|de meeste) (?:[\\wà-ÿ]{1,20} ){0,2}(?:aanbieders|bedrijven|ondernemingen|ondernemers|leveranciers|aannemers|marktpartijen))\\b[^.]{0,120}\\b(?:aankunnen|aankan|kunnen|kan|uitvoer\\w{0,3}|uit te voeren|zelf|alleen)\\b',
  '\\bkleine(?:re)? [\\wà-ÿ]{3,20}\\b[^.]{0,60}\\b(?:kunnen|kan|aankunnen)\\b|\\b(?:alle|vrijwel alle|bijna alle|de meeste)\\b[^.]{0,80}\\b(?:mkb|eenmanszaken|kleine bedrijven|kleinbedrijf|zzp\\S{0,4})',
  '\\b(?:hangen|hangt|rusten|rust|draaien|draait|lopen|loopt|delen|deelt|zitten|zit)\\b[^.;]{0,40}(?<![\\wà-ÿ])(?:één|dezelfde|hetzelfde|elkaar)\\b',
  '\\b(?:alleen|enkel|slechts|uitsluitend) in samenhang\\b|\\bonderlinge? (?:samenhang|afhankelijk\\w{0,4})|\\bop elkaar (?:afgestemd|ingrijpen)|\\bin elkaar (?:grijpen|overlopen)',
  '\\b(?:omvang|waarde|schaal|opdracht|bedrag)\\b[^.;]{0,40}\\b(?:is|blijft|zijn)\\b[^.;]{0,30}\\b(?:klein|gering|beperkt|laag)\\b',
  '^(?:het|dit) (?:betreft|gaat om|is) (?:slechts |maar )?(?:één|eén|een enkele?) (?!(?:[\\wà-ÿ]{1,20} )?(?:opdracht|overeenkomst|contract|perceel|geheel|opdrachtnemer|partij|aanbesteding)\\b)',
  '\\btwee (?:[\\wà-ÿ]{1,20} )?(?:partijen|aannemers|leveranciers|opdrachtnemers|uitvoerders|bedrijven|ploegen)\\b[^.]{0,60}\\b(?:niet|gevaar\\w{0,5}|onveilig\\w{0,2}|dezelfde|tegelijk|risico)\\b',
  '^(?:deze|die|onze|de) keuze (?:is|hebben wij|hebben we|is door ons) (?:gemaakt|gebaseerd) (?:na|op|in overleg)\\b',
]);

/** The text asks itself why, to answer it next. */
const ASKS_WHY = /^waarom\b[^?]{0,60}\?$/;

/** What is bought only works, or is only sold, in one piece. */
const ONE_WHOLE =
  /\b(?:als|in) (?:één|een) (?:samenhangend )?(?:geheel|systeem|installatie|keten|netwerk)\s(?:[\wà-ÿ]{1,20}\s){0,2}?(?:werken|werkt|functioneren|functioneert|draaien|draait|samenwerken)\b|\b(?:uitsluitend|alleen|enkel) als (?:set|systeem|pakket|(?:één |een )?(?:samenhangend )?geheel)\s(?:geleverd|verkocht|leverbaar|verkrijgbaar|gemaakt|te koop)|\b(?:loopt|lopen|draait|draaien) (?:[\wà-ÿ]{1,20} ){0,2}?(?:over|op|via) (?:één|hetzelfde|dezelfde) \w{3,20}/;

/**
 * Whether reasons for the way the contract is cut up stand in or next to the sentence. `isDuty`: it obliges to bid for
 * everything, where what follows a colon spells out the duty.
 */
export function isCutExplained(section: Section, sentence: Sentence, isDuty = false): boolean {
  if (hasReasonNearby(section, sentence)) return true;
  if (/ondeelbaar|onlosmakelijk|technisch(?:e)? samenhang|niet te scheiden/.test(sentence.low)) return true;
  const isSpelledOut =
    /:\s(?!n\.?v|geen|nee|niet|(?:er|het|dit) (?:komt|is|wordt|blijft) (?:[\wà-ÿ]{1,40} ){0,2}?(?:één|een)\b)[^.;|]{40}/.test(
      sentence.low,
    );
  if (!isDuty && isSpelledOut && sentence.block.kind !== 'row') return true;
  const at = sentence.index;
  return section.sentences
    .slice(at, at + 3)
    .some(
      (other, i) =>
        other.speaker !== 'question' &&
        !isNamedMotivation(other) &&
        (WOULD.test(other.low) ||
          (i > 0 &&
            (ASKS_WHY.test(other.low) ||
              (other.block === sentence.block && GROUND.test(other.low)) ||
              EXPLAINS.test(other.low) ||
              ONE_WHOLE.test(other.low)))),
    );
}

/** Whether a sentence anywhere in the document gives the reasons for (not) dividing into lots. */
export function explainsLots(sentence: Sentence): boolean {
  return /percel|perceel|splits|opdel|verdel/.test(sentence.low) && givesReason(sentence.low);
}

import type { Section, Sentence } from '../../spec/model.ts';
import { contains } from '../../text/span.ts';
import { isConditionOfEntry } from '../language/certificates.ts';
import { isDenied } from '../language/modality.ts';
import { questionBefore } from '../language/questions.ts';
import { fullText, introduction, spanOf, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const CONSORTIUM =
  /combinatie|combinant|(?:twee|meer|meerdere|verschillende)\s(?:of meer\s)?(?:bedrijven|ondernemingen|ondernemers|partijen)|(?:melden|schrijven|doen) (?:zich )?samen|samenwerkingsverband|samenwerkende (?:ondernem|bedrijven|partijen|inschrijvers)|gezamenlijke? (?:inschrij|aan ?meld)|consortium|meerdere ondernem|samen(?:wil(?:t|len))? inschrij|\bsamen (?:aan ?melden|meedoen|mee te doen|inschrijven|deelnemen)\b|inschrijven als (?:een )?(?:combinatie|samenwerking)|met (?:een of meer|andere|meer|\w{1,12}) (?:partners?|bedrijven|partijen|ondernemingen) (?:meedoen|deelnemen|inschrijven|aanmelden|samen)|gezamenlijke (?:bv|b\.v\.|vof|v\.o\.f\.|vennootschap|rechtspersoon|onderneming)(?![a-z])|\bsamenwerkers\b|\b(?:gezamenlijk|samen|met elkaar)\b[^.;]{0,40}\b(?:in ?te ?schrijven|inschrij\w{0,5}|aan te melden|aanmeld\w{0,4}|aanbieding|offerte|meeding\w{0,3}|mee te dingen)|\bmet (?:een )?(?:\S{1,15} )?(?:collega\S{0,20}|ander bedrijf|andere partij|partner)\b|\bkrachten (?:\w{1,12} )?(?:te )?bundel/;
/** A legal person or partnership, or the words for one in general. */
const FORM =
  /\b(?:v\.?o\.?f\.?|vof|vennootschap onder firma|vennootschap|maatschap|b\.?v\.|bv|besloten vennootschap|rechtsvorm|rechtspersoon|rechtspersoonlijkheid|coöperatie|stichting|juridische entiteit|juridische eenheid|entiteit)(?=[\s,.;:)|]|$)/;
const DUTY =
  /\b(?:moet(?:en)?|dien(?:t|en)|verplicht|vereist|geëist|eis(?:en)?|is (?:bij|op|vóór|voor)|zijn (?:bij|op|vóór|voor)|schrij(?:ft|ven) (?:zich )?(?:[^.;]{0,20} )?(?:in )?als|alleen combinaties|\bmits|slechts (?:inschrijven|deelnemen|aanmelden)|vooraf|schrij(?:ft|ven) in onder|hebben|heeft|richt(?:en)?|treedt op als|is ondergebracht|ondergebracht|neemt|nemen|alleen (?:toegestaan|toegelaten|mogelijk|als|in de vorm)|uitsluitend|ongeldig|vormen|vormt|zal|zullen|legt|bewijst|overlegt|aangenomen|opgericht|opgerichte|zorg(?:t|en)?|breng(?:t|en)|(?:slechts|alleen|uitsluitend|enkel) (?:open|mogelijk|welkom)|voorwaarde|verenigd|verenigen zich|verenigt zich|aaneengesloten|nadat|na oprichting)\b|\brichten\b[^.;]{0,60}\bop\b|\blaat (?:[^.;]{0,30} )?zien dat\b/;
/** Held at a moment that comes before the award: "staat op de dag van indiening als vof in het handelsregister". */
const HELD =
  /\b(?:staat|staan|bent|is|zijn|werkt|werken)\b[^.;]{0,60}\b(?:op (?:de dag|het moment|het tijdstip) van|ten tijde van|op de (?:inschrijf|sluitings|aanmeld|indienings)(?:datum|dag)|bij (?:het|haar|hun|de) (?:indien|inschrij|aanmeld)\w{1,6})/;
/** Once the contract is awarded a form may be needed. */
const AFTER_AWARD =
  /na (?:de |definitieve |voorlopige )*(?:gunning|opdrachtverlening|ondertekening)|bij (?:definitieve )?(?:gunning|opdrachtverlening|contractsluiting)|(?:opdracht|perceel|overeenkomst) (?:[\wà-ÿ]{1,40}\s){0,4}gegund|gegund (?:krijgt|wordt|is|aan)|vóór (?:de )?(?:start|aanvang|ondertekening|ingang|uitvoering)|voor (?:de )?(?:start|aanvang|ondertekening|ingang|uitvoering)|winnende combinatie|de opdracht (?:krijgt|wint|verwerft)|(?:krijgt|wint|verwerft|verkrijgt) (?:de combinatie|een combinatie|u|zij)\b[^.;]{0,40}(?:opdracht|gunning)|gun(?:nen|t) (?:wij|we|de \w{1,20}|het \w{1,20})\b|(?:vóór|voor|bij) het (?:tekenen|ondertekenen|sluiten)|uitvoering van de (?:opdracht|overeenkomst)/;
const AT_TENDER =
  /bij (?:de |haar |hun )?(?:inschrijving|aanmelding|indiening)|bij het (?:indienen|inschrijven|aanmelden)|(?:vóór|voor) (?:de |haar |hun )?(?:inschrij|aanmeld|sluiting|indien)|(?:op|vóór|voor) (?:het )?(?:moment|tijdstip|de dag) van (?:de )?(?:inschrij|aanmeld|indien|sluit)|ten tijde van (?:de )?(?:inschrij|aanmeld)|schrij(?:ft|ven)[^.;]{0,30}\sin\b|inschrijving(?:en)? (?:van|door)|(?:inschrijf|sluitings|aanmeld|indienings)(?:datum|moment|tijdstip)|op de dag van (?:inschrij|aanmeld|sluiting)/;
/** The form is to be told, not to be had. */
const STATED =
  /\b(?:waaruit|vermeld\w{0,2}|opgave van|geef|geeft|noemt?|blijkt)\b(?! dat (?:zij|hij|u|de combinatie|de combinanten)\b)[^.;]{0,40}$/;
/** The lead-in of a list, or the header of a row, that makes all in it a condition. */
const CONDITIONS = /voorwaarde|\beis(?:en)?\b|\bregels?\b|vereist|\bgeld(?:t|en)\b|\bmoet|\bdien(?:t|en)\b/;
const FREE =
  /\b(?:geen|niet|hoeft|hoeven|ongeacht|zonder (?:bepaalde )?rechtsvorm(?! zijn)|vrij|(?:mag|mogen)(?!,? mits)|(?:kan|kunnen)(?! (?:slechts|alleen|uitsluitend|enkel)))\b/;

export const rule = sectionRule({
  id: 'aw/combinatie-rechtsvorm',
  title: t(
    'Rechtsvorm van een combinatie geëist bij inschrijving',
    'Legal form demanded of a consortium when tendering',
  ),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.52-4-7'],
  messages: {
    found: t(
      'Van een combinatie wordt bij inschrijving of aanmelding een rechtsvorm geëist ("{form}"); dat mag pas na gunning, en alleen als het nodig is.',
      'A legal form ("{form}") is demanded of a consortium when tendering or requesting to participate; that is allowed only after award, and only if necessary.',
    ),
  },
  todo: t(
    'Laat de rechtsvorm vrij bij inschrijving. Eis haar zo nodig na gunning, met de reden waarom zij voor de uitvoering nodig is.',
    'Leave the legal form free when tendering. Demand one after award if need be, with the reason why performance requires it.',
  ),
  why: t(
    "Ondernemingen mogen samen inschrijven zonder daarvoor een vennootschap of rechtspersoon op te richten. Zo'n eis kost geld en tijd voordat zeker is dat er een opdracht komt.",
    'Firms may tender together without setting up a partnership or legal person. Such a demand costs money and time before it is certain that there will be a contract.',
  ),
  whenNot: t(
    'Als de rechtsvorm pas na gunning wordt gevraagd en de reden erbij staat, of als de tekst alleen over hoofdelijke aansprakelijkheid gaat.',
    'When the legal form is asked only after award with its reason, or when the text is only about joint and several liability.',
  ),
  words: ['combina', 'samen', 'consortium', 'gezamenlijk', 'meerdere ondernem', 'vof', 'vennootschap'],
  *check(section) {
    for (const sentence of statements(section)) {
      const { low } = sentence;
      const full = fullText(section, sentence);
      const form = FORM.exec(low);
      // "Elke rechtspersoon die deelneemt": who they are.
      if (!form || /\b(?:elke|iedere|ieder|elk van de) $/.test(low.slice(0, form.index))) continue;
      const isConsortium =
        CONSORTIUM.test(full) ||
        CONSORTIUM.test(questionBefore(section, sentence)) ||
        (AT_TENDER.test(low) && isAboutConsortium(section, sentence));
      const isDuty =
        DUTY.test(low) ||
        HELD.test(low) ||
        CONDITIONS.test(introduction(section, sentence)) ||
        (sentence.block.kind === 'row' && AT_TENDER.test(low));
      const isOut = isConditionOfEntry(low.split(';').find((clause) => clause.includes(form[0])) ?? low);
      if (!isConsortium || !(isDuty || isOut) || (AFTER_AWARD.test(full) && !AT_TENDER.test(low))) continue;
      if (STATED.test(low.slice(0, form.index)) || (!isOut && isFree(low, form.index))) continue;
      yield { span: spanOf(sentence, form), values: { form: form[0] } };
    }
  },
  examples: {
    bad: [
      {
        text: 'Een combinatie dient bij aanmelding de vorm van een ⟦maatschap⟧ te hebben.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Voor samenwerkingsverbanden geldt:\n\n- vóór inschrijving is een ⟦vof⟧ opgericht;\n- één lid voert de correspondentie.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Deelname als | Eis |\n| --- | --- |\n| Combinatie | Uitsluitend in de vorm van een ⟦rechtspersoon⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Combinanten hebben op het moment van inschrijven samen een ⟦besloten vennootschap⟧ opgericht.',
        severity: 'warning',
      },
    ],
    good: [
      {
        text: 'De combinatie neemt na gunning de vorm van een vof aan, omdat de vergunning op één naam staat.',
        facts: 'procedure: openbaar',
      },
      { text: 'Van een combinatie wordt geen bepaalde rechtsvorm verlangd.', facts: 'procedure: openbaar' },
      { text: 'Combinanten zijn hoofdelijk aansprakelijk voor de nakoming.', facts: 'procedure: openbaar' },
      {
        text: 'De inschrijver vermeldt zijn rechtsvorm en het nummer in het handelsregister.',
        facts: 'procedure: openbaar',
      },
      {
        text: '**Vraag 4:** Moet een combinatie bij inschrijving een vof zijn?\n\n**Antwoord:** Nee, dat hoeft niet.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** An answer, or the sentence that follows one on consortia: what was said just before. */
function isAboutConsortium(section: Section, sentence: Sentence): boolean {
  if (sentence.speaker === 'answer') return true;
  const { span, leadIn } = sentence.block;
  // "Bedrijven mogen samen meedoen. Dan geldt:": all of the paragraph that leads a list in.
  const from = leadIn && section.blocks.find((block) => contains(block.span, leadIn));
  const start = from?.span.start ?? span.start;
  return CONSORTIUM.test(section.low.slice(start, sentence.span.start));
}

/** The form is left free, or named only as one of the things a firm may be. */
function isFree(low: string, at: number): boolean {
  if (isDenied(low, at) && !/zonder (?:die|deze|een|dergelijke) (?:rechtsvorm|vof|vennootschap)/.test(low))
    return true;
  const clause = low.slice(low.lastIndexOf(';', at) + 1, at + 60).split(';', 1)[0]!;
  if (/^\s*nee\b[^.;]{0,4}/.test(low) && !FREE.test(clause.replace(/^\s*nee\b,?/, ''))) return false;
  return (
    /\b(?:hoeft|hoeven|ongeacht|vrij|(?:mag|mogen|kan|kunnen)(?!,? mits)(?!\s(?:[\wà-ÿ]{1,40}\s)?(?:uitsluitend|alleen|slechts|enkel)))\b/.test(
      clause,
    ) &&
    !/\b(?:moet|moeten|dient|dienen)\b|(?:alleen|uitsluitend|slechts) (?:[\wà-ÿ]{1,40} ){0,3}(?:met|als|in de vorm)\b/.test(
      clause,
    )
  );
}

import { bare } from '../language/claims.ts';
import { ABUSE } from '../language/isv-context.ts';
import { affirmations, withAffirmed } from '../language/questions.ts';
import { fullText, introduction, spanOf, withConsequence } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const GUARANTEE =
  /\bbelo(?:oft|ven)\b|\btekent? (?:u )?(?:er)?voor\b|zorg(?:t|en)? (?:u )?(?:er ?voor |dat er )?dat|zorg(?:t|en)? (?:u )?dat er|kom(?:t|en) (?:er )?(?:\S{1,20} ){0,3}?(?:geen|nergens)\b[^.;]{0,60}\bvoor\b|(?:ge)?garande\w{0,20}|staat er ?(?:voor )?(?:voor )?in\b|staat er (?:[^.;,]{1,30} )?(?:voor )?in dat\b|staat (?:ervoor|er voor|daarvoor|hiervoor) in|verbindt? (?:u )?zich er(?:toe| toe) dat|(?:geef|geeft|geven|biedt|bieden|verschaft) (?:u |wij |hij )?(?:ons )?(?:de |volledige )?zekerheid dat|staat in voor|\binsta(?:at|an)\b|in te staan|waarborgt|verzekert|toont? aan dat|(?:toon|tonen)[^.;]{0,60}aan dat|verklaart (?:\w{1,20} )?dat|te verklaren dat|(?:is|zijn|moet|moeten|dienen)[^.;]{0,30}(?:volledig|geheel|aantoonbaar|gegarandeerd|100%|honderd procent) vrij (?:van|te zijn)|bewijst dat|(?<!\bgeen )resultaats?verplichting|\b(?:mag|mogen)\b[^.;]{0,60}\b(?:geen|nergens|niet|nooit)\b[^.;]{0,80}\b(?:voorkomen|plaatsvinden|optreden|voordoen)\b|\|\s?(?:nul|0)\s?(?:\||$)/;
const NOT_A_GUARANTEE =
  /niemand kan|kan niemand|redelijke inspanning|inspanningsver|naar beste|geen garantie|geen resultaat|niet (?:te )?garande|niet (?:in voor|in\b)|zo veel mogelijk|zoveel mogelijk|redelijkerwijs/;
/** Whoever gives no guarantee stays out. */
const REFUSES = /\?[^.;]{0,60}(?:sluiten (?:wij|we)|uitgesloten|terzijde|niet mee|ongeldig|valt (?:u|uw))/;
/** Nothing at all, anywhere. */
const NONE =
  /\bgeen\b|nergens|geen enkele?|\bvrij (?:is |zijn |blijft )?van|vrij zijn van|\b0\b|nooit|niemand|\bzonder (?:kinder|dwang|misstand|uitbuiting|enige)|niet (?:voorkom|word|is|zijn|plaatsvind)|uitgesloten|alle schakels|afwezig|\bontbreken van|\bnul\b|(?:hele|gehele|volledige|alle|elke|iedere|overal)\s(?:[^.;]{0,40}\s)?\w{0,20}(?:keten|schakels?|fabriek\w{0,4}|toeleveranciers?|producenten)\b[^.;]{0,90}\b(?:voldo\w{1,4}|nageleefd|naleeft|naleven|in acht)/;
const EVERYWHERE =
  /keten|nergens|\bschakels?\b|(?:over|waar ook ter) (?:de hele |heel de )?wereld|plantage|grondstof|toeleverancier|fabriek|mijn\b|onderdeel|geproduceerd|vervaardigd|product|herkomst/;
const HARM = new RegExp(ABUSE);

const NORM_HEADER = /norm|\beis|maxim|toegestaan|grens|\bkpi\b|doelstelling|waarde/;

export const rule = sectionRule({
  id: 'isv/resultaatgarantie',
  title: t('Garantie voor de hele keten', 'Guarantee for the whole chain'),
  severity: 'warning',
  gate: 'all',
  citations: ['oeso-stappen', 'isv-rijk'],
  messages: {
    found: t(
      'Hier wordt een garantie (“{words}”) gevraagd dat er nergens in de keten misstanden zijn.',
      'A guarantee (“{words}”) is demanded here that there are no abuses anywhere in the chain.',
    ),
  },
  todo: t(
    'Vraag een inspanning: gepaste zorgvuldigheid om misstanden op te sporen, te voorkomen en aan te pakken.',
    'Ask for an effort: due diligence to find, prevent and address abuses.',
  ),
  why: t(
    'Geen leverancier kan instaan voor iedere schakel. Een garantie schrikt zorgvuldige inschrijvers af en beloont wie niet zoekt; gepaste zorgvuldigheid is een inspanning waarover verantwoording wordt afgelegd.',
    'No supplier can vouch for every link. A guarantee scares off careful bidders and rewards those who do not look; due diligence is an effort that is accounted for.',
  ),
  whenNot: t(
    'Als alleen een garantie over het eigen bedrijf of over een meetbare producteigenschap wordt gevraagd.',
    'Where only a guarantee about the own firm or a measurable product property is demanded.',
  ),
  motivable: true,
  words: [
    'garande',
    'beloof',
    'beloven',
    'teken',
    'zorgt',
    'zorg ',
    'komt ',
    'komen ',
    'staat er',
    'staat in',
    'instaa',
    'in te staan',
    'waarborg',
    'verzekert',
    'aan dat',
    'verkla',
    'vrij van',
    'zekerheid',
    'zich er',
    'zich ertoe',
    'hiervoor in',
    'bewijst dat',
    'resultaatsverpl',
    'resultaatverpl',
    together(['mag ', 'mogen '], ['voorkomen', 'plaatsvinden', 'optreden', 'voordoen']),
    together(['nul', '0'], ['|'], ['misstand', 'schending', 'kinderarbeid', 'dwangarbeid', 'uitbuiting']),
  ],
  *check(section, _context, sentences) {
    for (const sentence of sentences) {
      const found = GUARANTEE.exec(sentence.low);
      if (!found) continue;
      const low = fullText(section, sentence);
      // A nought in a table is a demand under a header that says so, and otherwise a figure.
      if (found[0].startsWith('|') && !NORM_HEADER.test(introduction(section, sentence))) continue;
      if (!HARM.test(low) || !NONE.test(low) || !EVERYWHERE.test(low)) continue;
      if (NOT_A_GUARANTEE.test(low) && !REFUSES.test(withConsequence(section, sentence))) continue;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
    for (const sentence of affirmations(section)) {
      const low = withAffirmed(section, sentence);
      if (!GUARANTEE.test(low) || !HARM.test(low) || !NONE.test(low) || !EVERYWHERE.test(low)) continue;
      if (NOT_A_GUARANTEE.test(low)) continue;
      const span = bare(sentence);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
  },
  examples: {
    bad: [
      { text: 'De leverancier ⟦garandeert⟧ dat bij geen enkele toeleverancier kinderarbeid voorkomt.\n' },
      {
        text: '## ISV\n\nDe contractant ⟦staat ervoor in⟧ dat mensenrechten nergens in de keten worden geschonden.\n',
      },
      {
        text: 'Inschrijver ⟦toont aan dat⟧ de stof zonder dwangarbeid is geproduceerd; dit geldt voor alle schakels.\n',
      },
      {
        text: '| Nr | Eis |\n| --- | --- |\n| K3 | De levering ⟦is aantoonbaar vrij van⟧ dwangarbeid in de hele keten |\n',
      },
    ],
    good: [
      {
        text: 'Van opdrachtnemer wordt een redelijke inspanning verlangd om kinderarbeid in de keten te voorkomen; hij garandeert geen uitkomst.\n',
      },
      { text: 'De leverancier garandeert dat de koelketen nergens wordt onderbroken.\n' },
      { text: 'Opdrachtnemer toont aan dat hij maatregelen heeft genomen tegen misstanden in de keten.\n' },
      { text: 'De fabrikant garandeert dat het product vrij van gebreken wordt geleverd.\n' },
    ],
  },
});

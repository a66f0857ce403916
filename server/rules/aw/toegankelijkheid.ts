import type { Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { spanOf } from '../language/statements.ts';
import { documentRule, t } from '../rule.ts';

type Found =
  | { readonly kind: 'used'; readonly span: Span; readonly name: string }
  | { readonly kind: 'accessible' };

/** What people themselves use on a screen. */
const DIGITAL =
  /\b(?:de|het|een|elke|deze|nieuwe)\s(?:[\wà-ÿ]{1,40}\s){0,2}?(web-?site|webportaal|\w{0,40}portaal|portal|app|webapp|webapplicatie|chatbot|informatiezuil|\w{0,12}automaat|reisplanner|aanmeldzuil)\s(?:[\wà-ÿ]{1,40}\s){0,4}?(?:toont|biedt|bevat|is|zijn|heeft|krijgt|moet|dient|werkt|kan|maakt|geeft|wordt|ondersteunt|stuurt|laat)\b|\b(?:via|in|op)\s(?:de|het|een)\s(web-?site|webportaal|\w{0,40}portaal|app|webapp)\s(?:[^.;]{0,40}\s)?(?:kunnen|kan|melden|aanvragen|regelen|doen|boeken)|\b(?:inwoners?|burgers?|bewoners?|bezoekers?|gebruikers?|ouders|leerlingen|studenten|cliënten|klanten|reizigers)\s[^.;]{0,60}\b(?:via|in|op|met)\s(?:de|het|een)\s(web-?site|webportaal|\w{0,40}portaal|app|webapp)\b/;
/** What people themselves come into, sit in or travel with. */
const BUILT =
  /\b(\w{0,12}(?:gebouw|school|sporthal|gymzaal|zwembad|bibliotheek|theater|stadhuis|gemeentehuis|buurthuis|wijkcentrum|station|halte|perron|speeltuin|speelplaats|speelplek|speelterrein|toiletgebouw|parkeergarage|fietsenstalling|zaal))\s(?:[^.;]{0,60}\s)?(?:heeft|krijgt|bevat|telt|wordt|is|biedt|beschikt)\b/;
const ACCESSIBLE =
  /toegankelijk|\bwcag\b|en 301 549|rolstoel|mindervalide|\bbeperking(?:en)?\b|schermlezer|drempelvrij|slechtziend|\bblinde|invalide|design for all|gehandicapt|ontwerp voor alle|gebruikers met een|rollator|geleidelijn/;
/** A website named as a source or a means of the procedure. */
const NO_PRODUCT =
  /tenderned|negometrix|mercell|www\.|rijksoverheid|website van (?:de )?(?:opdrachtgever|gemeente|aanbestedende|provincie|inschrijver)|haar eigen website|huidige?|bestaande?\b|schoonmaak|schoongemaakt|gereinigd|bewaking|beveilig|afval|schilder|glasbewas|inboedel|verhuiz|onderhoud/;

export const rule = documentRule<Found>({
  id: 'aw/toegankelijkheid',
  title: t('Geen eis over toegankelijkheid', 'No requirement on accessibility'),
  severity: 'hint',
  gate: ['eu', 'sas'],
  citations: ['aw-2.75-4-5'],
  messages: {
    found: t(
      'Mensen gaan "{name}" gebruiken, maar over toegankelijkheid voor mensen met een beperking staat er niets.',
      'People will use "{name}", but nothing is said on accessibility for people with disabilities.',
    ),
  },
  todo: t(
    'Neem een eis over toegankelijkheid op, of verwijs naar de bindende Europese eisen die gelden.',
    'Include a requirement on accessibility, or refer to the binding European requirements that apply.',
  ),
  why: t(
    'Als natuurlijke personen gebruiken wat wordt gekocht, houden de technische specificaties rekening met toegankelijkheid voor mensen met een handicap en met geschiktheid voor alle gebruikers.',
    'Where natural persons use what is bought, the technical specifications take account of accessibility for people with disabilities and of suitability for all users.',
  ),
  whenNot: t(
    'Als een ander stuk de toegankelijkheid regelt, of als niemand dan de opdrachtnemer het product gebruikt.',
    'When another document covers accessibility, or when nobody but the contractor uses the product.',
  ),
  words: [
    'website',
    'web-site',
    'portaal',
    'portal',
    'app',
    'chatbot',
    'zuil',
    'automaat',
    'planner',
    'gebouw',
    'school',
    'hal',
    'zaal',
    'zwembad',
    'bibliotheek',
    'theater',
    'huis',
    'centrum',
    'station',
    'halte',
    'perron',
    'speel',
    'garage',
    'stalling',
    'toegankelijk',
    'wcag',
    'rolstoel',
    'mindervalide',
    'beperking',
    '301 549',
    'schermlezer',
    'drempelvrij',
    'slechtziend',
    'blinde',
    'invalide',
    'design for all',
    'gehandicapt',
    'ontwerp voor',
    'gebruikers met',
    'rollator',
    'geleidelijn',
  ],
  collect(section, context, _entry, sentences) {
    const found: Found[] = [];
    if (ACCESSIBLE.test(section.low)) found.push({ kind: 'accessible' });
    const kind = context.facts.documentKind;
    const isRequirement =
      context.role === 'requirements' || (kind === 'programma-van-eisen' && context.role === 'other');
    if (!isRequirement) return found;
    for (const sentence of sentences) {
      const used = usedIn(sentence, context.facts.contractType === 'werk');
      if (used) found.push(used);
    }
    return found;
  },
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'accessible')) return;
    for (const { at, value } of items) {
      if (value.kind !== 'used') continue;
      yield { at, span: value.span, values: { name: value.name } };
      return;
    }
  },
  examples: {
    bad: [
      { text: '## Eisen\n\n- ⟦De website toont⟧ per straat de werkzaamheden.', facts: 'procedure: openbaar' },
      {
        text: '## Programma van eisen\n\n| Nr. | Eis |\n| --- | --- |\n| E1 | ⟦Via de app kunnen⟧ ouders een kind afmelden. |',
        facts: 'procedure: sas',
      },
      {
        text: '## Technische specificaties\n\nHet nieuwe ⟦wijkgebouw heeft⟧ twee verdiepingen.',
        facts: 'procedure: openbaar\nopdracht: werk',
      },
    ],
    good: [
      {
        text: '## Eisen\n\n- De website toont de werkzaamheden.\n- De website voldoet aan WCAG 2.1 niveau AA.',
        facts: 'procedure: openbaar',
      },
      { text: '## Eisen\n\n- Strooizout wordt los geleverd.', facts: 'procedure: openbaar' },
      {
        text: '## Eisen\n\n- Het gebouw wordt elke dag schoongemaakt.',
        facts: 'procedure: openbaar\nopdracht: dienst',
      },
      { text: '## Procedure\n\nDe website van TenderNed is leidend.', facts: 'procedure: openbaar' },
    ],
  },
});

function usedIn(sentence: Sentence, isWorks: boolean): Found | undefined {
  if (NO_PRODUCT.test(sentence.low)) return undefined;
  const used = DIGITAL.exec(sentence.low) ?? (isWorks ? BUILT.exec(sentence.low) : null);
  if (!used) return undefined;
  return { kind: 'used', span: spanOf(sentence, used), name: used[1] ?? used[2] ?? used[3] ?? used[0] };
}

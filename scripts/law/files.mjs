/**
 * What may stand in each file of `server/law/data`, and what it becomes: Dutch keys for the jurist, English names (those
 * of `server/law/types.ts`) for the code.
 */
import { cpvPrefixes, date, flag, listOf, number, object, oneOf, text, texts, words } from './fields.mjs';

const STATUS = { geverifieerd: 'verified', afgeleid: 'derived', 'te-verifieren': 'unverified' };
const UNIT = {
  kalenderdagen: 'calendar-days',
  maanden: 'months',
  jaren: 'years',
  procent: 'percent',
  maal: 'multiple',
  aantal: 'count',
};
const THRESHOLD_KIND = {
  werken: 'works',
  'leveringen-diensten-centraal': 'supplies-services-central',
  'leveringen-diensten-decentraal': 'supplies-services-other',
  'sociale-en-andere-specifieke-diensten': 'social-and-specific-services',
  'speciale-sectoren-werken': 'special-sectors-works',
  'speciale-sectoren-leveringen-diensten': 'special-sectors-supplies-services',
  'speciale-sectoren-sociale-en-andere-specifieke-diensten': 'special-sectors-social-and-specific-services',
  concessie: 'concession',
  'defensie-leveringen-diensten': 'defence-supplies-services',
};
const LIMIT = {
  'opschortende-termijn': 'standstill',
  inlichtingen: 'information-note',
  'inlichtingen-spoed': 'information-note-urgent',
  betaling: 'payment',
  'betaling-uiterst': 'payment-longest',
  'omzet-maal-raming': 'turnover-multiple',
  'voorbehouden-opdracht': 'reserved-contract-share',
  'gegadigden-niet-openbaar': 'candidates-restricted',
  'gegadigden-overig': 'candidates-other',
  raamovereenkomst: 'framework-term',
  'referentie-omvang': 'reference-size',
  'referenties-per-kerncompetentie': 'references-per-competence',
  kerncompetenties: 'core-competences',
  zekerheid: 'security',
  'uitnodigingen-minst': 'invitations-least',
  'uitnodigingen-meest': 'invitations-most',
};
const LOOK_BACK = {
  'dwingende-gronden': 'mandatory-grounds',
  'facultatieve-gronden': 'optional-grounds',
  'referenties-werken': 'references-works',
  'referenties-leveringen-diensten': 'references-supplies-services',
  omzet: 'turnover',
};
const ORIGIN = {
  eenzijdig: 'unilateral',
  paritair: 'parity',
  omstreden: 'disputed',
  leverancier: 'supplier',
};
const REGIMES = ['eu', 'sas', 'nationaal', 'meervoudig-onderhands', 'enkelvoudig-onderhands', 'concessie'];

const SOURCED = {
  bron: [text, true],
  status: [oneOf(STATUS), true],
  'geldig-vanaf': [date, true],
  'geldig-tot': [date, false],
  toelichting: [text, false],
};
const LABEL = { naam: [text, true], 'naam-en': [text, true] };

const period = (raw) => ({
  from: raw['geldig-vanaf'],
  ...(raw['geldig-tot'] && { until: raw['geldig-tot'] }),
});
const sourced = (raw) => ({ source: raw.bron, status: raw.status, ...period(raw) });
const label = (raw) => ({ nl: raw.naam, en: raw['naam-en'] });
const optional = (name, value) => (value === undefined ? {} : { [name]: value });

const LIMIT_LIST = {
  name: 'limits',
  shape: {
    ...SOURCED,
    ...LABEL,
    id: [oneOf(LIMIT), true],
    waarde: [number, true],
    eenheid: [oneOf(UNIT), true],
  },
  build: (raw) => ({ id: raw.id, label: label(raw), value: raw.waarde, unit: raw.eenheid, ...sourced(raw) }),
};

const termPart = (...keys) =>
  object({ ...Object.fromEntries(keys.map((key) => [key, [number, false]])), bron: [text, true] });

/** Per file: the lists in it, how an entry is read, and what it becomes. */
export const FILES = {
  'bronnen.yaml': {
    bronnen: {
      name: 'citations',
      shape: {
        id: [text, true],
        tekst: [text, true],
        en: [text, true],
        url: [text, false],
        status: [oneOf(STATUS), true],
        editie: [text, false],
        gezien: [(value) => (value === 'niet' ? 'niet' : date(value)), true],
        'geldig-vanaf': [date, true],
        'geldig-tot': [date, false],
        samenvatting: [text, true],
        'samenvatting-en': [text, true],
        toelichting: [text, false],
      },
      build: (raw) => ({
        id: raw.id,
        text: { nl: raw.tekst, en: raw.en },
        ...optional('url', raw.url),
        status: raw.status,
        ...optional('edition', raw.editie),
        ...(raw.gezien !== 'niet' && { seen: raw.gezien }),
        summary: { nl: raw.samenvatting, en: raw['samenvatting-en'] },
        ...period(raw),
      }),
    },
  },
  'drempelbedragen.yaml': {
    drempelbedragen: {
      name: 'thresholds',
      key: 'soort',
      shape: {
        ...SOURCED,
        ...LABEL,
        soort: [oneOf(THRESHOLD_KIND), true],
        bedrag: [number, true],
        besluit: [text, true],
        'geldig-tot': [date, true],
      },
      build: (raw) => ({
        kind: raw.soort,
        label: label(raw),
        amount: raw.bedrag,
        act: raw.besluit,
        ...sourced(raw),
      }),
    },
  },
  'procedures.yaml': {
    procedures: {
      name: 'procedures',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        regime: [oneOf(REGIMES), true],
        'twee-fasen': [flag, false],
      },
      build: (raw) => ({
        id: raw.id,
        regime: raw.regime,
        label: label(raw),
        twoStage: raw['twee-fasen'] ?? false,
        ...sourced(raw),
      }),
    },
  },
  'termijnen.yaml': {
    procedures: {
      name: 'terms',
      key: 'procedure',
      shape: {
        ...SOURCED,
        procedure: [text, true],
        deelneming: [termPart('dagen', 'spoed'), false],
        inschrijving: [termPart('dagen', 'spoed'), false],
        elektronisch: [termPart('dagen'), false],
        spoed: [termPart(), false],
        vooraankondiging: [termPart('dagen', 'nooit-minder-dan'), false],
        'stukken-niet-online': [termPart('dagen'), false],
        'in-overleg': [termPart(), false],
      },
      build: (raw) => ({
        procedure: raw.procedure,
        ...optional('requestDays', raw.deelneming?.dagen),
        ...optional('requestUrgentDays', raw.deelneming?.spoed),
        ...optional('tenderDays', raw.inschrijving?.dagen),
        ...optional('tenderUrgentDays', raw.inschrijving?.spoed),
        ...optional('electronicReduction', raw.elektronisch?.dagen),
        ...optional('priorNoticeDays', raw.vooraankondiging?.dagen),
        ...optional('priorNoticeFloorDays', raw.vooraankondiging?.['nooit-minder-dan']),
        ...optional('documentsExtension', raw['stukken-niet-online']?.dagen),
        tenderByAgreement: raw['in-overleg'] !== undefined,
        sources: {
          ...optional('request', raw.deelneming?.bron),
          ...optional('tender', raw.inschrijving?.bron),
          ...optional('electronic', raw.elektronisch?.bron),
          ...optional('urgent', raw.spoed?.bron),
          ...optional('priorNotice', raw.vooraankondiging?.bron),
          ...optional('documents', raw['stukken-niet-online']?.bron),
          ...optional('agreement', raw['in-overleg']?.bron),
        },
        ...sourced(raw),
      }),
    },
    grenzen: LIMIT_LIST,
  },
  'grenswaarden.yaml': { grenzen: LIMIT_LIST },
  'bewijsmiddelen.yaml': {
    bewijsmiddelen: {
      name: 'evidence',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        woorden: [words, true],
        'aanvaard-tot-maanden': [number, false],
        'past-in-uea': [flag, true],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        words: raw.woorden,
        ...optional('acceptedAgeMonths', raw['aanvaard-tot-maanden']),
        fitsDeclaration: raw['past-in-uea'],
        ...sourced(raw),
      }),
    },
  },
  'risicocategorieen.yaml': {
    categorieen: {
      name: 'riskCategories',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [words, true],
        cpv: [cpvPrefixes, true],
        'niet-cpv': [cpvPrefixes, false],
        woorden: [words, true],
        opvolgers: [texts, false],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        cpv: raw.cpv,
        notCpv: raw['niet-cpv'] ?? [],
        words: raw.woorden,
        successors: raw.opvolgers ?? [],
        ...sourced(raw),
      }),
    },
  },
  'instrumenten.yaml': {
    instrumenten: {
      name: 'instruments',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [words, true],
        uitgaven: [
          listOf(
            object({
              naam: [text, true],
              namen: [words, true],
              'geldig-vanaf': [date, true],
              'geldig-tot': [date, false],
            }),
          ),
          true,
        ],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        editions: raw.uitgaven.map((one) => ({ name: one.naam, names: one.namen, ...period(one) })),
        ...optional('note', raw.toelichting),
        ...sourced(raw),
      }),
    },
  },
  'voorwaarden.yaml': {
    voorwaarden: {
      name: 'conditions',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [texts, true],
        voor: [listOf(oneOf(['werk', 'levering', 'dienst'])), true],
        herkomst: [oneOf(ORIGIN), true],
        gebruikers: [oneOf(['allen', 'rijk', 'gemeente', 'waterschap', 'leverancier']), true],
        uitgaven: [
          listOf(
            object({
              uitgave: [text, true],
              status: [oneOf(STATUS), true],
              'geldig-vanaf': [date, true],
              'geldig-tot': [date, false],
            }),
          ),
          true,
        ],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        contracts: raw.voor,
        origin: raw.herkomst,
        users: raw.gebruikers,
        editions: raw.uitgaven.map((one) => ({ edition: one.uitgave, status: one.status, ...period(one) })),
        ...optional('note', raw.toelichting),
        ...sourced(raw),
      }),
    },
  },
  'onderwerpen.yaml': {
    onderwerpen: {
      name: 'subjects',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        cpv: [cpvPrefixes, true],
        'niet-cpv': [cpvPrefixes, false],
        woorden: [words, true],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        cpv: raw.cpv,
        notCpv: raw['niet-cpv'] ?? [],
        words: raw.woorden,
        ...sourced(raw),
      }),
    },
  },
  'merken.yaml': {
    merken: {
      name: 'brands',
      key: 'naam',
      // Written as groups, since one line per brand would hide the list from whoever extends it.
      expand: ({ namen, dubbelzinnig, ...group }) => [
        ...[namen ?? []].flat().map((naam) => ({ ...group, naam, dubbelzinnig: false })),
        ...[dubbelzinnig ?? []].flat().map((naam) => ({ ...group, naam, dubbelzinnig: true })),
      ],
      shape: { ...SOURCED, naam: [text, true], categorie: [text, true], dubbelzinnig: [flag, true] },
      build: (raw) => ({
        name: raw.naam,
        category: raw.categorie,
        ambiguous: raw.dubbelzinnig,
        ...sourced(raw),
      }),
    },
  },
  'keurmerken.yaml': {
    keurmerken: {
      name: 'labels',
      shape: {
        ...SOURCED,
        ...LABEL,
        id: [text, true],
        namen: [texts, true],
        soort: [oneOf({ keurmerk: 'label', certificaat: 'certificate' }), true],
        dubbelzinnig: [flag, false],
      },
      build: (raw) => ({
        id: raw.id,
        label: label(raw),
        names: raw.namen,
        kind: raw.soort,
        ambiguous: raw.dubbelzinnig ?? false,
        ...sourced(raw),
      }),
    },
  },
  'normen.yaml': {
    normen: {
      name: 'standards',
      key: 'voorvoegsel',
      shape: { ...SOURCED, ...LABEL, voorvoegsel: [text, true], norm: [flag, true] },
      build: (raw) => ({
        prefix: raw.voorvoegsel,
        label: label(raw),
        isStandard: raw.norm,
        ...optional('note', raw.toelichting),
        ...sourced(raw),
      }),
    },
  },
  'terugkijktermijnen.yaml': {
    terugkijktermijnen: {
      name: 'lookBack',
      shape: { ...SOURCED, ...LABEL, id: [oneOf(LOOK_BACK), true], jaren: [number, true] },
      build: (raw) => ({ id: raw.id, label: label(raw), years: raw.jaren, ...sourced(raw) }),
    },
  },
};

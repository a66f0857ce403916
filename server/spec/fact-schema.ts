/**
 * The facts a drafter states in front matter or YAML: one schema, from which come the types, the reading, the JSON
 * Schema, completion and hover. Keys are the Dutch words users type; `name` is the English term of Directive
 * 2014/24/EU that the code uses.
 */
export interface Text2 {
  readonly nl: string;
  readonly en: string;
}

interface Common {
  readonly name: string;
  readonly about: Text2;
  /** What the fact means in law, for hover. */
  readonly law?: Text2;
}

export type FactType =
  | (Common & { readonly type: 'text' | 'amount' | 'date' | 'number' | 'cpv' | 'term' | 'extensions' })
  | (Common & { readonly type: 'enum'; readonly values: readonly EnumValue[] })
  | (Common & { readonly type: 'list'; readonly of: FactType })
  | (Common & {
      readonly type: 'object';
      readonly keys: Readonly<Record<string, FactType>>;
      readonly orTrue?: boolean;
    });

export interface EnumValue {
  readonly value: string;
  readonly about: Text2;
}

function t(nl: string, en: string): Text2 {
  return { nl, en };
}

function value<const V extends string>(
  v: V,
  nl: string,
  en: string,
): { readonly value: V; readonly about: Text2 } {
  return { value: v, about: t(nl, en) };
}

const lot = {
  name: 'lot',
  type: 'object',
  about: t('Een perceel.', 'A lot.'),
  keys: {
    naam: { name: 'name', type: 'text', about: t('Naam van het perceel.', 'Name of the lot.') },
    raming: {
      name: 'estimate',
      type: 'amount',
      about: t(
        'Geraamde waarde van het perceel in euro, exclusief btw.',
        'Estimated value of the lot in euro, excluding VAT.',
      ),
    },
    cpv: {
      name: 'cpv',
      type: 'list',
      about: t('CPV-codes van het perceel.', 'CPV codes of the lot.'),
      of: { name: 'code', type: 'cpv', about: t('CPV-code.', 'CPV code.') },
    },
  },
} as const satisfies FactType;

const criterion = {
  name: 'criterion',
  type: 'object',
  about: t('Een gunningscriterium.', 'An award criterion.'),
  keys: {
    naam: { name: 'name', type: 'text', about: t('Naam van het criterium.', 'Name of the criterion.') },
    weging: {
      name: 'weight',
      type: 'number',
      about: t('Gewicht, in procenten of punten.', 'Weight, as a percentage or in points.'),
      law: t(
        'Het relatieve gewicht van elk criterium staat in de aanbestedingsstukken (artikel 2.115 lid 4 Aw 2012).',
        'The relative weight of each criterion is stated in the procurement documents (article 2.115(4) Aw 2012).',
      ),
    },
  },
} as const satisfies FactType;

const deviation = {
  name: 'deviation',
  type: 'object',
  about: t(
    'Motivering van een afwijking, geldig voor het hele document.',
    'Reasons for a deviation, valid for the whole document.',
  ),
  keys: {
    regel: {
      name: 'rule',
      type: 'text',
      about: t(
        'Regel waarvan wordt afgeweken, zoals gp/aansprakelijkheid.',
        'Rule deviated from, such as gp/aansprakelijkheid.',
      ),
    },
    tekst: { name: 'text', type: 'text', about: t('De motivering.', 'The reasons.') },
  },
} as const satisfies FactType;

/** All keys of the front matter, in the order in which a drafter fills them in. */
export const FACTS = {
  bestek: {
    name: 'format',
    type: 'text',
    about: t(
      'Versie van het bestandsformaat; maakt van dit bestand een bestek.',
      'Version of the file format; makes this file a specification.',
    ),
  },
  titel: { name: 'title', type: 'text', about: t('Titel van de opdracht.', 'Title of the contract.') },
  'soort-document': {
    name: 'documentKind',
    type: 'enum',
    about: t('Welk aanbestedingsstuk dit is.', 'Which procurement document this is.'),
    values: [
      value('leidraad', 'Aanbestedingsleidraad of beschrijvend document', 'Tender guide'),
      value('programma-van-eisen', 'Programma van eisen', 'Statement of requirements'),
      value('bestek', 'Bestek (alles in één document)', 'Specification (all in one document)'),
      value('overeenkomst', 'Overeenkomst of conceptovereenkomst', 'Contract or draft contract'),
      value('nota-van-inlichtingen', 'Nota van inlichtingen', 'Additional information'),
      value('selectieleidraad', 'Selectieleidraad', 'Guide for the selection of candidates'),
    ],
  },
  'aanbestedende-dienst': {
    name: 'contractingAuthority',
    type: 'object',
    about: t('De aanbestedende dienst.', 'The contracting authority.'),
    keys: {
      naam: {
        name: 'name',
        type: 'text',
        about: t('Naam van de aanbestedende dienst.', 'Name of the contracting authority.'),
      },
      soort: {
        name: 'kind',
        type: 'enum',
        about: t(
          'Soort aanbestedende dienst; bepaalt de Europese drempel.',
          'Kind of contracting authority; decides the EU threshold.',
        ),
        values: [
          value(
            'rijk',
            'Centrale overheid: lagere drempel, ISV verplicht in de risicocategorieën',
            'Central government: lower threshold, ISV mandatory in the risk categories',
          ),
          value('provincie', 'Provincie', 'Province'),
          value('gemeente', 'Gemeente', 'Municipality'),
          value('waterschap', 'Waterschap', 'Water authority'),
          value(
            'publiekrechtelijke-instelling',
            'Publiekrechtelijke instelling',
            'Body governed by public law',
          ),
          value('speciale-sector', 'Speciale-sectorbedrijf', 'Contracting entity in the special sectors'),
        ],
      },
    },
  },
  procedure: {
    name: 'procedure',
    type: 'enum',
    about: t(
      'De aanbestedingsprocedure; bepaalt welke regels gelden.',
      'The procurement procedure; decides which rules apply.',
    ),
    law: t(
      'Deel 2 van de Aanbestedingswet 2012 geldt voor Europese procedures; hoofdstuk 1.2 geldt altijd.',
      'Part 2 of the Aanbestedingswet 2012 applies to EU procedures; chapter 1.2 always applies.',
    ),
    values: [
      value('openbaar', 'Europese openbare procedure', 'Open procedure'),
      value('niet-openbaar', 'Europese niet-openbare procedure', 'Restricted procedure'),
      value(
        'mededinging-met-onderhandeling',
        'Mededingingsprocedure met onderhandeling',
        'Competitive procedure with negotiation',
      ),
      value('concurrentiegerichte-dialoog', 'Concurrentiegerichte dialoog', 'Competitive dialogue'),
      value('innovatiepartnerschap', 'Innovatiepartnerschap', 'Innovation partnership'),
      value('dynamisch-aankoopsysteem', 'Dynamisch aankoopsysteem', 'Dynamic purchasing system'),
      value(
        'sas',
        'Procedure voor sociale en andere specifieke diensten',
        'Procedure for social and other specific services',
      ),
      value('concessie', 'Concessieprocedure', 'Concession procedure'),
      value(
        'nationaal-openbaar',
        'Nationale openbare procedure (onder de drempel)',
        'National open procedure (below the threshold)',
      ),
      value(
        'nationaal-niet-openbaar',
        'Nationale niet-openbare procedure (onder de drempel)',
        'National restricted procedure (below the threshold)',
      ),
      value('meervoudig-onderhands', 'Meervoudig onderhandse procedure', 'Invited multiple-quote procedure'),
      value('enkelvoudig-onderhands', 'Enkelvoudig onderhandse procedure', 'Single-quote procedure'),
    ],
  },
  opdracht: {
    name: 'contractType',
    type: 'enum',
    about: t('Soort opdracht.', 'Kind of contract.'),
    values: [
      value('werk', 'Werk', 'Works'),
      value('levering', 'Levering', 'Supplies'),
      value('dienst', 'Dienst', 'Services'),
    ],
  },
  raming: {
    name: 'estimate',
    type: 'amount',
    about: t(
      'Geraamde waarde in euro, exclusief btw, met alle opties en verlengingen.',
      'Estimated value in euro, excluding VAT, with all options and extensions.',
    ),
    law: t(
      'De raming omvat de totale waarde, zonder btw, met opties en verlengingen (artikel 2.15 lid 2 Aw 2012). Omzeteisen en referenties worden aan dit bedrag getoetst.',
      'The estimate is the total value, without VAT, with options and extensions (article 2.15(2) Aw 2012). Turnover and reference requirements are measured against it.',
    ),
  },
  looptijd: {
    name: 'term',
    type: 'term',
    about: t(
      'Looptijd zonder verlengingen, zoals "24 maanden".',
      'Term without extensions, such as "24 maanden".',
    ),
  },
  verlengingen: {
    name: 'extensions',
    type: 'extensions',
    about: t('Verlengingsopties, zoals "2 x 12 maanden".', 'Options to extend, such as "2 x 12 maanden".'),
  },
  raamovereenkomst: {
    name: 'framework',
    type: 'object',
    orTrue: true,
    about: t('De opdracht is een raamovereenkomst.', 'The contract is a framework agreement.'),
    law: t(
      'Een raamovereenkomst vermeldt een maximale hoeveelheid of waarde en duurt in beginsel ten hoogste vier jaar (artikel 2.140 lid 3 Aw 2012).',
      'A framework agreement states a maximum quantity or value and in principle lasts at most four years (article 2.140(3) Aw 2012).',
    ),
    keys: {
      maximum: {
        name: 'maximum',
        type: 'amount',
        about: t(
          'Maximale waarde van de raamovereenkomst in euro, exclusief btw.',
          'Maximum value of the framework agreement in euro, excluding VAT.',
        ),
      },
    },
  },
  percelen: { name: 'lots', type: 'list', of: lot, about: t('De percelen.', 'The lots.') },
  cpv: {
    name: 'cpv',
    type: 'list',
    of: {
      name: 'code',
      type: 'cpv',
      about: t('CPV-code, zoals "18110000-3".', 'CPV code, such as "18110000-3".'),
    },
    about: t('CPV-codes van de opdracht.', 'CPV codes of the contract.'),
  },
  isv: {
    name: 'isv',
    type: 'object',
    about: t('Internationale Sociale Voorwaarden.', 'International social conditions.'),
    keys: {
      risicocategorie: {
        name: 'riskCategory',
        type: 'enum',
        about: t('Risicocategorie waarin de opdracht valt.', 'Risk category of the contract.'),
        values: [
          value('bedrijfskleding', 'Bedrijfskleding', 'Workwear'),
          value(
            'consumptieve-dienstverlening',
            'Consumptieve dienstverlening',
            'Catering and waste services',
          ),
          value('energie', 'Energie', 'Energy'),
          value('werkplekomgeving', 'Werkplekomgeving', 'Workplace'),
          value('laboratorium', 'Laboratorium', 'Laboratory'),
          value('ict-werkomgeving-rijk', 'ICT-werkomgeving Rijk', 'Central government ICT workplace'),
          value('datacenters', 'Datacenters', 'Data centres'),
          value('connectiviteit', 'Connectiviteit', 'Connectivity'),
          value('geen', 'Geen risicocategorie', 'No risk category'),
        ],
      },
      toepassing: {
        name: 'application',
        type: 'enum',
        about: t('Hoe de ISV worden toegepast.', 'How the ISV are applied.'),
        values: [
          value(
            'uitvoeringsvoorwaarde',
            'Bijzondere uitvoeringsvoorwaarde (artikel 2.80 Aw 2012)',
            'Condition for performance',
          ),
          value('gunningscriterium', 'Gunningscriterium (artikel 2.115 Aw 2012)', 'Award criterion'),
          value('minimumeis', 'Minimumeis', 'Minimum requirement'),
          value('niet', 'Niet toegepast', 'Not applied'),
        ],
      },
      motivering: {
        name: 'reasons',
        type: 'text',
        about: t('Waarom deze vorm van toepassing is gekozen.', 'Why this form of application was chosen.'),
      },
    },
  },
  planning: {
    name: 'planning',
    type: 'object',
    about: t('Planning van de procedure.', 'Timetable of the procedure.'),
    keys: {
      aankondiging: {
        name: 'notice',
        type: 'date',
        about: t('Verzending van de aankondiging.', 'Dispatch of the contract notice.'),
      },
      'vragen-tot': {
        name: 'questionsUntil',
        type: 'date',
        about: t('Laatste dag voor vragen.', 'Last day for questions.'),
      },
      'nota-van-inlichtingen': {
        name: 'informationNote',
        type: 'date',
        about: t('Laatste nota van inlichtingen.', 'Last additional information.'),
        law: t(
          'Uiterlijk tien dagen voor de sluiting (artikel 2.54 lid 1 Aw 2012).',
          'At the latest ten days before closing (article 2.54(1) Aw 2012).',
        ),
      },
      aanmelden: {
        name: 'requestsUntil',
        type: 'date',
        about: t('Sluiting van de aanmelding (niet-openbaar).', 'Closing date for requests to participate.'),
      },
      uitnodiging: {
        name: 'invitation',
        type: 'date',
        about: t('Uitnodiging tot inschrijving (niet-openbaar).', 'Invitation to tender.'),
      },
      sluiting: {
        name: 'closing',
        type: 'date',
        about: t('Sluiting van de inschrijving.', 'Closing date for tenders.'),
      },
      gunningsbeslissing: {
        name: 'awardDecision',
        type: 'date',
        about: t('Mededeling van de gunningsbeslissing.', 'Notification of the award decision.'),
      },
      'definitieve-gunning': {
        name: 'finalAward',
        type: 'date',
        about: t(
          'Definitieve gunning, na de opschortende termijn.',
          'Final award, after the standstill period.',
        ),
      },
      ingang: {
        name: 'start',
        type: 'date',
        about: t('Ingang van de overeenkomst.', 'Start of the contract.'),
      },
    },
  },
  gunning: {
    name: 'award',
    type: 'object',
    about: t('Gunning.', 'Award.'),
    keys: {
      grondslag: {
        name: 'basis',
        type: 'enum',
        about: t('Grondslag van de gunning.', 'Basis of the award.'),
        values: [
          value('bpkv', 'Beste prijs-kwaliteitverhouding', 'Best price-quality ratio'),
          value(
            'laagste-prijs',
            'Laagste prijs; vraagt een motivering (artikel 2.114 lid 4 Aw 2012)',
            'Lowest price; needs reasons',
          ),
          value(
            'laagste-kosten',
            'Laagste kosten op basis van kosteneffectiviteit; vraagt een motivering',
            'Lowest cost; needs reasons',
          ),
        ],
      },
      motivering: {
        name: 'reasons',
        type: 'text',
        about: t(
          'Motivering van laagste prijs of laagste kosten.',
          'Reasons for lowest price or lowest cost.',
        ),
      },
      criteria: {
        name: 'criteria',
        type: 'list',
        of: criterion,
        about: t('De gunningscriteria met hun weging.', 'The award criteria with their weights.'),
      },
    },
  },
  voorwaarden: {
    name: 'conditions',
    type: 'list',
    of: {
      name: 'set',
      type: 'text',
      about: t('Voorwaardenset, zoals ARIV-2018.', 'Set of conditions, such as ARIV-2018.'),
    },
    about: t('Toepasselijke algemene voorwaarden.', 'General conditions that apply.'),
  },
  mvi: {
    name: 'sustainability',
    type: 'list',
    about: t("MVOI-thema's die zijn afgewogen.", 'Sustainability themes considered.'),
    of: {
      name: 'theme',
      type: 'enum',
      about: t('Thema.', 'Theme.'),
      values: [
        value('milieu-en-biodiversiteit', 'Milieu en biodiversiteit', 'Environment and biodiversity'),
        value('klimaat', 'Klimaat', 'Climate'),
        value('circulair', 'Circulair', 'Circular economy'),
        value('isv', 'Ketenverantwoordelijkheid (ISV)', 'International social conditions'),
        value('diversiteit-en-inclusie', 'Diversiteit en inclusie', 'Diversity and inclusion'),
        value('social-return', 'Social return', 'Social return'),
      ],
    },
  },
  peildatum: {
    name: 'referenceDate',
    type: 'date',
    about: t(
      'Datum waarop de regels worden toegepast; anders vandaag.',
      'Date at which the rules are applied; otherwise today.',
    ),
  },
  bibliotheken: {
    name: 'libraries',
    type: 'list',
    of: { name: 'library', type: 'text', about: t('Bibliotheek.', 'Library.') },
    about: t('Clausulebibliotheken in gebruik.', 'Clause libraries in use.'),
  },
  motiveringen: {
    name: 'deviations',
    type: 'list',
    of: deviation,
    about: t('Motiveringen die voor het hele document gelden.', 'Reasons that hold for the whole document.'),
  },
} as const satisfies Readonly<Record<string, FactType>>;

/** Keys of a YAML specification that hold text instead of facts. */
export const TEXT_KEYS = ['secties', 'eisen', 'geschiktheidseisen', 'clausules'] as const;

type Infer<F> = F extends { type: 'enum'; values: readonly { value: infer V }[] }
  ? V
  : F extends { type: 'list'; of: infer O }
    ? readonly Infer<O>[]
    : F extends { type: 'object'; keys: infer K }
      ? Keys<K>
      : F extends { type: 'amount' | 'number' }
        ? number
        : F extends { type: 'term' }
          ? { readonly months: number }
          : F extends { type: 'extensions' }
            ? readonly { readonly count: number; readonly months: number }[]
            : string;

type Keys<K> = {
  readonly [P in keyof K as K[P] extends { name: infer N extends string } ? N : never]?: Infer<K[P]>;
};

/** The facts of a specification, by their English names. Amounts in euro, dates as ISO text, terms in months. */
export type Facts = Keys<typeof FACTS>;
export type Procedure = NonNullable<Facts['procedure']>;
export type DocumentKind = NonNullable<Facts['documentKind']>;
export type ContractType = NonNullable<Facts['contractType']>;

import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

/**
 * A whole service (gói thủ tục) as it is drafted, reviewed and published: what the catalogue says of it, the forms of
 * its declarations, its process, its decision tables. A draft may be half written, so texts may be empty here; what
 * keeps it from being published the linter says.
 */
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const closed = <P extends Type.TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
const words = <const T extends string[]>(...values: T) => Type.Enum<T>(values as [...T])
const Text = Type.String({ maxLength: 2_000 })
const Key = Type.String({ pattern: '^[a-z0-9-]{0,80}$' })
const Whole = (most: number) => Type.Integer({ minimum: 0, maximum: most })
const Dong = Whole(1_000_000_000)
const DecisionName = Type.String({
  minLength: 1, maxLength: 200, description: 'Id or name of a decision of the package, asked over answers and dossier',
})

export const PackageLimit = closed({
  name: nullable(Text),
  unit: words('working-day', 'day', 'working-hour', 'hour', 'half-day', 'month', 'same-day'),
  amount: Type.Number({ minimum: 0, maximum: 10_000 }),
  policy: words('end-of-day', 'same-hour'),
  cutoff: nullable(Type.Integer({
    minimum: 0, maximum: 1_439, description: 'Minutes after midnight from which it counts from the next working day',
  })),
})

export const PackageFeeItem = closed({
  name: Text, kind: Type.String({ maxLength: 40, description: 'phi, le-phi …, as the data say' }),
  amount: nullable(Dong), onlineAmount: nullable(Dong), per: Text, condition: nullable(Text),
})

const Feel = Type.String({ maxLength: 2_000 })
/** The fees over a span of days: `FeeRuleText` of the server. */
export const PackageFeeRule = closed({
  validFrom: CivilDay(), validTo: nullable(CivilDay()),
  subjects: Type.Array(closed({ code: Key, name: Text, proof: Type.Optional(Text) }), { maxItems: 200 }),
  items: Type.Array(closed({
    name: Text, kind: words('phi', 'le-phi', 'nghia-vu-tai-chinh'), article: Text, says: Type.Optional(Text),
    amount: Type.String({ maxLength: 2_000, description: 'FEEL over the facts, or unpublished, or another-agency' }),
    exempt: Type.Optional(Type.Array(closed({ when: Feel, reason: Text, article: Text }), { maxItems: 20 })),
  }), { maxItems: 20 }),
})

export const PackageComponent = closed({
  id: Key,
  documentType: Type.String({ pattern: '^[a-z0-9-]{0,80}$', description: 'Key of a document type of the catalogue' }),
  name: Text, originals: Whole(20), copies: Whole(20),
  required: words('always', 'conditional', 'optional'), handling: words('submit', 'present', 'data'),
  condition: nullable(Text), isForm: Type.Boolean({ description: 'The declaration, which the form is' }),
  needsSignature: Type.Optional(Type.Literal(true, { description: 'Online taken only with a signature in it' })),
})

export const PackageStep = closed({
  seq: Type.Integer({ minimum: 1, maximum: 500 }), name: Text, role: Type.String({ pattern: '^[a-z_]{0,40}$' }),
  unit: Type.String({
    pattern: '^[a-z0-9:/.-]{0,200}$',
    description: 'Unit rule: commune | district | <rule>/<suffix> | receiving | competent | id of a unit',
  }),
  unitName: Text,
  hours: Type.Number({ minimum: 0, maximum: 10_000, description: 'Accounting hours, 8 a working day' }),
})

const Exemption = {
  id: Key, when: nullable(Type.String({ maxLength: 1_000, description: 'FEEL over place, subject, object; null: always' })),
  reason: Text, article: nullable(Text),
}
export const PackageCompetenceRule = closed({
  ...Exemption,
  unit: Type.String({ pattern: '^[a-z0-9:/.-]{0,200}$', description: 'Unit rule; of guides also any-section' }),
})

/** Who may guide, receive and decide: `CompetenceRules` of the server. */
export const PackageCompetence = closed({
  guides: Type.Array(PackageCompetenceRule, { maxItems: 50 }),
  receives: Type.Array(PackageCompetenceRule, { maxItems: 50 }),
  decides: Type.Array(PackageCompetenceRule, { maxItems: 50 }),
  exemptions: Type.Array(closed(Exemption), { maxItems: 50 }),
})

/** Whose opinion is asked while a dossier is settled: `ConsultationRule` of the server. */
export const PackageConsultation = closed({
  id: Key, unit: Type.String({ pattern: '^[a-z0-9:/.-]{0,200}$', description: 'Unit rule of who is asked' }),
  hours: Type.Number({
    exclusiveMinimum: 0, maximum: 800, description: 'Accounting hours of the calendar of whoever is asked',
  }),
  silence: words('agreed', 'none'),
  compulsory: Type.Boolean({ description: 'Nothing is proposed or approved before it is answered or its time is over' }),
  signed: Type.Optional(Type.Boolean({ description: 'Whoever answers signs with their own key' })),
  article: Text,
})

/** What the catalogue says of the procedure: `ProcedureContent` of the server, value for value. */
export const PackageContent = closed({
  name: Text, sector: Key, level: Key, competent: Type.String({ pattern: '^[a-z0-9:/.-]{0,200}$' }),
  subjects: Type.Array(words('citizen', 'organisation'), { maxItems: 2 }),
  serviceLevel: words('full', 'partial', 'information'),
  legacyLevel: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]),
  notFullBecause: Type.Array(Text, { maxItems: 20 }),
  channels: Type.Array(words('counter', 'online', 'post'), { maxItems: 3 }),
  limits: Type.Array(PackageLimit, { maxItems: 30, description: 'The first is the plain one, the others are cases' }),
  fee: closed({
    state: words('free', 'amount', 'mixed', 'council', 'variable', 'unpublished'),
    items: Type.Array(PackageFeeItem, { maxItems: 50 }), text: nullable(Text),
    legalBasis: Type.Optional(Type.Array(Text, { maxItems: 20, description: 'By which acts it is taken' })),
  }),
  feeRules: Type.Optional(Type.Array(PackageFeeRule, {
    maxItems: 20, description: 'What it costs by days, as FEEL over stated facts; beside the list that is published',
  })),
  tables: Type.Optional(closed({
    fee: Type.Optional(DecisionName), papers: Type.Optional(DecisionName), limit: Type.Optional(DecisionName),
  })),
  sets: Type.Integer({ minimum: 1, maximum: 20 }),
  components: Type.Array(PackageComponent, { maxItems: 100 }),
  result: closed({
    name: Text, documentType: Key, electronic: Type.Boolean(), paper: Type.Boolean(),
    template: Type.Optional(closed({
      name: Text, isProvisional: Type.Boolean(),
      fields: Type.Array(closed({
        key: Type.String({ maxLength: 100 }), label: Text, isNeeded: Type.Optional(Type.Literal(true)),
      }), { maxItems: 200 }),
    })),
  }),
  steps: Type.Array(PackageStep, {
    maxItems: 200,
    description: 'The published steps in order; of a process in BPMN its user tasks, written by the server',
  }),
  competence: Type.Optional(PackageCompetence),
  consultations: Type.Optional(Type.Array(PackageConsultation, { maxItems: 20 })),
  settledAt: Type.Optional(closed({
    where: words('here', 'ministry', 'national-portal'),
    system: Type.Optional(Type.String({
      pattern: '^[a-z][a-z0-9-]{0,39}$', description: 'Sector system, by the name of its settings',
    })),
  })),
  territoryIndependent: Type.Boolean(), onSiteInspection: Type.Boolean(), conditions: nullable(Text),
  legalBasis: Type.Array(Text, { maxItems: 100 }), notes: Type.Array(Text, { maxItems: 50 }),
})

/**
 * A form of a declaration as forms.yaml writes it: `RawForm` of @motcua/forms raw-form.ts. Held to its shape when it is
 * looked through, not when a draft is saved.
 */
export const PackageForm = Type.Object({ id: Key, name_vi: Text }, { additionalProperties: Type.Unknown() })

export const PackageDecision = closed({
  id: Type.String({ minLength: 1, maxLength: 80, pattern: '^[A-Za-z_][A-Za-z0-9_.-]*$' }),
  dmn: Type.String({ maxLength: 1_000_000, description: 'DMN 1.3' }),
})

/** A paper that somebody signed: where a step of the approval of the internal process stands. */
const Signed = closed({
  by: Type.String({ maxLength: 200, description: 'Agency or person, as the paper says' }),
  number: Type.String({ maxLength: 60 }), day: nullable(CivilDay()),
})

export const PackageApproval = closed({
  agency: nullable(Signed), control: nullable(Signed), chairman: nullable(Signed),
})

/** When the text takes effect, when the procedure was announced (công bố), when it was made public (công khai). */
export const PackageDates = closed({
  effective: nullable(CivilDay()), announced: nullable(CivilDay()), madePublic: nullable(CivilDay()),
})

export const Package = closed({
  format: Type.Literal(1),
  procedure: Type.String({ pattern: '^[a-z0-9-]{1,80}$', description: 'Of the data; the same over all versions' }),
  code: nullable(Type.String({ pattern: String.raw`^\d\.\d{6}$` })),
  codeSuffix: nullable(Type.String({ pattern: String.raw`^(\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}$` })),
  codeStatus: words('found', 'knowledge', 'guess', 'invented'),
  decision: nullable(closed({
    number: Type.String({ maxLength: 60 }), day: CivilDay(), issuer: Type.String({ maxLength: 200 }),
  })),
  content: PackageContent,
  forms: Type.Array(PackageForm, { maxItems: 20 }),
  process: closed({
    bpmn: nullable(Type.String({
      maxLength: 2_000_000,
      description: 'BPMN 2.0 with the properties of urn:motcua:bpmn; null: the steps in their order',
    })),
  }),
  decisions: Type.Array(PackageDecision, { maxItems: 20 }),
  approval: PackageApproval,
  dates: PackageDates,
})

export type PackageLimit = Static<typeof PackageLimit>
export type PackageFeeItem = Static<typeof PackageFeeItem>
export type PackageComponent = Static<typeof PackageComponent>
export type PackageStep = Static<typeof PackageStep>
export type PackageCompetence = Static<typeof PackageCompetence>
export type PackageCompetenceRule = Static<typeof PackageCompetenceRule>
export type PackageContent = Static<typeof PackageContent>
export type PackageForm = Static<typeof PackageForm>
export type PackageDecision = Static<typeof PackageDecision>
export type PackageApproval = Static<typeof PackageApproval>
export type PackageDates = Static<typeof PackageDates>
export type Package = Static<typeof Package>

/** What an editor may choose from; answered by GET /api/packages/vocabulary. */
export const PackageVocabulary = Type.Object({
  sectors: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  documentTypes: Type.Array(Type.Object({ id: Type.String(), code: Type.String(), name: Type.String() })),
  levels: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  roles: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  units: Type.Array(Type.Object({ rule: Type.String({ description: 'Unit rule' }), name: Type.String() })),
  dictionary: Type.Unknown({
    description: 'code_lists, roles and dictionary as forms.yaml writes them: RawForms of @motcua/forms, without forms',
  }),
})
export type PackageVocabulary = Static<typeof PackageVocabulary>

/** What the linter found; `pointer` is a JSON pointer into the package, with the element of a process after `#`. */
export const PackageFinding = Type.Object({
  code: Type.String(), severity: words('error', 'warning'), pointer: Type.String(),
  element: nullable(Type.String({ description: 'Id in the BPMN or DMN' })), text: Type.String(),
})
export type PackageFinding = Static<typeof PackageFinding>

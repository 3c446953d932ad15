import Type, { type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'

/**
 * How `procedures.yaml` is written (its own head explains the words). Closed: a misspelt key is a mistake that must be
 * seen, not a fact that goes missing.
 */
const text = Type.String({ minLength: 1, maxLength: 2_000 })
const id = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const unitRule = Type.String({ pattern: '^[a-z0-9:/.-]{1,200}$' })
const day = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })
const code = Type.String({ pattern: String.raw`^\d\.\d{6}(\.(\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2})?$` })
const amount = Type.Integer({ minimum: 0, maximum: 1_000_000_000 })
const texts = Type.Array(text)
const closed = { additionalProperties: false }
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const words = <const T extends string[]>(...values: T) => Type.Enum<T>(values as [...T])

const limit = {
  value: Type.Number({ minimum: 0, maximum: 10_000 }),
  unit: words(
    'working_day', 'working-day', 'calendar_day', 'day', 'working_hour', 'working-hour', 'hour', 'half_day', 'half-day',
    'month', 'same_day', 'same-day',
  ),
}
const timeLimit = Type.Object({
  ...limit, cases: Type.Optional(Type.Array(Type.Object({ ...limit, name_vi: text }, closed))),
}, closed)

const feeItem = Type.Object({
  name_vi: text, kind: text, amount_vnd: nullable(amount), online_amount_vnd: Type.Optional(nullable(amount)),
  per: text, condition_vi: Type.Optional(text),
}, closed)

const component = Type.Object({
  id: Type.Optional(id), doc_type: Type.Optional(nullable(id)), name_vi: text,
  original: Type.Integer({ minimum: 0, maximum: 20 }), copy: Type.Integer({ minimum: 0, maximum: 20 }),
  mandatory: words('yes', 'no', 'conditional'), handling: words('nop', 'xuat-trinh', 'khai-thac-du-lieu'),
  condition_vi: Type.Optional(text), signed: Type.Optional(Type.Literal(true)),
  form: Type.Optional(Type.Object({ name_vi: text, interactive: Type.Boolean() }, closed)),
}, closed)

const step = Type.Object(
  {
    seq: Type.Integer({ minimum: 1 }), role: Type.Optional(Type.String({ pattern: '^[a-z_]+$' })), unit_vi: text,
    unit: unitRule, name_vi: text, hours: Type.Number({ minimum: 0, maximum: 10_000 }),
  },
  closed,
)

const rule = {
  id, when: Type.Optional(text), reason_vi: text, article: Type.Optional(text),
}
const rules = Type.Optional(Type.Array(Type.Object({ ...rule, unit: unitRule }, closed), { maxItems: 50 }))
/** Who guides, receives and decides, as tables over `place`, `subject` and `object`; the head of the file says how. */
const competence = Type.Object({
  guide: rules, receive: rules, decide: rules, exempt: Type.Optional(Type.Array(Type.Object(rule, closed))),
}, closed)

/** Whose opinion is asked while it is settled; silence: what it means when they do not answer in time. */
const consultation = Type.Object({
  id, unit: unitRule, hours: Type.Number({ exclusiveMinimum: 0, maximum: 800 }), silence: words('agreed', 'none'),
  compulsory: Type.Boolean(), article: text,
}, closed)

/** Where it is settled: here (results are written to the system), in a ministry's system, or at the national portal. */
const settledAt = Type.Object({
  where: words('here', 'ministry', 'national-portal'),
  system: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })),
}, closed)

const version = Type.Object({
  valid_from: Type.Optional(day), valid_to: Type.Optional(day), code, agency: Type.Optional(unitRule),
  confidence: Type.Optional(text), settled_at: Type.Optional(settledAt),
}, closed)

/** `competence_level_from_2025_07`: the level from the first of that month on. */
const LEVEL_FROM = String.raw`^competence_level_from_(\d{4})_(0[1-9]|1[0-2])$`

/** A level that is no more: the word of its unit rules, and what its steps are where competence moved down from it. */
const endedLevel = Type.Object({
  rule: id, becomes: Type.Object({ rule: unitRule, name_vi: text }, closed),
  reception: Type.Object({ rule: unitRule, name_vi: text }, closed),
}, closed)

/** Decisions of `decisions/FILE.dmn`, by which fee, papers and limit of a dossier are told (bảng quyết định). */
const tables = Type.Object({
  files: Type.Array(id, { minItems: 1, maxItems: 20 }), fee: Type.Optional(id), papers: Type.Optional(id),
  limit: Type.Optional(id),
}, closed)

const procedure = Type.Object(
  {
    id,
    code,
    code_status: words('found', 'knowledge', 'guess', 'invented'),
    name_vi: text,
    sector: id,
    competence_level: id,
    competent: unitRule,
    competence: Type.Optional(competence),
    consultations: Type.Optional(Type.Array(consultation, { minItems: 1, maxItems: 20 })),
    subjects: Type.Array(words('citizen', 'organisation'), { minItems: 1 }),
    service_level: words('toan-trinh', 'mot-phan', 'thong-tin'),
    service_level_legacy: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]),
    not_full_because: Type.Optional(texts),
    channels: Type.Array(words('direct', 'counter', 'online', 'postal', 'post', 'phone'), { minItems: 1 }),
    time_limit: timeLimit,
    fee: Type.Object(
      {
        state: words('free', 'amount', 'mixed', 'local_council', 'variable', 'unpublished'), items: Type.Array(feeItem),
        text_vi: Type.Optional(text), legal_basis: Type.Optional(texts),
      },
      closed,
    ),
    tables: Type.Optional(tables),
    settled_at: Type.Optional(settledAt),
    dossier_sets: Type.Integer({ minimum: 1, maximum: 20 }),
    components: Type.Array(component),
    result: Type.Object(
      {
        name_vi: text, doc_type: Type.Optional(nullable(id)), electronic: Type.Boolean(),
        paper_required: Type.Boolean(),
      },
      closed,
    ),
    process: Type.Object(
      { total_hours: Type.Number({ minimum: 0 }), steps: Type.Array(step, { minItems: 1 }) }, closed,
    ),
    territory_independent: Type.Boolean(),
    on_site_inspection: Type.Boolean(),
    conditions_vi: Type.Optional(text),
    legal_basis: Type.Optional(texts),
    notes: Type.Optional(texts),
    decision: Type.Optional(Type.Object({ number: text, day, issuer: text }, closed)),
    valid_from: Type.Optional(day),
    valid_to: Type.Optional(day),
    versions: Type.Optional(Type.Array(version, { minItems: 1 })),
  },
  { ...closed, patternProperties: { [LEVEL_FROM]: id } },
)

const afterFailure = words('continue', 'stop', 'ask')

const askedWhen = Type.Object({ key: text, values: texts }, closed)

const bundle = Type.Object({
  id, code: nullable(code), code_status: words('found', 'knowledge', 'guess', 'invented-none'), name_vi: text,
  time_limit: Type.Object({
    ...limit,
    cases: Type.Optional(Type.Array(Type.Object({
      ...limit, name_vi: text,
      // What was declared, or which time limit of a member (0 is its plain one): it holds then without being picked.
      when: Type.Optional(askedWhen),
      picked_with: Type.Optional(Type.Object({
        seq: Type.Integer({ minimum: 1 }), limit_case: Type.Integer({ minimum: 1 }),
      }, closed)),
    }, closed))),
  }, closed),
  // From then on what is received counts from the next working day (R6).
  late_cutoff: Type.Optional(Type.String({ pattern: String.raw`^\d\d:\d\d$` })),
  members: Type.Array(Type.Object({
    seq: Type.Integer({ minimum: 1 }), procedure: id, name_vi: Type.Optional(text), agency_vi: text,
    sector: Type.Optional(id), must_finish_before: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }))),
    // In words, as the decision says it, and as the program counts it within the bundle.
    time_limit: Type.Optional(text), limit: Type.Optional(Type.Object(limit, closed)),
    limit_cases: Type.Optional(Type.Array(Type.Object({ ...limit, name_vi: text, when: askedWhen }, closed))),
    asked_when: Type.Optional(askedWhen),
    answers: Type.Optional(texts), after_failure: Type.Optional(afterFailure),
  }, closed), { minItems: 1 }),
  parallel_after: Type.Optional(Type.Integer({ minimum: 1 })),
  // Sets of members that may be asked for together; which of them are, `asked_when` of a member says.
  choices: Type.Optional(Type.Array(Type.Array(id))),
  // Papers of members that the shared declaration replaces.
  covers: Type.Optional(Type.Array(id)),
  components: Type.Optional(Type.Array(Type.Object(
    { name_vi: text, mandatory: words('yes', 'no', 'conditional') }, closed,
  ))),
  outside_clock: Type.Optional(Type.Array(
    Type.Object({ name_vi: text, max_working_days: Type.Integer({ minimum: 1, maximum: 60 }) }, closed),
  )),
  results: texts,
  sync_rules: Type.Optional(Type.Object({
    push_result_within_minutes: Type.Integer({ minimum: 1, maximum: 1440 }),
    ack_within_working_hours: Type.Integer({ minimum: 1, maximum: 80 }),
    alert_when_no_ack: Type.Boolean(), late_notice: text,
  }, closed)),
  fee: Type.Optional(text), source: Type.Optional(text), legal_basis: Type.Optional(texts), notes: Type.Optional(texts),
  valid_from: Type.Optional(day), valid_to: Type.Optional(day),
}, closed)

const procedureFile = Type.Object(
  {
    meta: Type.Optional(Type.Unknown()),
    ended_level: Type.Optional(endedLevel),
    sectors: Type.Optional(
      Type.Array(Type.Object({ id, name_vi: text, ministry_vi: Type.Optional(nullable(text)) }, closed)),
    ),
    document_types: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id, name_vi: text, issuer_vi: Type.Optional(nullable(text)), reusable: Type.Boolean(),
            data_source: Type.Optional(nullable(text)), code: text, code_invented: Type.Boolean(),
            secret: Type.Optional(Type.Boolean()), aliases: Type.Optional(Type.Array(text, { maxItems: 20 })),
            national_code: Type.Optional(text),
          },
          closed,
        ),
      ),
    ),
    procedures: Type.Array(procedure),
    bundles: Type.Optional(Type.Array(bundle)),
    // Of procedures in any file of the folder: what keeps them from a full online service.
    not_full_because: Type.Optional(Type.Record(id, texts)),
    // Which procedures a declaration of forms.yaml serves besides those it names itself.
    forms: Type.Optional(Type.Record(id, Type.Array(id))),
  },
  closed,
)

const synonymFile = Type.Object({
  meta: Type.Optional(Type.Unknown()),
  synonyms: Type.Array(Type.Object({ procedure: id, words: Type.Array(text, { minItems: 1 }) }, closed)),
}, closed)

export type RawProcedure = Static<typeof procedure>
export type RawEndedLevel = Static<typeof endedLevel>
export type RawCompetence = Static<typeof competence>
export type RawBundle = Static<typeof bundle>
export type RawProcedureFile = Static<typeof procedureFile>
export type RawSynonymFile = Static<typeof synonymFile>

/**
 * What was parsed, as what it is. Throws an Error that names the file and up to five places where it is not as it
 * should be.
 */
export function asProcedureFile(parsed: unknown, file: string): RawProcedureFile {
  return checked(procedureFile, parsed, file)
}

/** The same of `synonyms.yaml`. */
export function asSynonymFile(parsed: unknown, file: string): RawSynonymFile {
  return checked(synonymFile, parsed, file)
}

function checked<T extends TSchema>(schema: T, parsed: unknown, file: string): Static<T> {
  if (Value.Check(schema, parsed)) return parsed
  const places = Value.Errors(schema, parsed)
    .slice(0, 5).map((error) => `${error.instancePath || '/'} ${error.message}`)
  throw new Error(`${file}: ${places.join('; ')}`)
}

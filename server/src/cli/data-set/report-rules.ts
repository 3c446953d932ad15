import Type, { type TSchema } from 'typebox'

const closed = { additionalProperties: false }
const code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })
// Every month has these.
const dayOfMonth = Type.Integer({ minimum: 1, maximum: 28 })

/** Rules of periodic reports and of evaluation; what they mean stands in data/policies.yaml. */
export const REPORT_RULES: Readonly<Record<string, TSchema>> = {
  'report-periods': Type.Object({
    firstMonth: Type.Integer({ minimum: 1, maximum: 12 }), firstDay: dayOfMonth,
    kinds: Type.Array(Type.Enum(['quarter', 'half', 'year']), { minItems: 1, uniqueItems: true }),
  }, closed),
  'report-due': Type.Record(code, dayOfMonth),
  'report-late-causes': Type.Array(
    Type.Object({ code, name: Type.String({ minLength: 1, maxLength: 200 }) }, closed), { minItems: 1, maxItems: 50 },
  ),
  'evaluation-rules': Type.Object({
    every: Type.Enum(['quarter', 'year']), leastSteps: Type.Integer({ minimum: 5, maximum: 10_000 }),
    leastOfficers: Type.Integer({ minimum: 3, maximum: 100 }), contestDays: Type.Integer({ minimum: 1, maximum: 90 }),
    decideDays: Type.Integer({ minimum: 1, maximum: 90 }),
  }, closed),
}

/** A province may leave all of them out. */
export const OPTIONAL_OF_REPORTS = Object.keys(REPORT_RULES)

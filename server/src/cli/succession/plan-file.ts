import Type, { type Static } from 'typebox'
import { SUCCESSION_KINDS } from '../../modules/organisation/public.ts'

/** How a plan file is written; docs/runbook/units.md explains the words. Closed: a misspelt key must be seen. */
const closed = { additionalProperties: false }
const text = Type.String({ minLength: 1, maxLength: 1000 })
const maybe = Type.Optional
const id = Type.String({ pattern: '^[a-z0-9-]+(:[a-z0-9-]+){0,2}$', maxLength: 150 })
const word = Type.String({ pattern: '^[a-z0-9_-]{1,60}$' })
const rule = Type.String({ pattern: '^[a-z0-9-]+(/[a-z0-9-]+)?$' })
const code = Type.String({ pattern: String.raw`^[A-Z]\d{2}(\.\d{2,3}){0,3}$` })
const day = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })

const agency = {
  id, name_vi: maybe(text), kind: maybe(word), agency_code: maybe(code), code_invented: maybe(Type.Boolean()),
  parent: maybe(id), receives_at: maybe(id), has_one_stop_section: maybe(Type.Boolean()), shift: maybe(word),
  note: maybe(text),
}
const successor = Type.Object({
  ...agency, type: maybe(text), gso_code: maybe(Type.String({ pattern: String.raw`^\d{2,5}$` })),
  area_type: maybe(word),
  agency: maybe(Type.Object(agency, closed)),
  /** Sections whose id is not that of the agency and the suffix. */
  section_ids: maybe(Type.Record(word, id)),
  places: maybe(Type.Array(text, { maxItems: 200 })), takes_rest: maybe(Type.Boolean()),
}, closed)

const event = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9:-]{1,80}$' }), kind: Type.Enum([...SUCCESSION_KINDS]), decision: maybe(text),
  from: Type.Array(id, { minItems: 1, maxItems: 200 }), to: maybe(Type.Array(successor, { maxItems: 99 })),
  heirs: maybe(Type.Record(id, id)), sections: maybe(Type.Record(word, word)), procedures: maybe(Type.Array(word)),
  name_trap: maybe(text), mark: maybe(text), sources: maybe(Type.Array(text)), notes: maybe(text),
}, closed)

export const planFile = Type.Object({
  plan: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }), title: text, effective: day, decision: text,
  meta: maybe(Type.Unknown()),
  province: maybe(Type.Object({ name_vi: text, agency_code: code }, closed)),
  end_levels: maybe(Type.Array(word)), recode: maybe(Type.Object({ from: code, to: code }, closed)),
  sections: maybe(Type.Record(word, text)),
  rules: maybe(Type.Record(rule, text)), competence: maybe(Type.Record(word, text)),
  policies: maybe(Type.Array(Type.Object({ key: word, value: Type.Unknown(), article: text }, closed))),
  name_traps: maybe(Type.Array(Type.Object({ name: text, text }, closed))),
  events: Type.Array(event, { minItems: 1, maxItems: 2_000 }),
}, closed)

export type PlanFile = Static<typeof planFile>
export type RawEvent = Static<typeof event>
export type RawSuccessor = Static<typeof successor>

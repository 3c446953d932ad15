import Type, { type Static, type TSchema } from 'typebox'

/**
 * How `organisation.yaml` is written. Closed: a misspelt key is a mistake that must be seen, not a fact that goes
 * missing. Keys that only explain (source, confidence, note) are named here too.
 */
const closed = { additionalProperties: false }
const text = Type.String({ minLength: 1, maxLength: 500 })
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const maybe = Type.Optional
const id = Type.String({ pattern: '^[a-z0-9-]+(:[a-z0-9-]+){0,2}$', maxLength: 150 })
const word = Type.String({ pattern: '^[a-z0-9_-]{1,60}$' })
const codeOfAgency = Type.String({ pattern: String.raw`^[A-Z]\d{2}(\.\d{2,3}){0,3}$` })
const codeBefore2020 = Type.String({ pattern: String.raw`^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$` })
const gsoCode = Type.String({ pattern: String.raw`^\d{2,5}$` })
const day = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })
const validity = { valid_from: maybe(nullable(day)), valid_to: maybe(nullable(day)) }
const codes = {
  agency_code: maybe(nullable(codeOfAgency)), legacy_agency_code: maybe(nullable(codeBefore2020)),
  code_invented: maybe(Type.Boolean()),
}
const explained = { in_seed: maybe(Type.Boolean()), note: maybe(text), ministry_code_hint: maybe(nullable(text)) }

const division = Type.Object(
  { id, name_vi: text, ...codes, ...validity, ...explained, one_stop: maybe(Type.Boolean()) }, closed,
)
const desk = {
  has_one_stop_section: maybe(Type.Boolean()), one_stop: maybe(Type.Boolean()), receives_at: maybe(id),
  shift: maybe(word),
}

const agency = Type.Object({
  id, name_vi: text, kind: word, level: word, parent: maybe(id), ...codes, ...desk, ...validity, ...explained,
  divisions: Type.Array(division),
}, closed)

const territorialAgency = Type.Object({ id, name_vi: text, ...codes, ...desk, ...validity, note: maybe(text) }, closed)
const territory = {
  id, gso_code: gsoCode, name_vi: text, type: text, slug: maybe(word), agency: territorialAgency, ...validity,
  note: maybe(text),
}
const commune = Type.Object({
  ...territory, area_type: word, area_type_confidence: maybe(text), area_type_note: maybe(text),
}, closed)
const district = Type.Object({
  ...territory, seat_area_type: maybe(word), commune_count: maybe(Type.Integer()), communes: Type.Array(commune),
}, closed)

const section = Type.Object({
  /** `{territory}` in it is the place that its agency governs. */
  suffix: word, name_vi: text, seq: maybe(text), one_stop: maybe(Type.Boolean()), parent: maybe(id),
  receives_at_section: maybe(word), shift: maybe(word),
  /** Of one that is an agency of its own and only sits there: what kind of agency, as others say it. */
  kind: maybe(word),
  /** The beginning of its code; the rest is that of its host behind the code of the province. */
  code_under: maybe(codeOfAgency), ...validity,
}, closed)
const positions = Type.Object({ applies_to: maybe(text), positions: Type.Array(text) }, closed)

const simpleSelector = {
  kind: maybe(Type.Array(word)), level: maybe(word), suffix: maybe(Type.Array(word)),
  has_one_stop_section: maybe(Type.Boolean()), receives_at: maybe(id), position: maybe(text), chosen_by: maybe(word),
}
const selector = Type.Object({ ...simpleSelector, any: maybe(Type.Array(Type.Object(simpleSelector, closed))) }, closed)

export const organisationFile = Type.Object(
  {
    meta: maybe(Type.Unknown()),
    statistics: maybe(Type.Unknown()),
    later_changes: maybe(Type.Unknown()),
    default_shift: word,
    /** What an agency that governs a district or commune is called: groups select by it. */
    territorial_agency_kind: word,
    administrative_levels: Type.Array(
      Type.Object(
        {
          id: word, order: Type.Integer({ minimum: 1, maximum: 9 }), name_vi: text, name_en: maybe(text), rule: word,
          ...validity, note: maybe(text),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    // Whatever else stands there are its facts.
    area_types: Type.Array(Type.Object({ id: word, name_vi: text, ...validity })),
    province: Type.Object(
      {
        id, gso_code: gsoCode, name_vi: text, type: maybe(text), agency_code: codeOfAgency,
        legacy_agency_code: maybe(codeBefore2020), ubnd_id: id,
        cccd_province_code: Type.String({ pattern: String.raw`^\d{3}$` }), ...validity,
        successor: maybe(Type.Unknown()),
      },
      closed,
    ),
    provincial_agencies: Type.Array(agency),
    vertical_agencies: maybe(Type.Array(agency)),
    other_parties: maybe(
      Type.Array(
        Type.Object({ id, name_vi: text, role: maybe(text), in_seed: maybe(Type.Boolean()), ...validity }, closed),
      ),
    ),
    agency_groups: maybe(
      Type.Array(
        Type.Object(
          {
            id, name_vi: text, select: maybe(selector), members: maybe(Type.Array(id)), ...validity,
          },
          closed,
        ),
      ),
    ),
    district_divisions_template: maybe(
      Type.Object(
        {
          applies_to: maybe(text), code_invented: maybe(Type.Boolean()), divisions: Type.Array(section),
        },
        closed,
      ),
    ),
    commune_sections_template: Type.Object({ applies_to: maybe(text), sections: Type.Array(section) }, closed),
    commune_positions_template: maybe(positions),
    district_positions_template: maybe(positions),
    provincial_positions_template: maybe(positions),
    roles: Type.Array(Type.Object({ id: word, name_vi: text, ...validity }, closed)),
    /** A province of three levels has districts with communes, one of two has communes. */
    districts: maybe(Type.Array(district)),
    communes: maybe(Type.Array(commune)),
  },
  closed,
)

export type OrganisationFile = Static<typeof organisationFile>
export type RawAgency = Static<typeof agency>
export type RawCommune = Static<typeof commune>
export type RawDistrict = Static<typeof district>
export type RawSection = Static<typeof section>

/**
 * A province as data: what an import hands to this room. Every row is effective-dated; `validTo` is the last day in
 * force, null for ever. Ids here are the words of the data (`id`, lower case); inside the database each thing has its
 * number.
 */
type Day = string

export interface Validity { readonly validFrom: Day; readonly validTo: Day | null }

/** Name and codes of the installation: what stands on top of pages and papers, with the policy `brand`. */
export interface ProvinceRow extends Validity {
  readonly id: string
  readonly name: string
  readonly agencyCode: string
  /** First three digits of personal numbers registered here. */
  readonly placeCode: string
}

export interface LevelRow extends Validity {
  readonly id: string
  /** 1 is the highest. */
  readonly rank: number
  readonly name: string
  /** The word by which unit rules of procedures name the level. */
  readonly rule: string
}

/** territory: a place on the map; party: the post and others who are no agency. */
export type UnitKind = 'territory' | 'agency' | 'division' | 'party'

export interface UnitRow extends Validity {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly level: string | null
  /** The unit above it: of a division its agency, of a territory the one it lies in, of an agency its superior. */
  readonly parent: string | null
  /** Of an agency: the territory it governs, if any. */
  readonly territory: string | null
  /** Of a division that sits with an agency that is not its superior: that agency. */
  readonly host: string | null
  /** What kind the data call it (ubnd, so, ban, phường …): groups select by it. */
  readonly form: string | null
  readonly agencyCode: string | null
  readonly legacyCode: string | null
  readonly codeInvented: boolean
  /** Code of the statistics office; never a key of a name, since codes are used again. */
  readonly gsoCode: string | null
  readonly areaType: string | null
  /** What a division is called in its template (the word behind the slash in unit rules), if it has one. */
  readonly suffix: string | null
  /**
   * A one-stop section (Bộ phận Một cửa, Trung tâm Hành chính công): dossiers are received and results returned here.
   */
  readonly isOneStop: boolean
  /** Of an agency: the data say that it has such a section, its own or a desk in a centre. */
  readonly hasOneStop: boolean
  /** Where its dossiers are received, if not in a section of its own; a unit that names itself has its own desk. */
  readonly receivesAt: string | null
  /** Working calendar by its id. */
  readonly calendar: string
  readonly note: string | null
}

/** Keys of one selector must all hold; one of `any` must. Units in force on the day asked for are looked at. */
export interface Selector {
  readonly kind?: readonly string[]
  readonly level?: string
  readonly suffix?: readonly string[]
  readonly has_one_stop_section?: boolean
  readonly receives_at?: string
  /** Agencies that have the post. */
  readonly position?: string
  readonly any?: readonly Selector[]
  /** Cannot be resolved: whoever leads the work names them. */
  readonly chosen_by?: string
}

export interface GroupRow extends Validity {
  readonly id: string
  readonly name: string
  readonly select: Selector | null
  readonly members: readonly string[]
}

/** A position in an agency (chức danh), such as a commune's clerk of justice and civil status. */
export interface PostRow extends Validity { readonly unit: string; readonly name: string }

export interface RoleRow extends Validity { readonly id: string; readonly name: string }

export interface AreaTypeRow extends Validity {
  readonly id: string
  readonly name: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** A working calendar: what its version holds is copied, whole, so that later changes do not move a promised date. */
export interface CalendarRow {
  readonly id: string
  readonly name: string
  /** First and last day it speaks of, inclusive. */
  readonly from: Day
  readonly until: Day
  /** Minutes after midnight, in order. */
  readonly shifts: readonly (readonly [open: number, close: number])[]
  readonly holidays: readonly { readonly day: Day; readonly name: string; readonly kind: string }[]
  readonly makeUpDays: readonly Day[]
  /** 0 = Sunday. */
  readonly weeklyRest: readonly number[]
}

/**
 * A rule that law or the province may change: dossier number, supplements allowed, hours, days.
 */
export interface PolicyRow extends Validity {
  readonly key: string
  /** For one unit or procedure only, by its id in the data; null for all. */
  readonly scope: string | null
  readonly value: unknown
  readonly article: string
}

export interface ProvinceRows {
  readonly province: ProvinceRow
  readonly levels: readonly LevelRow[]
  readonly areaTypes: readonly AreaTypeRow[]
  readonly calendars: readonly CalendarRow[]
  /** Whatever a unit names must be in these rows or have been loaded before. */
  readonly units: readonly UnitRow[]
  readonly groups: readonly GroupRow[]
  readonly posts: readonly PostRow[]
  readonly roles: readonly RoleRow[]
  readonly policies: readonly PolicyRow[]
}

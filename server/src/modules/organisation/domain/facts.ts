import type { Day, WorkCalendar } from '../../../kernel/work-calendar.ts'
import type { Selector, UnitKind } from './province.ts'

/** A unit as it is on one day. */
export interface Unit {
  readonly id: bigint
  /** Of what is said of it on that day: a paper that points here always finds the same name. */
  readonly versionId: bigint
  readonly publicId: string
  readonly idOfData: string
  readonly kind: UnitKind
  readonly name: string
  readonly form: string | null
  readonly level: string | null
  readonly parentId: bigint | null
  readonly territoryId: bigint | null
  readonly hostId: bigint | null
  readonly agencyCode: string | null
  readonly legacyCode: string | null
  readonly isCodeInvented: boolean
  readonly gsoCode: string | null
  readonly areaType: string | null
  readonly suffix: string | null
  readonly isOneStop: boolean
  readonly hasOneStop: boolean
  readonly receivesAtId: bigint | null
  readonly calendarId: string
  readonly note: string | null
}

export interface Level { readonly id: string; readonly rank: number; readonly name: string; readonly rule: string }
export type PastLevel = Level & { readonly until: Day }
export interface AreaType {
  readonly id: string
  readonly name: string
  readonly facts: Readonly<Record<string, unknown>>
}
export interface Role { readonly id: string; readonly name: string }
export interface Group {
  readonly id: string
  readonly name: string
  readonly select: Selector | null
  readonly members: readonly string[]
}
export interface Policy { readonly value: unknown; readonly article: string }
export interface Province {
  readonly id: string
  readonly name: string
  readonly agencyCode: string
  readonly placeCode: string
  /** Texts on pages and papers, by what they are for; the policy `brand`. */
  readonly brand: Readonly<Record<string, string>>
}
/** A calendar with the number a dossier keeps: later versions do not move its term. */
export interface CalendarInForce { readonly versionId: bigint; readonly calendar: WorkCalendar }

/** Who took the place of a unit from a day on. Of a split there are several, of whom the heir takes what is unclear. */
export interface Successor {
  readonly fromId: bigint
  /** Null: it ended, and nobody took its place as a whole. */
  readonly toId: bigint | null
  readonly onDay: Day
  readonly event: string
  readonly kind: 'merge' | 'split' | 'abolish' | 'reorganise'
  readonly isHeir: boolean
  /** Of a split: words of addresses that lie in this part. */
  readonly places: readonly string[]
  /** What whoever follows an old name must be told. */
  readonly note: string | null
}

/** Everything that is in force on one day. */
export interface Facts {
  readonly province: Omit<Province, 'brand'> | undefined
  readonly levels: readonly Level[]
  /** Levels that had ended by then, with their last day. */
  readonly pastLevels: readonly PastLevel[]
  readonly areaTypes: readonly AreaType[]
  readonly roles: readonly Role[]
  readonly units: readonly Unit[]
  readonly groups: readonly Group[]
  readonly posts: readonly { readonly unitId: bigint; readonly name: string }[]
  readonly policies: readonly (Policy & { readonly key: string; readonly scope: string | null })[]
  readonly calendars: ReadonlyMap<string, CalendarInForce>
  /** Units that had ended by then, as they were last; of several versions of one the latest comes last. */
  readonly past: readonly Unit[]
  readonly successors: readonly Successor[]
  /** What words of unit rules mean on that day, whose level is no more. */
  readonly meanings: ReadonlyMap<string, string>
}

import type { Day } from '../../../kernel/civil-day.ts'
import type { Directory } from './directory.ts'
import type { UnitRow } from './province.ts'

/**
 * How units change on one day, as a decision says it: what a plan file is read into, and what is kept of it. Units are
 * named by their ids in the data.
 */
export interface SuccessionPlan {
  readonly key: string
  readonly title: string
  /** The first day of the new units. */
  readonly effective: Day
  /** What the installation is called from then on; null: as before. */
  readonly province: { readonly name: string; readonly agencyCode: string } | null
  /** Levels of administration that are no more. */
  readonly endLevels: readonly string[]
  /** Codes that begin with the first begin with the second from then on, where the plan gives no other. */
  readonly recode: { readonly from: string; readonly to: string } | null
  /** Names of sections in new agencies, by suffix; those not named are as with the first predecessor. */
  readonly sections: readonly { readonly suffix: string; readonly name: string }[]
  readonly events: readonly SuccessionEvent[]
  /**
   * What words of unit rules mean from then on: `district` itself, and `district/...` where it has no row of its own.
   */
  readonly rules: readonly { readonly rule: string; readonly means: string }[]
  /** Who settles what was open at a unit that ended, where the version in force on the day does not say it. */
  readonly competence: readonly { readonly procedure: string; readonly to: string }[]
  /** Rules of the installation that change with it, such as the texts on its pages. */
  readonly policies: readonly { readonly key: string; readonly value: unknown; readonly article: string }[]
  /** Names that now mean other places, for whoever follows them. */
  readonly nameTraps: readonly { readonly name: string; readonly text: string }[]
}

export const SUCCESSION_KINDS = [
  'merge', 'split', 'rename', 'continue', 'abolish', 'reorganise', 'move-competence',
] as const
export type SuccessionKind = typeof SUCCESSION_KINDS[number]

export interface SuccessionEvent {
  readonly id: string
  readonly kind: SuccessionKind
  readonly decision: string
  readonly from: readonly string[]
  readonly to: readonly SuccessorUnit[]
  /** Of what was abolished: who takes its staff, and whatever has no known place. */
  readonly heirs: Readonly<Record<string, string>>
  /** Of what was abolished: to which section of the heir each of its sections goes; others go to the heir itself. */
  readonly sections: Readonly<Record<string, string>>
  /** Of competence that moves: of which procedures, by their ids. */
  readonly procedures: readonly string[]
  readonly nameTrap: string | null
}

/** A unit to be, or one that goes on under other words: what is not said is as with the first predecessor. */
export interface SuccessorUnit {
  readonly id: string
  readonly says: Partial<Pick<UnitRow,
    'name' | 'form' | 'parent' | 'gsoCode' | 'areaType' | 'agencyCode' | 'codeInvented' | 'receivesAt' | 'hasOneStop'
    | 'isOneStop' | 'calendar' | 'note' | 'territory' | 'host'>>
  /** Of a territory: who governs it. */
  readonly agency: SuccessorUnit | null
  /** Of an agency: ids of its sections that are not its own id and the suffix. */
  readonly sectionIds: Readonly<Record<string, string>>
  /** Of a part of a split: words of addresses that lie in it. */
  readonly places: readonly string[]
  /** Of a part of a split: takes what lies in no other. */
  readonly takesRest: boolean
}

/** Who takes the place of whom, unit by unit. */
export interface UnitSuccession {
  readonly event: string
  readonly kind: 'merge' | 'split' | 'abolish' | 'reorganise'
  readonly from: string
  readonly to: string | null
  readonly isHeir: boolean
  readonly places: readonly string[]
  readonly note: string | null
}

export const PLAN_FAULTS = [
  'unit-unknown', 'unit-exists', 'name-not-plain', 'twice-on-a-day', 'territory-gap', 'territory-overlap',
  'staff-without-successor', 'reference-without-successor', 'code-taken', 'level-still-used', 'kind-wrong', 'heir-unknown', 'rule-without-meaning',
] as const
export type PlanFaultCode = typeof PLAN_FAULTS[number]

/** Why a plan cannot be carried out; `about` is the unit, event or word. */
export interface PlanFault {
  readonly code: PlanFaultCode
  readonly about: string
  readonly text: string
}

/** Everything that a plan does to the units, worked out. */
export interface PlannedUnits {
  /** Units in force the day before that are no more. */
  readonly ends: readonly string[]
  /** What is said of units from the day on: of new ones, and of those that go on otherwise. */
  readonly versions: readonly UnitRow[]
  readonly successions: readonly UnitSuccession[]
}

/** The province around the day: the day before, and the day itself as it would be without the plan. */
export interface Around {
  readonly before: Directory
  readonly after: Directory
  /** Every id of a unit that there ever was: an id is never used for another. */
  readonly known: ReadonlySet<string>
}

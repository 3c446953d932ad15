import type { Day } from '../../../kernel/civil-day.ts'

/**
 * What must hold before a procedure may be handed in anywhere (KH 1107 II.4.1): its data stand in a register, the
 * connection works, and nothing has to be looked at on site.
 */
export const CRITERIA = ['data-in-register', 'connection-live', 'no-on-site-inspection'] as const
export type Criterion = typeof CRITERIA[number]

export type ClearanceStage = 'pilot' | 'province'
export type ClearanceState = 'proposed' | 'declined' | 'approved' | ClearanceStage | 'revoked'

/** The decision by which something holds. */
export interface Decision { readonly number: string; readonly day: Day; readonly issuer: string }

/** Where and on which days a procedure may be received whatever the territory, and by what. */
export interface Clearance {
  /** Of the stage; a dossier that was received by it keeps this. */
  readonly id: bigint
  /** Of the entry of the list. */
  readonly publicId: string
  readonly procedureId: bigint
  readonly stage: ClearanceStage
  /** Sections, or agencies whose sections they are; null for every section of the province. */
  readonly unitIds: readonly bigint[] | null
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly reason: string
  readonly source: 'data' | 'desk'
  /** None where the list was there before the program. */
  readonly decision: Decision | null
}

export interface ClearanceAnswer {
  readonly criterion: Criterion
  readonly isMet: boolean
  readonly evidence: string
  readonly at: Date
  readonly byId: bigint
}

interface Standing {
  readonly declinedAt: Date | null
  readonly approvedAt: Date | null
  readonly revokedFrom: Day | null
  readonly stages: readonly { readonly stage: ClearanceStage; readonly validFrom: Day; readonly validTo: Day | null }[]
}

/** Where an entry of the list stands on a day; what begins later has not begun. */
export function stateOfClearance({ declinedAt, approvedAt, revokedFrom, stages }: Standing, day: Day): ClearanceState {
  if (declinedAt) return 'declined'
  if (revokedFrom !== null && revokedFrom <= day) return 'revoked'
  const now = stages.find((one) => isOn(one, day))
  if (now) return now.stage
  return approvedAt ? 'approved' : 'proposed'
}

/** Criteria whose last answer is not yes, or that nobody has answered. */
export function openCriteria(answers: readonly Pick<ClearanceAnswer, 'criterion' | 'isMet'>[]): readonly Criterion[] {
  return CRITERIA.filter((one) => answers.findLast(({ criterion }) => criterion === one)?.isMet !== true)
}

/** Of the stages of one procedure, the one that holds on a day. */
export function clearanceOn(stages: readonly Clearance[], day: Day): Clearance | undefined {
  return stages.find((one) => isOn(one, day))
}

/**
 * What holds for several procedures that are asked for together (liên thông): where every one of them may be received.
 * Undefined where one may not, or where their pilots have no unit in common.
 */
export function clearanceOfAll(each: readonly (Clearance | undefined)[]): Clearance | undefined {
  const held = each.filter((one) => one !== undefined)
  if (held.length < each.length) return undefined
  const pilots = held.flatMap(({ unitIds }) => unitIds ? [unitIds] : [])
  const shared = pilots[0]?.filter((id) => pilots.every((ids) => ids.includes(id)))
  if (shared?.length === 0) return undefined
  const narrowest = held.find(({ unitIds }) => unitIds !== null) ?? held[0]
  return narrowest && { ...narrowest, unitIds: shared ?? null }
}

function isOn({ validFrom, validTo }: { readonly validFrom: Day; readonly validTo: Day | null }, day: Day): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}

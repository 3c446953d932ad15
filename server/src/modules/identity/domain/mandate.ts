import type { Day } from '../../../kernel/civil-day.ts'

/** For which organisation an account acts, how far and how long. */
export interface Mandate {
  /** The organisation, a person of this room. */
  readonly organisationId: bigint
  readonly publicId: string
  readonly name: string
  readonly taxCode: string | null
  /** Gives and ends mandates of others, besides acting. */
  readonly isHolder: boolean
  /** Of the catalogue; null is all. */
  readonly procedureIds: readonly bigint[] | null
  readonly validFrom: Day
  /** The last day, null for ever. */
  readonly validTo: Day | null
}

/** Whether a mandate holds on that day. */
export function holdsOn({ validFrom, validTo }: Pick<Mandate, 'validFrom' | 'validTo'>, day: Day): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}

/** Whether a mandate reaches a procedure. */
export function reaches({ procedureIds }: Pick<Mandate, 'procedureIds'>, procedureId: bigint): boolean {
  return procedureIds === null || procedureIds.includes(procedureId)
}

/**
 * Whether a mandate may be ended by its own bearer: of the holders that an organisation has today one must remain, or
 * nobody could give another.
 */
export function isLastHolder(
  all: readonly (Pick<Mandate, 'isHolder' | 'validFrom' | 'validTo'> & { readonly id: bigint })[], id: bigint, day: Day,
): boolean {
  const holders = all.filter((one) => one.isHolder && holdsOn(one, day))
  return holders.some((one) => one.id === id) && holders.length === 1
}

import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { holdsOn } from './domain/mandate.ts'
import { type MandateRow, lockOrganisation, openMandates } from './store/mandates.ts'
import type { Person } from './store/people.ts'

/** Who acts on the mandates of an organisation: the checked person, or the organisation, behind an account. */
export interface ForOrganisation {
  /** Public id of the organisation. */
  readonly organisation: string
  /** Null of an account that nobody has checked. */
  readonly personId: bigint | null
}

export interface HeldOrganisation {
  readonly organisation: Person
  /** All that nobody has ended. */
  readonly mandates: readonly MandateRow[]
  /** Of the person who acts, if it holds today; none of the organisation's own account. */
  readonly own: MandateRow | undefined
  /** May give and end mandates. */
  readonly isHolder: boolean
}

/**
 * Takes an organisation in hand for whoever acts for it: one deed on its mandates at a time. Refuses with
 * `organisation-unknown`, the same words for none and for another's.
 */
export async function holdOrganisation(
  ctx: Ctx, { organisation: publicId, personId }: ForOrganisation,
): Promise<Result<HeldOrganisation, { readonly code: 'organisation-unknown' }>> {
  const organisation = personId === null ? undefined : await lockOrganisation(ctx.tx, publicId)
  if (!organisation) return refuse({ code: 'organisation-unknown' })
  const mandates = await openMandates(ctx.tx, organisation.id)
  const own = mandates.find((one) => one.personId === personId && holdsOn(one, dayOf(ctx.now)))
  const isItself = organisation.id === personId
  if (!isItself && !own) return refuse({ code: 'organisation-unknown' })
  return ok({ organisation, mandates, own, isHolder: isItself || own?.isHolder === true })
}

import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { isLastHolder } from './domain/mandate.ts'
import { type ForOrganisation, holdOrganisation } from './hold-organisation.ts'
import { markMandateEnded } from './store/mandates.ts'

export interface EndMandate extends ForOrganisation {
  /** Public id. */
  readonly mandate: string
}

export type EndMandateRefusal =
  | { readonly code: 'organisation-unknown' }
  /** None of this organisation that is still given, or not for you to end. */
  | { readonly code: 'mandate-unknown' }
  | { readonly code: 'last-holder' }

/**
 * A holder ends what a colleague may do for the organisation, or somebody gives up their own mandate (chấm dứt ủy
 * quyền; BLDS 2015 Đ.140). It holds at once: each request of a session asks anew. Leaves `mandate.ended`.
 *
 * Refuses with `last-holder` if the holder who would give it up is the only one: nobody could give another. Two holders
 * who give it up at once go one after the other, and the second is the last.
 */
export async function endMandate(ctx: Ctx, input: EndMandate): Promise<Result<null, EndMandateRefusal>> {
  const held = await holdOrganisation(ctx, input)
  if (!held.ok) return held
  const { organisation, mandates, own, isHolder } = held.value
  const found = mandates.find(({ publicId }) => publicId === input.mandate)
  if (!found || !isHolder && found.id !== own?.id) return refuse({ code: 'mandate-unknown' })
  if (found.id === own?.id && isLastHolder(mandates, found.id, dayOf(ctx.now))) return refuse({ code: 'last-holder' })
  await markMandateEnded(ctx.tx, found.id, ctx.actorId, ctx.now)
  await recordEvent({ ...ctx, onBehalfOfId: organisation.id, forPersonId: organisation.id }, {
    type: 'mandate.ended', subjectKind: 'mandate', subjectId: found.id,
    data: { mandate: found.publicId, organisation: organisation.publicId, isOwn: found.id === own?.id },
  })
  return ok(null)
}

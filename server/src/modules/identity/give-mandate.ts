import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { holdsOn } from './domain/mandate.ts'
import { type ForOrganisation, holdOrganisation } from './hold-organisation.ts'
import { recordPerson } from './record-person.ts'
import { insertMandate, markMandateEnded } from './store/mandates.ts'

export interface GiveMandate extends ForOrganisation {
  /** Of the colleague; the door has checked it. */
  readonly personalNumber: string
  /** As the holder writes it: what the list shows, whoever bears the number. */
  readonly fullName: string
  readonly isHolder: boolean
  /** Null is all of them; a holder has all. */
  readonly procedureIds: readonly bigint[] | null
  readonly validFrom: Day
  /** The last day, null for ever. */
  readonly validTo: Day | null
}

export type GiveMandateRefusal =
  | { readonly code: 'organisation-unknown' }
  | { readonly code: 'mandate-held-already' }
  | { readonly code: 'days-reversed' }
  | { readonly code: 'number-not-of-a-person' }

/**
 * A holder lets a colleague act for the organisation on the portal (phân công, ủy quyền; BLDS 2015 Đ.138). It is given
 * to the number: whether an account has it nobody is told, and nothing of the record is. The bearer acts once a counter
 * has seen their card. Leaves `mandate.given`.
 *
 * Refuses with `organisation-unknown` for whoever is no holder, too; `mandate-held-already`, until the one they have is
 * ended or over; `days-reversed`; or `number-not-of-a-person`, which is a firm's. Answers the public id.
 */
export async function giveMandate(ctx: Ctx, input: GiveMandate): Promise<Result<string, GiveMandateRefusal>> {
  const { personalNumber, fullName, isHolder, validFrom, validTo } = input
  const today = dayOf(ctx.now)
  if (validTo !== null && (validTo < validFrom || validTo < today)) return refuse({ code: 'days-reversed' })
  const held = await holdOrganisation(ctx, input)
  if (!held.ok) return held
  const { organisation, mandates } = held.value
  if (!held.value.isHolder) return refuse({ code: 'organisation-unknown' })
  const person = await recordPerson(ctx, { kind: 'citizen', personalNumber, fullName, proof: 'claimed' })
  if (!person.ok) return refuse({ code: 'number-not-of-a-person' })
  const before = mandates.find((one) => one.personId === person.value.id)
  if (before && (holdsOn(before, today) || before.validFrom > today)) return refuse({ code: 'mandate-held-already' })
  if (before) await markMandateEnded(ctx.tx, before.id, ctx.actorId, ctx.now)
  const procedureIds = isHolder ? null : input.procedureIds
  const given = await insertMandate(ctx.tx, {
    organisationId: organisation.id, personId: person.value.id, fullName, isHolder, procedureIds, validFrom, validTo,
  }, ctx.actorId, ctx.now)
  if (!given) return refuse({ code: 'mandate-held-already' })
  await recordEvent({ ...ctx, onBehalfOfId: organisation.id, forPersonId: organisation.id }, {
    type: 'mandate.given', subjectKind: 'mandate', subjectId: given.id, data: {
      mandate: given.publicId, organisation: organisation.publicId, person: person.value.publicId, isHolder,
      procedures: procedureIds === null ? 'all' : procedureIds.length, validFrom, validTo: validTo ?? '',
    },
  })
  return ok(given.publicId)
}

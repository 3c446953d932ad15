import { type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type ProxyRefusal, findAccountAtDesk } from '../identity/public.ts'
import {
  type BookAppointment, type BookedAppointment, type SlotRefusal, type WantedSlot, bookAppointment,
} from './book-appointment.ts'
import type { Caller } from './whose-appointment.ts'

export interface BookAtDesk extends WantedSlot {
  readonly procedureId: bigint
  /** Who calls: a person by their public id, or what they say of themselves. */
  readonly caller: { readonly person: string } | Caller
}

export type BookAtDeskRefusal =
  | SlotRefusal | ProxyRefusal | { readonly code: 'person-unknown' } | { readonly code: 'person-without-account' }

/**
 * A clerk books for somebody who calls (đặt lịch hẹn qua điện thoại). Of whoever has an account it is their own: they
 * see it on the portal, move and cancel it there; of others it goes by the number from which they called. The clerk is
 * the actor of the event, and who is known the person for whom it is done.
 *
 * Refuses as `bookAppointment`, with `person-unknown`, and with `person-without-account`: then it is booked by name and
 * number.
 */
export async function bookAtDesk(
  ctx: Ctx, { caller, ...wanted }: BookAtDesk,
): Promise<Result<BookedAppointment, BookAtDeskRefusal>> {
  const holder = 'person' in caller ? await findAccountAtDesk(ctx.tx, caller.person) : { caller }
  if (holder === undefined) return refuse({ code: 'person-unknown' })
  if ('accountId' in holder && holder.accountId === null) return refuse({ code: 'person-without-account' })
  return bookAppointment(ctx, { ...wanted, ...holder } as BookAppointment)
}

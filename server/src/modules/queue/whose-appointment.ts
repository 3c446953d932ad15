import type { Ctx } from '../../platform/db.ts'
import type { Appointment } from './store/appointments.ts'

/** Whose an appointment will be: an account, or somebody who called and has none. */
export type Holder =
  | { readonly accountId: bigint; readonly personId: bigint; readonly caller?: undefined }
  | { readonly caller: Caller }

/** Somebody at the telephone. */
export interface Caller {
  readonly fullName: string
  /** E.164, of a mobile. */
  readonly phone: string
}

/**
 * Who does something with an appointment: whoever holds it; the person for whom it was booked; or a clerk, with the
 * sections at which they do so.
 */
export type AppointmentDoer =
  | { readonly accountId: bigint; readonly personId?: bigint | null | undefined }
  | { readonly isReached: (unitId: bigint) => boolean }

/** Whether an appointment is theirs to move or end; of others it does not exist for them. */
export function isTheirs(held: Appointment, by: AppointmentDoer): boolean {
  if ('isReached' in by) return by.isReached(held.unitId)
  return held.accountId === by.accountId || isForThem(held, by)
}

/** Whether it was booked for them by another. */
export function isForThem({ forPersonId }: Appointment, by: AppointmentDoer): boolean {
  return 'accountId' in by && forPersonId !== null && forPersonId === by.personId
}

/**
 * The same with the person for whom it is done, for its event (ADR 0072): whom a mandate names, or at the desk whoever
 * holds the appointment, if they are known.
 */
export function doneForHolder(
  ctx: Ctx, held: Pick<Appointment, 'accountId' | 'personId' | 'forPersonId' | 'unitId'>, by?: AppointmentDoer,
): Ctx & { readonly unitId: bigint } {
  const { unitId, accountId, personId, forPersonId } = held
  if (accountId !== null && ctx.actorId === accountId && forPersonId !== null)
    return { ...ctx, unitId, onBehalfOfId: forPersonId, forPersonId }
  const isOwn = ctx.actorId === accountId || by !== undefined && !('isReached' in by)
  return { ...ctx, unitId, forPersonId: isOwn ? undefined : forPersonId ?? personId ?? undefined }
}

import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Hall, type Priority, rankOf, ticketNumber } from './domain/hall.ts'
import type { Visitor } from './domain/visitor.ts'
import { finishVisit } from './end-turn.ts'
import { listClosings } from './store/closings.ts'
import { insertTurns } from './store/turns.ts'
import { insertVisitor, lockVisitOfCard } from './store/visitors.ts'
import { type VisitWay, closeMissed, drawSerial, insertVisit, lockVisitOf } from './store/visits.ts'

export interface TakeNumber {
  readonly unitId: bigint
  readonly hall: Hall
  /** Codes of services, in the order in which they are wanted; one at least, none twice. */
  readonly services: readonly string[]
  readonly priority: Priority | undefined
  /** Whether people are received there now: an office of the post does while something is delegated to it. */
  readonly isReceiving: boolean
  /** Whether the hall gives out no numbers at this hour (`numbersFrom`); a clerk may at any. */
  readonly isOutOfHours?: boolean | undefined
  /** The rank of whoever comes with an appointment; of others it follows from now and the priority. */
  readonly rankedAt?: Date | undefined
  readonly way: VisitWay
  readonly language: 'vi' | 'en'
  readonly personId?: bigint | undefined
  /** What was given at the kiosk. */
  readonly visitor?: Visitor | undefined
}

export interface TakenNumber {
  /** Public id of the visit, under which its ticket is followed. */
  readonly ticket: string
  readonly number: number
  readonly visitId: bigint
}

export type TakeNumberRefusal =
  | { readonly code: 'service-unknown' } | { readonly code: 'service-unserved' }
  | { readonly code: 'number-taken-already'; readonly ticket: string } | { readonly code: 'queue-closed' }
  | { readonly code: 'queue-out-of-hours' }

/**
 * Somebody takes a number: a visit begins, and its first turn waits; the others follow one by one, since nobody can be
 * at two counters. The number is that of the first service on this day. Leaves `visit.begun`. Refuses with
 * `service-unknown`, with `service-unserved` if the hall has no counter for it, with `queue-closed` (`closeQueue`)
 * unless they come with an appointment, or where nobody is received (`isReceiving`), with `queue-out-of-hours`,
 * and with `number-taken-already` if this person, or whoever has this card, has a number there today that is not over
 * (visit_of_person_once), unless nobody came when it was called.
 */
export async function takeNumber(ctx: Ctx, wanted: TakeNumber): Promise<Result<TakenNumber, TakeNumberRefusal>> {
  const { hall, unitId, way, language, personId = null, visitor } = wanted
  const codes = [...new Set(wanted.services)]
  const services = codes.flatMap((code) => hall.services.find((one) => one.code === code) ?? [])
  const [first] = services
  if (!first || services.length < codes.length) return refuse({ code: 'service-unknown' })
  const isServed = ({ code }: { readonly code: string }) => hall.counters.some((one) => one.services.includes(code))
  if (!services.every(isServed)) return refuse({ code: 'service-unserved' })

  if (!wanted.isReceiving) return refuse({ code: 'queue-closed' })
  if (wanted.isOutOfHours === true) return refuse({ code: 'queue-out-of-hours' })
  const day = dayOf(ctx.now)
  // Who was told to come at this time is not sent away.
  if (wanted.rankedAt === undefined && (await listClosings(ctx.tx, [unitId], day)).length > 0)
    return refuse({ code: 'queue-closed' })
  const held = await lockHeld(ctx.tx, { unitId, day, personId, visitor })
  if (held) {
    if (!await closeMissed(ctx.tx, held.id, ctx.now)) return refuse({ code: 'number-taken-already', ticket: held.publicId })
    await finishVisit(ctx, held.id, unitId)
  }
  // Before the rows that need it, and so locked until the commit: all that follows is three short statements.
  const serial = await drawSerial(ctx.tx, unitId, day, first.code)
  const number = ticketNumber(first, serial)
  const visit = await insertVisit(ctx.tx, {
    unitId, day, number, way, priority: wanted.priority?.code ?? null, language, personId, takenAt: ctx.now,
  })
  if (visitor) await insertVisitor(ctx.tx, visit.id, visitor)
  const rankedAt = wanted.rankedAt ?? rankOf(ctx.now, wanted.priority)
  await insertTurns(ctx.tx, services.map(({ code }, at) => ({
    visitId: visit.id, unitId, day, service: code, place: at + 1, state: at === 0 ? 'waiting' : 'later', rankedAt,
    waitingSince: ctx.now,
  })))
  await recordEvent({ ...ctx, unitId }, {
    type: 'visit.begun', subjectKind: 'visit', subjectId: visit.id,
    data: { visit: visit.publicId, number, way, services: codes.join(' '), priority: wanted.priority?.code ?? '' },
  })
  return ok({ ticket: visit.publicId, number, visitId: visit.id })
}

/** The number that whoever asks has here today; a phone is shared, so it tells nobody. */
async function lockHeld(
  tx: Tx, { unitId, day, personId, visitor }: Pick<TakeNumber, 'unitId' | 'visitor'> & {
    readonly day: Day; readonly personId: bigint | null
  },
) {
  if (personId !== null) return lockVisitOf(tx, { unitId, day, personId })
  return visitor?.kind === 'card' ? lockVisitOfCard(tx, { unitId, day, number: visitor.number }) : undefined
}

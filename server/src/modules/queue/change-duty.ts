import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Duty, endDuty, lockDuty } from './store/duties.ts'
import { type DutyPlace, type WriteDutyRefusal, dutyData, isRosterClosed, keepDuty } from './write-duty.ts'

export interface ChangeDuty {
  /** Public id. */
  readonly duty: string
  /** The section of that duty, if it is within reach. */
  readonly placeOf: (unitId: bigint, day: string) => DutyPlace | undefined
  readonly counter: number | null
  readonly begins: number
  readonly ends: number
}

export type ChangeDutyRefusal = WriteDutyRefusal | { readonly code: 'roster-unknown' }

/**
 * A duty begins, ends or stands elsewhere than was planned: the old row ends and another takes its place. Leaves
 * `roster.changed`. Answers the public id of the new one. Refuses as `writeDuty`, and with `roster-unknown` what is not
 * in force or not within reach.
 */
export async function changeDuty(
  ctx: Ctx, { duty, placeOf, counter, begins, ends }: ChangeDuty,
): Promise<Result<string, ChangeDutyRefusal>> {
  const held = await lockReached(ctx, duty, placeOf)
  if (!held) return refuse({ code: 'roster-unknown' })
  const { row, place } = held
  await endDuty(ctx.tx, row.id, ctx.actorId, ctx.now)
  const next = { place, accountId: row.accountId, counter, day: row.day, begins, ends }
  const kept = await keepDuty(ctx, next, row.id)
  if (!kept.ok) return kept
  const { id, publicId } = kept.value
  await recordEvent({ ...ctx, unitId: row.unitId }, {
    type: 'roster.changed', subjectKind: 'duty', subjectId: id,
    data: { ...dutyData(publicId, next), insteadOf: row.publicId },
  })
  return ok(publicId)
}

export type CancelDutyRefusal = { readonly code: 'roster-unknown' } | { readonly code: 'roster-day-over' }

/** A duty does not take place. Leaves `roster.cancelled`. Refuses as `changeDuty` what is unknown or over. */
export async function cancelDuty(
  ctx: Ctx, { duty, placeOf }: Pick<ChangeDuty, 'duty' | 'placeOf'>,
): Promise<Result<string, CancelDutyRefusal>> {
  const held = await lockReached(ctx, duty, placeOf)
  if (!held) return refuse({ code: 'roster-unknown' })
  const { row } = held
  if (isRosterClosed(row.day, ctx.now)) return refuse({ code: 'roster-day-over' })
  await endDuty(ctx.tx, row.id, ctx.actorId, ctx.now)
  await recordEvent({ ...ctx, unitId: row.unitId }, {
    type: 'roster.cancelled', subjectKind: 'duty', subjectId: row.id, data: dutyData(row.publicId, row),
  })
  return ok(row.publicId)
}

async function lockReached(
  { tx }: Ctx, duty: string, placeOf: ChangeDuty['placeOf'],
): Promise<{ readonly row: Duty; readonly place: DutyPlace } | undefined> {
  const row = await lockDuty(tx, duty)
  const place = row && placeOf(row.unitId, row.day)
  return row && place ? { row, place } : undefined
}

import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { CalendarVersion } from '../organisation/public.ts'
import {
  type Clock, type Leg, type Pause, limitPauses, listLegsOfCases, termEnd, termOfHours,
} from '../workflow/public.ts'
import { rulesOf } from './accept-bundle.ts'
import { alarmHoursOf } from './alarm-policies.ts'
import { policiesOf } from './policies.ts'
import type { DossierRooms } from './rooms.ts'
import { redateAlarms } from './store/alarm-list.ts'
import { findBundleOf } from './store/bundle-store.ts'
import type { Dossier } from './store/dossier-store.ts'
import { listReceipts, redateReceipts } from './store/late-members.ts'
import { termOfOutside } from './wait-for-others.ts'

type Rooms = Pick<DossierRooms, 'catalogue' | 'directory'>
/** Of each version that terms were counted by, the newest of the same calendar. */
type Newest = ReadonlyMap<bigint, CalendarVersion>

/**
 * Counts anew until when hand-overs on their way are acknowledged (tính lại hạn xác nhận đã nhận), by the policy of the
 * day on which each was made: none ends earlier than before, and one that stood still already when units changed goes
 * on standing still. What was refused waits for nobody. Answers the moments that move.
 */
export async function recountAcknowledgements(
  ctx: Ctx, { directory }: Pick<Rooms, 'directory'>, newest: Newest, legs: readonly Leg[],
): Promise<ReadonlyMap<bigint, Date>> {
  const waiting = legs.filter(({ receivedAt, refusedAt, acknowledgeBy }) =>
    receivedAt === null && refusedAt === null && acknowledgeBy !== null)
  const continuing = waiting.filter(({ continues }) => continues !== null).map(({ caseId }) => caseId)
  const before = continuing.length === 0 ? [] : await listLegsOfCases(ctx.tx, continuing)
  const endOf = new Map(before.map(({ id, endedAt }) => [id, endedAt]))
  const moved = new Map<bigint, Date>()
  for (const { id, continues, handedOverAt, opensAt, acknowledgeBy, calendarVersionId } of waiting) {
    // What went on at another unit has been on its way there since then.
    const since = (continues === null ? null : endOf.get(continues)) ?? handedOverAt
    const version = newest.get(calendarVersionId)
    const limit = policiesOf(directory.on(dayOf(since))).handOver
    if (!version || !limit || !acknowledgeBy || acknowledgeBy <= since) continue
    const start = opensAt > since ? opensAt : since
    const by = termEnd({ start, limit, extended: 0, afterPause: 'resume' }, [], version.calendar)
    if (by.ok && by.value > acknowledgeBy) moved.set(id, by.value)
  }
  return moved
}

/** Dossiers by whose clock their other waits are counted anew. */
export interface Promised {
  readonly dossiers: readonly Dossier[]
  /** Their running clocks that were counted by an older version. */
  readonly clocks: readonly Clock[]
  readonly pauses: readonly Pause[]
}

/** How many moments moved, of each kind. */
export interface RecountedWaits {
  /** Ends of waiting outside the term. */
  readonly confirmations: number
  /** Until when members of a bundle are acknowledged. */
  readonly receipts: number
  /** Alarms to come of dossiers that nobody answers. */
  readonly alarms: number
}

/**
 * Counts anew what else of dossiers is waited for in working time, by the newest calendar of their clock: the end of a
 * wait outside the term (hết thời gian chờ xác nhận), the receipt of a member of a bundle (hạn xác nhận đã nhận hồ sơ
 * thành phần), the alarms to come of what nobody answers (R3). Nothing comes earlier than before; where the calendar
 * does not reach it stays. Their bundles are locked by the caller before.
 */
export async function recountWaits(
  ctx: Ctx, rooms: Rooms, newest: Newest, { dossiers, clocks, pauses }: Promised,
): Promise<RecountedWaits> {
  const ofClock = (kind: Clock['kind']) => new Map(clocks.filter((clock) => clock.kind === kind)
    .flatMap((clock) => {
      const version = newest.get(clock.calendarVersionId)
      return version ? [[clock.caseId, { clock, calendar: version.calendar }] as const] : []
    }))
  const promised = ofClock('dossier')

  const ends: { id: bigint; endsBy: Date }[] = []
  for (const { id, caseId, fromAt, endsBy, untilAt } of pauses) {
    const [dossier, found] = [dossiers.find((one) => one.id === caseId), promised.get(caseId)]
    if (endsBy === null || untilAt !== null || !dossier || !found) continue
    const term = termOfOutside(rooms, await findBundleOf(ctx.tx, dossier.requestId), fromAt)
    const end = term && termEnd(term, [], found.calendar)
    if (end?.ok && end.value > endsBy) ends.push({ id, endsBy: end.value })
  }
  await limitPauses(ctx.tx, ends)

  const receipts = (await listReceipts(ctx.tx, [...promised.keys()])).flatMap((receipt) => {
    const found = promised.get(receipt.dossierId)
    const hours = rulesOf(rooms, receipt.versionId).rules.acknowledgeHours
    const by = found && termEnd(termOfHours(receipt.begunAt, hours), [], found.calendar)
    return by?.ok && by.value > receipt.acknowledgeBy ? [{ ...receipt, acknowledgeBy: by.value }] : []
  })
  await redateReceipts(ctx.tx, receipts)

  const alarms = [...ofClock('acknowledgement').values()].flatMap(({ clock: { caseId, startedAt }, calendar }) =>
    (alarmHoursOf(rooms.directory.on(dayOf(startedAt))).unanswered ?? []).flatMap((amount, nth) => {
      const dueAt = termEnd(termOfHours(startedAt, amount), [], calendar)
      return dueAt.ok ? [{ dossierId: caseId, level: nth + 1, since: startedAt, dueAt: dueAt.value }] : []
    }))
  return {
    confirmations: ends.length, receipts: receipts.length, alarms: await redateAlarms(ctx.tx, 'unanswered', alarms),
  }
}

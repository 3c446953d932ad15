import { dayOf } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Db } from '../../platform/db.ts'
import {
  type ControlSlip, type FormSet, type HandOverRow, type Punctuality, type SlipInput, renderSlip,
} from '../documents/public.ts'
import { getStaff } from '../identity/public.ts'
import { type Leg, type Task, listLegsOfCases, listTasks } from '../workflow/public.ts'
import { headOf } from './compose-slip.ts'
import { agencyAbove } from './places.ts'
import { policiesFor } from './policies.ts'
import type { DossierRooms } from './rooms.ts'
import type { Dossier } from './store/dossier-store.ts'
import { signedFor } from './viewer.ts'

type Rooms = Pick<DossierRooms, 'directory'>
export interface NotAccepted { readonly code: 'action-not-allowed' }

/**
 * The slip that travels with a dossier (Phiếu kiểm soát quá trình giải quyết hồ sơ: form 05 of TT 01/2018/TT-VPCP, 06
 * of TT 03/2025/TT-VPCP) as PDF/A, up to `now`: a view, kept nowhere. Of the set in force when it was received. Refuses
 * `action-not-allowed` before acceptance: nothing is handed over yet (NĐ 61/2018 Đ.18).
 */
export async function printControlSlip(
  db: Db, rooms: Rooms, dossier: Dossier, now: Date,
): Promise<Result<Uint8Array, NotAccepted>> {
  const [paper] = await controlSlipsOf(db, rooms, [{ dossier, tasks: await listTasks(db, dossier.id) }], now)
  return paper ? ok(await renderSlip(paper)) : refuse({ code: 'action-not-allowed' })
}

interface WithTasks { readonly dossier: Dossier; readonly tasks: readonly Task[] }

/**
 * The same of many as papers to print, each in its place; undefined of those not accepted. Each unit by its name on the
 * day it gave or took.
 */
export async function controlSlipsOf(
  db: Db, rooms: Rooms, dossiers: readonly WithTasks[], now: Date,
): Promise<readonly (SlipInput | undefined)[]> {
  const legs = groupBy(await listLegsOfCases(db, dossiers.map(({ dossier }) => dossier.id)), ({ caseId }) => caseId)
  const travelled = dossiers.map((one) => ({ ...one, hands: handsOf(one.tasks, legs.get(one.dossier.id) ?? []) }))
  const staff = await getStaff(db, [...new Set(travelled.flatMap(({ hands }) => hands)
    .flatMap(({ from, takerId, takenFor }) =>
      [from.doneBy ?? [], from.doneFor ?? [], takerId ?? [], takenFor ?? []].flat()))])
  const names = new Map(staff.map(({ accountId, fullName }) => [accountId, fullName]))
  return travelled.map((one) => {
    const slip = composeControlSlip(rooms, one, names, now)
    if (!slip) return undefined
    const set = policiesFor((day) => rooms.directory.on(day), dayOf(now), one.dossier).formSet as FormSet
    const data = { data: slip, at: now }
    return set === 'tt-01-2018' ? { set, form: '05', ...data } : { set, form: '06', ...data }
  })
}

/** What the slip says; undefined before acceptance. */
function composeControlSlip(
  rooms: Rooms, { dossier, tasks, hands }: WithTasks & { readonly hands: readonly Hand[] },
  names: ReadonlyMap<bigint, string>, now: Date,
): ControlSlip | undefined {
  const { number, receivedAt, dueAt, receivesAtId, competentUnitId } = dossier
  if (!receivedAt || !dueAt) return undefined
  const known = (account: bigint | null) => account === null ? null : names.get(account) ?? null
  const nameOf = (account: bigint | null, forAccount: bigint | null) => {
    const [name, absent] = [known(account), known(forAccount)]
    return name !== null && absent !== null ? signedFor(name, absent) : name
  }
  const unitName = (unitId: bigint, at: Date) => rooms.directory.on(dayOf(at)).byId(unitId)?.name ?? ''
  const directory = rooms.directory.on(dayOf(receivedAt))
  const agencyOf = (unitId: bigint) => {
    const unit = directory.byId(unitId)
    return unit && agencyAbove(directory, unit)
  }
  const own = [agencyOf(receivesAtId)?.id, agencyOf(competentUnitId)?.id]
  const others = tasks.map(({ unitId }) => agencyOf(unitId)).filter((agency) => agency && !own.includes(agency.id))
  return {
    head: headOf(directory, receivesAtId, dayOf(now)),
    dossierNumber: number,
    receivedAt,
    dueAt,
    settlingAgency: directory.byId(competentUnitId)?.name ?? '',
    cooperatingAgencies: [...new Set(others.map((agency) => agency?.name ?? ''))],
    handOvers: hands.map(({ from, to, at, takerId, takenFor }): HandOverRow => ({
      giver: unitName(from.unitId, at), receiver: unitName(to.unitId, at), givenBy: nameOf(from.doneBy, from.doneFor),
      takenBy: nameOf(takerId, takenFor), at, punctuality: punctualityOf(at, from.dueAt),
      note: from.outcome === 'sent-back' ? `Trả lại: ${from.note ?? ''}`.trimEnd() : null,
    })),
  }
}

interface Hand {
  readonly from: Task
  readonly to: Task
  readonly at: Date
  readonly takerId: bigint | null
  readonly takenFor: bigint | null
}

/**
 * Where a step ended and the next one opened at another unit, forward or back. Who took: by the receipt, else by the
 * step.
 */
function handsOf(tasks: readonly Task[], legs: readonly Leg[]): Hand[] {
  return tasks.flatMap((to, nth) => {
    const from = handedOnBy(tasks.slice(0, nth), to)
    if (!from?.doneAt || from.unitId === to.unitId) return []
    const at = from.doneAt
    const leg = legs.find((one) => one.unitId === to.unitId && one.handedOverAt.getTime() === at.getTime())
    const takerId = leg?.receivedBy ?? to.doneBy ?? to.holderId
    return [{ from, to, at, takerId, takenFor: takerId === to.doneBy ? to.doneFor : null }]
  })
}

/** The step that ended last before this one opened: of several at once, each began after the one before them. */
function handedOnBy(earlier: readonly Task[], { opensAt }: Task): Task | undefined {
  const ended = earlier.filter(({ doneAt }) => doneAt !== null && doneAt <= opensAt)
  return ended.toSorted((a, b) => Number(a.doneAt) - Number(b.doneAt)).at(-1)
}

/** On a day before that of the term is early; within the day of the term, as long as it runs, is on time. */
export function punctualityOf(doneAt: Date, dueAt: Date): Punctuality {
  if (doneAt > dueAt) return 'late'
  return dayOf(doneAt) < dayOf(dueAt) ? 'early' : 'on-time'
}

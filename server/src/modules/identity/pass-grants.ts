import { type Day, addDays, dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { listGrantsToPass, passGrantRows, seatStaff } from './store/pass-grants.ts'
import { endSessionsOfAll } from './store/sessions.ts'

export interface PassGrants {
  /** The first day of the units that take the place of others. */
  readonly from: Day
  /** Of each unit that ended, the one that takes its staff; units are numbers of organisation. */
  readonly heirs: ReadonlyMap<bigint, bigint>
  readonly after: bigint
  readonly limit: number
  readonly machineNow: Date
}

/** A role that somebody has at the new unit now, as at the old one before. */
export interface Passed {
  readonly accountId: bigint
  readonly role: string
  readonly fromId: bigint
  readonly toId: bigint
}

/**
 * Passes the roles that staff held at units which ended to the units that take their place (chuyển phân quyền): those
 * at the old end the day before, and the new begin on the day; one that began later goes over from then on. Who has the
 * role there already has it once. The next accounts after `after`; answers what was passed, and the last account looked
 * at, none when all are done. Staff sit in the new units, too. Leaves `role.passed` for each account and ends its
 * sessions.
 */
export async function passGrants(
  ctx: Ctx, { from, heirs, after, limit, machineNow }: PassGrants,
): Promise<{ readonly passed: readonly Passed[]; readonly last: bigint | undefined }> {
  const units = [...heirs.keys()]
  const grants = await listGrantsToPass(ctx.tx, { units, day: addDays(from, -1), after, limit })
  const last = grants.at(-1)?.accountId
  if (last === undefined) return { passed: [], last: undefined }
  const moves = grants.flatMap(({ role, unitId, ...grant }) => {
    const toId = unitId === null ? undefined : heirs.get(unitId)
    return role === null || unitId === null || toId === undefined ? [] : [{ ...grant, role, fromId: unitId, toId }]
  })
  await passGrantRows(ctx.tx, moves, { from, today: dayOf(ctx.now), by: ctx.actorId, at: ctx.now })
  const accounts = [...new Map(grants.map(({ accountId, publicId }) => [accountId, publicId]))]
  await seatStaff(ctx.tx, accounts.map(([id]) => id), heirs)
  await endSessionsOfAll(ctx.tx, accounts.map(([id]) => id), machineNow, 'rights')
  await Promise.all(accounts.map(([id, publicId]) => recordEvent(ctx, {
    type: 'role.passed', subjectKind: 'account', subjectId: id,
    data: { account: publicId, roles: moves.filter(({ accountId }) => accountId === id).length, from },
  })))
  return { passed: moves.map(({ accountId, role, fromId, toId }) => ({ accountId, role, fromId, toId })), last }
}

import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { type Leg, type StuckHandOver, listLegsOfCases, listStuckHandOvers } from '../workflow/public.ts'
import { isStuck } from './hand-overs.ts'
import { type PlannedAlarm, endAlarmsById, listOpenOfKind, planAlarmRows, plannedAmong } from './store/alarm-list.ts'

/** What is to be told of hand-overs, and of which nothing is to be told any more. */
export interface HandOverNews {
  readonly plan: readonly PlannedAlarm[]
  readonly end: readonly bigint[]
}

/** So many are looked at at once. */
const AT_ONCE = 500

/** Which hand-over stands still and how, as its alarm says it: of each once refused, once silent. */
export function causeOfStuck({ id, refusedAt }: Pick<Leg, 'id' | 'refusedAt'>): string {
  return `${refusedAt === null ? 'silent' : 'refused'}-${String(id)}`
}

/**
 * Looks for hand-overs that stand still and of which nobody was told (bàn giao bị từ chối, quá hạn xác nhận), and for
 * those that were told of and go on again. Reads only: most looks find nothing.
 */
export async function findHandOverNews(db: Db, now: Date): Promise<HandOverNews> {
  const plan: PlannedAlarm[] = []
  for (let after: { at: Date; id: bigint } | undefined; ;) {
    const page = await listStuckHandOvers(db, { now, unitIds: undefined, accountId: 0n, limit: AT_ONCE, after })
    plan.push(...await unknownAmong(db, page))
    const last = page.at(-1)
    if (page.length < AT_ONCE || !last) break
    after = { at: last.since, id: last.id }
  }
  const end: bigint[] = []
  for (let after = 0n; ;) {
    const open = await listOpenOfKind(db, 'hand-over', after, AT_ONCE)
    const legs = await listLegsOfCases(db, open.map(({ dossierId }) => dossierId))
    end.push(...open.filter((alarm) => !standsStill(legs, alarm, now)).map(({ id }) => id))
    const last = open.at(-1)
    if (open.length < AT_ONCE || !last) return { plan, end }
    after = last.id
  }
}

async function unknownAmong(db: Db, page: readonly StuckHandOver[]): Promise<PlannedAlarm[]> {
  const known = await plannedAmong(db, 'hand-over', page.map(({ caseId }) => caseId))
  return page.filter((leg) => !known.has(`${String(leg.caseId)} ${causeOfStuck(leg)}`)).map((leg) => ({
    dossierId: leg.caseId, kind: 'hand-over', level: 1, cause: causeOfStuck(leg), since: leg.since, dueAt: leg.since,
  }))
}

/** Whether the hand-over that an alarm tells of still stands still, in the same manner. */
export function standsStill(
  legs: readonly Leg[], { dossierId, cause }: { readonly dossierId: bigint; readonly cause: string }, now: Date,
): boolean {
  return legs.some((leg) => leg.caseId === dossierId && causeOfStuck(leg) === cause && leg.receivedAt === null
    && leg.endedAt === null && isStuck(leg, now))
}

/** Writes down what was found; each hand-over is told of once, whoever looks and however often. */
export async function noteHandOverNews(ctx: Ctx, { plan, end }: HandOverNews): Promise<void> {
  await planAlarmRows(ctx.tx, plan)
  await endAlarmsById(ctx.tx, end, ctx.now)
}

/** Whether an alarm of a dossier still has its hand-over. */
export async function isHandOverStuck(tx: Tx, dossierId: bigint, cause: string, now: Date): Promise<boolean> {
  return standsStill(await listLegsOfCases(tx, [dossierId]), { dossierId, cause }, now)
}

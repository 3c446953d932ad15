import type { Ctx, Db, Tx } from '../../platform/db.ts'
import {
  type Leg, type StuckHandOver, listLegsOfCases, listToTell, listToldOver, markTold,
} from '../workflow/public.ts'
import { isStuck } from './hand-overs.ts'
import { endAlarmsOfCauses, planAlarmRows } from './store/alarm-list.ts'

/** What is to be told of hand-overs, and of which nothing that was told holds any more. */
export interface HandOverNews {
  readonly plan: readonly StuckHandOver[]
  readonly end: readonly Pick<Leg, 'id' | 'caseId'>[]
}

/** So many are looked at at once. */
const AT_ONCE = 500
const MANNERS = ['silent', 'refused'] as const

const causeOf = (manner: typeof MANNERS[number], { id }: Pick<Leg, 'id'>) => `${manner}-${String(id)}`

/** Which hand-over stands still and how, as its alarm says it: of each once refused, once silent. */
export function causeOfStuck(leg: Pick<Leg, 'id' | 'refusedAt'>): string {
  return causeOf(leg.refusedAt === null ? 'silent' : 'refused', leg)
}

/**
 * Looks for the next hand-overs that stand still and of which nobody was told (bàn giao bị từ chối, quá hạn xác nhận),
 * and for those that were told of and go on again, or from another moment on. Reads only, and only what is new: most
 * looks find nothing, however many stand still.
 */
export async function findHandOverNews(db: Db, now: Date): Promise<HandOverNews> {
  return { plan: await listToTell(db, now, AT_ONCE), end: await listToldOver(db, AT_ONCE) }
}

/**
 * Writes down what was found; each hand-over is told of once, whoever looks and however often. What held no more ends
 * first: one that was silent and is refused now is told of as refused. Answers whether anything was noted: there may
 * be more then.
 */
export async function noteHandOverNews(ctx: Ctx, { plan, end }: HandOverNews): Promise<boolean> {
  await endAlarmsOfCauses(ctx.tx, 'hand-over', end.flatMap((leg) =>
    MANNERS.map((manner) => ({ dossierId: leg.caseId, cause: causeOf(manner, leg) }))), ctx.now)
  await planAlarmRows(ctx.tx, plan.map((leg) => ({
    dossierId: leg.caseId, kind: 'hand-over', level: 1, cause: causeOfStuck(leg), since: leg.since, dueAt: leg.since,
  })))
  const told = new Map<bigint, Date | null>(end.map(({ id }) => [id, null]))
  for (const { id, since } of plan) told.set(id, since)
  return await markTold(ctx.tx, [...told].map(([id, toldOf]) => ({ id, toldOf }))) > 0
}

/** Whether an alarm of a dossier still has its hand-over, and that stands still in the same manner. */
export async function isHandOverStuck(tx: Tx, dossierId: bigint, cause: string, now: Date): Promise<boolean> {
  return (await listLegsOfCases(tx, [dossierId])).some((leg) => causeOfStuck(leg) === cause
    && leg.receivedAt === null && leg.endedAt === null && isStuck(leg, now))
}

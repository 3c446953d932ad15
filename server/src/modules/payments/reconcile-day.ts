import { type Day, addDays, momentOn } from '../../kernel/civil-day.ts'
import type { Dong } from '../../kernel/money.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type MoneyTold, receiveMoney } from './receive-money.ts'
import { compareDay } from './domain/compare-day.ts'
import { holdLines, matchLines } from './keep-statement.ts'
import { listDayMoney, sumDay } from './store/day-money.ts'
import { type DifferenceKind, countOpen, letGo, listDifference } from './store/differences.ts'
import { noteReconciled } from './store/reconciled-days.ts'

export interface ReconcileDay {
  readonly day: Day
  /** All that the gateway says it took on the day; null where there is no gateway, or it does not answer. */
  readonly list: readonly Omit<MoneyTold, 'source'>[] | null
}

export interface ReconciledDay {
  readonly day: Day
  /** Whole đồng: of payments here, by hand or not, of the gateway's list (null without), of lines of statements. */
  readonly ours: Dong
  readonly gateway: Dong | null
  readonly statement: Dong
  /** Differences that nobody has settled. */
  readonly open: number
}

/** What is looked for anew each time; other kinds stand until somebody settles them. */
const LOOKED_FOR: readonly DifferenceKind[] = ['missing-gateway', 'missing-statement', 'unmatched']

/**
 * Holds a day three ways against itself (đối soát): payments here, the gateway's list, lines of statements. Money of
 * the list that nobody told of is received first, lines that stand for nothing are matched again. What does not go
 * together then is listed, once; what was listed and goes together now has gone. Done anew it comes to the same.
 * Leaves `day.reconciled`, and an event for each difference that is new or has gone.
 */
export async function reconcileDay(
  ctx: Ctx, { day, list }: ReconcileDay,
): Promise<Result<ReconciledDay, never>> {
  const money = (list ?? []).map((one): MoneyTold => ({ ...one, source: 'gateway' }))
  const lines = await holdLines(ctx.tx, [day], money)
  for (const one of money) await receiveMoney(ctx, one)
  const unmatched = await matchLines(ctx, lines)
  const span = { day, from: momentOn(day, 0), until: momentOn(addDays(day, 1), 0) }
  const own = await listDayMoney(ctx.tx, span)
  const found = compareDay(own, list)
  for (const one of found) {
    const listed = await listDifference(ctx.tx, { ...one, day }, ctx.now)
    if (listed) await recordEvent({ ...ctx, unitId: one.unitId ?? undefined }, {
      type: 'difference.listed', subjectKind: 'difference', subjectId: listed.id,
      data: { difference: listed.publicId, kind: one.kind, day },
    })
  }
  const kinds = list === null ? LOOKED_FOR.filter((kind) => kind !== 'missing-gateway') : LOOKED_FOR
  const gone = await letGo(ctx.tx, {
    day, kinds, at: ctx.now, found: [
      ...found.map(({ kind, source, reference }) => `${kind} ${source} ${reference}`),
      ...unmatched.map((reference) => `unmatched statement ${reference}`),
    ],
  })
  for (const { id, publicId, unitId, kind } of gone) {
    await recordEvent({ ...ctx, unitId: unitId ?? undefined }, {
      type: 'difference.gone', subjectKind: 'difference', subjectId: id, data: { difference: publicId, kind, day },
    })
  }
  const [{ taken, inStatement }, open] = await Promise.all([sumDay(ctx.tx, span), countOpen(ctx.tx, day)])
  const gateway = list === null ? null : list.reduce((sum, { amount }) => sum + amount, 0)
  await noteReconciled(ctx.tx, { day, at: ctx.now, ours: taken, gateway, statement: inStatement })
  await recordEvent(ctx, {
    type: 'day.reconciled', subjectKind: 'day', subjectId: BigInt(day.replaceAll('-', '')),
    data: { day, ours: taken, statement: inStatement, ...gateway !== null && { gateway }, open },
  })
  return ok({ day, ours: taken, gateway, statement: inStatement, open })
}

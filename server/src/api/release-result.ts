import type { ActionBody } from '@motcua/contracts/dossier-actions.ts'
import { randomUUID } from 'node:crypto'
import { type Result, refuse } from '../kernel/result.ts'
import {
  type Acted, type IssueRefusal, type MadeResult, type MakeRefusal, type OnDossier, type PrepareRefusal,
  type PreparedResult, issueResult, makeResult, prepareResult,
} from '../modules/dossiers/public.ts'
import { type Ctx, type RequestReused, type Sender, inTransaction } from '../platform/db.ts'
import { saidOfResult } from './result-rows.ts'
import type { ApiRooms } from './rooms.ts'
import { writeQr } from './write-qr.ts'

/**
 * What goes before the deed of issuing: number and words are fixed in a transaction of their own, then printed, signed,
 * checked and put on disk in none, since keys may take seconds. By a request id of its own: made again, it holds the
 * same number.
 */
export async function makeBeforeIssuing(
  rooms: ApiRooms, sender: Sender, on: OnDossier, { number, content, pins }: ActionBody<'result'>,
): Promise<Result<MadeResult, PrepareRefusal | MakeRefusal | RequestReused>> {
  const prepared: PreparedResult[] = []
  const outcome = await inTransaction(rooms, { ...sender, requestId: randomUUID() }, async (ctx) => {
    const saidOf: Parameters<typeof prepareResult>[2]['saidOf'] = (dossier) => saidOfResult(ctx.tx, rooms, dossier)
    return prepareResult(ctx, rooms, { ...on, number, content, saidOf })
  }, (value) => {
    prepared.push(value)
    return { status: 200, body: null }
  })
  if (!outcome.ok) return outcome
  const last = prepared.at(-1) // of the attempt that was committed
  if (!last) throw new Error('nothing was prepared')
  return makeResult({ ...rooms, writeQr }, last, pins)
}

/** Issues what was made just before. */
export async function issueMade(
  ctx: Ctx, rooms: ApiRooms, on: OnDossier, { number, content }: ActionBody<'result'>, made: MadeResult | undefined,
): Promise<Result<Acted, IssueRefusal>> {
  // Only where somebody else's request of the same key was let through and then refused.
  if (!made) return refuse({ code: 'result-outdated' })
  return issueResult(ctx, rooms, { ...on, number, content, made })
}
